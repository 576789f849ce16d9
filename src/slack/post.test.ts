import { randomUUID } from 'node:crypto';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import type { Context } from '../context.ts';
import type { Database } from '../db/client.ts';
import type { Person } from '../db/schema.ts';
import { Later } from '../jobs/later.ts';
import { createLog } from '../process/log.ts';
import { postOnce } from './post.ts';

let database: Database;
let close: () => Promise<void>;
let ctx: Context;
let person: Person;
let now: Date;
let subject: { kind: string; id: string };
const lines: string[] = [];
const slack = { open: vi.fn(), postMessage: vi.fn(), update: vi.fn() };
const message = { text: 'Your next step', blocks: [] };

beforeAll(async () => {
  ({ database, close } = await testDatabase());
  const { db } = database;
  now = new Date('2026-11-25T12:00:00Z');
  await db.insertInto('workspace').values({ id: 'T1', name: null, installed_at: now, uninstalled_at: null }).execute();
  person = await db
    .insertInto('person')
    .values({ workspace_id: 'T1', slack_user_id: 'U1', created_at: now, updated_at: now })
    .returningAll()
    .executeTakeFirstOrThrow();
  const client = { conversations: { open: slack.open }, chat: slack };
  const log = createLog('trace', { write: (line: string) => void lines.push(line) });
  ctx = { db, log, now: () => now, workspaces: { clientFor: async () => client } } as unknown as Context;
});
afterAll(() => close());
beforeEach(() => {
  subject = { kind: 'test', id: randomUUID() };
  lines.length = 0;
  slack.open.mockReset().mockResolvedValue({ channel: { id: 'D1' } });
  slack.postMessage.mockReset().mockResolvedValue({ channel: 'D1', ts: '1.2' });
  slack.update.mockReset().mockResolvedValue({});
});

const post = () => postOnce(ctx, person, subject, message);
const stateNow = async () =>
  (await database.db.selectFrom('post').select('state').where('subject_id', '=', subject.id).executeTakeFirst())?.state;

test('a message is posted once, and brought up to date in place after that', async () => {
  await post();
  await post();
  expect([slack.postMessage.mock.calls.length, slack.update.mock.calls.length]).toEqual([1, 1]);
  expect(await stateNow()).toBe('sent');
});

test('two jobs at once: one sends, the other waits for it', async () => {
  const { promise, resolve } = Promise.withResolvers<object>();
  slack.postMessage.mockReturnValueOnce(promise);
  const first = post();
  await vi.waitFor(() => expect(slack.postMessage).toHaveBeenCalledOnce());
  expect(await stateNow()).toBe('sending');
  await expect(post()).rejects.toThrow(Later);
  resolve({ channel: 'D1', ts: '1.2' });
  await first;
  expect(slack.postMessage).toHaveBeenCalledOnce();
  expect(await stateNow()).toBe('sent');
});

test('what a process left half sent before another was asked for does not stand for that one, which goes once', async () => {
  slack.postMessage.mockReturnValueOnce(new Promise(() => undefined));
  void postOnce(ctx, person, subject, message, now);
  await vi.waitFor(() => expect(slack.postMessage).toHaveBeenCalledOnce());
  now = new Date(now.getTime() + 3_600_000);
  const again = now;
  for (let job = 0; job < 3; job++) await postOnce(ctx, person, subject, message, again);
  expect([slack.postMessage.mock.calls.length, slack.update.mock.calls.length]).toEqual([2, 2]);
  expect(await stateNow()).toBe('sent');
});

test('what a process left half sent counts as sent, and what comes later is posted', async () => {
  slack.postMessage.mockReturnValueOnce(new Promise(() => undefined));
  void post();
  await vi.waitFor(() => expect(slack.postMessage).toHaveBeenCalledOnce());
  now = new Date(now.getTime() + 20_000);
  await post();
  expect(slack.postMessage).toHaveBeenCalledOnce();
  expect(await stateNow()).toBe('unknown');
  expect(lines.join()).toContain('counts as sent');
  await post();
  expect(slack.postMessage).toHaveBeenCalledTimes(2);
  expect(await stateNow()).toBe('sent');
});

const http = (status: number, headers = {}) => new WebAPIHTTPError(status, 'x', headers, '');
describe('a post that fails', () => {
  test.each([
    ['429', new WebAPIRateLimitedError(7)],
    ['503 with a time', http(503, { 'retry-after': '7' })],
  ])('with %s waits as long as Slack says', async (_, error) => {
    slack.postMessage.mockRejectedValueOnce(error);
    await expect(post()).rejects.toMatchObject({ name: 'AskedToWait', seconds: 7 });
    expect(await stateNow()).toBe('queued');
    await post();
    expect(slack.postMessage).toHaveBeenCalledTimes(2);
  });

  test.each([
    ['a refusal', new WebAPIPlatformError({ ok: false, error: 'channel_not_found' } as never)],
    ['404', http(404)],
  ])('with %s is tried again', async (_, error) => {
    slack.postMessage.mockRejectedValueOnce(error);
    await expect(post()).rejects.toBe(error);
    expect(await stateNow()).toBe('queued');
    await post();
    expect(slack.postMessage).toHaveBeenCalledTimes(2);
  });

  test.each([
    ['500', http(500)],
    ['503 without a time', http(503)],
    ['"internal_error"', new WebAPIPlatformError({ ok: false, error: 'internal_error' } as never)],
    ['silence', new WebAPIRequestError(new Error('timeout'))],
  ])('with %s counts as sent, and the log says so without what it said', async (_, error) => {
    slack.postMessage.mockRejectedValueOnce(error);
    await post();
    expect(await stateNow()).toBe('unknown');
    expect(lines.join()).toContain('counts as sent');
    expect(lines.join()).not.toContain(message.text);
  });

  test('before it was begun, because no conversation opened, is tried again at once', async () => {
    slack.open.mockRejectedValueOnce(http(500));
    await expect(post()).rejects.toBeInstanceOf(WebAPIHTTPError);
    expect(await stateNow()).toBe('queued');
    await post();
    expect(slack.postMessage).toHaveBeenCalledOnce();
  });
});

test('an update that fails is tried again, whatever became of it', async () => {
  await post();
  slack.update.mockRejectedValueOnce(http(500));
  await expect(post()).rejects.toBeInstanceOf(WebAPIHTTPError);
  await post();
  expect([slack.postMessage.mock.calls.length, slack.update.mock.calls.length]).toEqual([1, 2]);
});
