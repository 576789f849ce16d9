import type { Kysely } from 'kysely';
import { ask } from '../db/client.ts';
import type { Schema } from '../db/schema.ts';

/** The queue at one moment, for whoever runs the bot. */
export interface QueueState {
  /** Jobs that run, or could run now. */
  due: number;
  /** For how long the one that waits longest could have run, in seconds. */
  longest: number;
  /** What was given up, by kind of job and by the name and code of the error. */
  givenUp: readonly { name: string; fault: string; jobs: number }[];
}

/** How many jobs run, or could run now. */
export async function dueJobs(db: Kysely<Schema>): Promise<number> {
  const [now] = await ask<{ due: number }>(
    db,
    'select count(*) as due from job where given_up_at is null and (taken_until is not null or run_at <= now())',
  );
  return now?.due ?? 0;
}

/** How many jobs of these kinds wait or run. */
export async function countNamed(db: Kysely<Schema>, names: readonly string[]): Promise<number> {
  const text = 'select count(*) as jobs from job where given_up_at is null and name = any($1::text[])';
  const [now] = await ask<{ jobs: number }>(db, text, names);
  return Number(now?.jobs ?? 0);
}

/** Takes out what of these kinds is in nobody's hand. */
export async function forgetNamed(db: Kysely<Schema>, names: readonly string[]): Promise<void> {
  await ask(db, 'delete from job where taken_until is null and name = any($1::text[])', names);
}

export async function queueState(db: Kysely<Schema>): Promise<QueueState> {
  const [now] = await ask<{ due: number; longest: number | null }>(
    db,
    `select count(*) as due, extract(epoch from now() - min(run_at) filter (where waits))::float8 as longest
     from job where given_up_at is null and (taken_until is not null or run_at <= now())`,
  );
  const givenUp = await ask<{ name: string; fault: string; jobs: number }>(
    db,
    `select name, coalesce(fault, 'Error') as fault, count(*) as jobs from job where given_up_at is not null
     group by 1, 2 order by 3 desc, 1, 2`,
  );
  return { due: now?.due ?? 0, longest: now?.longest ?? 0, givenUp };
}
