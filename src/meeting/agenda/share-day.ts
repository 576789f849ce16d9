import { type Day, localDay, localHour } from '../../calendar.ts';
import { allowedAt, dayHours, type HoursOf } from '../../surfaces/allowed.ts';

/** The day so many working days before another one; Saturdays and Sundays count as none. */
function workingDaysBefore(day: Day, count: number): Day {
  let at = Temporal.PlainDate.from(day);
  for (let left = count; left > 0; ) {
    at = at.subtract({ days: 1 });
    if (at.dayOfWeek <= 5) left -= 1;
  }
  return at.toString();
}

/**
 * When "share your agenda" comes to the mentee: in her hours, one working day of hers before the day on which the two agreed
 * to have it.
 *
 * @param lead in working days, as agreed
 * @param now when the time of the meeting is set
 * @returns undefined where that hour has passed by then, or her nights hold it until the meeting: what tells her of the time
 *   leads to the agenda, and nothing is pushed for it
 */
export function askedToShareAt(mentee: HoursOf, startsAt: Date, lead: number, now: Date): Date | undefined {
  const day = workingDaysBefore(localDay(mentee.time_zone, startsAt), lead + 1);
  const from = localHour(mentee.time_zone, day, dayHours.from);
  if (from < now) return undefined;
  const at = allowedAt(mentee, { hours: dayHours }, from);
  return at < startsAt ? at : undefined;
}
