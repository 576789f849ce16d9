import { randomUUID } from 'node:crypto';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Day } from '../../calendar.ts';
import { isUuid } from '../../db/ids.ts';
import type { Schema, Surface } from '../../db/schema.ts';
import { everyTeam } from '../../surfaces/pause.ts';
import type { Withheld } from './digest.ts';
import { digestKind } from './ids.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** How a mentor wants their digest; undefined where they were never offered one. */
export const findDigestSetting = (
  db: Db,
  personId: string,
): Promise<Selectable<Schema['digest_setting']> | undefined> =>
  db.selectFrom('digest_setting').selectAll().where('person_id', '=', personId).executeTakeFirst();

/** Notes that somebody is offered a digest. @returns false where they were offered one before, or have it */
export async function noteOffered(db: Db, personId: string, now: Date): Promise<boolean> {
  const noted = await db
    .insertInto('digest_setting')
    .values({ person_id: personId, offered_at: now })
    .onConflict((conflict) =>
      conflict
        .column('person_id')
        .doUpdateSet({ offered_at: now })
        .where('digest_setting.offered_at', 'is', null)
        .where('digest_setting.is_on', '=', false),
    )
    .returning('person_id')
    .executeTakeFirst();
  return noted !== undefined;
}

/** What somebody wants otherwise; their next day is found anew. */
export interface DigestChange {
  is_on?: boolean;
  day_of_week?: number;
  hour?: number;
}

/** Keeps it. */
export async function saveDigestSetting(trx: Trx, personId: string, change: DigestChange, now: Date): Promise<void> {
  const all = { ...change, for_day: null, next_digest_at: now };
  await trx
    .insertInto('digest_setting')
    .values({ person_id: personId, ...all })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(all))
    .execute();
}

/**
 * Has the schedule look at somebody, or at everybody of a workspace, in the next minute: messages may come to them at other
 * times than before. Locks the rows in the order of their people.
 */
export async function lookSoonForDigest(
  db: Db,
  whose: { person: string } | { team: string },
  now: Date,
): Promise<void> {
  const isTheirs =
    'person' in whose
      ? sql`person_id = ${whose.person}`
      : sql`(${whose.team} = ${everyTeam} or person_id in (select id from person where workspace_id = ${whose.team}))`;
  await sql`
    update digest_setting set next_digest_at = least(next_digest_at, ${now}::timestamptz)
    where person_id in (
      select person_id from digest_setting where next_digest_at is not null and ${isTheirs} order by person_id for update
    )`.execute(db);
}

/** Some of those who are due, the longest waiting first. Goes by an index. */
export async function listDigestsDue(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('digest_setting')
    .select('person_id')
    .where('next_digest_at', '<=', now)
    .orderBy('next_digest_at')
    .orderBy('person_id')
    .limit(limit)
    .execute();
  return rows.map(({ person_id }) => person_id);
}

/** When the schedule looks next, and for which day of theirs. */
export async function lookNextForDigest(trx: Trx, personId: string, day: Day | null, at: Date | null): Promise<void> {
  await trx
    .updateTable('digest_setting')
    .set({ for_day: day, next_digest_at: at })
    .where('person_id', '=', personId)
    .execute();
}

const remembered = 4;

/** The ISO weeks of somebody that were decided last. */
export async function listDecided(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('digest')
    .select('week')
    .where('person_id', '=', personId)
    .orderBy('decided_at', 'desc')
    .limit(remembered)
    .execute();
  return rows.map(({ week }) => week);
}

/** Keeps what was decided for a week. @returns its id; undefined where that week was decided before: nothing was changed */
export async function addDigest(
  trx: Trx,
  { personId, week, day, withheld }: { personId: string; week: string; day: Day; withheld: Withheld | null },
  now: Date,
): Promise<string | undefined> {
  const added = await trx
    .insertInto('digest')
    .values({
      ...{ id: randomUUID(), person_id: personId, week, on_day: day, decided_at: now },
      ...{ withheld, closed_at: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added?.id;
}

/** Closes the digests of somebody besides one. @returns their ids */
export async function closeOtherDigests(trx: Trx, personId: string, besides: string, now: Date): Promise<string[]> {
  const rows = await trx
    .updateTable('digest')
    .set({ closed_at: now })
    .where('person_id', '=', personId)
    .where('withheld', 'is', null)
    .where('closed_at', 'is', null)
    .where('id', '<>', besides)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The digest of somebody that stands, or is on its way; undefined for none. */
export async function findOpenDigest(db: Db, personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('digest')
    .select('id')
    .where('person_id', '=', personId)
    .where('withheld', 'is', null)
    .where('closed_at', 'is', null)
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** Some of somebody's digests, and whether the ledger has let each go. One query, by the index of the ledger. */
export async function listDigests(
  db: Db,
  personId: string,
  ids: readonly string[],
): Promise<(Selectable<Schema['digest']> & { told_in: string | null })[]> {
  const known = ids.filter(isUuid);
  if (known.length === 0) return [];
  return db
    .selectFrom('digest')
    .leftJoin('push_thing', (join) =>
      join
        .onRef('push_thing.person_id', '=', 'digest.person_id')
        .on('push_thing.kind', '=', digestKind)
        .onRef('push_thing.subject_id', '=', 'digest.id'),
    )
    .selectAll('digest')
    .select('push_thing.told_in')
    .where('digest.person_id', '=', personId)
    .where('digest.id', 'in', known)
    .execute();
}

/** Whether a message stands in the chat, or may. @param surface its row */
export async function isThere(db: Db, surface: string): Promise<boolean> {
  const row = await db.selectFrom('surface').select('message_ts').where('id', '=', surface).executeTakeFirst();
  return row?.message_ts != null;
}

/** One that was decided has not gone after all. */
export async function withholdDigest(db: Db, id: string, because: Withheld): Promise<void> {
  await db.updateTable('digest').set({ withheld: because }).where('id', '=', id).execute();
}

/** The digests in the chats of those who mentor somebody: what was said of her there stays when she is erased. */
export const listDigestsAbout = (db: Db, menteeId: string): Promise<Surface[]> =>
  db
    .selectFrom('surface')
    .selectAll()
    .where('kind', '=', digestKind)
    .where('person_id', '!=', menteeId)
    .where('person_id', 'in', ({ selectFrom }) =>
      selectFrom('pair').select('mentor_id').where('pair.person_id', '=', menteeId).where('mentor_id', 'is not', null),
    )
    .execute();
