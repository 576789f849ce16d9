import { type Day, sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { DayProblem } from '../forms/table.ts';

/** How far away a goal may be: beyond that a day says nothing, and is more likely a slip (9999). */
const yearsAhead = 5;

/** The last day that can be chosen. */
export const lastDue = (today: Day): Day => Temporal.PlainDate.from(today).add({ years: yearsAhead }).toString();

/**
 * What is wrong with a day chosen for a goal, or undefined. Today is fine.
 *
 * @param text as it came from the form, which may be forged
 * @param today the day it is for the mentee
 */
export function dueProblem(text: string, today: Day): DayProblem | undefined {
  if (!isDay(text)) return 'no-day';
  if (text < today) return 'past';
  return text > lastDue(today) ? 'far' : undefined;
}

/** What is wrong with it, and what to do. */
export function dueProblemWords(edition: Edition, problem: DayProblem, today: Day): string {
  if (problem === 'far') return say(edition, 'goalDueFar', { date: sayDay(lastDue(today), edition.spelling) });
  return say(edition, problem === 'past' ? 'goalDuePast' : 'goalDueMissing');
}

/** Whether the day of an open goal has gone by: then it is asked, without reproach, what should become of it. */
export const hasPassed = (due: Day, today: Day): boolean => due < today;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}
