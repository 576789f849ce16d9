import type { Transaction } from 'kysely';
import type { Context } from '../../context.ts';
import type { Schema } from '../../db/schema.ts';
import { publishHome } from '../../jobs/publish-home.ts';
import type { Share } from '../goal.ts';
import { showToMentor } from './jobs.ts';

/**
 * Has queued work bring the mentor's message about a goal, and their Home, to what they should be; in the transaction
 * that changed the goal. Does nothing for a goal that is not shared.
 */
export async function tellMentor(
  trx: Transaction<Schema>,
  ctx: Context,
  goalId: string,
  share: Pick<Share, 'mentorId'> | undefined,
): Promise<void> {
  if (!share) return;
  await ctx.queue.send(trx, showToMentor, { goal: goalId, mentor: share.mentorId });
  await ctx.queue.send(trx, publishHome, { person: share.mentorId });
}
