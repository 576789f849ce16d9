/** What people do to channels. */
import {
  addMember,
  archive,
  badName,
  createChannel,
  deleteChannel,
  makePublic,
  nameTaken,
  removeMember,
  rename,
  share,
  unshare,
} from '../conversations/channels.ts';
import { find, remove } from '../conversations/messages.ts';
import { pin, unpin } from '../conversations/pins.ts';
import type { ChannelRequest } from '../protocol.ts';
import type { Conversation, Person } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Problem } from './problem.ts';
import { actor, visible } from './who.ts';

/** What only full members of this workspace do, and only in channels they are in. */
const FOR_FULL_MEMBERS: readonly ChannelRequest['do'][] = [
  ...(['archive', 'unarchive', 'rename', 'make_public', 'share', 'unshare', 'delete', 'invite', 'remove'] as const),
];

/**
 * Does it, with the events that follow from it.
 * @throws Problem where Slack's client would not let this person do it
 * @returns the channel's id
 */
export function changeChannel(ws: Workspace, request: ChannelRequest): string {
  const person = actor(ws, request.as);
  if (request.do === 'create') {
    if (!isFull(person)) throw new Problem(`${person.real_name} is ${standing(person)} and makes no channels.`);
    checkName(ws, request.name);
    return createChannel(ws, request.name, person.id, request.is_private === true).id;
  }
  const conversation = visible(ws, person, request.channel);
  if (conversation.kind === 'im' || conversation.kind === 'group') throw new Problem('This is no channel.');
  if (request.do !== 'join') checkStanding(person, conversation, request.do);
  switch (request.do) {
    case 'join':
      if (conversation.kind === 'private') throw new Problem('A private channel is joined by invitation.');
      addMember(ws, conversation, person.id);
      break;
    case 'leave':
      if (conversation.is_general) throw new Problem('Nobody leaves #general.');
      removeMember(ws, conversation, person.id, person.id);
      break;
    case 'archive':
    case 'unarchive':
      if (conversation.is_general) throw new Problem('Nobody archives #general.');
      archive(ws, conversation, person.id, request.do === 'archive');
      break;
    case 'delete':
      if (conversation.is_general) throw new Problem('Nobody deletes #general.');
      if (!person.is_admin) throw new Problem('Only an admin deletes channels.');
      deleteChannel(ws, conversation);
      break;
    case 'rename':
      checkName(ws, request.name);
      rename(ws, conversation, request.name);
      break;
    case 'make_public':
      if (conversation.kind === 'channel') throw new Problem(`#${conversation.name} is public already.`);
      makePublic(ws, conversation);
      break;
    case 'share':
      if (conversation.is_ext_shared) throw new Problem(`#${conversation.name} is shared already.`);
      if (conversation.is_general) throw new Problem('Nobody shares #general.');
      share(ws, conversation);
      break;
    case 'unshare':
      if (!conversation.is_ext_shared) throw new Problem(`#${conversation.name} is shared with nobody.`);
      unshare(ws, conversation);
      break;
    case 'invite':
      invite(ws, conversation, person, request.user);
      break;
    case 'remove':
      if (conversation.is_general) throw new Problem('Nobody is removed from #general.');
      if (!conversation.members.includes(request.user)) throw new Problem(`${request.user} is not in the channel.`);
      removeMember(ws, conversation, request.user, person.id);
      break;
    default:
      changeMessage(ws, conversation, person, request);
  }
  return conversation.id;
}

const isFull = (person: Person): boolean => !person.is_restricted && person.team === undefined;
const standing = (person: Person): string => (person.team ? `of ${person.team.name}` : 'a guest');

function checkStanding(person: Person, { members, name }: Conversation, doing: ChannelRequest['do']): void {
  if (!members.includes(person.id)) throw new Problem(`${person.real_name} is not in #${name}.`);
  if (FOR_FULL_MEMBERS.includes(doing) && !isFull(person)) {
    throw new Problem(`${person.real_name} is ${standing(person)} and cannot do this to a channel.`);
  }
}

function invite(ws: Workspace, conversation: Conversation, by: Person, user: string): void {
  const invited = ws.store.people.get(user);
  if (!invited || invited.deleted) throw new Problem(`There is no active person ${user}.`);
  if (conversation.is_archived) throw new Problem(`#${conversation.name} is archived.`);
  if (invited.team && !conversation.is_ext_shared) {
    throw new Problem(
      `${invited.real_name} is of ${invited.team.name}, with which #${conversation.name} is not shared.`,
    );
  }
  addMember(ws, conversation, invited.id, by.id);
}

/** A message is pinned or let go by any member; it is taken out by whoever wrote it, or by an admin. */
function changeMessage(
  ws: Workspace,
  conversation: Conversation,
  person: Person,
  request: Extract<ChannelRequest, { ts: string }>,
): void {
  const message = find(ws, conversation.id, request.ts);
  if (!message || message.ephemeral) throw new Problem('This message is no longer there.');
  if (request.do === 'delete_message') {
    if (message.user !== person.id && !person.is_admin) throw new Problem('Only an admin deletes messages of others.');
    remove(ws, message);
    return;
  }
  (request.do === 'pin' ? pin : unpin)(ws, conversation, message, person.id);
}

function checkName(ws: Workspace, name: string): void {
  if (badName(name)) throw new Problem(`"${name}" is no channel name: small letters, digits, - and _ only, up to 80.`);
  if (nameTaken(ws, name)) throw new Problem(`There is a channel #${name} already.`);
}
