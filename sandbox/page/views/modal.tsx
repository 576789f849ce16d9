import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Outcome, SubmitOutcome, View } from '../../protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { post } from '../client.ts';
import { elementsOf, problems } from '../form.ts';
import { Icon } from '../icon.tsx';
import { withEmoji } from '../text/emoji.ts';
import { FormContext, useForm } from '../use-form.ts';
import { useWorkspace } from '../workspace.ts';
import { Avatar } from './avatar.tsx';
import { Dialog } from './dialog.tsx';

/** How long a window that is to close, or to be sent, waits for what was typed last, in milliseconds. */
const PATIENCE = 1000;

/** The open modals of a person: the top one is drawn, the ones below wait. */
export function Modals({ views }: { views: View[] }) {
  const top = views.at(-1);
  const titleId = useId();
  const leave = useRef<() => void>(() => {});
  if (!top) return null;
  return (
    <Dialog class="modal" labelledBy={titleId} onEscape={() => leave.current()}>
      <ModalView key={top.id} view={top} depth={views.length} titleId={titleId} leave={leave} />
    </Dialog>
  );
}

interface ModalViewProps {
  view: View;
  depth: number;
  titleId: string;
  /** Where the view puts what Escape does. */
  leave: { current: () => void };
}

/** The first thing to be filled in: what the app asked for, or simply the first field, if there is any. */
function firstField(body: HTMLElement): HTMLElement | null {
  return (
    body.querySelector<HTMLElement>('[data-focus-on-load]') ??
    body.querySelector<HTMLElement>('input:not([type=file]), textarea')
  );
}

function ModalView({ view, depth, titleId, leave }: ModalViewProps) {
  const { snapshot, refresh } = useWorkspace();
  const [failure, setFailure] = useState('');
  const [sending, setSending] = useState(false);
  const form = useForm(
    view.id,
    { type: 'view', view_id: view.id },
    view.blocks,
    view.state.values,
    setFailure,
    view.errors,
  );
  const body = useRef<HTMLDivElement>(null);
  const shell = useRef<HTMLDivElement>(null);
  const alive = useRef(true);
  useEffect(
    () => () => {
      alive.current = false;
    },
    [],
  );
  const as = snapshot.me.id;

  // Another set of questions under the same view is another page: it begins at the top, at its first field.
  const asked = elementsOf(view.blocks).map((one) => `${one.blockId}/${one.element.action_id}`);
  const before = useRef<string[]>(undefined);
  useLayoutEffect(() => {
    const isNew =
      before.current === undefined || (asked.length > 0 && !asked.some((one) => before.current?.includes(one)));
    before.current = asked;
    if (!isNew) return;
    setFailure('');
    // The dialog around it opens in the same step, later, and would take the focus for its first button.
    queueMicrotask(() => {
      if (!body.current) return;
      body.current.scrollTop = 0;
      const button = shell.current?.querySelector<HTMLElement>('.modal-foot .button:last-child');
      (firstField(body.current) ?? button)?.focus({ preventScroll: true });
    });
  }, [view.hash]);

  /** What was typed last is told before the window closes or is sent; an app that does not answer keeps nobody. */
  const toldLast = () => Promise.race([form.flush(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  const close = async (clear: boolean) => {
    await toldLast();
    const outcome = await post<Outcome>('close', { as, view_id: view.id, ...(clear ? { clear } : {}) });
    if (!outcome.ok && alive.current) setFailure(outcome.error);
    refresh();
  };
  leave.current = () => void close(depth > 1);

  const toFirstError = (errors: Record<string, string>) => {
    form.setErrors(errors);
    const blocks = view.blocks.map((block) => block.block_id);
    const first = blocks.find((id) => errors[id]) ?? Object.keys(errors)[0];
    requestAnimationFrame(() => {
      const block = [...(body.current?.querySelectorAll<HTMLElement>('[data-block]') ?? [])].find(
        (one) => one.dataset.block === first,
      );
      block?.scrollIntoView({ block: 'center' });
      block?.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true });
    });
  };
  const submit = async () => {
    if (sending) return;
    const wrong = problems(view, form.values);
    if (Object.keys(wrong).length > 0) return toFirstError(wrong);
    setFailure('');
    form.setErrors({});
    setSending(true);
    await toldLast();
    if (!alive.current) return;
    const outcome = await post<SubmitOutcome>('submit', { as, view_id: view.id, state: { values: form.values } });
    if (!alive.current) return;
    setSending(false);
    if (!outcome.ok) setFailure(outcome.error);
    else if (outcome.response === 'errors') toFirstError(outcome.errors);
    refresh();
  };

  const inputs = view.blocks.some((block) => block.type === 'input');
  const submitLabel = view.submit ? withEmoji(view.submit.text) : inputs ? 'Submit' : '';
  return (
    <div ref={shell} class="modal-shell" tabIndex={-1}>
      <header class="modal-head">
        {depth > 1 ? (
          <button type="button" class="icon-button" aria-label="Back" title="Back" onClick={() => void close(false)}>
            <Icon name="back" />
          </button>
        ) : (
          <Avatar person={snapshot.bot.userId} size={28} />
        )}
        <h2 id={titleId} aria-live="polite">
          {withEmoji(view.title?.text ?? snapshot.bot.name)}
        </h2>
        <button
          type="button"
          class="icon-button"
          aria-label="Close dialog"
          title="Close"
          onClick={() => void close(depth > 1)}
        >
          <Icon name="close" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut that works in any field of the form */}
      <div
        ref={body}
        class="modal-body"
        onKeyDown={(event) => {
          // As in Slack, Ctrl or ⌘ with Enter sends the form from anywhere in it.
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submitLabel) {
            event.preventDefault();
            void submit();
          }
        }}
      >
        <FormContext.Provider value={form}>
          <Blocks blocks={view.blocks} />
        </FormContext.Provider>
      </div>
      {failure ? (
        <p class="modal-failure" role="alert">
          <Icon name="fault" size={18} /> {failure}
        </p>
      ) : null}
      <footer class="modal-foot">
        <button type="button" class="button" onClick={() => void close(false)}>
          {view.close ? withEmoji(view.close.text) : submitLabel ? 'Cancel' : 'Close'}
        </button>
        {submitLabel ? (
          <button
            type="button"
            class="button button-primary"
            aria-busy={sending}
            disabled={view.submit_disabled === true}
            onClick={() => void submit()}
          >
            <span class="button-text">{submitLabel}</span>
            {sending ? <span class="spinner" /> : null}
          </button>
        ) : null}
      </footer>
      {sending ? (
        <span class="unseen" role="status">
          Sending…
        </span>
      ) : null}
    </div>
  );
}
