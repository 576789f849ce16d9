import { isDatabaseDown } from '../db/errors.ts';
import type { AppContext } from '../feature.ts';
import { describeError } from '../process/log.ts';
import { lookAtMeetings } from './move-job.ts';
import { listDue, lookLater } from './queries.ts';

const dueAtOnce = 200;

const hourMs = 60 * 60 * 1000;

/** Times that pass end, each by itself and without a word to anybody. */
export async function endWhatPassed(ctx: AppContext): Promise<number> {
  const due = await listDue(ctx.db, ctx.now(), dueAtOnce);
  for (const of of due)
    try {
      await lookAtMeetings(ctx, of);
    } catch (error) {
      // What cannot be read must not keep the others waiting, and is looked at again in an hour.
      if (isDatabaseDown(error)) throw error;
      ctx.log.warn({ pair: of.pairId, error: describeError(error) }, 'times of two could not be looked at');
      await lookLater(ctx.db, of.pairId, new Date(ctx.now().getTime() + hourMs));
    }
  return due.length;
}
