import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { ask } from '../db/client.ts';
import { isUuid } from '../db/ids.ts';
import { readSealed, unlessUnread } from '../db/reading.ts';
import type { Schema } from '../db/schema.ts';
import { identityIn, type SealedColumn } from '../db/sealed.ts';
import type { KeyRing } from '../keys.ts';
import type { Answers, AssessmentChange, AssessmentRecord, UnreadAssessment } from './assessment.ts';
import { findPage, type PageId } from './pages.ts';
import { readAnswers } from './reader.ts';

type Db = Kysely<Schema>;
type Row = Selectable<Schema['assessment']>;

/** What somebody answered is bound to her. */
export const answersSealed = {
  table: 'assessment',
  key: 'id',
  column: 'answers',
  owner: ['person_id'],
  rowAloneBefore: true,
} as const satisfies SealedColumn;

/** The assessment a person is in or has finished last; undefined when there is none yet. */
export async function findCurrent(
  db: Db,
  keys: KeyRing,
  personId: string,
): Promise<AssessmentRecord | UnreadAssessment | undefined> {
  const text = 'select * from assessment where person_id = $1 and replaced_at is null order by started_at desc limit 1';
  const [row] = await ask<Row>(db, text, personId);
  return (
    row &&
    unlessUnread<AssessmentRecord, UnreadAssessment>(() => opened(row, keys), { ...inClear(row), answers: undefined })
  );
}

/** One of a person's own assessments; undefined when the id is another person's, or nobody's. */
export async function findOwn(
  db: Db,
  keys: KeyRing,
  personId: string,
  id: string,
): Promise<AssessmentRecord | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await db
    .selectFrom('assessment')
    .selectAll()
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row && opened(row, keys);
}

/** An assessment by its id alone, for queued work; undefined when it has been erased since, or cannot be read. */
export async function findById(db: Db, keys: KeyRing, id: string): Promise<AssessmentRecord | undefined> {
  const row = await db.selectFrom('assessment').selectAll().where('id', '=', id).executeTakeFirst();
  return row && unlessUnread(() => opened(row, keys), undefined);
}

/**
 * The answers a person gave last: of the assessment finished last, or else of the one they are in; undefined where those
 * cannot be read, since earlier ones are not what they said last.
 */
export async function findNewestAnswers(
  db: Db,
  keys: KeyRing,
  personId: string,
): Promise<{ answers: Answers | undefined; finished: boolean } | undefined> {
  const row = await db
    .selectFrom('assessment')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy((eb) => eb('finished_at', 'is', null))
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && { answers: unlessUnread(() => opened(row, keys).answers, undefined), finished: row.finished_at !== null }
  );
}

/** The finished assessment before this one, to compare with; none where it cannot be read. */
export async function findEarlier(
  db: Db,
  keys: KeyRing,
  record: AssessmentRecord,
): Promise<{ answers: Answers; finishedAt: Date } | undefined> {
  const row = await db
    .selectFrom('assessment')
    .selectAll()
    .where('person_id', '=', record.personId)
    .where('id', '!=', record.id)
    .where('started_at', '<', record.startedAt)
    .where('finished_at', 'is not', null)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row?.finished_at) return undefined;
  const answers = unlessUnread(() => opened(row, keys).answers, undefined);
  return answers && { answers, finishedAt: row.finished_at };
}

/** Whether a later one of the same person is finished: what an earlier one led to is not what comes next any more. */
export async function hasNewer(db: Db, { personId, startedAt }: AssessmentRecord): Promise<boolean> {
  const row = await db
    .selectFrom('assessment')
    .select('id')
    .where('person_id', '=', personId)
    .where('started_at', '>', startedAt)
    .where('finished_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The finished assessments of a person that began before one of theirs. */
export async function listEarlierIds(db: Db, { personId, startedAt }: AssessmentRecord): Promise<string[]> {
  const rows = await db
    .selectFrom('assessment')
    .select('id')
    .where('person_id', '=', personId)
    .where('started_at', '<', startedAt)
    .where('finished_at', 'is not', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Sets one of a person's own assessments aside that cannot be read, so that another can be begun. It is kept. */
export async function setAside(
  trx: Transaction<Schema>,
  own: { personId: string; id: string },
  now: Date,
): Promise<void> {
  await trx
    .updateTable('assessment')
    .set({ replaced_at: now })
    .where('id', '=', own.id)
    .where('person_id', '=', own.personId)
    .where('finished_at', 'is', null)
    .execute();
}

/**
 * Begins an assessment, or finds the one that is open: two presses of "Start" begin one.
 */
export async function startAssessment(
  trx: Transaction<Schema>,
  keys: KeyRing,
  start: { personId: string; edition: string; version: string; page: PageId; now: Date; answers: Answers },
): Promise<AssessmentRecord> {
  const of = { id: randomUUID(), person_id: start.personId };
  await trx
    .insertInto('assessment')
    .values({
      ...of,
      edition: start.edition,
      edition_version: start.version,
      page: start.page,
      answers: sealAnswers(keys, of, start.answers),
      started_at: start.now,
    })
    .onConflict((conflict) =>
      conflict.column('person_id').where('finished_at', 'is', null).where('replaced_at', 'is', null).doNothing(),
    )
    .execute();
  const row = await trx
    .selectFrom('assessment')
    .selectAll()
    .where('person_id', '=', start.personId)
    .where('finished_at', 'is', null)
    .where('replaced_at', 'is', null)
    .executeTakeFirstOrThrow();
  return opened(row, keys);
}

/**
 * Locks one of a person's own assessments, lets `decide` say what changes, and saves that.
 * @returns the record as saved, or undefined when the assessment is not this person's: nothing was changed
 */
export async function changeAssessment(
  trx: Transaction<Schema>,
  keys: KeyRing,
  own: { personId: string; id: string },
  decide: (record: AssessmentRecord) => AssessmentChange,
): Promise<AssessmentRecord | undefined> {
  if (!isUuid(own.id)) return undefined;
  const [row] = await ask<Row>(
    trx,
    'select * from assessment where id = $1 and person_id = $2 for update',
    ...[own.id, own.personId],
  );
  if (!row) return undefined;
  const before = opened(row, keys);
  const change = decide(before);
  await ask(
    trx,
    `update assessment set answers = $2, page = coalesce($3, page), finished_at = coalesce($4, finished_at) where id = $1`,
    ...[before.id, sealAnswers(keys, row, change.answers), change.page ?? null, change.finishedAt ?? null],
  );
  return {
    ...before,
    answers: change.answers,
    page: change.page ?? before.page,
    finishedAt: change.finishedAt ?? before.finishedAt,
  };
}

function sealAnswers(keys: KeyRing, of: Pick<Row, 'id' | 'person_id'>, answers: Answers): Uint8Array {
  return keys.seal(JSON.stringify(answers), identityIn(answersSealed, of));
}

const opened = (row: Row, keys: KeyRing): AssessmentRecord => ({
  ...inClear(row),
  answers: readSealed(keys, row.answers, identityIn(answersSealed, row), readAnswers),
});

const inClear = (row: Row): Omit<AssessmentRecord, 'answers'> => ({
  id: row.id,
  personId: row.person_id,
  asked: `${row.edition}@${row.edition_version}`,
  page: findPage(row.page) ?? 'quick:needs',
  startedAt: row.started_at,
  finishedAt: row.finished_at,
});
