import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../server.ts';
import { TRIAL_MANIFEST } from '../testing/trial-app.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ manifest: TRIAL_MANIFEST, limits: 'off', page: false });
});
afterAll(() => sandbox.stop());

function post(method: string, args: unknown, signal: AbortSignal | null = null): Promise<Response> {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    authorization: `Bearer ${sandbox.botToken}`,
  };
  return fetch(`${sandbox.apiUrl}${method}`, { method: 'POST', headers, body: JSON.stringify(args), signal });
}

describe('a fault of the Web API', () => {
  test.each([
    ['status_429', 429],
    ['status_500', 500],
    ['status_503', 503],
  ] as const)('%s', async (apiFault, status) => {
    sandbox.switches({ apiFault, faultMethods: [], faultTimes: 1 });
    const response = await post('auth.test', {});
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, status === 500 ? null : '1']);
    expect((await post('auth.test', {})).status).toBe(200);
  });

  test('an answer that is lost: the message is there all the same', async () => {
    sandbox.switches({ apiFault: 'lost', faultMethods: ['chat.postMessage'], faultTimes: 1 });
    const maya = sandbox.person('maya');
    await expect(post('chat.postMessage', { channel: maya.id, text: 'Still here' })).rejects.toThrow();
    expect(maya.dm().map(({ text }) => text)).toEqual(['Still here']);
    expect((await post('auth.test', {})).status).toBe(200);
  });

  test('500 after the work: the message is there all the same', async () => {
    sandbox.switches({ apiFault: 'done_500', faultMethods: ['chat.postMessage'], faultTimes: 1 });
    const daniel = sandbox.person('daniel');
    expect((await post('chat.postMessage', { channel: daniel.id, text: 'Done' })).status).toBe(500);
    expect(daniel.dm().map(({ text }) => text)).toEqual(['Done']);
    expect((await post('auth.test', {})).status).toBe(200);
  });

  test('silence', async () => {
    sandbox.switches({ apiFault: 'silence', faultMethods: [], faultTimes: 1 });
    const waiting = post('auth.test', {}, AbortSignal.timeout(100));
    await expect(waiting).rejects.toThrow('timeout');
  });
});

describe('a file that is not taken in yet', () => {
  afterEach(() => sandbox.switches({ filesShown: 'at_once' }));
  const call = async (method: string, args: unknown) =>
    (await (await post(method, args)).json()) as Record<string, never>;
  async function upload(share: object = {}): Promise<string> {
    const { upload_url, file_id } = await call('files.getUploadURLExternal?filename=a.png&length=3', {});
    await fetch(upload_url ?? '', { method: 'POST', body: 'png' });
    await call('files.completeUploadExternal', { files: [{ id: file_id }], ...share });
    return file_id ?? '';
  }
  const show = (id: string) =>
    call('chat.postMessage', {
      channel: sandbox.person('maya').id,
      text: 'A picture',
      blocks: [{ type: 'image', slack_file: { id }, alt_text: 'a picture' }],
    });
  const refused = {
    ok: false,
    error: 'invalid_blocks',
    errors: ['invalid slack file [json-pointer:/blocks/0/slack_file]'],
  };

  test('is refused until it is, and one that is nowhere for ever', async () => {
    expect(await show(await upload())).toMatchObject({ ok: true });
    expect(await show('F0NOWHERE')).toMatchObject(refused);
    sandbox.switches({ filesShown: 'late' });
    const file = await upload();
    expect(await show(file)).toMatchObject(refused);
    await expect.poll(() => show(file), { timeout: 5_000, interval: 200 }).toMatchObject({ ok: true });
  });

  test('or until it is shared', async () => {
    sandbox.switches({ filesShown: 'once_shared' });
    expect(await show(await upload())).toMatchObject(refused);
    expect(await show(await upload({ channel_id: sandbox.person('maya').dm()[0]?.channel }))).toMatchObject({
      ok: true,
    });
  });
});
