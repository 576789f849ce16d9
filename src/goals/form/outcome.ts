import type { Day } from '../../calendar.ts';
import {
  changesBetween,
  type FieldProblem,
  mergeFields,
  missingIn,
  onePerField,
  requiredOf,
} from '../../forms/merge.ts';
import { held, rowOf } from '../../forms/table.ts';
import type { GoalField, GoalFields, GoalTable } from '../fields.ts';
import type { GoalEntry, GoalState } from '../goal.ts';

/** What is kept of a form that was sent, or left with Back. */
export interface Kept {
  state: GoalState;
  fields: GoalFields;
  /** What to add to the history. */
  entry?: GoalEntry;
  /** What is in the way; then nothing is kept, and the form stays. */
  problems: FieldProblem<GoalField>[];
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
  table: GoalTable,
  before: { state?: GoalState | undefined; fields: GoalFields },
  form: { fields: GoalFields; here: ReadonlySet<GoalField>; elsewhere: ReadonlySet<GoalField> },
  how: 'sent' | 'left',
  today: Day,
): Kept {
  const merged = mergeFields(table, before.fields, form.fields, form, today);
  const unfinished = before.state === undefined || before.state === 'draft';
  const fields = how === 'left' && !unfinished ? withoutHoles(table, merged.fields, before.fields) : merged.fields;
  const problems = how === 'sent' ? [...merged.problems, ...missingIn(table, fields)] : merged.problems;
  const changes = changesBetween(table, before.fields, fields);
  const state = how === 'sent' && unfinished ? 'open' : (before.state ?? 'draft');
  const becomesOpen = unfinished && state === 'open';
  return {
    state,
    fields,
    ...(becomesOpen && { entry: { kind: 'made' } }),
    ...(!unfinished && changes.length > 0 && { entry: { kind: 'changed', changes } }),
    changed: becomesOpen || changes.some(({ field }) => before.state !== undefined || !isPrefilled(table, field)),
    problems: onePerField(table, problems),
  };
}

/** A form that only holds what it held from the beginning is not a draft worth keeping. */
const isPrefilled = (table: GoalTable, field: string): boolean => rowOf(table, field)?.prefilled === true;

/** What a goal has to have is not taken away by leaving its form. */
function withoutHoles(table: GoalTable, fields: GoalFields, before: GoalFields): GoalFields {
  const whole = requiredOf(table).map((field) => [field, held(fields, field) || held(before, field)]);
  return { ...fields, ...Object.fromEntries(whole) };
}
