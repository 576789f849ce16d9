import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { AppContext } from '../feature.ts';
import { decide } from '../pushes/job.ts';
import { dropPushes, expectPush, wantPushes } from '../pushes/schedule.ts';
import { isWrittenTo, meetingTermsOf, type PairFact } from '../relationship/facts.ts';
import { findReader } from '../surfaces/pause.ts';
import type { Want } from '../surfaces/want.ts';
import { readMarks } from './agenda/queries.ts';
import { askedToShareAt } from './agenda/share-day.ts';
import { bothFollow, bringShared } from './agenda/standing-job.ts';
import { kinds } from './ids.ts';
import {
  type Book,
  type Meeting,
  openMeeting,
  otherSide,
  type Press,
  plannedEnd,
  type Side,
  standingAt,
  waitingOffer,
} from './meeting.ts';
import { comesTooLate, type News, nextNews } from './news.ts';
import { listNews, listUnsent, saveNews } from './queries.ts';

type Trx = Transaction<Schema>;

/** Who of a pair is on a side; null where they are not in this Slack. */
const personOf = ({ menteeId, mentorId }: PairFact, side: Side): string | null =>
  side === 'mentee' ? menteeId : mentorId;

/** "Did you meet?" comes so long after the planned end. */
const askedAfterMs = 2 * 60 * 60 * 1000;

/** More messages of a pair than these are not brought up to date: the older ones have no buttons any more. */
const mostUpdated = 4;

interface Told {
  pair: PairFact;
  before: Book;
  book: Book;
}

/** What follows from any change: both Homes, the messages that stand, and the question whether they met. */
export async function updateStanding(ctx: AppContext, trx: Trx, want: Want, told: Told): Promise<void> {
  const { pair, before, book } = told;
  await bothFollow(ctx, trx, want, pair);
  for (const offer of book.offers.slice(-mostUpdated)) {
    const reader = personOf(pair, otherSide(offer.sentBy));
    if (reader) for (const kind of [kinds.times, kinds.timesNow]) want.message(kind, { to: reader, about: offer.id });
    const had = before.offers.find(({ id }) => id === offer.id);
    if (reader && had && had.ended !== offer.ended) await dropPushes(trx, reader, kinds.times, [offer.id]);
  }
  for (const news of (await listNews(trx, pair.id)).slice(-mostUpdated)) {
    const reader = personOf(pair, news.reader);
    if (reader) for (const kind of [kinds.news, kinds.newsNow]) want.message(kind, { to: reader, about: news.id });
  }
  await expectQuestion(trx, want, told);
  await followAgendas(ctx, trx, want, told);
}

/** The agendas that are shared follow what became of their meetings; and she is asked for one whose time is set, by its day. */
async function followAgendas(ctx: AppContext, trx: Trx, want: Want, { pair, before, book }: Told): Promise<void> {
  const marks = await readMarks(trx, pair.id);
  const isOther = (one: Meeting): boolean => before.meetings.find(({ id }) => id === one.id) !== one;
  const wasOpen = openMeeting(before)?.id;
  for (const meeting of book.meetings) {
    const of = marks.get(meeting.id);
    const isOpen = meeting.id === wasOpen || meeting.id === openMeeting(book)?.id;
    const follows = isOther(meeting) || isOpen || book.pair === 'closed';
    const isComing = (meeting.state === 'wanted' || meeting.state === 'set') && book.pair !== 'closed';
    if (of && follows) await bringShared(ctx, trx, want, pair, { meetingId: meeting.id, marks: of, isComing });
  }
  const [had, has] = [openMeeting(before), openMeeting(book)];
  const thing = { person: pair.menteeId, kind: kinds.share };
  for (const meeting of [had, has]) if (meeting) await wantPushes(trx, want, thing, [meeting.id]);
  if (had && (had.id !== has?.id || !has.startsAt)) await dropPushes(trx, pair.menteeId, kinds.share, [had.id]);
  const isNew = had?.id !== has?.id || had?.sequence !== has?.sequence;
  if (!has?.startsAt || !isNew || marks.get(has.id)?.sharedAt || !pair.withBot) return;
  const mentee = await findReader(trx, pair.menteeId);
  const { lead } = await meetingTermsOf(trx, ctx.keys, pair.id);
  // Whether the operator holds it is seen when it is due.
  const reader = mentee && { ...mentee, paused_until: null, holidays: ctx.holidays };
  const lookAt = reader && askedToShareAt(reader, has.startsAt, lead, ctx.now());
  if (lookAt) await expectPush(trx, { ...thing, subject: has.id }, { lookAt, now: null, anew: true });
  else await dropPushes(trx, pair.menteeId, kinds.share, [has.id]);
}

/** Each planned time is asked about once; a move, a cancel or a word of either ends it. */
async function expectQuestion(trx: Trx, want: Want, { pair, before, book }: Told): Promise<void> {
  const [had, has] = [openMeeting(before), openMeeting(book)];
  const thing = { person: pair.menteeId, kind: kinds.question };
  for (const meeting of [had, has]) if (meeting) await wantPushes(trx, want, thing, [meeting.id]);
  const end = has && plannedEnd(has);
  if (had && (had.id !== has?.id || !end)) await dropPushes(trx, pair.menteeId, kinds.question, [had.id]);
  if (!has || !end) return;
  const anew = had?.id !== has.id || had.sequence !== has.sequence;
  const lookAt = new Date(end.getTime() + askedAfterMs);
  await expectPush(trx, { ...thing, subject: has.id }, { lookAt, now: null, anew });
}

/** Times are told to whoever is to choose: to a mentor by the ledger, to the mentee at once. */
export async function tellOfOffer(
  ctx: AppContext,
  trx: Trx,
  want: Want,
  { pair, book, offerId }: { pair: PairFact; book: Book; offerId: string },
): Promise<void> {
  const { mentorId, side } = pair;
  if (side === 'mentor')
    return tellAtOnce(ctx, trx, want, pair, 'mentee', 'times', offerId, [openMeeting(book)?.startsAt]);
  if (!mentorId || !(await isWrittenTo(trx, pair, mentorId))) return;
  const thing = { person: mentorId, kind: kinds.times, subject: offerId };
  await expectPush(trx, thing, { lookAt: ctx.now(), now: null, anew: true });
  await decide(ctx, trx, want, mentorId);
}

/** A time taken, noted, moved or cancelled, or none that suits: the other side is told at once. */
export async function tellOfTime(
  ctx: AppContext,
  trx: Trx,
  want: Want,
  { pair, before, book, press }: Told & { press: Press },
): Promise<void> {
  const reader = otherSide(pair.side);
  const to = personOf(pair, reader);
  const what = whatIsTold(press);
  if (!what || !to || !pair.withBot) return;
  const stood = openMeeting(before);
  const meeting = openMeeting(book) ?? book.meetings.find(({ id }) => id === stood?.id);
  if (!meeting) return;
  // A time that has gone by stands no more: what comes is not instead of it.
  const isPast = standingAt(before, ctx.now()).time === 'passed';
  const is = { what, startsAt: meeting.startsAt, before: isPast ? null : (stood?.startsAt ?? null) };
  const { letGo, tell } = nextNews(is, await listUnsent(trx, meeting.id, to));
  const id = randomUUID();
  const of = { id, meetingId: meeting.id, pairId: pair.id, reader, sequence: meeting.sequence };
  const offerId = waitingOffer(before, ctx.now())?.id ?? null;
  const news: News | undefined = tell && { ...of, ...tell, offerId, letGo: false, seen: false, createdAt: ctx.now() };
  await saveNews(trx, pair.menteeId, letGo, news);
  for (const old of letGo) for (const kind of [kinds.news, kinds.newsNow]) want.message(kind, { to, about: old.id });
  if (!news) return;
  await tellAtOnce(ctx, trx, want, pair, reader, 'news', id, [news.startsAt, news.before]);
}

function whatIsTold({ move }: Press): News['what'] | undefined {
  if (move === 'take') return 'taken';
  if (move === 'arrange') return 'arranged';
  if (move === 'cancel') return 'cancelled';
  return move === 'none-of-these' ? 'none' : undefined;
}

/**
 * Told at once, in the reader's hours and counted in no cap; at any hour, if what it is about comes before the next of
 * their hours.
 *
 * @param times what it is about
 */
async function tellAtOnce(
  ctx: AppContext,
  trx: Trx,
  want: Want,
  pair: PairFact,
  reader: Side,
  what: 'times' | 'news',
  about: string,
  times: readonly (Date | null | undefined)[],
): Promise<void> {
  const to = personOf(pair, reader);
  const person = to ? await findReader(trx, to) : undefined;
  if (!to || !person || !(await isWrittenTo(trx, pair, to))) return;
  const kind = comesTooLate({ ...person, holidays: ctx.holidays }, times, ctx.now())
    ? { times: kinds.timesNow, news: kinds.newsNow }[what]
    : kinds[what];
  want.message(kind, { to, about }, { asked: true });
}
