/** `conversations.*`, those that look; and `conversations.open`. */
import { canSee, findDirect, openDirect } from '../conversations/conversations.ts';
import { find, isHiddenReply, list } from '../conversations/messages.ts';
import { toApi } from '../delivery/notify.ts';
import { isStranger } from '../workspace/elsewhere.ts';
import type { Conversation, StoredMessage } from '../workspace/records.ts';
import { SLACKBOT } from '../workspace/user-object.ts';
import { micros } from '../workspace/workspace.ts';
import { type Answer, type Call, type Method, maybe, method, needScope, page, text } from './call.ts';
import { channelObject, conversation, readable, readState, withHistory } from './lookup.ts';
import { Refusal } from './refusal.ts';
import { conversationsByType } from './users.ts';

function open(call: Call): Answer {
  const { ws } = call;
  const given = maybe(call, 'channel');
  const named = (call.args.users as string[] | undefined) ?? [];
  const users = [...new Set(named)].filter((id) => id !== '' && id !== ws.bot.userId);
  if (given !== undefined) {
    const found = conversation(call, given);
    if (found.kind !== 'im' && found.kind !== 'group') throw new Refusal('method_not_supported_for_channel_type');
    return opened(call, found, true);
  }
  if (call.args.users === undefined) throw new Refusal('users_list_not_supplied');
  if (users.length === 0) throw new Refusal('not_enough_users');
  if (users.length > 8) throw new Refusal('too_many_users');
  needScope(call, users.length === 1 ? 'im:write' : 'mpim:write');
  // The reference does not list the error; apps that call Slack meet it for every bot.
  if (users.includes(SLACKBOT.id)) throw new Refusal('cannot_dm_bot');
  for (const id of users) {
    const person = ws.store.people.get(id);
    if (!person) throw new Refusal('user_not_found');
    if (person.deleted) throw new Refusal('user_disabled');
    if (isStranger(ws, person)) throw new Refusal('invalid_user_combination');
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

function shownMessages(call: Call, found: Conversation, keep: (message: StoredMessage) => boolean) {
  const inTime = between(call);
  const withMetadata = call.args.include_all_metadata === true;
  return list(call.ws, found.id)
    .filter((each) => inTime(each.ts) && keep(each))
    .map(toApi)
    .map(({ metadata, ...rest }) => (metadata && withMetadata ? { ...rest, metadata } : rest));
}

function history(call: Call): Answer {
  const found = withHistory(call, text(call, 'channel'));
  const all = shownMessages(call, found, (each) => !isHiddenReply(each)).reverse();
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
  const all = shownMessages(call, found, ({ ts, thread_ts }) => ts === root || thread_ts === root);
  const { items, next } = page(call, all, { default: 1000, max: 1000 });
  return {
    messages: items,
    has_more: next !== '',
    ...(next !== '' && { response_metadata: { next_cursor: next } }),
  };
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
export const CONVERSATIONS: Record<string, Method> = {
  'conversations.open': method(
    3,
    ['channels:manage', 'groups:write', 'im:write', 'mpim:write'],
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
};
