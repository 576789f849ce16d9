import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, runBot } from '../support/bot.ts';
import { commandBody, interactionBody, signed } from '../support/slack.ts';

let running: Running;
beforeAll(async () => {
  running = await runBot({ environment: { MENTORING_COMMAND: '/mentor' } });
});
afterAll(() => running.stop());

/** Sends it as Slack does; what was answered, and after how long. */
async function send(body: string): Promise<{ status: number; text: string; ms: number }> {
  const began = performance.now();
  const answer = await signed(`${running.botUrl}/slack/events`, running.sandbox.signingSecret, body);
  return { status: answer.status, text: await answer.text(), ms: performance.now() - began };
}

const told = (kind: string) => running.logged.filter((line) => line.includes(`"kind":"${kind}"`));
const team = () => ({ id: running.sandbox.teamId, domain: 'sandbox' });
const user = { id: 'U0STRANGE', username: 'stranger', name: 'stranger' };

test('a command of the manifest that is not the one of the settings is answered with both, in private', async () => {
  const maya = running.sandbox.person('maya');
  await maya.command('/mentoring goals my secret plan');
  const answer = maya.ephemerals().at(-1);
  expect(answer?.text).toContain('listen to /mentor,');
  expect(answer?.text).toContain('MENTORING_COMMAND=/mentoring');
  expect(maya.failures()).toEqual([]);
  await maya.command('/mentoring');
  expect(told('command')).toHaveLength(1);
  expect(running.logged.join()).not.toContain('secret plan');
});

test('a command in odd letters calls nobody', async () => {
  const { status, text } = await send(commandBody({ command: `/<!channel>${'x'.repeat(500)}`, team_id: team().id }));
  expect(status).toBe(200);
  expect(text).toContain('&lt;!channel');
  expect(text.length).toBeLessThan(400);
});

test('the command of the settings is answered once, as ever', async () => {
  const { status, text } = await send(commandBody({ command: '/mentor', text: 'help', team_id: team().id }));
  expect([status, text]).toEqual([200, '']);
});

test.each([
  ['shortcut', { callback_id: 'my words' }],
  ['message_action', { callback_id: 'my words', message: { text: 'my words' }, channel: { id: 'C1' } }],
])('a %s is taken at once and logged once, without what it held', async (type, fields) => {
  for (let times = 0; times < 2; times++) {
    const body = interactionBody({ type, team: team(), user, trigger_id: '1.2.3', action_ts: '1.2', ...fields });
    const { status, ms } = await send(body);
    expect(status).toBe(200);
    expect(ms).toBeLessThan(1_500);
  }
  expect(told(type)).toHaveLength(1);
  expect(running.logged.join()).not.toContain('my words');
});

test('a menu that asks for options gets none, at once, and is logged once', async () => {
  const body = interactionBody({
    type: 'block_suggestion',
    team: team(),
    user,
    action_id: 'gone:menu',
    block_id: 'b',
    value: 'my words',
  });
  for (let times = 0; times < 2; times++) expect(JSON.parse((await send(body)).text)).toEqual({ options: [] });
  expect(told('block_suggestion')).toHaveLength(1);
  expect(running.logged.join()).not.toContain('my words');
});
