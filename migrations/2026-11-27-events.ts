import type { Kysely } from 'kysely';

/**
 * Which of Slack's events have changed something, for a day, so that a repeat does it once; and of a person, when Slack
 * told of them last and when it was last asked. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('slack_event')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('slack_user_id', 'text')
    .addColumn('taken_at', 'timestamptz', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('slack_event_taken').on('slack_event').column('taken_at').execute();
  await db.schema
    .alterTable('person')
    .addColumn('told_at', 'timestamptz')
    .addColumn('asked_at', 'timestamptz')
    .execute();
}
