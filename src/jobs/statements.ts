import type { Kysely, Transaction } from 'kysely';
import { ask } from '../db/client.ts';
import type { Schema } from '../db/schema.ts';
import { GROWTH, IN_FLIGHT, type Limits, slackLimits } from './pace.ts';

/**
 * How jobs come into the queue and are taken out of it; how they end stands in settle.ts. In plain text, because the queue
 * asks the same thing all day.
 */

type Db = Kysely<Schema>;

/** A job as it is put into the queue: in the workspace that it names, or in that of a person. */
export interface NewJob {
  data: Readonly<Record<string, string>>;
  workspace: string | null;
  person: string | null;
  /** Somebody waits for it, who has just pressed. */
  pressed: boolean;
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
export const lease = "interval '8 seconds'";

/** A list as PostgreSQL writes it: of numbers and names without quotes. */
export const list = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;

/**
 * Puts jobs into the queue, in one statement, and tells all replicas when the transaction commits. Where the same job
 * could run already, and as early, that one is kept back until then instead. A job of somebody who does not exist any more is
 * left out: there is nobody to do it for.
 *
 * @param startAfter an instant, or so many seconds from now
 */
export async function enqueue(
  trx: Transaction<Schema>,
  name: string,
  jobs: readonly NewJob[],
  startAfter: Date | number,
): Promise<void> {
  const [first] = jobs;
  const [at, after] = startAfter instanceof Date ? [startAfter.toISOString(), 0] : [null, startAfter];
  const data = jobs.map((job) => JSON.stringify(job.data));
  if (jobs.length === 1 && first?.workspace && startAfter === 0)
    await ask(trx, enqueueOneText, name, data[0], first.workspace, first.pressed);
  else await ask(trx, enqueueText, name, JSON.stringify(jobs), at, after, data);
}

const tellAll = `select pg_notify('${CHANNEL}', '') where exists (select from sent)`;

const enqueueText = `
  with due as materialized (
    select coalesce($3::text::timestamptz, now() + $4::float8 * interval '1 second') as run_at
  ),
  wanted as materialized (
    select coalesce(w.workspace, p.workspace_id) as workspace_id, w.data, w.pressed
    from json_to_recordset($2::text::json) as w(data jsonb, workspace text, person uuid, pressed boolean)
    left join person p on p.id = w.person and w.workspace is null
  ),
  same as materialized (
    select data, pressed from job
    where name = $1 and data = any($5::jsonb[]) and waits and run_at <= now()
    for update skip locked
  ),
  sent as (
    insert into job (name, workspace_id, data, run_at, pressed)
    select $1, w.workspace_id, w.data, due.run_at, w.pressed from wanted w, due
    where w.workspace_id is not null
      and not (due.run_at <= now()
               and exists (select from same where same.data = w.data and same.pressed >= w.pressed))
    returning id
  )
  ${tellAll}`;

/** The same for one that may run now, which most are: somebody waits for the answer meanwhile, and PostgreSQL plans each anew. */
const enqueueOneText = `
  with same as materialized (
    select from job
    where name = $1 and data = $2::text::jsonb and waits and run_at <= now() and pressed >= $4
    for update skip locked
  ),
  sent as (
    insert into job (name, workspace_id, data, run_at, pressed)
    select $1, $3, $2::text::jsonb, now(), $4 where not exists (select from same)
    returning id
  )
  ${tellAll}`;

/** A statement that writes rows which a job each is to follow, and returns the ids that the job holds, by their names. */
export interface Made {
  text: string;
  values: readonly unknown[];
}

/**
 * Runs a statement and puts a job for each row that it returns into the queue, as enqueue() does for now: one statement, so one
 * way to the database and back less for somebody who waits. What another transaction puts there while this one waits for
 * its row is not seen: then the same job waits twice, and the second finds nothing to do.
 *
 * @param ids those that the job holds, `workspace` among them
 */
export const enqueueMade = <Row>(
  trx: Transaction<Schema>,
  name: string,
  ids: readonly string[],
  { text, values }: Made,
  pressed: boolean,
): Promise<Row[]> => ask(trx, enqueueMadeText(ids, text, values.length), ...values, name, pressed);

const enqueueMadeText = (ids: readonly string[], text: string, given: number) => `
  with made as (${text}),
  wanted as (
    select made.workspace, jsonb_build_object(${ids.map((id) => `'${id}', made.${id}`).join(', ')}) as data from made
  ),
  same as materialized (
    select job.data from job join wanted on job.data = wanted.data
    where job.name = $${given + 1} and job.waits and job.run_at <= now() and job.pressed >= $${given + 2}
    for update of job skip locked
  ),
  sent as (
    insert into job (name, workspace_id, data, run_at, pressed)
    select $${given + 1}, workspace, data, now(), $${given + 2} from wanted
    where not exists (select from same where same.data = wanted.data)
    returning id
  )
  select made.*, (${tellAll})::text as told from made`;

/**
 * The workspaces for which something waits, whose ids lie within bounds, in order: by going from one to the next in the
 * index, not by reading what waits, and only as far as somebody reads on.
 */
const workspacesThatWait = (name: string, bounds = 'true') => `
  ${name} as (
    (select workspace_id from job where waits and ${bounds} order by workspace_id limit 1)
    union all
    select (
      select workspace_id from job where waits and ${bounds} and workspace_id > one.workspace_id
      order by workspace_id limit 1
    )
    from ${name} one where one.workspace_id is not null
  )`;

/**
 * A job of a kind that this process can do, by the list `$1`. So written, PostgreSQL does not take it for rare, and reads on in
 * the order of the index.
 */
const isKnown = 'coalesce(name = any($1::text::text[]), false)';

/** What somebody's press wants, then the rest: each is a stretch of the index, in order of time. */
const classes = '(values (true), (false)) class (pressed)';

const secondsSince = (column: string) => `greatest(0, extract(epoch from now() - p.${column}))::float8`;
/** rateAt() and tokensAt() of pace.ts, for a row `p` of the table, and in which parameters their limits stand. */
const paceBy = (most: string, burst: string) => {
  const rate = `least(${most}::float8, p.rate * (1 + ${GROWTH} * ${secondsSince('paused_until')}))`;
  return { rate, tokens: `least(${burst}::float8, p.tokens + ${rate} * ${secondsSince('counted_at')})` };
};
const [forClaim, forLook] = [paceBy('$4', '$5'), paceBy('$2', '$3')];

/**
 * Takes jobs that may run now: of each workspace as many as its pace and its jobs in flight allow, first what somebody's
 * press wants, and counts them there in the same statement. Workspaces that another replica counts at just this moment are left to it.
 *
 * @param names the kinds of jobs that this process can do
 * @param after the workspaces behind this one come first, so that each has its turn
 */
export const claim = (
  db: Db,
  names: readonly string[],
  most: number,
  after = '',
  limits: Limits = slackLimits,
): Promise<Claimed[]> => ask(db, claimText, list(names), most, after, limits.most, limits.burst);

const claimText = `
  with recursive ${workspacesThatWait('ahead', 'workspace_id > $3')}, ${workspacesThatWait('behind', 'workspace_id <= $3')},
  picked as materialized (
    select j.id, pace.workspace_id, pace.tokens
    from (select workspace_id from ahead union all select workspace_id from behind) turn
    cross join lateral (
      select p.workspace_id, ${forClaim.tokens} as tokens,
        least(${IN_FLIGHT} - p.in_flight, floor(${forClaim.tokens}))::int as slots
      from pace p
      where p.workspace_id = turn.workspace_id and p.in_flight < ${IN_FLIGHT} and p.paused_until <= now()
        and ${forClaim.tokens} >= 1
      for update skip locked
    ) pace
    cross join lateral (
      select of_class.id
      from ${classes}
      cross join lateral (
        select id from job
        where workspace_id = pace.workspace_id and pressed = class.pressed and waits and run_at <= now() and ${isKnown}
        order by run_at, id limit pace.slots
        for update skip locked
      ) of_class
      limit pace.slots
    ) j
    limit $2::int
  ),
  claimed as (
    update job set taken_until = now() + ${lease}, claims = claims + 1
    where id in (select id from picked)
    returning id, name, workspace_id, data, tries, claims, now() as taken_at
  ),
  counted as (
    update pace p
    set in_flight = p.in_flight + t.slots, tokens = t.tokens - t.slots, counted_at = greatest(p.counted_at, now()),
        measured = case when t.tokens >= $5::float8 then 0 else p.measured end + t.slots,
        measured_from = case when t.tokens >= $5::float8 then now() else p.measured_from end
    from (select workspace_id, tokens, count(*)::int as slots from picked group by 1, 2) t
    where p.workspace_id = t.workspace_id
  )
  select * from claimed`;

/**
 * In how many milliseconds a claim may find something, as far as is known; undefined when nothing waits that could be taken.
 * Gives a workspace that has never had a job its pace.
 */
export async function nextLook(
  db: Db,
  names: readonly string[],
  limits: Limits = slackLimits,
): Promise<number | undefined> {
  const [row] = await ask<{ ms: number | null }>(db, nextLookText, list(names), limits.most, limits.burst);
  return row?.ms == null ? undefined : Math.max(0, row.ms);
}

const nextLookText = `
  with recursive ${workspacesThatWait('waiting')},
  met as (
    insert into pace (workspace_id, in_flight, rate, tokens, counted_at, paused_until, lowered_at, measured, measured_from)
    select workspace_id, 0, $2::float8, $3::float8, now(), now(), 'epoch', 0, now()
    from waiting w
    where workspace_id is not null and not exists (select from pace p where p.workspace_id = w.workspace_id)
    on conflict do nothing
    returning workspace_id
  )
  select extract(epoch from min(at) - clock_timestamp())::float8 * 1000 as ms from (
    select now() as at from met
    union all
    select greatest(first.run_at, p.paused_until, now() + greatest(0, (1 - ${forLook.tokens}) / ${forLook.rate}) * interval '1 second')
    from waiting w
    join pace p using (workspace_id)
    cross join lateral (
      select min(of_class.run_at) as run_at
      from ${classes}
      cross join lateral (
        select run_at from job
        where workspace_id = w.workspace_id and pressed = class.pressed and waits and ${isKnown}
        order by run_at limit 1
      ) of_class
    ) first
    where p.in_flight < ${IN_FLIGHT} and first.run_at is not null
  ) looks`;
