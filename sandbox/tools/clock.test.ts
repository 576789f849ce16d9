import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Clock, makeClock } from './clock.ts';

let saved: { offset: number; stoppedAt: number | null } | undefined;
const clock = (): Clock =>
  makeClock(
    () => new Date(),
    saved,
    (state) => (saved = state),
  );

beforeEach(() => {
  saved = undefined;
  vi.useFakeTimers({ now: Date.parse('2026-12-01T10:00:00Z') });
});
afterEach(() => vi.useRealTimers());

const MONDAY = '2026-12-07T15:00:00.000Z';

test('runs along with the machine, and jumps', async () => {
  const it = clock();
  expect(it.state()).toEqual({ now: '2026-12-01T10:00:00.000Z', mode: 'live', speed: 1, until: null });
  await it.do({ do: 'jump', to: MONDAY });
  vi.advanceTimersByTime(60_000);
  expect(it.now().toISOString()).toBe('2026-12-07T15:01:00.000Z');
  await it.do({ do: 'real' });
  expect(it.now().toISOString()).toBe('2026-12-01T10:01:00.000Z');
});

test('stands still, and is moved while it stands', async () => {
  const it = clock();
  await it.do({ do: 'stop' });
  vi.advanceTimersByTime(60_000);
  expect(it.state()).toEqual({ now: '2026-12-01T10:00:00.000Z', mode: 'still', speed: 0, until: null });
  await it.do({ do: 'advance', minutes: 90 });
  expect(it.now().toISOString()).toBe('2026-12-01T11:30:00.000Z');
  await it.do({ do: 'live' });
  vi.advanceTimersByTime(1000);
  expect(it.now().toISOString()).toBe('2026-12-01T11:30:01.000Z');
});

test('takes up where it was when the sandbox was stopped', async () => {
  await clock().do({ do: 'jump', to: MONDAY });
  expect(clock().now().toISOString()).toBe(MONDAY);
  await clock().do({ do: 'stop' });
  vi.advanceTimersByTime(60_000);
  expect(clock().now().toISOString()).toBe(MONDAY);
});

describe('a fast run', () => {
  test('passes a week in ten seconds, in steps that whoever listens can keep up with', async () => {
    const it = clock();
    const seen: number[] = [];
    it.listen(async (now) => {
      await Promise.resolve();
      seen.push(now.getTime());
    });
    const run = it.do({ do: 'run', minutes: 7 * 24 * 60, seconds: 10 });
    await vi.advanceTimersByTimeAsync(5000);
    expect(it.state()).toMatchObject({ mode: 'fast', until: '2026-12-08T10:00:00.000Z' });
    expect(it.now().getTime()).toBeGreaterThan(Date.parse('2026-12-04T00:00:00Z'));
    await vi.advanceTimersByTimeAsync(6000);
    await run;
    expect(it.state().mode).toBe('live');
    const steps = seen.slice(1).map((at, index) => at - (seen[index] ?? 0));
    expect(Math.max(...steps)).toBeLessThanOrEqual(15 * 60_000);
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(seen.at(-1)).toBe(Date.parse('2026-12-08T10:00:00Z'));
  });

  test('is waited for, ended by a jump, and begun only once', async () => {
    const it = clock();
    void it.do({ do: 'run', minutes: 100, seconds: 10 });
    await vi.advanceTimersByTimeAsync(100);
    await expect(it.do({ do: 'run', minutes: 1, seconds: 1 })).rejects.toThrow('already running');
    await it.do({ do: 'jump', to: MONDAY });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(it.state()).toMatchObject({ mode: 'live', now: expect.stringMatching(/^2026-12-07T15:00:20/) });
  });
});

test.each([
  [{ do: 'jump', to: 'Monday' }],
  [{ do: 'advance', minutes: -1 }],
  [{ do: 'run', minutes: 1, seconds: 0 }],
] as const)('refuses %j with a sentence', async (request) => {
  await expect(clock().do(request)).rejects.toThrow(RangeError);
});
