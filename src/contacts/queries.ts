import type { Kysely, Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { NotRead, readSealed } from '../db/reading.ts';
import type { Schema } from '../db/schema.ts';
import { identityIn, type SealedColumn } from '../db/sealed.ts';
import type { KeyRing } from '../keys.ts';
import { contactKey, type ShownContacts, shownTo } from './contact.ts';
import { readHidden } from './reader.ts';

/** Whom somebody has hidden, by name. */
export const hiddenSealed = {
  table: 'hidden_contacts',
  key: 'person_id',
  column: 'names',
  owner: ['person_id'],
} as const satisfies SealedColumn;

/**
 * The contacts as somebody is to see them, for every screen that shows them. Only looks, and leaves no trace: what she has
 * hidden and cannot be read just now hides nobody, and is not noted, for that would tell who looked.
 */
export async function findContacts(
  { db, keys: { noteUnread: _, ...keys }, contacts }: Pick<Context, 'db' | 'keys' | 'contacts'>,
  personId: string,
): Promise<ShownContacts> {
  try {
    return shownTo(contacts, await listHidden(db, keys, personId));
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    return { ...shownTo(contacts, []), unread: true };
  }
}

/** The names that somebody has hidden. @throws NotRead rather than let what cannot be read be written over */
async function listHidden(db: Kysely<Schema>, keys: KeyRing, personId: string): Promise<string[]> {
  const row = await db.selectFrom('hidden_contacts').selectAll().where('person_id', '=', personId).executeTakeFirst();
  return row ? readSealed(keys, row.names, identityIn(hiddenSealed, row), readHidden) : [];
}

/** Hides a contact from somebody, by the name. @throws NotRead when what she has hidden before cannot be read */
export async function hideContact(
  trx: Transaction<Schema>,
  keys: KeyRing,
  personId: string,
  name: string,
): Promise<void> {
  // Two presses at once are both kept.
  await trx.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute();
  const before = await listHidden(trx, keys, personId);
  const others = before.filter((one) => contactKey(one) !== contactKey(name));
  const names = keys.seal(JSON.stringify([...others, name]), identityIn(hiddenSealed, { person_id: personId }));
  await trx
    .insertInto('hidden_contacts')
    .values({ person_id: personId, names })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ names }))
    .execute();
}

/** Shows somebody all contacts again: nothing is kept any more, also of what could not be read. */
export async function showAllContacts(db: Kysely<Schema>, personId: string): Promise<void> {
  await db.deleteFrom('hidden_contacts').where('person_id', '=', personId).execute();
}
