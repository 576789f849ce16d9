import { type Day, localDay } from '../calendar.ts';

/** The day that stands in the form of nights at first: a week of them. */
export const usualNights = (today: Day): Day => Temporal.PlainDate.from(today).add({ days: 6 }).toString();

/** Whether nights may last until a day: today at the earliest, within a year. */
export const isNightsDay = (day: Day, today: Day): boolean =>
  day >= today && day <= Temporal.PlainDate.from(today).add({ years: 1 }).toString();

/** Until when somebody works nights; undefined once the day has gone by: it ends by itself. */
export function nightsOf(person: { nights_until: Day | null; time_zone: string | null }, now: Date): Day | undefined {
  const { nights_until: until, time_zone: zone } = person;
  return until !== null && until >= localDay(zone, now) ? until : undefined;
}
