import { type Day, localDay, sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import { keptNeedLabel, type NeedName, needOf } from '../needs/need.ts';
import { hasPassed } from './due.ts';
import type { Goal, GoalField } from './goal.ts';

/** Who looks at a surface, as far as it matters to what it says. */
export interface Viewer {
  edition: Edition;
  /** As `person.time_zone` holds it. */
  timeZone: string | null;
  /** The day it is for her. */
  today: Day;
}

const fieldNames = {
  what: 'goalWhat',
  due: 'goalDue',
  measure: 'goalMeasure',
  step: 'goalStep',
  why: 'goalWhy',
  need: 'goalNeed',
  asker: 'goalAsker',
} as const;

/** How a field is called, wherever it is asked or shown. */
export const fieldName = (edition: Edition, field: GoalField): string => say(edition, fieldNames[field]);

/** What a field holds, in words: a day and a need are kept by their ids. */
export function fieldWords(edition: Edition, field: GoalField, value: string): string {
  if (field === 'need') return keptNeedLabel(edition, value);
  return field === 'due' && value !== '' ? sayDay(value, edition.spelling) : value;
}

/** An instant as the day it was for her, in words. */
export const dayWords = ({ edition, timeZone }: Viewer, at: Date): string =>
  sayDay(localDay(timeZone, at), edition.spelling);

/** Where a goal stands, in a few words: its day, or when it was closed. */
export function stateLine(viewer: Viewer, { state, fields, closedAt }: Goal): string {
  const { edition, today } = viewer;
  if (state === 'draft') return say(edition, 'goalUnfinished');
  if (closedAt)
    return say(edition, state === 'done' ? 'goalDoneOn' : 'goalLetGoOn', { date: dayWords(viewer, closedAt) });
  const passed = hasPassed(fields.due, today);
  return say(edition, passed ? 'goalByPassed' : 'goalBy', { date: sayDay(fields.due, edition.spelling) });
}

/**
 * The needs a goal can belong to, those she works on first; her own where she has one, or where the goal has it already
 * in the words of then.
 *
 * @param mine what her assessment says: her focus, and her own need's words
 */
export function needChoices(
  edition: Edition,
  mine: { focus: readonly { id: string }[]; ownWords?: string | undefined },
  need: string,
): NeedName[] {
  const own = needOf(need)?.words ?? mine.ownWords;
  const all: NeedName[] = [
    ...edition.needs.map(({ id, label }) => ({ id, label })),
    ...(own ? [{ id: 'X1' as const, label: own }] : []),
  ];
  const inFocus = ({ id }: NeedName): boolean => mine.focus.some((one) => one.id === id);
  return [...all.filter(inFocus), ...all.filter((one) => !inFocus(one))];
}
