import type { AppContext } from '../feature.ts';
import type { OwnKind, SharedKind } from '../pushes/kind.ts';
import type { DueThing } from '../pushes/plan.ts';
import { isWrittenTo, pairOf } from '../relationship/facts.ts';
import { dayHours } from '../surfaces/allowed.ts';
import type { Message, MessageKind, Rendered, Showing } from '../surfaces/kind.ts';
import { kinds } from './ids.ts';
import { type Book, openMeeting, standingAt, waitingOffer } from './meeting.ts';
import { newsMessage, questionTold, timesMessage } from './message-view.ts';
import { findPairOf, listNews, readBook } from './queries.ts';
import { ownMeetings } from './screens.ts';

const common = { place: 'dm', tooLateAfterHours: 7 * 24, afterUnknown: 'leave' } as const;

/** Who reads, with what is read to draw it; undefined where it is not theirs. */
async function readFor(ctx: AppContext, { person, subject }: Showing, of: 'offer' | 'news') {
  const found = await findPairOf(ctx.db, of === 'offer' ? { offer: subject } : { news: subject });
  return found && person ? ownMeetings(ctx, person, found.pairId) : undefined;
}

async function renderTimes(ctx: AppContext, showing: Showing): Promise<Rendered<Message>> {
  const own = await readFor(ctx, showing, 'offer');
  const offer = own?.book.offers.find(({ id }) => id === showing.subject);
  if (!own || !offer || offer.sentBy === own.pair.side) return 'gone';
  return timesMessage(own.viewer, own.content, offer);
}

async function renderNews(ctx: AppContext, showing: Showing): Promise<Rendered<Message>> {
  const own = await readFor(ctx, showing, 'news');
  const all = own ? await listNews(ctx.db, own.pair.id) : [];
  const news = all.find(({ id }) => id === showing.subject);
  if (!own || !news || news.letGo || news.reader !== own.pair.side) return 'gone';
  const word = own.book.offers.find(({ id }) => id === news.offerId)?.word ?? '';
  return newsMessage(own.viewer, own.content, news, word);
}

const times = { ...common, render: renderTimes };
const news = { ...common, render: renderNews };

/** Times to choose from; and what became of a time. Each in its reader's hours, or at any where the morning is too late. */
export const surfaces: MessageKind<AppContext>[] = [
  { ...times, name: kinds.times, hours: dayHours },
  { ...times, name: kinds.timesNow, hours: 'any' },
  { ...news, name: kinds.news, hours: dayHours },
  { ...news, name: kinds.newsNow, hours: 'any' },
];

/** Times for a mentor come by the ledger: two messages a day over all pairs. */
export const timesPush: OwnKind<AppContext> = {
  name: kinds.times,
  surface: kinds.times,
  side: 'mentor',
  async due(ctx, trx, { id: personId }, offers) {
    const due = new Map<string, DueThing | 'gone'>();
    for (const subject of offers) {
      const found = await findPairOf(trx, { offer: subject });
      const pair = found && (await pairOf(trx, ctx.keys, { id: found.pairId, personId }));
      const book = pair && (await readBook(trx, ctx.keys, pair));
      const offer = book?.offers.find(({ id }) => id === subject);
      const isOpen = book && offer && waitingOffer(book, ctx.now())?.id === subject;
      const mayTell = pair && (await isWrittenTo(trx, pair, personId));
      due.set(subject, isOpen && mayTell ? { isHers: false, rank: 0 } : 'gone');
    }
    return due;
  },
};

const isAsked = (book: Book, now: Date): boolean =>
  standingAt(book, now).time === 'passed' && waitingOffer(book, now) === undefined;

/** "Did you meet?", to the mentee alone, once for each time, and never while other times wait. */
export const questionPush: SharedKind<AppContext> = {
  name: kinds.question,
  side: 'mentee',
  async due(ctx, trx, { id: personId }, meetings) {
    const due = new Map<string, DueThing | 'gone'>();
    for (const subject of meetings) {
      const found = await findPairOf(trx, { meeting: subject });
      const pair = found && (await pairOf(trx, ctx.keys, { id: found.pairId, personId }));
      const book = pair && (await readBook(trx, ctx.keys, pair));
      if (!book || openMeeting(book)?.id !== subject) due.set(subject, 'gone');
      else if (isAsked(book, ctx.now())) due.set(subject, { isHers: false, rank: 1 });
    }
    return due;
  },
  async tell(ctx, person, meetings) {
    const told = [];
    for (const subject of meetings) {
      const found = await findPairOf(ctx.db, { meeting: subject });
      const own = found && (await ownMeetings(ctx, person, found.pairId));
      const meeting = own && openMeeting(own.book);
      if (own && meeting?.id === subject && isAsked(own.book, ctx.now()))
        told.push(questionTold(own.viewer, own.pair.id, meeting));
    }
    return told;
  },
};
