/**
 * People as functions, for tests and scripts in the same process: what they do goes the same way as from the page, and
 * each doing resolves when the app has settled.
 */

import { act, loadOptions } from './actions/action.ts';
import { runCommand, sendMessage } from './actions/command.ts';
import { openHome } from './actions/home.ts';
import { closeModal, submit } from './actions/modal.ts';
import { Problem } from './actions/problem.ts';
import { findDirect } from './conversations/conversations.ts';
import { list } from './conversations/messages.ts';
import { type Answer, answerFor } from './forms/answers.ts';
import type { Placed } from './forms/elements.ts';
import { findFor, messagesSeenBy, optionOf, type Where } from './forms/find.ts';
import { openModals, seenView } from './forms/views.ts';
import type { Container, ElementState, FailureEvent, NotificationEvent, SubmitOutcome, View } from './protocol.ts';
import type { Conversation, Person, StoredMessage } from './workspace/records.ts';
import type { Workspace } from './workspace/workspace.ts';

export interface PersonDoor {
  id: string;
  name: string;
  /** Sends a slash command from a conversation (default: the direct one with the app). Throws Slack's sentence when the app fails. */
  command(text: string, options?: { in?: string }): Promise<void>;
  /** Posts a message: `#general`, a conversation id, or the name of a person. */
  say(where: string, text: string, options?: { thread_ts?: string }): Promise<void>;
  openHome(tab?: 'home' | 'messages'): Promise<void>;
  /** Home as last published for this person. */
  home(): View | undefined;
  /** Messages of the direct conversation with the app, oldest first, those only this person sees included. */
  dm(): StoredMessage[];
  /** Messages of a conversation this person sees, oldest first. */
  messages(where?: string): StoredMessage[];
  /** Messages only this person sees, in every conversation, oldest first. */
  ephemerals(): StoredMessage[];
  /** The modal on top, with what was filled in. */
  modal(): View | undefined;
  /** All modals, the one on top last. */
  modals(): View[];
  /**
   * Presses a button, by its text or action id, or an option behind a ⋯, by its text or the first word of its value;
   * `confirm: false` answers no to its dialog.
   */
  press(what: string, options?: { in?: Where; confirm?: boolean }): Promise<void>;
  /**
   * Chooses in a select, checkboxes, radio buttons, a date, time or overflow, by action id, block id or label. Options
   * by their text or value, people and conversations by name or id; for checkboxes and multi-selects these become all
   * that is chosen.
   */
  choose(what: string, ...values: string[]): Promise<void>;
  /** As `choose`, in a given place. */
  chooseIn(where: Where, what: string, ...values: string[]): Promise<void>;
  /** Fills a text input, by action id, block id or label. `enter` presses Enter afterwards. */
  type(what: string, text: string, options?: { in?: Where; enter?: boolean }): Promise<void>;
  /** Sends the modal on top. */
  submit(): Promise<SubmitOutcome>;
  /** Closes the modal on top by its close button, or with `all` by the × for the whole stack. */
  close(options?: { all?: boolean }): Promise<void>;
  /** What a locked phone has shown, oldest first. */
  notifications(): NotificationEvent[];
  /** What Slack's client has said about the app failing, oldest first. */
  failures(): FailureEvent[];
}

/** @throws Problem when nobody goes by this name */
export function personDoor(ws: Workspace, name: string, settled: () => Promise<void>): PersonDoor {
  const { id } = findPerson(ws, name);
  const direct = () => findDirect(ws, [id, ws.bot.userId]);
  const modals = () => openModals(ws, id).map((stored) => seenView(ws, stored));
  const home = () => {
    const stored = ws.store.homes.get(id);
    return stored && seenView(ws, stored);
  };
  const top = () => {
    const view = modals().at(-1);
    if (!view) throw new Problem(`${name} has no modal open.`);
    return view;
  };

  const search = (what: string, where: Where | undefined, kinds: (type: string) => boolean) =>
    findFor(ws, { id, name }, what, where, kinds);

  const send = async (container: Container, { block, element }: Placed, action: ElementState) => {
    const request = { as: id, container, block_id: block.block_id, action_id: element.action_id, action };
    await act(ws, request);
    await settled();
  };

  const chooseIn = async (where: Where | undefined, what: string, values: string[]) => {
    const { container, placed } = search(what, where, (type) => type !== 'button' && !type.endsWith('_input'));
    const ask = async (value: string): Promise<Answer[]> => {
      const { block, element } = placed;
      const request = { as: id, container, block_id: block.block_id, action_id: element.action_id, value };
      const loaded = await loadOptions(ws, request);
      return 'options' in loaded ? loaded.options : loaded.option_groups.flatMap((group) => group.options);
    };
    await send(container, placed, await answerFor(ws, placed.element, values, ask));
  };

  return {
    id,
    name,
    async command(text, options = {}) {
      const channel = options.in === undefined ? direct()?.id : conversationId(ws, id, options.in);
      await runCommand(ws, { as: id, channel: channel ?? '', text });
      await settled();
    },
    async say(where, text, options = {}) {
      sendMessage(ws, { as: id, channel: conversationId(ws, id, where), text, ...options });
      await settled();
    },
    async openHome(tab = 'home') {
      openHome(ws, { as: id, tab });
      await settled();
    },
    home,
    dm: () => list(ws, direct()?.id ?? '', id),
    messages: (where) => list(ws, where === undefined ? (direct()?.id ?? '') : conversationId(ws, id, where), id),
    ephemerals: () => messagesSeenBy(ws, id).filter((message) => message.ephemeral),
    modal: () => modals().at(-1),
    modals,
    async press(what, options = {}) {
      const { container, placed } = search(what, options.in, (type) => type === 'button' || type === 'overflow');
      if (placed.element.confirm !== undefined && options.confirm === false) return;
      const behind = placed.element.type === 'overflow' ? optionOf(placed.element, what) : undefined;
      await send(container, placed, behind ? { type: 'overflow', selected_option: behind } : { type: 'button' });
    },
    choose: (what, ...values) => chooseIn(undefined, what, values),
    chooseIn: (where, what, ...values) => chooseIn(where, what, values),
    async type(what, text, options = {}) {
      const { container, blocks, placed } = search(
        what,
        options.in,
        (type) => type.endsWith('_input') && type !== 'file_input',
      );
      const { block, element } = placed;
      const config = element.dispatch_action_config as { trigger_actions_on?: string[] } | undefined;
      const on = config?.trigger_actions_on ?? ['on_enter_pressed'];
      const dispatches =
        on.includes('on_character_entered') || (options.enter === true && on.includes('on_enter_pressed'));
      const action: ElementState = { type: element.type, value: text };
      if (dispatches) return send(container, placed, action);
      const place = container.type === 'view' ? container.view_id : `${container.channel_id}:${container.message_ts}`;
      const values = ws.forms.read(id, place, blocks);
      values[block.block_id] = { ...values[block.block_id], [element.action_id]: action };
      ws.forms.write(id, place, values);
    },
    async submit() {
      const outcome = await submit(ws, { as: id, view_id: top().id });
      await settled();
      return outcome;
    },
    async close(options = {}) {
      await closeModal(ws, { as: id, view_id: top().id, ...(options.all && { clear: true }) });
      await settled();
    },
    notifications: () => ws.bus.notifications(id),
    failures: () => ws.bus.failures(id),
  };
}

function findPerson(ws: Workspace, name: string): Person {
  const wanted = name.toLowerCase();
  const found = [...ws.store.people.values()].find(
    (person) =>
      !person.is_bot && [person.id, person.name, person.real_name].some((each) => each.toLowerCase() === wanted),
  );
  if (found) return found;
  const names = [...ws.store.people.values()].filter((person) => !person.is_bot).map((person) => person.name);
  throw new Problem(`There is no person "${name}". There are: ${names.join(', ')}.`);
}

function conversationId(ws: Workspace, me: string, where: string): string {
  const byId = ws.store.conversations.get(where);
  if (byId) return byId.id;
  const name = where.replace(/^#/, '');
  const channel = [...ws.store.conversations.values()].find((each: Conversation) => each.name === name);
  if (channel) return channel.id;
  const other = where.toLowerCase() === ws.app.botName.toLowerCase() ? ws.bot.userId : findPerson(ws, where).id;
  const direct = findDirect(ws, [me, other]);
  if (!direct) throw new Problem(`There is no conversation with "${where}" yet.`);
  return direct.id;
}
