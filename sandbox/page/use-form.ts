import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Block, Container, ElementState, Outcome, StateValues } from '../protocol.ts';
import { post } from './client.ts';
import { reconciled } from './form.ts';
import { useWorkspace } from './workspace.ts';

/** What the elements of one message, modal or Home share. */
export interface Form {
  /** Where it stands; undefined in a sample, which has nobody to tell. */
  container: Container | undefined;
  values: StateValues;
  /** Error sentences by block id. */
  errors: Record<string, string>;
  /** `block_id/action_id` of actions the app has not acknowledged yet. */
  busy: ReadonlySet<string>;
  /** Keeps what an element holds, and tells nobody. */
  keep(blockId: string, actionId: string, state: ElementState): void;
  /** Keeps it and tells the app, with the whole form. Resolves once the app has acknowledged, or has not. */
  send(blockId: string, actionId: string, action: ElementState, holdsValue: boolean): Promise<void>;
  /** Tells the app what an element holds after a pause in typing, or before anything else is pressed or closed. */
  sendSoon(blockId: string, actionId: string): void;
  /** What an element would still tell is not told: it has gone. */
  forget(blockId: string, actionId: string): void;
}

/** How long a pause in typing is taken for an entered character, so that one word is not ten actions. */
const PAUSE = 300;

export const FormContext = createContext<Form | undefined>(undefined);

/** @throws outside a message, modal or Home, which would be a mistake in the page. */
export function useFormContext(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error('This element stands outside a form.');
  return form;
}

/**
 * The form of a message, modal or Home. It lives here as it does in Slack's client: `identity` names it (another identity
 * starts afresh from `known`, what the server remembers), and new blocks under the same identity keep what was filled in.
 * `failed` is told what the app or the connection did wrong; `wrong` holds errors that were there before the page was.
 */
export function useForm(
  identity: string,
  container: Container | undefined,
  blocks: readonly Block[],
  known: StateValues,
  failed: (sentence: string) => void,
  wrong: Record<string, string> = {},
): Form & { setErrors(errors: Record<string, string>): void; flush(): Promise<void> } {
  const { snapshot } = useWorkspace();
  const held = useRef<{ identity: string; values: StateValues; blocks: readonly Block[] }>(undefined);
  const [, draw] = useState(0);
  const [errors, setErrors] = useState(wrong);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const alive = useRef(true);
  const soon = useRef(new Map<string, { now(): Promise<void>; timer: ReturnType<typeof setTimeout> }>());
  useEffect(
    () => () => {
      alive.current = false;
    },
    [],
  );

  if (!held.current || held.current.identity !== identity)
    held.current = { identity, values: reconciled({}, blocks, known), blocks };
  else if (held.current.blocks !== blocks)
    held.current = { identity, values: reconciled(held.current.values, blocks, known), blocks };
  const form = held.current;

  const store = (blockId: string, actionId: string, state: ElementState) => {
    const now = held.current ?? form;
    now.values = { ...now.values, [blockId]: { ...now.values[blockId], [actionId]: state } };
    setErrors(({ [blockId]: _, ...rest }) => rest);
    draw((n) => n + 1);
  };
  const mark = (key: string, on: boolean) =>
    setBusy((was) => {
      const next = new Set(was);
      if (on) next.add(key);
      else next.delete(key);
      return next;
    });

  const drop = (key: string) => {
    clearTimeout(soon.current.get(key)?.timer);
    soon.current.delete(key);
  };
  const tell = async (blockId: string, actionId: string, action: ElementState) => {
    if (!container) return failed('This is a sample: nobody is told.');
    const key = `${blockId}/${actionId}`;
    drop(key);
    mark(key, true);
    const outcome = await post<Outcome>('action', {
      as: snapshot.me.id,
      container,
      block_id: blockId,
      action_id: actionId,
      action,
      state: { values: held.current?.values ?? {} },
    });
    if (!alive.current) return;
    mark(key, false);
    if (!outcome.ok) failed(outcome.error);
  };
  const flush = async () => {
    await Promise.all([...soon.current.values()].map(({ now }) => now()));
  };

  return useMemo(
    () => ({
      container,
      values: form.values,
      errors,
      busy,
      setErrors,
      keep: store,
      flush,
      async send(blockId, actionId, action, holds) {
        if (holds) store(blockId, actionId, action);
        // What was typed just before a press is told before it.
        else await flush();
        await tell(blockId, actionId, action);
      },
      sendSoon(blockId, actionId) {
        const key = `${blockId}/${actionId}`;
        drop(key);
        const now = async () => {
          drop(key);
          const action = held.current?.values[blockId]?.[actionId];
          if (action) await tell(blockId, actionId, action);
        };
        soon.current.set(key, { now, timer: setTimeout(now, PAUSE) });
      },
      forget: (blockId, actionId) => drop(`${blockId}/${actionId}`),
    }),
    // `form.values` changes with everything the form holds; the container with its identity.
    [form.values, errors, busy, identity, snapshot.me.id],
  );
}
