import { type Kysely, sql } from 'kysely';

/**
 * What may push, and what has: the ledger of messages that nobody's own press brought, what waits to be told, and until
 * when somebody works nights. Ids, days and numbers only. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('person').addColumn('nights_until', 'date').execute();
  await db.schema
    .createIndex('person_on_nights')
    .on('person')
    .column('nights_until')
    .where('nights_until', 'is not', null)
    .execute();
  await db.schema
    .createTable('push')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('side', 'text', (c) => c.notNull())
    .addColumn('on_day', 'date', (c) => c.notNull())
    .addColumn('of_day', 'integer', (c) => c.notNull())
    .addColumn('week', 'text', (c) => c.notNull())
    .addColumn('of_week', 'integer', (c) => c.notNull())
    .addColumn('decided_at', 'timestamptz', (c) => c.notNull())
    // Whatever replicas do: the first of a day, or the fourth of a week, is taken once.
    .addUniqueConstraint('push_of_day', ['person_id', 'side', 'on_day', 'of_day'])
    .addUniqueConstraint('push_of_week', ['person_id', 'side', 'week', 'of_week'])
    .execute();
  await db.schema
    .createTable('push_thing')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('person_id', 'uuid', (c) => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subject_id', 'uuid', (c) => c.notNull())
    .addColumn('noted_at', 'timestamptz')
    .addColumn('look_at', 'timestamptz')
    .addColumn('told_in', 'uuid', (c) => c.references('push.id').onDelete('set null'))
    .addColumn('place', 'integer')
    .addUniqueConstraint('push_thing_once', ['person_id', 'kind', 'subject_id'])
    .execute();
  await db.schema
    .createIndex('push_thing_due')
    .on('push_thing')
    .column('look_at')
    .where('look_at', 'is not', null)
    .execute();
  // Asks that were noted before: which day they are for is sealed, so the schedule looks at each once.
  await sql`insert into push_thing (id, person_id, kind, subject_id, look_at)
    select gen_random_uuid(), person_id, 'network.ask', id, now() from network_ask`.execute(db);
  await db.schema.createIndex('push_thing_told').on('push_thing').column('told_in').execute();
}
