import type { Kysely } from 'kysely';

/**
 * Whom of the contacts somebody has hidden from herself. Sealed, with whose it is in the seal: in clear stands only that
 * there is something, not even since when. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('hidden_contacts')
    .addColumn('person_id', 'uuid', (c) => c.primaryKey().references('person.id').onDelete('cascade'))
    .addColumn('names', 'bytea', (c) => c.notNull())
    .execute();
}
