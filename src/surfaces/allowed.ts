import { type Day, localDay, localHour } from '../calendar.ts';

/**
 * When a message may reach its reader: `any` is what their own press brought; `at once` what is told at any hour; `day`
 * what keeps their hours and days off; `every day` what is for a day of its own: it keeps their hours alone. The
 * operator's pause holds all but the first.
 */
export type Hours = 'any' | 'at once' | 'day' | 'every day';

/** The hours of a day of who has said no other: [from, until). What nobody asked for just now comes in the day. */
export const usualHours = { from: 8, until: 19 } as const;
/** The working days of who has said no others: Monday to Friday, as ISO has them from 1. */
export const usualDays: readonly number[] = [1, 2, 3, 4, 5];

/** Whom it is to reach, as far as their hours go; what is not there is as usual, or holds nothing. */
export interface HoursOf {
  time_zone: string | null;
  /** Whole hours of their clock, 0 to 23 and 1 to 24. */
  hours_from?: number | null | undefined;
  hours_until?: number | null | undefined;
  /** 1 Monday to 7 Sunday. */
  working_days?: readonly number[] | null | undefined;
  /** The last day of the nights that they work. */
  nights_until?: Day | null | undefined;
  /** The first and the last day on which they are away. */
  away_from?: Day | null | undefined;
  away_until?: Day | null | undefined;
  /** The end of a status of Slack's that counts as away. */
  status_until?: Date | null | undefined;
  /** Until when the operator holds everything. */
  paused_until?: Date | null | undefined;
  /** Days off for everybody, as the operator names them. */
  holidays?: readonly Day[] | undefined;
}

/**
 * The hours of somebody's day, [from, until) by their clock; 24 is midnight. What leaves no hour at all, which the database
 * refuses, counts as usual: somebody who can never be written to would be looked for among all days to come.
 */
export function ownHours({ hours_from, hours_until }: HoursOf): { from: number; until: number } {
  const own = { from: hours_from ?? usualHours.from, until: hours_until ?? usualHours.until };
  return own.from >= 0 && own.until <= 24 && own.until - own.from >= 1 ? own : usualHours;
}

/** Somebody's working days, 1 Monday to 7 Sunday; where there is none among them, the usual ones. */
export function ownDays({ working_days: days }: HoursOf): readonly number[] {
  const known = (days ?? []).filter((day) => day >= 1 && day <= 7);
  return known.length > 0 ? known : usualDays;
}

/** The instant at which somebody's hours of a day begin. @throws RangeError when the text is no day */
export const dayBegins = (person: HoursOf, day: Day): Date => atHour(person, day, ownHours(person).from);

/** The instant at which somebody's hours of a day are over. @throws RangeError when the text is no day */
export const dayEnds = (person: HoursOf, day: Day): Date => atHour(person, day, ownHours(person).until);

/**
 * The first instant, from the given one on, at which a message of a kind may reach somebody: what may push, asks here. There
 * is one for everybody: each of them has an hour a week, and what holds has an end.
 *
 * @param person whose zone, hours and days count; undefined where nobody is, such as whoever has been erased
 */
export function allowedAt(person: HoursOf | undefined, { hours }: { hours: Hours }, instant: Date): Date {
  if (!person || hours === 'any') return instant;
  const free = later(instant, person.paused_until);
  if (hours === 'at once') return free;
  const from = hours === 'day' ? later(free, person.status_until) : free;
  for (let day = localDay(person.time_zone, from); ; day = nextDay(day)) {
    if (hours === 'day') day = firstWorkingDay(person, day);
    const [begins, ends] = [dayBegins(person, day), dayEnds(person, day)];
    // Where the clocks skip all of it, that day has none.
    if (from < ends && begins < ends) return later(begins, from);
  }
}

/** The first day from this one on that is no day off, and lies in no nights and no days away. */
function firstWorkingDay(person: HoursOf, from: Day): Day {
  let day = from;
  for (;;) {
    const held = heldUntil(person, day);
    if (held === undefined) return day;
    day = nextDay(held);
  }
}

/** Until which day something holds this one; undefined where nothing does. Days in ISO form compare as text. */
function heldUntil(person: HoursOf, day: Day): Day | undefined {
  const { nights_until: nights, away_from: from, away_until: until, holidays = [] } = person;
  if (nights && day <= nights) return nights;
  if (from && until && from <= day && day <= until) return until;
  const isOff = !ownDays(person).includes(Temporal.PlainDate.from(day).dayOfWeek) || holidays.includes(day);
  return isOff ? day : undefined;
}

const atHour = ({ time_zone: zone }: HoursOf, day: Day, hour: number): Date =>
  hour < 24 ? localHour(zone, day, hour) : localHour(zone, nextDay(day), hour - 24);

const later = (one: Date, other: Date | null | undefined): Date => (other && other > one ? other : one);

const nextDay = (day: Day): Day => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
