import type { Kysely, Selectable, Transaction } from 'kysely';
import { isUuid } from '../db/ids.ts';
import type { Row } from '../db/kept.ts';
import { readSealed, unlessUnread } from '../db/reading.ts';
import type { Schema, Surface } from '../db/schema.ts';
import { identityIn, type SealedColumn } from '../db/sealed.ts';
import type { KeyRing } from '../keys.ts';
import { beginAgenda } from './agenda/carry.ts';
import { readItems, saveItems } from './agenda/queries.ts';
import type { Changes } from './changes.ts';
import { kinds } from './ids.ts';
import { type Book, type Meeting, type Offer, openMeeting, openTimes } from './meeting.ts';
import type { News } from './news.ts';
import { readWord } from './reader.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** What both of a pair see is bound to the pair. */
export const sealedColumns = {
  word: { table: 'meeting_offer', key: 'id', column: 'word', owner: ['pair_id'] },
} as const satisfies Record<string, SealedColumn>;

const meetingOf = (row: Selectable<Schema['meeting']>): Meeting => ({
  ...{ id: row.id, number: row.number, state: row.state, startsAt: row.starts_at, minutes: row.minutes, how: row.how },
  ...{ sequence: row.sequence, forms: row.forms, endedBy: row.ended_by },
  sharedAt: row.shared_at,
});

function offerOf(keys: KeyRing, row: Selectable<Schema['meeting_offer']>): Offer {
  const { word } = row;
  return {
    ...{ id: row.id, meetingId: row.meeting_id, sentBy: row.sent_by, formId: row.form_id, sentAt: row.sent_at },
    times: row.times.map((time) => new Date(time)),
    minutes: row.minutes,
    ended: row.ended,
    endedAt: row.ended_at,
    taken: row.taken === null ? null : new Date(row.taken),
    word: word ? unlessUnread(() => readSealed(keys, word, identityIn(sealedColumns.word, row), readWord), '') : '',
  };
}

/** How a pair stands, as the meetings see it. */
interface PairStanding {
  id: string;
  state: Book['pair'];
  withBot: boolean;
}

/** Everything that two have met, meet and offer. Two queries, however much it is. */
export async function readBook(db: Db, keys: KeyRing, { id, state, withBot }: PairStanding): Promise<Book> {
  const meetings = await db.selectFrom('meeting').selectAll().where('pair_id', '=', id).orderBy('number').execute();
  const offers = await db.selectFrom('meeting_offer').selectAll().where('pair_id', '=', id).orderBy('number').execute();
  return {
    ...{ pair: state, withBot },
    meetings: meetings.map(meetingOf),
    offers: offers.map((row) => offerOf(keys, row)),
  };
}

/** The same of several pairs, by the pair's id, as far as it is open: meetings that are over are left out. Two queries. */
export async function readOpenBooks(
  db: Db,
  keys: KeyRing,
  pairs: readonly PairStanding[],
): Promise<ReadonlyMap<string, Book>> {
  const ids = pairs.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const meetings = await db
    .selectFrom('meeting')
    .selectAll()
    .where('pair_id', 'in', ids)
    .where('state', 'in', ['wanted', 'set'])
    .execute();
  if (meetings.length === 0) return new Map(pairs.map(({ id, state, withBot }) => [id, bare(state, withBot)]));
  const offers = await db
    .selectFrom('meeting_offer')
    .selectAll()
    .where(
      'meeting_id',
      'in',
      meetings.map(({ id }) => id),
    )
    .orderBy('number')
    .execute();
  return new Map(
    pairs.map(({ id, state, withBot }) => [
      id,
      {
        ...{ pair: state, withBot },
        meetings: meetings.filter((row) => row.pair_id === id).map(meetingOf),
        offers: offers.filter((row) => row.pair_id === id).map((row) => offerOf(keys, row)),
      },
    ]),
  );
}

/** When the two of each pair last met, by the pair's id; who never did is left out. One query. */
export async function listLastMet(db: Db, pairIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  if (pairIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('meeting')
    .select(({ fn }) => ['pair_id', fn.max('starts_at').as('met_at')])
    .where('pair_id', 'in', [...pairIds])
    .where('state', '=', 'met')
    .groupBy('pair_id')
    .execute();
  return new Map(rows.flatMap(({ pair_id, met_at }) => (met_at ? [[pair_id, met_at] as const] : [])));
}

const bare = (pair: Book['pair'], withBot: boolean): Book => ({ pair, withBot, meetings: [], offers: [] });

/**
 * The meeting of each of some pairs that took place last, where that is lately and its mentee has written nothing of it yet; by
 * the pair's id. One query.
 */
export async function listUnwritten(
  db: Db,
  pairIds: readonly string[],
  since: Date,
): Promise<Map<string, { meetingId: string; startsAt: Date | null }>> {
  if (pairIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('meeting')
    .distinctOn('pair_id')
    .select(['pair_id', 'id', 'starts_at', 'ended_at'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('meeting_decided')
          .select('id')
          .whereRef('meeting_id', '=', 'meeting.id')
          .where('meeting_decided.side', '=', 'mentee'),
      ).as('is_written'),
    )
    .where('pair_id', 'in', [...pairIds])
    .where('state', '=', 'met')
    .orderBy('pair_id')
    .orderBy('number', 'desc')
    .execute();
  const unwritten = rows.filter(({ is_written, ended_at }) => !is_written && ended_at !== null && ended_at > since);
  return new Map(unwritten.map(({ pair_id, id, starts_at }) => [pair_id, { meetingId: id, startsAt: starts_at }]));
}

/**
 * In which of some pairs what they tried came to nothing twice running: two meetings were off, whoever said so, or two sets of
 * the mentee's times passed without an answer, and they have not met since. Two queries.
 */
export async function listSilent(db: Db, pairIds: readonly string[]): Promise<Set<string>> {
  if (pairIds.length === 0) return new Set();
  const meetings = await db
    .selectFrom('meeting')
    .select(['pair_id', 'state', 'ended_at'])
    .where('pair_id', 'in', [...pairIds])
    .where('ended_at', 'is not', null)
    .orderBy('ended_at', 'desc')
    .execute();
  const offers = await db
    .selectFrom('meeting_offer')
    .select(['pair_id', 'ended', 'ended_at'])
    .where('pair_id', 'in', [...pairIds])
    .where('sent_by', '=', 'mentee')
    .where('ended', 'in', ['taken', 'none', 'passed'])
    .orderBy('ended_at', 'desc')
    .execute();
  return new Set(
    pairIds.filter((pair) => {
      const ended = meetings.filter(({ pair_id }) => pair_id === pair);
      const met = ended.find(({ state }) => state === 'met')?.ended_at ?? null;
      const tried = [
        ended.map(({ state, ended_at }) => ({ failed: state !== 'met', at: ended_at })),
        offers
          .filter(({ pair_id }) => pair_id === pair)
          .map((offer) => ({ failed: offer.ended === 'passed', at: offer.ended_at })),
      ];
      return tried.some((all) => {
        const last = all.slice(0, 2);
        return last.length === 2 && last.every(({ failed, at }) => failed && (!met || (at !== null && at > met)));
      });
    }),
  );
}

/**
 * Keeps what changed in the book of a pair that is locked. As a meeting begins, what was not reached before goes on its
 * agenda.
 *
 * @param menteeId whose rows they are
 */
export async function saveChanges(
  trx: Trx,
  keys: KeyRing,
  pair: { id: string; menteeId: string },
  book: Book,
  { meetings, offers }: Changes,
  now: Date,
): Promise<void> {
  const of = { pair_id: pair.id, person_id: pair.menteeId };
  // What is over gives its place to what comes next: a meeting, and the times that wait.
  for (const meeting of meetings.toSorted((a, b) => Number(isOver(b)) - Number(isOver(a))))
    await saveMeeting(trx, of, book, meeting, now);
  for (const offer of offers.toSorted((a, b) => Number(b.ended !== null) - Number(a.ended !== null))) {
    const isNew = !book.offers.some(({ id }) => id === offer.id);
    if (isNew) {
      await trx
        .insertInto('meeting_offer')
        .values({
          ...{ ...of, id: offer.id, meeting_id: offer.meetingId, number: book.offers.length + 1 },
          ...{ sent_by: offer.sentBy, times: offer.times.map((time) => time.toISOString()), form_id: offer.formId },
          ...{ sent_at: offer.sentAt, ended: null, ended_at: null, taken: null, word: null, minutes: offer.minutes },
        })
        .execute();
    } else {
      const identity = identityIn(sealedColumns.word, { id: offer.id, pair_id: pair.id });
      const word = offer.word === '' ? null : keys.seal(JSON.stringify({ text: offer.word }), identity);
      const taken = offer.taken?.toISOString() ?? null;
      const change = { meeting_id: offer.meetingId, ended: offer.ended, ended_at: offer.endedAt, taken, word };
      await trx.updateTable('meeting_offer').set(change).where('id', '=', offer.id).execute();
    }
  }
  const isKnown = (id: string): boolean => book.meetings.some((had) => had.id === id);
  const begun = openMeeting({ meetings });
  if (!begun || isKnown(begun.id)) return;
  const over = book.meetings.filter(({ id }) => !meetings.some((changed) => changed.id === id));
  const items = await readItems(trx, keys, pair.id);
  await saveItems(trx, keys, pair, items, beginAgenda(items, [...over, ...meetings], begun.id), now);
}

const isOver = ({ state }: Meeting): boolean => state !== 'wanted' && state !== 'set';

async function saveMeeting(
  trx: Trx,
  of: { pair_id: string; person_id: string },
  book: Book,
  meeting: Meeting,
  now: Date,
): Promise<void> {
  const change = {
    ...{ state: meeting.state, starts_at: meeting.startsAt, minutes: meeting.minutes, how: meeting.how },
    ...{ sequence: meeting.sequence, forms: [...meeting.forms], ended_by: meeting.endedBy },
    ended_at: isOver(meeting) ? now : null,
  };
  const isNew = !book.meetings.some(({ id }) => id === meeting.id);
  if (!isNew) await trx.updateTable('meeting').set(change).where('id', '=', meeting.id).execute();
  else
    await trx
      .insertInto('meeting')
      .values({ ...of, ...change, id: meeting.id, number: meeting.number, opened_at: now, look_at: null })
      .execute();
}

/**
 * Notes when the clock has to look at the meetings of a pair: as the next of the times that wait passes, and as the meeting
 * begins, when its agenda says so.
 */
export async function noteLook(
  trx: Trx,
  { offers, meetings }: Pick<Book, 'offers' | 'meetings'>,
  pairId: string,
  now: Date,
): Promise<void> {
  const waiting = offers.find(({ ended }) => ended === null);
  const open = openMeeting({ meetings });
  const looks = [
    ...(waiting ? [openTimes(waiting, now)[0] ?? now] : []),
    ...(open?.startsAt && open.startsAt > now ? [open.startsAt] : []),
  ];
  const next = looks.toSorted((a, b) => +a - +b)[0];
  const of = waiting?.meetingId ?? open?.id;
  await trx
    .updateTable('meeting')
    .set({ look_at: null })
    .where('pair_id', '=', pairId)
    .where('look_at', 'is not', null)
    .execute();
  if (of && next) await trx.updateTable('meeting').set({ look_at: next }).where('id', '=', of).execute();
}

/** The pairs in whose meetings the clock has something to do, a few at once; who waits longest comes first. */
export async function listDue(db: Db, now: Date, limit: number): Promise<{ pairId: string; menteeId: string }[]> {
  const rows = await db
    .selectFrom('meeting')
    .select(['pair_id', 'person_id'])
    .where('look_at', '<=', now)
    .orderBy('look_at')
    .limit(limit)
    .execute();
  return rows.map(({ pair_id, person_id }) => ({ pairId: pair_id, menteeId: person_id }));
}

/** Puts off what could not be looked at. */
export const lookLater = (db: Db, pairId: string, at: Date) =>
  db
    .updateTable('meeting')
    .set({ look_at: at })
    .where('pair_id', '=', pairId)
    .where('look_at', 'is not', null)
    .execute();

/** The times that somebody has set with anybody, as the mentee or as the mentor: nothing is suggested over them. */
export async function listBusy(
  db: Db,
  personId: string,
): Promise<{ pairId: string; startsAt: Date; minutes: number }[]> {
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('pair', 'pair.id', 'meeting.pair_id')
    .select(['meeting.pair_id', 'meeting.starts_at', 'meeting.minutes'])
    .where('meeting.state', '=', 'set')
    .where((eb) => eb.or([eb('pair.person_id', '=', personId), eb('pair.mentor_id', '=', personId)]))
    .execute();
  return rows.flatMap(({ pair_id, starts_at, minutes }) =>
    starts_at ? [{ pairId: pair_id, startsAt: starts_at, minutes }] : [],
  );
}

/** Whose meeting it is, as far as a message about it has to know; undefined where there is none. */
export async function findPairOf(
  db: Db,
  subject: { offer: string } | { news: string } | { meeting: string },
): Promise<{ pairId: string; menteeId: string } | undefined> {
  const [table, id] =
    'offer' in subject
      ? (['meeting_offer', subject.offer] as const)
      : 'news' in subject
        ? (['meeting_news', subject.news] as const)
        : (['meeting', subject.meeting] as const);
  if (!isUuid(id)) return undefined;
  const row = await db.selectFrom(table).select(['pair_id', 'person_id']).where('id', '=', id).executeTakeFirst();
  return row && { pairId: row.pair_id, menteeId: row.person_id };
}

/** The meeting that ends with a pair, or has ended with it: one whose time lay ahead. */
export async function findOff(db: Db, pairId: string, now: Date): Promise<Meeting | undefined> {
  const row = await db
    .selectFrom('meeting')
    .selectAll()
    .where('pair_id', '=', pairId)
    .where(({ or, and, eb }) =>
      or([
        and([eb('state', '=', 'set'), eb('starts_at', '>', now)]),
        // Nobody's press: the pair's end let it go.
        and([
          eb('state', '=', 'cancelled'),
          eb('ended_by', 'is', null),
          eb('starts_at', '>', (of) => of.ref('ended_at')),
        ]),
      ]),
    )
    .orderBy('number', 'desc')
    .executeTakeFirst();
  return row && meetingOf(row);
}

const newsOf = (row: Selectable<Schema['meeting_news']>): News => ({
  ...{ id: row.id, meetingId: row.meeting_id, pairId: row.pair_id, reader: row.reader, what: row.what },
  ...{ offerId: row.offer_id, startsAt: row.starts_at, before: row.before, sequence: row.sequence },
  ...{ letGo: row.let_go, seen: row.seen, createdAt: row.created_at },
});

/** Everything that was told of the meetings of a pair, the oldest first. */
export async function listNews(db: Db, pairId: string): Promise<News[]> {
  const rows = await db
    .selectFrom('meeting_news')
    .selectAll()
    .where('pair_id', '=', pairId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(newsOf);
}

/** What is to be told of a meeting and has not gone: nothing was tried for it yet. The oldest first. */
export async function listUnsent(db: Db, meetingId: string, reader: string): Promise<News[]> {
  const rows = await db
    .selectFrom('meeting_news')
    .innerJoin('surface', 'surface.subject_id', 'meeting_news.id')
    .selectAll('meeting_news')
    .where('meeting_news.meeting_id', '=', meetingId)
    .where('meeting_news.let_go', '=', false)
    .where('surface.person_id', '=', reader)
    .where('surface.kind', 'in', [kinds.news, kinds.newsNow])
    .where('surface.owed', '=', true)
    .where('surface.message_ts', 'is', null)
    .orderBy('meeting_news.created_at')
    .orderBy('meeting_news.id')
    .execute();
  return rows.map(newsOf);
}

/** Notes what is told, and what that takes the place of. */
export async function saveNews(
  trx: Trx,
  menteeId: string,
  letGo: readonly News[],
  news: News | undefined,
): Promise<void> {
  const ids = letGo.map(({ id }) => id);
  if (ids.length > 0) await trx.updateTable('meeting_news').set({ let_go: true }).where('id', 'in', ids).execute();
  if (!news) return;
  await trx
    .insertInto('meeting_news')
    .values({
      ...{ id: news.id, meeting_id: news.meetingId, pair_id: news.pairId, person_id: menteeId, reader: news.reader },
      ...{ what: news.what, offer_id: news.offerId, starts_at: news.startsAt, before: news.before },
      ...{ sequence: news.sequence, created_at: news.createdAt },
    })
    .execute();
}

/**
 * Notes that somebody has read how their meetings stand.
 *
 * @param pairId with whom; undefined where it was with everybody
 */
export async function noteRead(db: Db, personId: string, pairId?: string): Promise<void> {
  await db
    .updateTable('meeting_news')
    .set({ seen: true })
    .where('seen', '=', false)
    .where('let_go', '=', false)
    .where(({ or, and, eb, selectFrom }) =>
      or([
        and([eb('reader', '=', 'mentee'), eb('person_id', '=', personId)]),
        and([
          eb('reader', '=', 'mentor'),
          eb('pair_id', 'in', selectFrom('pair').select('pair.id').where('mentor_id', '=', personId)),
        ]),
      ]),
    )
    .$if(pairId !== undefined, (query) => query.where('pair_id', '=', pairId ?? ''))
    .execute();
}

/** Which of these times that were offered have come to whoever was to choose, or may have. One query. @param to who that is */
export async function listReached(db: Db, offers: readonly { id: string; to: string }[]): Promise<ReadonlySet<string>> {
  if (offers.length === 0) return new Set();
  const rows = await db
    .selectFrom('surface')
    .select('subject_id')
    .where(
      'person_id',
      'in',
      offers.map(({ to }) => to),
    )
    .where('kind', 'in', [kinds.times, kinds.timesNow])
    .where(
      'subject_id',
      'in',
      offers.map(({ id }) => id),
    )
    .where((or) => or.or([or('message_ts', 'is not', null), or('state', 'in', ['sending', 'unknown'])]))
    .execute();
  return new Set(rows.map(({ subject_id }) => subject_id));
}

/**
 * What the bot posted to the mentors of somebody about their meetings, or in their channels: it stays with them when she is
 * erased.
 */
export function listPostsToMentors(db: Db, menteeId: string): Promise<Surface[]> {
  return db
    .selectFrom('surface')
    .selectAll()
    .where('kind', 'in', [
      kinds.times,
      kinds.timesNow,
      kinds.news,
      kinds.newsNow,
      kinds.agenda,
      kinds.copy,
      kinds.ownCopy,
    ])
    .where(({ or, eb }) => or([eb('person_id', 'is', null), eb('person_id', '!=', menteeId)]))
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('subject_id', 'in', selectFrom('meeting_offer').select('id').where('person_id', '=', menteeId)),
        eb('subject_id', 'in', selectFrom('meeting_news').select('id').where('person_id', '=', menteeId)),
        eb('subject_id', 'in', selectFrom('meeting').select('id').where('person_id', '=', menteeId)),
      ]),
    )
    .execute();
}

/** The meetings that mentees have with somebody who does it with the bot, as they see them, and the times offered for them. */
export async function exportAsMentor(db: Db, keys: KeyRing, mentorId: string): Promise<Row[]> {
  const meetings = await db
    .selectFrom('meeting')
    .innerJoin('pair', 'pair.id', 'meeting.pair_id')
    .innerJoin('person as mentee', 'mentee.id', 'pair.person_id')
    .selectAll('meeting')
    .select(['mentee.name as mentee', 'mentee.slack_user_id as mentee_slack_user_id'])
    .where('pair.mentor_id', '=', mentorId)
    .where('pair.with_bot', '=', true)
    .orderBy('meeting.pair_id')
    .orderBy('meeting.number')
    .execute();
  const ids = meetings.map(({ id }) => id);
  const rows =
    ids.length === 0
      ? []
      : await db.selectFrom('meeting_offer').selectAll().where('meeting_id', 'in', ids).orderBy('number').execute();
  const offers = rows.map((row) => offerOf(keys, row));
  return meetings.map(({ id, mentee, mentee_slack_user_id, number, state, starts_at, minutes, how }) => ({
    ...{ mentee, mentee_slack_user_id, number, state, starts_at, minutes, how },
    times: offers
      .filter(({ meetingId }) => meetingId === id)
      .map(({ sentBy, times, ended, taken, word }) => ({ sent_by: sentBy, times, ended, taken, word })),
  }));
}
