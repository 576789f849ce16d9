import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { BURST, GROWTH, IN_FLIGHT, MOST, newPace, refused } from './pace.ts';
import { TRIES } from './retry.ts';

/**
 * What the queue asks of the database. Whoever changes jobs and paces takes the job first, then the paces in the order of
 * their keys, so that no two of them wait for each other; a claim waits for nobody.
 */

type Db = Kysely<Schema>;

/** A job as it is put into the queue: in the workspace that it names, or in that of a person. */
export interface NewJob {
  data: Readonly<Record<string, string>>;
  workspace: string | null;
  person: string | null;
}

/** A job that this process has. */
export interface Claimed {
  id: number;
  name: string;
  workspace_id: string;
  data: unknown;
  tries: number;
  /** With the id: which taking of the job this is. */
  claims: number;
  taken_at: Date;
}

/** Whose channel tells that there is work to look for. */
export const CHANNEL = 'mentoring_jobs';

/** How long a job is somebody's who is not heard of. */
const LEASE = sql.lit('8 seconds');

const json = (value: unknown) => sql`${JSON.stringify(value)}::text::json`;

/**
 * Puts jobs into the queue, in one statement, and tells all replicas when the transaction commits. Where the same job
 * could run already, that one is kept back until then instead. A job of somebody who does not exist any more is left out:
 * there is nobody to do it for.
 */
export async function enqueue(
  trx: Transaction<Schema>,
  name: string,
  jobs: readonly NewJob[],
  startAfter: Date | number,
): Promise<void> {
  const runAt =
    startAfter instanceof Date ? sql`${startAfter}::timestamptz` : sql`now() + ${startAfter} * interval '1 second'`;
  await sql`
    with wanted as materialized (
      select coalesce(w.workspace, p.workspace_id) as workspace_id, w.data
      from json_to_recordset(${json(jobs)}) as w(data jsonb, workspace text, person uuid)
      left join person p on p.id = w.person and w.workspace is null
    ),
    waits as materialized (
      select j.data from job j join wanted w on j.data = w.data
      where j.name = ${name} and j.taken_until is null and j.given_up_at is null and j.run_at <= now() and ${runAt} <= now()
      for update of j skip locked
    ),
    sent as (
      insert into job (name, workspace_id, data, run_at)
      select ${name}, w.workspace_id, w.data, ${runAt} from wanted w
      where w.workspace_id is not null and not exists (select from waits where waits.data = w.data)
      returning id
    )
    select pg_notify(${sql.lit(CHANNEL)}, '') where exists (select from sent)`.execute(trx);
}

/** The workspaces for which something waits, found by going from one to the next in the index: not by reading what waits. */
const waiting = sql`
  waiting as (
    (select workspace_id from job where taken_until is null and given_up_at is null order by workspace_id limit 1)
    union all
    select (
      select j.workspace_id from job j
      where j.taken_until is null and j.given_up_at is null and j.workspace_id > w.workspace_id
      order by j.workspace_id limit 1
    )
    from waiting w where w.workspace_id is not null
  )`;

/** rateAt() and tokensAt() of pace.ts, for a row `p` of the table. */
const seconds = (from: string) => sql`greatest(0, extract(epoch from now() - p.${sql.ref(from)}))::float8`;
const rate = sql`least(${sql.lit(MOST)}, p.rate * (1 + ${sql.lit(GROWTH)} * ${seconds('paused_until')}))`;
const tokens = sql`least(${sql.lit(BURST)}, p.tokens + ${rate} * ${seconds('counted_at')})`;
const inFlight = sql.lit(IN_FLIGHT);

const oneOf = (names: readonly string[]) => sql`(${sql.join(names.map((name) => sql.lit(name)))})`;

/**
 * Takes jobs that may run now: of each workspace as many as its pace and its jobs in flight allow, and counts them there in
 * the same statement. Workspaces that another replica counts at just this moment are left to it. What was served longest
 * ago comes first.
 */
export async function claim(db: Db, names: readonly string[], most: number): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    with recursive ${waiting},
    free as materialized (
      select p.workspace_id, ${tokens} as tokens, least(${inFlight} - p.in_flight, floor(${tokens}))::int as slots
      from pace p
      where p.workspace_id in (select workspace_id from waiting)
        and p.in_flight < ${inFlight} and p.paused_until <= now() and ${tokens} >= 1
      order by p.counted_at
      for update skip locked
    ),
    picked as materialized (
      select j.id from free cross join lateral (
        select id from job
        where workspace_id = free.workspace_id and taken_until is null and given_up_at is null
          and run_at <= now() and name in ${oneOf(names)}
        order by run_at, id limit free.slots
        for update skip locked
      ) j
      limit ${most}
    ),
    claimed as (
      update job set taken_until = now() + interval ${LEASE}, claims = claims + 1
      where id in (select id from picked)
      returning id, name, workspace_id, data, tries, claims, now() as taken_at
    ),
    counted as (
      update pace p
      set in_flight = p.in_flight + t.slots, tokens = f.tokens - t.slots, counted_at = now(),
          measured = case when f.tokens >= ${sql.lit(BURST)} then 0 else p.measured end + t.slots,
          measured_from = case when f.tokens >= ${sql.lit(BURST)} then now() else p.measured_from end
      from (select workspace_id, count(*)::int as slots from claimed group by 1) t
      join free f using (workspace_id)
      where p.workspace_id = t.workspace_id
    )
    select * from claimed order by id`.execute(db);
  return rows;
}

/**
 * In how many milliseconds a claim may find something, as far as is known; undefined when nothing waits that could be taken.
 * Gives a workspace that has never had a job its pace.
 */
export async function nextLook(db: Db, names: readonly string[]): Promise<number | undefined> {
  const { rate: begin, tokens: full, lowered_at: never } = newPace(new Date(0));
  const { rows } = await sql<{ ms: number | null }>`
    with recursive ${waiting},
    met as (
      insert into pace (workspace_id, in_flight, rate, tokens, counted_at, paused_until, lowered_at, measured, measured_from)
      select workspace_id, 0, ${begin}, ${full}, now(), now(), ${never}, 0, now()
      from waiting w
      where workspace_id is not null and not exists (select from pace p where p.workspace_id = w.workspace_id)
      on conflict do nothing
      returning workspace_id
    )
    select extract(epoch from min(at) - clock_timestamp())::float8 * 1000 as ms from (
      select now() as at from met
      union all
      select greatest(first.run_at, p.paused_until,
                      now() + greatest(0, (1 - ${tokens}) / ${rate}) * interval '1 second')
      from waiting w
      join pace p using (workspace_id)
      cross join lateral (
        select run_at from job
        where workspace_id = w.workspace_id and taken_until is null and given_up_at is null and name in ${oneOf(names)}
        order by run_at limit 1
      ) first
      where p.in_flight < ${inFlight}
    ) looks`.execute(db);
  const ms = rows[0]?.ms ?? undefined;
  return ms === undefined ? undefined : Math.max(0, ms);
}

/** The end of a statement that let go of the jobs of `freed (workspace_id)`: their workspaces have as many fewer in flight. */
const uncounted = sql`
  locked as (
    select workspace_id from pace where workspace_id in (select workspace_id from freed)
    order by workspace_id for update
  ),
  uncounted as (
    update pace p set in_flight = p.in_flight - f.jobs
    from (select workspace_id, count(*)::int as jobs from freed group by 1) f
    join locked using (workspace_id)
    where p.workspace_id = f.workspace_id
  )`;

const mine = (jobs: readonly Claimed[]) =>
  sql`json_to_recordset(${json(jobs.map(({ id, claims }) => ({ id, claims })))}) as mine(id bigint, claims int)`;

/** Removes jobs that are done, as far as this process still has them. */
export async function settleDone(db: Db, jobs: readonly Claimed[]): Promise<void> {
  await sql`
    with freed as (
      delete from job using ${mine(jobs)}
      where job.id = mine.id and job.claims = mine.claims and job.taken_until is not null
      returning job.workspace_id
    ), ${uncounted}
    select`.execute(db);
}

/** Lays a job down that failed, to be tried again after so many seconds, or never: then it is kept as given up. */
export async function settleFailed(db: Db, job: Claimed, fault: string, rest: number | 'given up'): Promise<void> {
  const after = rest === 'given up' ? 0 : rest;
  await sql`
    with freed as (
      update job
      set taken_until = null, tries = tries + 1, fault = ${fault}, run_at = now() + ${after} * interval '1 second',
          given_up_at = ${rest === 'given up' ? sql`now()` : sql`null`}
      where id = ${job.id} and claims = ${job.claims} and taken_until is not null
      returning workspace_id
    ), ${uncounted}
    select`.execute(db);
}

/** Lays a job down for some seconds, which is no failure. */
export async function settleLater(db: Db, { id, claims }: Claimed, rest: number): Promise<void> {
  await sql`
    with freed as (
      update job set taken_until = null, run_at = now() + ${rest} * interval '1 second'
      where id = ${id} and claims = ${claims} and taken_until is not null
      returning workspace_id
    ), ${uncounted}
    select`.execute(db);
}

/** Lays a job down that Slack refused, with everything of its workspace, and lowers the workspace's pace. */
export function settleRefused(db: Db, job: Claimed, wait: number): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await settleLater(trx, job, wait);
    const { now, ...pace } = await trx
      .selectFrom('pace')
      .selectAll()
      .select(sql<Date>`now()`.as('now'))
      .where('workspace_id', '=', job.workspace_id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const { in_flight: _, workspace_id: __, ...lower } = { ...pace, ...refused(pace, wait, job.taken_at, now) };
    await trx.updateTable('pace').set(lower).where('workspace_id', '=', job.workspace_id).execute();
  });
}

/** Says that these jobs are still in somebody's hands. */
export async function renew(db: Db, jobs: readonly Claimed[]): Promise<void> {
  await sql`
    update job set taken_until = now() + interval ${LEASE} from ${mine(jobs)}
    where job.id = mine.id and job.claims = mine.claims and job.taken_until is not null`.execute(db);
}

/**
 * Lays down the jobs whose process is not heard of, or of all processes: that counts as a try.
 *
 * @returns those of them that are given up
 */
export async function retake(db: Db, whose: 'lapsed' | 'all'): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    with lapsed as materialized (
      select id from job
      where taken_until is not null ${whose === 'lapsed' ? sql`and taken_until < now()` : sql``}
      for update skip locked
    ),
    freed as (
      update job
      set taken_until = null, tries = tries + 1, fault = 'its process ended', run_at = now(),
          given_up_at = case when tries + 1 >= ${sql.lit(TRIES)} then now() end
      where id in (select id from lapsed)
      returning id, name, workspace_id, given_up_at
    ), ${uncounted}
    select id, name from freed where given_up_at is not null`.execute(db);
  return rows;
}

/** Removes what was given up so many days ago. */
export async function forgetGivenUp(db: Db, days: number): Promise<void> {
  await sql`delete from job where given_up_at < now() - ${days} * interval '1 day'`.execute(db);
}
