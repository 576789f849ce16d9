import { type Day, localDay } from '../../calendar.ts';
import { allowedAt, dayBegins, type HoursOf, ownDays, usualDays } from '../../surfaces/allowed.ts';

/** The day so many working days before another one. */
function workingDaysBefore(day: Day, count: number, isWorking: (day: Temporal.PlainDate) => boolean): Day {
  let at = Temporal.PlainDate.from(day);
  for (let left = count; left > 0; ) {
    at = at.subtract({ days: 1 });
    if (isWorking(at)) left -= 1;
  }
  return at.toString();
}

/**
 * When "share your agenda" comes to the mentee: in her hours, one working day of hers before the day on which the two agreed
 * to have it.
 *
 * @param lead in working days, as agreed
 * @param now when the time of the meeting is set
 * @returns undefined where that hour has passed by then, or nights and the like hold it until the meeting: what tells her of the time
 *   leads to the agenda, and nothing is pushed for it
 */
export function askedToShareAt(mentee: HoursOf, startsAt: Date, lead: number, now: Date): Date | undefined {
  const { holidays = [] } = mentee;
  // What two agreed goes by the days on which most people work, the day before by hers.
  const shared = workingDaysBefore(localDay(mentee.time_zone, startsAt), lead, (one) =>
    usualDays.includes(one.dayOfWeek),
  );
  const isHers = (one: Temporal.PlainDate): boolean =>
    ownDays(mentee).includes(one.dayOfWeek) && !holidays.includes(one.toString());
  const from = dayBegins(mentee, workingDaysBefore(shared, 1, isHers));
  if (from < now) return undefined;
  const at = allowedAt(mentee, { hours: 'day' }, from);
  return at < startsAt ? at : undefined;
}
