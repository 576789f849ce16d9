import { beforeEach, describe, expect, test } from 'vitest';
import { type Fixture, HOME, MODAL, makeFixture } from '../try/fixture.ts';
import { METHODS } from './index.ts';

type Args = Record<string, unknown>;
type Make = (f: Fixture) => Args;

/** A good call of each method, and the fields that its answer has beside `ok`, after Slack's reference. */
const ANSWERS: Record<string, { args: Make; fields: string[]; token?: 'app' }> = {
  'auth.test': { args: () => ({}), fields: ['url', 'team', 'user', 'team_id', 'user_id', 'bot_id'] },
  'auth.revoke': { args: () => ({}), fields: ['revoked'] },
  'apps.uninstall': {
    args: ({ ws }) => ({ client_id: ws.secrets.clientId, client_secret: ws.secrets.clientSecret }),
    fields: [],
  },
  'apps.connections.open': { args: () => ({}), fields: ['url'], token: 'app' },
  'team.info': { args: () => ({}), fields: ['team'] },
  'bots.info': { args: ({ ws }) => ({ bot: ws.bot.botId }), fields: ['bot'] },
  'chat.postMessage': {
    args: ({ joined }) => ({ channel: joined.id, text: 'Hello' }),
    fields: ['channel', 'ts', 'message'],
  },
  'chat.postEphemeral': {
    args: ({ joined, maya }) => ({ channel: joined.id, user: maya, text: 'Hello' }),
    fields: ['message_ts'],
  },
  'chat.update': {
    args: ({ joined, mine }) => ({ channel: joined.id, ts: mine, text: 'Hello again' }),
    fields: ['channel', 'ts', 'text', 'message'],
  },
  'chat.delete': { args: ({ joined, mine }) => ({ channel: joined.id, ts: mine }), fields: ['channel', 'ts'] },
  'chat.getPermalink': {
    args: ({ joined, hers }) => ({ channel: joined.id, message_ts: hers }),
    fields: ['channel', 'permalink'],
  },
  'conversations.open': { args: ({ daniel }) => ({ users: daniel }), fields: ['channel'] },
  'conversations.info': { args: ({ joined }) => ({ channel: joined.id }), fields: ['channel'] },
  'conversations.list': { args: () => ({ types: 'public_channel,im' }), fields: ['channels', 'response_metadata'] },
  'conversations.members': { args: ({ joined }) => ({ channel: joined.id }), fields: ['members', 'response_metadata'] },
  'conversations.history': {
    args: ({ joined }) => ({ channel: joined.id }),
    fields: ['messages', 'has_more', 'pin_count'],
  },
  'conversations.replies': {
    args: ({ joined, mine }) => ({ channel: joined.id, ts: mine }),
    fields: ['messages', 'has_more'],
  },
  'conversations.create': { args: () => ({ name: 'mentoring-maya', is_private: true }), fields: ['channel'] },
  'conversations.invite': {
    args: ({ secret, daniel }) => ({ channel: secret.id, users: daniel }),
    fields: ['channel'],
  },
  'conversations.join': { args: ({ outside }) => ({ channel: outside.id }), fields: ['channel'] },
  'conversations.leave': { args: ({ joined }) => ({ channel: joined.id }), fields: [] },
  'conversations.kick': { args: ({ secret, maya }) => ({ channel: secret.id, user: maya }), fields: [] },
  'conversations.archive': { args: ({ secret }) => ({ channel: secret.id }), fields: [] },
  'conversations.rename': { args: ({ secret }) => ({ channel: secret.id, name: 'renamed' }), fields: ['channel'] },
  'conversations.setTopic': { args: ({ joined }) => ({ channel: joined.id, topic: 'New' }), fields: ['channel'] },
  'users.info': { args: ({ maya }) => ({ user: maya }), fields: ['user'] },
  'users.list': { args: () => ({}), fields: ['members', 'cache_ts', 'response_metadata'] },
  'users.lookupByEmail': { args: () => ({ email: 'maya@riverside.example' }), fields: ['user'] },
  'users.conversations': { args: ({ maya }) => ({ user: maya }), fields: ['channels', 'response_metadata'] },
  'dnd.info': {
    args: ({ maya }) => ({ user: maya }),
    fields: ['dnd_enabled', 'next_dnd_start_ts', 'next_dnd_end_ts'],
  },
  'dnd.teamInfo': { args: ({ maya, daniel }) => ({ users: `${maya},${daniel}` }), fields: ['users', 'cached'] },
  'views.open': { args: (f) => ({ trigger_id: trigger(f), view: MODAL }), fields: ['view'] },
  'views.push': { args: (f) => ({ trigger_id: triggerInModal(f), view: MODAL }), fields: ['view'] },
  'views.update': { args: (f) => ({ view_id: openModal(f), view: MODAL }), fields: ['view'] },
  'views.publish': { args: ({ maya }) => ({ user_id: maya, view: HOME }), fields: ['view'] },
  'blocks.validate': { args: () => ({ view: MODAL }), fields: [] },
  'pins.add': { args: ({ joined, mine }) => ({ channel: joined.id, timestamp: mine }), fields: [] },
  'pins.remove': { args: (f) => ({ channel: f.joined.id, timestamp: pinned(f) }), fields: [] },
  'pins.list': { args: ({ joined }) => ({ channel: joined.id }), fields: ['items'] },
  'reactions.add': {
    args: ({ joined, hers }) => ({ channel: joined.id, timestamp: hers, name: 'tada' }),
    fields: [],
  },
  'files.getUploadURLExternal': {
    args: () => ({ filename: 'map.png', length: '3' }),
    fields: ['upload_url', 'file_id'],
  },
  'files.completeUploadExternal': { args: (f) => ({ files: [{ id: uploaded(f) }] }), fields: ['files'] },
  'files.info': { args: (f) => ({ file: completed(f) }), fields: ['file', 'comments', 'response_metadata'] },
  'oauth.v2.access': {
    args: ({ ws }) => ({ ...client(ws), code: goodCode(ws) }),
    fields: [
      ...['access_token', 'token_type', 'scope', 'bot_user_id', 'app_id', 'team', 'enterprise', 'authed_user'],
      'is_enterprise_install',
    ],
  },
};

/** Errors that an app can cause, after Slack's reference. */
const REFUSALS: [method: string, why: string, args: Make, error: string][] = [
  ['auth.unheardOf', 'no such method', () => ({}), 'unknown_method'],
  ['apps.uninstall', 'another client', () => ({ client_id: '1.2', client_secret: 'x' }), 'invalid_client_id'],
  [
    'apps.uninstall',
    'a wrong secret',
    ({ ws }) => ({ client_id: ws.secrets.clientId, client_secret: 'x' }),
    'bad_client_secret',
  ],
  ['team.info', 'another team', () => ({ team: 'T0OTHER' }), 'team_not_found'],
  ['bots.info', 'another bot', () => ({ bot: 'B0OTHER' }), 'bot_not_found'],
  ['chat.postMessage', 'no channel', () => ({ text: 'x' }), 'invalid_arguments'],
  ['chat.postMessage', 'an unknown channel', () => ({ channel: 'C0NOWHERE', text: 'x' }), 'channel_not_found'],
  ['chat.postMessage', 'a private channel', ({ hidden }) => ({ channel: hidden.id, text: 'x' }), 'channel_not_found'],
  ['chat.postMessage', 'not joined', ({ outside }) => ({ channel: outside.id, text: 'x' }), 'not_in_channel'],
  ['chat.postMessage', 'archived', ({ archived }) => ({ channel: archived.id, text: 'x' }), 'is_archived'],
  ['chat.postMessage', 'deactivated', ({ ruth }) => ({ channel: ruth, text: 'x' }), 'channel_not_found'],
  ['chat.postMessage', 'no content', ({ joined }) => ({ channel: joined.id }), 'no_text'],
  ['chat.postMessage', 'empty text', ({ joined }) => ({ channel: joined.id, text: '' }), 'no_text'],
  [
    'chat.postMessage',
    'bad blocks',
    ({ joined }) => ({ channel: joined.id, blocks: '[{"type":"x"}]' }),
    'invalid_blocks',
  ],
  [
    'chat.postMessage',
    'blocks no JSON',
    ({ joined }) => ({ channel: joined.id, blocks: '[{' }),
    'invalid_blocks_format',
  ],
  [
    'chat.postMessage',
    'blocks no list',
    ({ joined }) => ({ channel: joined.id, blocks: '{}' }),
    'invalid_blocks_format',
  ],
  [
    'chat.postMessage',
    'bad metadata',
    ({ joined }) => said(joined.id, { metadata: '{"a":1}' }),
    'invalid_metadata_schema',
  ],
  [
    'chat.postMessage',
    'metadata no JSON',
    ({ joined }) => said(joined.id, { metadata: 'a' }),
    'invalid_metadata_format',
  ],
  [
    'chat.postMessage',
    'too much metadata',
    ({ joined }) => said(joined.id, { metadata: { event_type: 'x', event_payload: { x: 'x'.repeat(17_000) } } }),
    'metadata_too_large',
  ],
  [
    'chat.postMessage',
    'no such thread',
    ({ joined }) => said(joined.id, { thread_ts: '1.000001' }),
    'cannot_reply_to_message',
  ],
  ['chat.postMessage', 'two texts', ({ joined }) => said(joined.id, { markdown_text: 'x' }), 'markdown_text_conflict'],
  [
    'chat.postEphemeral',
    'not a member',
    ({ joined, daniel }) => ({ channel: joined.id, user: daniel, text: 'x' }),
    'user_not_in_channel',
  ],
  ['chat.postEphemeral', 'no text', ({ joined, maya }) => ({ channel: joined.id, user: maya }), 'no_text'],
  [
    'chat.update',
    'not its own',
    ({ joined, hers }) => ({ channel: joined.id, ts: hers, text: 'x' }),
    'cant_update_message',
  ],
  [
    'chat.update',
    'ephemeral',
    ({ joined, ephemeral }) => ({ channel: joined.id, ts: ephemeral, text: 'x' }),
    'message_not_found',
  ],
  ['chat.update', 'gone', ({ joined }) => ({ channel: joined.id, ts: '1.000001', text: 'x' }), 'message_not_found'],
  [
    'chat.update',
    'too long',
    ({ joined, mine }) => ({ channel: joined.id, ts: mine, text: '😀'.repeat(4001) }),
    'msg_too_long',
  ],
  ['chat.delete', 'not its own', ({ joined, hers }) => ({ channel: joined.id, ts: hers }), 'cant_delete_message'],
  ['chat.delete', 'gone', ({ joined }) => ({ channel: joined.id, ts: '1.000001' }), 'message_not_found'],
  ['chat.getPermalink', 'gone', ({ joined }) => ({ channel: joined.id, message_ts: '1.000001' }), 'message_not_found'],
  ['conversations.open', 'nobody', () => ({}), 'users_list_not_supplied'],
  ['conversations.open', 'unknown', () => ({ users: 'U0NOBODY' }), 'user_not_found'],
  ['conversations.open', 'deactivated', ({ ruth }) => ({ users: ruth }), 'user_disabled'],
  ['conversations.open', 'only itself', ({ ws }) => ({ users: ws.bot.userId }), 'not_enough_users'],
  ['conversations.open', 'nine', () => ({ users: 'U1,U2,U3,U4,U5,U6,U7,U8,U9' }), 'too_many_users'],
  [
    'conversations.open',
    'a channel',
    ({ joined }) => ({ channel: joined.id }),
    'method_not_supported_for_channel_type',
  ],
  ['conversations.info', 'private', ({ hidden }) => ({ channel: hidden.id }), 'channel_not_found'],
  ['conversations.list', 'a wrong type', () => ({ types: 'channels' }), 'invalid_types'],
  ['conversations.list', 'a wrong cursor', () => ({ cursor: 'abc' }), 'invalid_cursor'],
  ['conversations.list', 'too many', () => ({ limit: 1001 }), 'invalid_limit'],
  ['conversations.members', 'private', ({ hidden }) => ({ channel: hidden.id }), 'channel_not_found'],
  ['conversations.history', 'not joined', ({ outside }) => ({ channel: outside.id }), 'not_in_channel'],
  ['conversations.history', 'bad time', ({ joined }) => ({ channel: joined.id, oldest: 'x' }), 'invalid_ts_oldest'],
  [
    'conversations.replies',
    'no such thread',
    ({ joined }) => ({ channel: joined.id, ts: '1.000001' }),
    'thread_not_found',
  ],
  ['conversations.create', 'no name', () => ({}), 'invalid_name_required'],
  ['conversations.create', 'capitals', () => ({ name: 'Maya' }), 'invalid_name_specials'],
  ['conversations.create', 'only signs', () => ({ name: '--' }), 'invalid_name_punctuation'],
  ['conversations.create', '81 letters', () => ({ name: 'a'.repeat(81) }), 'invalid_name_maxlength'],
  ['conversations.create', 'taken', () => ({ name: 'general' }), 'name_taken'],
  ['conversations.invite', 'no user', ({ secret }) => ({ channel: secret.id }), 'no_user'],
  ['conversations.invite', 'unknown', ({ secret }) => ({ channel: secret.id, users: 'U0NOBODY' }), 'user_not_found'],
  [
    'conversations.invite',
    'itself',
    ({ ws, secret }) => ({ channel: secret.id, users: ws.bot.userId }),
    'cant_invite_self',
  ],
  [
    'conversations.invite',
    'already in',
    ({ secret, maya }) => ({ channel: secret.id, users: maya }),
    'already_in_channel',
  ],
  ['conversations.invite', 'deactivated', ({ secret, ruth }) => ({ channel: secret.id, users: ruth }), 'cant_invite'],
  [
    'conversations.invite',
    'not joined',
    ({ outside, maya }) => ({ channel: outside.id, users: maya }),
    'not_in_channel',
  ],
  [
    'conversations.invite',
    'archived',
    ({ archived, daniel }) => ({ channel: archived.id, users: daniel }),
    'is_archived',
  ],
  ['conversations.join', 'archived', ({ archived }) => ({ channel: archived.id }), 'is_archived'],
  ['conversations.join', 'private', ({ secret }) => ({ channel: secret.id }), 'method_not_supported_for_channel_type'],
  ['conversations.leave', '#general', () => ({ channel: 'C0GENERAL1' }), 'cant_leave_general'],
  [
    'conversations.leave',
    'a direct one',
    ({ direct }) => ({ channel: direct.id }),
    'method_not_supported_for_channel_type',
  ],
  ['conversations.kick', 'itself', ({ ws, secret }) => ({ channel: secret.id, user: ws.bot.userId }), 'cant_kick_self'],
  ['conversations.kick', 'no member', ({ secret, daniel }) => ({ channel: secret.id, user: daniel }), 'not_in_channel'],
  ['conversations.archive', 'twice', ({ archived }) => ({ channel: archived.id }), 'already_archived'],
  ['conversations.rename', 'taken', ({ secret }) => ({ channel: secret.id, name: 'general' }), 'name_taken'],
  ['conversations.rename', 'of others', ({ joined }) => ({ channel: joined.id, name: 'x1' }), 'not_authorized'],
  ['conversations.setTopic', '251', ({ joined }) => ({ channel: joined.id, topic: 'x'.repeat(251) }), 'too_long'],
  ['users.info', 'no user', () => ({}), 'invalid_arguments'],
  ['users.info', 'unknown', () => ({ user: 'U0NOBODY' }), 'user_not_found'],
  ['users.list', 'a wrong cursor', () => ({ cursor: 'abc' }), 'invalid_cursor'],
  ['users.lookupByEmail', 'unknown', () => ({ email: 'nobody@riverside.example' }), 'users_not_found'],
  ['users.conversations', 'a wrong type', () => ({ types: 'x' }), 'invalid_types'],
  ['dnd.info', 'unknown', () => ({ user: 'U0NOBODY' }), 'user_not_found'],
  ['dnd.teamInfo', 'nobody', () => ({}), 'no_users_provided'],
  ['views.open', 'no trigger', () => ({ view: MODAL }), 'invalid_arguments'],
  ['views.open', 'no view', (f) => ({ trigger_id: trigger(f) }), 'invalid_arguments'],
  ['views.open', 'a Home view', (f) => ({ trigger_id: trigger(f), view: HOME }), 'invalid_arguments'],
  ['views.open', 'view no JSON', (f) => ({ trigger_id: trigger(f), view: '{' }), 'invalid_arguments'],
  ['views.open', 'a trigger of another form', () => ({ trigger_id: 'abc', view: MODAL }), 'invalid_trigger_id'],
  ['views.open', 'a trigger never given', () => ({ trigger_id: '1.2.3abc', view: MODAL }), 'invalid_trigger_id'],
  [
    'views.open',
    'an external id in use',
    (f) => {
      openModal(f, { ...MODAL, external_id: 'same' });
      return { trigger_id: trigger(f), view: { ...MODAL, external_id: 'same' } };
    },
    'duplicate_external_id',
  ],
  ['views.push', 'no modal below', (f) => ({ trigger_id: trigger(f), view: MODAL }), 'not_found'],
  ['views.update', 'no id', () => ({ view: MODAL }), 'invalid_arguments'],
  ['views.update', 'closed', () => ({ view_id: 'V0GONE', view: MODAL }), 'not_found'],
  ['views.update', 'an old hash', (f) => ({ view_id: openModal(f), hash: '1.2', view: MODAL }), 'hash_conflict'],
  ['views.publish', 'unknown', () => ({ user_id: 'U0NOBODY', view: HOME }), 'invalid_arguments'],
  ['views.publish', 'a modal', ({ maya }) => ({ user_id: maya, view: MODAL }), 'invalid_arguments'],
  ['blocks.validate', 'nothing', () => ({}), 'invalid_arguments'],
  ['blocks.validate', 'two things', () => ({ view: MODAL, blocks: [] }), 'invalid_arguments'],
  ['blocks.validate', 'bad blocks', () => ({ blocks: '[{"type":"x"}]' }), 'invalid_blocks'],
  ['blocks.validate', 'a bad view', () => ({ view: { type: 'modal' } }), 'invalid_view'],
  ['blocks.validate', 'a bad message', () => ({ message: { text: 1 } }), 'invalid_message'],
  ['pins.add', 'nothing', ({ joined }) => ({ channel: joined.id }), 'no_item_specified'],
  ['pins.add', 'no time stamp', ({ joined }) => ({ channel: joined.id, timestamp: 'x' }), 'bad_timestamp'],
  ['pins.add', 'gone', ({ joined }) => ({ channel: joined.id, timestamp: '1.000001' }), 'message_not_found'],
  ['pins.add', 'twice', (f) => ({ channel: f.joined.id, timestamp: pinned(f) }), 'already_pinned'],
  ['pins.add', 'not joined', ({ outside }) => ({ channel: outside.id, timestamp: '1.000001' }), 'not_in_channel'],
  ['pins.remove', 'not pinned', ({ joined, mine }) => ({ channel: joined.id, timestamp: mine }), 'no_pin'],
  [
    'reactions.add',
    'no emoji',
    ({ joined, mine }) => ({ channel: joined.id, timestamp: mine, name: 'É' }),
    'invalid_name',
  ],
  ['files.getUploadURLExternal', 'no name', () => ({ length: 3 }), 'invalid_arguments'],
  ['files.getUploadURLExternal', 'no length', () => ({ filename: 'a.png' }), 'invalid_arguments'],
  [
    'files.getUploadURLExternal',
    'a long alt text',
    () => ({ filename: 'a.png', length: 3, alt_txt: 'x'.repeat(1001) }),
    'alt_txt_too_large',
  ],
  ['files.completeUploadExternal', 'unknown', () => ({ files: [{ id: 'F0GONE' }] }), 'file_not_found'],
  [
    'files.completeUploadExternal',
    'a channel without the bot',
    (f) => ({ files: [{ id: uploaded(f) }], channel_id: f.outside.id }),
    'not_in_channel',
  ],
  [
    'files.completeUploadExternal',
    'an unknown channel',
    (f) => ({ files: [{ id: uploaded(f) }], channel_id: 'C0NOWHERE' }),
    'channel_not_found',
  ],
  ['files.info', 'unknown', () => ({ file: 'F0GONE' }), 'file_not_found'],
  ['oauth.v2.access', 'another client', () => ({ client_id: 'x' }), 'invalid_client_id'],
  ['oauth.v2.access', 'a wrong secret', ({ ws }) => ({ ...client(ws), client_secret: 'x' }), 'bad_client_secret'],
  ['oauth.v2.access', 'a wrong code', ({ ws }) => ({ ...client(ws), code: 'x' }), 'invalid_code'],
  ['oauth.v2.access', 'a wrong grant', ({ ws }) => ({ ...client(ws), grant_type: 'x' }), 'invalid_grant_type'],
  [
    'oauth.v2.access',
    'a wrong refresh token',
    ({ ws }) => ({ ...client(ws), grant_type: 'refresh_token', refresh_token: 'x' }),
    'invalid_refresh_token',
  ],
  [
    'oauth.v2.access',
    'another redirect',
    ({ ws }) => ({ ...client(ws), code: goodCode(ws), redirect_uri: 'https://else.example' }),
    'bad_redirect_uri',
  ],
];

const said = (channel: string, more: Args) => ({ channel, text: 'x', ...more });
const trigger = ({ ws, maya }: Fixture) => ws.triggers.issue({ user: maya });
const client = (ws: Fixture['ws']) => ({ client_id: ws.secrets.clientId, client_secret: ws.secrets.clientSecret });

function goodCode(ws: Fixture['ws']): string {
  ws.store.codes.set('good', {
    code: 'good',
    user: 'U1',
    scopes: ['chat:write'],
    redirect_uri: 'https://app.example/',
    expires: Date.now() + 1000,
    used: false,
  });
  return 'good';
}

function openModal(f: Fixture, view: unknown = MODAL): string {
  void f.api('views.open', { trigger_id: trigger(f), view });
  return [...f.ws.store.views.values()].at(-1)?.view.id ?? '';
}

function triggerInModal(f: Fixture): string {
  return f.ws.triggers.issue({ user: f.maya, view: openModal(f) });
}

function pinned({ ws, joined, mine }: Fixture): string {
  ws.store.conversations.set(joined.id, { ...joined, pins: [{ ts: mine, user: ws.bot.userId, created: 1 }] });
  return mine;
}

function uploaded(f: Fixture): string {
  void f.api('files.getUploadURLExternal', { filename: 'map.png', length: 3 });
  const stored = [...f.ws.store.files.values()].at(-1);
  if (stored) stored.uploaded = true;
  return stored?.file.id ?? '';
}

function completed(f: Fixture): string {
  const id = uploaded(f);
  const stored = f.ws.store.files.get(id);
  if (stored) stored.completed = true;
  return id;
}

let f: Fixture;
beforeEach(() => {
  f = makeFixture();
});

test('every method has a good call and an answer here', () => {
  expect(Object.keys(ANSWERS).sort()).toEqual(Object.keys(METHODS).sort());
});

describe('a good call', () => {
  test.each(Object.entries(ANSWERS))('%s', async (method, { args, fields, token }) => {
    const answer = await f.api(method, args(f), token === 'app' ? f.appToken : f.botToken);
    expect(answer).toMatchObject({ ok: true });
    expect(Object.keys(answer)).toEqual(expect.arrayContaining(fields));
  });
});

describe('every method that takes a token', () => {
  const methods = Object.entries(METHODS).filter(([, method]) => method.token !== 'none');
  test.each(methods)('%s refuses none, a wrong, a revoked one', async (name) => {
    expect(await f.api(name, {}, '')).toEqual({ ok: false, error: 'not_authed' });
    expect(await f.api(name, {}, 'xoxb-wrong')).toEqual({ ok: false, error: 'invalid_auth' });
    for (const revoked of ['token_revoked', 'account_inactive'] as const) {
      f.ws.store.tokens.set('t', { token: 't', kind: 'bot', scopes: [], revoked });
      expect(await f.api(name, {}, 't')).toEqual({ ok: false, error: revoked });
    }
    f.ws.store.tokens.set('t', { token: 't', kind: 'bot', scopes: [], expires: Date.now() - 1 });
    expect(await f.api(name, {}, 't')).toEqual({ ok: false, error: 'token_expired' });
  });

  const scoped = methods.filter(([, { scopes, token }]) => scopes && token === 'bot');
  test.each(scoped)('%s names the scope it lacks', async (name, { scopes }) => {
    f.ws.store.tokens.set('t', { token: 't', kind: 'bot', scopes: ['commands'] });
    const answer = await f.api(name, {}, 't');
    expect(answer).toEqual({ ok: false, error: 'missing_scope', needed: scopes?.join(','), provided: 'commands' });
  });
});

describe('a required argument', () => {
  const required = Object.entries(METHODS).flatMap(([name, { args }]) =>
    Object.keys(args)
      .filter((arg) => args[arg]?.endsWith('!'))
      .map((arg) => [name, arg] as const),
  );
  test.each(required)('%s: %s', async (name, argument) => {
    const good = ANSWERS[name];
    const rest = { ...good?.args(f) };
    delete rest[argument];
    const answer = await f.api(name, rest, good?.token === 'app' ? f.appToken : f.botToken);
    expect(answer.error).toBe('invalid_arguments');
    expect(answer.response_metadata).toEqual({ messages: [`[ERROR] missing required field: ${argument}`] });
  });
});

describe('a refusal', () => {
  test.each(REFUSALS)('%s, %s', async (method, _why, args, error) => {
    const answer = await f.api(method, args(f));
    expect(answer).toMatchObject({ ok: false, error });
  });
});
