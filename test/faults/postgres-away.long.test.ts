import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { postResult } from '../../src/assess/jobs.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { DatabaseDown, isDatabaseDown } from '../../src/db/errors.ts';
import { isReady, migrate } from '../../src/db/migrate.ts';
import { createQueue, type Queue } from '../../src/jobs/queue.ts';
import { createLog } from '../../src/process/log.ts';
import { createMetrics } from '../../src/process/metrics.ts';
import { somebody } from '../support/jobs.ts';
import { startPostgres, type TestPostgres } from '../support/setup/postgres.ts';

let server: TestPostgres;
let database: Database;
let queue: Queue;
const worked: string[] = [];
const lines: string[] = [];

beforeAll(async () => {
  server = await startPostgres();
  database = await openDatabase({ url: server.url, dataDir: '', poolMax: 3, connectTimeoutMs: 1_000 });
  await migrate(database);
  const log = createLog('trace', { write: (line: string) => void lines.push(line) });
  queue = createQueue({ jobs: [postResult], database, log, metrics: createMetrics() });
  queue.work(postResult, async ({ assessment }) => void worked.push(assessment));
  await queue.start();
});
afterAll(async () => {
  await queue.stop();
  await database.close();
  await server.remove();
});

const add = (id: string) =>
  database.db
    .insertInto('workspace')
    .values({ id, name: null, installed_at: new Date(), uninstalled_at: null })
    .execute();
const ids = async () =>
  (await database.db.selectFrom('workspace').select('id').orderBy('id').execute()).map((row) => row.id);

/** What a query says now: fine, or the error. */
const trial = () =>
  sql`select 1`.execute(database.db).then(
    () => undefined,
    (error: unknown) => error,
  );

describe.each([
  ['stopped in order', () => server.stop()],
  ['killed', () => server.kill()],
] as const)('a PostgreSQL that is %s', (how, end) => {
  it('fails the open transaction whole, and everything works when it is back, without a restart', async () => {
    await add(`${how} before`);
    const inside = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    const transaction = database.db.transaction().execute(async (trx) => {
      await trx
        .insertInto('workspace')
        .values({ id: `${how} inside`, name: null, installed_at: new Date(), uninstalled_at: null })
        .execute();
      inside.resolve();
      await ended.promise;
      await trx
        .insertInto('workspace')
        .values({ id: `${how} inside, later`, name: null, installed_at: new Date(), uninstalled_at: null })
        .execute();
    });
    const outcome = transaction.then(() => 'committed', isDatabaseDown);
    await inside.promise;
    await end();
    ended.resolve();
    expect(await outcome).toBe(true);
    expect(isDatabaseDown(await trial())).toBe(true);
    expect(await isReady(database)).toBe(false);
    await expect(openDatabase({ url: server.url, dataDir: '' })).rejects.toThrow(DatabaseDown);
    await expect(migrate(database)).rejects.toThrow(DatabaseDown);
    // Long enough for idle connections and the queue to notice.
    await new Promise((done) => setTimeout(done, 3_000));

    await server.start();
    expect(await trial()).toBe(undefined);
    expect(await isReady(database)).toBe(true);
    expect((await ids()).filter((id) => id.startsWith(how))).toEqual([`${how} before`]);
    await add(`${how} after`);
  });

  it('leaves the queue working', async () => {
    const [person, assessment] = [await somebody(database.db), randomUUID()];
    await database.db.transaction().execute((trx) => queue.send(trx, postResult, { person, assessment }));
    await vi.waitFor(() => expect(worked).toContain(assessment), { timeout: 20_000 });
    expect(lines.filter((line) => line.includes('cannot reach the database')).length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThan(20);
  });
});

it('a PostgreSQL that is silent is given up in time to answer Slack, and used again when it speaks', async () => {
  await add('silent before');
  const goOn = await server.freeze();
  try {
    const started = performance.now();
    expect(isDatabaseDown(await trial())).toBe(true);
    expect(performance.now() - started).toBeLessThan(2_500);
  } finally {
    goOn();
  }
  await vi.waitFor(async () => expect(await trial()).toBe(undefined), { timeout: 20_000 });
  // A connection that missed an answer must not give it to the next query.
  const answers = await Promise.all(Array.from({ length: 6 }, ids));
  for (const answer of answers) expect(answer).toContain('silent before');
});
