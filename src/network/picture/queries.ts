import type { Transaction } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { identityOf } from '../../db/sealed.ts';
import type { KeyRing } from '../../keys.ts';
import { lockMap } from '../people/queries.ts';

/**
 * Notes which file of Slack is the picture in a person's chat, null for none.
 * @returns the file before; it is to be deleted
 */
export async function replacePicture(
  trx: Transaction<Schema>,
  keys: KeyRing,
  personId: string,
  file: string | null,
): Promise<string | null> {
  await lockMap(trx, personId);
  const before = await trx
    .selectFrom('network_map')
    .select('picture_file')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const dismissed = keys.seal('[]', identityOf('network_map', personId, 'dismissed'));
  await trx
    .insertInto('network_map')
    .values({ person_id: personId, dismissed, picture_file: file })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ picture_file: file }))
    .execute();
  return before?.picture_file ?? null;
}
