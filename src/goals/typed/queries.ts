import type { Context } from '../../context.ts';
import { findTyped, listTyped } from '../../forms/typed/queries.ts';
import type { TypedValues } from '../../forms/typed/typed.ts';
import { newestFor, typedIn } from './typed.ts';

/** What she typed of a new goal and never sent, with the id that it will have; undefined when there is nothing. */
export async function findTypedNew(
  { db, keys }: Pick<Context, 'db' | 'keys'>,
  personId: string,
  need: string,
): Promise<{ subject: string; values: TypedValues } | undefined> {
  return newestFor(need, await listTyped(db, keys, personId, typedIn('goal', personId, '').form));
}

/** What she typed in the form of a goal of hers, or into a note of it, and never sent. */
export const findTypedOf = (
  { db, keys }: Pick<Context, 'db' | 'keys'>,
  form: 'goal' | 'note',
  personId: string,
  goalId: string,
): Promise<TypedValues> => findTyped(db, keys, typedIn(form, personId, goalId));
