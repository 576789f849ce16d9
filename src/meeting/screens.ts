import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import type { Kysely } from 'kysely';
import { editionOf } from '../content/edition-of.ts';
import { say } from '../content/say.ts';
import { isUuid } from '../db/ids.ts';
import type { Person, Schema } from '../db/schema.ts';
import type { AppContext, HomePart, Incoming, OffWithPair, Reader } from '../feature.ts';
import { findTyped } from '../forms/typed/queries.ts';
import { asOf, findPushDelivery } from '../pushes/delivery.ts';
import { hoursSet } from '../pushes/own-hours.ts';
import { agreedPairsOf, meetingTermsOf, type PairFact, pairOf, rhythmsOf, takesFrom } from '../relationship/facts.ts';
import { withUnread } from '../slack/unread.ts';
import { findReader } from '../surfaces/pause.ts';
import { followingOnPage } from './follow-up/screens.ts';
import { homePart, type Wanting } from './home-view.ts';
import { blocks, type FormKind, kinds } from './ids.ts';
import {
  type Book,
  mayRead,
  metOn,
  type Offer,
  openMeeting,
  passedOffer,
  type Seen,
  seenNow,
  standingAt,
  waitingOffer,
} from './meeting.ts';
import { comesTooLate } from './news.ts';
import { cancelFileButton, chooseView, type PageContent, pageView, sentenceView } from './page-view.ts';
import {
  findOff,
  listBusy,
  listLastMet,
  listReached,
  listSilent,
  listUnwritten,
  noteRead,
  readBook,
  readOpenBooks,
} from './queries.ts';
import { type FormContent, timesView } from './time/form-view.ts';
import { firstMinutes, lengthIn, lengthsWith } from './time/limits.ts';
import { wantsTime } from './time/rhythm.ts';
import { suggestedTimes } from './time/suggest.ts';
import { type Busy, type Shown, type Viewer, viewerOf, whenOf } from './wording.ts';

/** That there is no such pair of theirs, in the words of a pair that does not exist. */
export const notYours = ({ edition }: Incoming): ModalView => sentenceView({ edition }, say(edition, 'pairNotYours'));

/** A pair of somebody, as they read it, with everything of its meetings. */
export interface Own {
  pair: PairFact;
  viewer: Viewer;
  book: Book;
  content: PageContent;
}

/**
 * What a page or a message of a pair's meetings is drawn from, for one of the two; undefined for anybody else, and for a
 * mentor who does it without the bot. Five queries.
 */
export async function ownMeetings(
  ctx: AppContext,
  person: Person,
  pairId: string,
  notice?: string,
): Promise<Own | undefined> {
  const pair = await pairOf(ctx.db, ctx.keys, { id: pairId, personId: person.id });
  if (!pair || !mayRead({ pair: pair.state, withBot: pair.withBot }, pair.side)) return undefined;
  const book = await readBook(ctx.db, ctx.keys, pair);
  const { where } = await meetingTermsOf(ctx.db, ctx.keys, pairId);
  const scopes = await ctx.workspaces.scopesOf(person.workspace_id);
  const shown: Shown = { pairId, pausedUntil: pair.pausedUntil, book, now: ctx.now() };
  return {
    ...{ pair, book, viewer: viewerOf(editionOf(person, ctx), pair, ctx.now()) },
    content: { ...shown, notice, me: person.name ?? '', where, hasFile: scopes.includes('files:write') },
  };
}

/**
 * How a pair's meetings stand, and what can be done. Who reads it has heard of it.
 *
 * @param toCopy words to send oneself, of what was just done
 */
export async function meetingScreen(
  who: Incoming,
  ctx: AppContext,
  pairId: string,
  notice?: string,
  toCopy?: string,
): Promise<ModalView> {
  const own = await ownMeetings(ctx, who.person, pairId, notice);
  if (!own) return notYours(who);
  const waiting = waitingOffer(own.book, ctx.now());
  const mayTake = waiting !== undefined && waiting.sentBy !== own.pair.side;
  const busy = mayTake ? await busyOf(who, ctx, await listBusy(ctx.db, who.person.id), pairId) : [];
  await noteRead(ctx.db, who.person.id, pairId);
  const unheard = await listUnheard(ctx, [own]);
  const silent = await listSilent(ctx.db, [pairId]);
  const following = await followingOnPage(ctx, who.edition, own);
  const how = { isUnheard: unheard.has(pairId), isSilent: silent.has(pairId), following };
  const view = pageView(own.viewer, { ...own.content, busy, toCopy, ...how });
  return withUnread(own.viewer.edition, view, ctx.unread.size);
}

/** The pairs in which the times that their reader offered last were over before a message with them went. One query. */
async function listUnheard(
  ctx: AppContext,
  all: readonly { pair: PairFact; book: Book }[],
): Promise<ReadonlySet<string>> {
  const passed = all.flatMap(({ pair, book }) => {
    const offer = passedOffer(book, pair.side, ctx.now());
    const to = pair.side === 'mentee' ? pair.mentorId : pair.menteeId;
    return offer && to ? [{ pairId: pair.id, id: offer.id, to }] : [];
  });
  const reached = await listReached(ctx.db, passed);
  return new Set(passed.filter(({ id }) => !reached.has(id)).map(({ pairId }) => pairId));
}

/** What somebody has set with others than the one of a pair, each with how they are called. One query. */
async function busyOf(
  { person, edition }: Incoming,
  ctx: AppContext,
  all: Awaited<ReturnType<typeof listBusy>>,
  pairId: string,
): Promise<Busy[]> {
  const others = all.filter((one) => one.pairId !== pairId);
  if (others.length === 0) return [];
  const pairs = await agreedPairsOf((fact) => fact(ctx.db, ctx.keys, person.id), person.id);
  return others.map(({ startsAt, minutes, pairId: of }) => {
    const other = pairs.find(({ id }) => id === of);
    return { startsAt, minutes, name: other ? viewerOf(edition, other, ctx.now()).name : '' };
  });
}

/** The meeting that ends with a pair, as one of the two reads of it; once it has ended with a file that cancels it. */
export async function offWithPair(
  ctx: AppContext,
  db: Kysely<Schema>,
  { pairId, personId }: { pairId: string; personId: string },
): Promise<OffWithPair | undefined> {
  const meeting = isUuid(pairId) ? await findOff(db, pairId, ctx.now()) : undefined;
  const pair = meeting && (await pairOf(db, ctx.keys, { id: pairId, personId }));
  const person = pair && (await findReader(db, personId));
  if (!meeting?.startsAt || !pair || !person || !mayRead({ pair: pair.state, withBot: pair.withBot }, pair.side))
    return undefined;
  const edition = editionOf(person, ctx);
  const hasFile = (await ctx.workspaces.scopesOf(person.workspace_id)).includes('files:write');
  return {
    line: say(edition, 'meetEnds', { when: whenOf(viewerOf(edition, pair, ctx.now()), meeting.startsAt) }),
    isSoon: comesTooLate({ ...person, holidays: ctx.holidays }, [meeting.startsAt], ctx.now()),
    button: meeting.state === 'cancelled' && hasFile ? cancelFileButton(edition, pairId, meeting) : undefined,
  };
}

/** What `/mentoring meet` opens: the one pair's meetings, or which of several. */
export async function meetScreen(who: Incoming, ctx: AppContext): Promise<ModalView> {
  const { person, edition } = who;
  const pairs = await agreedPairsOf((fact) => fact(ctx.db, ctx.keys, person.id), person.id);
  const [first, ...others] = pairs;
  if (!first) return sentenceView({ edition }, say(edition, 'meetNobody'));
  if (others.length === 0) return meetingScreen(who, ctx, first.id);
  return chooseView(
    { edition },
    pairs.map((pair) => ({ id: pair.id, name: viewerOf(edition, pair, ctx.now()).name })),
  );
}

/** Whether nothing goes to the other of the two from the bot: then times become a text to send oneself. */
export const isTextOnly = async (ctx: Pick<AppContext, 'db'>, { side, withBot, mentorId, menteeId }: PairFact) =>
  side === 'mentee' && (!withBot || !mentorId || !(await takesFrom(ctx.db, { mentorId, menteeId })));

/** What stood in a form that is shown again, and which form it was. */
interface Again {
  times: (Date | undefined)[];
  isOpenOne: boolean;
  isAnother: boolean;
  minutes: number | undefined;
  formId: string;
  seen: Seen;
  notice?: string;
}

/** Under which what is chosen in a form of times is kept until it is sent. */
export const typedIn = ({ id: personId }: Pick<Person, 'id'>, subject: string, form: FormKind) => ({
  personId,
  form: `meeting.${form}`,
  subject,
});

/** A time that was chosen and not sent; what has passed meanwhile is no time to offer any more. */
function typedTime(kept: string | undefined, form: FormKind, now: Date): Date | undefined {
  const time = kept ? new Date(kept) : undefined;
  return time && (form === 'log' || time > now) ? time : undefined;
}

/**
 * A form of times: empty inputs are filled with what is suggested, unless it is shown again.
 *
 * @param again what stood in it, and which form it was
 */
export async function formScreen(
  who: Incoming,
  ctx: AppContext,
  own: Own,
  form: FormKind,
  again?: Again,
): Promise<ModalView> {
  return timesView(own.viewer, await formContent(who, ctx, own, form, again));
}

async function formContent(
  who: Incoming,
  ctx: AppContext,
  { pair, book }: Own,
  form: FormKind,
  again?: Again,
): Promise<FormContent> {
  const { person } = who;
  const now = ctx.now();
  const terms = await meetingTermsOf(ctx.db, ctx.keys, pair.id);
  const all = await listBusy(ctx.db, person.id);
  const { time } = standingAt(book, now);
  const startsAt = openMeeting(book)?.startsAt ?? undefined;
  const waiting = waitingOffer(book, now);
  const lastMet = book.meetings
    .flatMap(({ state, startsAt: at }) => (state === 'met' && at ? [at] : []))
    .sort((a, b) => +b - +a)[0];
  const typed = again ? {} : await findTyped(ctx.db, ctx.keys, typedIn(person, pair.id, form));
  const isText = await isTextOnly(ctx, pair);
  // Times that she sent as a text: one of them it will be.
  const offered = form === 'arrange' && isText ? typedIn(person, pair.id, 'offer') : undefined;
  const written = offered ? await findTyped(ctx.db, ctx.keys, offered) : {};
  const writtenTimes = blocks.times.flatMap((id) => typedTime(written[id], form, now) ?? []);
  const usual = lastMet ? terms.length : firstMinutes;
  const minutes = again?.minutes ?? lengthIn(typed[blocks.length] ?? written[blocks.length]) ?? usual;
  // What was refused a moment ago is not suggested anew.
  const refused = book.offers.findLast(({ ended }) => ended === 'none');
  const suggested = () =>
    suggestedTimes({
      ...{ now, minutes, lead: terms.lead, rhythm: terms.rhythm, lastMet, nightsUntil: person.nights_until },
      ...{ away: hoursSet(person, now).away, holidays: ctx.holidays },
      zones: { hers: pair.zones[pair.side], his: pair.zones[pair.side === 'mentee' ? 'mentor' : 'mentee'] },
      taken: [...all, ...[...timesOf(waiting), ...timesOf(refused)].map((at) => ({ startsAt: at, minutes }))],
    });
  const empty = form === 'log' ? [time === 'passed' ? startsAt : undefined] : writtenTimes;
  const seen = again?.seen ?? seenNow(book, now);
  const begun = form === 'offer' ? suggested() : empty;
  const inputs = form === 'offer' ? blocks.times : blocks.times.slice(0, 1);
  const times = again?.times ?? inputs.map((id, at) => typedTime(typed[id], form, now) ?? begun[at]);
  const metThen = form === 'log' && times[0] ? metOn(book, times[0], pair.zones[pair.side]) : undefined;
  return {
    metadata: { pairId: pair.id, form, formId: again?.formId ?? randomUUID(), ...seen },
    ...{ times, metThen },
    isOpenOne: again?.isOpenOne ?? typed[blocks.isOpenOne] === 'yes',
    isAnother: again?.isAnother ?? typed[blocks.isAnother] === 'yes',
    ...(startsAt && (time === 'set' || time === 'running') && { stands: startsAt }),
    ...(startsAt && time === 'passed' && { passed: startsAt }),
    busy: await busyOf(who, ctx, all, pair.id),
    ...{ minutes, lengths: lengthsWith(usual, terms.length), agreed: lastMet ? undefined : terms.length },
    ...{ isText, notice: again?.notice, written: writtenTimes },
  };
}

const timesOf = (offer: Offer | undefined): readonly Date[] => offer?.times ?? [];

/** Whether the message with somebody's times waits for the other's hours, or for room among what comes to them. */
export async function waitsToBeTold(ctx: AppContext, { pair, book }: Own): Promise<boolean> {
  const offer = waitingOffer(book, ctx.now());
  if (!offer || !pair.mentorId || pair.side === 'mentor') return false;
  const message = { kind: kinds.times, to: pair.mentorId, about: offer.id, hours: 'day' } as const;
  return (await findPushDelivery(ctx.db, asOf(ctx), message)) === 'waits';
}

/** The meetings of somebody on their Home, be they mentee or mentor: what stands, or waits. Four queries. */
export async function homeScreen({ person, edition, fact }: Reader, ctx: AppContext): Promise<HomePart> {
  return homePart(edition, await shownAtHome({ person, edition, fact }, ctx));
}

/** What was not written within so long is not asked for any more. */
const writtenWithinMs = 14 * 24 * 60 * 60 * 1000;

/** The pairs in whose meetings something stands or waits, as their reader sees them. Seven queries. */
export async function shownAtHome(
  { person, edition, fact }: Reader,
  ctx: AppContext,
): Promise<{ viewer: Viewer; shown: Shown }[]> {
  const pairs = await agreedPairsOf(fact, person.id);
  const books = await readOpenBooks(ctx.db, ctx.keys, pairs);
  const all = pairs.flatMap((pair) => {
    const book = books.get(pair.id);
    return book ? [{ pair, book }] : [];
  });
  const unheard = await listUnheard(ctx, all);
  const hers = all.flatMap(({ pair }) => (pair.side === 'mentee' ? pair.id : []));
  const silent = await listSilent(ctx.db, hers);
  const unwritten = await listUnwritten(ctx.db, hers, new Date(ctx.now().getTime() - writtenWithinMs));
  return all.map(({ pair, book }) => ({
    viewer: viewerOf(edition, pair, ctx.now()),
    shown: {
      ...{ pairId: pair.id, pausedUntil: pair.pausedUntil, book, now: ctx.now() },
      ...{ isUnheard: unheard.has(pair.id), isSilent: silent.has(pair.id) },
      unwritten: pair.state === 'active' ? unwritten.get(pair.id) : undefined,
    },
  }));
}

/** Her pairs that want a time for their next meeting. Four queries; none where she has no pair. */
export async function wantingTime(
  { fact }: Reader,
  ctx: AppContext,
  shown: readonly { viewer: Viewer; shown: Shown }[],
): Promise<Wanting[]> {
  const hers = shown.filter(({ viewer, shown: { book } }) => viewer.side === 'mentee' && book.pair === 'active');
  if (hers.length === 0) return [];
  const rhythms = await fact(rhythmsOf);
  const pairIds = hers.map((one) => one.shown.pairId);
  const met = await listLastMet(ctx.db, pairIds);
  // Where twice nothing came of it, the page of what she can do has said so: it is hers to act.
  const silent = await listSilent(ctx.db, pairIds);
  return hers.flatMap(({ viewer, shown: { pairId, book } }) => {
    const metAt = met.get(pairId);
    const { rhythm = 'monthly' } = rhythms.get(pairId) ?? {};
    const isWanted = !silent.has(pairId) && wantsTime(book, rhythm, metAt, ctx.now());
    return isWanted ? [{ viewer, pairId, hasMet: metAt !== undefined, withBot: book.withBot }] : [];
  });
}
