import type { ModalView } from '@slack/types';
import type { AppContext, Incoming, PairPlace } from '../../feature.ts';
import { textFingerprint } from '../../forms/fingerprint.ts';
import type { PairRecord } from '../pair.ts';
import { findPair } from '../queries.ts';
import { notYours, ownPair } from '../screens.ts';
import { calledThere, pairShown } from '../wording.ts';
import { type Compared, compared, noteSeen, readPlace } from './look-job.ts';
import { findPlace, keepSeenReaders, type PlaceRow } from './queries.ts';
import { type ReadersShown, readersView } from './view.ts';
import { readersInWords, troubleForMentor, troubleWords } from './words.ts';

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

const standing = (row: PlaceRow | undefined): PlaceRow | undefined =>
  row?.state === 'open' && row.wanted ? row : undefined;

/** The place of two, for the feature that puts what they talk about there. */
export const pairPlace: PairPlace = {
  async look(who, ctx, { pairId, menteeId, side }) {
    const pair = await findPair(ctx.db, ctx.keys, { id: pairId, personId: menteeId });
    if (!pair) return 'none';
    const row = standing(await findPlace(ctx.db, pairId));
    if (!row) return 'none';
    const now = await readersNow(who, ctx, pair).catch(() => undefined);
    if (!now) return 'unknown';
    const called = calledThere(who.edition, pairShown(pair));
    const name = called[side === 'mentee' ? 'mentor' : 'mentee'];
    const words = side === 'mentee' ? troubleWords : troubleForMentor;
    const trouble = now.trouble && now.trouble !== 'public' ? words(who.edition, now.trouble, name) : undefined;
    return {
      ...{ workspaceId: row.workspace_id, channelId: now.channel, isPublic: now.isPublic, mark: now.mark },
      ...{ others: now.readers.all.length, marks: now.marks, isNews: now.news !== undefined, trouble },
      lines: readersInWords(who.edition, name, now, side),
    };
  },
  channelOf: async (db, pairId) => standing(await findPlace(db, pairId))?.channel_id ?? undefined,
  seen: (trx, pairId, { marks, isPublic, channelId }, at) =>
    keepSeenReaders(trx, pairId, { marks, isPublic, channel: channelId }, at),
};
