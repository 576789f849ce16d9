import { sql, type Transaction } from 'kysely';
import { type ConstructorOptions, fromKysely, fromPglite, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { isDatabaseDown } from '../db/errors.ts';
import type { Schema } from '../db/schema.ts';
import { describeError, type Log } from '../process/log.ts';
import type { Metrics } from '../process/metrics.ts';
import type { Job, JobData } from './job.ts';

interface SendOptions {
  /** Not before this instant, or so many seconds from now (real time, not the product's clock). */
  startAfter?: Date | number;
}

type JobHandler<Id extends string> = (data: JobData<Id>) => Promise<void>;

/** Queued work: what is sent in a transaction that commits is worked at least once, by some replica, also after a crash. */
export interface Queue {
  /**
   * Adds a job if and when the transaction commits. start() must have been called.
   *
   * @throws ZodError when the data is not exactly the ids that the job names
   */
  send<Id extends string>(
    trx: Transaction<Schema>,
    job: Job<Id>,
    data: JobData<Id>,
    options?: SendOptions,
  ): Promise<void>;
  /** Names who does the work; before start(). A handler that throws is called again later, see RETRY. */
  work<Id extends string>(job: Job<Id>, handler: JobHandler<Id>, options?: { concurrency?: number }): void;
  /** Makes or updates the queue's tables and begins to work. Rejects when the database is away; may be called again. */
  start(): Promise<void>;
  /** Takes no more jobs, waits for the running ones up to 8 s; what is not done by then is done by the next process. */
  stop(): Promise<void>;
  /** How many jobs wait or run, by name. */
  depths(): Promise<Record<string, number>>;
  /** How many jobs run or could run now; those that wait for their time are not counted. */
  due(): Promise<number>;
}

interface QueueOptions {
  /** Every kind of work that may be sent, whether or not this process does it. */
  jobs: readonly Job[];
  database: Database;
  log: Log;
  metrics: Metrics;
}

/**
 * A handler that throws is called again after 1 s, then about 2, 4, 8 … up to 5 minutes apart (pg-boss takes off up to half
 * of each pause by chance), thirty times: about an hour at least, longer than Slack or a database is usually away.
 */
const RETRY = { retryLimit: 30, retryDelay: 1, retryBackoff: true, retryDelayMax: 300 };

/**
 * A job whose process was killed is given to another when it has not been heard of for 10 s, looked at every 5 s: it
 * runs again within a quarter of a minute. A handler that hangs is given up after 2 minutes. Finished jobs are kept for a day.
 */
const LIFE = { heartbeatSeconds: 10, expireInSeconds: 120, deleteAfterSeconds: 86_400 };
const SUPERVISE_SECONDS = 5;

/**
 * New jobs come at once by LISTEN/NOTIFY, on both kinds of database. Asking is for jobs whose time comes later and for
 * connections that cannot listen (PgBouncer).
 */
const POLLING = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 };

const STOP_WITHIN_MS = 8_000;

/** The queue on the bot's own database, in the schema `pgboss`. On PostgreSQL it has its own few connections. */
export function createQueue({ jobs, database, log, metrics }: QueueOptions): Queue {
  const boss = new PgBoss({
    ...connection(database),
    schema: 'pgboss',
    useListenNotify: true,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
    flowIntervalSeconds: 3_600,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  // Without this listener an unreachable database would end the process.
  boss.on('error', quietly(log));
  const workers = new Map<string, { job: Job; handler: JobHandler<string>; concurrency: number }>();

  async function begin(job: Job, handler: JobHandler<string>, concurrency: number): Promise<void> {
    const { name } = job;
    const schema = schemaOf(job);
    await boss.work(name, { ...POLLING, localConcurrency: concurrency }, async ([taken]) => {
      if (!taken) return;
      const started = performance.now();
      const ended = (outcome: 'done' | 'failed') =>
        metrics.jobEnded(name, outcome, (performance.now() - started) / 1000);
      try {
        await handler(schema.parse(taken.data));
        ended('done');
      } catch (error) {
        ended('failed');
        const report = describeError(error);
        log.error(
          { job: name, id: taken.id, retry: taken.retryCount, error: report },
          'a job failed and will be tried again',
        );
        // The queue keeps what is thrown in its table, in clear: no messages there, they may quote what people wrote.
        throw new Error([report.name, report.code, report.slackError].filter(Boolean).join(' '));
      }
    });
  }

  return {
    async send(trx, job, data, options = {}) {
      await boss.send(job.name, schemaOf(job).parse(data), { ...options, db: fromKysely(trx) });
    },
    work(job, handler, { concurrency = 2 } = {}) {
      workers.set(job.name, { job, handler: handler as JobHandler<string>, concurrency });
    },
    async start() {
      await boss.start();
      for (const { name } of jobs) {
        await boss.createQueue(name, { ...RETRY, ...LIFE, notify: true });
        await boss.updateQueue(name, { ...RETRY, ...LIFE, notify: true });
      }
      if (database.kind === 'embedded') await retakeOrphans(database, boss);
      for (const { job, handler, concurrency } of workers.values()) await begin(job, handler, concurrency);
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_WITHIN_MS }),
    async due() {
      const { rows } = await sql<{ jobs: number }>`
        select count(*) as jobs from pgboss.job
        where state = 'active' or (state < 'active' and start_after <= now())`.execute(database.db);
      return rows[0]?.jobs ?? 0;
    },
    async depths() {
      const rows = await sql<{ name: string; jobs: number }>`
        select name, count(*) as jobs from pgboss.job where state < 'completed' group by name`.execute(database.db);
      const none = Object.fromEntries(jobs.map(({ name }) => [name, 0]));
      return { ...none, ...Object.fromEntries(rows.rows.map(({ name, jobs }) => [name, jobs])) };
    },
  };
}

/** The id of a row, or Slack's of a workspace or member: nothing that anybody wrote. */
const id = z.union([z.uuid(), z.string().regex(/^[A-Z][A-Z0-9]{1,31}$/)], 'an id is a UUID, or one of Slack');

const schemas = new WeakMap<Job, z.ZodType<JobData<string>>>();

/** Exactly the ids that a job names: nothing else is let into the database, or out of it. */
function schemaOf(job: Job): z.ZodType<JobData<string>> {
  const known = schemas.get(job);
  if (known) return known;
  const schema = z.strictObject(Object.fromEntries(job.ids.map((name) => [name, id])));
  schemas.set(job, schema);
  return schema;
}

function connection(database: Database): ConstructorOptions {
  if (database.kind === 'embedded') return { db: fromPglite(database.pglite), backend: 'pglite', reindex: false };
  return {
    connectionString: database.url,
    application_name: 'mentoring queue',
    max: 4,
    connectionTimeoutMillis: 5_000,
  };
}

/** Nobody else can be working on an embedded database: a job that runs as we start was left by a process that died. */
async function retakeOrphans({ db }: Database, boss: PgBoss): Promise<void> {
  const { rows } = await sql<{
    name: string;
    id: string;
  }>`select name, id from pgboss.job where state = 'active'`.execute(db);
  for (const { name, id } of rows) await boss.fail(name, id, { reason: 'its process ended' });
}

/** Says once in half a minute that the database is away, and everything else each time. */
function quietly(log: Log): (error: unknown) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (error) => {
    const away = isDatabaseDown(error);
    if (away && performance.now() - told < 30_000) return;
    if (away) told = performance.now();
    log.warn(
      { error: describeError(error) },
      away ? 'the queue cannot reach the database and keeps trying' : 'the queue had a fault',
    );
  };
}
