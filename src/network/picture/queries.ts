import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { identityIn } from '../../db/sealed.ts';
import type { KeyRing } from '../../keys.ts';
import { dismissedSealed } from '../findings/queries.ts';
import { lockMap } from '../people/queries.ts';

/** The newest upload of a person's map, and a mark of what it shows; undefined when there is none. */
export async function findUpload(
  db: Kysely<Schema>,
  personId: string,
): Promise<{ file: string; mark: string | null } | undefined> {
  const row = await db
    .selectFrom('network_map')
    .select(['picture_file', 'picture_uploads', 'picture_mark as mark'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const file = row && (row.picture_uploads.at(-1) ?? row.picture_file);
  return file ? { file, mark: row.mark } : undefined;
}

/** Notes a new upload, so that another try shows it, and that it is found when it has no use any more. */
export async function addUpload(
  db: Kysely<Schema>,
  keys: KeyRing,
  personId: string,
  { file, mark }: { file: string; mark: string },
): Promise<void> {
  const dismissed = keys.seal('[]', identityIn(dismissedSealed, { person_id: personId }));
  const added = sql<string[]>`array_append(network_map.picture_uploads, ${file}::text)`;
  await db
    .insertInto('network_map')
    .values({ person_id: personId, dismissed, picture_file: null, picture_uploads: [file], picture_mark: mark })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ picture_uploads: added, picture_mark: mark }))
    .execute();
}

/**
 * Notes which file of Slack is the picture in a person's chat, null for none.
 * @returns the files that have no use any more: they are to be deleted
 */
export async function keepPicture(trx: Transaction<Schema>, personId: string, file: string | null): Promise<string[]> {
  await lockMap(trx, personId);
  const before = await trx
    .selectFrom('network_map')
    .select(['picture_file', 'picture_uploads'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!before) return [];
  const uploads = before.picture_uploads;
  // What was uploaded after this one is about to be shown.
  const later = file === null ? [] : uploads.slice(uploads.indexOf(file) + 1 || uploads.length);
  await trx
    .updateTable('network_map')
    .set({ picture_file: file, picture_uploads: later, ...(file === null && { picture_mark: null }) })
    .where('person_id', '=', personId)
    .execute();
  return [before.picture_file, ...uploads].filter(
    (one) => one !== null && one !== file && !later.includes(one),
  ) as string[];
}
