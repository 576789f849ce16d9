import { type Kysely, sql } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { endedByInstallation, notLetIn } from './answers.ts';
import { wakePins, wakePinsNotLetIn } from './pins/queries.ts';

/**
 * The bot is installed in a workspace, again or with other rights: has what waits there looked at now, and what was refused for
 * a reason that this may have mended. Locks the rows in the order in which everybody does.
 */
export async function wakeUp(db: Kysely<Schema>, workspaceId: string, now: Date): Promise<void> {
  // Pins before surfaces, as every transaction that wants one takes them.
  await wakePins(db, workspaceId, now);
  await sql`
    update surface set look_at = ${now}, tries = 0, last_error = null, owed = owed or state = 'failed',
      state = case when state = 'failed' then 'queued' else state end
    where id in (
      select id from surface
      where workspace_id = ${workspaceId}
        and (wanted_version > shown_version or last_error = any(${[...endedByInstallation]}::text[]))
      order by place = 'channel', coalesce(person_id::text, channel_id) collate "C", kind collate "C", subject_id
      for update)`.execute(db);
}

/**
 * Slack takes the token of a workspace, at the bot's start: has what waited for one that it takes looked at now, and not in two
 * hours.
 */
export async function wakeNotLetIn(db: Kysely<Schema>, workspaceId: string, now: Date): Promise<void> {
  await wakePinsNotLetIn(db, workspaceId, now);
  await sql`
    update surface set look_at = ${now}, tries = 0
    where id in (
      select id from surface
      where workspace_id = ${workspaceId} and look_at > ${now} and last_error = any(${[...notLetIn]}::text[])
      order by place = 'channel', coalesce(person_id::text, channel_id) collate "C", kind collate "C", subject_id
      for update)`.execute(db);
}
