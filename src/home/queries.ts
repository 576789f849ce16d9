import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';

/** Whether notifications may say everything; off until the person switches it on. */
export async function setFullNotificationText(
  db: Kysely<Schema>,
  personId: string,
  full: boolean,
  now: Date,
): Promise<void> {
  await db
    .updateTable('person')
    .set({ full_notification_text: full, updated_at: now })
    .where('id', '=', personId)
    .execute();
}
