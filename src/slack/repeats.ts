import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { SlackEvent } from './events.ts';

/** Slack repeats an event for minutes, and what it missed in an outage of ours for hours. */
const keptMs = 24 * 60 * 60 * 1000;

/**
 * Notes that an event changes something, in the transaction that changes it; false for one that has done so before, in
 * whichever replica. What it told is not kept.
 */
export async function isFirst(trx: Transaction<Schema>, { id, workspaceId, event }: SlackEvent, now: Date) {
  const slack_user_id = typeof event.user === 'string' ? event.user : null;
  const noted = await trx
    .insertInto('slack_event')
    .values({ id, type: event.type, workspace_id: workspaceId, slack_user_id, taken_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return noted !== undefined;
}

/** Forgets the events of more than a day ago. @returns how many */
export async function forgetEvents(db: Kysely<Schema>, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('slack_event')
    .where('taken_at', '<', new Date(now.getTime() - keptMs))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
