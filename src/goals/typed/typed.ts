import { type Form, heldAsText } from '../../forms/form.ts';
import { fieldsOf } from '../../forms/table.ts';
import type { TypedForm, TypedValues } from '../../forms/typed/typed.ts';
import type { GoalTable } from '../fields.ts';
import { blocks } from '../ids.ts';
import type { Metadata } from '../metadata.ts';

/** The forms whose texts are kept as they are typed. */
export type GoalForm = 'goal' | 'note';

/** Under which what is typed into one of them is kept until it is sent or left. */
export const typedIn = (form: GoalForm, personId: string, goalId: string): TypedForm => ({
  personId,
  form: `goals.${form}`,
  subject: goalId,
});

/** Of a form that is no goal yet, besides its fields. */
const isNew = 'isNew';

/**
 * What was typed or chosen in an input. In the form of a new goal its need goes along, by which it is found again.
 *
 * @returns nothing for an input that is not kept as it is typed
 */
export function typedAt(table: GoalTable, form: Form, input: string, metadata: Pick<Metadata, 'isNew'>): TypedValues {
  const text = heldAsText(form, input);
  const known = input === blocks.note || (fieldsOf(table) as string[]).includes(input);
  if (!known || text === undefined) return {};
  return { [input]: text, ...(metadata.isNew && { need: heldAsText(form, 'need') ?? '', [isNew]: 'yes' }) };
}

/** What was typed last of a goal that is new: for a need, or where she named none, for any. */
export const newestFor = (need: string, all: readonly { subject: string; values: TypedValues }[]) =>
  all.find(({ values }) => values[isNew] === 'yes' && (need === '' || values.need === need));
