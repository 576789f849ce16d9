import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { identityOf } from '../../db/sealed.ts';
import type { KeyRing } from '../../keys.ts';

/** The keys of the findings a person has dismissed. */
export async function listDismissed(db: Kysely<Schema>, keys: KeyRing, personId: string): Promise<string[]> {
  const row = await db.selectFrom('network_map').selectAll().where('person_id', '=', personId).executeTakeFirst();
  if (!row) return [];
  return JSON.parse(keys.open(row.dismissed, identityOf('network_map', personId, 'dismissed'))) as string[];
}

/** Keeps what a person has dismissed. Under `lockMap`. */
export async function saveDismissed(
  trx: Transaction<Schema>,
  keys: KeyRing,
  personId: string,
  dismissed: readonly string[],
): Promise<void> {
  const sealed = keys.seal(JSON.stringify(dismissed), identityOf('network_map', personId, 'dismissed'));
  await trx
    .insertInto('network_map')
    .values({ person_id: personId, dismissed: sealed, picture_file: null })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ dismissed: sealed }))
    .execute();
}
