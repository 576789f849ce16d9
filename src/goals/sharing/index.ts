/*
 * The room in which a goal is shared with one mentor: the preview, the one message they get, which a job keeps as the
 * goal is, and both sides' ways to end it.
 */

import type { ModalView } from '@slack/types';
import { say } from '../../content/say.ts';
import type { ActionRequest, Incoming, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { nameOnMap, type PersonInSlack, peopleInSlack } from '../../network/facts.ts';
import { knowMember } from '../../people/facts.ts';
import { asOf } from '../../pushes/delivery.ts';
import { findMember, type SlackMember, teamOf } from '../../slack/members.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import type { Delivery } from '../../surfaces/delivery.ts';
import { inTransaction } from '../../surfaces/want.ts';
import type { GoalsContext } from '../fields.ts';
import type { Goal, OwnGoal, Share } from '../goal.ts';
import { addEntry } from '../history/queries.ts';
import { blocks } from '../ids.ts';
import type { Metadata } from '../metadata.ts';
import { findGoal } from '../queries.ts';
import { readMetadata } from '../reader.ts';
import { goalScreen, missingScreen, placeOf, shareScreen, viewerOf } from '../screens.ts';
import { tellOfShare } from './job.ts';
import { nameOf } from './message-view.ts';
import { tellMentor } from './notify.ts';
import { addShare, findDelivery, removeShare } from './queries.ts';
import { asShared, menteeOf, shareProblem } from './share.ts';
import { addWish, findTerms, removeWish } from './stop-queries.ts';
import { previewOf, sharedNowWords, shareProblemWords, yourselfView } from './view.ts';

/** The page on which a goal is shared; of one that is shared or closed already, its own page. */
export async function openShare(request: ActionRequest, ctx: GoalsContext): Promise<void> {
  const id = request.value ?? '';
  const goal = await findGoal(ctx.db, ctx.keys, { personId: request.person.id, id });
  await request.ack();
  const place = placeOf(request);
  if (!goal) return showModal(request, await missingScreen(request, ctx, id, place));
  const why = inTheWay(request, goal);
  const view = why ? goalScreen(request, ctx, goal, place, why) : shareScreen(request, ctx, goal, place);
  await showModal(request, await view);
}

/** The page on which a goal is shared, after somebody was put on the map: they are chosen already. */
export async function shareAgain(
  who: Incoming,
  ctx: GoalsContext,
  { id, added }: { id: string; added?: string | undefined },
): Promise<ModalView> {
  const goal = await findGoal(ctx.db, ctx.keys, { personId: who.person.id, id });
  if (!goal) return missingScreen(who, ctx, id, { page: 1 });
  const why = inTheWay(who, goal);
  return why
    ? goalScreen(who, ctx, goal, { page: 1 }, why)
    : shareScreen(who, ctx, goal, { page: 1 }, undefined, { chosen: added });
}

/** Why a goal cannot be shared as it is now; undefined when it can. */
function inTheWay({ edition }: Incoming, { state, share, wish }: Goal): string | undefined {
  if (share) return say(edition, 'shareOther', { name: nameOf(edition, share.name) });
  if (wish) return say(edition, 'goalWishWaits', { name: nameOf(edition, wish.name) });
  return state === 'open' ? undefined : say(edition, 'shareNotOpen');
}

/** Share: Slack is asked who it is, then the goal is shared and its message queued; or told what is in the way. */
export async function sendShare(request: SubmitRequest, ctx: GoalsContext): Promise<SubmitAnswer> {
  const begun = performance.now();
  const metadata = readMetadata(request.view.private_metadata);
  const own = { personId: request.person.id, id: metadata.goalId };
  const chosen = await chosenIn(request, ctx);
  if (typeof chosen === 'string') return errors({ [blocks.shareWith]: chosen });
  if (chosen.member.isElsewhere) return update(await elsewhereScreen(request, ctx, metadata, chosen));
  const { shown, waits } = metadata;
  const outcome = await share(request, ctx, own, chosen, {
    preview: shown?.preview,
    begun,
    mayWait: waits === chosen.id,
  });
  if (outcome?.takesNone)
    return update(toSendYourself(request, ctx, metadata, outcome.goal, chosen, 'takesNoMessages'));
  return update(await afterSharing(request, ctx, outcome, metadata, chosen.id));
}

/** Nothing of hers goes to another organization from here: why, and the words to send herself. */
async function elsewhereScreen(
  request: SubmitRequest,
  ctx: GoalsContext,
  metadata: Metadata,
  chosen: Chosen,
): Promise<ModalView> {
  const goal = await findGoal(ctx.db, ctx.keys, { personId: request.person.id, id: metadata.goalId });
  return goal
    ? toSendYourself(request, ctx, metadata, goal, chosen, 'shareElsewhere')
    : missingScreen(request, ctx, metadata.goalId, metadata);
}

function toSendYourself(
  request: SubmitRequest,
  ctx: GoalsContext,
  metadata: Metadata,
  goal: Goal,
  chosen: Chosen,
  why: Parameters<typeof yourselfView>[4],
): ModalView {
  const to = { ...chosen, teamId: teamOf(request.person) };
  return yourselfView(viewerOf(request, ctx), metadata, goal, to, why);
}

/** The goal's page, which says what has become of it; or the page to share it once more, with what is in the way. */
async function afterSharing(
  who: SubmitRequest,
  ctx: GoalsContext,
  outcome: Outcome | undefined,
  metadata: Metadata,
  chosen: string,
): Promise<ModalView> {
  if (!outcome) return missingScreen(who, ctx, metadata.goalId, metadata);
  const { goal, notice, again, waits } = outcome;
  if (again) return shareScreen(who, ctx, goal, metadata, notice, { chosen, waits });
  return goalScreen(who, ctx, goal, metadata, notice ?? ((message) => sharedNowWords(who.edition, goal, message)));
}

/**
 * By then the goal is about to be shared, or it is not: a little later she is told that it took too long, and nobody may be
 * written to after that.
 */
const tellWithinMs = 2_000;

interface Chosen extends PersonInSlack {
  member: SlackMember;
}

/** Who was chosen, as Slack knows them now, also of another organization; or a sentence on why it cannot be them. */
async function chosenIn(request: SubmitRequest, ctx: GoalsContext): Promise<Chosen | string> {
  const { person, edition, form } = request;
  const id = form.chosen(blocks.shareWith);
  if (!id) return say(edition, 'shareNobodyChosen');
  const chosen = (await peopleInSlack(ctx.db, ctx.keys, person.id)).find((one) => one.id === id);
  if (!chosen) {
    ctx.log.warn({ person: person.id }, 'a goal was to be shared with who is not on its sender’s map; it was refused');
    return say(edition, 'shareNotOnMap');
  }
  const asked = performance.now();
  try {
    const member = await findMember(request.client, {
      workspaceId: person.workspace_id,
      slackUserId: chosen.slackUserId,
    });
    if (performance.now() - asked > tellWithinMs) return say(edition, 'shareUnsure');
    const problem = shareProblem(chosen.slackUserId, person.slack_user_id, member);
    if (!member) return shareProblemWords(edition, 'unknown');
    if (problem && problem !== 'elsewhere') return shareProblemWords(edition, problem);
    return { ...chosen, member };
  } catch {
    // Slack away, or its limit reached: who they are is not guessed, and the page stays.
    return say(edition, 'shareUnsure');
  }
}

/** What has become of a press of Share. */
interface Outcome {
  goal: Goal;
  /** What was in the way. */
  notice?: string;
  /** She looks at the page again. */
  again?: true;
  /** By their id on her map: whom she has been told to have stopped her. */
  waits?: string;
  /** They take nothing from the bot. */
  takesNone?: true;
}

/**
 * Shares a goal in one short transaction, once however often it is sent.
 *
 * @param preview of what she has seen; when the goal has changed since, she looks again
 * @param begun by the stopwatch, when she pressed Share
 * @param mayWait she has read that they stopped her, and wants to share it once they allow it
 * @returns the goal as it is now, and what was in the way, if anything; undefined when it is gone, or another person's
 */
function share(
  who: Incoming,
  ctx: GoalsContext,
  own: OwnGoal,
  { id: onMap, slackUserId, name, member }: Chosen,
  { preview, begun, mayWait }: { preview: string | undefined; begun: number; mayWait: boolean },
): Promise<Outcome | undefined> {
  return inTransaction(ctx, async (trx, want) => {
    const goal = await findGoal(trx, ctx.keys, own, true);
    if (!goal) return undefined;
    if (goal.share?.slackUserId === slackUserId) return { goal };
    const why = inTheWay(who, goal);
    if (why) return { goal, notice: why };
    if (previewOf(asShared(ctx.table, goal, menteeOf(who.person))) !== preview)
      return { goal, notice: say(who.edition, 'sharePreviewChanged'), again: true };
    // Slack, or the lock, may have taken its time.
    if (performance.now() - begun > tellWithinMs) return { goal, notice: say(who.edition, 'shareUnsure'), again: true };
    const identity = { workspaceId: who.person.workspace_id, slackUserId };
    const mentorId = await knowMember(ctx, trx, want, identity, member);
    const terms = await findTerms(trx, { mentorId, menteeId: own.personId });
    if (terms === 'takes-none') return { goal, takesNone: true };
    if (terms === 'stopped') {
      if (!mayWait) return { goal, notice: say(who.edition, 'shareStopped', { name }), again: true, waits: onMap };
      await addWish(trx, own, mentorId, ctx.now());
      want.home(mentorId);
    } else if (await addShare(trx, own, mentorId, ctx.now())) {
      await addEntry(trx, ctx.keys, { ...own, entries: goal.entries }, { kind: 'shared', name }, ctx.now());
      await tellOfShare(ctx, trx, want, { goalId: own.id, mentorId });
    }
    const shared = await findGoal(trx, ctx.keys, own);
    return shared && { goal: shared };
  });
}

/** Stop sharing: the share is gone at once, and its message goes from the mentor's chat, where it is known to be there. */
export async function stopSharing(request: ActionRequest, ctx: GoalsContext): Promise<void> {
  const own = { personId: request.person.id, id: request.value ?? '' };
  const outcome = await unshare(ctx, own);
  await request.ack();
  const { goal, ended } = outcome ?? {};
  const notice = ended && (await unsharedWords(request, ctx, own.id, ended));
  const view = goal
    ? goalScreen(request, ctx, goal, placeOf(request), notice)
    : missingScreen(request, ctx, own.id, placeOf(request));
  await showModal(request, await view);
}

/** A share that has ended, and what was known of its message before. */
type Ended = Share & { delivery: Delivery };

/** What is true of the message once a share has ended. */
const unsharedNotices = {
  none: 'goalUnsharedUnsent',
  waits: 'goalUnsharedUnsent',
  comes: 'goalUnsharedUnsent',
  sending: 'goalUnsharedSending',
  unsure: 'goalUnsharedUnsure',
  there: 'goalUnshared',
  // Slack has refused by now to take it out.
  stuck: 'historyStays',
  refused: 'goalUnsharedUnsent',
} as const satisfies Record<Delivery, string>;

/** Nothing is claimed of a message of which nobody knows where it is. */
async function unsharedWords({ edition }: Incoming, ctx: GoalsContext, goalId: string, ended: Ended): Promise<string> {
  const { mentorId, delivery: before } = ended;
  // It may have been sent, or taken out, since.
  const now = before === 'there' ? before : await findDelivery(ctx.db, { goalId, mentorId }, asOf(ctx));
  return say(edition, unsharedNotices[now], { name: nameOf(edition, ended.name) });
}

function unshare(ctx: GoalsContext, own: OwnGoal): Promise<{ goal: Goal; ended?: Ended } | undefined> {
  return inTransaction(ctx, async (trx, want) => {
    const goal = await findGoal(trx, ctx.keys, own, true);
    if (goal?.wish && (await removeWish(trx, own))) {
      const { wish, ...alone } = goal;
      want.home(wish.mentorId);
      return { goal: alone };
    }
    if (!goal?.share || !(await removeShare(trx, own))) return goal && { goal };
    const { share: ended, ...alone } = goal;
    const delivery = await findDelivery(trx, { goalId: own.id, mentorId: ended.mentorId }, asOf(ctx));
    const name = (await nameOnMap(trx, ctx.keys, own.personId, ended.slackUserId)) ?? ended.name ?? '';
    const { entries } = goal;
    const now = await addEntry(trx, ctx.keys, { ...own, entries }, { kind: 'unshared', name }, ctx.now());
    tellMentor(want, own.id, ended);
    return { goal: { ...alone, entries: now }, ended: { ...ended, delivery } };
  });
}
