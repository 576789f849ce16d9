/** Finds what a person means by the name of something they can act on. */
import { Problem } from '../actions/problem.ts';
import { list } from '../conversations/messages.ts';
import type { Block, Container, Option, View } from '../protocol.ts';
import type { StoredMessage } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { interactive, type Placed } from './elements.ts';
import { optionsOf } from './forms.ts';
import { openModals } from './views.ts';

/** Where to look: by default the modal on top, or with none open the messages, newest first, then Home. */
export type Where = 'modal' | 'home' | 'message' | StoredMessage;

interface Spot {
  container: Container;
  blocks: Block[];
}

/** Messages of every conversation this person is in, oldest first, with those only they see. */
export function messagesSeenBy(ws: Workspace, id: string): StoredMessage[] {
  return [...ws.store.conversations.values()]
    .filter((each) => each.members.includes(id))
    .flatMap((each) => list(ws, each.id, id))
    .sort((a, b) => Number(a.ts) - Number(b.ts));
}

/**
 * The first element of these kinds that goes by this name: its action id, its text, the id or label of its block.
 * @throws Problem listing what there is instead
 */
export function findFor(
  ws: Workspace,
  person: { id: string; name: string },
  what: string,
  where: Where | undefined,
  kinds: (type: string) => boolean,
): Spot & { placed: Placed } {
  const open = spots(ws, person.id, where);
  for (const spot of open) {
    const placed = interactive(spot.blocks).find((each) => kinds(each.element.type) && goesBy(each, what));
    if (placed) return { ...spot, placed };
  }
  const there = open.flatMap(({ blocks }) =>
    interactive(blocks)
      .filter((each) => kinds(each.element.type))
      .map(nameOf),
  );
  const listing = there.length > 0 ? `There are: ${[...new Set(there)].join(', ')}.` : 'There is nothing of the kind.';
  const modalOpen = openModals(ws, person.id).length > 0;
  throw new Problem(`${person.name} sees no "${what}" ${whereName(where, modalOpen)}. ${listing}`);
}

function spots(ws: Workspace, id: string, where: Where | undefined): Spot[] {
  if (typeof where === 'object') {
    const now = ws.store.messages.get(`${where.channel}:${where.ts}`);
    return now ? [ofMessage(now)] : [];
  }
  const modal = openModals(ws, id).at(-1)?.view;
  if (where === 'modal' || (where === undefined && modal)) return modal ? [ofView(modal)] : [];
  const home = ws.store.homes.get(id)?.view;
  const homes = home && where !== 'message' ? [ofView(home)] : [];
  return where === 'home' ? homes : [...messagesSeenBy(ws, id).reverse().map(ofMessage), ...homes];
}

const ofView = (view: View): Spot => ({ container: { type: 'view', view_id: view.id }, blocks: view.blocks });

const ofMessage = (message: StoredMessage): Spot => ({
  container: { type: 'message', channel_id: message.channel, message_ts: message.ts },
  blocks: message.blocks ?? [],
});

/** The option of a menu that goes by this: its text, or the first word of its value. */
export const optionOf = (element: Placed['element'], what: string): Option | undefined =>
  optionsOf(element).find((one) => one.text.text === what || one.value?.split(' ')[0] === what);

const textOf = (value: unknown) => (value as { text?: string } | undefined)?.text;

function goesBy({ block, element, input }: Placed, what: string): boolean {
  const names = [element.action_id, block.block_id, textOf(element.text), textOf(block.label)];
  if (element.type === 'overflow' && optionOf(element, what)) return true;
  if (!input && block.type === 'section') names.push(textOf(block.text)?.replaceAll('*', ''));
  return names.includes(what);
}

function nameOf({ block, element }: Placed): string {
  return `"${textOf(element.text) ?? textOf(block.label) ?? element.action_id}"`;
}

function whereName(where: Where | undefined, modalOpen: boolean): string {
  if (typeof where === 'object') return 'in that message';
  if (where !== undefined) return `in ${where === 'modal' ? 'the modal' : where === 'home' ? 'Home' : 'any message'}`;
  return modalOpen ? 'in the modal' : 'in any message or Home';
}
