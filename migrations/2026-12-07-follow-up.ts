import { type Kysely, sql } from 'kysely';

/**
 * What follows a meeting: what the two said they would do, what each noted as decided, and what is one's own. In clear: whose,
 * when, whether it is done. Words that both read are sealed with the pair, one's own with the person. `person_id` of the first
 * two is the mentee's. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const side = (column: string) => sql`${sql.ref(column)} in ('mentee', 'mentor')`;
  await db.schema
    .createTable('meeting_action')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('pair_id', 'uuid', (c) => c.notNull().references('pair.id').onDelete('cascade'))
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('meeting_id', 'uuid', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('writer', 'text', (c) => c.notNull().check(side('writer')))
    .addColumn('owner', 'text', (c) => c.notNull().check(side('owner')))
    .addColumn('words', 'bytea')
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('open', 'done', 'dropped')`))
    .addColumn('written_at', 'timestamptz', (c) => c.notNull())
    .addColumn('ended_at', 'timestamptz')
    .addUniqueConstraint('meeting_action_number', ['pair_id', 'number'])
    .execute();
  await db.schema.createIndex('meeting_action_of_person').on('meeting_action').column('person_id').execute();
  await db.schema.createIndex('meeting_action_of_meeting').on('meeting_action').column('meeting_id').execute();

  await db.schema
    .createTable('meeting_decided')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('meeting_id', 'uuid', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
    .addColumn('pair_id', 'uuid', (c) => c.notNull().references('pair.id').onDelete('cascade'))
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('side', 'text', (c) => c.notNull().check(side('side')))
    .addColumn('words', 'bytea')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('written_at', 'timestamptz', (c) => c.notNull())
    .addUniqueConstraint('meeting_decided_once', ['meeting_id', 'side'])
    .execute();
  await db.schema.createIndex('meeting_decided_of_pair').on('meeting_decided').column('pair_id').execute();
  await db.schema.createIndex('meeting_decided_of_person').on('meeting_decided').column('person_id').execute();

  await db.schema
    .createTable('meeting_note')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('meeting_id', 'uuid', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('words', 'bytea', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('written_at', 'timestamptz', (c) => c.notNull())
    .addUniqueConstraint('meeting_note_once', ['meeting_id', 'person_id'])
    .execute();
  await db.schema.createIndex('meeting_note_of_person').on('meeting_note').column('person_id').execute();
}
