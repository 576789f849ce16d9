import { type Kysely, sql } from 'kysely';

/**
 * When anything may come by itself to somebody: their own hours and working days, null for the usual ones; a span of days
 * away; the end of a status of Slack's that counts as away, and nothing else of it. And what the operator holds: of one
 * workspace by its id, or of all as '*'; without an end until it is taken back. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('person')
    .addColumn('hours_from', 'integer', (c) => c.check(sql`hours_from between 0 and 23`))
    .addColumn('hours_until', 'integer', (c) => c.check(sql`hours_until between 1 and 24`))
    .addColumn('working_days', sql`integer[]`)
    .addColumn('away_from', 'date')
    .addColumn('away_until', 'date')
    .addColumn('status_until', 'timestamptz')
    .execute();
  for (const column of ['away_until', 'status_until'])
    await db.schema.createIndex(`person_${column}`).on('person').column(column).where(column, 'is not', null).execute();
  await db.schema
    .createTable('push_pause')
    .addColumn('team', 'text', (c) => c.primaryKey())
    .addColumn('since', 'timestamptz', (c) => c.notNull())
    .addColumn('until', 'timestamptz')
    .execute();
}
