import type { Day } from '../calendar.ts';
import { type DayProblem, type FormTable, fieldsOf, held, type Values } from './table.ts';

/** A field that was changed. */
export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

export type FieldProblem<F extends string = string> =
  | { field: F; kind: 'missing' }
  | { field: F; kind: 'too-long'; max: number }
  | { field: F; kind: DayProblem }
  | { field: F; kind: 'other-window'; text: string };

/**
 * Takes over what a form holds into what is stored, field by field: what was not changed in this window stays as
 * stored, so that an old window takes back nothing. What both changed, and what cannot be kept as it is, is a problem
 * to be shown and stays as stored.
 *
 * @param here fields that differ from what they held when the form was shown
 * @param elsewhere fields whose stored value has changed since then
 * @param today the day it is for who asks; a day is only judged when it was changed here
 */
export function mergeFields<F extends string>(
  table: FormTable<F>,
  stored: Values<F>,
  form: Values<F>,
  { here, elsewhere }: { here: ReadonlySet<F>; elsewhere: ReadonlySet<F> },
  today: Day,
): { fields: Values<F>; problems: FieldProblem<F>[] } {
  const fields: Record<F, string> = { ...stored };
  const problems: FieldProblem<F>[] = [];
  for (const field of fieldsOf(table)) {
    const [before, after] = [held(stored, field), held(form, field)];
    if (!here.has(field) || after === before) continue;
    const problem = fieldProblem(table, field, after, today);
    if (problem) problems.push(problem);
    else if (elsewhere.has(field) && before !== '') problems.push({ field, kind: 'other-window', text: before });
    else fields[field] = after;
  }
  return { fields, problems };
}

function fieldProblem<F extends string>(
  table: FormTable<F>,
  field: F,
  value: string,
  today: Day,
): FieldProblem<F> | undefined {
  const row = table[field];
  switch (row.kind) {
    case 'day': {
      const kind = value === '' ? undefined : row.problem(value, today);
      return kind && { field, kind };
    }
    case 'choice':
    case 'channel':
      return undefined;
    case 'text':
    case 'person':
      return [...value].length > row.limit ? { field, kind: 'too-long', max: row.limit } : undefined;
  }
}

/** The fields that something cannot be without. */
export const requiredOf = <F extends string>(table: FormTable<F>): F[] =>
  fieldsOf(table).filter((field) => table[field].required !== undefined);

/** What is missing that has to be there. */
export const missingIn = <F extends string>(table: FormTable<F>, values: Values<F>): FieldProblem<F>[] =>
  requiredOf(table).flatMap((field) => (held(values, field) === '' ? [{ field, kind: 'missing' as const }] : []));

/** What is different, in the order it is asked. */
export const changesBetween = (table: FormTable, before: Values, after: Values): FieldChange[] =>
  fieldsOf(table).flatMap((field) => {
    const change = { field, before: held(before, field), after: held(after, field) };
    return change.before === change.after ? [] : [change];
  });

/** Slack shows one sentence at an input: the first that was found, in the order it is asked. */
export const onePerField = <F extends string>(
  table: FormTable<F>,
  problems: readonly FieldProblem<F>[],
): FieldProblem<F>[] => fieldsOf(table).flatMap((field) => problems.find((one) => one.field === field) ?? []);
