/** Conversations: who sees which, direct ones opened, read and changed. */
import { objectId } from '../workspace/ids.ts';
import type { Conversation } from '../workspace/records.ts';
import { micros, type Workspace } from '../workspace/workspace.ts';
import { newConversation } from './new-conversation.ts';

/** True where this person may read the conversation: as member, or because it is public and they are a full member here. */
export function canSee(ws: Workspace, conversation: Conversation, user: string): boolean {
  if (conversation.members.includes(user)) return true;
  const person = ws.store.people.get(user);
  return conversation.kind === 'channel' && person?.is_restricted === false && person.team === undefined;
}

/** A conversation that the app's bot may know of, by id, `#name` or name. */
export function findForBot(ws: Workspace, idOrName: string): Conversation | undefined {
  const name = idOrName.replace(/^#/, '');
  const found =
    ws.store.conversations.get(idOrName) ??
    [...ws.store.conversations.values()].find((each) => each.name === name && each.name !== '');
  return found && canSee(ws, found, ws.bot.userId) ? found : undefined;
}

/** The direct conversation of exactly these people, if there is one. */
export function findDirect(ws: Workspace, members: string[]): Conversation | undefined {
  const wanted = [...members].sort().join();
  return [...ws.store.conversations.values()].find(
    (each) => (each.kind === 'im' || each.kind === 'group') && [...each.members].sort().join() === wanted,
  );
}

/** The direct conversation of these people, made if there is none. */
export function openDirect(ws: Workspace, members: string[]): Conversation {
  const found = findDirect(ws, members);
  if (found) return found;
  const isGroup = members.length > 2;
  const id = objectId(isGroup ? 'G' : 'D');
  const made = newConversation({ id, kind: isGroup ? 'group' : 'im', members }, ws.seconds());
  ws.store.conversations.set(made.id, made);
  ws.bus.changed(members);
  return made;
}

/** Writes changed fields and tells everyone who is in. */
export function change(ws: Workspace, conversation: Conversation, fields: Partial<Conversation>): Conversation {
  Object.assign(conversation, fields, { updated: ws.clock.now().getTime() });
  ws.store.conversations.set(conversation.id, conversation);
  ws.bus.changed(conversation.kind === 'channel' ? undefined : conversation.members);
  return conversation;
}

/** Marks everything up to `ts` as read by a person; never moves backwards. */
export function markRead(ws: Workspace, conversation: Conversation, user: string, ts: string): void {
  const before = conversation.last_read[user];
  if (before !== undefined && micros(before) >= micros(ts)) return;
  conversation.last_read[user] = ts;
  ws.store.conversations.set(conversation.id, conversation);
  ws.bus.changed([user]);
}
