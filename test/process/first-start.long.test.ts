import { afterAll, beforeAll, test } from 'vitest';
import { type Running, runBot } from '../support/bot.ts';
import { quickCheck } from '../support/journey.ts';

// Making the database is what takes the time here; everywhere else it is copied.
let running: Running;
beforeAll(async () => {
  running = await runBot({ firstStart: true });
});
afterAll(() => running.stop());

test('a first start, on the embedded database: the journey over signed HTTP', async () => {
  await quickCheck(running, running.sandbox.person('maya'));
});
