import { localDay } from '../calendar.ts';

/** The two of a pair. */
export type Side = 'mentee' | 'mentor';

/** The other of the two. */
export const otherSide = (side: Side): Side => (side === 'mentee' ? 'mentor' : 'mentee');

/** How a pair stands, as far as its meetings go. */
export type PairStands = 'talk' | 'proposed' | 'active' | 'paused' | 'closing' | 'closed';

/** What can be done about the times of a meeting. */
export type Move =
  /** Two or three times for the other side to choose from. */
  | 'offer'
  /** The own times wait no more. */
  | 'withdraw'
  | 'take'
  | 'none-of-these'
  /** A time ahead that the two agreed elsewhere. */
  | 'arrange'
  /** A meeting that happened. */
  | 'log'
  | 'cancel'
  | 'met'
  | 'not-yet'
  | 'fell-through';

/** What becomes of times that waited; `closed` with their meeting. */
export type OfferEnd = 'taken' | 'none' | 'withdrawn' | 'overtaken' | 'passed' | 'closed';

/** How far a meeting has come: without a time, or with one; and what became of it. */
export type MeetingState = 'wanted' | 'set' | 'met' | 'fell-through' | 'cancelled';

/** A meeting, coming or past. One of a pair is open at most. */
export interface Meeting {
  id: string;
  /** From 1, of the pair. */
  number: number;
  state: MeetingState;
  startsAt: Date | null;
  minutes: number;
  how: 'offer' | 'arranged' | 'logged' | null;
  /** Rises with each time that is set or let go. */
  sequence: number;
  /** The forms that set a time of it, or noted it. */
  forms: readonly string[];
  endedBy: Side | null;
  /** When its agenda was first shared. */
  sharedAt?: Date | null;
}

/** Times that one side offered the other. */
export interface Offer {
  id: string;
  meetingId: string;
  sentBy: Side;
  /** The earliest first. */
  times: readonly Date[];
  /** How long each would be. */
  minutes: number;
  formId: string;
  sentAt: Date;
  ended: OfferEnd | null;
  endedAt: Date | null;
  taken: Date | null;
  /** A line of who took none; '' where there is none. */
  word: string;
}

/** Everything that decides about a press: the pair, its meetings and the times that were offered for them. */
export interface Book {
  pair: PairStands;
  withBot: boolean;
  meetings: readonly Meeting[];
  offers: readonly Offer[];
}

/** What decides who may do what. */
export interface Standing {
  pair: PairStands;
  withBot: boolean;
  /** Whether a time stands, and where it lies: ahead, between its planned start and end, or behind. */
  time: 'none' | 'set' | 'running' | 'passed';
  offeredBy?: Side | undefined;
}

/** The meeting after a move. */
export interface Moved {
  time: Standing['time'];
  offeredBy?: Side | undefined;
  /** What became of the times that waited. */
  ended?: OfferEnd;
  /** What became of the meeting. */
  over?: 'met' | 'fell-through' | 'cancelled';
  /** Of a meeting that is logged: the open one itself, or another beside it. */
  logs?: 'this' | 'beside';
}

/** `same`: it is done already, or changes nothing; undefined: it cannot be done. */
type Outcome = Moved | 'same' | undefined;

/** The meeting of a pair that is not over. */
export const openMeeting = ({ meetings }: Pick<Book, 'meetings'>): Meeting | undefined =>
  meetings.find(({ state }) => state === 'wanted' || state === 'set');

/** When a meeting is planned to end; undefined while no time stands. */
export const plannedEnd = ({ startsAt, minutes }: Pick<Meeting, 'startsAt' | 'minutes'>): Date | undefined =>
  startsAt ? new Date(startsAt.getTime() + minutes * 60_000) : undefined;

/** The times that can still be taken of those that wait: each ends as it passes. */
export const openTimes = ({ times, ended }: Pick<Offer, 'times' | 'ended'>, now: Date): Date[] =>
  ended === null ? times.filter((time) => time > now) : [];

/** The times that wait for the other side: one set at most; none where the last has passed, or the bot has no part in it. */
export const waitingOffer = ({ offers, withBot, pair }: Book, now: Date): Offer | undefined =>
  withBot && pair === 'active' ? offers.find((offer) => openTimes(offer, now).length > 0) : undefined;

/** The last times that a side offered for the open meeting, if all of them went by and no time stands. */
export function passedOffer(book: Book, side: Side, now: Date): Offer | undefined {
  const open = openMeeting(book);
  const last = book.offers.findLast(({ meetingId }) => meetingId === open?.id);
  if (!last || open?.startsAt || last.sentBy !== side) return undefined;
  return last.ended === 'passed' || (last.ended === null && openTimes(last, now).length === 0) ? last : undefined;
}

/** How a pair's meeting stands at an instant. */
export function standingAt(book: Book, now: Date): Standing {
  const { pair, withBot } = book;
  return { pair, withBot, time: timeAt(openMeeting(book), now), offeredBy: waitingOffer(book, now)?.sentBy };
}

function timeAt(meeting: Meeting | undefined, now: Date): Standing['time'] {
  const end = meeting && plannedEnd(meeting);
  if (!meeting?.startsAt || !end) return 'none';
  if (now < meeting.startsAt) return 'set';
  return now < end ? 'running' : 'passed';
}

const mayAnything = ({ pair, withBot }: Standing, by: Side): boolean =>
  ['active', 'paused', 'closing'].includes(pair) && (withBot || by === 'mentee');

/** Whether a side has a move at all: "not yet" answers a question that comes to the mentee alone. */
const hasMove = (move: Move, by: Side): boolean => move !== 'not-yet' || by === 'mentee';

/** Whether somebody may read of the meetings of a pair. */
export const mayRead = ({ pair, withBot }: Pick<Standing, 'pair' | 'withBot'>, by: Side): boolean =>
  by === 'mentee' || (withBot && pair !== 'talk' && pair !== 'proposed');

/**
 * The meeting after somebody of the pair did something, where the press names what is current. The moves by state were
 * written by hand before this was: `test/meeting/moves.md`.
 */
export function afterMove(standing: Standing, move: Move, by: Side): Outcome {
  if (!mayAnything(standing, by)) return undefined;
  const { time, withBot } = standing;
  const offeredBy = withBot ? standing.offeredBy : undefined;
  const isTheirs = offeredBy !== undefined && offeredBy !== by;
  const isNewOpen = standing.pair === 'active';
  const over = (how: NonNullable<Moved['over']>): Moved => ({
    time: 'none',
    over: how,
    ...(offeredBy && { ended: 'closed' }),
  });
  switch (move) {
    case 'offer':
      if (!isNewOpen || !withBot) return undefined;
      return { time: time === 'passed' ? 'none' : time, offeredBy: by, ...(offeredBy && { ended: 'overtaken' }) };
    case 'withdraw':
      return offeredBy === by ? { time, ended: 'withdrawn' } : undefined;
    case 'take':
      return isNewOpen && isTheirs ? { time: 'set', ended: 'taken' } : undefined;
    case 'none-of-these':
      return isTheirs ? { time, ended: 'none' } : undefined;
    case 'arrange':
      return isNewOpen ? { time: 'set', ...(offeredBy && { ended: 'overtaken' }) } : undefined;
    case 'log':
      if (time === 'passed') return { ...over('met'), logs: 'this' };
      return { time, offeredBy, logs: time === 'none' && !offeredBy ? 'this' : 'beside' };
    case 'cancel':
      return time === 'set' || time === 'running' ? over('cancelled') : undefined;
    case 'met':
      return time === 'running' || time === 'passed' ? over('met') : undefined;
    case 'not-yet':
      return hasMove(move, by) && time === 'passed' ? { time: 'none', offeredBy } : undefined;
    case 'fell-through':
      if (time !== 'passed') return undefined;
      // The other's times are for another day: they wait on, for the meeting that comes next.
      return isTheirs ? { time: 'none', over: 'fell-through', offeredBy } : over('fell-through');
  }
}

/** What follows for a meeting from what the pair does: a pause sets aside the times that wait, an end lets everything go. */
export function afterPair(standing: Standing, what: 'pause' | 'resume' | 'close'): Moved | 'same' {
  const { time, offeredBy } = standing;
  if (what === 'resume' || standing.pair === 'closed') return 'same';
  if (what === 'pause') return offeredBy ? { time, ended: 'withdrawn' } : 'same';
  return { time: 'none', over: 'cancelled', ...(offeredBy && { ended: 'closed' }) };
}

/** What stood on a form when it was opened. */
export interface Seen {
  meetingId?: string | undefined;
  sequence: number;
  offerId?: string | undefined;
}

/** What is seen now. */
export function seenNow(book: Book, now: Date): Seen {
  const open = openMeeting(book);
  return { meetingId: open?.id, sequence: open?.sequence ?? 0, offerId: waitingOffer(book, now)?.id };
}

/** A press, with what it names. */
export type Press =
  | { move: 'offer'; formId: string; seen: Seen }
  | { move: 'arrange'; formId: string; seen: Seen; time: Date }
  /**
   * `isOpenOne`: the coming meeting took place earlier. `isAnother`: not the one that is noted for that day. `zone`: whose day it
   * is, of whoever logs.
   */
  | {
      move: 'log';
      formId: string;
      seen: Seen;
      time: Date;
      isOpenOne?: boolean;
      isAnother?: boolean;
      zone?: string | null;
    }
  | { move: 'take'; offerId: string; time: Date }
  | { move: 'withdraw' | 'none-of-these'; offerId: string }
  | { move: 'cancel' | 'met' | 'not-yet' | 'fell-through'; meetingId: string; sequence: number };

/** The meeting after a press, which may be an old one: what it names decides. @param now when the press arrives */
export function afterPress(book: Book, press: Press, by: Side, now: Date): Outcome {
  const standing = standingAt(book, now);
  if (!mayAnything(standing, by) || !hasMove(press.move, by)) return undefined;
  const named = byName(book, press, by, now);
  if (named === 'no') return undefined;
  return named === 'current' ? afterMove(standing, press.move, by) : named;
}

/** What a press that names it is judged as: by what is current, or by what became of what it names. */
type Named = 'current' | 'no' | 'same' | Moved;

function byName(book: Book, press: Press, by: Side, now: Date): Named {
  switch (press.move) {
    case 'offer':
      if (book.offers.some(({ formId }) => formId === press.formId)) return 'same';
      return isOutdated(book, press.seen, now) ? 'no' : 'current';
    case 'arrange':
      return namedArrange(book, press, now);
    case 'log':
      return namedLog(book, press, now);
    case 'take':
      return namedTake(book, press, now);
    case 'withdraw':
    case 'none-of-these': {
      const offer = book.offers.find(({ id }) => id === press.offerId);
      if (!offer || (offer.sentBy === by) !== (press.move === 'withdraw') || offer.ended === 'taken') return 'no';
      return openTimes(offer, now).length > 0 ? 'current' : 'same';
    }
    default:
      return namedMeeting(book, press);
  }
}

/** Whether a form was opened before the time that stands, or the times that wait, were there; or is of a meeting that is over. */
function isOutdated(book: Book, seen: Seen, now: Date): boolean {
  const is = seenNow(book, now);
  const isOver = seen.meetingId !== undefined && seen.meetingId !== is.meetingId;
  const hasTime = openMeeting(book)?.startsAt !== null && is.meetingId !== undefined;
  const isOther = seen.meetingId !== is.meetingId || seen.sequence !== is.sequence;
  return isOver || (hasTime && isOther) || (is.offerId !== undefined && is.offerId !== seen.offerId);
}

const isOfForm = ({ meetings }: Book, formId: string): boolean => meetings.some(({ forms }) => forms.includes(formId));

const isAt = (time: Date | null | undefined, instant: Date): boolean => time?.getTime() === instant.getTime();

function namedArrange(book: Book, { formId, seen, time }: Press & { move: 'arrange' }, now: Date): Named {
  if (isOfForm(book, formId)) return 'same';
  if (isAt(openMeeting(book)?.startsAt, time) && !waitingOffer(book, now)) return 'same';
  return isOutdated(book, seen, now) ? 'no' : 'current';
}

/** When the two are noted to have met on the day of an instant; undefined where they are not. @param zone whose day it is */
export const metOn = ({ meetings }: Pick<Book, 'meetings'>, time: Date, zone: string | null): Date | undefined =>
  meetings.find(
    ({ state, startsAt }) => state === 'met' && startsAt && localDay(zone, startsAt) === localDay(zone, time),
  )?.startsAt ?? undefined;

function namedLog(book: Book, press: Press & { move: 'log' }, now: Date): Named {
  const { formId, seen, time, isOpenOne, isAnother = false, zone = null } = press;
  if (isOfForm(book, formId)) return 'same';
  const isNoted = book.meetings.some(({ state, startsAt }) => state === 'met' && isAt(startsAt, time));
  if (time > now || isNoted || (!isAnother && metOn(book, time, zone))) return 'no';
  if (!isOpenOne) return 'current';
  const open = openMeeting(book);
  const { time: stands } = standingAt(book, now);
  if (stands === 'none' || open?.id !== seen.meetingId || open?.sequence !== seen.sequence) return 'no';
  return { time: 'none', over: 'met', logs: 'this', ...(waitingOffer(book, now) && { ended: 'closed' }) };
}

function namedTake(book: Book, { offerId, time }: Press & { move: 'take' }, now: Date): Named {
  const offer = book.offers.find(({ id }) => id === offerId);
  if (!offer) return 'no';
  const open = openMeeting(book);
  if (offer.ended === 'taken')
    return isAt(offer.taken, time) && open?.id === offer.meetingId && isAt(open.startsAt, time) ? 'same' : 'no';
  return openTimes(offer, now).some((one) => isAt(one, time)) ? 'current' : 'no';
}

type OfMeeting = Press & { move: 'cancel' | 'met' | 'not-yet' | 'fell-through' };

const endOf = { cancel: 'cancelled', met: 'met', 'fell-through': 'fell-through', 'not-yet': undefined } as const;

function namedMeeting({ meetings }: Book, { move, meetingId, sequence }: OfMeeting): Named {
  const meeting = meetings.find(({ id }) => id === meetingId);
  if (!meeting) return 'no';
  if (meeting.state !== 'wanted' && meeting.state !== 'set') return meeting.state === endOf[move] ? 'same' : 'no';
  if (meeting.sequence === sequence) return 'current';
  // That nothing became of that time is said already.
  return (move === 'not-yet' || move === 'fell-through') && meeting.sequence > sequence ? 'same' : 'no';
}
