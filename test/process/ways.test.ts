import { afterEach, expect, test } from 'vitest';
import { type Running, runBot } from '../support/bot.ts';
import { emptyDatabase } from '../support/database.ts';
import { quickCheck, textOf } from '../support/journey.ts';

let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

test('the journey over signed HTTP, on PostgreSQL', async () => {
  const { url, drop } = await emptyDatabase();
  running = await runBot({ databaseUrl: url });
  await quickCheck(running, running.sandbox.person('maya'));
  await running.stop();
  running = undefined;
  await drop();
});

test('the journey over Socket Mode, on the embedded database', async () => {
  running = await runBot({ mode: 'socket', embedded: true });
  await quickCheck(running, running.sandbox.person('maya'));
});

test('one journey for two people does not mix', async () => {
  running = await runBot();
  const maya = running.sandbox.person('maya');
  await quickCheck(running, maya);
  const daniel = running.sandbox.person('daniel');
  await daniel.command('/mentoring');
  expect(textOf(daniel.modal())).toContain('You steer this');
  expect(
    daniel
      .dm()
      .map((message) => textOf(message))
      .join(),
  ).not.toContain('Advocacy');
});
