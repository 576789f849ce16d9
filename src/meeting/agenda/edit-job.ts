import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { AppContext, PlaceNow } from '../../feature.ts';
import { lockPairOf, meetingTermsOf, type PairFact } from '../../relationship/facts.ts';
import { inTransaction, type Want } from '../../surfaces/want.ts';
import { newMeeting } from '../changes.ts';
import { type Book, type Meeting, openMeeting } from '../meeting.ts';
import { readBook, saveChanges } from '../queries.ts';
import { firstMinutes } from '../time/limits.ts';
import { type Edit, type Edited, saveEdits } from './edits.ts';
import { mayDo } from './may.ts';
import { readItems, readMarks, saveItems, saveMarks } from './queries.ts';
import { type AgendaMarks, type AgendaRecord, agendaOf } from './record.ts';
import { bothFollow, bringShared, letStand, type Shared, tellOfShared } from './standing-job.ts';
import { whereRead } from './stands.ts';

type Trx = Transaction<Schema>;

/** An agenda that somebody of the pair pressed on, named by the press; '' for the coming one. */
export interface OnAgenda {
  pairId: string;
  meetingId: string;
  personId: string;
}

/** What became of a press on an agenda. */
export interface AgendaPressed {
  pair: PairFact;
  record: AgendaRecord;
  edited: Edited;
}

/**
 * Makes changes of one side on an agenda, in one short transaction, by item: what two save at once is merged. What comes too
 * late for this one goes on the agenda of the next meeting, which begins without a time where there is none.
 *
 * @returns undefined where the pair, or the meeting, is not theirs
 */
export const changeAgenda = (
  ctx: AppContext,
  on: OnAgenda,
  edits: readonly Edit[],
): Promise<AgendaPressed | undefined> =>
  inTransaction(ctx, async (trx, want) => {
    const stands = await lockAgenda(ctx, trx, on);
    if (!stands) return undefined;
    const { pair, record } = stands;
    const edited = await save(ctx, trx, want, stands, edits);
    if (edited.forNext.length > 0) {
      const next = await beginNext(ctx, trx, pair);
      // Where none can begin, as in a pause, nothing is taken.
      if (!next) {
        const refused = [...edited.refused, ...edited.forNext.map((edit) => ({ edit, why: 'not-now' as const }))];
        return { pair, record, edited: { ...edited, refused, forNext: [] } };
      }
      const later = await save(ctx, trx, want, next, edited.forNext);
      return { pair, record, edited: { ...edited, refused: [...edited.refused, ...later.refused] } };
    }
    return { pair, record: { ...record, items: edited.items }, edited };
  });

/** An agenda of a pair that is locked. */
interface Stands {
  pair: PairFact;
  book: Book;
  record: AgendaRecord;
  /** Of every meeting of the pair. */
  marks: ReadonlyMap<string, AgendaMarks>;
}

async function lockAgenda(ctx: AppContext, trx: Trx, on: OnAgenda): Promise<Stands | undefined> {
  const pair = await lockPairOf(trx, ctx.keys, { id: on.pairId, personId: on.personId });
  return pair && readAgenda(ctx, trx, pair, on.meetingId);
}

async function readAgenda(ctx: AppContext, trx: Trx, pair: PairFact, meetingId: string): Promise<Stands | undefined> {
  const book = await readBook(trx, ctx.keys, pair);
  const kept = { items: await readItems(trx, ctx.keys, pair.id), marks: await readMarks(trx, pair.id) };
  const record = agendaOf(book, meetingId || (openMeeting(book)?.id ?? ''), kept, ctx.now());
  return record && { pair, book, record, marks: kept.marks };
}

async function save(
  ctx: AppContext,
  trx: Trx,
  want: Want,
  { pair, book, record, marks: all }: Stands,
  edits: readonly Edit[],
): Promise<Edited> {
  const now = ctx.now();
  const edited = saveEdits(record.items, record, edits, pair.side);
  await saveItems(trx, ctx.keys, pair, record.items, edited.items, now);
  if (edited.isChanged) {
    const marks: AgendaMarks = { ...record.marks, changed: { at: now, by: pair.side } };
    await saveMarks(trx, record.meetingId, marks);
  }
  // What was changed on one agenda stands on others, too: what is taken out there goes from all posts.
  const changed = edited.items.filter((item) => !record.items.includes(item));
  const meetings = new Set([
    record.meetingId,
    ...changed.flatMap(({ places }) => places.map((place) => place.meetingId)),
  ]);
  for (const meeting of book.meetings) {
    const marks = all.get(meeting.id);
    if (marks && meetings.has(meeting.id))
      await bringShared(ctx, trx, want, pair, { meetingId: meeting.id, marks, isComing: isComing(book, meeting) });
  }
  await bothFollow(ctx, trx, want, pair);
  return edited;
}

/** Whether an agenda is the coming one's, also while nobody has said yet what became of its meeting. */
export const isComing = ({ pair }: Pick<Book, 'pair'>, { state }: Pick<Meeting, 'state'>): boolean =>
  pair !== 'closed' && (state === 'wanted' || state === 'set');

const of = (book: Book, { meetingId, meeting }: AgendaRecord): Pick<Shared, 'meetingId' | 'isComing'> => ({
  ...{ meetingId, isComing: isComing(book, meeting) },
});

/** The next meeting of a pair, begun without a time where there is none: what was not reached before stands on its agenda. */
async function beginNext(ctx: AppContext, trx: Trx, pair: PairFact): Promise<Stands | undefined> {
  const book = await readBook(trx, ctx.keys, pair);
  const open = openMeeting(book);
  if (open) return readAgenda(ctx, trx, pair, open.id);
  if (pair.state !== 'active') return undefined;
  const { length } = await meetingTermsOf(trx, ctx.keys, pair.id);
  const isFirst = !book.meetings.some(({ state }) => state === 'met');
  const newIds = { meeting: randomUUID(), offer: '' };
  const meeting = newMeeting(book, { newIds, minutes: isFirst ? firstMinutes : length });
  await saveChanges(trx, ctx.keys, pair, book, { meetings: [meeting], offers: [] }, ctx.now());
  return readAgenda(ctx, trx, pair, meeting.id);
}

/** Begins the agenda of the next meeting, if that is not begun; harmless when repeated. @returns the meeting's id */
export const beginAgendaOf = (ctx: AppContext, of: { pairId: string; personId: string }): Promise<string | undefined> =>
  inTransaction(ctx, async (trx, want) => {
    const pair = await lockPairOf(trx, ctx.keys, { id: of.pairId, personId: of.personId });
    // The mentee drives: looking begins nothing for a mentor.
    const stands = pair?.side === 'mentee' ? await beginNext(ctx, trx, pair) : undefined;
    if (stands && pair) for (const to of [pair.menteeId, pair.mentorId]) if (to) want.home(to);
    return stands?.record.meetingId;
  });

/** What came of sharing. */
export interface SharedNow {
  pair: PairFact;
  outcome: 'shared' | 'again' | 'no';
}

/**
 * Shares an agenda where its mentee was shown that it will stand: once for each meeting, and edited there from then on. The
 * mentee's.
 *
 * @param place the channel as she was shown it; undefined for a copy each
 * @param goals the goals that stood on what she was shown, by id
 */
export const shareAgenda = (
  ctx: AppContext,
  on: OnAgenda,
  place: PlaceNow | undefined,
  goals: readonly string[],
): Promise<SharedNow | undefined> =>
  inTransaction(ctx, async (trx, want) => {
    const stands = await lockAgenda(ctx, trx, on);
    if (!stands) return undefined;
    const { pair, book, record } = stands;
    if (mayDo(record, 'share', pair.side) !== 'yes') return { pair, outcome: 'no' as const };
    const now = ctx.now();
    const { marks } = record;
    const next: AgendaMarks = {
      ...marks,
      sharedAt: marks.sharedAt ?? now,
      channelId: place?.channelId ?? null,
      where: standsWhere(place),
      goals: [...goals],
      changed: marks.sharedAt ? marks.changed : { at: now, by: pair.side },
    };
    await saveMarks(trx, record.meetingId, next);
    if (place) for (const { pairPlace } of ctx.features) await pairPlace?.seen(trx, pair.id, place, now);
    // Where it stood before it stays as it is, and is not edited any more.
    if (marks.sharedAt && marks.channelId !== next.channelId)
      await letStand(ctx, trx, pair, { meetingId: record.meetingId, marks, isComing: false });
    await tellOfShared(ctx, trx, want, pair, { ...of(book, record), marks: next });
    return { pair, outcome: marks.sharedAt ? ('again' as const) : ('shared' as const) };
  });

/** By who reads in a channel, how an agenda stands there. */
export const standsWhere = (place: PlaceNow | undefined): AgendaMarks['where'] =>
  whereRead(place && { isPublic: place.isPublic, others: place.others }) as AgendaMarks['where'];

/** The mentor has seen it: the post says so, without an hour. */
export const noteSeen = (ctx: AppContext, on: OnAgenda): Promise<'seen' | 'no' | undefined> =>
  inTransaction(ctx, async (trx, want) => {
    const stands = await lockAgenda(ctx, trx, on);
    if (!stands) return undefined;
    const { pair, book, record } = stands;
    if (mayDo(record, 'seen', pair.side) !== 'yes') return 'no' as const;
    const marks: AgendaMarks = { ...record.marks, seenAt: record.marks.seenAt ?? ctx.now() };
    await saveMarks(trx, record.meetingId, marks);
    await bringShared(ctx, trx, want, pair, { ...of(book, record), marks });
    return 'seen' as const;
  });
