import type { Kysely } from 'kysely';

/**
 * Which messages in channels are to be pinned, by the surface that each is. In clear, and ids alone. `person_id` is whose
 * message it is; null once they are erased, until the pin is off. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('surface_pin')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id'))
    .addColumn('channel_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subject_id', 'uuid', (c) => c.notNull())
    .addColumn('person_id', 'uuid', (c) => c.references('person.id').onDelete('cascade'))
    .addColumn('wanted', 'boolean', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('message_ts', 'text')
    .addColumn('pinned', 'boolean', (c) => c.notNull().defaultTo(false))
    .addColumn('problem', 'text')
    .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('look_at', 'timestamptz')
    .addColumn('held_by', 'uuid')
    .addColumn('held_until', 'timestamptz')
    .addColumn('updated_at', 'timestamptz', (c) => c.notNull())
    .addUniqueConstraint('surface_pin_once', ['workspace_id', 'channel_id', 'kind', 'subject_id'])
    .execute();
  await db.schema.createIndex('surface_pin_of_person').on('surface_pin').column('person_id').execute();
  await db.schema
    .createIndex('surface_pin_due')
    .on('surface_pin')
    .column('look_at')
    .where('look_at', 'is not', null)
    .execute();
}
