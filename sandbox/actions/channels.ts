/** What people do to channels. */
import {
  addMember,
  archive,
  badName,
  createChannel,
  nameTaken,
  removeMember,
  rename,
} from '../conversations/conversations.ts';
import type { ChannelRequest } from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Problem } from './problem.ts';
import { actor, visible } from './who.ts';

/** @throws Problem where Slack's client would not let this person do it */
export function changeChannel(ws: Workspace, request: ChannelRequest): string {
  const person = actor(ws, request.as);
  if (request.do === 'create') {
    checkName(ws, request.name);
    return createChannel(ws, request.name, person.id, request.is_private === true).id;
  }
  const conversation = visible(ws, person, request.channel);
  if (conversation.kind === 'im' || conversation.kind === 'group') throw new Problem('This is no channel.');
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
      archive(ws, conversation, person.id, request.do === 'archive');
      break;
    case 'rename':
      checkName(ws, request.name);
      rename(ws, conversation, request.name);
      break;
    case 'invite': {
      const invited = ws.store.people.get(request.user);
      if (!invited || invited.deleted) throw new Problem(`There is no active person ${request.user}.`);
      if (!conversation.members.includes(person.id)) throw new Problem(`${person.real_name} is not in the channel.`);
      addMember(ws, conversation, invited.id, person.id);
    }
  }
  return conversation.id;
}

function checkName(ws: Workspace, name: string): void {
  if (badName(name)) throw new Problem(`"${name}" is no channel name: small letters, digits, - and _ only, up to 80.`);
  if (nameTaken(ws, name)) throw new Problem(`There is a channel #${name} already.`);
}
