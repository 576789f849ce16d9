import type { Kysely } from 'kysely';

/**
 * Which goal a mentee shows to which mentor: one at most. In clear, because the message in the mentor's chat, their Home
 * and the mentee's list are found by it; what the goal says stays sealed in its own row. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('goal_share')
    .addColumn('goal_id', 'uuid', (c) => c.primaryKey().references('goal.id').onDelete('cascade'))
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('mentor_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('shared_at', 'timestamptz', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('goal_share_of_person').on('goal_share').column('person_id').execute();
  await db.schema.createIndex('goal_share_with_mentor').on('goal_share').column('mentor_id').execute();
}
