import type { Kysely } from 'kysely';

/** The people on a mentee's map, what she dismissed, the picture in her chat, and her asks. Whom and what she noted is sealed. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('network_person')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('noted', 'bytea', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .addColumn('removed_at', 'timestamptz')
    .execute();
  await db.schema.createIndex('network_person_of').on('network_person').column('person_id').execute();

  await db.schema
    .createTable('network_map')
    .addColumn('person_id', 'uuid', (c) => c.primaryKey().references('person.id').onDelete('cascade'))
    .addColumn('dismissed', 'bytea', (c) => c.notNull())
    .addColumn('picture_file', 'text')
    .execute();

  await db.schema
    .createTable('network_ask')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('noted', 'bytea', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('network_ask_of').on('network_ask').column('person_id').execute();
}
