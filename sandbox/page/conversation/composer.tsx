import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CommandSummary, FileObject, Outcome } from '../../protocol.ts';
import { post, upload } from '../client.ts';
import { keepDraft, takeDraft } from '../drafts.ts';
import { grow } from '../elements/text-inputs.tsx';
import { Icon } from '../icon.tsx';
import { useWorkspace } from '../workspace.ts';
import { CommandList, offered } from './command-list.tsx';

interface ComposerProps {
  channel: string;
  thread?: string;
  /** What the empty field says: `Message #general`. */
  placeholder: string;
}

/** Where one writes: Enter sends, Shift+Enter starts a line, a slash lists the commands. What is not sent stays a draft. */
export function Composer({ channel, thread, placeholder }: ComposerProps) {
  const { snapshot, say } = useWorkspace();
  const { me, bot } = snapshot;
  const key = `${me.id}/${channel}/${thread ?? ''}`;
  const [text, setText] = useState(() => takeDraft(key));
  const [files, setFiles] = useState<FileObject[]>([]);
  const [problem, setProblem] = useState('');
  const [sending, setSending] = useState(false);
  const [active, setActive] = useState(0);
  const [folded, setFolded] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useLayoutEffect(() => grow(field.current), [text]);
  useEffect(() => {
    const fill = (event: Event) => {
      if (thread) return;
      write((event as CustomEvent<string>).detail);
      field.current?.focus();
    };
    addEventListener('compose', fill);
    return () => removeEventListener('compose', fill);
  });

  const commands = folded ? [] : offered(text, bot.commands);
  const at = Math.min(active, commands.length - 1);
  const command = bot.commands.find((one) => text === one.command || text === `${one.command} `);

  function write(next: string) {
    setText(next);
    setProblem('');
    setFolded(false);
    keepDraft(key, next);
  }
  const choose = (one: CommandSummary) => {
    write(`${one.command} `);
    setActive(0);
    field.current?.focus();
  };
  const send = async () => {
    const line = text.trim();
    if ((!line && files.length === 0) || sending) return;
    const sent = files;
    setSending(true);
    setFiles([]);
    write('');
    const where = { as: me.id, channel, ...(thread ? { thread_ts: thread } : {}) };
    const outcome = /^\/[^/]/.test(line)
      ? await post<Outcome>('command', { ...where, text: line })
      : await post<Outcome>('message', {
          ...where,
          text: line,
          ...(sent.length > 0 ? { files: sent.map((file) => file.id) } : {}),
        });
    setSending(false);
    if (outcome.ok) return;
    setProblem(outcome.error);
    // What did not get through comes back, unless something else has been begun meanwhile.
    if (takeDraft(key)) return;
    setText(line);
    setFiles(sent);
    keepDraft(key, line);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (commands.length > 0) {
      const one = commands[at];
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        setActive((at + (event.key === 'ArrowDown' ? 1 : commands.length - 1)) % commands.length);
        return;
      }
      if (one && (event.key === 'Tab' || (event.key === 'Enter' && text !== one.command))) {
        event.preventDefault();
        choose(one);
        return;
      }
      if (event.key === 'Escape') {
        event.preventDefault();
        setFolded(true);
        return;
      }
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  };

  return (
    <div class="composer-frame">
      {problem ? (
        <p class="composer-problem" role="alert">
          <Icon name="fault" size={16} /> {problem}
        </p>
      ) : null}
      {commands.length > 0 ? (
        <CommandList id={id} commands={commands} at={at} hover={setActive} choose={choose} />
      ) : null}
      <div class="composer">
        {files.length > 0 ? (
          <div class="composer-files">
            {files.map((file) => (
              <span key={file.id} class="token">
                {file.name}
                <button
                  type="button"
                  class="token-remove"
                  aria-label={`Remove ${file.name}`}
                  onClick={() => setFiles(files.filter((one) => one.id !== file.id))}
                >
                  <Icon name="close" size={12} />
                </button>
              </span>
            ))}
          </div>
        ) : null}
        <div class="composer-text">
          <textarea
            ref={field}
            rows={1}
            value={text}
            placeholder={placeholder}
            aria-label={placeholder}
            aria-haspopup="listbox"
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={commands.length > 0 ? `${id}-${at}` : undefined}
            data-composer={thread ? undefined : true}
            onInput={(event) => write(event.currentTarget.value)}
            onKeyDown={keyDown}
          />
          {command?.usage_hint ? (
            <span class="ghost" aria-hidden="true">
              <span class="ghost-typed">{text.trimEnd()} </span>
              {command.usage_hint}
            </span>
          ) : null}
        </div>
        <div class="composer-foot">
          <label class="icon-button" title="Add files">
            <Icon name="plus" />
            <input
              class="unseen"
              type="file"
              multiple
              aria-label="Add files"
              onChange={async (event) => {
                const input = event.currentTarget;
                for (const file of input.files ?? []) {
                  const outcome = await upload(me.id, file);
                  if (outcome.ok) setFiles((was) => [...was, outcome.file]);
                  else say(outcome.error);
                }
                input.value = '';
              }}
            />
          </label>
          <button
            type="button"
            class="icon-button"
            aria-label="List the commands"
            title="List the commands"
            onClick={() => {
              write('/');
              field.current?.focus();
            }}
          >
            <span class="slash" aria-hidden="true">
              /
            </span>
          </button>
          <span class="composer-tip">
            <kbd>Enter</kbd> sends, <kbd>Shift</kbd> <kbd>Enter</kbd> starts a line
          </span>
          <button
            type="button"
            class="send"
            aria-label="Send"
            disabled={(!text.trim() && files.length === 0) || sending}
            onClick={() => void send()}
          >
            {sending ? <span class="spinner" /> : <Icon name="send" />}
          </button>
        </div>
      </div>
    </div>
  );
}
