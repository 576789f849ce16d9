import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { isUuid } from '../../db/ids.ts';
import { notReadable, type Row } from '../../db/kept.ts';
import { readSealed, unlessUnread } from '../../db/reading.ts';
import type { Schema } from '../../db/schema.ts';
import { identityIn, type SealedColumn } from '../../db/sealed.ts';
import type { KeyRing } from '../../keys.ts';
import type { Side } from '../meeting.ts';
import { readWord } from '../reader.ts';
import type { Action, Actions } from './action.ts';
import { readActionWords, readOwnWords } from './reader.ts';
import { type Decided, type DecidedAt, type DecidedLines, noOwnWords, type OwnNote, type OwnWords } from './written.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** What both read is bound to the pair, one's own to the person. */
export const followColumns = {
  action: { table: 'meeting_action', key: 'id', column: 'words', owner: ['pair_id'] },
  decided: { table: 'meeting_decided', key: 'id', column: 'words', owner: ['pair_id'] },
  note: { table: 'meeting_note', key: 'id', column: 'words', owner: ['person_id'] },
} as const satisfies Record<string, SealedColumn>;

const nothingRead = { text: '', due: null };

function actionOf(keys: KeyRing, row: Selectable<Schema['meeting_action']>): Action {
  const { words } = row;
  const { text, due } = words
    ? unlessUnread(() => readSealed(keys, words, identityIn(followColumns.action, row), readActionWords), nothingRead)
    : nothingRead;
  const { id, writer, owner, state, meeting_id } = row;
  return { id, writer, owner, state, text, due, meetingId: meeting_id };
}

/** All actions of a pair, in the order in which they were entered. One query. */
export async function readActions(db: Db, keys: KeyRing, pairId: string): Promise<Actions> {
  const rows = await db
    .selectFrom('meeting_action')
    .selectAll()
    .where('pair_id', '=', pairId)
    .orderBy('number')
    .execute();
  return rows.map((row) => actionOf(keys, row));
}

/** What is open in several pairs, by the pair's id. One query. */
export async function readOpenActions(
  db: Db,
  keys: KeyRing,
  pairIds: readonly string[],
): Promise<ReadonlyMap<string, Actions>> {
  if (pairIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('meeting_action')
    .selectAll()
    .where('pair_id', 'in', pairIds)
    .where('state', '=', 'open')
    .orderBy('number')
    .execute();
  return new Map(
    Map.groupBy(rows, ({ pair_id }) => pair_id)
      .entries()
      .map(([id, of]) => [id, of.map((row) => actionOf(keys, row))]),
  );
}

/** Keeps what changed of the actions of a pair that is locked. @param before as they were read in this transaction */
export async function saveActions(
  trx: Trx,
  keys: KeyRing,
  pair: { id: string; menteeId: string },
  before: Actions,
  after: Actions,
  now: Date,
): Promise<void> {
  let number = before.length;
  for (const action of after) {
    const had = before.find(({ id }) => id === action.id);
    if (had === action) continue;
    const { id, writer, owner, text, due, state, meetingId } = action;
    const of = { id, pair_id: pair.id };
    const ended_at = state === 'open' ? null : now;
    if (had) {
      const change = { state, ended_at, ...(state === 'dropped' && { words: null }) };
      await trx.updateTable('meeting_action').set(change).where('id', '=', id).execute();
      continue;
    }
    number += 1;
    const words = keys.seal(JSON.stringify({ text, due }), identityIn(followColumns.action, of));
    await trx
      .insertInto('meeting_action')
      .values({
        ...{ ...of, person_id: pair.menteeId, meeting_id: meetingId, number, writer, owner, words, state },
        ...{ written_at: now, ended_at },
      })
      .execute();
  }
}

/** @returns undefined where it cannot be read */
const textIn = (keys: KeyRing, row: Selectable<Schema['meeting_decided']>): string | undefined => {
  const { words } = row;
  if (!words) return '';
  return unlessUnread(() => readSealed(keys, words, identityIn(followColumns.decided, row), readWord), undefined);
};

/** What each side noted as decided at the meetings of a pair, by the meeting's id. One query. */
export async function readDecided(db: Db, keys: KeyRing, pairId: string): Promise<DecidedLines> {
  const rows = await db.selectFrom('meeting_decided').selectAll().where('pair_id', '=', pairId).execute();
  const lines = new Map<string, DecidedAt>();
  for (const row of rows) {
    const text = textIn(keys, row);
    const decided: Decided = { text: text ?? '', version: row.version, ...(text === undefined && { isUnread: true }) };
    lines.set(row.meeting_id, { ...lines.get(row.meeting_id), [row.side]: decided });
  }
  return lines;
}

/** Keeps what one side noted as decided, of a pair that is locked. */
export async function saveDecided(
  trx: Trx,
  keys: KeyRing,
  { pair, meetingId, side }: { pair: { id: string; menteeId: string }; meetingId: string; side: Side },
  { text, version }: Decided,
  now: Date,
): Promise<void> {
  const had = await trx
    .selectFrom('meeting_decided')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('side', '=', side)
    .executeTakeFirst();
  const id = had?.id ?? randomUUID();
  const identity = identityIn(followColumns.decided, { id, pair_id: pair.id });
  const change = {
    words: text === '' ? null : keys.seal(JSON.stringify({ text }), identity),
    version,
    written_at: now,
  };
  if (had) await trx.updateTable('meeting_decided').set(change).where('id', '=', id).execute();
  else
    await trx
      .insertInto('meeting_decided')
      .values({ id, meeting_id: meetingId, pair_id: pair.id, person_id: pair.menteeId, side, ...change })
      .execute();
}

const noteOf = (keys: KeyRing, row: Selectable<Schema['meeting_note']>): OwnWords | undefined =>
  unlessUnread(() => readSealed(keys, row.words, identityIn(followColumns.note, row), readOwnWords), undefined);

/** What somebody noted for themselves after a meeting; undefined where nothing was. */
export async function findNote(
  db: Db,
  keys: KeyRing,
  { personId, meetingId }: { personId: string; meetingId: string },
): Promise<OwnNote | undefined> {
  if (!isUuid(meetingId)) return undefined;
  const row = await db
    .selectFrom('meeting_note')
    .selectAll()
    .where('person_id', '=', personId)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst();
  const words = row && noteOf(keys, row);
  return row && { words: words ?? noOwnWords, version: row.version, ...(!words && { isUnread: true }) };
}

/** The same of all meetings of a pair, by the meeting's id. One query. */
export async function listNotes(
  db: Db,
  keys: KeyRing,
  { personId, pairId }: { personId: string; pairId: string },
): Promise<ReadonlyMap<string, OwnWords>> {
  const rows = await db
    .selectFrom('meeting_note')
    .innerJoin('meeting', 'meeting.id', 'meeting_note.meeting_id')
    .selectAll('meeting_note')
    .where('meeting_note.person_id', '=', personId)
    .where('meeting.pair_id', '=', pairId)
    .execute();
  return new Map(rows.map((row) => [row.meeting_id, noteOf(keys, row) ?? noOwnWords]));
}

/** Keeps what somebody noted for themselves, of a pair that is locked. */
export async function saveNote(
  trx: Trx,
  keys: KeyRing,
  { personId, meetingId }: { personId: string; meetingId: string },
  { words, version }: OwnNote,
  now: Date,
): Promise<void> {
  const had = await trx
    .selectFrom('meeting_note')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const id = had?.id ?? randomUUID();
  const sealed = keys.seal(JSON.stringify(words), identityIn(followColumns.note, { id, person_id: personId }));
  const change = { words: sealed, version, written_at: now };
  if (had) await trx.updateTable('meeting_note').set(change).where('id', '=', id).execute();
  else
    await trx
      .insertInto('meeting_note')
      .values({ id, meeting_id: meetingId, person_id: personId, ...change })
      .execute();
}

/**
 * What a mentor who does it with the bot reads of what followed the meetings: what he wrote, and while the pair stands what she
 * did. His own notes are rows of his.
 */
export async function exportFollowUp(db: Db, keys: KeyRing, mentorId: string): Promise<Row[]> {
  const pairs = await db
    .selectFrom('pair')
    .innerJoin('person as mentee', 'mentee.id', 'pair.person_id')
    .select(['pair.id', 'pair.state', 'mentee.name as mentee', 'mentee.slack_user_id as mentee_slack_user_id'])
    .where('pair.mentor_id', '=', mentorId)
    .where('pair.with_bot', '=', true)
    .orderBy('pair.id')
    .execute();
  if (pairs.length === 0) return [];
  const ids = pairs.map(({ id }) => id);
  const number = (db: Db) => db.selectFrom('meeting').select(['id', 'number']).where('pair_id', 'in', ids).execute();
  const numbers = new Map((await number(db)).map((row) => [row.id, row.number]));
  const decided = await db.selectFrom('meeting_decided').selectAll().where('pair_id', 'in', ids).execute();
  const actions = await db
    .selectFrom('meeting_action')
    .selectAll()
    .where('pair_id', 'in', ids)
    .where('state', '!=', 'dropped')
    .orderBy('number')
    .execute();
  return pairs.flatMap(({ id, state, mentee, mentee_slack_user_id }) => {
    const of = { mentee, mentee_slack_user_id };
    const reads = (side: Side): boolean => side === 'mentor' || state !== 'closed';
    return [
      ...decided
        .filter((row) => row.pair_id === id && row.words && reads(row.side))
        .map((row) => ({
          ...of,
          meeting: numbers.get(row.meeting_id),
          by: row.side,
          decided: textIn(keys, row) ?? notReadable,
        })),
      ...actions
        .filter((row) => row.pair_id === id && reads(row.writer))
        .map((row) => {
          const { text, due, owner, writer } = actionOf(keys, row);
          return {
            ...of,
            meeting: numbers.get(row.meeting_id),
            by: writer,
            action: text === '' ? notReadable : text,
            owner,
            due,
            state: row.state,
          };
        }),
    ];
  });
}
