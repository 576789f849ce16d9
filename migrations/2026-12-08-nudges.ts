import { type Kysely, sql } from 'kysely';

/**
 * The weekly nudge: one row of settings for whoever has done anything, with the instant at which to look next, and one row
 * for each week of theirs that was decided. All in clear: kinds, days and why, never what it says. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('person').addColumn('acted_at', 'timestamptz').execute();
  await db.schema
    .createTable('nudge_setting')
    .addColumn('person_id', 'uuid', (c) => c.primaryKey().references('person.id').onDelete('cascade'))
    .addColumn('day_of_week', 'integer', (c) => c.notNull().defaultTo(1).check(sql`day_of_week between 1 and 7`))
    .addColumn('hour', 'integer', (c) => c.notNull().defaultTo(12).check(sql`hour between 0 and 23`))
    .addColumn('cadence', 'text', (c) =>
      c.notNull().defaultTo('weekly').check(sql`cadence in ('weekly', 'fortnightly', 'monthly', 'off')`),
    )
    .addColumn('kinds_off', sql`text[]`, (c) => c.notNull().defaultTo(sql`'{}'`))
    .addColumn('paused_until', 'text')
    .addColumn('for_day', 'text')
    .addColumn('next_nudge_at', 'timestamptz')
    .execute();
  await db.schema
    .createIndex('nudge_setting_due')
    .on('nudge_setting')
    .column('next_nudge_at')
    .where('next_nudge_at', 'is not', null)
    .execute();
  await db.schema
    .createTable('nudge')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('week', 'text', (c) => c.notNull())
    .addColumn('on_day', 'text', (c) => c.notNull())
    .addColumn('decided_at', 'timestamptz', (c) => c.notNull())
    .addColumn('kind', 'text')
    .addColumn('withheld', 'text', (c) => c.check(sql`(withheld is null) <> (kind is null)`))
    .addColumn('is_first', 'boolean', (c) => c.notNull())
    .addColumn('put_off_until', 'text')
    .addColumn('answered_at', 'timestamptz')
    .addColumn('closed_at', 'timestamptz')
    // Whatever replicas do: one a week.
    .addUniqueConstraint('nudge_of_week', ['person_id', 'week'])
    .execute();
  // Whoever has begun: the schedule finds their next day, and nothing goes before it.
  await sql`insert into nudge_setting (person_id, next_nudge_at)
    select distinct person_id, now() from assessment`.execute(db);
}
