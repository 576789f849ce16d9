import { type Kysely, sql } from 'kysely';

/**
 * The meetings of a mentee and her mentor: times that are offered and taken, what they mean to talk about, what they
 * decided and who does what, and what each of them notes alone. In clear: who, when, in which state; what was written is
 * sealed. `person_id` is the mentee's, but for a note, which is its writer's. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const side = (column: string) => sql`${sql.ref(column)} in ('mentee', 'mentor')`;
  await db.schema
    .createTable('meeting')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('pair_id', 'uuid', (c) => c.notNull().references('pair.id').onDelete('cascade'))
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) =>
      c.notNull().check(sql`state in ('wanted', 'set', 'met', 'fell-through', 'cancelled')`),
    )
    .addColumn('starts_at', 'timestamptz')
    .addColumn('minutes', 'integer', (c) => c.notNull())
    .addColumn('how', 'text', (c) => c.check(sql`how in ('offer', 'arranged', 'logged')`))
    .addColumn('sequence', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('opened_at', 'timestamptz', (c) => c.notNull())
    .addColumn('ended_at', 'timestamptz')
    .addColumn('ended_by', 'text', (c) => c.check(side('ended_by')))
    .addColumn('look_at', 'timestamptz')
    .addColumn('shared_at', 'timestamptz')
    .addColumn('changed_at', 'timestamptz')
    .addColumn('changed_by', 'text', (c) => c.check(side('changed_by')))
    .addColumn('seen_at', 'timestamptz')
    .addColumn('decided', 'bytea')
    .addUniqueConstraint('meeting_number', ['pair_id', 'number'])
    .execute();
  await sql`create unique index meeting_open on meeting (pair_id) where state in ('wanted', 'set')`.execute(db);
  await db.schema.createIndex('meeting_of_person').on('meeting').column('person_id').execute();
  await sql`create index meeting_due on meeting (look_at) where look_at is not null`.execute(db);

  await db.schema
    .createTable('meeting_offer')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('meeting_id', 'uuid', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
    .addColumn('pair_id', 'uuid', (c) => c.notNull())
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('sent_by', 'text', (c) => c.notNull().check(side('sent_by')))
    .addColumn('times', sql`text[]`, (c) => c.notNull())
    .addColumn('sent_at', 'timestamptz', (c) => c.notNull())
    .addColumn('ended', 'text', (c) =>
      c.check(sql`ended in ('taken', 'none', 'withdrawn', 'overtaken', 'passed', 'closed')`),
    )
    .addColumn('ended_at', 'timestamptz')
    .addColumn('taken', 'text')
    .addColumn('word', 'bytea')
    .addUniqueConstraint('meeting_offer_number', ['meeting_id', 'number'])
    .execute();
  await sql`create unique index meeting_offer_waits on meeting_offer (meeting_id) where ended is null`.execute(db);
  await db.schema.createIndex('meeting_offer_of_person').on('meeting_offer').column('person_id').execute();

  await db.schema
    .createTable('agenda_item')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('meeting_id', 'uuid', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
    .addColumn('pair_id', 'uuid', (c) => c.notNull())
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('added_by', 'text', (c) => c.notNull().check(side('added_by')))
    .addColumn('words', 'bytea', (c) => c.notNull())
    .addColumn('tag', 'text')
    .addColumn('part', 'text', (c) => c.notNull().check(sql`part in ('main', 'open', 'later')`))
    .addColumn('rank', 'integer', (c) => c.notNull())
    .addColumn('added_at', 'timestamptz', (c) => c.notNull())
    .addColumn('changed_at', 'timestamptz', (c) => c.notNull())
    .addColumn('reached_at', 'timestamptz')
    .addColumn('carried_from', 'uuid')
    .execute();
  await db.schema.createIndex('agenda_item_of_meeting').on('agenda_item').column('meeting_id').execute();
  await db.schema.createIndex('agenda_item_of_person').on('agenda_item').column('person_id').execute();

  await db.schema
    .createTable('meeting_action')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('meeting_id', 'uuid', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
    .addColumn('pair_id', 'uuid', (c) => c.notNull())
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('side', 'text', (c) => c.notNull().check(side('side')))
    .addColumn('words', 'bytea', (c) => c.notNull())
    .addColumn('due_on', 'text')
    .addColumn('rank', 'integer', (c) => c.notNull())
    .addColumn('added_at', 'timestamptz', (c) => c.notNull())
    .addColumn('done_at', 'timestamptz')
    .addColumn('dropped_at', 'timestamptz')
    .execute();
  await db.schema.createIndex('meeting_action_of_pair').on('meeting_action').column('pair_id').execute();
  await db.schema.createIndex('meeting_action_of_meeting').on('meeting_action').column('meeting_id').execute();
  await db.schema.createIndex('meeting_action_of_person').on('meeting_action').column('person_id').execute();

  await db.schema
    .createTable('meeting_note')
    .addColumn('meeting_id', 'uuid', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('note', 'bytea', (c) => c.notNull())
    .addColumn('changed_at', 'timestamptz', (c) => c.notNull())
    .addPrimaryKeyConstraint('meeting_note_once', ['meeting_id', 'person_id'])
    .execute();
  await db.schema.createIndex('meeting_note_of_person').on('meeting_note').column('person_id').execute();
}
