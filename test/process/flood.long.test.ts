import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { createEdge, listen } from '../../src/process/serve.ts';
import { bodyLimit } from '../../src/slack/body.ts';
import { rotating, testKey } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { install } from '../support/install.ts';
import { numbersFrom } from '../support/maps.ts';
import { commandBody, interactionBody } from '../support/slack.ts';

/*
 * Ten thousand requests that nobody should send, at each route of the bot's own process: each gets its code, nothing is kept,
 * the process lives and stays within its bound of memory, and commands are answered within a second meanwhile. In all it takes a minute or two.
 */

const requests = 10_000;
/** All memory of the process, in MB: some 150 of its own, and what is read at once (`ReadingRoom`: 130), twice. */
const memoryAtMost = 450;

let sandbox: Sandbox;
let database: Database;
let drop: () => Promise<void>;
let dataDir: string;
let child: ChildProcess;
let port: number;
let output = '';
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

beforeAll(async () => {
  // A free port: the bot reads its own address from the settings.
  const holder = createEdge(() => undefined);
  port = await listen(holder, 0, '127.0.0.1');
  await new Promise((resolve) => holder.close(resolve));
  const own = await migratedDatabase();
  drop = own.drop;
  dataDir = await mkdtemp(join(tmpdir(), 'flood-'));
  const requestUrl = `${botUrl()}/slack/events`;
  sandbox = await startSandbox({ manifest: rotating(), installed: false, limits: 'off', page: false, requestUrl });
  sandbox.workspace.app.redirectUrls.push(botUrl());
  child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'src', 'main.ts')], {
    env: {
      ...{ PATH: process.env.PATH, PORT: String(port), LOG_LEVEL: 'warn', MENTORING_DATA_DIR: dataDir },
      ...{ DATABASE_URL: own.url, MENTORING_ENCRYPTION_KEYS: testKey, SLACK_API_URL: sandbox.apiUrl },
      ...{ SLACK_SIGNING_SECRET: sandbox.signingSecret, SLACK_CLIENT_ID: sandbox.clientId },
      ...{ SLACK_CLIENT_SECRET: sandbox.clientSecret, SLACK_STATE_SECRET: 'a secret for tests' },
      ...{ MENTORING_PUBLIC_URL: botUrl(), MENTORING_METRICS_TOKEN: 'a token for tests' },
    },
  });
  const hear = (data: Buffer) => {
    output += data.toString();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  await vi.waitFor(async () => expect((await fetch(`${botUrl()}/readyz`)).status).toBe(200), {
    timeout: 100_000,
    interval: 200,
  });
  database = await openDatabase({ url: own.url, dataDir: '' });
});
afterAll(async () => {
  agent.destroy();
  child.kill('SIGKILL');
  await database.close();
  await sandbox.stop();
  await drop();
  await rm(dataDir, { recursive: true });
});

const botUrl = () => `http://127.0.0.1:${port}`;

interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** A line that Node's client would not send. */
  raw?: string;
  /** How much of the body comes, and then no more. */
  stalls?: boolean;
}

/** Sends it. @returns the code; 0 where the connection was closed without one */
function codeOf({ method = 'POST', path = '/slack/events', headers, body, raw, stalls }: Sent): Promise<number> {
  if (raw !== undefined) return codeOfRaw(raw);
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers, agent: stalls ? false : agent });
    asked.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', () => resolve(response.statusCode ?? 0));
      if (stalls) response.once('end', () => asked.destroy());
    });
    asked.on('error', () => resolve(0));
    if (stalls) asked.write(body ?? '');
    else asked.end(body);
  });
}

function codeOfRaw(text: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let heard = '';
    socket.on('data', (data) => {
      heard += data.toString();
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0));
      socket.destroy();
    });
    socket.on('error', () => resolve(0));
    socket.on('close', () => resolve(0));
  });
}

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';

function signature(body: string | Buffer, how: { age?: number; forged?: boolean } = {}): Record<string, string> {
  const time = Math.floor((performance.timeOrigin + performance.now()) / 1000) - (how.age ?? 0);
  const hmac = createHmac('sha256', how.forged ? 'not the secret' : sandbox.signingSecret);
  const digest = hmac.update(`v0:${time}:`).update(body).digest('hex');
  return { 'x-slack-request-timestamp': String(time), 'x-slack-signature': `v0=${digest}` };
}
const sent = (body: string | Buffer, type = form, how: { age?: number; forged?: boolean } = {}): Sent => ({
  body,
  headers: { 'content-type': type, 'content-length': String(Buffer.byteLength(body)), ...signature(body, how) },
});

const maya = () => ({ id: sandbox.person('maya').id, name: 'maya', username: 'maya', team_id: sandbox.teamId });
const command = (text = 'help') => commandBody({ text, team_id: sandbox.teamId, user_id: maya().id });
const pressed = (payload: object) =>
  interactionBody({ team: { id: sandbox.teamId, domain: 'x' }, user: maya(), trigger_id: '1.2.3', ...payload });
const told = (event: unknown, more: object = {}) =>
  JSON.stringify({ type: 'event_callback', team_id: sandbox.teamId, event_id: 'Ev0', event_time: 1, event, ...more });
const viewOf = (view: object) => ({
  ...{ id: 'V1', type: 'modal', blocks: [], state: { values: {} }, private_metadata: '' },
  ...view,
});
const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

/** What is sent, how often beside the others, and the codes that are right for it. */
type Kind = [name: string, weight: number, codes: readonly number[], send: (random: () => number) => Sent];

const kinds: Kind[] = [
  ['unsigned', 6, [401], () => ({ body: command(), headers: { 'content-type': form } })],
  ['forged', 8, [401], () => sent(command(), form, { forged: true })],
  ['replayed after ten minutes', 8, [401], () => sent(command(), form, { age: 600 })],
  // Signed with the secret by a clock that is ahead of ours: https://docs.slack.dev/authentication/verifying-requests-from-slack
  ['from ten minutes ahead', 4, [200], () => sent(command(), form, { age: -600 })],
  [
    'a signature of nothing',
    2,
    [401],
    () => ({
      ...sent(command()),
      headers: { 'content-type': form, 'x-slack-signature': 'v0=', 'x-slack-request-timestamp': '0' },
    }),
  ],
  ['forged and malformed', 4, [401], () => sent('null', json, { forged: true })],
  [
    'no JSON object',
    6,
    [400],
    (random) => sent(['null', '7', '[]', '{', '""', ''][Math.floor(random() * 6)] ?? '', json),
  ],
  [
    'no payload',
    4,
    [400],
    (random) =>
      sent(
        ['payload=null', 'payload=%5B%5D', 'payload=', 'payload=%7B%7D&payload=%7B%7D'][Math.floor(random() * 4)] ?? '',
      ),
  ],
  [
    'bytes',
    3,
    // What is no text is signed for nobody.
    [401],
    (random) => sent(Buffer.from(Array.from({ length: 500 }, () => Math.floor(random() * 256))), json),
  ],
  ['of another kind', 3, [400, 401], () => sent('<xml/>', 'text/xml')],
  ['deep', 2, [200, 400, 404], () => sent(deep(5_000), json)],
  [
    'too large',
    4,
    [413, 503],
    () => ({
      body: '{"a":"',
      stalls: true,
      headers: { 'content-type': json, 'content-length': String(bodyLimit * 30) },
    }),
  ],
  [
    'too large, and not said so',
    1,
    [413, 503, 0],
    () => ({
      body: Buffer.alloc(bodyLimit + 100_000, 32),
      headers: { 'content-type': json, 'transfer-encoding': 'chunked' },
    }),
  ],
  [
    'slow',
    3,
    // Refused while it still sends, the end of the connection may overtake the answer.
    [408, 503, 0],
    () => ({
      body: Buffer.alloc(bodyLimit - 100_000, 32),
      stalls: true,
      headers: { 'content-type': json, 'content-length': String(bodyLimit) },
    }),
  ],
  ['the same command again', 4, [200], () => sent(command())],
  [
    'a command that is none',
    3,
    [200, 404],
    () => sent(commandBody({ command: '/nothing', team_id: sandbox.teamId, user_id: maya().id })),
  ],
  [
    'of no workspace',
    3,
    [200, 401, 404, 500],
    () => sent(commandBody({ text: 'help', team_id: '', user_id: maya().id })),
  ],
  [
    'of a workspace without the bot',
    3,
    // The second where the database did not answer in time who has it.
    [401, 200],
    () => sent(commandBody({ text: 'help', team_id: 'T0NOWHERE', user_id: 'U0NOBODY' })),
  ],
  [
    'a button that is none',
    3,
    [200, 404],
    () =>
      sent(
        pressed({
          type: 'block_actions',
          actions: [{ type: 'button', action_id: 'no:such', block_id: 'b', value: '{}' }],
        }),
      ),
  ],
  ['a button without anything', 2, [200, 400, 404, 500], () => sent(pressed({ type: 'block_actions', actions: [] }))],
  [
    'a form that is none',
    3,
    [200, 404],
    () => sent(pressed({ type: 'view_submission', view: viewOf({ callback_id: '__proto__' }) })),
  ],
  [
    'a form with nonsense in it',
    4,
    [200],
    (random) =>
      sent(
        pressed({
          type: 'view_submission',
          view: viewOf({
            callback_id: 'goals:save',
            private_metadata: ['', '{', 'null', '[]', '{"goalId":7}'][Math.floor(random() * 5)],
            state: { values: { what: { x: { value: ['deep'] } }, __proto__: {} } },
          }),
        }),
      ),
  ],
  ['an interaction of no kind', 2, [200, 400, 404, 500], () => sent(pressed({ type: 'nothing' }))],
  [
    'the same event again',
    3,
    [200],
    () => sent(told({ type: 'user_change', user: { id: maya().id, team_id: sandbox.teamId } }), json),
  ],
  [
    'an event that is none',
    3,
    [200, 400, 404],
    (random) =>
      sent(told([null, 7, [], {}, { type: 'nothing' }, { type: 'constructor' }][Math.floor(random() * 6)]), json),
  ],
  [
    'an event of nobody',
    2,
    [200, 500],
    (random) =>
      sent(
        told(
          [
            { type: 'user_change' },
            { type: 'user_change', user: { id: {} } },
            { type: 'app_home_opened', tab: 'home' },
            { type: 'channel_archive' },
          ][Math.floor(random() * 4)],
        ),
        json,
      ),
  ],
  [
    'another method',
    3,
    [404],
    (random) => ({ method: ['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'][Math.floor(random() * 5)] ?? 'GET' }),
  ],
  [
    'another path',
    3,
    [404],
    (random) => ({
      method: 'GET',
      path:
        ['/', '//', '/slack/events/', '/..%2f..%2f', '/metrics', '/%', '/slack', '/_control/state'][
          Math.floor(random() * 8)
        ] ?? '/',
    }),
  ],
  [
    'no HTTP',
    2,
    [400, 404],
    (random) => ({
      raw:
        [
          'nonsense\r\n\r\n',
          'POST\r\n\r\n',
          'GET / HTTP/9\r\n\r\n',
          'POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n',
          'POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n',
        ][Math.floor(random() * 5)] ?? '',
    }),
  ],
  ['a head without end', 1, [431], () => ({ raw: `GET / HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(40_000)}\r\n\r\n` })],
  [
    'a way back that was not begun here',
    3,
    [400, 500],
    (random) => ({
      method: 'GET',
      path: `/slack/oauth_redirect${['', '?code=1.2', '?code=1&state=forged', '?error=access_denied', '?state=%00'][Math.floor(random() * 5)]}`,
    }),
  ],
  ['the page to install', 2, [200], () => ({ method: 'GET', path: '/slack/install' })],
  ['whether it lives', 2, [200], (random) => ({ method: 'GET', path: random() < 0.5 ? '/healthz' : '/readyz' })],
];

/** How many rows each table has. */
async function rows(): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`.execute(database.db);
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows: counted } = await sql<{ many: number }>`select count(*) as many from ${sql.table(name)}`.execute(
      database.db,
    );
    counts[name] = counted[0]?.many ?? 0;
  }
  return counts;
}

const memory = (): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

test('ten thousand requests that nobody should send', { timeout: 900_000 }, async () => {
  expect((await install({ sandbox, botUrl: botUrl() })).status).toBe(200);
  await sandbox.person('maya').openHome();
  expect(await codeOf(sent(command()))).toBe(200);
  // What Slack told once, before it is told again.
  await codeOf(sent(told({ type: 'user_change', user: { id: maya().id, team_id: sandbox.teamId } }), json));
  let before = await rows();
  const settled = async () => {
    const last = JSON.stringify(before);
    before = await rows();
    return JSON.stringify(before) === last;
  };
  await expect.poll(settled, { interval: 1_500, timeout: 60_000 }).toBe(true);

  // What else this machine has to do takes its part of each second.
  const others = Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
  let most = 0;
  const slowest: number[] = [];
  let isOver = false;
  /** Somebody uses the bot meanwhile; how late this process itself was is not the bot's. */
  const user = async (): Promise<void> => {
    while (!isOver) {
      let lateBy = 0;
      let due = performance.now() + 20;
      const clock = setInterval(() => {
        lateBy = Math.max(lateBy, performance.now() - due);
        due = performance.now() + 20;
      }, 20);
      const begun = performance.now();
      expect(await codeOf(sent(command(`help ${randomUUID()}`)))).toBe(200);
      slowest.push(performance.now() - begun - lateBy);
      clearInterval(clock);
      most = Math.max(most, memory());
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const using = user();

  const random = numbersFrom(20261127);
  const bag = kinds.flatMap((kind) => Array<Kind>(kind[1]).fill(kind));
  const wrong = new Map<string, number>();
  const got = new Map<string, number>();
  let left = requests;
  const sender = async (): Promise<void> => {
    while (left-- > 0) {
      const kind = bag[Math.floor(random() * bag.length)];
      if (!kind) return;
      const [name, , codes, send] = kind;
      const code = await codeOf(send(random));
      got.set(name, (got.get(name) ?? 0) + 1);
      if (!codes.includes(code)) wrong.set(`${name}: ${code}`, (wrong.get(`${name}: ${code}`) ?? 0) + 1);
    }
  };
  // Many at once, so that those who stall do not hold the others.
  await Promise.all(Array.from({ length: 200 }, sender));
  isOver = true;
  await using;

  expect([...wrong]).toEqual([]);
  expect([...got.keys()].toSorted()).toEqual(kinds.map(([name]) => name).toSorted());
  expect(child.exitCode).toBeNull();
  expect(await codeOf({ method: 'GET', path: '/readyz' })).toBe(200);
  expect(output).not.toContain('an error reached nobody');
  expect(most).toBeLessThan(memoryAtMost);
  expect(Math.max(...slowest)).toBeLessThan(1_000 * others);
  // What was on its way is done.
  await expect.poll(rows, { timeout: 30_000, interval: 1_000 }).toEqual(before);
});
