import type { Kysely } from 'kysely';

/**
 * The workspace that somebody belongs to, where an organization has the bot for all of its workspaces: a link into Slack
 * names it, and no organization. Null until Slack has told it. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('person').addColumn('home_team', 'text').execute();
}
