import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Day } from '../../calendar.ts';
import { isUuid } from '../../db/ids.ts';
import { notReadable, type Row } from '../../db/kept.ts';
import { readable, readSealed, unlessUnread } from '../../db/reading.ts';
import type { Schema } from '../../db/schema.ts';
import { identityIn, type SealedColumn } from '../../db/sealed.ts';
import type { KeyRing } from '../../keys.ts';
import { kinds } from '../ids.ts';
import type { Ended, Pair, Side } from '../pair.ts';
import { readLine, readTerms } from '../reader.ts';
import type { Terms, Version } from './terms.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** What both of a pair see is bound to the pair. */
export const agreementColumns = {
  line: { table: 'agreement', key: 'id', column: 'line', owner: ['pair_id'] },
  terms: { table: 'agreement', key: 'id', column: 'terms', owner: ['pair_id'] },
} as const satisfies Record<string, SealedColumn>;

/** What waits for the mentor of a pair and has not come to them yet; beside a pair and a version of it. */
export const untold = (db: Db) =>
  db
    .selectFrom('push_thing')
    .select('push_thing.id')
    .where(sql<boolean>`push_thing.subject_id = agreement.id and push_thing.person_id = pair.mentor_id`)
    .where('push_thing.kind', '=', kinds.version)
    .where('push_thing.told_in', 'is', null)
    .where('push_thing.look_at', 'is not', null);

type VersionRow = Selectable<Schema['agreement']>;

function openedVersion(keys: KeyRing, row: VersionRow): Version {
  const { line } = row;
  return {
    id: row.id,
    pairId: row.pair_id,
    number: row.number,
    sentBy: row.sent_by,
    terms: readSealed(keys, row.terms, identityIn(agreementColumns.terms, row), readTerms),
    sentAt: row.sent_at,
    remindOn: row.remind_on,
    endedAt: row.ended_at,
    ended: row.ended,
    unheard: row.unheard,
    line: line ? unlessUnread(() => readSealed(keys, line, identityIn(agreementColumns.line, row), readLine), '') : '',
  };
}

/** The versions of a pair, the first first. One query. */
export async function listVersions(db: Db, keys: KeyRing, pairId: string): Promise<Version[]> {
  const rows = await db.selectFrom('agreement').selectAll().where('pair_id', '=', pairId).orderBy('number').execute();
  return readable(rows, (row) => openedVersion(keys, row));
}

/** The versions of all pairs of a mentee, by pair, the first of each first. One query. */
export async function listVersionsOf(db: Db, keys: KeyRing, menteeId: string): Promise<Map<string, Version[]>> {
  const rows = await db
    .selectFrom('agreement')
    .selectAll()
    .where('person_id', '=', menteeId)
    .orderBy('number')
    .execute();
  const versions = readable(rows, (row) => openedVersion(keys, row));
  return Map.groupBy(versions, ({ pairId }) => pairId);
}

/** Which pair a version belongs to, and what became of it; undefined when there is none. */
export async function findVersion(
  db: Db,
  id: string,
): Promise<Pick<VersionRow, 'id' | 'pair_id' | 'ended' | 'sent_by' | 'number' | 'remind_on'> | undefined> {
  if (!isUuid(id)) return undefined;
  return db
    .selectFrom('agreement')
    .select(['id', 'pair_id', 'ended', 'sent_by', 'number', 'remind_on'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Adds a version to a pair that is locked. @returns its id */
export async function addVersion(
  trx: Trx,
  keys: KeyRing,
  pair: Pick<Pair, 'id' | 'menteeId'>,
  version: { id: string; sentBy: Side; terms: Terms; remindOn: Day | null; ended: Ended | null },
  now: Date,
): Promise<void> {
  const { number } = await trx
    .selectFrom('agreement')
    .select(sql<number>`coalesce(max(number), 0)::int + 1`.as('number'))
    .where('pair_id', '=', pair.id)
    .executeTakeFirstOrThrow();
  const row = { id: version.id, pair_id: pair.id };
  await trx
    .insertInto('agreement')
    .values({
      ...row,
      person_id: pair.menteeId,
      number,
      sent_by: version.sentBy,
      terms: keys.seal(JSON.stringify(version.terms), identityIn(agreementColumns.terms, row)),
      sent_at: now,
      remind_on: version.remindOn,
      ended_at: version.ended && now,
      ended: version.ended,
      line: null,
    })
    .execute();
}

/**
 * Says what became of the version of a pair that waits; or where none does, and it is the mentor's late answer, of the
 * newest that was sent to them. The pair is locked.
 *
 * @returns its id; undefined where there is none
 */
export async function endVersion(
  trx: Trx,
  keys: KeyRing,
  pairId: string,
  { ended, line = '', isUnheard }: { ended: Ended; line?: string | undefined; isUnheard: boolean },
  now: Date,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('agreement')
    .select(['id', 'pair_id', 'sent_by', 'ended'])
    .where('pair_id', '=', pairId)
    .where((eb) => eb.or([eb('ended', 'is', null), eb('sent_by', '=', 'mentee')]))
    .orderBy(sql`ended is null`, 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const sealed = line === '' ? null : keys.seal(JSON.stringify({ text: line }), identityIn(agreementColumns.line, row));
  await trx
    .updateTable('agreement')
    .set({
      ...{ ended, ended_at: now, line: sealed },
      ...(row.ended === null && { unheard: row.sent_by === 'mentee' && isUnheard }),
    })
    .where('id', '=', row.id)
    .execute();
  return row.id;
}

/** The mentee's version that the mentor's had overtaken waits again. The pair is locked. @returns when it was sent */
export async function restoreVersion(trx: Trx, pairId: string): Promise<Date | undefined> {
  const row = await trx
    .selectFrom('agreement')
    .select('id')
    .where('pair_id', '=', pairId)
    .where('sent_by', '=', 'mentee')
    .where('ended', '=', 'changed')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const restored = await trx
    .updateTable('agreement')
    .set({ ended: null, ended_at: null })
    .where('id', '=', row.id)
    .returning('sent_at')
    .executeTakeFirst();
  return restored?.sent_at;
}

/**
 * The versions of a pair that may have a message of their own still: the newest, and the last that a mentor answered with.
 * Their messages follow what becomes of it.
 */
export async function listStanding(db: Db, pairId: string, newest: number): Promise<{ id: string; sent_by: Side }[]> {
  const all = await db
    .selectFrom('agreement')
    .select(['id', 'sent_by', 'number'])
    .where('pair_id', '=', pairId)
    .orderBy('number', 'desc')
    .execute();
  const answer = all.find(({ sent_by }, at) => sent_by === 'mentor' && all[at + 1]?.sent_by === 'mentee');
  return all.filter((one, at) => at < newest || one === answer);
}

/**
 * Which of some versions wait for a mentor, who has not muted the pair, with the day of the reminder and the mentor's day on
 * which it came to them, null before it has; by id.
 */
export async function listWaitingFor(
  db: Db,
  mentorId: string,
  versions: readonly string[],
): Promise<Map<string, { menteeId: string; remindOn: Day | null; toldOn: Day | null; waits: boolean }>> {
  const rows = await db
    .selectFrom('agreement')
    .innerJoin('pair', 'pair.id', 'agreement.pair_id')
    .leftJoin('pair_mute', (join) =>
      join.onRef('pair_mute.pair_id', '=', 'pair.id').onRef('pair_mute.person_id', '=', 'pair.mentor_id'),
    )
    .leftJoin('push_thing', (join) =>
      join
        .onRef('push_thing.subject_id', '=', 'agreement.id')
        .onRef('push_thing.person_id', '=', 'pair.mentor_id')
        .on('push_thing.kind', '=', kinds.version),
    )
    .leftJoin('push', 'push.id', 'push_thing.told_in')
    .select(['agreement.id', 'agreement.remind_on', 'agreement.ended', 'pair_mute.muted_at', 'pair.person_id'])
    .select('push.on_day as told_on')
    .where('pair.mentor_id', '=', mentorId)
    .where('agreement.sent_by', '=', 'mentee')
    .where('agreement.id', 'in', [...versions])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...{ menteeId: row.person_id, remindOn: row.remind_on, toldOn: row.told_on },
        waits: row.ended === null && row.muted_at === null,
      },
    ]),
  );
}

/** Which of some versions of a mentor's wait for a mentee, who has not muted the pair. */
export async function listWaitingForMentee(
  db: Db,
  menteeId: string,
  versions: readonly string[],
): Promise<{ id: string; pairId: string; waits: boolean }[]> {
  const rows = await db
    .selectFrom('agreement')
    .leftJoin('pair_mute', (join) =>
      join
        .onRef('pair_mute.pair_id', '=', 'agreement.pair_id')
        .onRef('pair_mute.person_id', '=', 'agreement.person_id'),
    )
    .select(['agreement.id', 'agreement.pair_id', 'agreement.ended', 'pair_mute.muted_at'])
    .where('agreement.person_id', '=', menteeId)
    .where('agreement.sent_by', '=', 'mentor')
    .where('agreement.id', 'in', [...versions])
    .execute();
  return rows.map(({ id, pair_id, ended, muted_at }) => ({
    ...{ id, pairId: pair_id },
    waits: ended === null && muted_at === null,
  }));
}

/** How many first versions a mentee has sent since an instant, and when the first of them. */
export async function countProposals(
  db: Db,
  menteeId: string,
  since: Date,
): Promise<{ count: number; oldest: Date | null }> {
  const { count, oldest } = await db
    .selectFrom('agreement as one')
    .select(({ fn }) => [fn.countAll<number | string>().as('count'), fn.min('one.sent_at').as('oldest')])
    .where('one.person_id', '=', menteeId)
    .where('one.sent_by', '=', 'mentee')
    .where('one.sent_at', '>', since)
    .where('one.ended', 'is distinct from', 'noted')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('agreement as before')
            .select('before.id')
            .whereRef('before.pair_id', '=', 'one.pair_id')
            .whereRef('before.number', '<', 'one.number')
            .where('before.ended', '=', 'agreed'),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return { count: Number(count), oldest };
}

/** Waits until no other proposal of this mentee is on its way: they are counted. */
export async function lockProposals(trx: Trx, menteeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${menteeId}, 1))`.execute(trx);
}

/** The newest version that each mentee has sent to a mentor, and who she is. */
export function listSentTo(db: Db, mentorId: string): Promise<{ id: string; menteeId: string }[]> {
  return db
    .selectFrom('agreement')
    .innerJoin('pair', 'pair.id', 'agreement.pair_id')
    .distinctOn('agreement.pair_id')
    .select(['agreement.id', 'pair.person_id as menteeId'])
    .where('pair.mentor_id', '=', mentorId)
    .where('agreement.sent_by', '=', 'mentee')
    .orderBy('agreement.pair_id')
    .orderBy('agreement.number', 'desc')
    .execute();
}

/**
 * Before somebody is erased: locks their pairs, as every move does first, and ends what waits for them or from them. Where
 * nothing was agreed before, the mentee is back after the talk. By the database's clock: who erases has no other.
 */
export async function setAsideErased(trx: Trx, personId: string): Promise<void> {
  const pairs = await trx
    .selectFrom('pair')
    .select('id')
    .where((eb) => eb.or([eb('person_id', '=', personId), eb('mentor_id', '=', personId)]))
    .orderBy('id')
    .forUpdate()
    .execute();
  if (pairs.length === 0) return;
  const ids = pairs.map(({ id }) => id);
  const ended = await trx
    .updateTable('agreement')
    .set({ ended: 'closed', ended_at: sql<Date>`now()` })
    .where('pair_id', 'in', ids)
    .where('ended', 'is', null)
    .returning('pair_id')
    .execute();
  await trx
    .updateTable('pair')
    .set({ state: 'talk', look_at: null })
    .where('id', 'in', ids)
    .where('state', '=', 'proposed')
    .execute();
  // The look of a pause stays: it goes on without the other.
  await trx.updateTable('pair').set({ look_at: null }).where('id', 'in', ids).where('state', '=', 'active').execute();
  if (ended.length === 0) return;
  // What the mentee sees follows as soon as the bot looks.
  await trx
    .updateTable('pair')
    .set({ look_at: sql<Date>`to_timestamp(0)` })
    .where('id', 'in', [...new Set(ended.map(({ pair_id }) => pair_id))])
    .where('mentor_id', '=', personId)
    .execute();
}

/** What a mentor is, or was, party to, for their export: what their messages show, nothing that is the mentee's alone. */
export async function exportAsMentor(db: Db, keys: KeyRing, mentorId: string): Promise<Row[]> {
  const rows = await db
    .selectFrom('agreement')
    .innerJoin('pair', 'pair.id', 'agreement.pair_id')
    .innerJoin('person as mentee', 'mentee.id', 'pair.person_id')
    .selectAll('agreement')
    .select(['pair.state', 'pair.with_bot', 'mentee.name as mentee', 'mentee.slack_user_id as mentee_slack_user_id'])
    .where('pair.mentor_id', '=', mentorId)
    .where('agreement.ended', 'is distinct from', 'noted')
    .where('agreement.unheard', '=', false)
    .where(({ not, exists }) => not(exists(untold(db))))
    .orderBy('agreement.pair_id')
    .orderBy('agreement.number')
    .execute();
  return rows.map(({ terms: _, line: __, person_id: ___, ...row }) => {
    const version = unlessUnread(() => openedVersion(keys, { ...row, person_id: '', terms: _, line: __ }), undefined);
    // What goes on without the bot is the mentee's own note.
    const state = row.with_bot ? row.state : undefined;
    const { mentee, mentee_slack_user_id, number, sent_by, sent_at, ended, ended_at, pair_id } = row;
    const said = version ? { ...version.terms, ...(version.line && { line: version.line }) } : notReadable;
    return {
      pair_id,
      number,
      sent_by,
      sent_at,
      ended,
      ended_at,
      ...said,
      ...(state && { state }),
      mentee,
      mentee_slack_user_id,
    };
  });
}
