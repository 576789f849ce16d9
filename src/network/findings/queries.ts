import type { Kysely, Transaction } from 'kysely';
import { readSealed } from '../../db/reading.ts';
import type { Schema } from '../../db/schema.ts';
import { identityIn, type SealedColumn } from '../../db/sealed.ts';
import type { KeyRing } from '../../keys.ts';
import { readDismissed } from './reader.ts';

/** What somebody has dismissed is bound to its row, which is hers. */
export const dismissedSealed = {
  table: 'network_map',
  key: 'person_id',
  column: 'dismissed',
  owner: [],
} as const satisfies SealedColumn;

/** The keys of the findings a person has dismissed. @throws NotRead rather than let what cannot be read be written over */
export async function listDismissed(db: Kysely<Schema>, keys: KeyRing, personId: string): Promise<string[]> {
  const row = await db.selectFrom('network_map').selectAll().where('person_id', '=', personId).executeTakeFirst();
  if (!row) return [];
  return readSealed(keys, row.dismissed, identityIn(dismissedSealed, row), readDismissed);
}

/** Keeps what a person has dismissed. Under `lockMap`. */
export async function saveDismissed(
  trx: Transaction<Schema>,
  keys: KeyRing,
  personId: string,
  dismissed: readonly string[],
): Promise<void> {
  const sealed = keys.seal(JSON.stringify(dismissed), identityIn(dismissedSealed, { person_id: personId }));
  await trx
    .insertInto('network_map')
    .values({ person_id: personId, dismissed: sealed, picture_file: null })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ dismissed: sealed }))
    .execute();
}
