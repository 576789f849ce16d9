import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from '../process/log.ts';
import { createTicks } from './ticks.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('each runs every minute by itself until it is stopped, also beside one that fails', async () => {
  const run = vi.fn(async () => 0);
  const fails = () => Promise.reject(new Error('no'));
  const ticks = createTicks(
    [
      { name: 'fails', run: fails },
      { name: 'runs', run },
    ],
    createLog('silent'),
  );
  ticks.start();
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  expect(run).toHaveBeenCalledTimes(3);
  await ticks.stop();
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(run).toHaveBeenCalledTimes(3);
});

test('a step that is asked for meanwhile runs after the one that runs', async () => {
  const order: string[] = [];
  let number = 0;
  const run = async () => {
    const mine = ++number;
    order.push(`begins ${mine}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
    order.push(`ends ${mine}`);
    return 0;
  };
  const ticks = createTicks([{ name: 'slow', run }], createLog('silent'));
  const both = Promise.all([ticks.step(), ticks.step()]);
  await vi.advanceTimersByTimeAsync(100);
  await both;
  expect(order).toEqual(['begins 1', 'ends 1', 'begins 2', 'ends 2']);
});
