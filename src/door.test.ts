import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadEditions } from './content/editions.ts';
import type { Context } from './context.ts';
import { atTheDoor } from './door.ts';
import { createLog } from './process/log.ts';
import { createWork } from './process/work.ts';

let ctx: Context;
let lines: string[];
beforeEach(async () => {
  lines = [];
  const log = createLog('trace', { write: (line: string) => void lines.push(line) });
  const editions = await loadEditions('content', 'academic-medicine');
  ctx = { editions, log, work: createWork() } as unknown as Context;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A handler that takes so long, at the door; what the person is told is its value. */
function takes(ms: number, owed: () => boolean): Promise<string | undefined> {
  const handler = () => new Promise<string>((resolve) => setTimeout(() => resolve('done'), ms));
  return atTheDoor(ctx, 'test', handler, async (sentence) => `told: ${sentence}`, owed);
}

/** Whether it has settled by then, and with what. */
async function after(ms: number, running: Promise<string | undefined>): Promise<string | undefined> {
  let value: string | undefined;
  void running.then((settled) => {
    value = settled;
  });
  await vi.advanceTimersByTimeAsync(ms);
  return value;
}

test('a handler that is late while Slack waits: the person is told before three seconds are over', async () => {
  const late = takes(60_000, () => true);
  expect(await after(2_000, late)).toBeUndefined();
  expect(await after(900, late)).toMatch(/^told: Saving is taking too long/);
  expect(lines.join()).toContain('TooLate');
  expect(ctx.work.busy).toBe(true);
});

test('a handler that is in time is not interrupted', async () => {
  expect(
    await after(
      2_450,
      takes(2_400, () => true),
    ),
  ).toBe('done');
  expect(lines).toEqual([]);
});

test('a handler that has answered Slack may take its time', async () => {
  expect(
    await after(
      10_100,
      takes(10_000, () => false),
    ),
  ).toBe('done');
});

test('a handler that fails: told by a reference, and nothing of its message is logged', async () => {
  const failing = atTheDoor(
    ctx,
    'test',
    () => Promise.reject(new Error('her own words')),
    async (sentence) => sentence,
    () => true,
  );
  const told = await after(1, failing);
  const [, reference = 'none'] = lines.join().match(/"reference":"([0-9a-f]{6})"/) ?? [];
  expect(told).toContain(reference);
  expect(lines.join()).not.toContain('her own words');
});
