import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { isDatabaseDown } from '../db/errors.ts';
import { createPool } from '../db/pool.ts';
import type { Schema } from '../db/schema.ts';
import { describeError, type Log } from '../process/log.ts';
import type { Metrics } from '../process/metrics.ts';
import { secondsToWait } from '../slack/outcome.ts';
import { carryOver } from './carry-over.ts';
import { type Drain, type Outcome, startDrain } from './drain.ts';
import type { Job, JobData, Working } from './job.ts';
import { type Limits, slackLimits } from './pace.ts';
import { restSeconds } from './retry.ts';
import { retake } from './settle.ts';
import { countNamed, dueJobs, forgetNamed } from './state.ts';
import { type Claimed, enqueue, enqueueMade, type Made } from './statements.ts';
import { type Listener, listenForJobs } from './wake.ts';

interface SendOptions {
  /** Not before this instant, or so many seconds from now (real time, not the product's clock). */
  startAfter?: Date | number;
  /** Somebody has just pressed and waits for it: within their workspace's pace it goes before everything else. */
  pressed?: boolean;
}

type JobHandler<Id extends string> = (data: JobData<Id>) => Working;

/** Queued work: what is sent in a transaction that commits is worked at least once, by some replica, also after a crash. */
export interface Queue {
  /**
   * Adds a job if and when the transaction commits; none if the same one waits already, since that one sees what this
   * transaction changes. It works in the workspace that it names, or in that of the person whom it names.
   *
   * @throws ZodError when the data is not exactly the ids that the job names
   */
  send<Id extends string>(
    trx: Transaction<Schema>,
    job: Job<Id>,
    data: JobData<Id>,
    options?: SendOptions,
  ): Promise<void>;
  /** Adds many jobs of a kind in one statement, as send() adds one. */
  sendAll<Id extends string>(
    trx: Transaction<Schema>,
    job: Job<Id>,
    all: readonly JobData<Id>[],
    options?: SendOptions,
  ): Promise<void>;
  /**
   * Runs a statement and adds a job for each row that it returns, in the same one, as send() adds one that may run now.
   *
   * @param made returns each id that the job holds under its name; the job names a workspace
   * @returns the rows
   */
  sendMade<Id extends string>(
    trx: Transaction<Schema>,
    job: Job<Id>,
    made: Made,
    options?: Pick<SendOptions, 'pressed'>,
  ): Promise<JobData<Id>[]>;
  /**
   * Names who does the work; before start(). A handler that throws is called again later (retry.ts); one that throws what
   * Slack answers when it asks to wait is called again then, which is no failure.
   */
  work<Id extends string>(job: Job<Id>, handler: JobHandler<Id>): void;
  /** Begins to work, also while PostgreSQL is away. */
  start(): Promise<void>;
  /** Takes no more jobs, waits for the running ones up to 8 s; what is not done by then is done by the next process. */
  stop(): Promise<void>;
  /** Resolves when this process has no job in its hands, or the database is away. */
  free(): Promise<void>;
  /** How many jobs wait or run, by name. */
  depths(): Promise<Record<string, number>>;
  /** How many jobs run or could run now; those that wait for their time are not counted. */
  due(): Promise<number>;
  /** How many jobs of its mark are not done, also those that wait for their time. */
  left(): Promise<number>;
  /** Takes out what is left of its mark, which nobody else would do. */
  forget(): Promise<void>;
}

interface QueueOptions extends Tempo {
  /** Every kind of work that may be sent, whether or not this process does it. */
  jobs: readonly Job[];
  database: Database;
  log: Log;
  metrics: Metrics;
  /**
   * Marks every job that goes through it. Only a queue with the same mark works them: what an operator's command sends is not
   * taken by the bots that run beside it, nor theirs by it.
   */
  mark?: string;
}

/** How fast a queue goes; where there is no Slack, tests let it go faster. */
export interface Tempo {
  /** How fast a workspace goes at most; otherwise as Slack says. */
  limits?: Limits;
  /** How many seconds a job rests that has failed; otherwise restSeconds(). */
  rest?: typeof restSeconds;
}

const STOP_WITHIN_MS = 8_000;
/** A handler that hangs counts as failed after this. */
const HANGS_AFTER_MS = 120_000;
/** Connections to PostgreSQL for taking and settling jobs, so that it waits for no request and no request for it. */
const CONNECTIONS = 2;

/** The queue in the bot's own database. */
export function createQueue({
  jobs,
  database,
  log,
  metrics,
  mark,
  limits = slackLimits,
  rest = restSeconds,
}: QueueOptions): Queue {
  const handlers = new Map<string, { job: Job; handler: JobHandler<string> }>();
  let running: { drain: Drain; listener: Listener; close(): Promise<void> } | undefined;

  async function work({ id, name, data, tries }: Claimed): Promise<Outcome> {
    const started = performance.now();
    const ended = (outcome: 'done' | 'failed' | 'refused') =>
      metrics.jobEnded(name, outcome, (performance.now() - started) / 1000);
    try {
      const known = handlers.get(name);
      if (!known) throw new Error('Nobody works this job.');
      const slot = await within<unknown>(HANGS_AFTER_MS, known.handler(schemaOf(known.job).parse(data)));
      ended('done');
      return { kind: 'done', slot: slot === 'unused' ? slot : 'used' };
    } catch (error) {
      const seconds = secondsToWait(error);
      ended(seconds === undefined ? 'failed' : 'refused');
      if (seconds !== undefined) return { kind: 'refused', seconds };
      const report = describeError(error);
      log.error({ job: name, id, tries: tries + 1, error: report }, 'a job failed');
      // Kept in the table, in clear: no messages there, they may quote what people wrote.
      return { kind: 'failed', fault: [report.name, report.code, report.slackError].filter(Boolean).join(' ') };
    }
  }

  const named = ({ name }: Job): string => (mark ? `${name}.${mark}` : name);
  const names = jobs.map(named);
  return {
    send: (trx, job, data, options) => put(trx, job, named(job), [data], options),
    sendAll: (trx, job, all, options) => put(trx, job, named(job), all, options),
    sendMade: (trx, job, made, { pressed = false } = {}) => enqueueMade(trx, named(job), job.ids, made, pressed),
    left: () => countNamed(database.db, names),
    forget: () => forgetNamed(database.db, names),
    work(job, handler) {
      handlers.set(named(job), { job, handler: handler as JobHandler<string> });
    },
    async start() {
      if (handlers.size === 0) return;
      // Nobody else can be working on an embedded database: a job that runs as we start was left by a process that died.
      if (database.kind === 'embedded') await retake(database.db, 'all');
      const { db, close } = connectionsOf(database);
      // Where the database is away, the drain does so once it is back.
      await carryOver(db).catch((error: unknown) => {
        if (!isDatabaseDown(error)) throw error;
      });
      const drain = startDrain({ db, log, metrics, names: [...handlers.keys()], limits, rest, work });
      running = { drain, close, listener: listenForJobs(database, drain.wake) };
    },
    async stop() {
      const was = running;
      running = undefined;
      await was?.listener.stop();
      await was?.drain.stop(STOP_WITHIN_MS);
      await was?.close();
    },
    free: async () => running?.drain.free(),
    due: () => dueJobs(database.db),
    async depths() {
      const { rows } = await sql<{ name: string; jobs: number }>`
        select name, count(*) as jobs from job where given_up_at is null group by name`.execute(database.db);
      const none = Object.fromEntries(jobs.map(({ name }) => [name, 0]));
      return { ...none, ...Object.fromEntries(rows.map(({ name, jobs }) => [name, jobs])) };
    },
  };
}

async function put(
  trx: Transaction<Schema>,
  job: Job,
  name: string,
  all: readonly JobData<string>[],
  { startAfter = 0, pressed = false }: SendOptions = {},
): Promise<void> {
  const schema = schemaOf(job);
  const rows = all.map((data) => schema.parse(data));
  if (rows.length > 0)
    await enqueue(
      trx,
      name,
      rows.map((data) => ({ data, pressed, ...whose(job, data) })),
      startAfter,
    );
}

/** The ids by which a job names a person. */
const people = ['person', 'mentor'];

/** @throws Error when a kind of job names neither a workspace nor a person */
function whose(job: Job, data: JobData<string>): { workspace: string | null; person: string | null } {
  const person = people.flatMap((id) => data[id] ?? [])[0] ?? null;
  const workspace = data.workspace ?? null;
  if (!person && !workspace)
    throw new Error(`The job ${job.name} names nobody: it does not say in which workspace it works.`);
  return { workspace, person };
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

/** @throws when it takes longer */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(reject, ms, Object.assign(new Error('The job hangs.'), { name: 'Hangs' }));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** An embedded database has one connection for everybody. */
function connectionsOf(database: Database): { db: Kysely<Schema>; close(): Promise<void> } {
  if (database.kind === 'embedded') return { db: database.db, close: async () => {} };
  const { url, isPooled } = database;
  const pool = createPool(url, { name: 'mentoring queue', max: CONNECTIONS, connectTimeoutMs: 5_000, isPooled });
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}
