import type { Transaction } from 'kysely';
import type { Schema, SlackIdentity } from '../../db/schema.ts';
import type { AppContext } from '../../feature.ts';
import { inTransaction, type Want } from '../../surfaces/want.ts';
import { kinds } from '../ids.ts';
import { isWrittenTo } from '../mute-queries.ts';
import type { Moved } from '../pair.ts';
import { listPartners, lockPair } from '../queries.ts';
import { applyMove } from './move-job.ts';
import { listSentTo } from './queries.ts';

/**
 * Somebody of a pair has left this Slack, or is back: what the other side sees follows, and of an agreement they are told
 * kindly. What waited for somebody who has left waits no more.
 */
export const memberLeftOrBack = (member: SlackIdentity, ctx: AppContext): Promise<void> =>
  inTransaction(ctx, async (trx, want) => {
    for (const { pairId, menteeId, mentorId, side, hasLeft } of await listPartners(trx, member)) {
      const other = side === 'mentee' ? mentorId : menteeId;
      const pair = await lockPair(trx, ctx.keys, { id: pairId, personId: menteeId });
      if (!pair) continue;
      if (hasLeft && pair.waits) {
        const state = pair.state === 'proposed' ? 'talk' : pair.state;
        const setAside: Moved = { state, withBot: pair.withBot, waits: undefined, ended: 'closed' };
        await applyMove(ctx, trx, want, pair, setAside, undefined);
      }
      if (!other) continue;
      want.home(other);
      const isTold =
        hasLeft &&
        (other === menteeId || pair.withBot) &&
        ['active', 'paused'].includes(pair.state) &&
        (await isWrittenTo(trx, { id: pairId, menteeId }, other));
      want.message(kinds.left, { to: other, about: pairId }, { asked: isTold });
    }
  });

/** A mentor takes no messages any more, or takes them again: what mentees sent them goes, or is back. */
export async function messagesSwitched(trx: Transaction<Schema>, want: Want, mentorId: string): Promise<void> {
  for (const { id } of await listSentTo(trx, mentorId))
    for (const kind of [kinds.version, kinds.reminder]) want.message(kind, { to: mentorId, about: id });
}
