/*
 * The room of the place where two talk: a private channel that is made for them once both have agreed to it, what becomes of it
 * in Slack, and who reads there.
 */

import { say } from '../../content/say.ts';
import type { ActionRequest, AppContext } from '../../feature.ts';
import type { SlackEvent } from '../../slack/events.ts';
import { showModal } from '../../slack/show.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { lockPair } from '../queries.ts';
import { notYours, ownPair, pairScreen } from '../screens.ts';
import { followAgreement } from './job.ts';
import { bringPlace, lookAtPlace } from './jobs.ts';
import { findPairIn, findPlace, wantPlace } from './queries.ts';
import { readersScreen } from './screens.ts';

/** Tries once more to make the channel, or looks once more what has become of it. The mentee's. */
export async function tryAgain(request: ActionRequest, ctx: AppContext): Promise<void> {
  const id = request.value ?? '';
  const own = await ownPair(request, ctx, id);
  if (own?.side === 'mentee')
    await inTransaction(ctx, async (trx) => {
      const pair = await lockPair(trx, ctx.keys, { id, personId: request.person.id });
      const row = pair && (await findPlace(trx, id));
      if (!pair || !row?.wanted || pair.state === 'closed') return;
      const job = { pair: id, person: pair.menteeId };
      if (row.state === 'open') await ctx.queue.send(trx, lookAtPlace, job);
      else if (await wantPlace(trx, pair, row.version_id, ctx.now())) await ctx.queue.send(trx, bringPlace, job);
    });
  await request.ack();
  const notice = say(request.edition, 'placeAskedAgain');
  await showModal(request, own ? await pairScreen(request, ctx, id, notice) : notYours(request));
}

/** The two go on without a channel: one that is there is left to them. The mentee's. */
export async function goOnWithout(request: ActionRequest, ctx: AppContext): Promise<void> {
  const id = request.value ?? '';
  const own = await ownPair(request, ctx, id);
  if (own?.side === 'mentee')
    await inTransaction(ctx, async (trx, want) => {
      const pair = await lockPair(trx, ctx.keys, { id, personId: request.person.id });
      if (pair) await followAgreement(ctx, trx, want, pair, undefined);
    });
  await request.ack();
  const notice = say(request.edition, 'placeGoneWithout');
  await showModal(request, own ? await pairScreen(request, ctx, id, notice) : notYours(request));
}

/** Who reads in their channel. */
export async function showReaders(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  await showModal(request, await readersScreen(request, ctx, request.value ?? ''));
}

/** Something happened to a channel, or in it: if it is a pair's, it is looked at. */
async function lookAgain({ workspaceId, event }: SlackEvent, ctx: AppContext): Promise<void> {
  if (typeof event.channel !== 'string') return;
  const found = await findPairIn(ctx.db, { workspaceId, channelId: event.channel });
  if (found) await ctx.db.transaction().execute((trx) => ctx.queue.send(trx, lookAtPlace, found));
}

/**
 * What Slack tells of channels, each a reason to look: https://docs.slack.dev/reference/events. A channel that is renamed is
 * named in its link as it is called; of one that was made public Slack tells nothing.
 */
export const channelEvents: Record<string, (event: SlackEvent, ctx: AppContext) => Promise<void>> = {
  channel_archive: lookAgain,
  channel_left: lookAgain,
  channel_shared: lookAgain,
  channel_unarchive: lookAgain,
  channel_unshared: lookAgain,
  group_archive: lookAgain,
  group_deleted: lookAgain,
  group_left: lookAgain,
  group_unarchive: lookAgain,
  member_joined_channel: lookAgain,
  member_left_channel: lookAgain,
};
