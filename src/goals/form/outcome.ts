import type { Day } from '../../calendar.ts';
import {
  changesBetween,
  type FieldProblem,
  type GoalEntry,
  type GoalField,
  type GoalFields,
  type GoalState,
  goalFields,
  mergeGoal,
  missingIn,
} from '../goal.ts';

/** What is kept of a form that was sent, or left with Back. */
export interface Kept {
  state: GoalState;
  fields: GoalFields;
  /** What to add to the history. */
  entry?: GoalEntry;
  /** What is in the way; then nothing is kept, and the form stays. */
  problems: FieldProblem[];
  /** Whether there is anything to save. */
  changed: boolean;
}

/**
 * Decides what becomes of a form. Sent, it must have its words and its day; a draft, or what is not kept yet, becomes
 * open. Left with Back, it keeps what it can: what is unfinished stays a draft, and of a goal that stands already the
 * words and the day are not taken away.
 *
 * @param before the goal as kept; without state for a new one
 */
export function keepForm(
  before: { state?: GoalState | undefined; fields: GoalFields },
  form: { fields: GoalFields; here: ReadonlySet<GoalField>; elsewhere: ReadonlySet<GoalField> },
  how: 'sent' | 'left',
  today: Day,
): Kept {
  const merged = mergeGoal(before.fields, form.fields, form, today);
  const unfinished = before.state === undefined || before.state === 'draft';
  const fields = how === 'left' && !unfinished ? withoutHoles(merged.fields, before.fields) : merged.fields;
  const problems = how === 'sent' ? [...merged.problems, ...missingIn(fields)] : merged.problems;
  const changes = changesBetween(before.fields, fields);
  const state = how === 'sent' && unfinished ? 'open' : (before.state ?? 'draft');
  const becomesOpen = unfinished && state === 'open';
  return {
    state,
    fields,
    ...(becomesOpen && { entry: { kind: 'made' } }),
    ...(!unfinished && changes.length > 0 && { entry: { kind: 'changed', changes } }),
    // A form that a need was put into, and nothing else, is not a draft worth keeping.
    changed: becomesOpen || changes.some(({ field }) => before.state !== undefined || field !== 'need'),
    problems: onePerField(problems),
  };
}

function withoutHoles(fields: GoalFields, before: GoalFields): GoalFields {
  return { ...fields, what: fields.what || before.what, due: fields.due || before.due };
}

/** Slack shows one sentence at an input: the first that was found. */
const onePerField = (problems: FieldProblem[]): FieldProblem[] =>
  goalFields.flatMap((field) => problems.filter((problem) => problem.field === field).slice(0, 1));
