import { type Kysely, sql } from 'kysely';

/**
 * A map's picture is uploaded once for what it shows, and tried again until Slack takes it: the uploads that no message is
 * known to show yet, the newest last, and what the newest shows, as a keyed hash. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('network_map')
    .addColumn('picture_uploads', sql`text[]`, (c) => c.notNull().defaultTo(sql`'{}'`))
    .addColumn('picture_mark', 'text')
    .execute();
}
