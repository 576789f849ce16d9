import { ErrorCode, WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../server.ts';
import { TRIAL_MANIFEST } from '../testing/trial-app.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ manifest: TRIAL_MANIFEST, page: false });
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  sandbox.switches({ limits: 'off' });
});

async function send(method: string, init: RequestInit & { headers?: Record<string, string> }) {
  const headers = { authorization: `Bearer ${sandbox.botToken}`, ...init.headers };
  const response = await fetch(`${sandbox.apiUrl}${method}`, { method: 'POST', ...init, headers });
  return {
    headers: response.headers,
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
  };
}

const MAYA = 'U0MAYA7K2Q';
const BLOCKS = [{ type: 'section', text: { type: 'mrkdwn', text: 'Hi' } }];

describe('arguments come', () => {
  const args = { channel: MAYA, text: 'Hi', blocks: JSON.stringify(BLOCKS) };

  test('as a form, nested values as JSON', async () => {
    expect((await send('chat.postMessage', { body: new URLSearchParams(args) })).body).toMatchObject({
      ok: true,
      message: { text: 'Hi', blocks: [{ type: 'section', text: { verbatim: false } }] },
    });
  });

  test('as multipart', async () => {
    const body = new FormData();
    for (const [name, value] of Object.entries(args)) body.set(name, value);
    expect((await send('chat.postMessage', { body })).body).toMatchObject({ ok: true });
  });

  test('as JSON, with a word about a missing charset', async () => {
    const body = JSON.stringify({ ...args, blocks: BLOCKS });
    const withCharset = await send('chat.postMessage', {
      body,
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
    expect(withCharset.body).not.toHaveProperty('warning');
    const without = await send('chat.postMessage', { body, headers: { 'content-type': 'application/json' } });
    expect(without.body).toMatchObject({
      ok: true,
      warning: 'missing_charset',
      response_metadata: { warnings: ['missing_charset'] },
    });
  });

  test('as JSON not by the methods that only look: what is in it is as if it were not given', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const { body } = await send('users.info', { body: JSON.stringify({ user: MAYA }), headers });
    expect(body).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: user'] },
    });
  });

  test('in the address, with the token among them', async () => {
    const response = await fetch(`${sandbox.apiUrl}users.info?user=${MAYA}&token=${sandbox.botToken}`);
    expect(await response.json()).toMatchObject({
      ok: true,
      user: { real_name: 'Maya Okafor', tz: 'America/Chicago' },
    });
  });

  test.each([
    ['application/xml', 'invalid_post_type'],
    ['application/json; charset=utf-16', 'invalid_charset'],
    ['application/json', 'invalid_json'],
    ['multipart/form-data', 'invalid_form_data'],
  ])('but not as %s: %s', async (type, error) => {
    const { body } = await send('auth.test', { body: 'x', headers: { 'content-type': type } });
    expect(body).toEqual({ ok: false, error });
  });

  test.each([
    [
      'conversations.history',
      { channel: 'C0GENERAL1', limit: 'many' },
      '[ERROR] must provide a number [json-pointer:/limit]',
    ],
    ['conversations.history', { channel: { a: 1 } }, '[ERROR] must provide a string [json-pointer:/channel]'],
    [
      'conversations.invite',
      { channel: 'C1', users: [{ toString: null }] },
      '[ERROR] must provide a list [json-pointer:/users]',
    ],
    ['chat.postMessage', { channel: ['C1'], text: 'x' }, '[ERROR] must provide a string [json-pointer:/channel]'],
  ])('in their types: %s %j', async (method, wrong, message) => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    sandbox.workspace.store.tokens.set('history', {
      token: 'history',
      kind: 'bot',
      scopes: ['channels:history', 'channels:manage', 'chat:write'],
    });
    const { body } = await send(method, {
      body: JSON.stringify(wrong),
      headers: { ...headers, authorization: 'Bearer history' },
    });
    sandbox.workspace.store.tokens.delete('history');
    expect(body).toMatchObject({ error: 'invalid_arguments', response_metadata: { messages: [message] } });
  });
});

test('a header with the client that cannot be read is no client', async () => {
  const authorization = `Basic ${Buffer.from('%zz:%').toString('base64')}`;
  const { status, body } = await send('oauth.v2.access', { headers: { authorization } });
  expect([status, body.error]).toEqual([200, 'invalid_client_id']);
});

test('what Slack takes without a word is noted in the inspector', async () => {
  await send('auth.test', { body: new URLSearchParams({ colour: 'red' }) });
  expect(sandbox.inspector.log().entries.at(-1)).toMatchObject({
    name: 'auth.test',
    ok: true,
    detail: ['unknown argument "colour": Slack ignores it'],
  });
});

test('tokens and secrets do not stand in the inspector', async () => {
  await send('auth.test', { body: new URLSearchParams({ token: sandbox.botToken }) });
  await send('oauth.v2.access', { body: new URLSearchParams({ client_secret: sandbox.clientSecret, client_id: 'x' }) });
  const log = JSON.stringify(sandbox.inspector.log());
  expect(log).not.toContain(sandbox.botToken);
  expect(log).not.toContain(sandbox.clientSecret);
});

test('the scopes of the token come as a header', async () => {
  const { headers } = await send('users.info', { body: new URLSearchParams({ user: MAYA }) });
  expect(headers.get('x-oauth-scopes')).toContain('chat:write');
  expect(headers.get('x-accepted-oauth-scopes')).toBe('users:read');
});

describe('over the rates', () => {
  test('a call is answered with 429 and the seconds to wait, which the client obeys', async () => {
    sandbox.switches({ limits: 'real' });
    const client = new WebClient(sandbox.botToken, {
      slackApiUrl: sandbox.apiUrl,
      rejectRateLimitedCalls: true,
      retryConfig: { retries: 0 },
    });
    const say = () => client.chat.postMessage({ channel: MAYA, text: 'Hi' });
    for (let time = 0; time < 5; time += 1) await say();
    await expect(say()).rejects.toMatchObject({ code: ErrorCode.RateLimitedError, retryAfter: 1 });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await say();
  });

  test('a message that is refused for another reason is not counted', async () => {
    sandbox.switches({ limits: 'real' });
    const bad = () => send('chat.postMessage', { body: new URLSearchParams({ channel: 'U0JONA6P4S' }) });
    for (let time = 0; time < 10; time += 1) expect((await bad()).body.error).toBe('no_text');
  });
});

test('text above 40,000 is cut, with a word about it', async () => {
  const text = '😀'.repeat(40_001);
  const { body } = await send('chat.postMessage', { body: new URLSearchParams({ channel: MAYA, text }) });
  expect(body).toMatchObject({ ok: true, warning: 'message_truncated' });
  expect([...(body.message as { text: string }).text]).toHaveLength(40_000);
});

describe('an update', () => {
  const post = async (args: Record<string, string>) => {
    const { body } = await send('chat.postMessage', {
      body: new URLSearchParams({ channel: MAYA, text: 'Old', ...args }),
    });
    return { channel: String(body.channel), ts: String(body.ts) };
  };
  const update = async (args: Record<string, string>) =>
    (await send('chat.update', { body: new URLSearchParams(args) })).body.message as Record<string, unknown>;

  test('of the text keeps the blocks; an empty list removes them', async () => {
    const message = await post({ blocks: JSON.stringify(BLOCKS) });
    expect(await update({ ...message, text: 'New' })).toMatchObject({ text: 'New', blocks: [{ type: 'section' }] });
    expect(await update({ ...message, text: 'New', blocks: '[]' })).not.toHaveProperty('blocks');
  });

  test('keeps metadata; an empty object removes it', async () => {
    const metadata = { event_type: 'agenda', event_payload: { id: '1' } };
    const message = await post({ metadata: JSON.stringify(metadata) });
    expect(await update({ ...message, text: 'New' })).toMatchObject({ metadata, edited: { user: sandbox.botUserId } });
    expect(await update({ ...message, text: 'New', metadata: '{}' })).not.toHaveProperty('metadata');
  });
});
