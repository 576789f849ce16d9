import { useId, useState } from 'preact/hooks';
import type { DmOutcome } from '../../protocol.ts';
import { post } from '../client.ts';
import { useWorkspace } from '../workspace.ts';
import { Dialog } from './dialog.tsx';

/** Asks for the name of a new channel, and whether it is private; then one is in it, alone. */
export function ChannelMaker({ close }: { close(): void }) {
  const { snapshot, place, go, refresh } = useWorkspace();
  const [name, setName] = useState('');
  const [isPrivate, setPrivate] = useState(true);
  const [wrong, setWrong] = useState('');
  const id = useId();
  const make = async () => {
    const request = { do: 'create', as: snapshot.me.id, name, is_private: isPrivate };
    const outcome = await post<DmOutcome>('channel', request);
    if (!outcome.ok) return setWrong(outcome.error);
    refresh();
    close();
    go({ ...(place.as ? { as: place.as } : {}), channel: outcome.channel });
  };
  return (
    <Dialog class="confirm" labelledBy={`${id}title`} onEscape={close} onBackdrop={close}>
      <form
        class="channel-maker"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <h2 id={`${id}title`} class="confirm-title">
          Make a channel
        </h2>
        <div class="panel-form">
          <label class="label" for={`${id}name`}>
            Name
          </label>
          <input
            id={`${id}name`}
            class="input"
            data-autofocus
            value={name}
            maxLength={80}
            placeholder="maya-and-daniel"
            aria-invalid={wrong !== ''}
            aria-describedby={wrong ? `${id}wrong` : undefined}
            onInput={(event) => {
              setName(event.currentTarget.value.toLowerCase().replaceAll(' ', '-'));
              setWrong('');
            }}
          />
          {wrong ? (
            <p id={`${id}wrong`} class="error" role="alert">
              {wrong}
            </p>
          ) : null}
        </div>
        <label class="switch-line">
          <input type="checkbox" checked={isPrivate} onChange={() => setPrivate(!isPrivate)} />
          Private: only those who are added can read it
        </label>
        <div class="confirm-buttons">
          <button type="button" class="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={name === ''}>
            Make
          </button>
        </div>
      </form>
    </Dialog>
  );
}
