import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../server.ts';
import { TRIAL_MANIFEST } from '../testing/trial-app.ts';

let sandbox: Sandbox;
afterEach(() => sandbox.stop());

const REDIRECT = 'http://127.0.0.1/slack/oauth_redirect';

const start = async (rotation: boolean, oauth: Record<string, unknown> = {}) => {
  const settings = { ...TRIAL_MANIFEST.settings, token_rotation_enabled: rotation };
  const oauth_config = { ...TRIAL_MANIFEST.oauth_config, ...oauth };
  const manifest = { ...TRIAL_MANIFEST, settings, oauth_config };
  sandbox = await startSandbox({ manifest, installed: false, page: false });
};

const authorize = (change: Record<string, string> = {}) => {
  const query = { client_id: sandbox.clientId, scope: 'chat:write,files:write', redirect_uri: REDIRECT, state: 's1' };
  return `${sandbox.url}/oauth/v2/authorize?${new URLSearchParams({ ...query, ...change })}`;
};

function post(link: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const form = new URLSearchParams({ ...Object.fromEntries(new URL(link).searchParams), ...fields });
  return fetch(link, { method: 'POST', body: form, headers, redirect: 'manual' });
}

async function answer(
  choice: 'allow' | 'cancel',
  fields: Record<string, string> = {},
  link = authorize(),
): Promise<URL> {
  const response = await post(link, { as: 'U0AMAR3L9N', answer: choice, ...fields });
  return new URL(response.headers.get('location') ?? '');
}

const codeOf = async (link?: string) => (await answer('allow', {}, link)).searchParams.get('code') ?? '';

async function access(args: Record<string, string>): Promise<Record<string, unknown>> {
  const secrets = { client_id: sandbox.clientId, client_secret: sandbox.clientSecret };
  const response = await fetch(`${sandbox.apiUrl}oauth.v2.access`, {
    method: 'POST',
    body: new URLSearchParams({ ...secrets, ...args }),
  });
  return (await response.json()) as Record<string, unknown>;
}

const tryToken = async (token: unknown) => {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${sandbox.apiUrl}auth.test`, { method: 'POST', headers })).json();
};

test('an admin adds the app, without one of the optional scopes; a code works once', async () => {
  await start(false);
  expect(sandbox.botToken).toBe('');
  const page = await (await fetch(authorize())).text();
  expect(page).toContain('chat:write');
  const back = await answer('allow');
  expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual([REDIRECT, 's1']);
  const code = back.searchParams.get('code') ?? '';
  const granted = await access({ code, redirect_uri: REDIRECT });
  expect(granted).toMatchObject({
    ok: true,
    token_type: 'bot',
    scope: 'chat:write',
    team: { id: sandbox.teamId },
    authed_user: { id: 'U0AMAR3L9N' },
    enterprise: null,
  });
  expect(await tryToken(granted.access_token)).toMatchObject({ ok: true, user_id: granted.bot_user_id });
  expect(await access({ code })).toMatchObject({ ok: false, error: 'invalid_code' });
});

test('somebody says no', async () => {
  await start(false);
  const back = await answer('cancel');
  expect(back.search).toBe('?state=s1&error=access_denied');
});

test.each([
  [{ client_id: '1.2' }, 'invalid_client_id'],
  [{ scope: 'admin' }, 'invalid_scope'],
  [{ scope: '' }, 'no_scopes'],
  [{ redirect_uri: 'https://else.example/' }, 'bad_redirect_uri'],
  [{ redirect_uri: 'http://127.0.0.1.else.example/' }, 'bad_redirect_uri'],
  [{ redirect_uri: 'http://127.0.0.1@else.example/' }, 'bad_redirect_uri'],
  [{ redirect_uri: 'http://127.0.0.1:8080/' }, 'bad_redirect_uri'],
  [{ redirect_uri: 'https://127.0.0.1/' }, 'bad_redirect_uri'],
  [{ redirect_uri: 'nowhere' }, 'bad_redirect_uri'],
  [{ code_challenge: 'x', code_challenge_method: 'plain' }, 'invalid_code_challenge_method'],
])('a wrong link is not offered: %j', async (change, error) => {
  await start(false);
  const response = await fetch(authorize(change));
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(error)]);
});

test('with rotation a token expires; each refresh ends the refresh token before it', async () => {
  await start(true);
  const code = (await answer('allow', { optional: 'files:write' })).searchParams.get('code') ?? '';
  const first = await access({ code, redirect_uri: REDIRECT });
  expect(first).toMatchObject({ ok: true, expires_in: 43_200, scope: 'chat:write,files:write' });
  expect(String(first.access_token)).toMatch(/^xoxe\.xoxb-1-/);
  const refresh = { grant_type: 'refresh_token', refresh_token: String(first.refresh_token) };
  const second = await access(refresh);
  expect(second).toMatchObject({ ok: true, expires_in: 43_200 });
  expect(second.access_token).not.toBe(first.access_token);
  expect(await access(refresh)).toMatchObject({ ok: false, error: 'invalid_refresh_token' });
  for (const each of [first, second]) expect(await tryToken(each.access_token)).toMatchObject({ ok: true });
  expect(JSON.stringify(sandbox.inspector.log())).not.toMatch(/xoxe/);
});

test('a redirect URL below one of the manifest is good, one beside it is not', async () => {
  await start(false, { redirect_urls: ['https://app.example/slack'] });
  const status = async (redirect_uri: string) => (await fetch(authorize({ redirect_uri }))).status;
  expect(await status('https://app.example/slack')).toBe(200);
  expect(await status('https://app.example/slack/oauth?x=1')).toBe(200);
  expect(await status('https://app.example/slackers')).toBe(400);
  expect(await status('https://app.example/slack/../else')).toBe(400);
});

test('without a redirect URL in the manifest no address is good', async () => {
  await start(false, { redirect_urls: [] });
  expect((await fetch(authorize())).status).toBe(400);
});

test('an address that was asked for has to be named again for the token', async () => {
  await start(false);
  expect(await access({ code: await codeOf() })).toEqual({ ok: false, error: 'bad_redirect_uri' });
  const wrong = { code: await codeOf(), redirect_uri: 'http://127.0.0.1/' };
  expect(await access(wrong)).toEqual({ ok: false, error: 'bad_redirect_uri' });
  const link = new URL(authorize());
  link.searchParams.delete('redirect_uri');
  expect(await access({ code: await codeOf(link.href) })).toMatchObject({ ok: true });
});

describe('a verifier', () => {
  const verifier = 'a-verifier-that-only-the-app-knows-and-nobody-else';
  const challenged = () => {
    const code_challenge = createHash('sha256').update(verifier).digest('base64url');
    return authorize({ code_challenge, code_challenge_method: 'S256' });
  };
  const with_ = async (more: Record<string, string>) =>
    access({ code: await codeOf(challenged()), redirect_uri: REDIRECT, ...more });

  test('has to be the one that was asked with', async () => {
    await start(false, { pkce_enabled: true });
    expect(await with_({ code_verifier: 'another' })).toEqual({ ok: false, error: 'invalid_code_verifier' });
    expect(await with_({})).toEqual({ ok: false, error: 'invalid_code_verifier' });
    expect(await with_({ code_verifier: verifier })).toMatchObject({ ok: true });
    expect(await with_({ code_verifier: verifier, client_secret: 'x' })).toMatchObject({ error: 'bad_client_secret' });
    const unasked = { code: await codeOf(), redirect_uri: REDIRECT, code_verifier: verifier };
    expect(await access(unasked)).toEqual({ ok: false, error: 'invalid_code_verifier' });
  });

  test('is only for apps that may use it', async () => {
    await start(false);
    expect(await with_({ code_verifier: verifier })).toEqual({ ok: false, error: 'pkce_not_allowed' });
  });
});

test('nobody but an admin on the page itself adds the app', async () => {
  await start(false);
  const allow = { as: 'U0AMAR3L9N', answer: 'allow' };
  expect((await post(authorize(), allow, { origin: 'https://else.example' })).status).toBe(403);
  expect((await post(authorize(), { ...allow, as: 'U0MAYA7K2Q' })).status).toBe(400);
  expect((await post(authorize(), allow, { origin: sandbox.url })).status).toBe(302);
});
