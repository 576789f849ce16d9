import { type Kysely, sql } from 'kysely';

/**
 * A mentee and somebody who said yes to her, and how the two have agreed to work. In clear: who, when and in which state,
 * which the schedule and the roles go by; everything that was written is sealed. `person_id` is the mentee's, by which
 * her export and her erasure go; a mentor who is erased, or was never in this Slack, is null. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pair')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('mentor_id', 'uuid', (c) => c.references('person.id').onDelete('set null'))
    .addColumn('on_map', 'uuid', (c) => c.notNull())
    .addColumn('state', 'text', (c) =>
      c.notNull().check(sql`state in ('talk', 'proposed', 'active', 'paused', 'closing', 'closed')`),
    )
    .addColumn('with_bot', 'boolean', (c) => c.notNull())
    .addColumn('noted', 'bytea', (c) => c.notNull())
    .addColumn('draft', 'bytea')
    .addColumn('paused_until', 'text')
    .addColumn('look_at', 'timestamptz')
    .addColumn('ended_by', 'text', (c) => c.check(sql`ended_by in ('mentee', 'mentor')`))
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .addColumn('closed_at', 'timestamptz')
    .execute();
  await sql`create unique index pair_once on pair (person_id, on_map) where state <> 'closed'`.execute(db);
  await sql`create unique index pair_of_two on pair (person_id, mentor_id) where state <> 'closed'`.execute(db);
  await db.schema.createIndex('pair_of_mentor').on('pair').column('mentor_id').execute();
  await sql`create index pair_due on pair (look_at) where look_at is not null`.execute(db);

  await db.schema
    .createTable('agreement')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('pair_id', 'uuid', (c) => c.notNull().references('pair.id').onDelete('cascade'))
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('sent_by', 'text', (c) => c.notNull().check(sql`sent_by in ('mentee', 'mentor')`))
    .addColumn('terms', 'bytea', (c) => c.notNull())
    .addColumn('sent_at', 'timestamptz', (c) => c.notNull())
    .addColumn('remind_on', 'text')
    .addColumn('ended_at', 'timestamptz')
    .addColumn('ended', 'text')
    .addColumn('line', 'bytea')
    .addColumn('unheard', 'boolean', (c) => c.notNull().defaultTo(false))
    .addUniqueConstraint('agreement_number', ['pair_id', 'number'])
    .execute();
  await sql`create unique index agreement_waits on agreement (pair_id) where ended is null`.execute(db);
  await db.schema.createIndex('agreement_of_person').on('agreement').column('person_id').execute();

  await db.schema
    .createTable('pair_mute')
    .addColumn('pair_id', 'uuid', (c) => c.notNull().references('pair.id').onDelete('cascade'))
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('muted_at', 'timestamptz', (c) => c.notNull())
    .addPrimaryKeyConstraint('pair_mute_once', ['pair_id', 'person_id'])
    .execute();
  await db.schema.createIndex('pair_mute_of_person').on('pair_mute').column('person_id').execute();
}
