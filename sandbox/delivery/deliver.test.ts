import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../server.ts';
import { TRIAL_MANIFEST } from '../testing/trial-app.ts';

interface Request {
  headers: IncomingMessage['headers'];
  body: string;
}

let app: Server;
let sandbox: Sandbox;
let requests: Request[];
/** How the app answers; the tests put in their own. */
let answer: (request: Request, response: ServerResponse) => void;

beforeEach(async () => {
  requests = [];
  answer = (_request, response) => response.end();
  app = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const got = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
    requests.push(got);
    answer(got, response);
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  sandbox = await startSandbox({
    manifest: TRIAL_MANIFEST,
    limits: 'off',
    page: false,
    requestUrl: `http://127.0.0.1:${(app.address() as AddressInfo).port}/slack/events`,
    retryDelays: [0, 30, 60],
  });
});

afterEach(async () => {
  vi.useRealTimers();
  await sandbox.stop();
  app.closeAllConnections();
  app.close();
});

test('a request carries a signature over its raw body', async () => {
  await sandbox.person('maya').command('/trial ünïcode & more');
  const [{ headers, body } = { headers: {}, body: '' }] = requests;
  const signed = createHmac('sha256', sandbox.signingSecret)
    .update(`v0:${headers['x-slack-request-timestamp']}:${body}`)
    .digest('hex');
  expect(headers['x-slack-signature']).toBe(`v0=${signed}`);
  expect(Math.abs(Number(headers['x-slack-request-timestamp']) - Date.now() / 1000)).toBeLessThan(5);
  expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({ command: '/trial', text: 'ünïcode & more' });
});

describe('the request URL is asked for a challenge', () => {
  const verify = async () => {
    const init = { method: 'POST', body: JSON.stringify({ do: 'verify' }) };
    return (await (await fetch(`${sandbox.url}/_control/app`, init)).json()) as Record<string, unknown>;
  };
  const challengeIn = ({ body }: Request) => (JSON.parse(body) as { challenge: string }).challenge;

  test.each<[string, (challenge: string) => string]>([
    ['plain text', (challenge) => challenge],
    ['JSON', (challenge) => JSON.stringify({ challenge })],
    ['a form', (challenge) => `challenge=${challenge}`],
  ])('which may come as %s', async (_how, give) => {
    answer = (request, response) => void response.end(give(challengeIn(request)));
    expect(await verify()).toEqual({ ok: true });
    expect(Object.keys(JSON.parse(requests[0]?.body ?? '') as object).sort()).toEqual(['challenge', 'token', 'type']);
  });

  test.each<[string, (response: ServerResponse) => void, RegExp]>([
    ['something else', (response) => response.end('hello'), /not answer with the challenge/],
    ['nothing', (response) => response.end(), /not answer with the challenge/],
    ['404', (response) => response.writeHead(404).end(), /HTTP 404/],
  ])('and is refused with %s', async (_what, give, sentence) => {
    answer = (_request, response) => give(response);
    expect(await verify()).toEqual({ ok: false, error: expect.stringMatching(sentence) });
  });
});

describe('a command that the app does not answer as it should', () => {
  test('in time: the person is told so after three seconds', async () => {
    answer = () => undefined;
    const maya = sandbox.person('maya');
    const began = performance.now();
    await expect(maya.command('/mute')).rejects.toThrow('/mute failed because the app did not respond');
    expect(performance.now() - began).toBeGreaterThan(2950);
    expect(maya.failures().at(-1)).toEqual({
      kind: 'command',
      sentence: '/mute failed because the app did not respond',
    });
    expect(sandbox.inspector.log().entries.at(-1)).toMatchObject({ direction: 'to_app', ok: false, error: 'timeout' });
  });

  test.each([
    ['with 404', (_r: Request, response: ServerResponse) => response.writeHead(404).end()],
    ['by closing', (_r: Request, response: ServerResponse) => response.destroy()],
  ])('%s', async (_how, bad) => {
    answer = (request, response) => void bad(request, response);
    await expect(sandbox.person('maya').command('/mute')).rejects.toThrow(
      '/mute failed with the error "dispatch_failed"',
    );
  });

  test('with blocks that Slack would not take', async () => {
    answer = (_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ blocks: [{ type: 'nothing' }] }));
    };
    await expect(sandbox.person('maya').command('/mute')).rejects.toThrow(
      '/mute failed with the error "invalid_blocks"',
    );
  });

  test('is not one of the app', async () => {
    await expect(sandbox.person('maya').command('/other')).rejects.toThrow('/other is not a valid command');
    expect(requests).toEqual([]);
  });
});

describe('an event', () => {
  const events = () =>
    requests
      .filter(({ headers }) => headers['content-type'] === 'application/json')
      .map(({ headers, body }) => ({
        id: (JSON.parse(body) as { event_id: string }).event_id,
        retry: headers['x-slack-retry-num'],
        reason: headers['x-slack-retry-reason'],
      }));

  test('that is not acknowledged comes three times more, as the same event, with number and reason', async () => {
    answer = (_request, response) => response.writeHead(500).end();
    await sandbox.person('maya').openHome();
    await sandbox.until(() => events().length === 4);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(new Set(events().map(({ id }) => id)).size).toBe(1);
    expect(events().map(({ retry, reason }) => [retry, reason])).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
  });

  test('comes no more once it is acknowledged, or the app asks for no retries', async () => {
    let times = 0;
    answer = (_request, response) => {
      times += 1;
      response.writeHead(times === 2 ? 200 : 500).end();
    };
    await sandbox.person('maya').openHome();
    await sandbox.until(() => times === 2);
    answer = (_request, response) => response.writeHead(500, { 'x-slack-no-retry': '1' }).end();
    await sandbox.person('maya').openHome();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(events()).toHaveLength(3);
  });

  test('that the manifest does not name is not sent', async () => {
    await sandbox.person('maya').say('#general', 'Hello');
    expect(requests).toEqual([]);
  });

  test('is sent twice, late or in another order when a switch says so', async () => {
    const [maya, jonas] = [sandbox.person('maya'), sandbox.person('jonas')];
    sandbox.switches({ deliveryFault: 'twice' });
    await maya.openHome();
    await sandbox.until(() => events().length === 2);
    expect(events()[0]?.id).toBe(events()[1]?.id);
    requests = [];
    sandbox.switches({ deliveryFault: 'out_of_order' });
    await maya.openHome();
    await jonas.openHome();
    await sandbox.until(() => events().length === 2);
    expect(requests.map(({ body }) => (JSON.parse(body) as { event: { user: string } }).event.user)).toEqual([
      jonas.id,
      maya.id,
    ]);
  });
});

describe('a trigger', () => {
  test('is good for three seconds', async () => {
    let trigger = '';
    answer = ({ body }, response) => {
      trigger = new URLSearchParams(body).get('trigger_id') ?? trigger;
      response.end();
    };
    await sandbox.person('maya').command('/trial');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3001 });
    expect(await api('views.open', { trigger_id: trigger, view: VIEW })).toMatchObject({ error: 'expired_trigger_id' });
  });

  test('is good once, and not spent by a view that is refused', async () => {
    let trigger = '';
    answer = ({ body }, response) => {
      trigger = new URLSearchParams(body).get('trigger_id') ?? trigger;
      response.end();
    };
    await sandbox.person('maya').command('/trial');
    expect(await api('views.open', { trigger_id: trigger, view: {} })).toMatchObject({ error: 'invalid_arguments' });
    expect(await api('views.open', { trigger_id: trigger, view: VIEW })).toMatchObject({ ok: true });
    expect(await api('views.open', { trigger_id: trigger, view: VIEW })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
  });
});

test('a response_url is good five times', async () => {
  let url = '';
  answer = ({ body }, response) => {
    url = new URLSearchParams(body).get('response_url') ?? url;
    response.end();
  };
  const maya = sandbox.person('maya');
  await maya.command('/trial');
  const answers = [];
  for (let time = 0; time < 6; time += 1) {
    const response = await fetch(url, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ text: `no. ${time}` }),
    });
    answers.push(`${response.status} ${await response.text()}`);
  }
  expect(answers).toEqual([...Array(5).fill('200 ok'), '404 {"ok":false,"error":"used_url"}']);
  expect(maya.ephemerals()).toHaveLength(5);
});

const VIEW = { type: 'modal', title: { type: 'plain_text', text: 'A view' }, blocks: [{ type: 'divider' }] };
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

async function api(method: string, args: unknown): Promise<unknown> {
  const headers = { ...JSON_TYPE, authorization: `Bearer ${sandbox.botToken}` };
  const response = await fetch(`${sandbox.apiUrl}${method}`, { method: 'POST', headers, body: JSON.stringify(args) });
  return response.json();
}
