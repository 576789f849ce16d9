import { act } from '../../sandbox/actions/action.ts';
import { runCommand } from '../../sandbox/actions/command.ts';
import { findDirect } from '../../sandbox/conversations/conversations.ts';
import { interactive, type Placed } from '../../sandbox/forms/elements.ts';
import type { Container, ElementState, Option, StateValues, View } from '../../sandbox/protocol.ts';
import { textOf } from '../support/journey.ts';
import type { Kept, Window } from './restore.ts';

/** One screen that a person came to. */
export interface Screen {
  /** The id of the button that opened it, or what was typed or looked at. */
  how: string;
  /** Everything on it, see `everythingOn`. */
  text: string;
}

/** Buttons that open something or turn a page. */
const opens = new Set([
  ...['open', 'back', 'edit', 'full', 'act', 'think'].map((verb) => `assess:${verb}`),
  ...['open', 'earlier', 'later', 'show', 'add', 'edit', 'leave', 'note', 'leave-note'].map((verb) => `goals:${verb}`),
  ...['share', 'tell', 'history', 'newer', 'older', 'back'].map((verb) => `goals:${verb}`),
  ...['open', 'earlier', 'later', 'add', 'edit', 'details', 'why', 'remind'].map((verb) => `network:${verb}`),
  ...['hello', 'ask', 'words', 'talk', 'change-talk', 'more'].map((verb) => `network:${verb}`),
  ...['another-day', 'dismissed', 'leave'].map((verb) => `network:${verb}`),
  ...['open', 'change', 'history', 'digest-change'].map((verb) => `nudge:${verb}`),
  ...['begin', 'preview', 'all', 'past', 'show', 'read', 'history', 'unsafe', 'words', 'change'].map(
    (verb) => `relationship:${verb}`,
  ),
  ...['without-bot', 'cannot', 'not-remembered', 'pause', 'end', 'readers'].map((verb) => `relationship:${verb}`),
  ...['open', 'offer', 'arrange', 'log', 'none', 'agenda', 'topic', 'item-words'].map((verb) => `meeting:${verb}`),
  ...['write-up', 'notes', 'thanks', 'past', 'actions', 'copy', 'drop'].map((verb) => `meeting:${verb}`),
  'pushes:nights',
  'pushes:hours',
  'contacts:open',
  'privacy:who-sees',
]);

/** Buttons that do something: the other tests press some of them. */
const does = new Set([
  ...['again', 'remove', 'anew'].map((verb) => `assess:${verb}`),
  ...['done', 'let-go', 'reopen', 'remove', 'stop-sharing', 'stop-following', 'anew'].map((verb) => `goals:${verb}`),
  ...['allow', 'as-mentor', 'no-more-from', 'no-messages', 'take-messages', 'write-to-mentee', 'write-to-mentor'].map(
    (verb) => `goals:${verb}`,
  ),
  ...['remove', 'undo', 'dismiss', 'undismiss', 'anew', 'show-now', 'said-hello', 'send-picture', 'remove-picture'].map(
    (verb) => `network:${verb}`,
  ),
  ...['sent', 'chased', 'not-sent', 'yes', 'not-now', 'no', 'met', 'helps', 'not-yet', 'forget'].map(
    (verb) => `network:${verb}`,
  ),
  ...['remove-reminder', 'open-message', 'write-mail'].map((verb) => `network:${verb}`),
  ...['sent-it', 'wrote-twice', 'said-yes', 'cant-now', 'no-answer-yet', 'let-it-go'].map((verb) => `network:${verb}`),
  ...['send', 'anew', 'agree', 'decline', 'take-back', 'note-agreed', 'resume', 'mute', 'unmute'].map(
    (verb) => `relationship:${verb}`,
  ),
  ...['take', 'withdraw', 'cancel', 'met', 'not-yet', 'fell-through', 'seen'].map((verb) => `meeting:${verb}`),
  ...['done', 'tick', 'untick'].map((verb) => `meeting:${verb}`),
  ...['up', 'main', 'open', 'later', 'reached', 'not-reached', 'out'].map((verb) => `meeting:item-${verb}`),
  ...['take-out', 'end-nights', 'end-away'].map((verb) => `pushes:${verb}`),
  ...['send-one', 'digest-on', 'digest-off'].map((verb) => `nudge:${verb}`),
  'relationship:keep',
  'meeting:chat',
  'home:full-text',
  'home:neutral-text',
  'contacts:hide',
  'contacts:show-again',
]);

/** What they show depends on the page they stand on, besides their own value. */
const byPage = new Set(['assess:back', 'goals:newer', 'goals:older']);

/** They keep what was typed on their page: in a window that was left open that would do something. */
const keeps = new Set(['assess:back', 'goals:leave', 'goals:leave-note', 'network:leave']);

/** The presses that an element is for: one of a button, one for each option behind a ⋯. */
function pressesOf({ block, element }: Placed) {
  if (element.type === 'button')
    return [
      { block, element, id: element.action_id, value: element.value, action: { type: 'button' } as ElementState },
    ];
  if (element.type !== 'overflow') return [];
  return (element.options as Option[]).map((option) => {
    const [id = '', ...value] = option.value.split(' ');
    const action: ElementState = { type: 'overflow', selected_option: option };
    return { block, element, id, value: value.join(' ') || undefined, action };
  });
}

/** A place with buttons: a modal as it was shown, Home, or a message. */
interface Place {
  container: Container;
  blocks: View['blocks'];
  /** Of a modal. */
  view?: View;
  /** Left open with what was typed in it. */
  isWindow?: boolean;
  /** Puts it back as it was when its buttons were found: it may have changed meanwhile, or be closed. */
  putBack(): void;
}

/** Everything on a surface as text: its words, then what its inputs hold, each after `= `. */
export function everythingOn(surface: { blocks?: unknown; state?: { values: StateValues } } | undefined): string {
  const values = Object.values(surface?.state?.values ?? {}).flatMap((inputs) => Object.values(inputs));
  const held = values.flatMap((input): unknown[] => [
    input.value,
    input.selected_date,
    input.selected_user,
    input.selected_option?.text.text,
    ...(input.selected_options ?? []).map((option) => option.text.text),
  ]);
  return [textOf(surface), ...held.filter((one) => typeof one === 'string').map((one) => `= ${one}`)].join('\n');
}

/** Where people walk: a Slack, and what was left open in it. */
interface Walked extends Pick<Kept, 'sandbox' | 'windows'> {
  /** Nobody presses what would keep something that was typed. */
  keepsNothing?: boolean;
}

/** Opens a modal for somebody as they had left it, in place of those that are open. */
export function reopen({ sandbox }: Pick<Kept, 'sandbox'>, { who, view, values }: Omit<Window, 'is' | 'label'>): void {
  const { store, forms } = sandbox.workspace;
  const person = sandbox.person(who);
  for (const { id } of person.modals()) store.views.delete(id);
  store.views.set(view.id, { view, user: person.id, stack: 1, depth: 0 });
  forms.write(person.id, view.id, structuredClone(values));
}

/**
 * Looks at Home, every message, every modal that was left open and every word of the command, presses every button
 * there that opens something or turns a page, and goes on so in what it opens. A button is pressed in the modal it was
 * found in, as in a window that has stayed open.
 *
 * @throws Error on a button that nobody answers, and on one that is not known here
 */
export async function walk(kept: Walked, name: string): Promise<Screen[]> {
  const { workspace: ws, settled } = kept.sandbox;
  const who = kept.sandbox.person(name);
  const screens: Screen[] = [];
  const pressed = new Set<string>();
  const waiting: Place[] = [];
  const see = (how: string, place: Place, text: string) => {
    screens.push({ how, text });
    waiting.push(place);
  };
  const seeModal = (how: string, view: View, isWindow = false) => {
    const container = { type: 'view' as const, view_id: view.id };
    const putBack = () => reopen(kept, { who: name, view, values: view.state.values });
    see(how, { container, blocks: view.blocks, view, isWindow, putBack }, everythingOn(view));
  };
  const close = () => {
    for (const { id } of who.modals()) ws.store.views.delete(id);
  };
  /** The modal that comes in place of this one, or on top of it. */
  const opened = async (what: string, before?: View): Promise<View> => {
    for (const until = performance.now() + 20_000; performance.now() < until; ) {
      const now = who.modal();
      if (now && (now.id !== before?.id || now.hash !== before.hash)) return now;
      await new Promise((done) => setTimeout(done, 1));
    }
    throw new Error(`${name}: ${what}, and nothing opened.`);
  };

  await who.openHome();
  const home = ws.store.homes.get(who.id);
  if (!home) throw new Error(`${name} has no Home.`);
  const { id: homeId, blocks } = home.view;
  const container = { type: 'view' as const, view_id: homeId };
  see('home', { container, blocks, putBack: () => ws.store.homes.set(who.id, home) }, everythingOn(home.view));
  const channel = findDirect(ws, [who.id, ws.bot.userId])?.id ?? '';
  for (const message of who.dm()) {
    const container = { type: 'message' as const, channel_id: channel, message_ts: message.ts };
    const putBack = () => ws.store.messages.set(`${channel}:${message.ts}`, message);
    see('message', { container, blocks: message.blocks ?? [], putBack }, everythingOn(message));
  }
  for (const window of kept.windows) {
    if (window.who !== name) continue;
    reopen(kept, window);
    const view = who.modal();
    if (view) seeModal('window', view, true);
  }
  for (const word of ['', ' assess', ' network', ' goals', ' meet', ' privacy']) {
    close();
    await runCommand(ws, { as: who.id, channel, text: `/mentoring${word}` });
    seeModal(`/mentoring${word}`, await opened(`/mentoring${word}`));
  }
  close();
  await who.command('/mentoring help');
  screens.push({ how: '/mentoring help', text: everythingOn(who.ephemerals().at(-1)) });

  for (let place = waiting.shift(); place; place = waiting.shift()) {
    for (const { block, element, id, value, action } of interactive(place.blocks).flatMap(pressesOf)) {
      if (does.has(id) || ((place.isWindow || kept.keepsNothing) && keeps.has(id))) continue;
      if (!opens.has(id)) throw new Error(`Does ${id} open something, or do something? Say so in walk.ts.`);
      const key = [place.container.type, id, value, byPage.has(id) && place.view?.private_metadata].join();
      if (pressed.has(key)) continue;
      pressed.add(key);
      close();
      place.putBack();
      const press = { as: who.id, container: place.container, block_id: block.block_id, action_id: element.action_id };
      await act(ws, { ...press, action });
      seeModal(id, await opened(`pressed ${id} (${String(value)})`, place.view));
    }
  }
  close();
  await settled();
  return screens;
}
