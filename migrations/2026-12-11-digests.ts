import { type Kysely, sql } from 'kysely';

/**
 * The digest of a mentor: one row of settings for whoever was offered it or switched it on, with the instant at which to look
 * next, and one row for each week of theirs that was decided. All in clear: days and why, never what it says. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('digest_setting')
    .addColumn('person_id', 'uuid', (c) => c.primaryKey().references('person.id').onDelete('cascade'))
    .addColumn('is_on', 'boolean', (c) => c.notNull().defaultTo(false))
    .addColumn('offered_at', 'timestamptz')
    .addColumn('day_of_week', 'integer', (c) => c.notNull().defaultTo(1).check(sql`day_of_week between 1 and 7`))
    .addColumn('hour', 'integer', (c) => c.notNull().defaultTo(8).check(sql`hour between 0 and 23`))
    .addColumn('for_day', 'text')
    .addColumn('next_digest_at', 'timestamptz')
    .execute();
  await db.schema
    .createIndex('digest_setting_due')
    .on('digest_setting')
    .column('next_digest_at')
    .where('next_digest_at', 'is not', null)
    .execute();
  await db.schema
    .createTable('digest')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('week', 'text', (c) => c.notNull())
    .addColumn('on_day', 'text', (c) => c.notNull())
    .addColumn('decided_at', 'timestamptz', (c) => c.notNull())
    .addColumn('withheld', 'text')
    .addColumn('closed_at', 'timestamptz')
    // Whatever replicas do: one a week.
    .addUniqueConstraint('digest_of_week', ['person_id', 'week'])
    .execute();
}
