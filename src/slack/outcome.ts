import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { slackErrorOf } from '../process/log.ts';

/** Slack's own words for "it failed on our side"; its reference adds that some of it may have been done before. */
const perhapsDone = ['internal_error', 'fatal_error'];

/**
 * Whether Slack surely did not do what it was asked. For what must not be done twice: where this is false, nobody knows.
 *
 * A 5xx says that something broke behind the door, not when: the message may stand in the chat already. Only a 503 that
 * says when to come again was turned away at the door (RFC 9110, 15.6.4: not able to handle it now, try after a while).
 * A 4xx and a redirection come from whoever did not let the request in.
 *
 * @param error what a call of the Web API threw
 */
export function surelyNotDone(error: unknown): boolean {
  // A connection that was never made carried nothing; of any other broken one nobody knows what went through.
  if (error instanceof WebAPIRequestError) return wasNeverConnected(error.original);
  if (error instanceof WebAPIHTTPError) return error.statusCode < 500 || secondsToWait(error) !== undefined;
  if (error instanceof WebAPIPlatformError) return !perhapsDone.includes(slackErrorOf(error) ?? '');
  return error instanceof WebAPIRateLimitedError;
}

/** After how many seconds Slack asks to come again: with a 429, or a 503 that says so; undefined when it does not. */
export function secondsToWait(error: unknown): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter;
  if (!(error instanceof WebAPIHTTPError) || error.statusCode !== 503) return undefined;
  const after: unknown = error.headers['retry-after'];
  return typeof after === 'string' && /^\d{1,4}$/.test(after) ? Number(after) : undefined;
}

/**
 * Whether a connection failed while it was being made: no address for the name, no way to it, or nobody who listens. `fetch`
 * puts the socket's error into the cause; of a name with several addresses each has its own.
 */
function wasNeverConnected(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(wasNeverConnected);
  const { code, syscall } = error as NodeJS.ErrnoException;
  const isFromConnecting = syscall === 'connect' || syscall === 'getaddrinfo' || code === 'UND_ERR_CONNECT_TIMEOUT';
  return isFromConnecting || wasNeverConnected(error.cause);
}
