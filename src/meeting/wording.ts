import { sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import { shorten } from '../slack/mrkdwn.ts';
import { type Book, openMeeting, openTimes, type Side, standingAt, waitingOffer } from './meeting.ts';
import { inBothZones, inOneZone, type Zones } from './time/clocks.ts';

/** Who reads of the meetings of a pair. */
export interface Viewer {
  edition: Edition;
  side: Side;
  zones: Zones;
  /** How the other of the two is called for them. */
  name: string;
}

/** What a pair's meetings look like to one of the two. */
export interface Shown {
  pairId: string;
  pausedUntil: string | null;
  book: Book;
  now: Date;
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
): Viewer {
  const other = side === 'mentee' ? 'mentor' : 'mentee';
  const name = shorten(names[other], nameLimit) || say(edition, 'sharedNoName');
  return { edition, side, name, zones: { mine: zones[side], theirs: zones[other] } };
}

/** An instant in the zones of both. */
export const whenOf = ({ edition, zones }: Viewer, instant: Date): string => inBothZones(edition, zones, instant);

/** The same in words that go to somebody outside of Slack: never without a zone, unless both have one. */
export const whenToSend = (viewer: Viewer, instant: Date): string =>
  viewer.zones.theirs === null ? inOneZone(viewer.edition, viewer.zones.mine, instant) : whenOf(viewer, instant);

/** How it stands, first of all: in a sentence or two. */
export function stateLines(viewer: Viewer, { book, now, pausedUntil }: Shown): string[] {
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
      ? say(edition, isMine ? 'meetMoveMine' : 'meetMoveTheirs', { name })
      : say(edition, isMine ? 'meetOfferMine' : 'meetOfferTheirs', { name });
  const stands = {
    none: offer ? undefined : say(edition, 'meetNoTime', { name }),
    set: say(edition, 'meetSet', { name, when }),
    running: say(edition, 'meetRunning', { name, when }),
    passed: say(edition, 'meetPassed', { name, when }),
  }[time];
  return [
    ...(pair === 'paused' && pausedUntil
      ? [say(edition, 'meetPaused', { date: sayDay(pausedUntil, edition.spelling) })]
      : []),
    ...(stands ? [stands] : []),
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

/** In one line, for Home; undefined where nothing stands and nothing waits. */
export function homeLine(viewer: Viewer, { book, now }: Shown): string | undefined {
  const { edition, name, side } = viewer;
  const { time, offeredBy } = standingAt(book, now);
  const startsAt = openMeeting(book)?.startsAt;
  const when = startsAt ? whenOf(viewer, startsAt) : '';
  if (offeredBy && offeredBy !== side) return say(edition, 'homeMeetTheirs', { name });
  if (time === 'passed') return say(edition, 'meetPassed', { name, when });
  if (time !== 'none') return say(edition, 'meetSet', { name, when });
  return offeredBy ? say(edition, 'homeMeetMine', { name }) : undefined;
}
