import { randomUUID } from 'node:crypto';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Day } from '../calendar.ts';
import { isUuid } from '../db/ids.ts';
import type { Schema } from '../db/schema.ts';
import { pushSurfaceKind } from '../pushes/kind.ts';
import { everyTeam } from '../surfaces/pause.ts';
import { type Before, type Cadence, passing, type Silence } from './decide.ts';
import { nudgePushKind } from './ids.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** What was decided for one week of somebody. */
export type NudgeRow = Selectable<Schema['nudge']>;
export type SettingRow = Selectable<Schema['nudge_setting']>;

/** Gives somebody who does something here their nudges; the schedule finds their first day. */
export async function enrol(db: Db, personId: string, now: Date): Promise<void> {
  await db
    .insertInto('nudge_setting')
    .values({ person_id: personId, paused_until: null, for_day: null, next_nudge_at: now })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute();
}

/** A whole workspace is looked at over as long as a Monday's crowd: nobody earlier than now. */
const crowdSeconds = 15 * 60;

/**
 * Has the schedule look at somebody, or at everybody of a workspace, soon: what it looks at then is as it was, at another
 * instant. Locks the rows in the order of their people.
 */
export async function lookSoon(db: Db, whose: { person: string } | { team: string }, now: Date): Promise<void> {
  const isTheirs =
    'person' in whose
      ? sql`person_id = ${whose.person}`
      : sql`(${whose.team} = ${everyTeam} or person_id in (select id from person where workspace_id = ${whose.team}))`;
  const later = 'person' in whose ? sql`0` : sql`abs(hashtext(person_id::text)::bigint) % ${crowdSeconds}`;
  await sql`
    update nudge_setting
    set next_nudge_at = least(next_nudge_at, ${now}::timestamptz + make_interval(secs => ${later}))
    where person_id in (
      select person_id from nudge_setting where next_nudge_at is not null and ${isTheirs} order by person_id for update
    )`.execute(db);
}

/** Whether something held the nudge of a week of somebody's. */
export async function wasHeld(db: Db, personId: string, week: string): Promise<boolean> {
  const row = await db
    .selectFrom('nudge')
    .select('id')
    .where('person_id', '=', personId)
    .where('week', '=', week)
    .where('withheld', 'in', [...passing])
    .executeTakeFirst();
  return row !== undefined;
}

/** Some of those who are due, the longest waiting first. Goes by an index. */
export async function listDue(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('nudge_setting')
    .select('person_id')
    .where('next_nudge_at', '<=', now)
    .orderBy('next_nudge_at')
    .orderBy('person_id')
    .limit(limit)
    .execute();
  return rows.map(({ person_id }) => person_id);
}

/** Those who have put one off to a day that has come, and what it is about. */
export async function listDuePutOff(db: Db, now: Date): Promise<{ id: string; person: string; kind: string }[]> {
  const rows = await db
    .selectFrom('push_thing')
    .innerJoin('nudge', 'nudge.id', 'push_thing.subject_id')
    .select(['nudge.id', 'push_thing.person_id as person', 'nudge.kind'])
    .where('push_thing.kind', '=', nudgePushKind)
    .where('push_thing.look_at', '<=', now)
    .where('nudge.put_off_until', 'is not', null)
    .where('nudge.closed_at', 'is', null)
    .orderBy('push_thing.person_id')
    .execute();
  return rows.flatMap(({ id, person, kind }) => (kind ? [{ id, person, kind }] : []));
}

/** The message of the ledger that tells a nudge; undefined where none does. */
export async function findPushOf(db: Db, personId: string, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('push_thing')
    .select('told_in')
    .where('person_id', '=', personId)
    .where('kind', '=', nudgePushKind)
    .where('subject_id', '=', id)
    .executeTakeFirst();
  return row?.told_in ?? undefined;
}

/** How many people's weeks are to be looked at now. */
export async function countDue(db: Db, now: Date): Promise<number> {
  const { people } = await db
    .selectFrom('nudge_setting')
    .select(({ fn }) => fn.countAll<string>().as('people'))
    .where('next_nudge_at', '<=', now)
    .executeTakeFirstOrThrow();
  return Number(people);
}

/** How somebody wants their nudges; undefined where they have done nothing here yet. */
export const findSetting = (db: Db, personId: string): Promise<SettingRow | undefined> =>
  db.selectFrom('nudge_setting').selectAll().where('person_id', '=', personId).executeTakeFirst();

/** Whether the bot is in somebody's workspace. */
export async function isInstalled(db: Db, workspaceId: string): Promise<boolean> {
  const row = await db
    .selectFrom('workspace')
    .select('uninstalled_at')
    .where('id', '=', workspaceId)
    .executeTakeFirst();
  return row?.uninstalled_at === null;
}

/** When the schedule looks next, and for which day of theirs. */
export async function lookNext(trx: Trx, personId: string, day: Day | null, at: Date | null): Promise<void> {
  await trx
    .updateTable('nudge_setting')
    .set({ for_day: day, next_nudge_at: at })
    .where('person_id', '=', personId)
    .execute();
}

/** What somebody wants otherwise; their next day is found anew. */
export interface SettingChange {
  day_of_week?: number;
  hour?: number;
  cadence?: Cadence;
  kinds_off?: string[];
  paused_until?: Day | null;
}

/** Keeps it. Who has done nothing here before, has now. */
export async function saveSetting(trx: Trx, personId: string, change: SettingChange, now: Date): Promise<void> {
  await enrol(trx, personId, now);
  await trx
    .updateTable('nudge_setting')
    .set({ ...change, for_day: null, next_nudge_at: now })
    .where('person_id', '=', personId)
    .execute();
}

const remembered = 12;

/**
 * Of a row `push`: no message of it has reached the chat. It waits for Slack, or Slack did not take it; an outcome that
 * nobody knows counts as sent.
 */
const isUnsent = sql<boolean>`exists (
  select from surface where surface.person_id = push.person_id and surface.kind = ${pushSurfaceKind}
    and surface.subject_id = push.id and surface.message_ts is null and surface.state in ('queued', 'failed'))`;

/** Of a row `nudge`: it was sent by the ledger, and nothing of it has reached the chat. */
const neverCame = sql<boolean>`(
  select coalesce(bool_and(${isUnsent}), false) from push
  where push.person_id = nudge.person_id and push.first_kind = ${nudgePushKind} and push.first_subject = nudge.id)`;

/** The last weeks that were decided, the newest first: what never came was not sent. One query. */
export async function listBefore(db: Db, personId: string): Promise<Before[]> {
  const rows = await db
    .selectFrom('nudge')
    .innerJoin('person', 'person.id', 'nudge.person_id')
    .select(['week', 'nudge.kind', 'withheld', 'answered_at', 'decided_at', 'person.acted_at'])
    .select(neverCame.as('never_came'))
    .where('nudge.person_id', '=', personId)
    .orderBy('decided_at', 'desc')
    .limit(remembered)
    .execute();
  return rows.map(({ week, kind, withheld, answered_at, decided_at, acted_at, never_came }) => ({
    ...(kind && never_came
      ? { week, kind: null, withheld: 'not-sent' as const }
      : { week, kind, withheld: withheld as Silence | null }),
    isAnswered: answered_at !== null || (acted_at !== null && acted_at > decided_at),
  }));
}

/** Whether somebody was ever sent one. */
export async function hadOne(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('nudge')
    .select('id')
    .where('person_id', '=', personId)
    .where('kind', 'is not', null)
    .where(neverCame, '=', false)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What is decided for a week of somebody's. */
interface Decided {
  personId: string;
  week: string;
  day: Day;
  kind: string | null;
  withheld: Silence | null;
  isFirst: boolean;
}

/**
 * Keeps it. A nudge takes the place of a silence that something held and does not any more.
 *
 * @returns its id; undefined where that week was decided before: nothing was changed
 */
export async function addNudge(
  trx: Trx,
  { personId, week, day, kind, withheld, isFirst }: Decided,
  now: Date,
): Promise<string | undefined> {
  const added = await trx
    .insertInto('nudge')
    .values({
      ...{ id: randomUUID(), person_id: personId, week, on_day: day, decided_at: now, kind, withheld },
      ...{ is_first: isFirst, put_off_until: null, answered_at: null, closed_at: null },
    })
    .onConflict((conflict) =>
      kind === null
        ? conflict.doNothing()
        : conflict
            .columns(['person_id', 'week'])
            .doUpdateSet({ on_day: day, decided_at: now, kind, withheld, is_first: isFirst })
            .where('nudge.withheld', 'in', [...passing]),
    )
    .returning('id')
    .executeTakeFirst();
  return added?.id;
}

/** Closes those that still ask something, besides one, and those that are put off to a day ahead. @returns their ids */
export async function closeOthers(
  trx: Trx,
  personId: string,
  { besides, today }: { besides: string; today: Day },
  now: Date,
): Promise<string[]> {
  const rows = await trx
    .updateTable('nudge')
    .set({ closed_at: now, put_off_until: null })
    .where('person_id', '=', personId)
    .where('kind', 'is not', null)
    .where('closed_at', 'is', null)
    .where('id', '<>', besides)
    .where((where) => where.or([where('put_off_until', 'is', null), where('put_off_until', '<', today)]))
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The day to which somebody has put one off that has not come since: the first from today on. */
export async function findPutOff(db: Db, personId: string, today: Day): Promise<Day | undefined> {
  const row = await db
    .selectFrom('nudge')
    .select('put_off_until')
    .where('person_id', '=', personId)
    .where('closed_at', 'is', null)
    .where('put_off_until', '>=', today)
    .orderBy('put_off_until')
    .limit(1)
    .executeTakeFirst();
  return row?.put_off_until ?? undefined;
}

/** Closes one that is not wanted any more. */
export async function closeNudge(trx: Trx, id: string, now: Date): Promise<void> {
  await trx.updateTable('nudge').set({ closed_at: now, put_off_until: null }).where('id', '=', id).execute();
}

/** Nudges whose message she took out of the chat ask nothing any more. */
export async function closeTakenOut(trx: Trx, personId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('nudge')
    .set((eb) => ({ closed_at: eb.ref('decided_at'), answered_at: eb.ref('decided_at'), put_off_until: null }))
    .where('person_id', '=', personId)
    .where('id', 'in', [...ids])
    .execute();
}

/** Some of somebody's nudges, and in which message of the ledger each stands. One query, by the index of the ledger. */
export async function listNudges(
  db: Db,
  personId: string,
  ids: readonly string[],
): Promise<(NudgeRow & { told_in: string | null })[]> {
  const known = ids.filter(isUuid);
  if (known.length === 0) return [];
  return db
    .selectFrom('nudge')
    .leftJoin('push_thing', (join) =>
      join
        .onRef('push_thing.person_id', '=', 'nudge.person_id')
        .onRef('push_thing.subject_id', '=', 'nudge.id')
        .on('push_thing.kind', '=', nudgePushKind),
    )
    .selectAll('nudge')
    .select('push_thing.told_in')
    .where('nudge.person_id', '=', personId)
    .where('nudge.id', 'in', known)
    .execute();
}

/** What of somebody's nudges has come, and asks something still. */
export const listInChat = (db: Db, personId: string): Promise<NudgeRow[]> =>
  db
    .selectFrom('nudge')
    .innerJoin('push_thing', (join) =>
      join
        .onRef('push_thing.person_id', '=', 'nudge.person_id')
        .onRef('push_thing.subject_id', '=', 'nudge.id')
        .on('push_thing.kind', '=', nudgePushKind),
    )
    .selectAll('nudge')
    .where('nudge.person_id', '=', personId)
    .where('nudge.kind', 'is not', null)
    .where('nudge.closed_at', 'is', null)
    .where('nudge.put_off_until', 'is', null)
    .where('push_thing.told_in', 'is not', null)
    .execute();

/** Whether a message of the ledger stands in the chat. */
export async function isInChat(db: Db, personId: string, push: string): Promise<boolean> {
  const row = await db
    .selectFrom('surface')
    .select('message_ts')
    .where('person_id', '=', personId)
    .where('kind', '=', pushSurfaceKind)
    .where('subject_id', '=', push)
    .executeTakeFirst();
  return row?.message_ts != null;
}

/** What she does with a nudge of hers that still asks something. @returns false where it does not, or is not hers */
export async function answerNudge(
  trx: Trx,
  of: { personId: string; id: string | undefined },
  { now, putOffUntil }: { now: Date; putOffUntil?: Day },
): Promise<boolean> {
  if (!of.id || !isUuid(of.id)) return false;
  const answered = await trx
    .updateTable('nudge')
    .set({
      answered_at: now,
      ...(putOffUntil ? { put_off_until: putOffUntil } : { closed_at: now, put_off_until: null }),
    })
    .where('id', '=', of.id)
    .where('person_id', '=', of.personId)
    .where('kind', 'is not', null)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return answered !== undefined;
}

/** Notes that she has answered one, which stays open; the first answer counts. @returns false where it was answered */
export async function noteAnswered(
  db: Db,
  { personId, id }: { personId: string; id: string },
  now: Date,
): Promise<boolean> {
  if (!isUuid(id)) return false;
  const noted = await db
    .updateTable('nudge')
    .set({ answered_at: now })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('kind', 'is not', null)
    .where('answered_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return noted !== undefined;
}

/** What was to be told is not there any more by the time that it would go. */
export async function withhold(db: Db, id: string, because: Silence): Promise<void> {
  await db.updateTable('nudge').set({ kind: null, withheld: because }).where('id', '=', id).execute();
}

/** A line of what came, or did not. */
export interface HistoryRow {
  on: Day;
  /** What it is a line of: `push` is any other message that came by itself. */
  of: 'nudge' | 'digest' | 'push';
  /** What a nudge was about. */
  kind: string | null;
  withheld: string | null;
}

/**
 * What came to somebody by itself as a mentee, a mentor's digests, and what was withheld, the newest first. A message is of
 * what it told first when it went, also once it is out of the chat. One query.
 */
export async function listHistory(db: Db, personId: string, limit: number): Promise<HistoryRow[]> {
  const ofNudge = sql`push.first_kind = ${nudgePushKind}`;
  const { rows } = await sql<HistoryRow>`
    select * from (
      select push.on_day::text as "on", case when ${ofNudge} then 'nudge' else 'push' end as "of", nudge.kind,
        case when ${isUnsent} then 'not-sent' end as withheld, push.decided_at
      from push left join nudge on ${ofNudge} and nudge.id = push.first_subject
      where push.person_id = ${personId} and push.side = 'mentee' and not (${ofNudge} and nudge.kind is null)
      union all
      select on_day, 'nudge', kind, withheld, decided_at from nudge
      where person_id = ${personId} and not (kind is not null and exists (
        select from push where push.person_id = nudge.person_id and ${ofNudge} and push.first_subject = nudge.id))
      union all
      select on_day, 'digest', null, withheld, decided_at from digest where person_id = ${personId}
    ) as all_of_it order by decided_at desc, "on" desc limit ${limit}`.execute(db);
  return rows.map(({ on, of, kind, withheld }) => ({ on, of, kind, withheld }));
}
