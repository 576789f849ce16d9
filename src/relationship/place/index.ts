/*
 * The room of the place where two talk: a private channel that is made for them once both have agreed to it, what becomes of it
 * in Slack, and who reads there.
 */

import type { Transaction } from 'kysely';
import { say } from '../../content/say.ts';
import type { Schema } from '../../db/schema.ts';
import type { ActionRequest, AppContext } from '../../feature.ts';
import type { SlackEvent } from '../../slack/events.ts';
import { showModal } from '../../slack/show.ts';
import { wakePinsIn } from '../../surfaces/pins/queries.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { listVersions } from '../agreement/queries.ts';
import { standingVersions } from '../agreement/terms.ts';
import type { PairRecord } from '../pair.ts';
import { lockPair } from '../queries.ts';
import { readMetadata } from '../reader.ts';
import { notYours, ownPair, pairScreen } from '../screens.ts';
import { followAgreement } from './job.ts';
import { bringPlace, leavePlace, lookAtPlace } from './jobs.ts';
import { forgetLeavingOf, listLeavingsIn } from './leave-queries.ts';
import { findPlace, keepSeenReaders, listPairsIn, wantPlaceAgain } from './queries.ts';
import { readersNow, readersScreen } from './screens.ts';

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
      else if (await wantPlaceAgain(trx, id, ctx.now())) await ctx.queue.send(trx, bringPlace, job);
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

/** They want the channel that both agreed to after all. The mentee's. */
export async function haveAfterAll(request: ActionRequest, ctx: AppContext): Promise<void> {
  const id = request.value ?? '';
  const own = await ownPair(request, ctx, id);
  if (own?.side === 'mentee')
    await inTransaction(ctx, async (trx, want) => {
      const pair = await lockPair(trx, ctx.keys, { id, personId: request.person.id });
      const row = pair && (await findPlace(trx, id));
      if (!pair || !row || row.wanted || !(await isPlaceAgreed(trx, ctx, pair))) return;
      if (await wantPlaceAgain(trx, id, ctx.now()))
        await ctx.queue.send(trx, bringPlace, { pair: id, person: pair.menteeId });
      want.home(pair.menteeId);
    });
  await request.ack();
  const notice = say(request.edition, 'placeAskedAgain');
  await showModal(request, own ? await pairScreen(request, ctx, id, notice) : notYours(request));
}

/** Whether what holds between two names a place. */
async function isPlaceAgreed(trx: Transaction<Schema>, ctx: AppContext, pair: PairRecord): Promise<boolean> {
  const { agreed } = standingVersions(await listVersions(trx, ctx.keys, pair.id));
  return (pair.state === 'active' || pair.state === 'paused') && (agreed?.terms.place ?? '') !== '';
}

/**
 * She has seen who reads in their channel now: what waited for that goes on. Where somebody came since the page was drawn, she
 * sees them first. The mentee's.
 */
export async function confirmReaders(request: ActionRequest, ctx: AppContext): Promise<void> {
  const id = request.value ?? '';
  await request.ack();
  const own = await ownPair(request, ctx, id);
  if (own?.side !== 'mentee') return showModal(request, notYours(request));
  const now = await readersNow(request, ctx, own.pair).catch(() => undefined);
  // Both agreed to a private one: that it is public now is not hers alone to take.
  if (now?.isHeld && now.news === 'public') return showModal(request, await readersScreen(request, ctx, id));
  if (!now || now.mark !== readMetadata(request.view?.private_metadata).preview) {
    const notice = now && say(request.edition, 'placeSeenMoved');
    return showModal(request, await readersScreen(request, ctx, id, notice));
  }
  await inTransaction(ctx, async (trx) => {
    const pair = await lockPair(trx, ctx.keys, { id, personId: request.person.id });
    const row = pair && (await findPlace(trx, id));
    if (!pair || !row) return;
    await keepSeenReaders(trx, id, now, ctx.now());
    const job = { pair: id, person: pair.menteeId };
    if (row.state === 'open') await ctx.queue.send(trx, lookAtPlace, job);
    else if (row.wanted && (await wantPlaceAgain(trx, id, ctx.now()))) await ctx.queue.send(trx, bringPlace, job);
  });
  await showModal(request, await pairScreen(request, ctx, id, say(request.edition, 'placeSeenNoted')));
}

/** Who reads in their channel. */
export async function showReaders(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  await showModal(request, await readersScreen(request, ctx, request.value ?? ''));
}

/** Something happened to a channel, or in it: if it is a pair's, it is looked at. */
async function lookAgain({ workspaceId, event }: SlackEvent, ctx: AppContext): Promise<void> {
  if (typeof event.channel !== 'string') return;
  const where = { workspaceId, channelId: event.channel };
  await wakePinsIn(ctx.db, where, ctx.now());
  for (const leaving of await listLeavingsIn(ctx.db, where))
    await ctx.db.transaction().execute((trx) => ctx.queue.send(trx, leavePlace, leaving));
  const found = await listPairsIn(ctx.db, where);
  for (const { pair, person, state } of found)
    await ctx.db.transaction().execute(async (trx) => {
      if (state === 'open') await ctx.queue.send(trx, lookAtPlace, { pair, person });
      // It may be that the bot was invited, or that what kept it from beginning is mended.
      else if (await wantPlaceAgain(trx, pair, ctx.now())) await ctx.queue.send(trx, bringPlace, { pair, person });
    });
}

/** The bot is out of a channel: it waits no more to be removed from it. */
async function botLeft(event: SlackEvent, ctx: AppContext): Promise<void> {
  if (typeof event.event.channel === 'string') await forgetLeavingOf(ctx.db, event.workspaceId, event.event.channel);
  await lookAgain(event, ctx);
}

/**
 * What Slack tells of channels, each a reason to look: https://docs.slack.dev/reference/events. A channel that is renamed is
 * named in its link as it is called; of one that was made public Slack tells nothing.
 */
export const channelEvents: Record<string, (event: SlackEvent, ctx: AppContext) => Promise<void>> = {
  channel_archive: lookAgain,
  channel_left: botLeft,
  channel_shared: lookAgain,
  channel_unarchive: lookAgain,
  channel_unshared: lookAgain,
  group_archive: lookAgain,
  group_deleted: lookAgain,
  group_left: botLeft,
  group_unarchive: lookAgain,
  member_joined_channel: lookAgain,
  member_left_channel: lookAgain,
};
