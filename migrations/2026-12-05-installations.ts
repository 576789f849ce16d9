import { type Kysely, sql } from 'kysely';

/**
 * Which installation of a workspace it is, and since when: a renewal of its tokens, or news of an earlier one, is told apart
 * from it. Of those that are there it is known only when their tokens came last. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('slack_installation')
    .addColumn('generation', 'uuid', (c) => c.notNull().defaultTo(sql`gen_random_uuid()`))
    .addColumn('installed_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .execute();
  await sql`update slack_installation set installed_at = updated_at`.execute(db);
}
