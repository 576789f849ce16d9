import { type Day, localDay } from '../calendar.ts';
import type { Person } from '../db/schema.ts';
import { type HoursOf, ownDays, ownHours, usualDays, usualHours } from '../surfaces/allowed.ts';
import { isNightsDay, nightsOf } from './nights.ts';

/** A span of days, both included. */
export interface Span {
  from: Day;
  until: Day;
}

/** When messages come to somebody, as they have set it, and what holds them now or soon. What has gone by is left out. */
export interface HoursSet {
  /** Whole hours of their clock; 24 is midnight. */
  from: number;
  until: number;
  /** 1 Monday to 7 Sunday, in that order. */
  days: readonly number[];
  away?: Span | undefined;
  /** Those days have not begun. */
  isAwayAhead?: boolean;
  nights?: Day | undefined;
  /** The day on which Slack's own away ends. */
  slackAway?: Day | undefined;
}

/** What counts for who has set nothing. */
export const usual: HoursSet = { ...usualHours, days: usualDays };

/** What somebody has set, as it counts at an instant. */
export function hoursSet(person: HoursOf & { nights_until: Day | null }, now: Date): HoursSet {
  const { time_zone: zone, away_from: from, away_until: until, status_until: status } = person;
  const away = from && until && until >= localDay(zone, now) ? { from, until } : undefined;
  return {
    ...{ ...ownHours(person), days: ownDays(person).toSorted(), nights: nightsOf(person, now), away },
    isAwayAhead: away !== undefined && away.from > localDay(zone, now),
    slackAway: status && status > now ? localDay(zone, status) : undefined,
  };
}

/** What was sent of the form; '' or NaN where nothing that could be meant was chosen. */
export interface HoursSent {
  from: number;
  until: number;
  days: readonly number[];
  awayFrom: Day;
  awayUntil: Day;
  nights: Day;
}

/** What is to be mended, by the field of the form, and the sentence that says how. */
export type HoursProblems = Partial<Record<keyof HoursSent, HoursProblem>>;
type HoursProblem = 'hoursWrong' | 'hoursDaysWrong' | 'awayHalf' | 'awayOrder' | 'awayWrong' | 'nightsDayWrong';

const isHour = (hour: number, first: number): boolean => Number.isInteger(hour) && hour >= first && hour < first + 24;

/** What of a form is to be mended before it can be kept. @param today where they are */
export function hoursProblems(sent: HoursSent, today: Day): HoursProblems {
  const { from, until, days, awayFrom, awayUntil, nights } = sent;
  const isWindow = isHour(from, 0) && isHour(until, 1) && until - from >= 1;
  const away = awayProblem(awayFrom, awayUntil, today);
  return {
    ...(!isWindow && { until: 'hoursWrong' as const }),
    ...(days.length === 0 && { days: 'hoursDaysWrong' as const }),
    ...away,
    ...(nights !== '' && !isNightsDay(nights, today) && { nights: 'nightsDayWrong' as const }),
  };
}

function awayProblem(from: Day, until: Day, today: Day): HoursProblems {
  if (from === '' && until === '') return {};
  if (from === '') return { awayFrom: 'awayHalf' };
  if (until === '') return { awayUntil: 'awayHalf' };
  if (until < from) return { awayUntil: 'awayOrder' };
  // As with nights: it ends within a year, and has not ended.
  return isNightsDay(until, today) ? {} : { awayUntil: 'awayWrong' };
}

/** The columns of somebody's row that say when messages may come. */
export type KeptHours = Pick<
  Person,
  'hours_from' | 'hours_until' | 'working_days' | 'away_from' | 'away_until' | 'nights_until'
>;

/** As it is kept: nothing where it is as usual. */
export function keptHours({ from, until, days, awayFrom, awayUntil, nights }: HoursSent): KeptHours {
  const isUsual = days.length === usualDays.length && usualDays.every((day) => days.includes(day));
  return {
    hours_from: from === usualHours.from ? null : from,
    hours_until: until === usualHours.until ? null : until,
    working_days: isUsual ? null : days.toSorted(),
    away_from: awayFrom || null,
    away_until: awayUntil || null,
    nights_until: nights || null,
  };
}
