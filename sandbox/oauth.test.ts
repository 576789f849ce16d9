import { afterEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from './server.ts';
import { TRIAL_MANIFEST } from './try/trial-app.ts';

let sandbox: Sandbox;
afterEach(() => sandbox.stop());

const REDIRECT = 'http://127.0.0.1/slack/oauth_redirect';

const start = async (rotation: boolean) => {
  const settings = { ...TRIAL_MANIFEST.settings, token_rotation_enabled: rotation };
  sandbox = await startSandbox({ manifest: { ...TRIAL_MANIFEST, settings }, installed: false, page: false });
};

const authorize = (change: Record<string, string> = {}) => {
  const query = { client_id: sandbox.clientId, scope: 'chat:write,files:write', redirect_uri: REDIRECT, state: 's1' };
  return `${sandbox.url}/oauth/v2/authorize?${new URLSearchParams({ ...query, ...change })}`;
};

async function answer(choice: 'allow' | 'cancel', optional: string[] = []): Promise<URL> {
  const form = new URLSearchParams(new URL(authorize()).searchParams);
  form.set('as', 'U0AMAR3L9N');
  form.set('answer', choice);
  for (const scope of optional) form.append('optional', scope);
  const response = await fetch(authorize(), { method: 'POST', body: form, redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '');
}

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
])('a wrong link is not offered: %j', async (change, error) => {
  await start(false);
  const response = await fetch(authorize(change));
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(error)]);
});

test('with rotation a token expires; each refresh ends the refresh token before it', async () => {
  await start(true);
  const code = (await answer('allow', ['files:write'])).searchParams.get('code') ?? '';
  const first = await access({ code });
  expect(first).toMatchObject({ ok: true, expires_in: 43_200, scope: 'chat:write,files:write' });
  expect(String(first.access_token)).toMatch(/^xoxe\.xoxb-1-/);
  const refresh = { grant_type: 'refresh_token', refresh_token: String(first.refresh_token) };
  const second = await access(refresh);
  expect(second).toMatchObject({ ok: true, expires_in: 43_200 });
  expect(second.access_token).not.toBe(first.access_token);
  expect(await access(refresh)).toMatchObject({ ok: false, error: 'invalid_refresh_token' });
  expect(await tryToken(second.access_token)).toMatchObject({ ok: true });
  expect(JSON.stringify(sandbox.inspector.log())).not.toMatch(/xoxe/);
});
