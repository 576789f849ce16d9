import { expect, it } from 'vitest';
import { pauseMs, verdictOn } from './answers.ts';

it.each([
  ['user_disabled', 'final'],
  ['cannot_dm_bot', 'final'],
  ['messages_tab_disabled', 'final'],
  ['channel_not_found', 'final'],
  ['is_archived', 'final'],
  ['restricted_action', 'final'],
  ['edit_window_closed', 'final'],
  ['invalid_arguments', 'ours'],
  ['invalid_blocks', 'ours'],
  ['msg_too_long', 'ours'],
  ['missing_scope', 'not-let-in'],
  ['token_revoked', 'not-let-in'],
  ['account_inactive', 'not-let-in'],
  ['hash_conflict', 'passing'],
  ['internal_error', 'passing'],
  ['ratelimited', 'passing'],
  ['something_new', 'passing'],
  [undefined, 'passing'],
])('%s is %s', (code, verdict) => {
  expect(verdictOn(code)).toBe(verdict);
});

it('backs off from a second to two hours, and never ends', () => {
  expect([1, 2, 3, 10, 13, 14, 15, 1_000_000].map(pauseMs)).toEqual([
    1_000, 2_000, 4_000, 512_000, 4_096_000, 7_200_000, 7_200_000, 7_200_000,
  ]);
});
