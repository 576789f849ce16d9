import type { Kysely } from 'kysely';

/**
 * What somebody has typed into a form that is not sent yet. Sealed, with whose it is in the seal; in clear stand only
 * that there is something, of which form and about which row, and when it goes by itself. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('typed_text')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('form', 'text', (c) => c.notNull())
    .addColumn('subject', 'uuid', (c) => c.notNull())
    .addColumn('typed', 'bytea', (c) => c.notNull())
    .addColumn('typed_at', 'timestamptz', (c) => c.notNull())
    .addColumn('gone_at', 'timestamptz', (c) => c.notNull())
    .addUniqueConstraint('typed_text_once', ['person_id', 'form', 'subject'])
    .execute();
  await db.schema.createIndex('typed_text_gone').on('typed_text').column('gone_at').execute();
}
