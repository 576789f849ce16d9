import type { Context } from '../../context.ts';
import { bringSurface } from '../bring-job.ts';
import { takeDue } from '../queries.ts';

/** Taken in one transaction, and in one minute. */
const mostAtOnce = 500;
const mostInAMinute = 10_000;

/** Should the job be lost, it is looked at again. */
const graceMs = 10 * 60 * 1000;

/**
 * Finds what Slack does not show as it is wanted, and hands it to the queue: what failed, what was to wait, what a lost job left.
 * So an outage heals by itself. Two replicas may look at once: each takes other rows.
 *
 * @returns how many were handed on
 */
export async function lookForSurfaces(ctx: Pick<Context, 'db' | 'queue' | 'now'>): Promise<number> {
  for (let handed = 0; ; ) {
    const now = ctx.now();
    const ids = await ctx.db.transaction().execute(async (trx) => {
      const due = await takeDue(trx, now, new Date(now.getTime() + graceMs), mostAtOnce);
      await ctx.queue.sendAll(trx, bringSurface, due);
      return due;
    });
    handed += ids.length;
    if (ids.length < mostAtOnce || handed >= mostInAMinute) return handed;
  }
}
