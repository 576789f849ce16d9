import { sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import { shorten } from '../slack/mrkdwn.ts';
import { type Book, openMeeting, openTimes, passedOffer, type Side, standingAt, waitingOffer } from './meeting.ts';
import { inBothZones, inOneZone, type Zones } from './time/clocks.ts';

/** Who reads of the meetings of a pair. */
export interface Viewer {
  edition: Edition;
  side: Side;
  zones: Zones;
  /** When it is read: a day of another year names it. */
  now: Date;
  /** How the other of the two is called for them. */
  name: string;
}

/** What a pair's meetings look like to one of the two. */
export interface Shown {
  pairId: string;
  pausedUntil: string | null;
  book: Book;
  now: Date;
  /** The times that whoever reads offered last were over before a message with them went. */
  isUnheard?: boolean;
  /** What the two tried came to nothing twice running. */
  isSilent?: boolean;
  /** The meeting that took place last, of which the mentee has written nothing yet. */
  unwritten?: { meetingId: string; startsAt: Date | null } | undefined;
}

/** Whether the mentee is told what she can do about a silence: not while something stands, or waits for an answer. */
export function saysSilent({ side }: Viewer, { book, now, isSilent }: Shown): boolean {
  const { time, offeredBy, pair } = standingAt(book, now);
  return isSilent === true && side === 'mentee' && pair === 'active' && time === 'none' && !offeredBy;
}

/** What whoever reads has at a time with somebody else: theirs alone to know. */
export interface Busy {
  startsAt: Date;
  minutes: number;
  name: string;
}

/** That whoever reads meets somebody else then; undefined where they do not. */
export function busyLine(viewer: Viewer, busy: readonly Busy[], time: Date, minutes: number): string | undefined {
  const until = time.getTime() + minutes * 60_000;
  const other = busy.find(
    (one) => one.startsAt.getTime() < until && one.startsAt.getTime() + one.minutes * 60_000 > time.getTime(),
  );
  const { mine } = viewer.zones;
  const when = other && whenOf({ ...viewer, zones: { mine, theirs: mine } }, other.startsAt);
  return other && when ? say(viewer.edition, 'timeBusy', { name: other.name, when }) : undefined;
}

/** As much of a name as stands in one place. */
const nameLimit = 100;

/** Who reads, of two. @param zones IANA names; null where Slack has not told */
export function viewerOf(
  edition: Edition,
  { side, names, zones }: { side: Side; names: Record<Side, string>; zones: Record<Side, string | null> },
  now: Date,
): Viewer {
  const other = side === 'mentee' ? 'mentor' : 'mentee';
  const name = shorten(names[other], nameLimit) || say(edition, 'sharedNoName');
  return { edition, side, name, now, zones: { mine: zones[side], theirs: zones[other] } };
}

/** An instant in the zones of both. */
export const whenOf = ({ edition, zones, now }: Viewer, instant: Date): string =>
  inBothZones(edition, zones, instant, now);

/** The same in words that go to somebody outside of Slack: never without a zone, unless both have one. */
export const whenToSend = (viewer: Viewer, instant: Date): string =>
  viewer.zones.theirs === null
    ? inOneZone(viewer.edition, viewer.zones.mine, instant, viewer.now)
    : whenOf(viewer, instant);

/** How it stands, first of all: in a sentence or two. */
export function stateLines(viewer: Viewer, shown: Shown): string[] {
  const { book, now, pausedUntil } = shown;
  const { edition, name, side } = viewer;
  const { pair, withBot, time } = standingAt(book, now);
  if (pair === 'closed') return [say(edition, 'meetClosed', { name })];
  const meeting = openMeeting(book);
  const when = meeting?.startsAt ? whenOf(viewer, meeting.startsAt) : '';
  const offer = waitingOffer(book, now);
  const isMine = offer?.sentBy === side;
  const offered = !offer
    ? undefined
    : time === 'set' || time === 'running'
      ? say(edition, isMine ? 'meetMoveMine' : 'meetMoveTheirs', { name, minutes: offer.minutes })
      : say(edition, isMine ? 'meetOfferMine' : 'meetOfferTheirs', { name, minutes: offer.minutes });
  const minutes = meeting?.minutes ?? 0;
  const none = waitsForTime(book) ? say(edition, 'meetWaits', { name }) : say(edition, 'meetNoTime', { name });
  const passed = passedLine(viewer, shown);
  const stands = {
    none: offer ? undefined : none,
    set: say(edition, 'meetSet', { name, when, minutes }),
    running: say(edition, 'meetRunning', { name, when, minutes }),
    passed: say(edition, 'meetPassed', { name, when }),
  }[time];
  return [
    ...(pair === 'paused' && pausedUntil
      ? [say(edition, 'meetPaused', { date: sayDay(pausedUntil, edition.spelling) })]
      : []),
    ...(saysSilent(viewer, shown) ? [say(edition, 'meetSilent', { name })] : []),
    ...(stands ? [stands] : []),
    ...(passed ? [passed] : []),
    ...(offered ? [offered] : []),
    ...(withBot ? [] : [say(edition, 'meetNoBot', { name })]),
  ];
}

/** The same with the times that wait, in one text: where a press in a message came too late. */
export function standsNow(viewer: Viewer, shown: Shown): string {
  const offer = waitingOffer(shown.book, shown.now);
  const times = offer ? openTimes(offer, shown.now).map((time) => whenOf(viewer, time)) : [];
  return [...stateLines(viewer, shown), ...times.map((time) => `• ${time}`)].join('\n');
}

/** Whether a time stood for the meeting that is open, and none does: "not yet" was said, or as much. */
function waitsForTime(book: Book): boolean {
  const open = openMeeting(book);
  return open !== undefined && !open.startsAt && open.sequence > 0;
}

/** That the times which whoever reads offered last have gone by; undefined where others wait, or they do. */
function passedLine({ edition, side, name }: Viewer, { book, now, isUnheard }: Shown): string | undefined {
  if (book.pair !== 'active' || !passedOffer(book, side, now)) return undefined;
  return say(edition, isUnheard ? 'offerOverUnheard' : 'offerOver', { name });
}

/** For Home, in a line each: what stands, and what is offered; nothing where neither is. */
export function homeLines(viewer: Viewer, shown: Shown): string[] {
  const { book, now } = shown;
  const { edition, name, side } = viewer;
  const { time, offeredBy } = standingAt(book, now);
  const { startsAt, minutes = 0 } = openMeeting(book) ?? {};
  const when = startsAt ? whenOf(viewer, startsAt) : '';
  const passed = passedLine(viewer, shown);
  const stands =
    time === 'passed'
      ? say(edition, 'meetPassed', { name, when })
      : time !== 'none'
        ? say(edition, 'meetSet', { name, when, minutes })
        : // He has not been told that she said so.
          waitsForTime(book) && side === 'mentee' && !offeredBy && !passed
          ? say(edition, 'meetWaits', { name })
          : undefined;
  const offered = offeredBy && say(edition, offeredBy === side ? 'homeMeetMine' : 'homeMeetTheirs', { name });
  const silent = saysSilent(viewer, shown) ? say(edition, 'meetSilent', { name }) : undefined;
  const { unwritten } = shown;
  const met = unwritten && (unwritten.startsAt ? whenOf(viewer, unwritten.startsAt) : undefined);
  const written = met && say(edition, 'homeMet', { name, when: met });
  return [silent, written, stands, passed, offered].flatMap((line) => line ?? []);
}
