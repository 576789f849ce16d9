import type { FileInput } from '@slack/types';
import { useState } from 'preact/hooks';
import { upload } from '../client.ts';
import { Icon } from '../icon.tsx';
import { useWorkspace } from '../workspace.ts';
import { type ElementPlace, naming, useElement } from './use-element.ts';

/** Files out of the person's machine; each goes into the workspace as it is chosen. */
export function KitFileInput(place: ElementPlace<FileInput>) {
  const { element } = place;
  const { state, change } = useElement(place);
  const { snapshot } = useWorkspace();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const files = state.files ?? [];
  const most = element.max_files ?? 10;
  const take = async (chosen: File[]) => {
    setProblem('');
    const types = element.filetypes?.map((type) => type.toLowerCase());
    const wrong = types && chosen.find((file) => !types.includes(file.name.split('.').at(-1)?.toLowerCase() ?? ''));
    if (wrong) return setProblem(`${wrong.name} is not one of the kinds allowed here: ${types.join(', ')}.`);
    if (files.length + chosen.length > most)
      return setProblem(`At most ${most} ${most === 1 ? 'file' : 'files'} can be added here.`);
    setBusy(true);
    const next = [...files];
    for (const file of chosen) {
      const outcome = await upload(snapshot.me.id, file);
      if (outcome.ok) next.push(outcome.file);
      else setProblem(outcome.error);
    }
    setBusy(false);
    await change({ type: 'file_input', files: next });
  };
  return (
    <div class="files-field">
      <label class={`drop${files.length >= most ? ' drop-full' : ''}`}>
        <Icon name="attach" />
        <span>{busy ? 'Uploading…' : most === 1 ? 'Choose a file' : 'Choose files'}</span>
        <input
          id={place.fieldId}
          class="unseen"
          type="file"
          multiple={most > 1}
          disabled={files.length >= most || busy}
          accept={element.filetypes?.map((type) => `.${type}`).join(',')}
          {...naming(place, 'Files')}
          onChange={(event) => {
            const field = event.currentTarget;
            void take([...(field.files ?? [])]).then(() => {
              field.value = '';
            });
          }}
        />
      </label>
      {files.map((file) => (
        <span key={file.id} class="token">
          {file.name}
          <button
            type="button"
            class="token-remove"
            aria-label={`Remove ${file.name}`}
            onClick={() => void change({ type: 'file_input', files: files.filter((other) => other.id !== file.id) })}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      ))}
      {problem ? (
        <p class="error" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
