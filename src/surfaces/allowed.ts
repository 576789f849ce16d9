import { type Day, localDay, localHour } from '../calendar.ts';

/**
 * The hours of the reader's day in which something may reach them; `any` for what their own press brought. Days off and
 * nights hold it, unless it comes on every day.
 */
export type Hours = 'any' | { from: number; until: number; everyDay?: boolean };

/** What nobody asked for just now comes in the day. */
export const dayHours = { from: 8, until: 19 } as const satisfies Hours;

/** Whom it is to reach, as far as their hours go. */
export interface HoursOf {
  time_zone: string | null;
  /** The last day of the nights that they work. */
  nights_until?: Day | null | undefined;
}

/**
 * The first instant, from the given one on, at which a message of a kind may reach somebody: what may push, asks here.
 *
 * @param person whose zone and days count; undefined for a channel, which has none
 */
export function allowedAt(person: HoursOf | undefined, kind: { hours: Hours }, instant: Date): Date {
  const { hours } = kind;
  if (!person || hours === 'any') return instant;
  const today = localDay(person.time_zone, instant);
  const at = (day: Day, hour: number): Date => localHour(person.time_zone, day, hour);
  const day = hours.everyDay ? today : firstWorkingDay(today, person.nights_until);
  if (day > today || instant < at(day, hours.from)) return at(day, hours.from);
  if (instant < at(day, hours.until)) return instant;
  const next = nextDay(day);
  return at(hours.everyDay ? next : firstWorkingDay(next, person.nights_until), hours.from);
}

/** The first day from this one on that is no day off, Monday to Friday, and after the nights. */
function firstWorkingDay(from: Day, nightsUntil: Day | null | undefined): Day {
  let day = nightsUntil && nightsUntil >= from ? nextDay(nightsUntil) : from;
  while (Temporal.PlainDate.from(day).dayOfWeek > 5) day = nextDay(day);
  return day;
}

const nextDay = (day: Day): Day => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
