/** `conversations.*` and `pins.*`. */
import {
  addMember,
  archive,
  badName,
  canSee,
  change,
  createChannel,
  findDirect,
  nameTaken,
  openDirect,
  removeMember,
  rename,
} from '../conversations.ts';
import { find, list, toApi } from '../messages.ts';
import type { Conversation } from '../records.ts';
import { micros } from '../workspace.ts';
import { type Answer, type Call, type Method, maybe, needScope, page, text } from './call.ts';
import { channelObject, conversation, readable, readState, withHistory } from './channel.ts';
import { Refusal } from './refusal.ts';
import { conversationsByType } from './users.ts';

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

function open(call: Call): Answer {
  const { ws } = call;
  const given = maybe(call, 'channel');
  const users = (call.args.users as string[] | undefined)?.filter((id) => id !== '' && id !== ws.bot.userId) ?? [];
  if (given !== undefined) {
    const found = conversation(call, given);
    if (found.kind !== 'im' && found.kind !== 'group') throw new Refusal('method_not_supported_for_channel_type');
    return opened(call, found, true);
  }
  if (call.args.users === undefined) throw new Refusal('users_list_not_supplied');
  if (users.length === 0) throw new Refusal('not_enough_users');
  if (users.length > 8) throw new Refusal('too_many_users');
  needScope(call, users.length === 1 ? 'im:write' : 'mpim:write');
  for (const id of users) {
    const person = ws.store.people.get(id);
    if (!person) throw new Refusal('user_not_found');
    if (person.deleted) throw new Refusal('user_disabled');
  }
  const members = [...users, ws.bot.userId];
  const before = findDirect(ws, members);
  if (!before && call.args.prevent_creation === true) throw new Refusal('channel_not_found');
  return opened(call, before ?? openDirect(ws, members), before !== undefined);
}

function opened(call: Call, found: Conversation, before: boolean): Answer {
  const already = before ? { no_op: true, already_open: true } : {};
  return { ...already, channel: call.args.return_im === true ? channelObject(call.ws, found) : { id: found.id } };
}

function info(call: Call): Answer {
  const { ws } = call;
  const found = readable(call, text(call, 'channel'));
  return {
    channel: {
      ...channelObject(ws, found),
      ...readState(ws, found),
      ...(call.args.include_locale === true && { locale: 'en-US' }),
      ...(call.args.include_num_members === true && { num_members: found.members.length }),
    },
  };
}

function listAll(call: Call): Answer {
  const { ws } = call;
  const all = conversationsByType(call).filter((each) => canSee(ws, each, ws.bot.userId));
  const { items, next } = page(call, all, { default: 100, max: 1000 });
  const channels = items.map((each) => ({
    ...channelObject(ws, each),
    ...(each.kind !== 'im' && { num_members: each.members.length }),
  }));
  return { channels, response_metadata: { next_cursor: next } };
}

function members(call: Call): Answer {
  const found = readable(call, text(call, 'channel'));
  const { items, next } = page(call, found.members, { default: 100, max: 1000 });
  return { members: items, response_metadata: { next_cursor: next } };
}

/** @throws Refusal invalid_ts_latest, invalid_ts_oldest */
function between(call: Call): (ts: string) => boolean {
  const bound = (name: 'oldest' | 'latest', otherwise: number) => {
    const given = maybe(call, name);
    if (given === undefined) return otherwise;
    if (!/^\d+(\.\d+)?$/.test(given)) throw new Refusal(`invalid_ts_${name}`);
    return micros(given);
  };
  const [oldest, latest] = [bound('oldest', 0), bound('latest', Number.POSITIVE_INFINITY)];
  const inclusive = call.args.inclusive === true;
  return (ts) => {
    const at = micros(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function shownMessages(call: Call, found: Conversation, keep: (ts: string, thread?: string) => boolean) {
  const inTime = between(call);
  const withMetadata = call.args.include_all_metadata === true;
  return list(call.ws, found.id)
    .filter((each) => inTime(each.ts) && keep(each.ts, each.thread_ts))
    .map(toApi)
    .map(({ metadata, ...rest }) => (metadata && withMetadata ? { ...rest, metadata } : rest));
}

function history(call: Call): Answer {
  const found = withHistory(call, text(call, 'channel'));
  const all = shownMessages(call, found, (ts, thread) => thread === undefined || thread === ts).reverse();
  const { items, next } = page(call, all, { default: 100, max: 999 });
  return {
    messages: items,
    has_more: next !== '',
    pin_count: found.pins.length,
    ...(next !== '' && { response_metadata: { next_cursor: next } }),
  };
}

function replies(call: Call): Answer {
  const found = withHistory(call, text(call, 'channel'));
  const asked = find(call.ws, found.id, text(call, 'ts'));
  if (!asked || asked.ephemeral) throw new Refusal('thread_not_found');
  const root = asked.thread_ts ?? asked.ts;
  const all = shownMessages(call, found, (ts, thread) => ts === root || thread === root);
  const { items, next } = page(call, all, { default: 1000, max: 1000 });
  return {
    messages: items,
    has_more: next !== '',
    ...(next !== '' && { response_metadata: { next_cursor: next } }),
  };
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
  if (!found.members.includes(ws.bot.userId)) return { not_in_channel: true };
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
  const topic = maybe(call, 'topic') ?? '';
  if ([...topic].length > 250) throw new Refusal('too_long');
  change(call.ws, found, { topic: { value: topic, creator: call.ws.bot.userId, last_set: call.ws.seconds() } });
  return { channel: channelObject(call.ws, found) };
}

const READS = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const HISTORIES = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];
const PAGED = { cursor: 'string', limit: 'integer' } as const;
const TIMES = {
  ...PAGED,
  oldest: 'string',
  latest: 'string',
  inclusive: 'boolean',
  include_all_metadata: 'boolean',
} as const;
const method = (tier: Method['tier'], scopes: string[], args: Method['args'], run: Method['run']): Method => ({
  tier,
  token: 'bot',
  scopes,
  args,
  run,
});

export const CONVERSATIONS: Record<string, Method> = {
  'conversations.open': method(
    3,
    anyOf(WRITE),
    { channel: 'string', users: 'list', return_im: 'boolean', prevent_creation: 'boolean' },
    open,
  ),
  'conversations.info': method(
    3,
    READS,
    { channel: 'string!', include_locale: 'boolean', include_num_members: 'boolean' },
    info,
  ),
  'conversations.list': method(
    2,
    READS,
    { ...PAGED, types: 'list', exclude_archived: 'boolean', team_id: 'string' },
    listAll,
  ),
  'conversations.members': method(4, READS, { channel: 'string!', ...PAGED }, members),
  'conversations.history': method(3, HISTORIES, { channel: 'string!', ...TIMES }, history),
  'conversations.replies': method(3, HISTORIES, { channel: 'string!', ts: 'string!', ...TIMES }, replies),
  'conversations.create': method(2, anyOf(WRITE), { name: 'string', is_private: 'boolean', team_id: 'string' }, create),
  'conversations.invite': method(3, anyOf(INVITE), { channel: 'string!', users: 'list', force: 'boolean' }, invite),
  'conversations.join': method(3, ['channels:join'], { channel: 'string!' }, join),
  'conversations.leave': method(3, anyOf(WRITE), { channel: 'string!' }, leave),
  'conversations.kick': method(3, anyOf(WRITE), { channel: 'string!', user: 'string!' }, kick),
  'conversations.archive': method(2, anyOf(WRITE), { channel: 'string!' }, archiveOne),
  'conversations.rename': method(2, anyOf(WRITE), { channel: 'string!', name: 'string' }, renameOne),
  'conversations.setTopic': method(2, anyOf(TOPIC), { channel: 'string!', topic: 'string' }, setTopic),
};
