import { verdictOn } from '../answers.ts';

/** What may be otherwise a moment later, of the codes in Slack's reference. Any other code is its answer for good. */
const passing = new Set([
  ...['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'ratelimited', 'rate_limited'],
  ...['external_channel_migrating', 'team_added_to_org'],
]);

/**
 * Whether Slack will not say otherwise, however often it is asked: https://docs.slack.dev/reference/methods/pins.add and
 * pins.remove.
 *
 * @param code what it answered; undefined for an error that is not an answer of Slack's
 */
export const isForGood = (code: string | undefined): code is string => code !== undefined && !passing.has(code);

/** The answers that say: as you asked. Pinned already; not pinned, or not even there. */
export const isPinned = (code: string | undefined): boolean => code === 'already_pinned';
export const isOff = (code: string | undefined): boolean =>
  code !== undefined && ['no_pin', 'not_pinned', 'message_not_found'].includes(code);

/** Whether the token stands in the way: an installation, or a start with another token, may mend it. A scope is no token. */
export const isTokenRefused = (code: string): boolean => verdictOn(code) === 'not-let-in' && code !== 'missing_scope';

/** What may be otherwise once something happens to the channel, of which Slack tells. */
export const mendedInChannel = ['is_archived', 'not_in_channel', 'channel_not_found', 'restricted_action'] as const;

/** The workspace has no token of ours, since the bot was taken out of it. */
export const notInstalled = 'not_installed';
