import type { ModalView } from '@slack/types';
import type { AppContext, Incoming } from '../../feature.ts';
import { textFingerprint } from '../../forms/fingerprint.ts';
import type { PairRecord } from '../pair.ts';
import { notYours, ownPair } from '../screens.ts';
import { pairShown } from '../wording.ts';
import { type Compared, compared, noteSeen, readPlace } from './look-job.ts';
import { findPlace } from './queries.ts';
import { type ReadersShown, readersView } from './view.ts';

/**
 * Who reads in the channel of a pair besides the two, now, and what has become of it. Whatever puts words of hers there asks
 * this first: nothing goes where something has become of it, and what is news to her is shown to her, and waits for her yes.
 *
 * @returns undefined where there is no channel, or the bot cannot look into it
 * @throws what the Web API throws, where asking again may help
 */
export async function readersNow(
  { client }: Pick<Incoming, 'client'>,
  ctx: AppContext,
  pair: PairRecord,
): Promise<(Compared & ReadersShown & { channel: string }) | undefined> {
  const row = await findPlace(ctx.db, pair.id);
  if (!row?.channel_id || (row.state !== 'open' && row.state !== 'held')) return undefined;
  const read = await readPlace(client, ctx, pair, row.channel_id);
  if (read === 'not allowed') return undefined;
  if (row.state === 'open') await noteSeen(ctx, pair, row, read);
  const now = compared(ctx, pair, row, read);
  const mark = textFingerprint([...now.marks, now.isPublic].join());
  return { ...now, isHeld: row.state === 'held', channel: row.channel_id, workspace: read.workspace, mark };
}

/** The page of who reads; somebody new stays new until the mentee says that she has seen it. */
export async function readersScreen(
  who: Incoming,
  ctx: AppContext,
  pairId: string,
  notice?: string,
): Promise<ModalView> {
  const own = await ownPair(who, ctx, pairId);
  if (!own) return notYours(who);
  const now = await readersNow(who, ctx, own.pair).catch(() => undefined);
  return readersView(own.viewer, pairShown(own.pair), now, notice);
}
