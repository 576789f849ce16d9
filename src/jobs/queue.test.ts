import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { embeddedDatabase, testDatabase } from '../../test/support/database.ts';
import type { Database } from '../db/client.ts';
import { createLog } from '../process/log.ts';
import { createMetrics } from '../process/metrics.ts';
import { defineJob } from './job.ts';
import { createQueue, type Queue } from './queue.ts';

const job = defineJob('test.send', 'assessment');

describe.each([
  ['postgres', testDatabase],
  ['embedded', embeddedDatabase],
] as const)('the queue on %s', (_kind, open) => {
  let database: Database;
  let close: () => Promise<void>;
  let queue: Queue;
  const lines: string[] = [];
  const metrics = createMetrics();
  const handler = vi.fn(async (_data: { assessment: string }) => {});
  beforeAll(async () => {
    ({ database, close } = await open());
    const log = createLog('trace', { write: (line: string) => void lines.push(line) });
    queue = createQueue({ jobs: [job], database, log, metrics });
    queue.work(job, (data) => handler(data));
    await queue.start();
  });
  afterAll(async () => {
    await queue.stop();
    await close();
  });
  beforeEach(() => {
    handler.mockReset();
    handler.mockResolvedValue(undefined);
  });
  const send = (assessment: string, startAfter?: Date) =>
    database.db.transaction().execute((trx) => queue.send(trx, job, { assessment }, startAfter ? { startAfter } : {}));

  it('works what a transaction sent, well within a second of its commit', async () => {
    const assessment = randomUUID();
    const before = performance.now();
    await send(assessment);
    await vi.waitFor(() => expect(handler).toHaveBeenCalled(), { timeout: 5_000, interval: 5 });
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(handler.mock.calls.map(([data]) => data)).toEqual([{ assessment }]);
  });

  it('never works what was rolled back', async () => {
    const [lost, kept] = [randomUUID(), randomUUID()];
    await expect(
      database.db.transaction().execute(async (trx) => {
        await queue.send(trx, job, { assessment: lost });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await send(kept);
    await vi.waitFor(() => expect(handler).toHaveBeenCalled(), { timeout: 5_000 });
    expect(handler.mock.calls.map(([data]) => data)).toEqual([{ assessment: kept }]);
  });

  it('calls a handler that threw again, and keeps its words out of the log and the table', async () => {
    const assessment = randomUUID();
    handler.mockRejectedValueOnce(Object.assign(new TypeError('she wrote: burnt out'), { code: '22P02' }));
    await send(assessment);
    const kept = await vi.waitFor(async () => {
      const { rows } = await sql<{ row: string }>`select job::text as row from pgboss.job`.execute(database.db);
      const table = rows.map(({ row }) => row).join('\n');
      expect(table).toContain('TypeError 22P02');
      return table;
    });
    expect(kept).not.toContain('burnt out');
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(2), { timeout: 10_000 });
    expect(handler.mock.calls).toEqual([[{ assessment }], [{ assessment }]]);
    expect(lines.join('')).toContain('"name":"TypeError"');
    expect(lines.join('')).not.toContain('burnt out');
  });

  it('waits until the instant it was given', async () => {
    const startAfter = new Date(Date.now() + 1_500);
    await send(randomUUID(), startAfter);
    expect(await queue.depths()).toMatchObject({ 'test.send': 1 });
    await vi.waitFor(() => expect(handler).toHaveBeenCalled(), { timeout: 10_000 });
    expect(Date.now()).toBeGreaterThanOrEqual(startAfter.getTime());
  });

  it('holds ids and nothing else', async () => {
    const words = { assessment: randomUUID(), note: 'typed' };
    await expect(database.db.transaction().execute((trx) => queue.send(trx, job, words))).rejects.toThrow('note');
    await expect(send('typed')).rejects.toThrow('UUID');
  });

  it('counts what it did', async () => {
    const text = await metrics.registry.metrics();
    expect(text).toMatch(/mentoring_jobs_total\{job="test.send",outcome="done"\} [1-9]/);
    expect(text).toMatch(/mentoring_jobs_total\{job="test.send",outcome="failed"\} 1/);
  });
});
