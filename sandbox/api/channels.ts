/** `conversations.*`, those that change channels. */
import {
  addMember,
  archive,
  badName,
  createChannel,
  nameTaken,
  removeMember,
  rename,
} from '../conversations/channels.ts';
import { change } from '../conversations/conversations.ts';
import type { Conversation } from '../workspace/records.ts';
import { type Answer, type Call, type Method, maybe, method, needScope, text } from './call.ts';
import { channelObject, conversation } from './lookup.ts';
import { Refusal } from './refusal.ts';

const WRITE = { channel: ['channels:manage'], private: ['groups:write'], im: ['im:write'], group: ['mpim:write'] };
const INVITE = {
  ...WRITE,
  channel: ['channels:manage', 'channels:write.invites'],
  private: ['groups:write', 'groups:write.invites'],
};
const TOPIC = {
  ...WRITE,
  channel: ['channels:manage', 'channels:write.topic'],
  private: ['groups:write', 'groups:write.topic'],
  im: ['im:write', 'im:write.topic'],
  group: ['mpim:write', 'mpim:write.topic'],
};
const anyOf = (scopes: Record<string, string[]>) => Object.values(scopes).flat();

/** @throws Refusal channel_not_found, missing_scope, method_not_supported_for_channel_type, not_in_channel, is_archived */
function channelToChange(call: Call, scopes: typeof WRITE, allow: { archived?: boolean } = {}): Conversation {
  const found = conversation(call, text(call, 'channel'));
  needScope(call, ...scopes[found.kind]);
  if (found.kind === 'im' || found.kind === 'group') throw new Refusal('method_not_supported_for_channel_type');
  if (!found.members.includes(call.ws.bot.userId)) throw new Refusal('not_in_channel');
  if (found.is_archived && !allow.archived) throw new Refusal('is_archived');
  return found;
}

function create(call: Call): Answer {
  const { ws } = call;
  const isPrivate = call.args.is_private === true;
  needScope(call, ...(isPrivate ? WRITE.private : WRITE.channel));
  const name = maybe(call, 'name') ?? '';
  const bad = badName(name);
  if (bad) throw new Refusal(bad);
  if (nameTaken(ws, name)) throw new Refusal('name_taken');
  return { channel: channelObject(ws, createChannel(ws, name, ws.bot.userId, isPrivate)) };
}

function invite(call: Call): Answer {
  const { ws } = call;
  const found = channelToChange(call, INVITE);
  const users = ((call.args.users as string[] | undefined) ?? []).filter((id) => id !== '');
  if (users.length === 0) throw new Refusal('no_user');
  const problems = users.flatMap((id) => {
    const error = inviteProblem(call, found, id);
    return error ? [{ user: id, ok: false, error }] : [];
  });
  if (problems.length > 0 && call.args.force !== true) {
    throw new Refusal(problems[0]?.error ?? 'cant_invite', { errors: problems });
  }
  const good = users.filter((id) => !problems.some((problem) => problem.user === id));
  if (good.length === 0) throw new Refusal(problems[0]?.error ?? 'cant_invite', { errors: problems });
  for (const id of good) addMember(ws, found, id, ws.bot.userId);
  return { channel: channelObject(ws, found), ...(problems.length > 0 && { errors: problems }) };
}

function inviteProblem({ ws }: Call, found: Conversation, id: string): string | undefined {
  const person = ws.store.people.get(id);
  if (!person) return 'user_not_found';
  if (id === ws.bot.userId) return 'cant_invite_self';
  if (person.deleted) return 'cant_invite';
  // Who belongs to another organization comes in from there, and only where the channel is shared with it.
  if (person.team && !found.members.includes(id)) {
    return found.is_ext_shared ? 'no_external_invite_permission' : 'cant_invite';
  }
  return found.members.includes(id) ? 'already_in_channel' : undefined;
}

function join(call: Call): Answer {
  const { ws } = call;
  const found = conversation(call, text(call, 'channel'));
  if (found.kind !== 'channel') throw new Refusal('method_not_supported_for_channel_type');
  if (found.is_archived) throw new Refusal('is_archived');
  if (found.members.includes(ws.bot.userId)) call.warn('already_in_channel');
  else addMember(ws, found, ws.bot.userId);
  return { channel: channelObject(ws, found) };
}

function leave(call: Call): Answer {
  const { ws } = call;
  const found = conversation(call, text(call, 'channel'));
  needScope(call, ...WRITE[found.kind]);
  if (found.kind === 'im' || found.kind === 'group') throw new Refusal('method_not_supported_for_channel_type');
  if (found.is_general) throw new Refusal('cant_leave_general');
  if (found.is_archived) throw new Refusal('is_archived');
  // Not an error with a code: https://docs.slack.dev/reference/methods/conversations.leave
  if (!found.members.includes(ws.bot.userId)) return { ok: false, not_in_channel: true };
  if (found.members.length === 1) throw new Refusal('last_member');
  removeMember(ws, found, ws.bot.userId, ws.bot.userId);
  return {};
}

function kick(call: Call): Answer {
  const { ws } = call;
  const found = channelToChange(call, WRITE);
  const user = text(call, 'user');
  if (found.is_general) throw new Refusal('cant_kick_from_general');
  if (user === ws.bot.userId) throw new Refusal('cant_kick_self');
  if (!ws.store.people.get(user)) throw new Refusal('user_not_found');
  if (!found.members.includes(user)) throw new Refusal('not_in_channel');
  removeMember(ws, found, user, ws.bot.userId);
  return {};
}

function archiveOne(call: Call): Answer {
  const found = channelToChange(call, WRITE, { archived: true });
  if (found.is_archived) throw new Refusal('already_archived');
  if (found.is_general) throw new Refusal('cant_archive_general');
  archive(call.ws, found, call.ws.bot.userId, true);
  return {};
}

function renameOne(call: Call): Answer {
  const found = channelToChange(call, WRITE);
  const name = maybe(call, 'name') ?? '';
  const bad = badName(name);
  if (bad) throw new Refusal(bad);
  if (found.creator !== call.ws.bot.userId) throw new Refusal('not_authorized');
  if (name !== found.name && nameTaken(call.ws, name)) throw new Refusal('name_taken');
  rename(call.ws, found, name);
  return { channel: channelObject(call.ws, found) };
}

function setTopic(call: Call): Answer {
  const found = channelToChange(call, TOPIC);
  const topic = text(call, 'topic');
  if ([...topic].length > 250) throw new Refusal('too_long');
  change(call.ws, found, { topic: { value: topic, creator: call.ws.bot.userId, last_set: call.ws.seconds() } });
  return { channel: channelObject(call.ws, found) };
}

function setPurpose(call: Call): Answer {
  const found = channelToChange(call, TOPIC);
  const purpose = text(call, 'purpose');
  if ([...purpose].length > 250) throw new Refusal('too_long');
  change(call.ws, found, { purpose: { value: purpose, creator: call.ws.bot.userId, last_set: call.ws.seconds() } });
  return { channel: channelObject(call.ws, found) };
}

export const CHANNELS: Record<string, Method> = {
  'conversations.create': method(2, anyOf(WRITE), { name: 'string', is_private: 'boolean', team_id: 'string' }, create),
  'conversations.invite': method(3, anyOf(INVITE), { channel: 'string!', users: 'list', force: 'boolean' }, invite),
  'conversations.join': method(3, ['channels:join'], { channel: 'string!' }, join),
  'conversations.leave': method(3, anyOf(WRITE), { channel: 'string!' }, leave),
  'conversations.kick': method(3, anyOf(WRITE), { channel: 'string!', user: 'string!' }, kick),
  'conversations.archive': method(2, anyOf(WRITE), { channel: 'string!' }, archiveOne),
  'conversations.rename': method(2, anyOf(WRITE), { channel: 'string!', name: 'string' }, renameOne),
  'conversations.setTopic': method(2, anyOf(TOPIC), { channel: 'string!', topic: 'text!' }, setTopic),
  'conversations.setPurpose': method(2, anyOf(TOPIC), { channel: 'string!', purpose: 'text!' }, setPurpose),
};
