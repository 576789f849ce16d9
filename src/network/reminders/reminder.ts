import type { Day } from '../../calendar.ts';

/** What she wants to be reminded of, by the key of what her map shows, and the day she chose. */
export interface Reminder {
  id: string;
  key: string;
  day: Day;
  /** The message that tells her, or has told her. */
  message: string | null;
}

/** A reminder as the schedule sees it: what it is about stays sealed. */
export interface DueReminder {
  id: string;
  day: Day;
}

/** The hour of her day at which she is reminded. */
export const reminderHour = 9;

/** The day that stands in the form at first: today in a week. */
export const usualReminder = (today: Day): Day => Temporal.PlainDate.from(today).add({ days: 7 }).toString();

/** Whether somebody can be reminded on a day: tomorrow at the earliest, within a year. Hers to choose, days off too. */
export const isReminderDay = (day: Day, today: Day): boolean =>
  day > today && day <= Temporal.PlainDate.from(today).add({ years: 1 }).toString();

/** Whether it is put away still. On its day it stands on her map again, whether or not the message has come. */
export const isPutAway = ({ day }: Pick<Reminder, 'day'>, today: Day): boolean => day > today;

/** The day of the newest of some reminders, where that lies before today: a message then must not say "today". */
export function dayBefore(reminders: readonly Pick<Reminder, 'day'>[], today: Day): Day | undefined {
  const newest = reminders
    .map(({ day }) => day)
    .toSorted()
    .at(-1);
  return newest && newest < today ? newest : undefined;
}

/** When the schedule first looks at a reminder: as soon as it is the hour of that day anywhere, in UTC+14. */
export const firstLook = (day: Day): Date =>
  new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: '+14:00', plainTime: { hour: reminderHour } })
      .epochMilliseconds,
  );

const hourMs = 60 * 60 * 1000;

/**
 * When to look again at a reminder whose hour is at `due` where she is now; undefined when that has come. An hour later
 * at the latest, since she may travel meanwhile.
 */
export function nextLook(due: Date, now: Date): Date | undefined {
  if (due <= now) return undefined;
  return new Date(Math.min(due.getTime(), now.getTime() + hourMs));
}
