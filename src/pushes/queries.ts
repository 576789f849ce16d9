import { type Kysely, sql, type Transaction } from 'kysely';
import type { Day } from '../calendar.ts';
import type { Schema } from '../db/schema.ts';
import { type Reader, readers } from '../surfaces/pause.ts';
import type { Went } from './may-push.ts';
import type { KeptHours } from './own-hours.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** Some of the people of whom something is to be looked at, the longest waiting first. Goes by an index. */
export async function listDuePeople(db: Db, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from push_thing where look_at <= ${now}
    group by person_id order by min(look_at), person_id limit ${limit}`.execute(db);
  return rows.map(({ person_id }) => person_id);
}

/**
 * Somebody for whom it is decided what may push; their row is held until the transaction ends.
 * @param how `skip`: undefined while another process is at it
 */
export function lockReader(trx: Trx, id: string, how: 'skip' | 'wait'): Promise<Reader | undefined> {
  const query = readers(trx).where('id', '=', id).forNoKeyUpdate();
  return (how === 'skip' ? query.skipLocked() : query).executeTakeFirst();
}

/** Something that is to be told, or has been. */
export interface ThingRow {
  id: string;
  kind: string;
  subject: string;
  notedAt: Date | null;
  lookAt: Date | null;
  toldIn: string | null;
  /** The reader's day on which it was told last. */
  toldOn: Day | null;
}

/** Everything that is to be told to somebody, or has been. */
export async function listThings(db: Db, personId: string): Promise<ThingRow[]> {
  return db
    .selectFrom('push_thing')
    .leftJoin('push', 'push.id', 'push_thing.told_in')
    .select(['push_thing.id', 'kind', 'subject_id as subject', 'noted_at as notedAt', 'look_at as lookAt'])
    .select(['told_in as toldIn', 'push.on_day as toldOn'])
    .where('push_thing.person_id', '=', personId)
    .orderBy('push_thing.id')
    .execute();
}

/** What has gone to somebody from a day on. */
export async function listWent(db: Db, personId: string, since: Day): Promise<Went[]> {
  return db
    .selectFrom('push')
    .select(['side', 'on_day as on', 'of_day as ofDay', 'week', 'of_week as ofWeek'])
    .where('person_id', '=', personId)
    .where('on_day', '>=', since)
    .execute();
}

/** Looks at some things at another time; null: not by themselves. */
export async function lookAgain(trx: Trx, ids: readonly string[], lookAt: Date | null): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('push_thing')
    .set({ look_at: lookAt })
    .where('id', 'in', [...ids])
    .execute();
}

/** Forgets what is not there any more. */
export async function forgetThings(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .deleteFrom('push_thing')
    .where('id', 'in', [...ids])
    .execute();
}

/**
 * Enters a push in the ledger with the things it tells, in their order.
 *
 * @param things the first is what the push is told for
 * @returns false when its place of the day or of the week was taken meanwhile: nothing was changed
 */
export async function addPush(
  trx: Trx,
  push: { id: string; person: string; went: Went; now: Date },
  things: readonly Pick<ThingRow, 'id' | 'kind' | 'subject'>[],
): Promise<boolean> {
  const { on, ofDay, week, ofWeek, side } = push.went;
  const added = await trx
    .insertInto('push')
    .values({
      ...{ id: push.id, person_id: push.person, side, on_day: on, of_day: ofDay },
      ...{ week, of_week: ofWeek, decided_at: push.now },
      ...{ first_kind: things[0]?.kind ?? null, first_subject: things[0]?.subject ?? null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return false;
  for (const [place, { id }] of things.entries())
    await trx.updateTable('push_thing').set({ look_at: null, told_in: push.id, place }).where('id', '=', id).execute();
  return true;
}

/** The things that a push tells, in their order. */
export function listTold(
  db: Db,
  push: string,
  personId: string,
): Promise<{ id: string; kind: string; subject: string }[]> {
  return db
    .selectFrom('push_thing')
    .select(['id', 'kind', 'subject_id as subject'])
    .where('told_in', '=', push)
    .where('person_id', '=', personId)
    .orderBy('place')
    .orderBy('id')
    .execute();
}

/** Takes a push that never went out of the ledger; what it was to tell is looked at again. */
export async function takeBack(trx: Trx, push: string, now: Date): Promise<void> {
  await trx
    .updateTable('push_thing')
    .set({ look_at: now, told_in: null, place: null })
    .where('told_in', '=', push)
    .execute();
  await trx.deleteFrom('push').where('id', '=', push).execute();
}

/** Nothing is told by a push any more: its reader, and nobody else, took it out. It counts all the same. */
export async function letGo(trx: Trx, push: string, personId: string): Promise<void> {
  await trx
    .updateTable('push_thing')
    .set({ told_in: null, place: null })
    .where('told_in', '=', push)
    .where('person_id', '=', personId)
    .execute();
}

/** What changes of when messages may come to somebody; null takes it back. */
export type HoursChange = Partial<KeptHours>;

/** Keeps when messages may come to somebody; what is not named stays. */
export async function setHours(trx: Trx, personId: string, kept: HoursChange, now: Date): Promise<void> {
  await trx
    .updateTable('person')
    .set({ ...kept, updated_at: now })
    .where('id', '=', personId)
    .execute();
}

/** Forgets nights and days away that have gone by everywhere, and what Slack's own away was. */
export async function forgetHeld(db: Db, before: Day, now: Date): Promise<void> {
  await db.updateTable('person').set({ nights_until: null }).where('nights_until', '<', before).execute();
  const away = { away_from: null, away_until: null };
  await db.updateTable('person').set(away).where('away_until', '<', before).execute();
  await db.updateTable('person').set({ status_until: null }).where('status_until', '<=', now).execute();
}
