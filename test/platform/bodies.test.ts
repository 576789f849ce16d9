import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samplesOf } from '../../src/app.ts';
import { loadEditions } from '../../src/content/editions.ts';
import { bodyLimit } from '../../src/slack/body.ts';
import { type Running, runBot } from '../support/bot.ts';
import { commandBody, interactionBody, signed } from '../support/slack.ts';

let running: Running;
let url: string;
/** What a request gets whose body breaks off; it is waited for while the other tests run. */
let letGo: Promise<string>;
beforeAll(async () => {
  running = await runBot();
  url = `${running.botUrl}/slack/events`;
  letGo = breakOff();
});
afterAll(() => running.stop());

const sent = (body: string, type?: string) =>
  signed(url, running.sandbox.signingSecret, body, type === undefined ? {} : { type });
const json = 'application/json';

function breakOff(): Promise<string> {
  const { port } = new URL(running.botUrl);
  const head = `POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: ${json}\r\ncontent-length: 100\r\n\r\n`;
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(`${head}{"half`);
  return new Promise((resolve) => socket.once('data', (data) => resolve(String(data))));
}

describe('what is no JSON object is refused, and the bot goes on', () => {
  test.each([
    ['null', 'null', json],
    ['a number', '7', json],
    ['a list', '[]', json],
    ['text', '"event_callback"', json],
    ['no JSON', '{', json],
    ['nothing', '', json],
    ['a form under the name of JSON', commandBody({}), json],
    ['a payload that is null', 'payload=null', undefined],
    ['a payload that is a list', 'payload=%5B%5D', undefined],
    ['a payload that is no JSON', 'payload=%7B', undefined],
    ['an empty payload', 'payload=', undefined],
    ['two payloads', 'payload=%7B%7D&payload=%7B%7D', undefined],
  ])('%s', async (_, body, type) => {
    expect((await sent(body, type)).status).toBe(400);
    expect((await fetch(`${running.botUrl}/readyz`)).status).toBe(200);
  });

  test('an empty object is taken, and not known', async () => {
    expect((await sent('{}', json)).status).toBeGreaterThanOrEqual(400);
    expect((await fetch(`${running.botUrl}/readyz`)).status).toBe(200);
  });
});

test('whoever is not Slack is not told what is wrong', async () => {
  const { signingSecret } = running.sandbox;
  expect((await signed(url, signingSecret, 'null', { type: json, forged: true })).status).toBe(401);
  expect((await signed(url, signingSecret, 'null', { type: json, age: 600 })).status).toBe(401);
  expect((await fetch(url, { method: 'POST', body: 'null' })).status).toBe(401);
});

test('of a clock that is off the log speaks, and not of the secret; whoever sent it is told neither', async () => {
  const { signingSecret } = running.sandbox;
  const begun = running.logged.length;
  const late = await signed(url, signingSecret, commandBody({ text: 'help' }), { age: 400 });
  expect([late.status, await late.text()]).toEqual([401, 'it is not signed']);
  expect(running.logged.slice(begun).join()).toContain('The secret is right: is the clock?');
  const before = running.logged.length;
  expect((await signed(url, signingSecret, commandBody({ text: 'help' }), { age: 400, forged: true })).status).toBe(
    401,
  );
  expect(running.logged.slice(before).join()).not.toContain('clock');
});

test('a body that breaks off or never ends is let go', async () => {
  const answered = await letGo;
  expect(answered).toMatch(/^HTTP\/1\.1 408 /);
  expect(answered.toLowerCase()).toContain('connection: close');
}, 10_000);

test('whoever sends much, slowly and many times, is told to come later, and a press is answered meanwhile', async () => {
  const { port } = new URL(running.botUrl);
  const head = `POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: ${json}\r\ncontent-length: ${bodyLimit}\r\n\r\n`;
  const answers: string[] = [];
  const sockets = Array.from({ length: 60 }, () => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.once('data', (data) => answers.push(String(data)));
    socket.write(`${head}{"half`);
    return socket;
  });
  // 64 MB hold 46 of them.
  await expect.poll(() => answers.length).toBe(60 - 46);
  for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 503 /);
  expect((await sent(commandBody({ text: 'help' }))).status).toBe(200);
  for (const socket of sockets) socket.destroy();
  const large = `["${'y'.repeat(100_000)}"]`;
  await expect.poll(async () => (await sent(large, json)).status).toBe(400);
});

test('more than the limit is refused, and half of it holds the largest form of today', async () => {
  expect((await sent(`payload=${encodeURIComponent(JSON.stringify({ text: 'x'.repeat(bodyLimit) }))}`)).status).toBe(
    413,
  );
  const editions = await loadEditions('content');
  const largest = editions.ids.flatMap((id) =>
    samplesOf(editions.get(id), '/mentoring').flatMap(({ view }) => (view?.type === 'modal' ? [sizeOf(view)] : [])),
  );
  expect(Math.max(...largest)).toBeGreaterThan(50_000);
  expect(Math.max(...largest)).toBeLessThanOrEqual(bodyLimit / 2);
});

/** How many bytes Slack sends for a modal in which every text is filled to its limit with letters outside of ASCII. */
function sizeOf(view: { blocks: readonly unknown[] }): number {
  const values: Record<string, unknown> = {};
  for (const block of view.blocks as { type: string; block_id?: string; element?: Record<string, unknown> }[]) {
    const { element, block_id = '' } = block;
    if (block.type !== 'input' || element?.type !== 'plain_text_input') continue;
    const value = 'あ'.repeat(Number(element.max_length ?? 3_000));
    element.initial_value = value;
    values[block_id] = { [String(element.action_id)]: { type: 'plain_text_input', value } };
  }
  const payload = JSON.stringify({ type: 'view_submission', view: { ...view, state: { values } } });
  const ascii = payload.replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `payload=${encodeURIComponent(ascii)}`.length;
}

test('a form of thirty texts in kana is taken', async () => {
  const values = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`b${at}`, { a: { value: 'あ'.repeat(3_000) } }]),
  );
  const payload = JSON.stringify({
    type: 'view_submission',
    team: { id: 'T1' },
    user: { id: 'U1' },
    view: { callback_id: 'x:y', blocks: [], state: { values } },
  });
  const ascii = payload.replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const answer = await sent(`payload=${encodeURIComponent(ascii)}`);
  expect(answer.status).toBe(200);
  expect(interactionBody({}).length).toBeLessThan(bodyLimit);
});
