import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, runBot } from '../support/bot.ts';
import { jumpTo, quickCheck, textOf } from '../support/journey.ts';

/* What a nudge asks is done somewhere else: its message says so, before the next one comes. */

let running: Running;
beforeAll(async () => {
  running = await runBot({ embedded: true, nudges: true });
});
afterAll(() => running.stop());

test('a first name put on the map by the command closes the message that asked for one', async () => {
  const maya = running.sandbox.person('maya');
  await jumpTo(running, '2026-12-01T15:00:00Z');
  await quickCheck(running, maya);
  await jumpTo(running, '2026-12-07T17:59:00Z');
  await jumpTo(running, '2026-12-07T18:15:00Z');
  await running.bot.idle();
  const asking = () => maya.dm().filter((message) => textOf(message).includes('Not this week'));
  expect(asking()).toHaveLength(1);
  await maya.openHome();
  await running.sandbox.settled();
  expect(asking()).toHaveLength(1);
  await maya.command('/mentoring network');
  await maya.press('network:add');
  await maya.choose('Somebody in this Slack', 'Dr. Helen Zhou');
  await maya.choose('What do they help you with, or could?', 'Advocacy');
  await maya.choose('How is it now?', 'helps me now');
  await maya.submit();
  await maya.close({ all: true });
  await running.sandbox.settled();
  expect(asking()).toEqual([]);
  expect(maya.dm().map(textOf).join()).toContain('This one is closed');
});
