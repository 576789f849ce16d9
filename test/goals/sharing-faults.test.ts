import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { listen } from '../../src/process/serve.ts';
import { type Running, runBot } from '../support/bot.ts';
import { emptyDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';
import { putOnMap, setGoal, sharedIn, shareWith } from '../support/shares.ts';

/** Stands between bot and Slack, and can hold the next call of a method back until it is told to let it go. */
async function startGate() {
  let target = '';
  let held: { method: string; reached(): void; opened: Promise<void> } | undefined;
  const server = createServer(async (request, response) => {
    const method = request.url?.split('/').at(-1) ?? '';
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (held?.method === method) {
      const { reached, opened } = held;
      held = undefined;
      reached();
      await opened;
    }
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization, 'content-type': type };
    try {
      const answer = await fetch(`${target}${method}`, { method: 'POST', headers, body: Buffer.concat(parts) });
      const wait = answer.headers.get('retry-after');
      response.writeHead(answer.status, { 'content-type': 'application/json', ...(wait && { 'retry-after': wait }) });
      response.end(await answer.text());
    } catch {
      // Slack was not there, or closed without an answer: so does the gate.
      response.destroy();
    }
  });
  const port = await listen(server, 0, '127.0.0.1');
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    leadTo: (url: string) => {
      target = url;
    },
    /** Holds the next call; `arrived` resolves when it has come, `open` lets it go. */
    hold(method: string): { arrived: Promise<void>; open(): void } {
      let open = (): void => {};
      const opened = new Promise<void>((resolve) => {
        open = resolve;
      });
      const arrived = new Promise<void>((resolve) => {
        held = { method, reached: resolve, opened };
      });
      return { arrived, open: () => open() };
    },
    stop: () => server.close(),
  };
}

let running: Running;
let gate: Awaited<ReturnType<typeof startGate>>;
let drop: () => Promise<void>;
let now = new Date('2026-11-23T15:00:00Z');
let maya: PersonDoor;
let daniel: PersonDoor;
const pushes = () => daniel.notifications().length;

beforeAll(async () => {
  const own = await emptyDatabase();
  drop = own.drop;
  gate = await startGate();
  running = await runBot({ databaseUrl: own.url, now: () => now, environment: { SLACK_API_URL: gate.apiUrl } });
  gate.leadTo(running.sandbox.apiUrl);
  maya = running.sandbox.person('maya');
  daniel = running.sandbox.person('daniel');
  await maya.openHome();
  await putOnMap(maya, 'Dr. Daniel Reyes');
});
beforeEach(async () => {
  await maya.close({ all: true }).catch(() => {});
  await setGoal(maya, `Goal ${Math.random()}`);
  now = new Date(now.getTime() + 60_000);
});
afterAll(async () => {
  await running.stop();
  gate.stop();
  await drop();
});

test('Slack asks to wait: the message comes when it said, and once', async () => {
  const before = pushes();
  running.sandbox.switches({ apiFault: 'status_429', faultMethods: ['chat.postMessage'], faultTimes: 2 });
  await shareWith(maya, 'Dr. Daniel Reyes');
  await running.sandbox.until(() => sharedIn(daniel).length === 1, 15_000);
  await running.bot.idle();
  expect(pushes()).toBe(before + 1);
  running.sandbox.switches({ apiFault: 'status_429', faultMethods: ['chat.update'], faultTimes: 1 });
  await maya.press('I have done it');
  await running.sandbox.until(() => textOf(sharedIn(daniel)[0]).includes('done on'), 15_000);
  running.sandbox.switches({ apiFault: 'status_429', faultMethods: ['chat.delete'], faultTimes: 1 });
  await maya.press('Stop sharing');
  await running.sandbox.until(() => sharedIn(daniel).length === 0, 15_000);
  running.sandbox.switches({ apiFault: 'none', faultMethods: [] });
  expect(pushes()).toBe(before + 1);
}, 60_000);

test('Slack says who it is only when she has been told that it took too long: nothing is shared then', async () => {
  const before = pushes();
  const held = gate.hold('users.info');
  await maya.press('Share with a mentor');
  await maya.choose('With whom?', 'Dr. Daniel Reyes');
  const sharing = maya.submit();
  await held.arrived;
  await new Promise((resolve) => setTimeout(resolve, 2_700));
  held.open();
  expect(JSON.stringify(await sharing)).toContain('taking too long, so I stopped');
  await running.bot.idle();
  expect(pushes()).toBe(before);
  await maya.press('Back to this goal');
  expect(textOf(maya.modal())).not.toContain('Shared with');
});

test('withdrawn while Slack is posting it: it does not stay in the chat', async () => {
  const before = pushes();
  const held = gate.hold('chat.postMessage');
  await maya.press('Share with a mentor');
  await maya.choose('With whom?', 'Dr. Daniel Reyes');
  const sharing = maya.submit();
  await held.arrived;
  const stopping = maya.press('Stop sharing');
  await running.sandbox.until(() => textOf(maya.modal()).includes('No longer shared'));
  expect(pushes()).toBe(before);
  held.open();
  await Promise.all([sharing, stopping]);
  await running.bot.idle();
  expect(pushes()).toBe(before + 1);
  expect(sharedIn(daniel)).toEqual([]);
});

test('changed while an earlier change is on its way, which arrives last: the mentor sees the newest', async () => {
  await shareWith(maya, 'Dr. Daniel Reyes');
  await running.bot.idle();
  const updates = () => running.sandbox.inspector.log().entries.filter(({ name }) => name === 'chat.update').length;
  const before = updates();
  const held = gate.hold('chat.update');
  const doing = maya.press('I have done it');
  await held.arrived;
  const reopening = maya.press('Take it up again');
  await running.sandbox.until(() => updates() === before + 1);
  held.open();
  await Promise.all([doing, reopening]);
  await running.bot.idle();
  expect(textOf(sharedIn(daniel)[0])).toContain('Fri, Jan 15, 2027');
  expect(textOf(sharedIn(daniel)[0])).not.toContain('done on');
  await maya.press('Stop sharing');
  await running.bot.idle();
});

test('an outcome that Slack never told counts as sent: no change makes it a second message, the mentor can take it out, and sharing it again is news', async () => {
  const before = pushes();
  running.sandbox.switches({ apiFault: 'lost', faultMethods: ['chat.postMessage'] });
  await shareWith(maya, 'Dr. Daniel Reyes');
  await running.bot.idle();
  running.sandbox.switches({ apiFault: 'none', faultMethods: [] });
  expect(sharedIn(daniel)).toHaveLength(1);
  now = new Date(now.getTime() + 60_000);
  await maya.press('I have done it');
  await maya.press('Take it up again');
  await running.bot.idle();
  expect(pushes()).toBe(before + 1);
  await maya.press('Stop sharing');
  await running.bot.idle();
  // Where it is, nobody knows but he who sees it.
  expect(sharedIn(daniel)).toHaveLength(1);
  await daniel.press('Stop showing me this', { in: 'message' });
  expect(sharedIn(daniel)).toEqual([]);
  expect(daniel.ephemerals().at(-1)?.text).toContain('Taken out of this chat.');
  now = new Date(now.getTime() + 60_000);
  await shareWith(maya, 'Dr. Daniel Reyes');
  await running.bot.idle();
  expect(sharedIn(daniel)).toHaveLength(1);
  expect(pushes()).toBe(before + 2);
  await maya.press('Stop sharing');
  await running.bot.idle();
});

test('a message that an owner deleted is not posted a second time by a change', async () => {
  const before = pushes();
  await shareWith(maya, 'Dr. Daniel Reyes');
  await running.bot.idle();
  const [message] = sharedIn(daniel);
  await fetch(`${running.sandbox.apiUrl}chat.delete`, {
    method: 'POST',
    headers: { authorization: `Bearer ${running.sandbox.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: message?.channel, ts: message?.ts }),
  });
  expect(sharedIn(daniel)).toEqual([]);
  await maya.press('I have done it');
  await running.bot.idle();
  expect(sharedIn(daniel)).toEqual([]);
  expect(pushes()).toBe(before + 1);
  await maya.press('Take it up again');
  await maya.press('Stop sharing');
  now = new Date(now.getTime() + 60_000);
  await shareWith(maya, 'Dr. Daniel Reyes');
  await running.bot.idle();
  expect(sharedIn(daniel)).toHaveLength(1);
  await maya.press('Stop sharing');
  await running.bot.idle();
});
