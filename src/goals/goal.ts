import type { Day } from '../calendar.ts';
import { type DueProblem, dueProblem } from './due.ts';

/** Everything a mentee says of a goal, in the order it is asked. */
export const goalFields = ['what', 'due', 'measure', 'step', 'why', 'need', 'asker'] as const;
export type GoalField = (typeof goalFields)[number];

/**
 * A goal as text, '' where she said nothing: what she wants to reach, by which day ('YYYY-MM-DD'), how she'll know, the
 * first small step, why it matters, which need (the content's id, or `X1:` and her own words of then), and the name of
 * who will ask her about it.
 */
export type GoalFields = Readonly<Record<GoalField, string>>;

/** A draft is what she has begun and left with Back; it becomes open once it is saved with its words and its day. */
export type GoalState = 'draft' | 'open' | 'done' | 'let-go';

/** With whom a goal is shared, and since when. */
export interface Share {
  /** Their person row. */
  mentorId: string;
  slackUserId: string;
  /** As Slack calls them; null until it has told. */
  name: string | null;
  at: Date;
}

/** A goal with its words opened. */
export interface Goal {
  id: string;
  state: GoalState;
  fields: GoalFields;
  /** How many entries its history has. */
  entries: number;
  closedAt: Date | null;
  /** Missing for a goal that is hers alone. */
  share?: Share;
}

/** A goal by its owner and id: no query for a goal goes without its owner. */
export interface OwnGoal {
  personId: string;
  id: string;
}

/** Code points, as Slack counts; Slack itself would take 3,000. */
export const goalLimits = { what: 300, measure: 500, step: 300, why: 1000, asker: 80 } as const;
export const noteLimit = 1000;

export const noFields = (): GoalFields => ({ what: '', due: '', measure: '', step: '', why: '', need: '', asker: '' });

export interface FieldChange {
  field: GoalField;
  before: string;
  after: string;
}

/** What happened to a goal, and when is kept beside it. */
export type GoalEntry =
  | { kind: 'made' | 'done' | 'let-go' | 'reopened' }
  | { kind: 'note'; text: string }
  | { kind: 'shared' | 'unshared' | 'unfollowed' | 'stays'; name: string }
  | { kind: 'changed'; changes: FieldChange[] };

/** An entry, and when it happened. */
export type DatedEntry = GoalEntry & { at: Date };

export type FieldProblem =
  | { field: GoalField; kind: 'missing' }
  | { field: GoalField; kind: 'too-long'; max: number }
  | { field: GoalField; kind: DueProblem }
  | { field: GoalField; kind: 'other-window'; text: string };

/**
 * Takes over what a form holds into what is stored, field by field: what was not changed in this window stays as
 * stored, so that an old window takes back nothing. What both changed, and what cannot be kept as it is, is a problem
 * to be shown and stays as stored.
 *
 * @param here fields that differ from what they held when the form was shown
 * @param elsewhere fields whose stored value has changed since then
 * @param today the day it is for the mentee; a day is only judged when it was changed here
 */
export function mergeGoal(
  stored: GoalFields,
  form: GoalFields,
  { here, elsewhere }: { here: ReadonlySet<GoalField>; elsewhere: ReadonlySet<GoalField> },
  today: Day,
): { fields: GoalFields; problems: FieldProblem[] } {
  const fields: Record<GoalField, string> = { ...stored };
  const problems: FieldProblem[] = [];
  for (const field of goalFields) {
    if (!here.has(field) || form[field] === stored[field]) continue;
    const problem = fieldProblem(field, form[field], today);
    if (problem) problems.push(problem);
    else if (elsewhere.has(field) && stored[field] !== '')
      problems.push({ field, kind: 'other-window', text: stored[field] });
    else fields[field] = form[field];
  }
  return { fields, problems };
}

/** What a goal cannot be without. No measure is no problem: she is told kindly, and nothing is in the way. */
export function missingIn(fields: GoalFields): FieldProblem[] {
  return (['what', 'due'] as const)
    .filter((field) => fields[field] === '')
    .map((field) => ({ field, kind: 'missing' as const }));
}

function fieldProblem(field: GoalField, value: string, today: Day): FieldProblem | undefined {
  if (field === 'due') {
    const kind = value === '' ? undefined : dueProblem(value, today);
    return kind && { field, kind };
  }
  if (field === 'need') return undefined;
  const max = goalLimits[field];
  return [...value].length > max ? { field, kind: 'too-long', max } : undefined;
}

/** What is different, in the order it is asked. */
export function changesBetween(before: GoalFields, after: GoalFields): FieldChange[] {
  return goalFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

/** What she can do with a goal as a whole, besides changing its words. */
export type GoalMove = 'done' | 'let-go' | 'reopened';

/** The state after a move, or undefined when the goal is there already or cannot go there: nothing happens then. */
export function stateAfter(state: GoalState, move: GoalMove): GoalState | undefined {
  if (move === 'reopened') return state === 'done' || state === 'let-go' ? 'open' : undefined;
  return state === 'open' ? move : undefined;
}
