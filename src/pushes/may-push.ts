import { type Day, localDay, localHour } from '../calendar.ts';
import { allowedAt, dayBegins, type HoursOf } from '../surfaces/allowed.ts';

/** Whose caps a message counts in: hers who steers, or a mentor's over all pairs. */
export type Side = 'mentee' | 'mentor';

/** Who is to read it. */
export interface PushReader extends HoursOf {
  deactivated_at: Date | null;
  is_bot: boolean;
}

/** For which day something is to be told. */
export interface Due {
  /** Without one it comes as soon as it may. */
  day?: Day | undefined;
  /** The reader set the day herself: no day off and no nights hold it. */
  isHers: boolean;
  /** Nothing but the week itself brings it: it goes in a week in which no other went, and for which none is dated. */
  planned?: { isOtherDated: boolean } | undefined;
}

/** What is to be told. */
export interface Pushing extends Due {
  side: Side;
  /** Told at once to the one concerned: it has its hours, and no cap counts it. */
  uncounted?: true;
}

/** What went on a day, as the ledger has it: the numbers are those of the day and of the week. */
export interface Went {
  side: Side;
  on: Day;
  ofDay: number;
  week: string;
  ofWeek: number;
}

/**
 * What may become of something that is to be told: a message now, on its day in the ledger; not before an instant; it
 * stands in Home and rides with the next message; never, to this reader or in this week.
 */
export type Verdict =
  | { do: 'now'; went: Went }
  | { do: 'not before'; instant: Date }
  | { do: 'ride'; because: 'day full' | 'week full' | 'too late' }
  | { do: 'never'; because: 'left' | 'bot' | 'week has one' | 'one is dated' };

const caps: Readonly<Record<Side, { day: number; week: number }>> = {
  mentee: { day: 1, week: 4 },
  mentor: { day: 2, week: Number.POSITIVE_INFINITY },
};

/**
 * Whether a message that its reader's own press did not bring may go at an instant. Everything that pushes asks here, and
 * again before it is sent.
 *
 * A day that she set comes at her first allowed hour of it, on a day off and in nights too; late by then, it comes in the
 * morning after, if that is a working day of hers, and else not by itself. Any other waits for her next allowed hour. A
 * mentor's that finds no room goes the next day; a mentee's rides with the next. What is planned rides with nothing.
 *
 * @param ledger what has gone to this reader; a week back is enough
 */
export function mayPush(person: PushReader, pushing: Pushing, instant: Date, ledger: readonly Went[]): Verdict {
  if (person.is_bot) return { do: 'never', because: 'bot' };
  if (person.deactivated_at) return { do: 'never', because: 'left' };
  const { day, isHers, side } = pushing;
  const { time_zone: zone } = person;
  const today = localDay(zone, instant);
  if (day && day > today) return { do: 'not before', instant: dayBegins(person, day) };
  // Whether it comes too late is known once the operator's pause is over.
  const { paused_until: paused } = person;
  if (isHers && day && paused && paused > instant) return { do: 'not before', instant: paused };
  const at = allowedAt(person, { hours: isHers && day === today ? 'every day' : 'day' }, instant);
  if (isHers && day && localDay(zone, at) > dayAfter(day)) return { do: 'ride', because: 'too late' };
  const mine = ledger.filter((one) => one.side === side);
  const week = weekOf(today);
  // It displaces nothing, and waits for no room.
  if (pushing.planned && mine.some((one) => one.week === week)) return { do: 'never', because: 'week has one' };
  if (pushing.planned?.isOtherDated) return { do: 'never', because: 'one is dated' };
  if (at > instant) return { do: 'not before', instant: at };
  const ofDay = firstFree(mine.filter(({ on }) => on === today).map((one) => one.ofDay));
  const ofWeek = firstFree(mine.filter((one) => one.week === week).map((one) => one.ofWeek));
  if (!pushing.uncounted && (ofDay > caps[side].day || ofWeek > caps[side].week))
    return withoutRoom(person, side, today, ofDay > caps[side].day ? 'day full' : 'week full');
  return { do: 'now', went: { side, on: today, ofDay, week, ofWeek } };
}

function withoutRoom(person: PushReader, side: Side, today: Day, because: 'day full' | 'week full'): Verdict {
  if (side === 'mentee') return { do: 'ride', because };
  const tomorrow = localHour(person.time_zone, dayAfter(today), 0);
  return { do: 'not before', instant: allowedAt(person, { hours: 'day' }, tomorrow) };
}

/** The smallest number from 1 on that is not among these. */
function firstFree(taken: readonly number[]): number {
  let free = 1;
  while (taken.includes(free)) free++;
  return free;
}

const dayAfter = (day: Day): Day => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

/** The ISO week of a day, such as 2026-W50; the year is the week's. */
export function weekOf(day: Day): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(day);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}

/** When the schedule first looks at something for a day: as soon as that day begins anywhere, in UTC+14. */
export const firstLook = (day: Day): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: '+14:00' }).epochMilliseconds);

const hourMs = 60 * 60 * 1000;

/**
 * When to look again at what may not come before an instant: an hour later at the latest, since people travel; but not
 * before its day begins anywhere.
 */
export function nextLook(notBefore: Date, now: Date, day?: Day): Date {
  const first = day ? firstLook(day) : now;
  if (first > now) return first;
  return new Date(Math.min(notBefore.getTime(), now.getTime() + hourMs));
}

/**
 * Whether she had it in her own hands on its day, after the hour at which it would have come: then it is not told to her
 * on top.
 *
 * @param notedAt when she last noted it; null where that says nothing
 */
export function inHand(person: HoursOf, { day, isHers }: Due, notedAt: Date | null): boolean {
  if (!isHers || !day || !notedAt) return false;
  return localDay(person.time_zone, notedAt) === day && notedAt >= dayBegins(person, day);
}
