import { randomUUID } from 'node:crypto';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Day } from '../calendar.ts';
import { isUuid } from '../db/ids.ts';
import type { Schema } from '../db/schema.ts';
import { pushSurfaceKind } from '../pushes/kind.ts';
import type { Before, Cadence, Silence } from './decide.ts';
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

/** Has the schedule look at somebody in the next minute: what it looks at then is as it was, at another instant. */
export async function lookSoon(db: Db, personId: string, now: Date): Promise<void> {
  await db
    .updateTable('nudge_setting')
    .set({ next_nudge_at: now })
    .where('person_id', '=', personId)
    .where('next_nudge_at', 'is not', null)
    .execute();
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

/** The last weeks that were decided, the newest first. One query. */
export async function listBefore(db: Db, personId: string): Promise<Before[]> {
  const rows = await db
    .selectFrom('nudge')
    .innerJoin('person', 'person.id', 'nudge.person_id')
    .select(['week', 'kind', 'withheld', 'answered_at', 'decided_at', 'person.acted_at'])
    .where('nudge.person_id', '=', personId)
    .orderBy('decided_at', 'desc')
    .limit(remembered)
    .execute();
  return rows.map(({ week, kind, withheld, answered_at, decided_at, acted_at }) => ({
    ...{ week, kind, withheld: withheld as Silence | null },
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

/** Keeps it. @returns its id; undefined where that week was decided before: nothing was changed */
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
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added?.id;
}

/** Closes those that still ask something, besides one. @returns their ids */
export async function closeOthers(trx: Trx, personId: string, besides: string, now: Date): Promise<string[]> {
  const rows = await trx
    .updateTable('nudge')
    .set({ closed_at: now, put_off_until: null })
    .where('person_id', '=', personId)
    .where('kind', 'is not', null)
    .where('closed_at', 'is', null)
    .where('id', '<>', besides)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
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

/** What came to somebody by itself as a mentee, a mentor's digests, and what was withheld, the newest first. One query. */
export async function listHistory(db: Db, personId: string, limit: number): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select * from (
      select on_day as "on", 'nudge' as "of", kind, withheld, decided_at from nudge where person_id = ${personId}
      union all
      select on_day, 'digest', null, withheld, decided_at from digest where person_id = ${personId}
      union all
      select on_day::text, 'push', null, null, decided_at from push
      where person_id = ${personId} and side = 'mentee' and not exists (
        select from push_thing where told_in = push.id and kind = ${nudgePushKind} and place = 0)
    ) as all_of_it order by decided_at desc, "on" desc limit ${limit}`.execute(db);
  return rows.map(({ on, of, kind, withheld }) => ({ on, of, kind, withheld }));
}
