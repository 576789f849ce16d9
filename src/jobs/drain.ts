import type { Kysely } from 'kysely';
import { isDatabaseDown } from '../db/errors.ts';
import type { Schema } from '../db/schema.ts';
import { describeError, type Log } from '../process/log.ts';
import type { Metrics } from '../process/metrics.ts';
import { carryOver } from './carry-over.ts';
import type { Slot } from './job.ts';
import type { Limits } from './pace.ts';
import { type restSeconds, TRIES } from './retry.ts';
import { forgetGivenUp, renew, retake, settleDone, settleFailed, settleRefused } from './settle.ts';
import { type Claimed, claim, nextLook } from './statements.ts';

/** How a job went. */
export type Outcome =
  | { kind: 'done'; slot: Slot }
  | { kind: 'failed'; fault: string }
  /** Slack asks to come again after so many seconds, which is no failure. */
  | { kind: 'refused'; seconds: number };

/** Jobs that this process works at the same time, of all workspaces. */
const SLOTS = 24;
/** How often it looks for work of which it was not told. */
const LOOK_MS = 2_000;
/** Not sooner than this after a look that found nothing: another replica was counting just then. */
const REST_MS = 15;
/** How often it says that it still works at its jobs, and takes over those of processes that say nothing any more. */
const RENEW_MS = 2_000;
/** How long jobs that were given up are kept for the operator to see, and how often it tidies up. */
export const GIVEN_UP_DAYS = 14;
const TIDY_MS = 3_600_000;

interface DrainOptions {
  db: Kysely<Schema>;
  log: Log;
  metrics: Metrics;
  /** The jobs that it knows how to work. */
  names: readonly string[];
  /** How fast a workspace goes at most. */
  limits: Limits;
  /** How long a job rests that has failed. */
  rest: typeof restSeconds;
  /** Works one; never rejects. */
  work(job: Claimed): Promise<Outcome>;
}

/** Takes work as slots come free, works it, and settles it. */
export interface Drain {
  /** There may be something to do. */
  wake(): void;
  /** Resolves when it holds no job, or cannot settle what it holds because the database is away. */
  free(): Promise<void>;
  /** Takes nothing more; resolves when what runs has been settled, or after so many milliseconds. */
  stop(withinMs: number): Promise<void>;
}

/**
 * One loop, one statement at a time: what ended while the last one ran is settled together, and the free slots are filled
 * together, so that it takes single jobs when there are few and many when there are many, and never waits for either.
 */
export function startDrain({ db, log, metrics, names, limits, rest, work }: DrainOptions): Drain {
  /** Those that run, and those whose end is not in the database yet: ours until then. */
  const held = new Map<Claimed, Outcome | undefined>();
  const sleeper = createSleeper();
  /** Who waits for it to be free. */
  const waiting: (() => void)[] = [];
  const warn = quietly(log);
  let running = 0;
  /** The workspace that was served last. */
  let turn = '';
  let stopping = false;
  /** Nobody waits any more for what still runs: others will take it over. */
  let over = false;
  let renewed = performance.now();
  let tidied = Number.NEGATIVE_INFINITY;

  function start(job: Claimed): void {
    held.set(job, undefined);
    running++;
    void work(job).then((outcome) => {
      held.set(job, outcome);
      running--;
      sleeper.wake();
    });
  }

  async function settle(): Promise<void> {
    const ended = [...held].filter(([, outcome]) => outcome);
    const done = ended.flatMap(([job, outcome]) => (outcome?.kind === 'done' ? [{ job, slot: outcome.slot }] : []));
    if (done.length > 0) await settleDone(db, done, limits);
    for (const { job } of done) held.delete(job);
    for (const [job, outcome] of ended) {
      if (outcome?.kind === 'refused') await settleRefused(db, job, outcome.seconds, limits);
      else if (outcome?.kind === 'failed') await fail(job, outcome.fault);
      held.delete(job);
    }
  }

  async function fail(job: Claimed, fault: string): Promise<void> {
    const tries = job.tries + 1;
    const isLast = tries >= TRIES;
    await settleFailed(db, job, fault, isLast ? 'given up' : rest(tries, Math.random()));
    if (isLast) tellGivenUp(job, fault);
  }

  function tellGivenUp({ id, name }: { id: number; name: string }, fault: string): void {
    metrics.jobGivenUp(name);
    log.error({ job: name, id, fault }, 'a job was given up: it has failed too often');
  }

  /** What is to be done from time to time. */
  async function keepUp(): Promise<void> {
    if (performance.now() - renewed < RENEW_MS) return;
    renewed = performance.now();
    if (held.size > 0) await renew(db, [...held.keys()]);
    for (const job of await retake(db, 'lapsed')) tellGivenUp(job, 'its process ended');
    if (performance.now() - tidied < TIDY_MS) return;
    tidied = performance.now();
    await forgetGivenUp(db, GIVEN_UP_DAYS);
    await carryOver(db);
  }

  /** @returns after how many milliseconds to look again, if nothing happens before */
  async function round(): Promise<number> {
    await settle();
    await keepUp();
    const free = stopping ? 0 : SLOTS - running;
    const jobs = free > 0 ? await claim(db, names, free, turn, limits) : [];
    for (const job of jobs) start(job);
    turn = jobs.at(-1)?.workspace_id ?? turn;
    if (jobs.length === free) return LOOK_MS;
    const next = await nextLook(db, names, limits);
    return Math.min(LOOK_MS, Math.max(next ?? LOOK_MS, jobs.length > 0 ? 0 : REST_MS));
  }

  function tellFree(): void {
    for (const resolve of waiting.splice(0)) resolve();
  }

  async function drain(): Promise<void> {
    while (!over && (!stopping || held.size > 0)) {
      try {
        const pause = await round();
        if (held.size === 0) tellFree();
        await sleeper.sleep(pause);
      } catch (error) {
        warn(error);
        tellFree();
        await sleeper.rest(1_000);
      }
    }
  }

  const drained = drain();
  return {
    wake: sleeper.wake,
    free: () => (held.size === 0 || over ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    async stop(withinMs) {
      stopping = true;
      sleeper.wake();
      await Promise.race([drained, sleeper.rest(withinMs)]);
      over = true;
      tellFree();
      sleeper.wake();
    },
  };
}

/** Sleep that can be ended; being woken while awake makes the next sleep short. */
function createSleeper() {
  let woken = false;
  let end: (() => void) | undefined;
  const wake = () => {
    woken = true;
    end?.();
  };
  return {
    wake,
    async sleep(ms: number): Promise<void> {
      if (!woken)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      woken = false;
      end = undefined;
    },
    rest: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  };
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
