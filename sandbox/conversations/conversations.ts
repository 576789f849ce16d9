/** Conversations: who sees which, and what changes them. Every change that Slack sends an event for sends it here. */
import { sendEvent } from '../delivery/events.ts';
import { objectId } from '../workspace/ids.ts';
import type { Conversation } from '../workspace/records.ts';
import { micros, type Workspace } from '../workspace/workspace.ts';
import { newConversation } from './new-conversation.ts';

/** True where this person may read the conversation: as member, or because it is public and they are no guest. */
export function canSee(ws: Workspace, conversation: Conversation, user: string): boolean {
  if (conversation.members.includes(user)) return true;
  return conversation.kind === 'channel' && ws.store.people.get(user)?.is_restricted === false;
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

/** Makes a channel with its creator as the only member; its name has been checked. */
export function createChannel(ws: Workspace, name: string, creator: string, isPrivate: boolean): Conversation {
  const kind = isPrivate ? 'private' : 'channel';
  const made = newConversation({ id: objectId('C'), kind, name, members: [creator] }, ws.seconds());
  ws.store.conversations.set(made.id, made);
  if (!isPrivate) {
    sendEvent(ws, 'channel_created', {
      channel: { id: made.id, name, created: made.created, creator, is_channel: true, name_normalized: name },
    });
  }
  ws.bus.changed();
  return made;
}

/** Adds a member and tells the app where it may know. */
export function addMember(ws: Workspace, conversation: Conversation, user: string, inviter?: string): void {
  if (conversation.members.includes(user)) return;
  change(ws, conversation, { members: [...conversation.members, user] });
  if (!botKnows(ws, conversation)) return;
  sendEvent(ws, 'member_joined_channel', {
    user,
    channel: conversation.id,
    channel_type: typeLetter(conversation),
    team: ws.team.id,
    ...(inviter && { inviter }),
  });
}

/** Removes a member and tells the app where it may know; when the bot itself is removed, that it left. */
export function removeMember(ws: Workspace, conversation: Conversation, user: string, actor: string): void {
  if (!conversation.members.includes(user)) return;
  const known = botKnows(ws, conversation);
  change(ws, conversation, { members: conversation.members.filter((member) => member !== user) });
  ws.bus.changed([user]);
  if (!known) return;
  if (user === ws.bot.userId) {
    const type = conversation.kind === 'private' ? 'group_left' : 'channel_left';
    sendEvent(ws, type, { channel: conversation.id, actor_id: actor });
  } else {
    sendEvent(ws, 'member_left_channel', {
      user,
      channel: conversation.id,
      channel_type: typeLetter(conversation),
      team: ws.team.id,
    });
  }
}

export function archive(ws: Workspace, conversation: Conversation, user: string, archived: boolean): void {
  change(ws, conversation, { is_archived: archived });
  if (!hearsOf(ws, conversation)) return;
  const kind = conversation.kind === 'private' ? 'group' : 'channel';
  sendEvent(ws, `${kind}_${archived ? 'archive' : 'unarchive'}`, { channel: conversation.id, user, is_moved: 0 });
}

export function rename(ws: Workspace, conversation: Conversation, name: string): void {
  change(ws, conversation, { name, previous_names: [conversation.name, ...conversation.previous_names] });
  if (!hearsOf(ws, conversation)) return;
  const kind = conversation.kind === 'private' ? 'group' : 'channel';
  sendEvent(ws, `${kind}_rename`, {
    channel: { id: conversation.id, name, name_normalized: name, created: conversation.created },
  });
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

/** The problem Slack names with a channel name, or undefined when it is good. */
export function badName(name: string): string | undefined {
  if (name === '') return 'invalid_name_required';
  if ([...name].length > 80) return 'invalid_name_maxlength';
  if (!/[\p{L}\p{N}]/u.test(name)) return 'invalid_name_punctuation';
  if (!/^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-]+$/u.test(name)) return 'invalid_name_specials';
  return undefined;
}

/** True when a channel, archived or not, has this name. */
export function nameTaken(ws: Workspace, name: string): boolean {
  return [...ws.store.conversations.values()].some((each) => each.name === name);
}

function botKnows(ws: Workspace, conversation: Conversation): boolean {
  return conversation.members.includes(ws.bot.userId);
}

/** What happens to a public channel as a whole, the app hears of without being in it. */
function hearsOf(ws: Workspace, conversation: Conversation): boolean {
  return conversation.kind === 'channel' || botKnows(ws, conversation);
}

function typeLetter(conversation: Conversation): 'C' | 'G' {
  return conversation.kind === 'channel' ? 'C' : 'G';
}
