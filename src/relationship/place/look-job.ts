import type { WebClient } from '@slack/web-api';
import type { AppContext } from '../../feature.ts';
import type { Slot } from '../../jobs/job.ts';
import { type ChannelRead, type ChannelSeen, lookInto, readChannel } from '../../slack/channels.ts';
import { inTransaction } from '../../surfaces/want.ts';
import type { PairRecord } from '../pair.ts';
import { findPair } from '../queries.ts';
import { comparedReaders, marksOf, newsOf } from './comparing.ts';
import { type News, type Trouble, troubleOf } from './place.ts';
import { findPlace, noteTrouble, type PlaceRow } from './queries.ts';
import type { Readers } from './readers.ts';

/** The two, by Slack ids. */
export const twoOf = ({ mentee, mentor }: PairRecord): { mentee: string; mentor: string | undefined } => ({
  mentee: mentee.slackUserId,
  mentor: mentor?.slackUserId,
});

/**
 * Asks Slack what has become of a channel that both were in. What events told is only a reason to look: they come in any order,
 * and twice.
 */
export async function runLook(
  { pair: pairId, person }: { pair: string; person: string },
  ctx: AppContext,
): Promise<Slot> {
  const row = await findPlace(ctx.db, pairId);
  const pair = await findPair(ctx.db, ctx.keys, { id: pairId, personId: person });
  if (!pair || row?.state !== 'open' || !row.channel_id) return 'unused';
  const seen = await lookInto(await ctx.workspaces.clientFor(row.workspace_id), row.channel_id);
  if (seen === 'not allowed') return 'used';
  await noteSeen(ctx, pair, row, seen);
  return 'used';
}

/** That it is public she has read, or both agreed to it. */
const knowsPublic = (row: Pick<PlaceRow, 'seen_public' | 'agreed_public'>): boolean =>
  row.seen_public || row.agreed_public;

/** Notes what has become of a pair's channel, by what Slack shows of it now. @returns that; undefined where all is well */
export async function noteSeen(
  ctx: AppContext,
  pair: PairRecord,
  row: Pick<PlaceRow, 'seen_public' | 'agreed_public'>,
  { told, members }: ChannelSeen,
): Promise<Trouble | undefined> {
  const trouble = troubleOf(told, members, twoOf(pair), knowsPublic(row));
  await inTransaction(ctx, async (trx, want) => {
    if (await noteTrouble(trx, pair.id, trouble ?? null, ctx.now())) want.home(pair.menteeId);
  });
  return trouble;
}

/** Reads who is in a pair's channel, or in one that they have agreed to. @returns and throws as `readChannel` */
export const readPlace = (
  client: WebClient,
  ctx: AppContext,
  pair: PairRecord,
  channel: string,
): Promise<ChannelRead | 'not allowed'> =>
  readChannel(client, {
    ...{ channel, workspaceId: pair.workspaceId, leads: [...ctx.leads] },
    two: [pair.mentee.slackUserId, pair.mentor?.slackUserId ?? ''],
  });

/** A pair's channel against what the mentee has seen of it. */
export interface Compared {
  readers: Readers;
  trouble: Trouble | undefined;
  /** What she has to see first. */
  news: News | undefined;
  isPublic: boolean;
  /** Keyed hashes of all who read there. */
  marks: string[];
}

/** Compares who reads in a channel now with whom the mentee was named when she saw it last. */
export function compared(ctx: AppContext, pair: PairRecord, row: PlaceRow, read: ChannelRead): Compared {
  const two = twoOf(pair);
  const isSeen = (id: string): boolean => row.seen_readers.includes(marksOf(ctx.keys, pair.id, [id])[0] ?? '');
  const readers = comparedReaders(read, {
    ...{ two: [two.mentee, two.mentor ?? ''], leads: ctx.leads },
    seen: read.members.filter(isSeen),
  });
  const isPublic = read.told?.is_private === false;
  return {
    readers,
    trouble: troubleOf(read.told, read.members, two, knowsPublic(row)),
    news: newsOf(readers, { isPublic, seenPublic: knowsPublic(row) }),
    isPublic,
    marks: marksOf(ctx.keys, pair.id, readers.all),
  };
}
