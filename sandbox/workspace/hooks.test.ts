import { expect, test } from 'vitest';
import { makeHooks } from './hooks.ts';

const MINUTE = 60_000;
const hook = { channel: 'C1', user: 'U1' };

test('a response_url is good for half an hour, known to have expired for a while, and then forgotten', () => {
  let now = 0;
  const hooks = makeHooks(() => now);
  const path = hooks.issue('commands', 'T1', hook);
  now = 30 * MINUTE;
  expect(hooks.use(path)).toMatchObject(hook);
  now += 1;
  expect(hooks.use(path)).toBe('expired_url');
  now = 120 * MINUTE;
  expect(hooks.use(path)).toBe('expired_url');
  hooks.issue('commands', 'T1', hook);
  expect(hooks.use(path)).toBe('no_such_url');
});
