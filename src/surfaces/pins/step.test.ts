import { expect, test } from 'vitest';
import { isForGood, isOff, isPinned, isTokenRefused } from './answers.ts';
import { nextStep, type Step } from './step.ts';

test.each<[Step, boolean, string | null, boolean, string | null, string | null]>([
  // wanted, message_ts, pinned, problem, post_ts
  ['wait', true, null, false, null, null],
  ['pin', true, null, false, null, '2'],
  ['rest', true, '2', true, null, '2'],
  // Claimed, and never heard of again.
  ['pin', true, '2', false, null, '2'],
  // Posted anew: the older one goes first, also if nobody knows whether it is pinned.
  ['unpin', true, '1', true, null, '2'],
  ['unpin', true, '1', false, null, '2'],
  // Taken out, and not there again yet.
  ['wait', true, '1', true, null, null],
  ['rest', true, null, false, 'too_many_pins', '2'],
  ['unpin', false, '2', true, null, '2'],
  ['unpin', false, '2', false, null, null],
  ['unpin', false, '2', true, 'invalid_auth', '2'],
  ['forget', false, null, false, null, '2'],
  ['forget', false, null, false, 'too_many_pins', null],
])('%s, where wanted is %s, pinned or perhaps %s (%s), refused %s and standing %s', (step, wanted, message_ts, pinned, problem, post_ts) => {
  expect(nextStep({ wanted, message_ts, pinned, problem, post_ts })).toBe(step);
});

test.each<[string, boolean, boolean, boolean, boolean]>([
  // code, for good, pinned, off, the token
  ['already_pinned', true, true, false, false],
  ['no_pin', true, false, true, false],
  ['not_pinned', true, false, true, false],
  ['message_not_found', true, false, true, false],
  ['too_many_pins', true, false, false, false],
  ['restricted_action', true, false, false, false],
  ['not_in_channel', true, false, false, false],
  ['is_archived', true, false, false, false],
  ['not_pinnable', true, false, false, false],
  ['missing_scope', true, false, false, false],
  ['account_inactive', true, false, false, true],
  ['token_revoked', true, false, false, true],
  ['ratelimited', false, false, false, false],
  ['internal_error', false, false, false, false],
  ['external_channel_migrating', false, false, false, false],
])('%s: for good %s, pinned %s, off %s, the token %s', (code, ...means) => {
  expect([isForGood(code), isPinned(code), isOff(code), isTokenRefused(code)]).toEqual(means);
});
