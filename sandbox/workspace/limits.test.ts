import { expect, test } from 'vitest';
import { makeLimits, type Tier } from './limits.ts';

function clock() {
  let now = 0;
  const pass = (seconds: number) => {
    now += seconds * 1000;
  };
  return { now: () => now, pass };
}

/** How many calls pass at once, and the wait that the next one is told. */
function fill(take: () => number): { passed: number; wait: number } {
  for (let passed = 0; ; passed += 1) {
    const wait = take();
    if (wait > 0) return { passed, wait };
  }
}

test.each([
  [1, 1, 60],
  [2, 20, 3],
  [3, 50, 2],
  [4, 100, 1],
] as const)('tier %i lets %i calls through at once, then asks for %i s', (tier, passed, wait) => {
  const time = clock();
  const limits = makeLimits(time.now);
  expect(fill(() => limits.take('method', tier as Tier))).toEqual({ passed, wait });
  time.pass(wait - 1);
  if (wait > 1) expect(limits.take('method', tier as Tier)).toBeGreaterThan(0);
  time.pass(1);
  expect(limits.take('method', tier as Tier)).toBe(0);
});

test('each method has its own', () => {
  const limits = makeLimits(clock().now);
  fill(() => limits.take('a', 2));
  expect(limits.take('b', 2)).toBe(0);
});

test('messages: short bursts, then one a second in a channel; other channels go on', () => {
  const time = clock();
  const limits = makeLimits(time.now);
  const say = (channel: string) => limits.take('chat.postMessage', 'special', channel);
  expect(fill(() => say('C1'))).toEqual({ passed: 5, wait: 1 });
  expect(say('C2')).toBe(0);
  time.pass(1);
  expect(say('C1')).toBe(0);
  expect(say('C1')).toBe(1);
});

test('messages: several hundred a minute in the whole workspace', () => {
  const limits = makeLimits(clock().now);
  let channel = 0;
  expect(
    fill(() => {
      channel += 1;
      return limits.take('chat.postMessage', 'special', `C${channel}`);
    }),
  ).toEqual({ passed: 300, wait: 1 });
});

test('a call that has to wait is not counted', () => {
  const time = clock();
  const limits = makeLimits(time.now);
  fill(() => limits.take('a', 1));
  for (let again = 0; again < 10; again += 1) limits.take('a', 1);
  time.pass(60);
  expect(limits.take('a', 1)).toBe(0);
});
