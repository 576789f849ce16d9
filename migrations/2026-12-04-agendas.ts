import { type Kysely, sql } from 'kysely';

/**
 * The agendas of meetings: items, which keep their words once, and where each stands in every meeting that it came to. In
 * clear: whose, when, where it stands; the words are sealed with the pair. `person_id` is the mentee's. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const side = (column: string) => sql`${sql.ref(column)} in ('mentee', 'mentor')`;
  await db.schema
    .alterTable('meeting')
    .addColumn('shared_at', 'timestamptz')
    .addColumn('shared_in', 'text')
    .addColumn('shared_goals', sql`uuid[]`)
    .addColumn('shared_where', 'text', (c) =>
      c.check(sql`shared_where in ('private channel', 'more readers', 'public', 'two copies')`),
    )
    .addColumn('changed_at', 'timestamptz')
    .addColumn('changed_by', 'text', (c) => c.check(side('changed_by')))
    .addColumn('seen_at', 'timestamptz')
    .execute();

  await db.schema
    .createTable('agenda_item')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('pair_id', 'uuid', (c) => c.notNull().references('pair.id').onDelete('cascade'))
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('writer', 'text', (c) => c.notNull().check(side('writer')))
    .addColumn('words', 'bytea')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('tag', 'text', (c) => c.check(sql`tag in ('advice', 'feedback', 'decision', 'introduction', 'listen')`))
    .addColumn('written_at', 'timestamptz', (c) => c.notNull())
    .addUniqueConstraint('agenda_item_number', ['pair_id', 'number'])
    .execute();
  await db.schema.createIndex('agenda_item_of_person').on('agenda_item').column('person_id').execute();

  await db.schema
    .createTable('agenda_place')
    .addColumn('item_id', 'uuid', (c) => c.notNull().references('agenda_item.id').onDelete('cascade'))
    .addColumn('meeting_id', 'uuid', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('part', 'text', (c) => c.notNull().check(sql`part in ('main', 'open', 'later')`))
    .addColumn('rank', 'integer', (c) => c.notNull())
    .addColumn('reached', 'boolean', (c) => c.notNull())
    .addColumn('out', 'boolean', (c) => c.notNull())
    .addPrimaryKeyConstraint('agenda_place_once', ['item_id', 'meeting_id'])
    .execute();
  await db.schema.createIndex('agenda_place_of_meeting').on('agenda_place').column('meeting_id').execute();
  await db.schema.createIndex('agenda_place_of_person').on('agenda_place').column('person_id').execute();
}
