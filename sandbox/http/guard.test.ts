import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../server.ts';
import { TRIAL_MANIFEST } from '../testing/trial-app.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ manifest: TRIAL_MANIFEST, limits: 'off' });
});
afterAll(() => sandbox.stop());

/** A GET with headers that fetch would not send. */
const get = (
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; location: string; cookie: string }> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(sandbox.url);
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      const { location = '', 'set-cookie': [cookie = ''] = [] } = response.headers;
      resolve({ status: response.statusCode ?? 0, location, cookie });
    })
      .on('error', reject)
      .end();
  });

describe('a site that calls this machine by its own name', () => {
  const DOORS = ['/_control/state', '/_control/clock', '/oauth/v2/authorize', '/', '/files/F0'];
  test.each(DOORS)('gets nothing at %s', async (path) => {
    expect((await get(path, { host: 'else.example:4000' })).status).toBe(403);
    expect((await get(path, { host: 'localhost.else.example' })).status).toBe(403);
  });

  test.each(['localhost:4000', '127.0.0.1', '[::1]:4000', 'LOCALHOST'])('%s is this machine', async (host) => {
    expect((await get('/_control/clock', { host })).status).toBe(200);
  });

  test('an app may call the Web API by any name: it has a token', async () => {
    expect((await get('/api/auth.test', { host: 'host.docker.internal:4000' })).status).toBe(200);
  });

  test('a sandbox that was told to listen elsewhere answers to any name', async () => {
    const open = await startSandbox({ manifest: TRIAL_MANIFEST, page: false, host: '0.0.0.0' });
    const answer = await fetch(`http://127.0.0.1:${new URL(open.url).port}/_control/clock`, { headers: { host: 'x' } });
    await open.stop();
    expect(answer.status).toBe(200);
  });

  test.each([
    'null',
    'https://else.example',
    'http://127.0.0.1:1',
  ])('nor may a page of origin %s act', async (origin) => {
    expect((await get('/_control/clock', { origin })).status).toBe(403);
  });
});

describe('the bytes of a file', () => {
  const path = async () => {
    const as = sandbox.person('maya').id;
    const init = { method: 'POST', body: 'a secret' };
    const answer = await fetch(`${sandbox.url}/_control/upload?as=${as}&filename=note.txt`, init);
    const { file } = (await answer.json()) as { file: { url_private: string } };
    return new URL(file.url_private).pathname;
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  test('are for nobody who just asks', async () => {
    const there = await path();
    for (const headers of [{}, bearer('xoxb-wrong'), bearer(sandbox.appToken), { cookie: 'sandbox_1=x' }]) {
      const { status, location } = await get(there, headers);
      expect([status, new URL(location).searchParams.get('redir')]).toEqual([302, there]);
    }
  });

  test('are for the page, which is known by its cookie', async () => {
    const { cookie } = await get('/', {});
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/);
    const headers = { cookie: `other=1; ${cookie.split(';')[0]}` };
    expect((await get(await path(), headers)).status).toBe(200);
  });

  test('are for a token that may read files', async () => {
    const there = await path();
    expect((await get(there, bearer(sandbox.botToken))).status).toBe(200);
    const { tokens } = sandbox.workspace.store;
    tokens.set('t', { token: 't', kind: 'bot', scopes: ['files:write'] });
    expect((await get(there, bearer('t'))).status).toBe(302);
    tokens.set('t', { token: 't', kind: 'bot', scopes: ['files:read'], expires: Date.now() - 1 });
    expect((await get(there, bearer('t'))).status).toBe(302);
    tokens.delete('t');
  });
});
