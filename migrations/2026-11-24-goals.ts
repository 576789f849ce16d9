import { type Kysely, sql } from 'kysely';

/**
 * A mentee's goals, and what happened to each. Frozen.
 *
 * Words are sealed. In clear stand the day a goal is due and its state, because lists are ordered by them and counts are
 * made of them in the database: they tell the operator that somebody has a goal for a day, and whether she did it or let
 * it go, not which. What kind of thing an entry is (a note, a change) is sealed; that and when there was one is not.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('goal')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('draft', 'open', 'done', 'let-go')`))
    .addColumn('due_on', 'date')
    .addColumn('words', 'bytea', (c) => c.notNull())
    .addColumn('entries', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .addColumn('closed_at', 'timestamptz')
    .addCheckConstraint('goal_is_dated', sql`state = 'draft' or due_on is not null`)
    .addCheckConstraint('goal_is_closed', sql`(closed_at is not null) = (state in ('done', 'let-go'))`)
    .execute();
  await db.schema.createIndex('goal_of_person').on('goal').columns(['person_id', 'state', 'due_on']).execute();

  await db.schema
    .createTable('goal_entry')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('goal_id', 'uuid', (c) => c.notNull().references('goal.id').onDelete('cascade'))
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('entry', 'bytea', (c) => c.notNull())
    .addColumn('at', 'timestamptz', (c) => c.notNull())
    .addUniqueConstraint('goal_entry_order', ['goal_id', 'position'])
    .execute();
  await db.schema.createIndex('goal_entry_of_person').on('goal_entry').column('person_id').execute();
}
