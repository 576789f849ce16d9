import type { Kysely } from 'kysely';

/**
 * What a mentee wants to be reminded of, and on which day. Frozen.
 *
 * What it is about is sealed. In clear stand the day, because the schedule asks for it, and which message told her.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('network_reminder')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('finding', 'bytea', (c) => c.notNull())
    .addColumn('remind_on', 'date', (c) => c.notNull())
    .addColumn('look_at', 'timestamptz')
    .addColumn('told_in', 'uuid')
    .execute();
  await db.schema.createIndex('network_reminder_of').on('network_reminder').column('person_id').execute();
  await db.schema
    .createIndex('network_reminder_due')
    .on('network_reminder')
    .column('look_at')
    .where('look_at', 'is not', null)
    .execute();
}
