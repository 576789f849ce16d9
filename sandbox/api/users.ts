/** `users.*` and `dnd.*`. */
import type { Conversation, Person } from '../workspace/records.ts';
import { SLACKBOT, userObject } from '../workspace/user-object.ts';
import { type Answer, type Call, type Method, maybe, needScope, page, text } from './call.ts';
import { channelObject } from './lookup.ts';
import { Refusal } from './refusal.ts';

function shown(call: Call, person: Person): Record<string, unknown> {
  const user = userObject(call.ws, person, call.token.scopes.includes('users:read.email'));
  return call.args.include_locale === true ? { ...user, locale: 'en-US' } : user;
}

/** @throws Refusal user_not_found */
function person(call: Call, id: string): Person {
  const found = call.ws.store.people.get(id);
  if (!found) throw new Refusal('user_not_found');
  return found;
}

function info(call: Call): Answer {
  const id = text(call, 'user');
  return { user: shown(call, id === SLACKBOT.id ? SLACKBOT : person(call, id)) };
}

function list(call: Call): Answer {
  const { items, next } = page(call, [SLACKBOT, ...call.ws.store.people.values()], { default: 1000, max: 1000 });
  return {
    members: items.map((each) => shown(call, each)),
    cache_ts: call.ws.seconds(),
    response_metadata: { next_cursor: next },
  };
}

function lookupByEmail(call: Call): Answer {
  const email = text(call, 'email').toLowerCase();
  const found = [...call.ws.store.people.values()].find(
    (each) => each.email !== '' && each.email.toLowerCase() === email && !each.deleted && !each.team,
  );
  if (!found) throw new Refusal('users_not_found');
  return { user: shown(call, found) };
}

const TYPES: Record<string, { kind: Conversation['kind']; scope: string }> = {
  public_channel: { kind: 'channel', scope: 'channels:read' },
  private_channel: { kind: 'private', scope: 'groups:read' },
  im: { kind: 'im', scope: 'im:read' },
  mpim: { kind: 'group', scope: 'mpim:read' },
};

/**
 * Conversations of the kinds that were asked for and the token may read.
 * @throws Refusal invalid_types, missing_scope
 */
export function conversationsByType(call: Call): Conversation[] {
  const types = (call.args.types as string[] | undefined) ?? ['public_channel'];
  const kinds = types.map((type) => {
    const rule = TYPES[type];
    if (!rule) throw new Refusal('invalid_types');
    needScope(call, rule.scope);
    return rule.kind;
  });
  const excludeArchived = call.args.exclude_archived === true;
  return [...call.ws.store.conversations.values()].filter(
    (each) => kinds.includes(each.kind) && !(excludeArchived && each.is_archived),
  );
}

function conversations(call: Call): Answer {
  const { ws } = call;
  const user = maybe(call, 'user') ?? ws.bot.userId;
  person(call, user);
  const all = conversationsByType(call).filter(
    (each) => each.members.includes(user) && (each.kind === 'channel' || each.members.includes(ws.bot.userId)),
  );
  const { items, next } = page(call, all, { default: 100, max: 999 });
  return {
    // Unlike elsewhere it does not say whether the app is in them.
    channels: items.map((each) => {
      const { is_member: _, ...shown } = channelObject(ws, each);
      return shown;
    }),
    response_metadata: { next_cursor: next },
  };
}

function dndOf(call: Call, found: Person): Record<string, unknown> {
  const { dnd } = found;
  const now = call.ws.seconds();
  const ahead = dnd !== undefined && dnd.end > now;
  return ahead
    ? { dnd_enabled: true, next_dnd_start_ts: dnd.start, next_dnd_end_ts: dnd.end }
    : { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 };
}

function dndInfo(call: Call): Answer {
  return { ...dndOf(call, person(call, maybe(call, 'user') ?? call.ws.bot.userId)) };
}

function dndTeamInfo(call: Call): Answer {
  const ids = (call.args.users as string[] | undefined)?.filter((id) => id !== '') ?? [];
  if (ids.length === 0) throw new Refusal('no_users_provided');
  const found = ids.flatMap((id) => call.ws.store.people.get(id) ?? []);
  return { users: Object.fromEntries(found.map((each) => [each.id, dndOf(call, each)])), cached: true };
}

const READS = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];

export const USERS: Record<string, Method> = {
  'users.info': {
    tier: 4,
    token: 'bot',
    scopes: ['users:read'],
    args: { user: 'string!', include_locale: 'boolean' },
    run: info,
  },
  'users.list': {
    tier: 2,
    token: 'bot',
    scopes: ['users:read'],
    args: { cursor: 'string', limit: 'integer', include_locale: 'boolean', team_id: 'string' },
    run: list,
  },
  'users.lookupByEmail': {
    tier: 3,
    token: 'bot',
    scopes: ['users:read.email'],
    args: { email: 'string!' },
    run: lookupByEmail,
  },
  'users.conversations': {
    tier: 3,
    token: 'bot',
    scopes: READS,
    args: {
      cursor: 'string',
      limit: 'integer',
      types: 'list',
      user: 'string',
      exclude_archived: 'boolean',
      exclude_muted: 'boolean',
      team_id: 'string',
    },
    run: conversations,
  },
  'dnd.info': {
    tier: 3,
    token: 'bot',
    scopes: ['dnd:read'],
    args: { user: 'string', team_id: 'string' },
    run: dndInfo,
  },
  'dnd.teamInfo': {
    tier: 2,
    token: 'bot',
    scopes: ['dnd:read'],
    args: { users: 'list', team_id: 'string' },
    run: dndTeamInfo,
  },
};
