import { type Kysely, sql } from 'kysely';

/**
 * What a mentor wants to hear: nothing at all, or no more from one mentee; and the goals that wait until they allow that
 * mentee again. In clear, as is which goal is shared with whom. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('person')
    .addColumn('takes_messages', 'boolean', (c) => c.notNull().defaultTo(sql`true`))
    .execute();
  await db.schema
    .createTable('mentor_stop')
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('mentee_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('stopped_at', 'timestamptz', (c) => c.notNull())
    .addPrimaryKeyConstraint('mentor_stop_once', ['person_id', 'mentee_id'])
    .execute();
  await db.schema.createIndex('mentor_stop_of_mentee').on('mentor_stop').column('mentee_id').execute();
  await db.schema
    .createTable('share_wish')
    .addColumn('goal_id', 'uuid', (c) => c.primaryKey().references('goal.id').onDelete('cascade'))
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('mentor_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('wished_at', 'timestamptz', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('share_wish_of_person').on('share_wish').column('person_id').execute();
  await db.schema.createIndex('share_wish_with_mentor').on('share_wish').column('mentor_id').execute();
}
