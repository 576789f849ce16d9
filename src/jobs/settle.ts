import { type Kysely, sql } from 'kysely';
import { ask } from '../db/client.ts';
import type { Schema } from '../db/schema.ts';
import type { Slot } from './job.ts';
import { type Limits, refused, slackLimits } from './pace.ts';
import { TRIES } from './retry.ts';
import { CHANNEL, type Claimed, lease, list } from './statements.ts';

/**
 * How jobs end, or are laid down again. Who changes jobs and paces takes the jobs first, then the paces in the order of their
 * keys, so that no two wait for each other.
 */

type Db = Kysely<Schema>;

/**
 * The end of a statement that let go of the jobs of `freed (workspace_id)`: their workspaces have as many fewer in flight.
 *
 * @param more what else is set in the row `p`, and what is counted for it
 */
const uncounted = (more = '', counting = '') => `
  locked as (
    select workspace_id from pace where workspace_id in (select workspace_id from freed)
    order by workspace_id for update
  ),
  uncounted as (
    update pace p set in_flight = p.in_flight - f.jobs${more}
    from (select workspace_id, count(*)::int as jobs${counting} from freed group by 1) f
    join locked using (workspace_id)
    where p.workspace_id = f.workspace_id
  )`;

/** The jobs of lists `$1`, `$2` that this process still has: nobody else has taken them since. */
const mine = `id = any($1::text::bigint[]) and id || ':' || claims = any($2::text::text[]) and taken_until is not null`;
const listed = (jobs: readonly Claimed[]): [ids: string, claims: string] => [
  list(jobs.map(({ id }) => id)),
  list(jobs.map(({ id, claims }) => `${id}:${claims}`)),
];

/** Removes jobs that are done. Slots that were not used go back, as returned() of pace.ts says. */
export function settleDone(
  db: Db,
  done: readonly { job: Claimed; slot: Slot }[],
  { burst }: Limits = slackLimits,
): Promise<unknown> {
  const unused = done.flatMap(({ job, slot }) => (slot === 'unused' ? [job.id] : []));
  return ask(
    db,
    unused.length > 0 ? doneText.someUnused : doneText.allUsed,
    ...listed(done.map(({ job }) => job)),
    ...(unused.length > 0 ? [list(unused), burst] : []),
  );
}

const doneText = {
  allUsed: `with freed as (delete from job where ${mine} returning workspace_id), ${uncounted()} select`,
  someUnused: `
    with freed as (
      delete from job where ${mine} returning workspace_id, (id = any($3::text::bigint[]))::int as unused
    ), ${uncounted(
      `,
      tokens = case when p.paused_until <= now() then least($4::float8, p.tokens + f.unused) else p.tokens end,
      measured = greatest(0, p.measured - f.unused)`,
      ', sum(unused)::int as unused',
    )} select`,
};

/** Lays a job down that failed, to be tried again after so many seconds, or never: then it is kept as given up. */
export const settleFailed = (db: Db, job: Claimed, fault: string, rest: number | 'given up'): Promise<unknown> =>
  ask(
    db,
    `with freed as (
      update job
      set taken_until = null, tries = tries + 1, fault = $3, run_at = now() + $4::float8 * interval '1 second',
          given_up_at = case when $5::boolean then now() end
      where ${mine} returning workspace_id
    ), ${uncounted()} select`,
    ...listed([job]),
    fault,
    rest === 'given up' ? 0 : rest,
    rest === 'given up',
  );

/** Lays a job down for as long as Slack asks, with everything of its workspace, and lowers the workspace's pace. */
export function settleRefused(db: Db, job: Claimed, wait: number, limits: Limits): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await ask(
      trx,
      `with freed as (
        update job set taken_until = null, run_at = now() + $3::float8 * interval '1 second'
        where ${mine} returning workspace_id
      ), ${uncounted()} select`,
      ...listed([job]),
      wait,
    );
    const {
      now,
      workspace_id,
      in_flight: _,
      ...pace
    } = await trx
      .selectFrom('pace')
      .selectAll()
      .select(sql<Date>`now()`.as('now'))
      .where('workspace_id', '=', job.workspace_id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const lower = refused(pace, wait, job.taken_at, now, limits);
    await trx.updateTable('pace').set(lower).where('workspace_id', '=', workspace_id).execute();
  });
}

/** Says that these jobs are still in somebody's hands. */
export const renew = (db: Db, jobs: readonly Claimed[]): Promise<unknown> =>
  ask(db, `update job set taken_until = now() + ${lease} where ${mine}`, ...listed(jobs));

/**
 * Lays down the jobs whose process is not heard of, or of all processes: that counts as a try.
 *
 * @returns those of them that are given up
 */
export const retake = (db: Db, whose: 'lapsed' | 'all'): Promise<{ id: number; name: string }[]> =>
  ask(
    db,
    `with lapsed as materialized (
      select id from job where taken_until is not null ${whose === 'lapsed' ? 'and taken_until < now()' : ''}
      for update skip locked
    ),
    freed as (
      update job
      set taken_until = null, tries = tries + 1, fault = 'its process ended', run_at = now(),
          given_up_at = case when tries + 1 >= ${TRIES} then now() end
      where id in (select id from lapsed)
      returning id, name, workspace_id, given_up_at
    ), ${uncounted()}
    select id, name from freed where given_up_at is not null`,
  );

/**
 * Has everything that was given up tried again, from the beginning.
 * @param names the kinds of jobs that the bot can do: what a former release left is not brought back
 * @returns how many of each kind
 */
export async function retryGivenUp(db: Db, names: readonly string[]): Promise<{ name: string; jobs: number }[]> {
  const again = await ask<{ name: string; jobs: number }>(
    db,
    `with again as (
      update job set given_up_at = null, fault = null, tries = 0, run_at = now()
      where given_up_at is not null and name = any($1::text::text[]) returning name
    )
    select name, count(*)::int as jobs from again group by 1 order by 1`,
    list(names),
  );
  if (again.length > 0) await ask(db, `select pg_notify('${CHANNEL}', '')`);
  return again;
}

/** Removes what was given up so many days ago. */
export const forgetGivenUp = (db: Db, days: number): Promise<unknown> =>
  ask(db, "delete from job where given_up_at < now() - $1::float8 * interval '1 day'", days);
