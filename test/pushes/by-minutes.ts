import fc from 'fast-check';
import type { HoursOf } from '../../src/surfaces/allowed.ts';

/*
 * When anything may come to somebody, said by the minute and apart from the product: with the clocks of `Intl`, and weeks
 * and days of its own. What is decided about hours, days off and caps is held against it.
 */

/** A day as 'YYYY-MM-DD'. */
type Day = string;

export const minute = 60_000;

/** Where the hands of a clock stand, and which day it is. */
interface Local {
  day: Day;
  /** Minutes since midnight, by the hands. */
  hands: number;
  /** 1 Monday to 7 Sunday. */
  weekday: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** How far a zone is ahead of UTC in the quarter of an hour of an instant: no zone changes within one. */
function offsetOf(zone: string, at: number): number {
  const quarter = Math.floor(at / (15 * minute)) * 15 * minute;
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const options = { timeZone: zone, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'medium' } as const;
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', options);
  clocks.set(zone, clock);
  const offset = Date.parse(`${clock.format(quarter).replace(' ', 'T')}Z`) - quarter;
  offsets.set(key, offset);
  return offset;
}

export function localAt(zone: string, at: number): Local {
  const shown = new Date(at + offsetOf(zone, at));
  return {
    day: shown.toISOString().slice(0, 10),
    hands: shown.getUTCHours() * 60 + shown.getUTCMinutes(),
    weekday: shown.getUTCDay() || 7,
  };
}

export const plusDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * minute).toISOString().slice(0, 10);
const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
/** The Thursday of a day's week names it. */
export const thursdayOf = (day: Day): Day => plusDays(day, 4 - weekdayOf(day));

/** What somebody has set, or others have for them, in days and hours after the beginning. */
export interface Held {
  hours: { from: number; until: number } | null;
  days: number[] | null;
  /** The last day of nights. */
  nights: number | null;
  /** First and last day. */
  leave: { from: number; days: number } | null;
  holidays: number[];
  /** A status of Slack's that stands from the beginning. */
  status: number | null;
  /** Nobody knows of it before. */
  pause: { from: number; hours: number } | null;
}

export const nothing: Held = {
  ...{ hours: null, days: null, nights: null, leave: null, holidays: [], status: null, pause: null },
};
const inDay = ({ hours }: Held, { hands }: Local): boolean =>
  hands >= (hours?.from ?? 8) * 60 && hands < (hours?.until ?? 19) * 60;

/** Whether the operator holds this minute. */
export const isPaused = ({ hour, held: { pause } }: Stay, at: number): boolean => {
  const since = at / (60 * minute) - hour;
  return pause !== null && since >= pause.from && since < pause.from + pause.hours;
};

/** Of a minute, whether anything at all may come in it, and whether what is for no day of its own may. */
export function openness(stay: Stay): (at: number) => { everyDay: boolean; day: boolean } {
  const { held, zone, hour } = stay;
  const { days, nights, leave, holidays, status } = held;
  const lastNight = nights === null ? '' : dayOf(stay, nights);
  const [gone, back] = leave ? [dayOf(stay, leave.from), dayOf(stay, leave.from + leave.days)] : ['9', '0'];
  const off = new Set(holidays.map((one) => dayOf(stay, one)));
  return (at) => {
    const now = localAt(zone, at);
    const everyDay = inDay(held, now) && !isPaused(stay, at);
    const isOff =
      !(days ?? [1, 2, 3, 4, 5]).includes(now.weekday) ||
      now.day <= lastNight ||
      (now.day >= gone && now.day <= back) ||
      off.has(now.day) ||
      (status !== null && at < (hour + status) * 60 * minute);
    return { everyDay, day: everyDay && !isOff };
  };
}

/** Somebody somewhere, and what holds what comes to them. */
export interface Stay {
  zone: string;
  /** The hour at which it begins, since 1970. */
  hour: number;
  held: Held;
}

/** A day of theirs, so many after that of the beginning. */
export const dayOf = ({ zone, hour }: Stay, days: number): Day => plusDays(localAt(zone, hour * 60 * minute).day, days);

/** The reader's row as it is at an instant: of a pause nobody knows before it begins. */
export function readerAt(stay: Stay, at: number): HoursOf {
  const { held, zone, hour } = stay;
  const instant = (hours: number): Date => new Date((hour + hours) * 60 * minute);
  return {
    time_zone: zone,
    ...(held.hours && { hours_from: held.hours.from, hours_until: held.hours.until }),
    working_days: held.days,
    nights_until: held.nights === null ? null : dayOf(stay, held.nights),
    ...(held.leave && {
      away_from: dayOf(stay, held.leave.from),
      away_until: dayOf(stay, held.leave.from + held.leave.days),
    }),
    holidays: held.holidays.map((one) => dayOf(stay, one)),
    status_until: held.status === null ? null : instant(held.status),
    paused_until: held.pause && isPaused(stay, at) ? instant(held.pause.from + held.pause.hours) : null,
  };
}

const firstHour = Date.parse('2026-01-01T00:00:00Z') / (60 * minute);
/** Half of them begin in the weeks in which clocks change. */
export const someHour = fc.oneof(
  fc.integer({ min: firstHour, max: firstHour + 10 * 365 * 24 }),
  fc
    .tuple(fc.nat(9), fc.constantFrom('03-01', '03-22', '03-28', '10-01', '10-20', '10-30'), fc.nat(23))
    .map(([year, day, hour]) => Date.parse(`${2026 + year}-${day}T00:00:00Z`) / (60 * minute) + hour),
);
export const someHeld: fc.Arbitrary<Held> = fc.record({
  hours: fc.option(
    fc
      .tuple(fc.nat(23), fc.integer({ min: 1, max: 24 }))
      .map(([one, other]) => ({ from: Math.min(one, other - 1), until: Math.max(one + 1, other) })),
  ),
  days: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })),
  nights: fc.option(fc.nat(9)),
  leave: fc.option(fc.record({ from: fc.nat(6), days: fc.nat(8) })),
  holidays: fc.array(fc.nat(12), { maxLength: 3 }),
  status: fc.option(fc.nat(9 * 24)),
  pause: fc.option(fc.record({ from: fc.nat(6 * 24), hours: fc.integer({ min: 1, max: 6 * 24 }) })),
});
