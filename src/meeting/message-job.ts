import { editionOf } from '../content/edition-of.ts';
import { say } from '../content/say.ts';
import type { Surface } from '../db/schema.ts';
import type { AppContext } from '../feature.ts';
import type { OwnKind, SharedKind } from '../pushes/kind.ts';
import type { DueThing } from '../pushes/plan.ts';
import { isWrittenTo, pairOf } from '../relationship/facts.ts';
import type { Hours } from '../surfaces/allowed.ts';
import type { Message, MessageKind, Rendered, Showing } from '../surfaces/kind.ts';
import { findSurface } from '../surfaces/queries.ts';
import { kinds } from './ids.ts';
import { type Book, openMeeting, standingAt, waitingOffer } from './meeting.ts';
import { newsMessage, questionTold, timesMessage } from './message-view.ts';
import { findPairOf, listNews, readBook } from './queries.ts';
import { ownMeetings } from './screens.ts';

/**
 * Who reads, with what is read to draw it; undefined where it is not theirs, or has not come to them yet and is not to any
 * more: they have muted the two meanwhile, or take no messages.
 */
async function readFor(ctx: AppContext, { person, subject }: Showing, kind: string, of: 'offer' | 'news') {
  const found = await findPairOf(ctx.db, of === 'offer' ? { offer: subject } : { news: subject });
  const own = found && person ? await ownMeetings(ctx, person, found.pairId) : undefined;
  if (!own || !person) return undefined;
  const isThere = hasCome(await findSurface(ctx.db, { kind, to: person.id, about: subject }));
  return isThere || (await isWrittenTo(ctx.db, own.pair, person.id)) ? { ...own, isThere } : undefined;
}

/** Whether a message stands in the chat, or may. */
const hasCome = (surface: Pick<Surface, 'state' | 'message_ts'> | undefined): boolean =>
  surface !== undefined && (surface.message_ts !== null || surface.state === 'sending' || surface.state === 'unknown');

async function renderTimes(ctx: AppContext, showing: Showing, kind: string): Promise<Rendered<Message>> {
  const own = await readFor(ctx, showing, kind, 'offer');
  const offer = own?.book.offers.find(({ id }) => id === showing.subject);
  if (!own || !offer || offer.sentBy === own.pair.side) return 'gone';
  // What is over before it came is told to nobody: it pushes, and says nothing that can be done.
  if (!own.isThere && waitingOffer(own.book, ctx.now())?.id !== offer.id) return 'gone';
  return timesMessage(own.viewer, own.content, offer);
}

async function renderNews(ctx: AppContext, showing: Showing, kind: string): Promise<Rendered<Message>> {
  const own = await readFor(ctx, showing, kind, 'news');
  const all = own ? await listNews(ctx.db, own.pair.id) : [];
  const news = all.find(({ id }) => id === showing.subject);
  if (!own || !news || news.letGo || news.reader !== own.pair.side) return 'gone';
  // A time that stands no more when this would come, because the two ended or met meanwhile, or it has gone by in a pause of
  // the operator's, is walked to by nobody.
  const isSet = news.what === 'taken' || news.what === 'arranged';
  const open = openMeeting(own.book);
  const stands = open?.id === news.meetingId && open.sequence === news.sequence;
  const wasAhead = news.startsAt !== null && news.startsAt > news.createdAt && news.startsAt <= ctx.now();
  if (!own.isThere && (isSet ? !stands || wasAhead : news.what === 'none' && own.book.pair === 'closed')) return 'gone';
  const word = own.book.offers.find(({ id }) => id === news.offerId)?.word ?? '';
  return newsMessage(own.viewer, own.content, news, word);
}

const kindOf = (
  name: string,
  hours: Hours,
  render: (ctx: AppContext, showing: Showing, kind: string) => Promise<Rendered<Message>>,
  neutral: 'versionNeutral' | 'pairNeutral',
): MessageKind<AppContext> => ({
  ...{ name, hours, place: 'dm', tooLateAfterHours: 7 * 24, afterUnknown: 'leave' },
  async render(ctx, showing) {
    const message = await render(ctx, showing, name);
    // What a locked phone shows of it, unless they asked for the full text.
    if (typeof message === 'string' || showing.person?.full_notification_text) return message;
    return { ...message, text: say(editionOf(showing.person, ctx), neutral) };
  },
});

/** Times to choose from; and what became of a time. Each in its reader's hours, or at any where the morning is too late. */
export const surfaces: MessageKind<AppContext>[] = [
  kindOf(kinds.times, 'day', renderTimes, 'versionNeutral'),
  kindOf(kinds.timesNow, 'at once', renderTimes, 'versionNeutral'),
  kindOf(kinds.news, 'day', renderNews, 'pairNeutral'),
  kindOf(kinds.newsNow, 'at once', renderNews, 'pairNeutral'),
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

const isAsked = (book: Book, now: Date): boolean => standingAt(book, now).time === 'passed';

/** "Did you meet?", to the mentee alone, once for each time, also while other times wait. */
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
      else if (isAsked(book, ctx.now()) && (await isWrittenTo(trx, pair, personId)))
        due.set(subject, { isHers: false, rank: 1 });
    }
    return due;
  },
  async tell(ctx, person, meetings) {
    const told = [];
    for (const subject of meetings) {
      const found = await findPairOf(ctx.db, { meeting: subject });
      const own = found && (await ownMeetings(ctx, person, found.pairId));
      const meeting = own && openMeeting(own.book);
      if (!own || meeting?.id !== subject || !(await isWrittenTo(ctx.db, own.pair, person.id))) continue;
      if (isAsked(own.book, ctx.now())) told.push(questionTold(own.viewer, own.pair.id, meeting));
    }
    return told;
  },
};
