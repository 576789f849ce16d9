import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { postResult } from '../../src/assess/jobs.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { createQueue } from '../../src/jobs/queue.ts';
import { createLog } from '../../src/process/log.ts';
import { createMetrics } from '../../src/process/metrics.ts';
import { testDatabase } from '../support/database.ts';
import { somebody } from '../support/jobs.ts';
import { startChild } from './child-process.ts';

/** Sends one job and nothing else. */
async function sendJob(database: Database): Promise<string> {
  const queue = createQueue({ jobs: [postResult], database, log: createLog('silent'), metrics: createMetrics() });
  const person = await somebody(database.db);
  const assessment = randomUUID();
  await database.db.transaction().execute((trx) => queue.send(trx, postResult, { person, assessment }));
  return assessment;
}

it('on PostgreSQL, a job whose process was killed is worked by another within half a minute', async () => {
  const { database, url, close } = await testDatabase();
  const assessment = await sendJob(database);
  const first = startChild('hang', url);
  await first.says(`began ${assessment}`);
  const second = startChild('finish', url);
  await second.says('ready');
  await first.end('SIGKILL');
  const killed = performance.now();
  await second.says(`began ${assessment}`);
  expect(performance.now() - killed).toBeLessThan(30_000);
  await second.end('SIGTERM');
  // Done once, and not again by whoever comes next.
  const third = startChild('finish', url);
  await third.says('ready');
  await new Promise((done) => setTimeout(done, 3_000));
  expect(third.lines).toEqual(['ready']);
  await third.end('SIGTERM');
  await close();
});

it('on the embedded database, what was queued or begun at a kill is worked at once after the next start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mentoring-killed-'));
  const warm = startChild('finish', folder);
  await warm.says('ready');
  await warm.end('SIGTERM');
  let database = await openDatabase({ dataDir: folder });
  const assessments = [await sendJob(database), await sendJob(database), await sendJob(database)];
  await database.close();
  const first = startChild('hang', folder);
  await first.says('began');
  await first.end('SIGKILL');
  const second = startChild('finish', folder);
  await second.says('ready');
  const ready = performance.now();
  for (const assessment of assessments) await second.says(`began ${assessment}`);
  expect(performance.now() - ready).toBeLessThan(5_000);
  await second.end('SIGTERM');
  database = await openDatabase({ dataDir: folder });
  await database.close();
  await rm(folder, { recursive: true });
});

it('on the embedded database, nothing acknowledged is lost in ten kills at any moment', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mentoring-killed-'));
  const acknowledged: string[] = [];
  for (let round = 0; round < 10; round++) {
    const child = startChild('write', folder);
    await child.says('');
    await new Promise((done) => setTimeout(done, 37 * round));
    await child.end('SIGKILL');
    acknowledged.push(...child.lines);
  }
  const database = await openDatabase({ dataDir: folder });
  const rows = await database.db.selectFrom('workspace').select('id').execute();
  const kept = new Set(rows.map((row) => row.id));
  expect(acknowledged.length).toBeGreaterThan(100);
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  // At most the one that was committed but not yet said, in each round.
  expect(kept.size - acknowledged.length).toBeLessThanOrEqual(10);
  await database.close();
  await rm(folder, { recursive: true });
});
