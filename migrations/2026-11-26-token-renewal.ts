import type { Kysely } from 'kysely';

/** Who renews the tokens of a workspace just now, so that one replica does. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('slack_installation')
    .addColumn('renewing', 'uuid')
    .addColumn('renewing_until', 'timestamptz')
    .execute();
}
