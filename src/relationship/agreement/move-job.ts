import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { type Day, localHour } from '../../calendar.ts';
import type { Schema } from '../../db/schema.ts';
import type { AppContext } from '../../feature.ts';
import type { Want } from '../../surfaces/want.ts';
import { type Moved, type PairRecord, type Side, waitsDays } from '../pair.ts';
import { followAgreement } from '../place/job.ts';
import { seenIn } from '../place/seen.ts';
import { savePair } from '../queries.ts';
import { agreedBefore } from '../wording.ts';
import { addVersion, endVersion, listVersions, restoreVersion } from './queries.ts';
import { tellBoth } from './telling-job.ts';
import { inChannel, isSamePlace, type Terms, whereBothAre } from './terms.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** What a move brings along. */
interface Brings {
  terms?: Terms;
  remindOn?: Day | null;
  line?: string;
  pausedUntil?: Day;
}

/**
 * Keeps what a move did to a pair that is locked, and has everything that both sides see follow: their Homes, the messages
 * that stand, one message to whoever has something to answer, or is answered.
 *
 * @param by whose move it was; undefined for the clock's
 * @returns the id of the version that it sent
 */
export async function applyMove(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  pair: PairRecord,
  moved: Moved,
  by: Side | undefined,
  { terms, remindOn = null, line, pausedUntil }: Brings = {},
): Promise<string | undefined> {
  const now = ctx.now();
  const { isUntold: isUnheard } = pair;
  const ended = moved.ended
    ? await endVersion(trx, ctx.keys, pair.id, { ended: moved.ended, line, isUnheard }, now)
    : undefined;
  const restored = moved.restores ? await restoreVersion(trx, pair.id) : undefined;
  const sent = moved.sends && terms && by ? randomUUID() : undefined;
  if (sent && terms && by)
    await addVersion(
      trx,
      ctx.keys,
      pair,
      { id: sent, sentBy: by, terms, remindOn: moved.waits ? remindOn : null, ended: moved.waits ? null : 'noted' },
      now,
    );
  const waitsFrom = restored ?? (sent ? now : undefined);
  const isOver = moved.state === 'closed';
  await savePair(trx, pair.id, {
    state: moved.state,
    // Of somebody who has left it is so only as long as they are away.
    ...(moved.withBot !== pair.withBot && { withBot: moved.withBot }),
    pausedUntil: moved.state === 'paused' ? (pausedUntil ?? pair.pausedUntil) : null,
    lookAt: lookAt(pair, moved, waitsFrom, pausedUntil),
    ...(isOver && by && { endedBy: by }),
    ...(isOver && { closedAt: now }),
  });
  await tellBoth(ctx, trx, want, pair, { moved, by, ended, sent, remindOn });
  if (moved.ended === 'agreed' && ended) await followPlace(ctx, trx, want, pair, ended);
  if (isOver) await followAgreement(ctx, trx, want, pair, undefined);
  if (moved.state !== pair.state) for (const { pairMoved } of ctx.features) await pairMoved?.(ctx, trx, want, pair);
  return sent;
}

/** Both agreed to a channel, to another, or to none; what they leave as it was is not begun anew. */
async function followPlace(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  pair: PairRecord,
  versionId: string,
): Promise<void> {
  const versions = await listVersions(trx, ctx.keys, pair.id);
  const agreed = versions.find(({ id }) => id === versionId);
  const before = agreed && agreedBefore(versions, agreed);
  if (!agreed || isSamePlace(before?.terms, agreed.terms)) return;
  const { place, placeWhich } = agreed.terms;
  const there = place === whereBothAre ? seenIn(placeWhich) : undefined;
  const isWanted = place === inChannel || there !== undefined;
  await followAgreement(ctx, trx, want, pair, isWanted ? { versionId: agreed.id, there } : undefined);
}

/** When the clock has something to do with it next. */
function lookAt(
  pair: PairRecord,
  moved: Moved,
  waitsFrom: Date | undefined,
  pausedUntil: Day | undefined,
): Date | null {
  const until = pausedUntil ?? pair.pausedUntil;
  if (moved.state === 'paused' && until) return localHour(pair.mentee.timeZone, until, 0);
  return moved.waits && waitsFrom ? new Date(waitsFrom.getTime() + waitsDays * dayMs) : null;
}
