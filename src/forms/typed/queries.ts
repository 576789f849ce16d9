import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { isUuid } from '../../db/ids.ts';
import { readable, readSealed, unlessUnread } from '../../db/reading.ts';
import type { Schema } from '../../db/schema.ts';
import { identityIn, typedSealed } from '../../db/sealed.ts';
import type { Identity, KeyRing } from '../../keys.ts';
import {
  nothingTyped,
  type Typed,
  type TypedForm,
  type TypedValues,
  type Typing,
  typedKeptDays,
  valuesOf,
  withLeft,
  withTyped,
} from './typed.ts';

const keptMs = typedKeptDays * 24 * 60 * 60 * 1000;
/** A text that was typed before its form was sent arrives well within this. */
const lateMs = 60 * 60 * 1000;

const read = z.looseObject({
  fields: z.record(z.string(), z.looseObject({ text: z.string(), at: z.string() })).default({}),
  left: z.array(z.string()).default([]),
}).parse satisfies (value: unknown) => Typed;

const identity = (row: { id: string; person_id: string }): Identity => identityIn(typedSealed, row);

const opened = (keys: KeyRing, row: Pick<Selectable<Schema['typed_text']>, 'id' | 'person_id' | 'typed'>): Typed =>
  readSealed(keys, row.typed, identity(row), read);

/** Keeps what was typed, in the order it was typed in, for seven days from now. A subject that is no id is nothing to keep. */
export async function keepTyped(
  ctx: Pick<Context, 'db' | 'keys' | 'now'>,
  which: TypedForm,
  typing: Typing,
): Promise<void> {
  if (!isUuid(which.subject) || Object.keys(typing.values).length === 0) return;
  await ctx.db.transaction().execute(async (trx) => {
    await change(trx, ctx.keys, which, ctx.now(), (before) => withTyped(before, typing));
  });
}

/**
 * Forgets what was typed, because its form was sent or left by choice; what of it is still on its way is not taken either.
 *
 * @param left the opening that was sent or left, and of which inputs, by default of all
 */
export async function forgetTyped(
  trx: Transaction<Schema>,
  keys: KeyRing,
  which: TypedForm,
  { opened: opening, names }: { opened: string; names?: readonly string[] },
  now: Date,
): Promise<void> {
  if (isUuid(which.subject)) await change(trx, keys, which, now, (before) => withLeft(before, opening, names));
}

/** What cannot be read any more is scrap paper, and gives way to what is typed now. */
async function change(
  trx: Transaction<Schema>,
  keys: KeyRing,
  { personId: person_id, form, subject }: TypedForm,
  now: Date,
  decide: (before: Typed) => Typed,
): Promise<void> {
  const id = randomUUID();
  const sealed = (row: { id: string }, typed: Typed) =>
    keys.seal(JSON.stringify(typed), identity({ ...row, person_id }));
  await trx
    .insertInto('typed_text')
    .values({ id, person_id, form, subject, typed: sealed({ id }, nothingTyped), typed_at: now, gone_at: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'form', 'subject']).doNothing())
    .execute();
  const row = await trx
    .selectFrom('typed_text')
    .selectAll()
    .where('person_id', '=', person_id)
    .where('form', '=', form)
    .where('subject', '=', subject)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const before = unlessUnread(() => opened(keys, row), nothingTyped);
  const after = decide(before);
  if (after === before) return;
  const keptFor = Object.keys(after.fields).length > 0 ? keptMs : lateMs;
  await trx
    .updateTable('typed_text')
    .set({ typed: sealed(row, after), typed_at: now, gone_at: new Date(now.getTime() + keptFor) })
    .where('id', '=', row.id)
    .execute();
}

/** What somebody typed into a form about this thing and has not sent; empty when there is nothing. */
export async function findTyped(
  db: Kysely<Schema>,
  keys: KeyRing,
  { personId, form, subject }: TypedForm,
): Promise<TypedValues> {
  if (!isUuid(subject)) return {};
  const row = await db
    .selectFrom('typed_text')
    .selectAll()
    .where('person_id', '=', personId)
    .where('form', '=', form)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row ? valuesOf(unlessUnread(() => opened(keys, row), nothingTyped)) : {};
}

/** The same of all forms of one kind, by what they are about; what was typed last comes first. */
export async function listTyped(
  db: Kysely<Schema>,
  keys: KeyRing,
  personId: string,
  form: string,
): Promise<{ subject: string; values: TypedValues }[]> {
  const rows = await db
    .selectFrom('typed_text')
    .selectAll()
    .where('person_id', '=', personId)
    .where('form', '=', form)
    .orderBy('typed_at', 'desc')
    .orderBy('id')
    .execute();
  return readable(rows, (row) => ({ subject: row.subject, values: valuesOf(opened(keys, row)) })).filter(
    ({ values }) => Object.keys(values).length > 0,
  );
}

/** Forgets what was typed more than seven days ago and never sent. @returns how much */
export async function forgetOldTyped(db: Kysely<Schema>, now: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('typed_text').where('gone_at', '<=', now).executeTakeFirst();
  return Number(numDeletedRows);
}
