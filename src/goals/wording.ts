import { type Day, localDay, sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { RichLine } from '../slack/blocks.ts';
import { hasPassed } from './due.ts';
import type { GoalTable } from './fields.ts';
import type { Goal, GoalState } from './goal.ts';

/** Who looks at a surface, as far as it matters to what it says. */
export interface Viewer {
  edition: Edition;
  /** What is asked of a goal. */
  table: GoalTable;
  /** As `person.time_zone` holds it. */
  timeZone: string | null;
  /** The day it is for her. */
  today: Day;
}

/** An instant as the day it was for her, in words. */
export const dayWords = ({ edition, timeZone }: Viewer, at: Date): string =>
  sayDay(localDay(timeZone, at), edition.spelling);

/** The day on which a goal was done or let go, in place of the one by which it was to be. */
export const closedLine = (edition: Edition, state: GoalState, on: Day): RichLine => ({
  bold: `${say(edition, state === 'done' ? 'goalDone' : 'goalLetGoLabel')}: `,
  text: sayDay(on, edition.spelling),
});

/** Where a goal stands, in a few words: its day, or when it was closed. */
export function stateLine(viewer: Viewer, { state, fields, closedAt }: Goal): string {
  const { edition, today } = viewer;
  if (state === 'draft') return say(edition, 'goalUnfinished');
  if (closedAt)
    return say(edition, state === 'done' ? 'goalDoneOn' : 'goalLetGoOn', { date: dayWords(viewer, closedAt) });
  const passed = hasPassed(fields.due, today);
  return say(edition, passed ? 'goalByPassed' : 'goalBy', { date: sayDay(fields.due, edition.spelling) });
}
