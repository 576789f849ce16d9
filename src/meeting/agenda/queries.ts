import type { Kysely, Selectable, Transaction } from 'kysely';
import { notReadable, type Row } from '../../db/kept.ts';
import { readSealed, unlessUnread } from '../../db/reading.ts';
import type { Schema, Surface, SurfaceState } from '../../db/schema.ts';
import { identityIn, type SealedColumn } from '../../db/sealed.ts';
import type { KeyRing } from '../../keys.ts';
import type { Meeting } from '../meeting.ts';
import { readWord } from '../reader.ts';
import type { Item, Items, Placement } from './item.ts';
import type { AgendaMarks } from './record.ts';

type Db = Kysely<Schema>;
type ItemRow = Selectable<Schema['agenda_item']>;

/** What both of a pair read is bound to the pair. */
export const wordsColumn = {
  ...{ table: 'agenda_item', key: 'id', column: 'words' },
  owner: ['pair_id'],
} as const satisfies SealedColumn;

const wordsOf = (keys: KeyRing, row: Pick<ItemRow, 'id' | 'pair_id' | 'words'>): string | undefined => {
  const { words } = row;
  return words ? unlessUnread(() => readSealed(keys, words, identityIn(wordsColumn, row), readWord), undefined) : '';
};

/**
 * Everything that a pair had, or has, on an agenda, in the order of its first writing. An item that no key opens keeps its
 * place, without words. Two queries, however much it is.
 */
export async function readItems(db: Db, keys: KeyRing, pairId: string): Promise<Items> {
  const rows = await db.selectFrom('agenda_item').selectAll().where('pair_id', '=', pairId).orderBy('number').execute();
  const places = await db
    .selectFrom('agenda_place')
    .innerJoin('meeting', 'meeting.id', 'agenda_place.meeting_id')
    .selectAll('agenda_place')
    .where('meeting.pair_id', '=', pairId)
    .orderBy('meeting.number')
    .execute();
  return rows.map(
    (row): Item => ({
      ...{ id: row.id, writer: row.writer, text: wordsOf(keys, row) ?? '', version: row.version, tag: row.tag },
      places: places
        .filter(({ item_id }) => item_id === row.id)
        .map(({ meeting_id, part, rank, reached, out }) => ({
          meetingId: meeting_id,
          part,
          order: rank,
          reached,
          out,
        })),
    }),
  );
}

/** The marks of the agendas of a pair, by the meeting's id. One query. */
export async function readMarks(db: Db, pairId: string): Promise<ReadonlyMap<string, AgendaMarks>> {
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'shared_at', 'shared_in', 'shared_where', 'shared_goals', 'changed_at', 'changed_by', 'seen_at'])
    .select(({ exists, selectFrom }) =>
      exists(selectFrom('meeting_decided').select('id').whereRef('meeting_id', '=', 'meeting.id')).as('is_written_up'),
    )
    .where('pair_id', '=', pairId)
    .execute();
  return new Map(
    rows.map(
      ({ id, shared_at, shared_in, shared_where, shared_goals, changed_at, changed_by, seen_at, is_written_up }) => [
        id,
        {
          ...{ sharedAt: shared_at, channelId: shared_in, where: shared_where ?? 'two copies', seenAt: seen_at },
          changed: changed_at && changed_by ? { at: changed_at, by: changed_by } : null,
          isWrittenUp: Boolean(is_written_up),
          goals: shared_goals ?? [],
        },
      ],
    ),
  );
}

/** Keeps the marks of one agenda of a pair that is locked. */
export const saveMarks = (
  trx: Transaction<Schema>,
  meetingId: Meeting['id'],
  { sharedAt, channelId, where, goals, changed, seenAt }: AgendaMarks,
) =>
  trx
    .updateTable('meeting')
    .set({
      ...{ shared_at: sharedAt, shared_in: channelId, shared_where: where, seen_at: seenAt },
      shared_goals: [...goals],
      ...{ changed_at: changed?.at ?? null, changed_by: changed?.by ?? null },
    })
    .where('id', '=', meetingId)
    .execute();

/** What has become of a message, as far as another has to know. */
export interface Posted {
  state: SurfaceState;
  channelId: string | null;
  /** It stands in the chat, or may. */
  isThere: boolean;
  /** Slack's refusal for good, if it ended so. */
  lastError: string | null;
}

const postedOf = (
  row: Pick<Surface, 'state' | 'message_ts' | 'channel_id' | 'last_error'> | undefined,
): Posted | undefined =>
  row && {
    ...{ state: row.state, channelId: row.channel_id, lastError: row.last_error },
    isThere: row.state !== 'queued' && row.state !== 'failed' && (row.message_ts !== null || row.state !== 'removed'),
  };

const columns = ['state', 'message_ts', 'channel_id', 'last_error'] as const;

/** What has become of a message, by the row it is. */
export const findPosted = async (db: Db, surface: string): Promise<Posted | undefined> =>
  postedOf(await db.selectFrom('surface').select(columns).where('id', '=', surface).executeTakeFirst());

/** What has become of the agenda's post in a channel, or of somebody's copy of it. */
export async function findPostOf(
  db: Db,
  { kind, subject, at }: { kind: string; subject: string; at: { channel: string } | { person: string } },
): Promise<Posted | undefined> {
  const row = await db
    .selectFrom('surface')
    .select(columns)
    .where('kind', '=', kind)
    .where('subject_id', '=', subject)
    .where('channel' in at ? 'channel_id' : 'person_id', '=', 'channel' in at ? at.channel : at.person)
    .executeTakeFirst();
  return postedOf(row);
}

/** In which workspace a mentee is: what goes to a channel of hers goes there. */
export async function workspaceOf(db: Db, personId: string): Promise<string | undefined> {
  const row = await db.selectFrom('person').select('workspace_id').where('id', '=', personId).executeTakeFirst();
  return row?.workspace_id;
}

/**
 * Keeps what changed, item by item, of a pair that is locked.
 *
 * @param before as they were read in this transaction
 */
export async function saveItems(
  trx: Transaction<Schema>,
  keys: KeyRing,
  pair: { id: string; menteeId: string },
  before: Items,
  after: Items,
  now: Date,
): Promise<void> {
  let number = before.length;
  for (const item of after) {
    const had = before.find(({ id }) => id === item.id);
    if (had === item) continue;
    const seal = (): Uint8Array | null =>
      item.text === ''
        ? null
        : keys.seal(JSON.stringify({ text: item.text }), identityIn(wordsColumn, { id: item.id, pair_id: pair.id }));
    const { writer, version, tag } = item;
    if (!had) {
      number += 1;
      const of = { id: item.id, pair_id: pair.id, person_id: pair.menteeId };
      const row = { ...of, number, writer, words: seal(), version, tag, written_at: now };
      await trx.insertInto('agenda_item').values(row).execute();
    } else if (had.version !== version)
      await trx.updateTable('agenda_item').set({ words: seal(), version, tag }).where('id', '=', item.id).execute();
    else if (had.tag !== tag) await trx.updateTable('agenda_item').set({ tag }).where('id', '=', item.id).execute();
    await savePlaces(trx, pair.menteeId, item, had?.places ?? []);
  }
}

async function savePlaces(
  trx: Transaction<Schema>,
  menteeId: string,
  { id, places }: Item,
  before: readonly Placement[],
): Promise<void> {
  const left = before.filter((had) => !places.some(({ meetingId }) => meetingId === had.meetingId));
  for (const { meetingId } of left)
    await trx.deleteFrom('agenda_place').where('item_id', '=', id).where('meeting_id', '=', meetingId).execute();
  const changed = places.filter((place) => !before.includes(place));
  for (const { meetingId, part, order, reached, out } of changed) {
    const change = { part, rank: order, reached, out };
    await trx
      .insertInto('agenda_place')
      .values({ item_id: id, meeting_id: meetingId, person_id: menteeId, ...change })
      .onConflict((on) => on.columns(['item_id', 'meeting_id']).doUpdateSet(change))
      .execute();
  }
}

/**
 * What a mentor who does it with the bot reads on agendas: of every one what he wrote; of those that were shared with him
 * what she wrote, too, while the pair stands, but for what waits for another time.
 */
export async function exportAgendas(db: Db, keys: KeyRing, mentorId: string): Promise<Row[]> {
  const rows = await db
    .selectFrom('agenda_place')
    .innerJoin('agenda_item', 'agenda_item.id', 'agenda_place.item_id')
    .innerJoin('meeting', 'meeting.id', 'agenda_place.meeting_id')
    .innerJoin('pair', 'pair.id', 'meeting.pair_id')
    .innerJoin('person as mentee', 'mentee.id', 'pair.person_id')
    .selectAll('agenda_item')
    .select(['agenda_place.part', 'agenda_place.reached', 'meeting.number as meeting', 'meeting.shared_at'])
    .select(['mentee.name as mentee', 'mentee.slack_user_id as mentee_slack_user_id'])
    .where('pair.mentor_id', '=', mentorId)
    .where('pair.with_bot', '=', true)
    .where('agenda_place.out', '=', false)
    .where((eb) =>
      eb.or([
        eb('agenda_item.writer', '=', 'mentor'),
        eb.and([eb('meeting.shared_at', 'is not', null), eb('pair.state', '!=', 'closed')]),
      ]),
    )
    .orderBy('meeting.pair_id')
    .orderBy('meeting.number')
    .orderBy('agenda_place.part')
    .orderBy('agenda_place.rank')
    .execute();
  return rows
    .filter(({ part, writer }) => part !== 'later' || writer === 'mentor')
    .map((row) => ({
      ...{ mentee: row.mentee, mentee_slack_user_id: row.mentee_slack_user_id, meeting: row.meeting },
      ...{
        writer: row.writer,
        part: row.part,
        tag: row.tag,
        reached: row.reached,
        text: wordsOf(keys, row) ?? notReadable,
      },
    }));
}
