import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Transaction } from 'kysely';
import { editionOf } from '../../content/edition-of.ts';
import type { Schema } from '../../db/schema.ts';
import type { AppContext } from '../../feature.ts';
import type { Slot } from '../../jobs/job.ts';
import { slackErrorOf } from '../../process/log.ts';
import { askIdentity } from '../../slack/installed/workspaces.ts';
import { surelyNotDone } from '../../slack/outcome.ts';
import { patiently } from '../../surfaces/bringing/patience.ts';
import type { MessageKind } from '../../surfaces/kind.ts';
import { inTransaction, type Want } from '../../surfaces/want.ts';
import { listVersions } from '../agreement/queries.ts';
import { kinds } from '../ids.ts';
import type { PairRecord } from '../pair.ts';
import { findPair, lockPair } from '../queries.ts';
import { pairShown } from '../wording.ts';
import { bringPlace, leavePlace, lookAtPlace } from './jobs.ts';
import { putAway } from './leave-job.ts';
import { forgetLeavingOf, listFarewells, noteLeaving } from './leave-queries.ts';
import { compared, readPlace, twoOf } from './look-job.ts';
import {
  channelName,
  isRefusal,
  type Listed,
  namesAtMost,
  nameTried,
  nextStep,
  oursAmong,
  type PlaceStep,
  unfitOf,
} from './place.ts';
import {
  type AgreedPlace,
  findPlace,
  holdPlace,
  isPosted,
  isTaken,
  keepPlace,
  letPlaceGo,
  type PlaceChange,
  type PlaceRow,
  restPlace,
  takeDuePlaces,
  takePlace,
  unwantPlace,
  wantPlace,
} from './queries.ts';
import { firstPost } from './view.ts';
import type { There } from './words.ts';

/**
 * What the two have agreed about a channel is brought to Slack, after this transaction; both read what comes of it. The pair is
 * locked.
 *
 * @param agreed the channel that both agreed to; undefined where they want none
 */
export async function followAgreement(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  pair: PairRecord,
  agreed: AgreedPlace | undefined,
): Promise<void> {
  const now = ctx.now();
  const isNews = agreed ? await wantPlace(trx, pair, agreed, now) : await unwantPlace(trx, pair.id, now);
  if (!isNews) return;
  const job = { pair: pair.id, person: pair.menteeId };
  await ctx.queue.send(trx, bringPlace, job);
  // Of one that they talk in already both may know more by now.
  await ctx.queue.send(trx, lookAtPlace, job);
  wantHomes(want, pair);
}

function wantHomes(want: Want, { menteeId, mentorId }: PairRecord): void {
  want.home(menteeId);
  if (mentorId) want.home(mentorId);
}

const jobOf = ({ pair_id: pair, person_id: person }: PlaceRow) => ({ pair, person });

/** What is at work. */
interface Work {
  ctx: AppContext;
  pair: PairRecord;
  client: WebClient;
}

/** After a step: the row to go on with, or undefined where it is somebody else's now, or gone. */
type After = Promise<PlaceRow | undefined>;

/**
 * Brings a pair's channel to what the two want, step by step. Harmless when repeated, late, or run in several processes.
 *
 * @throws the error of Slack, the network or the database, when the same is to be tried again
 */
export async function runPlace(
  { pair: pairId, person }: { pair: string; person: string },
  ctx: AppContext,
): Promise<Slot> {
  const taken = await takePlace(ctx.db, pairId, randomUUID(), ctx.now());
  if (!taken) return 'unused';
  let slot: Slot = 'unused';
  try {
    for (let row: PlaceRow | undefined = taken; row; ) {
      const pair = await findPair(ctx.db, ctx.keys, { id: pairId, personId: person });
      if (!pair) return slot;
      const forTwo = row.state === 'open' || isForTwo(pair);
      const step = nextStep({ ...how(row), state: row.state, wanted: row.wanted && forTwo });
      if (row.state === 'none' && row.wanted && !forTwo) {
        row = await refused(ctx, row, pair, 'user_not_found');
        continue;
      }
      if (step === 'rest') {
        if (await restPlace(ctx.db, row)) return slot;
        row = await keepPlace(ctx.db, row, {}, ctx.now());
        continue;
      }
      slot = 'used';
      row = await steps[step]({ ctx, pair, client: await ctx.workspaces.clientFor(row.workspace_id) }, row);
    }
  } catch (error) {
    // With the database away the hold ends by itself.
    await letPlaceGo(ctx.db, taken).catch(() => undefined);
    throw error;
  }
  return slot;
}

/** Whether they want a channel that was there, and another than the one they have. */
const how = ({ agreed_channel, channel_id, was_there }: PlaceRow) => ({
  isThere: agreed_channel !== null,
  isMoved: agreed_channel === null ? was_there : channel_id !== agreed_channel,
});

/** Whether there are two whom a channel is for: both here, and both with the bot. */
const isForTwo = ({ state, withBot, mentor, mentee }: PairRecord): boolean =>
  (state === 'active' || state === 'paused') && withBot && mentor !== undefined && !mentor.left && !mentee.left;

const steps: Record<Exclude<PlaceStep, 'rest'>, (work: Work, row: PlaceRow) => After> = {
  create,
  join,
  invite,
  archive,
  leave,
};

const keep = (ctx: AppContext, row: PlaceRow, change: PlaceChange): After => keepPlace(ctx.db, row, change, ctx.now());

/** What Slack has done is kept with patience: what is forgotten here has to be looked for. */
const keepPatiently = (ctx: AppContext, row: PlaceRow, change: PlaceChange): After =>
  patiently(
    ctx,
    { id: row.pair_id, kind: bringPlace.name, ...(change.channel_id && { channel: change.channel_id }) },
    () => keep(ctx, row, change),
  );

/**
 * Makes the channel. Slack lets no two have one name, so the name is what says whether an unanswered question was heard: asked
 * again, it is made now, or it is taken, and then we look whether it is ours.
 */
async function create(work: Work, row: PlaceRow): After {
  const { ctx, pair, client } = work;
  const name = nameTried(await agreedName(work, row), row.attempt);
  const isInDoubt = row.state === 'making';
  const claimed = await keep(ctx, row, { state: 'making' });
  if (!claimed) return undefined;
  try {
    const { channel } = await client.conversations.create({ name, is_private: true });
    if (!channel?.id) throw new Error('Slack made a channel and did not say which.');
    return await made(work, claimed, channel.id);
  } catch (error) {
    const code = slackErrorOf(error);
    if (code === 'name_taken') return nameIsTaken(work, claimed, name, isInDoubt);
    if (isRefusal(code)) return refused(ctx, claimed, pair, code);
    if (surelyNotDone(error) && !isInDoubt) await keepPatiently(ctx, claimed, { state: 'none' });
    throw error;
  }
}

/** The channel is there. Where the pair is not any more, nobody is to find it. */
async function made({ ctx, client }: Work, row: PlaceRow, channel: string): After {
  const kept = await keepPatiently(ctx, row, { state: 'made', channel_id: channel, problem: null });
  if (!kept && !(await findPlace(ctx.db, row.pair_id))) await putAway(client, channel);
  return kept;
}

/** What it is called, as both read it. */
async function agreedName({ ctx, pair }: Work, row: PlaceRow): Promise<string> {
  const versions = await listVersions(ctx.db, ctx.keys, pair.id);
  return channelName(versions.find(({ id }) => id === row.version_id)?.terms.placeName ?? '');
}

async function nameIsTaken(work: Work, row: PlaceRow, name: string, isInDoubt: boolean): After {
  const { ctx, pair } = work;
  if (isInDoubt) {
    const found = await findOurs(work, row, name);
    if (found) return made(work, row, found);
  }
  if (!row.wanted) return keep(ctx, row, { state: 'none' });
  if (row.attempt + 1 >= namesAtMost) return refused(ctx, row, pair, 'name_taken');
  return keep(ctx, row, { state: 'none', attempt: row.attempt + 1 });
}

const pageSize = 200;

/** The channel of this name that the bot has made, with nobody in it and no pair's. @throws what the Web API throws */
async function findOurs({ ctx, client }: Work, row: PlaceRow, name: string): Promise<string | undefined> {
  const { botUserId } = await askIdentity(client);
  for (let cursor: string | undefined; ; ) {
    const page = await client.conversations.list({
      types: 'private_channel',
      exclude_archived: true,
      limit: pageSize,
      ...(cursor && { cursor }),
    });
    const found = oursAmong((page.channels ?? []) as Listed[], name, botUserId);
    if (found) return (await isTaken(ctx.db, row.workspace_id, found)) ? undefined : found;
    cursor = page.response_metadata?.next_cursor || undefined;
    if (!cursor) return undefined;
  }
}

/** Slack says no: she reads why, and what to press. */
async function refused(ctx: AppContext, row: PlaceRow, pair: PairRecord, code: string): After {
  ctx.log.warn({ pair: pair.id, slackError: code }, 'Slack makes no channel for two; the mentee reads why');
  const kept = await keepPatiently(ctx, row, { state: 'refused', channel_id: null, problem: code });
  await inTransaction(ctx, async (_, want) => wantHomes(want, pair));
  return kept;
}

/** Lets both in, and then has the first post written. Nobody is let in before both have agreed. */
async function invite({ ctx, pair, client }: Work, row: PlaceRow): After {
  const channel = row.channel_id ?? '';
  for (const user of [pair.mentee.slackUserId, pair.mentor?.slackUserId ?? '']) {
    const code = await letIn(client, channel, user);
    if (code === undefined) continue;
    await putAway(client, channel);
    return refused(ctx, row, pair, code);
  }
  return inTransaction(ctx, async (trx, want) => {
    const now = await lockPair(trx, ctx.keys, { id: pair.id, personId: pair.menteeId });
    const held = await keepPlace(trx, row, {}, ctx.now());
    if (!held?.wanted || !now || !isForTwo(now)) return held;
    want.inChannel(kinds.firstPost, { workspace: row.workspace_id, channel, about: pair.id }, { asked: true });
    wantHomes(want, pair);
    return keepPlace(trx, row, { state: 'open', problem: null }, ctx.now());
  });
}

/** Lets somebody into a channel, who may be in it already. @returns why Slack does not @throws what may pass */
async function letIn(client: WebClient, channel: string, user: string): Promise<string | undefined> {
  try {
    await client.conversations.invite({ channel, users: user });
    return undefined;
  } catch (error) {
    const code = slackErrorOf(error);
    if (code === 'already_in_channel') return undefined;
    if (isRefusal(code)) return code;
    throw error;
  }
}

async function archive({ ctx, client }: Work, row: PlaceRow): After {
  await putAway(client, row.channel_id ?? '');
  return keep(ctx, row, { state: 'none', channel_id: null, attempt: row.attempt + 1 });
}

/** The channel is theirs: the bot goes, as a job of its own, which needs nothing of the pair. */
async function leave({ ctx, pair }: Work, row: PlaceRow): After {
  return ctx.db.transaction().execute(async (trx) => {
    const next = row.wanted && isForTwo(pair) ? 'none' : 'left';
    const kept = await keepPlace(trx, row, { state: next, channel_id: null, was_there: false }, ctx.now());
    if (!kept || !row.channel_id) return kept;
    const at = { workspaceId: row.workspace_id, channelId: row.channel_id };
    const id = await noteLeaving(trx, at, new Date(ctx.now().getTime() + leaveGraceMs));
    await ctx.queue.send(trx, leavePlace, { leave: id, workspace: row.workspace_id });
    return kept;
  });
}

/** A job that was lost is sent again after so long. */
const leaveGraceMs = 5 * 60 * 1000;

/**
 * Begins in a channel that was there before. Who reads there is compared with who did when she agreed: nothing is posted before
 * she has seen somebody new, or that it is public now.
 */
async function join({ ctx, pair, client }: Work, row: PlaceRow): After {
  const channel = row.agreed_channel ?? '';
  const read = await readPlace(client, ctx, pair, channel);
  const unfit = read === 'not allowed' ? 'not-seen' : unfitOf(read.told, read.members, twoOf(pair));
  if (unfit || read === 'not allowed') {
    const isIn = (read === 'not allowed' ? undefined : read.told?.is_member) ?? row.state === 'held';
    return isIn ? held(ctx, row, pair, channel, unfit ?? 'not-seen') : refused(ctx, row, pair, unfit ?? 'not-seen');
  }
  const { news } = compared(ctx, pair, row, read);
  if (news) return held(ctx, row, pair, channel, news);
  return inTransaction(ctx, async (trx, want) => {
    const now = await lockPair(trx, ctx.keys, { id: pair.id, personId: pair.menteeId });
    const mine = await keepPlace(trx, row, {}, ctx.now());
    if (!mine?.wanted || mine.agreed_channel !== channel || !now || !isForTwo(now)) return mine;
    want.inChannel(kinds.firstPost, { workspace: row.workspace_id, channel, about: pair.id }, { asked: true });
    wantHomes(want, pair);
    await forgetLeavingOf(trx, row.workspace_id, channel);
    for (const { about } of await listFarewells(trx, row.workspace_id, channel))
      want.inChannel(kinds.done, { workspace: row.workspace_id, channel, about });
    return keepPlace(trx, row, { state: 'open', channel_id: channel, problem: null, was_there: true }, ctx.now());
  });
}

/** The bot is in the channel and posts nothing: she reads why, and what to do. It waits for her, or for an event. */
async function held(ctx: AppContext, row: PlaceRow, pair: PairRecord, channel: string, problem: string): After {
  const kept = await keepPatiently(ctx, row, { state: 'held', channel_id: channel, problem, was_there: true });
  if (!kept) return undefined;
  await inTransaction(ctx, async (_, want) => wantHomes(want, pair));
  // Where they want it otherwise by now it goes on.
  return (await restPlace(ctx.db, kept)) ? undefined : keep(ctx, kept, {});
}

/** Who set the channel up, and what for: the first thing that stands there. It stays when the bot has gone. */
export const firstPostSurface: MessageKind<AppContext> = {
  name: kinds.firstPost,
  place: 'channel',
  hours: 'any',
  tooLateAfterHours: 24,
  afterUnknown: 'look once',
  async render(ctx, { id, subject, repeated, client }) {
    const row = await findPlace(ctx.db, subject);
    const pair = row && (await findPair(ctx.db, ctx.keys, { id: subject, personId: row.person_id }));
    if (!row || !pair || row.state !== 'open' || !row.wanted) return 'not now';
    const there = row.was_there ? await seenNow(ctx, client, pair, row, id) : undefined;
    if (there === 'not now') return 'not now';
    return firstPost(editionOf(undefined, ctx), pairShown(pair), { repeated, there });
  },
  async onFinal(ctx, { subject }) {
    const row = await findPlace(ctx.db, subject);
    if (row) await ctx.db.transaction().execute((trx) => ctx.queue.send(trx, lookAtPlace, jobOf(row)));
  },
};

/**
 * Right before the first post in a channel that was there, readers are compared once more. What stands there already is looked
 * at no more.
 */
async function seenNow(
  ctx: AppContext,
  client: WebClient,
  pair: PairRecord,
  row: PlaceRow,
  surface: string,
): Promise<'not now' | There> {
  const read = await readPlace(client, ctx, pair, row.channel_id ?? '');
  if (read === 'not allowed') return hold(ctx, pair, row, 'not-seen');
  const { news, trouble, isPublic } = compared(ctx, pair, row, read);
  const there: There = { isPublic, workspace: read.workspace };
  if (await isPosted(ctx.db, surface)) return there;
  if (!news && !trouble) return there;
  // What has become of it is told by the look; who is new waits for her.
  return hold(ctx, pair, row, trouble ?? news ?? 'readers');
}

/** Nothing is posted before she has read why. */
async function hold(ctx: AppContext, pair: PairRecord, row: PlaceRow, problem: string): Promise<'not now'> {
  await inTransaction(ctx, async (trx, want) => {
    if (await holdPlace(trx, row, problem, ctx.now())) wantHomes(want, pair);
  });
  return 'not now';
}

const dueAtOnce = 200;

/** What lost work has left undone is sent to the queue again. */
export async function lookForPlaces(ctx: AppContext): Promise<number> {
  for (let looked = 0; ; ) {
    const due = await ctx.db.transaction().execute(async (trx) => {
      const due = await takeDuePlaces(trx, ctx.now(), dueAtOnce);
      await ctx.queue.sendAll(trx, bringPlace, due);
      return due;
    });
    looked += due.length;
    if (due.length < dueAtOnce) return looked;
  }
}
