import type { Day } from '../../calendar.ts';

/** What she wants to be reminded of, by the key of what her map shows, and the day she chose. */
export interface Reminder {
  id: string;
  key: string;
  day: Day;
  /** The message of the release before that has told her of it. */
  message: string | null;
}

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
