/*
 * The room of an agreement: the preview of a proposal, the form of its words, and the answers of both sides. A version is
 * never changed; whoever would have it otherwise sends another.
 */

import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import type { Transaction } from 'kysely';
import { localDay, sayDay } from '../../calendar.ts';
import { say } from '../../content/say.ts';
import type { Schema } from '../../db/schema.ts';
import type { ActionRequest, AppContext, Incoming, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { termsWith } from '../../goals/facts.ts';
import { slackUserOnMap, yesesOf } from '../../network/facts.ts';
import { knowMember } from '../../people/facts.ts';
import { findMember, type SlackMember } from '../../slack/members.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import { inTransaction, type Want } from '../../surfaces/want.ts';
import { blocks, type Metadata } from '../ids.ts';
import { afterMove, type PairRecord, proposalsAWeek } from '../pair.ts';
import { placeAnew } from '../place/choice-screens.ts';
import { begunPair, findMentor, hasOtherWith, lockPair, saveDraft, savePair } from '../queries.ts';
import { readMetadata } from '../reader.ts';
import {
  notYours,
  ownPair,
  pairScreen,
  placeWays,
  previewScreen,
  reminderDay,
  termsOf,
  viewerOf,
  wordsScreen,
} from '../screens.ts';
import { applyMove } from './move-job.ts';
import { asMentor, type NoBot, previewOf, sentenceOnly } from './preview-view.ts';
import { countProposals, listVersions, lockProposals } from './queries.ts';
import { type PlaceWays, standingVersions, type Version } from './terms.ts';

/** By then it is about to be sent, or is not: a little later she is told that it took too long. */
const tellWithinMs = 2_000;

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** From a yes: the pair begins, and the preview of what the mentor will read is shown. */
export async function begin(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { person, edition, value: ask = '' } = request;
  const yeses = await yesesOf((fact) => fact(ctx.db, ctx.keys, person.id), edition);
  const yes = yeses.find((one) => one.ask === ask);
  if (!yes) {
    await request.ack();
    return showModal(request, sentenceOnly(viewerOf(request, 'mentee'), say(edition, 'proposeNoYes')));
  }
  const id = await inTransaction(ctx, (trx, want) => {
    want.home(person.id);
    const { onMap, name, about, need, slackUserId } = yes;
    const begun = { newId: randomUUID(), personId: person.id, onMap, withBot: slackUserId !== undefined };
    return begunPair(trx, ctx.keys, { ...begun, noted: { name, about, need } }, ctx.now());
  });
  await request.ack();
  await showModal(request, await proposeScreen(request, ctx, id));
}

/** The preview of a pair that has begun. */
export async function openPreview(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  await showModal(request, await proposeScreen(request, ctx, request.value ?? ''));
}

/** What follows when she would propose: the preview; or the words to send herself, where nothing can go from the bot. */
export async function proposeScreen(
  request: ActionRequest | SubmitRequest,
  ctx: AppContext,
  id: string,
): Promise<ModalView> {
  const own = await ownPair(request, ctx, id);
  if (own?.side !== 'mentee') return notYours(request);
  if (own.pair.state !== 'talk') return pairScreen(request, ctx, id);
  const pair = await asLinkedNow(ctx, own.pair);
  const whom = await whoIsThere(request, ctx, pair);
  if (typeof whom === 'string' && whom !== 'unsure' && whom !== 'bot') return wordsScreen(request, ctx, pair, whom);
  if (typeof whom === 'string') return previewScreen(request, ctx, pair, { timeZone: request.person.time_zone });
  return previewScreen(request, ctx, pair, asFound(whom));
}

/**
 * A pair whose mentor she has found in Slack since it began goes on with the bot. Not where somebody would rather do without it,
 * whoever they are to Slack by now.
 */
async function asLinkedNow(ctx: AppContext, pair: PairRecord): Promise<PairRecord> {
  if (pair.withBot || pair.mentorId || pair.state !== 'talk') return pair;
  const onMap = await slackUserOnMap(ctx.db, ctx.keys, pair.menteeId, pair.onMap);
  if (!onMap?.slackUserId) return pair;
  return ctx.db.transaction().execute(async (trx) => {
    const now = await lockPair(trx, ctx.keys, { id: pair.id, personId: pair.menteeId });
    if (!now || now.withBot || now.mentorId || now.state !== 'talk') return now ?? pair;
    const versions = await listVersions(trx, ctx.keys, pair.id);
    if (versions.some(({ ended }) => ended === 'without-bot')) return now;
    await savePair(trx, pair.id, { withBot: true });
    return { ...now, withBot: true };
  });
}

/** A mentor as Slack tells of them: what they are called, and the zone that their days are in. */
const asFound = ({ name, timeZone }: SlackMember): { name: string | undefined; timeZone: string | null } => ({
  name,
  timeZone: timeZone ?? null,
});

/** Who the mentor is to Slack now, or why nothing can go to them from the bot. */
export async function whoIsThere(
  { client, person }: Incoming,
  ctx: AppContext,
  pair: PairRecord,
): Promise<SlackMember | NoBot | 'bot' | 'unsure'> {
  if (!pair.withBot) return pair.mentorId ? 'without-bot' : 'not-here';
  const slackUserId = (await slackUserOnMap(ctx.db, ctx.keys, pair.menteeId, pair.onMap))?.slackUserId;
  if (!slackUserId || slackUserId === person.slack_user_id) return 'not-here';
  const begun = performance.now();
  try {
    const member = await findMember(client, { workspaceId: person.workspace_id, slackUserId });
    if (performance.now() - begun > tellWithinMs) return 'unsure';
    if (!member) return 'unknown';
    if (member.isBot) return 'bot';
    if (member.hasLeft) return 'left';
    if (member.isElsewhere) return 'elsewhere';
    const mentorId = await findMentor(ctx.db, member);
    const on = mentorId ? await termsWith(ctx.db, { mentorId, menteeId: pair.menteeId }) : 'open';
    return on === 'open' ? member : on;
  } catch {
    // Slack away, or its limit reached: who they are is not guessed.
    return 'unsure';
  }
}

/** Send: the mentor is asked about in Slack, then the proposal is kept and its one message wanted; or what is in the way. */
export async function sendProposal(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const begun = performance.now();
  const { edition } = request;
  const metadata = readMetadata(request.view.private_metadata);
  const own = await ownPair(request, ctx, metadata.pairId);
  if (own?.side !== 'mentee') return update(notYours(request));
  if (own.pair.state !== 'talk' && own.pair.state !== 'proposed')
    return update(await pairScreen(request, ctx, metadata.pairId, say(edition, 'pairChangedMeanwhile')));
  const whom = await whoIsThere(request, ctx, own.pair);
  const atReminder = (sentence: string) => errors({ [blocks.remind]: sentence });
  if (whom === 'unsure') return atReminder(say(edition, 'proposeUnsure'));
  if (whom === 'bot') return atReminder(say(edition, 'proposeBot'));
  if (typeof whom === 'string') return update(await wordsScreen(request, ctx, own.pair, whom));
  const ways = await placeWays(ctx, own.pair);
  const isReminded = (request.form.ticked(blocks.remind) ?? []).length > 0;
  const again = (notice: string): Promise<ModalView> =>
    previewScreen(request, ctx, own.pair, asFound(whom), { notice, isReminded });
  const place = await placeAnew(request, ctx, own.pair, await termsOf(request, ctx, own.pair, ways));
  if (place?.problem) return atReminder(place.problem);
  if (place?.terms) {
    await ctx.db.transaction().execute((trx) => saveDraft(trx, ctx.keys, own.pair, place.terms ?? null));
    return update(await again(say(edition, 'proposeReaders')));
  }
  const outcome = await inTransaction(ctx, (trx, want) =>
    propose(request, ctx, trx, want, { ...metadata, ways }, whom, begun),
  );
  switch (outcome.is) {
    case 'sent':
      return update(await pairScreen(request, ctx, metadata.pairId, say(edition, 'proposeSent')));
    case 'moved':
      return update(await pairScreen(request, ctx, metadata.pairId, say(edition, 'pairChangedMeanwhile')));
    case 'changed':
      return update(await again(say(edition, 'proposeChanged')));
    case 'no bot':
      return update(await wordsScreen(request, ctx, own.pair, outcome.why));
    case 'unsure':
      return atReminder(say(edition, 'proposeUnsure'));
    case 'other':
      return atReminder(say(edition, 'proposeOther', { name: own.pair.noted.name }));
    case 'enough':
      return atReminder(await enoughWords(request, ctx));
  }
}

/** Whether a mentee has sent as many proposals within a week as she may. */
export const hasSentEnough = async (trx: Transaction<Schema>, ctx: AppContext, personId: string): Promise<boolean> =>
  (await countProposals(trx, personId, new Date(ctx.now().getTime() - weekMs))).count >= proposalsAWeek;

/** That she has sent as many proposals as a week takes, and on which day she may send another. */
export async function enoughWords({ person, edition }: Incoming, ctx: AppContext): Promise<string> {
  const { oldest } = await countProposals(ctx.db, person.id, new Date(ctx.now().getTime() - weekMs));
  const free = new Date((oldest ?? ctx.now()).getTime() + weekMs);
  const day = sayDay(localDay(person.time_zone, free), edition.spelling);
  return say(edition, 'proposeEnough', { count: proposalsAWeek, day });
}

type Proposed =
  | { is: 'sent' | 'moved' | 'changed' | 'unsure' | 'other' | 'enough' }
  | { is: 'no bot'; why: 'takes-none' | 'stopped' };

/** Sends a proposal in one short transaction, once however often it is sent. */
async function propose(
  request: SubmitRequest,
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  { pairId, preview, ways }: Metadata & { ways: PlaceWays },
  member: SlackMember,
  begun: number,
): Promise<Proposed> {
  const { person, form } = request;
  const now = ctx.now();
  await lockProposals(trx, person.id);
  const pair = await lockPair(trx, ctx.keys, { id: pairId, personId: person.id });
  const moved = pair && afterMove(pair, 'propose', 'mentee');
  if (!pair || !moved) return { is: 'moved' };
  const reader = asMentor(request, asFound(member));
  const seenOf = (version: Pick<Version, 'terms' | 'sentAt'>): string =>
    previewOf(reader, version, reminderDay(localDay(person.time_zone, version.sentAt)));
  if (moved === 'same') {
    const { waiting } = standingVersions(await listVersions(trx, ctx.keys, pair.id));
    // Another form, with other words: what was sent first waits, and she reads that.
    return { is: waiting && seenOf(waiting) === preview ? 'sent' : 'moved' };
  }
  const terms = await termsOf(request, { ...ctx, db: trx }, pair, ways);
  if (seenOf({ terms, sentAt: now }) !== preview) return { is: 'changed' };
  // Slack, or the lock, may have taken its time.
  if (performance.now() - begun > tellWithinMs) return { is: 'unsure' };
  if (await hasSentEnough(trx, ctx, person.id)) return { is: 'enough' };
  const mentorId = await knowMember(ctx, trx, want, member, member);
  if (await hasOtherWith(trx, pair, mentorId)) return { is: 'other' };
  const on = await termsWith(trx, { mentorId, menteeId: person.id });
  if (on !== 'open') return { is: 'no bot', why: on };
  await savePair(trx, pair.id, { mentorId });
  const [remindOn = null] = form.ticked(blocks.remind) ?? [];
  await applyMove(ctx, trx, want, { ...pair, mentorId }, moved, 'mentee', { terms, remindOn });
  return { is: 'sent' };
}
