import { type Kysely, sql } from 'kysely';

/**
 * The meetings of a mentee and her mentor: times that are offered and taken, and what is told of them. In clear: who, when,
 * in which state; what was written is sealed. `person_id` is the mentee's. Frozen.
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
    .addColumn('forms', sql`text[]`, (c) => c.notNull().defaultTo(sql`'{}'`))
    .addColumn('opened_at', 'timestamptz', (c) => c.notNull())
    .addColumn('ended_at', 'timestamptz')
    .addColumn('ended_by', 'text', (c) => c.check(side('ended_by')))
    .addColumn('look_at', 'timestamptz')
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
    .addColumn('form_id', 'uuid', (c) => c.notNull())
    .addColumn('sent_at', 'timestamptz', (c) => c.notNull())
    .addColumn('ended', 'text', (c) =>
      c.check(sql`ended in ('taken', 'none', 'withdrawn', 'overtaken', 'passed', 'closed')`),
    )
    .addColumn('ended_at', 'timestamptz')
    .addColumn('taken', 'text')
    .addColumn('word', 'bytea')
    .addUniqueConstraint('meeting_offer_number', ['pair_id', 'number'])
    .execute();
  await sql`create unique index meeting_offer_waits on meeting_offer (meeting_id) where ended is null`.execute(db);
  await db.schema.createIndex('meeting_offer_of_person').on('meeting_offer').column('person_id').execute();

  await db.schema
    .createTable('meeting_news')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('meeting_id', 'uuid', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
    .addColumn('pair_id', 'uuid', (c) => c.notNull())
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('reader', 'text', (c) => c.notNull().check(side('reader')))
    .addColumn('what', 'text', (c) => c.notNull().check(sql`what in ('taken', 'arranged', 'none', 'cancelled')`))
    .addColumn('offer_id', 'uuid')
    .addColumn('starts_at', 'timestamptz')
    .addColumn('before', 'timestamptz')
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('let_go', 'boolean', (c) => c.notNull().defaultTo(false))
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('meeting_news_of_meeting').on('meeting_news').column('meeting_id').execute();
  await db.schema.createIndex('meeting_news_of_person').on('meeting_news').column('person_id').execute();
}
