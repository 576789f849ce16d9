import { type Day, localDay, localHour } from '../calendar.ts';
import { type HoursOf, ownDays, ownHours } from '../surfaces/allowed.ts';

/** When somebody wants their nudge, where they are. */
export interface Wish {
  /** 1 for Monday to 7. */
  dayOfWeek: number;
  /** 0 to 23. */
  hour: number;
  /** The first day on which one may come again. */
  pausedUntil?: Day | null | undefined;
}

/** Whose it is: their zone, and the id by which a crowd is spread. */
export interface Whose {
  id: string;
  /** IANA name; null counts as UTC. */
  zone: string | null;
}

/** Of a wish, what somebody's own hours leave out, so that it could never come then. */
export interface LeftOut {
  day: boolean;
  hour: boolean;
}

/** What of a wish lies outside somebody's own hours and working days. */
export function leftOut({ dayOfWeek, hour }: Pick<Wish, 'dayOfWeek' | 'hour'>, person: HoursOf): LeftOut {
  const { from, until } = ownHours(person);
  return { day: !ownDays(person).includes(dayOfWeek), hour: hour < from || hour >= until };
}

/** What comes on a Monday at noon comes over so many minutes. */
const spreadMs = 15 * 60 * 1000;

/** How much later than its hour somebody's nudge comes: always the same for them, less than a quarter of an hour. */
export function spreadOf(id: string): number {
  // FNV-1a: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return hash % spreadMs;
}

/** The instant at which the nudge of a day comes: its hour, never earlier. Where clocks skip that hour, as much later. */
export const instantOn = (day: Day, hour: number, { id, zone }: Whose): Date =>
  new Date(localHour(zone, day, hour).getTime() + spreadOf(id));

/** The first day of the wished weekday whose instant lies after a given one, and no sooner than a pause ends. */
export function nextDayFor({ dayOfWeek, hour, pausedUntil }: Wish, whose: Whose, after: Date): Day {
  const today = localDay(whose.zone, after);
  const from = Temporal.PlainDate.from(pausedUntil && pausedUntil > today ? pausedUntil : today);
  const day = from.add({ days: (dayOfWeek - from.dayOfWeek + 7) % 7 });
  const isAhead = instantOn(day.toString(), hour, whose) > after;
  return (isAhead ? day : day.add({ days: 7 })).toString();
}
