import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { expect, test } from 'vitest';
import { secondsToWait, surelyNotDone } from './outcome.ts';

const http = (status: number, headers = {}) => new WebAPIHTTPError(status, 'x', headers, '');
const platform = (error: string) => new WebAPIPlatformError({ ok: false, error } as never);
const socket = (code: string, syscall: string) => Object.assign(new Error(code), { code, syscall });
const request = (cause: Error) => new WebAPIRequestError(Object.assign(new TypeError('fetch failed'), { cause }));

test.each([
  ['a refusal in Slack’s words', platform('invalid_blocks'), true],
  ['Slack’s "internal_error", whose work may be done', platform('internal_error'), false],
  ['Slack’s "fatal_error", whose work may be done', platform('fatal_error'), false],
  ['429', new WebAPIRateLimitedError(3), true],
  ['400', http(400), true],
  ['404', http(404), true],
  ['a redirection', http(302), true],
  ['500', http(500), false],
  ['500 that says when to come again', http(500, { 'retry-after': '5' }), false],
  ['502', http(502), false],
  ['503', http(503), false],
  ['503 that says when to come again', http(503, { 'retry-after': '5' }), true],
  ['503 with a time that is none', http(503, { 'retry-after': 'soon' }), false],
  ['504', http(504), false],
  ['nobody listens', request(socket('ECONNREFUSED', 'connect')), true],
  ['no address for the name', request(socket('ENOTFOUND', 'getaddrinfo')), true],
  ['no resolver', request(socket('EAI_AGAIN', 'getaddrinfo')), true],
  ['no network', request(socket('ENETUNREACH', 'connect')), true],
  ['no answer while connecting', request(socket('UND_ERR_CONNECT_TIMEOUT', '')), true],
  [
    'no way to any of several addresses',
    request(new AggregateError([socket('ETIMEDOUT', 'connect'), socket('EHOSTUNREACH', 'connect')])),
    true,
  ],
  [
    'several errors, one of a connection that stood',
    request(new AggregateError([socket('ETIMEDOUT', 'connect'), socket('ETIMEDOUT', 'read')])),
    false,
  ],
  ['a connection that broke', request(socket('ECONNRESET', 'read')), false],
  ['a connection that went silent', request(socket('ETIMEDOUT', 'read')), false],
  ['an answer that never came', new WebAPIRequestError(new Error('timeout')), false],
  ['an answer that could not be read', new SyntaxError('x'), false],
])('%s: surely not done?', (_, error, expected) => {
  expect(surelyNotDone(error)).toBe(expected);
});

test.each([
  [new WebAPIRateLimitedError(3), 3],
  [http(503, { 'retry-after': '5' }), 5],
  [http(503), undefined],
  [http(500, { 'retry-after': '5' }), undefined],
  [platform('ratelimited'), undefined],
  [undefined, undefined],
])('%s asks to wait %s', (error, seconds) => {
  expect(secondsToWait(error)).toBe(seconds);
});
