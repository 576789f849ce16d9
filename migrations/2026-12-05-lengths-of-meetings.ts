import { type Kysely, sql } from 'kysely';

/**
 * How long a meeting takes is chosen with its times; and what one of two has seen on a page before its message went counts
 * as told. In clear, as the rest of both tables. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('meeting_offer')
    .addColumn('minutes', 'integer', (c) => c.notNull().defaultTo(30))
    .execute();
  await sql`
    update meeting_offer set minutes = meeting.minutes from meeting where meeting.id = meeting_offer.meeting_id`.execute(
    db,
  );
  await db.schema
    .alterTable('meeting_news')
    .addColumn('seen', 'boolean', (c) => c.notNull().defaultTo(false))
    .execute();
  await sql`create index meeting_news_unseen on meeting_news (pair_id) where not seen and not let_go`.execute(db);
}
