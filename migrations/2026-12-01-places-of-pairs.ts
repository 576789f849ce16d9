import { type Kysely, sql } from 'kysely';

/**
 * The channel in which a mentee and her mentor talk, made once both had agreed to one. In clear, and ids alone: what the
 * channel is called stands in the agreement, sealed. `person_id` is the mentee's. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pair_place')
    .addColumn('pair_id', 'uuid', (c) => c.primaryKey().references('pair.id').onDelete('cascade'))
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('version_id', 'uuid', (c) => c.notNull())
    .addColumn('state', 'text', (c) =>
      c.notNull().check(sql`state in ('none', 'making', 'made', 'open', 'refused', 'left')`),
    )
    .addColumn('wanted', 'boolean', (c) => c.notNull())
    .addColumn('attempt', 'integer', (c) => c.notNull())
    .addColumn('channel_id', 'text')
    .addColumn('problem', 'text')
    .addColumn('seen_readers', sql`text[]`, (c) => c.notNull().defaultTo(sql`'{}'`))
    .addColumn('look_at', 'timestamptz')
    .addColumn('held_by', 'uuid')
    .addColumn('held_until', 'timestamptz')
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .addColumn('updated_at', 'timestamptz', (c) => c.notNull())
    .execute();
  await sql`create unique index pair_place_channel on pair_place (workspace_id, channel_id)`.execute(db);
  await db.schema.createIndex('pair_place_of_person').on('pair_place').column('person_id').execute();
  await sql`create index pair_place_due on pair_place (look_at) where look_at is not null`.execute(db);
}
