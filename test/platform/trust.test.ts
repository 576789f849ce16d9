import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoredMessage } from '../../sandbox/workspace/records.ts';
import { type Running, runBot } from '../support/bot.ts';
import { quickCheck, textOf } from '../support/journey.ts';
import { commandBody, interactionBody, signed } from '../support/slack.ts';

let running: Running;
let url: string;
let secret: string;
beforeAll(async () => {
  running = await runBot();
  url = `${running.botUrl}/slack/events`;
  secret = running.sandbox.signingSecret;
});
afterAll(() => running.stop());

describe('only Slack is heard', () => {
  test.each([
    ['a forged signature', { forged: true }],
    ['a signature of ten minutes ago', { age: 600 }],
  ])('%s is refused', async (_, options) => {
    expect((await signed(url, secret, commandBody({}), options)).status).toBe(401);
  });

  test('a request without a signature is refused', async () => {
    expect((await fetch(url, { method: 'POST', body: commandBody({}) })).status).toBe(401);
  });
});

describe('a form that was tampered with', () => {
  const maya = () => running.sandbox.person('maya');
  let victim: string;
  beforeAll(async () => {
    await quickCheck(running, maya());
    await maya().command('/mentoring assess');
    await maya().press('Change my answers');
    victim = (JSON.parse(maya().modal()?.private_metadata ?? '') as { assessmentId: string }).assessmentId;
    await maya().close();
  });

  /** What another member of the same workspace would send. */
  function submission(metadata: unknown, values: object = {}) {
    const { teamId } = running.sandbox;
    return interactionBody({
      type: 'view_submission',
      team: { id: teamId, domain: 'sandbox' },
      user: { id: running.sandbox.person('daniel').id, name: 'daniel', team_id: teamId },
      trigger_id: '1.2.3',
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: 'assess:page',
        private_metadata: typeof metadata === 'string' ? metadata : JSON.stringify(metadata),
        title: { type: 'plain_text', text: 'x' },
        blocks: [],
        state: { values },
      },
    });
  }

  test('names another person’s assessment: refused, nothing shown, nothing changed', async () => {
    const before = textOf(await result());
    const metadata = { assessmentId: victim, page: 'quick:needs', asked: 'x@1', shown: {} };
    const values = { own: { 'assess:write': { type: 'plain_text_input', value: 'taken over' } } };
    const answer = await signed(url, secret, submission(metadata, values));
    const body = await answer.text();
    expect(body).toContain('You can open only your own answers.');
    expect(body).not.toMatch(/Advocacy|safe ear/);
    expect(textOf(await result())).toBe(before);
    expect(running.logged.join()).not.toContain('taken over');
  });

  test.each([
    ['no metadata', ''],
    ['no JSON', '{'],
    ['null', 'null'],
    ['another page', { assessmentId: 'x', page: 'quick:nowhere', asked: '' }],
    ['an id that is none', { assessmentId: "'; drop table person; --", page: 'quick:needs', asked: 'x@1', shown: {} }],
    ['numbers for names', { assessmentId: 7, page: 7, asked: 7, shown: 7 }],
  ])('%s is answered with a sentence', async (_, metadata) => {
    const answer = await signed(url, secret, submission(metadata));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ response_action: 'update' });
  });

  test.each([
    ['a rating beyond the scale', { 'importance:A1': { 'assess:keep': { selected_option: { value: '9' } } } }],
    ['a need that is none', { 'importance:Z9': { 'assess:keep': { selected_option: { value: '4' } } } }],
    [
      'a tick that is none',
      { 'tick:craft': { 'assess:keep': { selected_options: [{ value: 'A1' }, { value: '__proto__' }, {}] } } },
    ],
    ['a block that is none', { 'nonsense:1': { x: { value: 'y' } }, __proto__: { y: {} } }],
    ['states of the wrong kind', { own: { 'assess:write': { value: { deep: [] } } }, 'tick:craft': { a: null } }],
  ])('%s changes nothing', async (_, values) => {
    const before = await own();
    const metadata = { assessmentId: victim, page: 'full:craft', asked: 'x@1', shown: {} };
    const body = submission(metadata, values).replace(running.sandbox.person('daniel').id, maya().id);
    expect((await signed(url, secret, body)).status).toBe(200);
    expect(await own()).toBe(before);
  });

  test('text over every limit is named, not cut', async () => {
    const metadata = { assessmentId: victim, page: 'quick:needs', asked: 'x@1', shown: {} };
    const values = { own: { 'assess:write': { type: 'plain_text_input', value: '🙂'.repeat(61) } } };
    const body = submission(metadata, values).replace(running.sandbox.person('daniel').id, maya().id);
    const answer = await signed(url, secret, body);
    expect(await answer.json()).toEqual({
      response_action: 'errors',
      errors: { own: 'Keep it to 60 characters, please: what you typed is still here.' },
    });
  });

  test('the same submission twice does its work once', async () => {
    const metadata = { assessmentId: victim, page: 'quick:focus', asked: 'x@1', shown: {} };
    const values = { focus: { 'assess:keep': { selected_options: [{ value: 'B2' }] } } };
    const body = submission(metadata, values).replace(running.sandbox.person('daniel').id, maya().id);
    const before = maya().dm().length;
    const answers = await Promise.all([signed(url, secret, body), signed(url, secret, body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await running.bot.idle();
    expect(maya().dm()).toHaveLength(before);
  });

  const result = async (): Promise<StoredMessage> => {
    await running.bot.idle();
    const found = maya()
      .dm()
      .find((one) => textOf(one).includes('Your focus'));
    if (!found) throw new Error('There is no result in the chat.');
    return found;
  };
  /** What she sees of herself now. */
  const own = async () => {
    await maya().press('Change my answers', { in: await result() });
    await maya().submit();
    await maya().submit();
    await maya().submit();
    const text = textOf(maya().modal());
    await maya().close({ all: true });
    return text;
  };
});

describe('words and presses nobody knows', () => {
  test.each([
    ['frobnicate'],
    ['__proto__'],
    ['toString'],
    ['<!channel>'],
    ['a'.repeat(300)],
    ['🙂 مرحبا'],
  ])('%s is answered with the usage, in private', async (word) => {
    const amara = running.sandbox.person('amara');
    await amara.command(`/mentoring ${word}`);
    const answer = amara.ephemerals().at(-1);
    expect(answer?.text).toContain('/mentoring assess');
    expect(answer?.text).not.toContain('<!');
  });

  test('help names every word', async () => {
    const amara = running.sandbox.person('amara');
    await amara.command('/mentoring help');
    expect(amara.ephemerals().at(-1)?.text).toMatch(/assess[\s\S]*privacy[\s\S]*help/);
  });

  test('a button of a version long gone is answered, and an unknown form too', async () => {
    const { teamId } = running.sandbox;
    const user = { id: 'U0OLD', username: 'old', team_id: teamId };
    const old = { type: 'block_actions', team: { id: teamId, domain: 'x' }, user, trigger_id: '1.2.3' };
    const press = { ...old, view: undefined, actions: [{ type: 'button', action_id: 'gone:away', block_id: 'b' }] };
    expect((await signed(url, secret, interactionBody(press))).status).toBe(200);
    const view = { type: 'modal', callback_id: 'gone', blocks: [], state: { values: {} }, private_metadata: '' };
    const form = { ...old, type: 'view_submission', view };
    expect(await (await signed(url, secret, interactionBody(form))).json()).toMatchObject({
      response_action: 'update',
    });
    const closed = { ...old, type: 'view_closed', view, is_cleared: true };
    expect((await signed(url, secret, interactionBody(closed))).status).toBe(200);
  });
});

test.each([
  'GET //',
  'GET http://[',
  'POST //x:99999/',
  'GET /%',
  'OPTIONS *',
])('a target that is none (%s) is answered, and the bot goes on', async (target) => {
  const { port, hostname } = new URL(running.botUrl);
  const socket = connect(Number(port), hostname);
  socket.end(`${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
  expect(answer).toMatch(/^HTTP\/1.1 4\d\d/);
  expect((await fetch(`${running.botUrl}/healthz`)).status).toBe(200);
  socket.destroy();
});
