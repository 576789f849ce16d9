import { beforeEach, describe, expect, test } from 'vitest';
import { client, completed, goodCode, openModal, pinned, trigger, triggerInModal, uploaded } from '../testing/calls.ts';
import { type Fixture, HOME, MODAL, makeFixture } from '../testing/fixture.ts';
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
  'conversations.setPurpose': { args: ({ joined }) => ({ channel: joined.id, purpose: 'New' }), fields: ['channel'] },
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
  'files.delete': { args: (f) => ({ file: completed(f) }), fields: [] },
  'files.info': { args: (f) => ({ file: completed(f) }), fields: ['file', 'comments', 'response_metadata'] },
  'oauth.v2.access': {
    args: ({ ws }) => ({ ...client(ws), code: goodCode(ws) }),
    fields: [
      ...['access_token', 'token_type', 'scope', 'bot_user_id', 'app_id', 'team', 'enterprise', 'authed_user'],
      'is_enterprise_install',
    ],
  },
};

/** Arguments that Slack's reference requires, and what a call without one answers. */
const REQUIRED: Record<string, Record<string, string>> = {
  'apps.uninstall': { client_id: 'invalid_arguments', client_secret: 'invalid_arguments' },
  'chat.postMessage': { channel: 'invalid_arguments' },
  'chat.postEphemeral': { channel: 'invalid_arguments', user: 'invalid_arguments' },
  'chat.update': { channel: 'invalid_arguments', ts: 'invalid_arguments' },
  'chat.delete': { channel: 'invalid_arguments', ts: 'invalid_arguments' },
  'chat.getPermalink': { channel: 'invalid_arguments', message_ts: 'invalid_arguments' },
  'conversations.info': { channel: 'invalid_arguments' },
  'conversations.members': { channel: 'invalid_arguments' },
  'conversations.history': { channel: 'invalid_arguments' },
  'conversations.replies': { channel: 'invalid_arguments', ts: 'invalid_arguments' },
  'conversations.create': { name: 'invalid_name_required' },
  'conversations.invite': { channel: 'invalid_arguments', users: 'no_user' },
  'conversations.join': { channel: 'invalid_arguments' },
  'conversations.leave': { channel: 'invalid_arguments' },
  'conversations.kick': { channel: 'invalid_arguments', user: 'invalid_arguments' },
  'conversations.archive': { channel: 'invalid_arguments' },
  'conversations.rename': { channel: 'invalid_arguments', name: 'invalid_name_required' },
  'conversations.setTopic': { channel: 'invalid_arguments', topic: 'invalid_arguments' },
  'conversations.setPurpose': { channel: 'invalid_arguments', purpose: 'invalid_arguments' },
  'users.info': { user: 'invalid_arguments' },
  'users.lookupByEmail': { email: 'invalid_arguments' },
  'dnd.teamInfo': { users: 'no_users_provided' },
  'views.open': { trigger_id: 'invalid_arguments', view: 'invalid_arguments' },
  'views.push': { trigger_id: 'invalid_arguments', view: 'invalid_arguments' },
  'views.update': { view_id: 'invalid_arguments', view: 'invalid_arguments' },
  'views.publish': { user_id: 'invalid_arguments', view: 'invalid_arguments' },
  'pins.add': { channel: 'invalid_arguments', timestamp: 'no_item_specified' },
  'pins.remove': { channel: 'invalid_arguments', timestamp: 'no_item_specified' },
  'pins.list': { channel: 'invalid_arguments' },
  'reactions.add': { channel: 'invalid_arguments', name: 'invalid_arguments', timestamp: 'no_item_specified' },
  'files.getUploadURLExternal': { filename: 'invalid_arguments', length: 'invalid_arguments' },
  'files.completeUploadExternal': { files: 'invalid_arguments' },
  'files.delete': { file: 'invalid_arguments' },
  'files.info': { file: 'invalid_arguments' },
  'oauth.v2.access': { client_id: 'invalid_client_id', client_secret: 'bad_client_secret', code: 'invalid_code' },
};

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
  const required = Object.entries(REQUIRED).flatMap(([name, args]) =>
    Object.entries(args).map((arg) => [name, ...arg] as const),
  );
  test.each(required)('%s: %s', async (name, argument, error) => {
    const { [argument]: _left, ...rest } = ANSWERS[name]?.args(f) ?? {};
    for (const args of [rest, { ...rest, [argument]: null }]) {
      const answer = await f.api(name, args);
      expect(answer.error).toBe(error);
      if (error !== 'invalid_arguments') continue;
      expect(answer.response_metadata).toEqual({ messages: [`[ERROR] missing required field: ${argument}`] });
    }
  });

  test('is one in the table of methods', () => {
    for (const [name, { args }] of Object.entries(METHODS)) {
      const marked = Object.keys(args).filter((arg) => args[arg]?.endsWith('!'));
      expect([name, Object.keys(REQUIRED[name] ?? {})]).toEqual([name, expect.arrayContaining(marked)]);
    }
  });

  test('of a topic may be empty', async () => {
    const { channel } = await f.api('conversations.setTopic', { channel: f.joined.id, topic: '' });
    expect(channel).toMatchObject({ topic: { value: '' } });
  });
});

test('Slackbot is among the people, and is no bot by its own account', async () => {
  const { members } = await f.api('users.list');
  const listed = (members as { id: string }[]).find(({ id }) => id === 'USLACKBOT');
  expect(listed).toMatchObject({ name: 'slackbot', is_bot: false, deleted: false });
  expect((await f.api('users.info', { user: 'USLACKBOT' })).user).toEqual(listed);
  expect(await f.api('users.lookupByEmail', { email: ' ' })).toMatchObject({ error: 'users_not_found' });
});

describe('blocks.validate', () => {
  test('says what it takes in its own words', async () => {
    const messages = ['must provide exactly one of `blocks`, `view`, or `message`'];
    for (const args of [{}, { blocks: [], view: MODAL }]) {
      expect(await f.api('blocks.validate', args)).toEqual({
        ok: false,
        error: 'invalid_arguments',
        response_metadata: { messages },
      });
    }
  });

  test('is not for tokens of the app itself', async () => {
    expect(await f.api('blocks.validate', { view: MODAL }, f.appToken)).toEqual({
      ok: false,
      error: 'not_allowed_token_type',
    });
  });
});
