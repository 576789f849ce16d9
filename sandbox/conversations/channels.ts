/** Channels: made, entered and left, changed, shared, deleted. Every change that Slack sends an event for sends it here. */
import { sendEvent } from '../delivery/events.ts';
import { LAKESIDE } from '../workspace/elsewhere.ts';
import { objectId } from '../workspace/ids.ts';
import type { Conversation } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { change } from './conversations.ts';
import { newConversation } from './new-conversation.ts';

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

/**
 * A private channel becomes a public one under the same id. Slack tells apps of it by no event that is documented:
 * `conversations.info` is what there is to ask.
 */
export function makePublic(ws: Workspace, conversation: Conversation): void {
  change(ws, conversation, { kind: 'channel' });
}

/** Shares a channel with the other organization, whose members can be added from then on. */
export function share(ws: Workspace, conversation: Conversation): void {
  change(ws, conversation, { is_ext_shared: true });
  if (hearsOf(ws, conversation)) {
    sendEvent(ws, 'channel_shared', { connected_team_id: LAKESIDE.id, channel: conversation.id });
  }
}

/** Ends the sharing: members of the other organization are out of the channel, without an event for each. */
export function unshare(ws: Workspace, conversation: Conversation): void {
  const out = conversation.members.filter((id) => ws.store.people.get(id)?.team !== undefined);
  change(ws, conversation, {
    is_ext_shared: false,
    members: conversation.members.filter((id) => !out.includes(id)),
  });
  ws.bus.changed(out);
  if (!hearsOf(ws, conversation)) return;
  const gone = { previously_connected_team_id: LAKESIDE.id, is_ext_shared: false };
  sendEvent(ws, 'channel_unshared', { ...gone, channel: conversation.id });
}

/** Deletes a channel with everything in it, for good. */
export function deleteChannel(ws: Workspace, conversation: Conversation): void {
  const kind = conversation.kind === 'private' ? 'group' : 'channel';
  if (hearsOf(ws, conversation)) sendEvent(ws, `${kind}_deleted`, { channel: conversation.id });
  for (const { channel, ts } of ws.store.messagesIn(conversation.id)) ws.store.messages.delete(`${channel}:${ts}`);
  ws.store.conversations.delete(conversation.id);
  ws.bus.changed();
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
