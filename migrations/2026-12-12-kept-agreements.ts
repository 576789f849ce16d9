import type { Kysely } from 'kysely';

/** The day on which she last looked at what two agreed, and kept it as it is. In clear, as the days beside it. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('pair').addColumn('kept_on', 'date').execute();
}
