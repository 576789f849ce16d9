import { isDatabaseDown } from '../../db/errors.ts';
import type { AppContext } from '../../feature.ts';
import { describeError } from '../../process/log.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { afterExpiry, afterMove } from '../pair.ts';
import { isStillDue, listDuePairs, lockPair, savePair } from '../queries.ts';
import { applyMove } from './move-job.ts';
import { listVersions } from './queries.ts';
import { tellOfGone } from './telling-job.ts';
import { hasSetAside } from './terms.ts';

const dueAtOnce = 200;

const hourMs = 60 * 60 * 1000;

/** What waits too long runs out, and a pause ends, without a word to anybody; who waited for somebody erased reads so. */
export async function endWhatWaited(ctx: AppContext): Promise<number> {
  const due = await listDuePairs(ctx.db, ctx.now(), dueAtOnce);
  for (const { id, person_id: personId } of due) await lookAtPair(ctx, { id, personId });
  return due.length;
}

/** One pair; what cannot be read must not keep the others waiting, and is looked at again in an hour. */
async function lookAtPair(ctx: AppContext, { id, personId }: { id: string; personId: string }): Promise<void> {
  try {
    await inTransaction(ctx, async (trx, want) => {
      const pair = await lockPair(trx, ctx.keys, { id, personId });
      if (!pair || !(await isStillDue(trx, id, ctx.now()))) return;
      const moved = pair.state === 'paused' ? afterMove(pair, 'resume', 'mentee') : afterExpiry(pair);
      if (typeof moved === 'object') return void (await applyMove(ctx, trx, want, pair, moved, undefined));
      // What waited for somebody who was erased is set aside already: she has yet to read so.
      if (!pair.mentorId && hasSetAside(pair, await listVersions(trx, ctx.keys, id))) await tellOfGone(trx, want, pair);
      await savePair(trx, id, { lookAt: null });
    });
  } catch (error) {
    if (isDatabaseDown(error)) throw error;
    ctx.log.warn({ pair: id, error: describeError(error) }, 'what waits between two could not be looked at');
    const lookAt = new Date(ctx.now().getTime() + hourMs);
    await ctx.db.transaction().execute((trx) => savePair(trx, id, { lookAt }));
  }
}
