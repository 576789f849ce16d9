import { randomUUID } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { embeddedDatabase, testDatabase } from '../../test/support/database.ts';
import { type Database, openDatabase } from '../db/client.ts';
import { createLog } from '../process/log.ts';
import { createMetrics } from '../process/metrics.ts';
import { defineJob, type Working } from './job.ts';
import { IN_FLIGHT } from './pace.ts';
import { createQueue, type Queue } from './queue.ts';
import { TRIES } from './retry.ts';

const job = defineJob('test.send', 'person', 'message');
const inWorkspace = defineJob('test.work', 'workspace', 'message');

describe.each([
  ['postgres', testDatabase],
  ['embedded', embeddedDatabase],
] as const)('the queue on %s', (_kind, open) => {
  let database: Database;
  let close: () => Promise<void>;
  let queue: Queue;
  let workspace: string;
  let person: string;
  const lines: string[] = [];
  const metrics = createMetrics();
  const handler = vi.fn((_data: { person: string; message: string }): Working => Promise.resolve());
  beforeAll(async () => {
    ({ database, close } = await open());
    const log = createLog('trace', { write: (line: string) => void lines.push(line) });
    queue = createQueue({ jobs: [job, inWorkspace], database, log, metrics });
    queue.work(job, (data) => handler(data));
    queue.work(inWorkspace, (data) => handler({ person: data.workspace, message: data.message }));
    await queue.start();
  });
  afterAll(async () => {
    await queue.stop();
    await close();
  });
  beforeEach(async () => {
    await database.db.deleteFrom('job').execute();
    handler.mockReset();
    handler.mockResolvedValue(undefined);
    lines.length = 0;
    ({ workspace, person } = await meet());
  });

  /** Somebody in a workspace of their own. */
  async function meet(): Promise<{ workspace: string; person: string }> {
    const now = new Date();
    const id = `T${randomUUID().replaceAll('-', '').slice(0, 20).toUpperCase()}`;
    await database.db
      .insertInto('workspace')
      .values({ id, name: null, installed_at: now, uninstalled_at: null })
      .execute();
    const added = await database.db
      .insertInto('person')
      .values({ workspace_id: id, slack_user_id: 'U1', created_at: now, updated_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { workspace: id, person: added.id };
  }
  const send = (message: string, startAfter?: Date) =>
    database.db
      .transaction()
      .execute((trx) => queue.send(trx, job, { person, message }, startAfter ? { startAfter } : {}));
  const sendMany = (jobs: number, whose = person) =>
    database.db.transaction().execute((trx) =>
      queue.sendAll(
        trx,
        job,
        Array.from({ length: jobs }, () => ({ person: whose, message: randomUUID() })),
      ),
    );
  const worked = () => handler.mock.calls.map(([{ message }]) => message);
  const rows = () => database.db.selectFrom('job').selectAll().execute();
  const empty = () => vi.waitFor(async () => expect(await rows()).toEqual([]), { timeout: 20_000, interval: 20 });

  it('leaves alone what another queue has marked as its own', async () => {
    const marked = createQueue({ jobs: [job], database, log: createLog('silent'), metrics, mark: 'mine' });
    const [theirs, ours] = [randomUUID(), randomUUID()];
    await database.db.transaction().execute((trx) => marked.send(trx, job, { person, message: theirs }));
    await send(ours);
    await vi.waitFor(() => expect(worked()).toEqual([ours]), { timeout: 20_000, interval: 20 });
    expect(await marked.left()).toBe(1);
    marked.work(job, (data) => handler(data));
    await marked.start();
    try {
      await empty();
      expect(worked()).toEqual([ours, theirs]);
    } finally {
      await marked.stop();
    }
    await database.db.transaction().execute((trx) => marked.send(trx, job, { person, message: theirs }));
    await marked.forget();
    expect(await rows()).toEqual([]);
  });

  it('works what a transaction sent, well within a second of its commit, and keeps nothing of it', async () => {
    const took: number[] = [];
    // The quickest of three: on a busy machine one of them may wait for a processor.
    for (let n = 1; n <= 3; n++) {
      const message = randomUUID();
      const before = performance.now();
      await send(message);
      await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(n), { timeout: 20_000, interval: 5 });
      took.push(performance.now() - before);
      expect(handler).toHaveBeenLastCalledWith({ person, message });
      await empty();
    }
    expect(Math.min(...took)).toBeLessThan(1_000);
  });

  it('never works what was rolled back', async () => {
    const [lost, kept] = [randomUUID(), randomUUID()];
    await expect(
      database.db.transaction().execute(async (trx) => {
        await queue.send(trx, job, { person, message: lost });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await send(kept);
    await vi.waitFor(() => expect(handler).toHaveBeenCalled(), { timeout: 20_000 });
    expect(worked()).toEqual([kept]);
  });

  it('works many as fast as their workspaces go, and the next as soon as one is done', async () => {
    const others = await Promise.all(Array.from({ length: 19 }, meet));
    const before = performance.now();
    await database.db.transaction().execute((trx) =>
      queue.sendAll(
        trx,
        job,
        [person, ...others.map((other) => other.person)].flatMap((one) =>
          Array.from({ length: 5 }, () => ({ person: one, message: randomUUID() })),
        ),
      ),
    );
    await vi.waitFor(() => expect(new Set(worked()).size).toBe(100), { timeout: 20_000, interval: 10 });
    // It took 80 to 98 s.
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(handler).toHaveBeenCalledTimes(100);
    await empty();
  });

  it('works so many of a workspace at once and no more, while others go on', async () => {
    const other = await meet();
    const gate = Promise.withResolvers<void>();
    let atOnce = 0;
    handler.mockImplementation(async (data) => {
      if (data.person !== person) return;
      atOnce++;
      await gate.promise;
    });
    await sendMany(10);
    await vi.waitFor(() => expect(atOnce).toBe(IN_FLIGHT), { timeout: 20_000 });
    await sendMany(3, other.person);
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(IN_FLIGHT + 3), { timeout: 20_000 });
    await rest(300);
    expect(atOnce).toBe(IN_FLIGHT);
    gate.resolve();
    await empty();
    expect(handler).toHaveBeenCalledTimes(13);
  });

  it('works what somebody’s press wants before hundreds that wait, also where the same waits among them', async () => {
    const [pressed, both] = [randomUUID(), randomUUID()];
    await sendMany(150);
    await send(both);
    await sendMany(150);
    await vi.waitFor(() => expect(handler.mock.calls.length).toBeGreaterThan(IN_FLIGHT), { timeout: 20_000 });
    await database.db.transaction().execute((trx) =>
      queue.sendAll(
        trx,
        job,
        [pressed, both, both].map((message) => ({ person, message })),
        { pressed: true },
      ),
    );
    const before = worked().length;
    await vi.waitFor(() => expect(worked()).toEqual(expect.arrayContaining([pressed, both])), { timeout: 20_000 });
    // What was taken in the meantime is all that may come between.
    expect(worked().indexOf(pressed)).toBeLessThan(before + IN_FLIGHT);
    expect(worked().indexOf(both)).toBeLessThan(before + 2 + IN_FLIGHT);
    expect((await rows()).length).toBeGreaterThan(250);
  });

  it('gives the slot of work that called nothing of Slack’s to another', async () => {
    handler.mockResolvedValue('unused');
    await sendMany(60);
    const before = performance.now();
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(60), { timeout: 20_000 });
    await empty();
    // At eight a second it would be seven seconds.
    expect(performance.now() - before).toBeLessThan(10_000);
    const pace = await database.db
      .selectFrom('pace')
      .select(['in_flight', 'measured'])
      .where('workspace_id', '=', workspace)
      .executeTakeFirst();
    expect(pace).toEqual({ in_flight: 0, measured: 0 });
  });

  it('puts what Slack refused off to the second, with its workspace and no other, in the same row', async () => {
    const other = await meet();
    const message = randomUUID();
    handler.mockRejectedValueOnce(new WebAPIRateLimitedError(2));
    await send(message);
    await vi.waitFor(async () => expect((await rows())[0]?.claims).toBe(1), { timeout: 20_000 });
    const [first] = await rows();
    const refusedAt = performance.now();
    await vi.waitFor(async () => expect((await rows())[0]?.taken_until).toBeNull(), { timeout: 20_000 });
    await sendMany(3);
    await sendMany(2, other.person);
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(3), { timeout: 20_000 });
    expect(handler.mock.calls.slice(1, 3).map(([data]) => data.person)).toEqual([other.person, other.person]);
    const put = (await rows()).find(({ id }) => id === first?.id);
    expect(put).toMatchObject({ id: first?.id, tries: 0, data: { person, message } });
    await empty();
    const waited = performance.now() - refusedAt;
    expect(waited).toBeGreaterThan(1_800);
    expect(handler).toHaveBeenCalledTimes(7);
    const pace = await database.db
      .selectFrom('pace')
      .select(['in_flight', 'rate'])
      .where('workspace_id', '=', workspace)
      .executeTakeFirst();
    expect(pace).toMatchObject({ in_flight: 0 });
    expect(pace?.rate).toBeLessThan(8);
  });

  it('calls a handler that threw again, and keeps its words out of the log and the table', async () => {
    handler.mockRejectedValueOnce(Object.assign(new TypeError('she wrote: burnt out'), { code: '22P02' }));
    await send(randomUUID());
    const kept = await vi.waitFor(async () => {
      const row = JSON.stringify(await rows());
      expect(row).toContain('TypeError 22P02');
      return row;
    }, 20_000);
    expect(kept).not.toContain('burnt out');
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(2), { timeout: 20_000 });
    expect(lines.join('')).toContain('"name":"TypeError"');
    expect(lines.join('')).not.toContain('burnt out');
    await empty();
  });

  it('gives up what has failed too often: counted, logged, and kept to be seen', async () => {
    handler.mockRejectedValueOnce(new TypeError('no'));
    await database.db.transaction().execute(async (trx) => {
      await queue.send(trx, job, { person, message: randomUUID() });
      await trx
        .updateTable('job')
        .set({ tries: TRIES - 1 })
        .execute();
    });
    await vi.waitFor(async () => expect((await rows())[0]?.given_up_at).not.toBeNull(), { timeout: 20_000 });
    expect((await rows())[0]).toMatchObject({ name: job.name, tries: TRIES, fault: 'TypeError', taken_until: null });
    await vi.waitFor(() => expect(lines.join('')).toContain('a job was given up'), { timeout: 20_000 });
    expect(await metrics.registry.metrics()).toContain(`mentoring_jobs_total{job="${job.name}",outcome="given-up"} 1`);
    expect(await queue.depths()).toMatchObject({ [job.name]: 0 });
    expect(await queue.due()).toBe(0);
  });

  it('waits until the instant it was given', async () => {
    const startAfter = new Date(Date.now() + 1_000);
    await send(randomUUID(), startAfter);
    expect(await queue.depths()).toMatchObject({ [job.name]: 1 });
    expect(await queue.due()).toBe(0);
    await vi.waitFor(() => expect(handler).toHaveBeenCalled(), { timeout: 20_000, interval: 5 });
    expect(Date.now()).toBeGreaterThanOrEqual(startAfter.getTime());
    expect(Date.now()).toBeLessThan(startAfter.getTime() + 1_800);
  });

  it('holds ids and nothing else', async () => {
    const words = { person, message: randomUUID(), note: 'typed' };
    await expect(database.db.transaction().execute((trx) => queue.send(trx, job, words))).rejects.toThrow('note');
    await expect(send('typed')).rejects.toThrow('UUID');
  });

  it('leaves out what is about somebody who is gone', async () => {
    await database.db.transaction().execute((trx) =>
      queue.sendAll(trx, job, [
        { person: randomUUID(), message: randomUUID() },
        { person, message: randomUUID() },
      ]),
    );
    await empty();
    expect(handler).toHaveBeenCalledTimes(1);
  });

  it('works in the workspace that a job names', async () => {
    const message = randomUUID();
    await database.db.transaction().execute((trx) => queue.send(trx, inWorkspace, { workspace, message }));
    await empty();
    expect(handler.mock.calls).toEqual([[{ person: workspace, message }]]);
    const nobodys = defineJob('test.nobody', 'message');
    await expect(database.db.transaction().execute((trx) => queue.send(trx, nobodys, { message }))).rejects.toThrow(
      'names nobody',
    );
  });

  it('keeps one of the same, and begins it when the last who wanted it has committed', async () => {
    const message = randomUUID();
    const gate = Promise.withResolvers<void>();
    handler.mockImplementation(() => gate.promise);
    // All that this workspace may have in flight.
    await sendMany(IN_FLIGHT);
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(IN_FLIGHT), { timeout: 20_000 });
    await send(message);
    await send(message);
    // One that comes later does not do for one that is wanted now, nor that for it.
    await send(message, new Date(Date.now() + 3_600_000));
    expect(await rows()).toHaveLength(IN_FLIGHT + 2);
    await database.db.transaction().execute(async (trx) => {
      await queue.send(trx, job, { person, message });
      gate.resolve();
      await rest(300);
      expect(worked()).not.toContain(message);
    });
    await vi.waitFor(() => expect(worked()).toContain(message), { timeout: 20_000 });
    await vi.waitFor(async () => expect(await rows()).toHaveLength(1), { timeout: 20_000 });
    expect(handler).toHaveBeenCalledTimes(IN_FLIGHT + 1);
  });

  it('sends many jobs in one statement', async () => {
    const asked: string[] = [];
    const spied = database.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        asked.push('one');
        return result;
      },
    });
    await spied.transaction().execute((trx) =>
      queue.sendAll(
        trx,
        job,
        Array.from({ length: 50 }, () => ({ person, message: randomUUID() })),
        { startAfter: 3_600 },
      ),
    );
    expect(asked).toHaveLength(1);
    expect(await rows()).toHaveLength(50);
  });

  it('sends a job for each row that a statement makes, and none where the same one waits already', async () => {
    const message = randomUUID();
    const made = (isMade: boolean) => ({
      text: 'select $1::text as workspace, $2::text as message where $3::boolean',
      values: [workspace, message, isMade],
    });
    const waited = await database.db.transaction().execute(async (trx) => {
      expect(await queue.sendMade(trx, inWorkspace, made(true))).toMatchObject([{ workspace, message }]);
      expect(await queue.sendMade(trx, inWorkspace, made(true))).toMatchObject([{ workspace, message }]);
      expect(await queue.sendMade(trx, inWorkspace, made(false))).toEqual([]);
      // A press does not wait for one that lies further back.
      await queue.sendMade(trx, inWorkspace, made(true), { pressed: true });
      return await trx.selectFrom('job').select(['workspace_id', 'data', 'pressed']).orderBy('pressed').execute();
    });
    const one = { workspace_id: workspace, data: { workspace, message } };
    expect(waited).toEqual([
      { ...one, pressed: false },
      { ...one, pressed: true },
    ]);
    await vi.waitFor(() => expect(worked()).toEqual([message, message]), { timeout: 20_000 });
    await empty();
  });

  it('works again what its process left, when it is not heard of any more', async () => {
    await send(randomUUID(), new Date(Date.now() + 3_600_000));
    await sql`update job set run_at = now(), taken_until = now() + interval '1 second', claims = 1`.execute(
      database.db,
    );
    await sql`insert into pace values (${workspace}, 1, 8, 5, now(), now(), now(), 0, now())
      on conflict (workspace_id) do update set in_flight = 1`.execute(database.db);
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(1), { timeout: 20_000 });
    await empty();
    const pace = await database.db
      .selectFrom('pace')
      .select('in_flight')
      .where('workspace_id', '=', workspace)
      .execute();
    expect(pace).toEqual([{ in_flight: 0 }]);
  });

  it('counts what it did', async () => {
    const text = await metrics.registry.metrics();
    expect(text).toMatch(/mentoring_jobs_total\{job="test.send",outcome="done"\} [1-9]/);
    expect(text).toMatch(/mentoring_jobs_total\{job="test.send",outcome="failed"\} [1-9]/);
    expect(text).toMatch(/mentoring_jobs_total\{job="test.send",outcome="refused"\} [1-9]/);
  });
});

it('several replicas work each job once, and together no more of a workspace at once than one may', async () => {
  const { database, url, close } = await testDatabase();
  const opened = await Promise.all([1, 2].map(() => openDatabase({ url, dataDir: '' })));
  const running = new Map<string, number>();
  const worked: string[] = [];
  let most = 0;
  const queues = [database, ...opened].map((one) => {
    const queue = createQueue({
      jobs: [inWorkspace],
      database: one,
      log: createLog('silent'),
      metrics: createMetrics(),
    });
    queue.work(inWorkspace, async ({ workspace, message }) => {
      worked.push(message);
      const atOnce = (running.get(workspace) ?? 0) + 1;
      running.set(workspace, atOnce);
      most = Math.max(most, atOnce);
      await rest(30);
      running.set(workspace, (running.get(workspace) ?? 0) - 1);
    });
    return queue;
  });
  const workspaces = Array.from({ length: 12 }, (_, n) => `T${n}`);
  await database.db
    .insertInto('workspace')
    .values(workspaces.map((id) => ({ id, name: null, installed_at: new Date(), uninstalled_at: null })))
    .execute();
  const all = workspaces.flatMap((workspace) =>
    Array.from({ length: 12 }, () => ({ workspace, message: randomUUID() })),
  );
  for (const queue of queues) await queue.start();
  await database.db.transaction().execute((trx) => queues[0]?.sendAll(trx, inWorkspace, all) ?? Promise.resolve());
  await vi.waitFor(() => expect(worked).toHaveLength(all.length), { timeout: 20_000 });
  for (const queue of queues) await queue.stop();
  expect(new Set(worked).size).toBe(all.length);
  expect(most).toBe(IN_FLIGHT);
  expect(await database.db.selectFrom('job').selectAll().execute()).toEqual([]);
  const flying = await database.db.selectFrom('pace').select('in_flight').where('in_flight', '<>', 0).execute();
  expect(flying).toEqual([]);
  for (const one of opened) await one.close();
  await close();
});
