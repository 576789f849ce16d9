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
import { heldAsText } from '../../forms/form.ts';
import { shownAfresh } from '../../forms/inputs.ts';
import { mergeFields, missingIn, onePerField } from '../../forms/merge.ts';
import { problemWords } from '../../forms/problem-words.ts';
import { readFields } from '../../forms/read.ts';
import { fieldsOf } from '../../forms/table.ts';
import { forgetTyped, keepTyped } from '../../forms/typed/queries.ts';
import { termsWith } from '../../goals/facts.ts';
import { helpsFromNow, slackUserOnMap, yesesOf } from '../../network/facts.ts';
import { knowMember } from '../../people/facts.ts';
import { findMember, type SlackMember } from '../../slack/members.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import { inTransaction, type Want } from '../../surfaces/want.ts';
import { blocks, type Metadata } from '../ids.ts';
import { afterMove, afterNaming, type PairRecord, proposalsAWeek, sideOf } from '../pair.ts';
import {
  begunPair,
  countProposals,
  findMentor,
  findPair,
  findVersion,
  hasOtherWith,
  listVersions,
  lockPair,
  lockProposals,
  saveDraft,
  savePair,
} from '../queries.ts';
import { choosePlace, placeAnew } from '../place/choice-screens.ts';
import { channelIn } from '../place/seen.ts';
import { readMetadata } from '../reader.ts';
import {
  formBasis,
  formScreen,
  noPlace,
  notYours,
  ownPair,
  pairScreen,
  placeWays,
  previewScreen,
  standsNow,
  termsOf,
  typedIn,
  viewerOf,
  wordsScreen,
} from '../screens.ts';
import { otherName, pairShown, type Viewer } from '../wording.ts';
import { applyMove } from './job.ts';
import { type NoBot, previewOf, sentenceOnly } from './preview-view.ts';
import {
  type PlaceWays,
  standingVersions,
  type Terms,
  type TermsField,
  termsTable,
  whereBothAre,
  withPicked,
  withPlace,
} from './terms.ts';

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

async function proposeScreen(request: ActionRequest | SubmitRequest, ctx: AppContext, id: string): Promise<ModalView> {
  const own = await ownPair(request, ctx, id);
  if (own?.side !== 'mentee') return notYours(request);
  if (own.pair.state !== 'talk') return pairScreen(request, ctx, id);
  const whom = await whoIsThere(request, ctx, own.pair);
  if (typeof whom === 'string' && whom !== 'unsure' && whom !== 'bot') return wordsScreen(request, ctx, own.pair, whom);
  const timeZone = typeof whom === 'object' ? (whom.timeZone ?? null) : request.person.time_zone;
  return previewScreen(request, ctx, own.pair, { timeZone });
}

/** Who the mentor is to Slack now, or why nothing can go to them from the bot. */
async function whoIsThere(
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
  const place = await placeAnew(request, ctx, own.pair, await termsOf(request, ctx, own.pair, ways));
  if (place?.problem) return atReminder(place.problem);
  if (place?.terms) {
    await ctx.db.transaction().execute((trx) => saveDraft(trx, ctx.keys, own.pair, place.terms ?? null));
    const mentor = { timeZone: whom.timeZone ?? null };
    return update(await previewScreen(request, ctx, own.pair, mentor, say(edition, 'proposeReaders')));
  }
  const outcome = await inTransaction(ctx, (trx, want) =>
    propose(request, ctx, trx, want, { ...metadata, ways }, whom, begun),
  );
  switch (outcome.is) {
    case 'sent':
      return update(await pairScreen(request, ctx, metadata.pairId, say(edition, 'proposeSent')));
    case 'moved':
      return update(await pairScreen(request, ctx, metadata.pairId, say(edition, 'pairChangedMeanwhile')));
    case 'changed': {
      const mentor = { timeZone: whom.timeZone ?? null };
      return update(await previewScreen(request, ctx, own.pair, mentor, say(edition, 'proposeChanged')));
    }
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
const hasSentEnough = async (trx: Transaction<Schema>, ctx: AppContext, personId: string): Promise<boolean> =>
  (await countProposals(trx, personId, new Date(ctx.now().getTime() - weekMs))).count >= proposalsAWeek;

async function enoughWords({ person, edition }: Incoming, ctx: AppContext): Promise<string> {
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
  if (moved === 'same') {
    const { waiting } = standingVersions(await listVersions(trx, ctx.keys, pair.id));
    // Another form, with other words: what was sent first waits, and she reads that.
    return { is: waiting && previewOf(waiting.terms) === preview ? 'sent' : 'moved' };
  }
  const terms = await termsOf(request, { ...ctx, db: trx }, pair, ways);
  if (previewOf(terms) !== preview) return { is: 'changed' };
  // Slack, or the lock, may have taken its time.
  if (performance.now() - begun > tellWithinMs) return { is: 'unsure' };
  if (await hasSentEnough(trx, ctx, person.id)) return { is: 'enough' };
  const mentorId = await knowMember(trx, member, member, now);
  if (await hasOtherWith(trx, pair, mentorId)) return { is: 'other' };
  const on = await termsWith(trx, { mentorId, menteeId: person.id });
  if (on !== 'open') return { is: 'no bot', why: on };
  await savePair(trx, pair.id, { mentorId });
  const [remindOn = null] = form.ticked(blocks.remind) ?? [];
  await applyMove(ctx, trx, want, { ...pair, mentorId }, moved, 'mentee', { terms, remindOn });
  return { is: 'sent' };
}

/** The form of the words: of what would be proposed, of another version, or of what she notes alone. */
export async function openForm(request: ActionRequest, ctx: AppContext): Promise<void> {
  const id = request.value ?? '';
  await request.ack();
  const own = await ownPair(request, ctx, id);
  if (!own) return showModal(request, notYours(request));
  const { pair, side } = own;
  const isDraft = side === 'mentee' && pair.state === 'talk';
  const mayChange = isDraft || afterMove(pair, pair.withBot ? 'change' : 'note-agreed', side) !== undefined;
  const view = mayChange
    ? formScreen(request, ctx, pair, side)
    : pairScreen(request, ctx, id, say(request.edition, 'pairChangedMeanwhile'));
  await showModal(request, await view);
}

/** A letter typed, a day or an option chosen: kept for a while before Slack is told that it was taken. */
export async function keepAsTyped(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { view, form, blockId, at } = request;
  const { pairId, opened = '' } = readMetadata(view?.private_metadata);
  const text = heldAsText(form, blockId);
  const isField = (fieldsOf(termsTable) as string[]).includes(blockId);
  if (isField && text !== undefined)
    await keepTyped(ctx, typedIn(request, pairId), { values: { [blockId]: text }, at, opened });
  await request.ack();
}

/** What was typed before is gone, and the form is as it would be without it. */
export async function beginAnew(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { pairId, opened = '' } = readMetadata(request.view?.private_metadata);
  await ctx.db
    .transaction()
    .execute((trx) => forgetTyped(trx, ctx.keys, typedIn(request, pairId), { opened }, ctx.now()));
  await request.ack();
  const own = await ownPair(request, ctx, pairId);
  if (!own) return showModal(request, notYours(request));
  const shown = await formScreen(request, ctx, own.pair, own.side);
  await showModal(request, shownAfresh(shown, randomUUID().slice(0, 8)));
}

/** What a form of the terms says; or what is to be mended, at its inputs. */
async function readTermsForm(
  request: SubmitRequest,
  ctx: AppContext,
  pair: PairRecord,
): Promise<{ terms: Terms; basis: Terms; number: number; problems: Record<string, string>; confirm?: string }> {
  const { edition, person, form } = request;
  const { shown = {}, sure } = readMetadata(request.view.private_metadata);
  const { terms: basis, number } = await formBasis(request, ctx, pair);
  const read = readFields(termsTable, form, shown, basis, { edition, mine: { focus: [] }, picked: {} });
  const today = localDay(person.time_zone, ctx.now());
  const here = new Set(
    (Object.keys(termsTable) as TermsField[]).filter((field) => read.fields[field] !== basis[field]),
  );
  const merged = mergeFields(termsTable, basis, read.fields, { here, elsewhere: new Set() }, today);
  const found = [...merged.problems, ...missingIn(termsTable, read.fields)];
  const problems = problemWords({ edition, table: termsTable, today }, onePerField(termsTable, found));
  const fields = withPicked(basis, read.fields);
  const terms = withPlace(fields, fields.place, pairShown(pair).names);
  const asked = { terms, basis, number, problems };
  if (terms.place !== whereBothAre || Object.keys(problems).length > 0) return asked;
  if (terms.placeWhich === '') return { ...asked, problems: { placeWhich: say(edition, 'placeWhichMissing') } };
  if (terms.placeWhich === basis.placeWhich) return asked;
  const chosen = await choosePlace(request, ctx, pair, channelIn(terms.placeWhich));
  if (chosen.problem !== undefined) return { ...asked, problems: { placeWhich: chosen.problem } };
  const confirm = sure === channelIn(terms.placeWhich) ? undefined : chosen.confirm;
  return { ...asked, terms: { ...terms, placeWhich: chosen.kept }, ...(confirm && { confirm }) };
}

/** The words of a proposal are kept, and the message is shown with them; without the bot, what both agreed is noted anew. */
export async function keepDraft(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { pairId, opened = '' } = readMetadata(request.view.private_metadata);
  const own = await ownPair(request, ctx, pairId);
  if (own?.side !== 'mentee') return update(notYours(request));
  const { terms, basis, problems, confirm } = await readTermsForm(request, ctx, own.pair);
  if (Object.keys(problems).length > 0) return errors(problems);
  if (confirm)
    return update(
      await formScreen(request, ctx, own.pair, 'mentee', confirm, terms, channelIn(terms.placeWhich)),
    );
  const kept = await inTransaction(ctx, async (trx, want) => {
    const pair = await lockPair(trx, ctx.keys, { id: pairId, personId: request.person.id });
    const moved = pair && pair.state !== 'talk' ? afterMove(pair, 'note-agreed', 'mentee') : undefined;
    if (!pair || (pair.state !== 'talk' && typeof moved !== 'object')) return 'moved on';
    await forgetTyped(trx, ctx.keys, typedIn(request, pairId), { opened }, ctx.now());
    if (typeof moved !== 'object') await saveDraft(trx, ctx.keys, pair, terms);
    else if (JSON.stringify(terms) !== JSON.stringify(basis))
      await applyMove(ctx, trx, want, pair, moved, 'mentee', { terms });
    return typeof moved === 'object' ? 'noted' : 'draft';
  });
  if (kept === 'draft') return update(await proposeScreen(request, ctx, pairId));
  const noted = say(request.edition, 'notedAgreed', { name: own.pair.noted.name });
  const notice = kept === 'noted' ? noted : say(request.edition, 'pairChangedMeanwhile');
  return update(await pairScreen(request, ctx, pairId, notice));
}

/** Another version goes to the other side; or the form stays, with what was typed in it. */
export async function sendChange(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { edition } = request;
  const metadata = readMetadata(request.view.private_metadata);
  const { pairId, opened = '' } = metadata;
  const own = await ownPair(request, ctx, pairId);
  if (!own) return update(notYours(request));
  const { pair, side } = own;
  const { terms, basis, number, problems, confirm } = await readTermsForm(request, ctx, pair);
  if (Object.keys(problems).length > 0) return errors(problems);
  if (confirm)
    return update(await formScreen(request, ctx, pair, side, confirm, terms, channelIn(terms.placeWhich)));
  const isMoved = number !== metadata.number;
  const isSame = JSON.stringify(terms) === JSON.stringify(basis);
  if (isSame && !isMoved) return errors({ purpose: say(edition, 'termsSame') });
  const sent =
    !isMoved &&
    (await inTransaction(ctx, (trx, want) => change(request, ctx, trx, want, { pairId, number, terms, opened })));
  if (sent === 'enough') return errors({ purpose: await enoughWords(request, ctx) });
  if (sent) {
    const notice =
      pair.state === 'active' ? say(edition, 'termsSent', { name: otherName(own.viewer, pairShown(pair)) }) : undefined;
    return update(await pairScreen(request, ctx, pairId, notice));
  }
  const now = await findPair(ctx.db, ctx.keys, { id: pairId, personId: request.person.id });
  if (!now || !afterMove(now, 'change', side))
    return update(await pairScreen(request, ctx, pairId, say(edition, 'pairChangedMeanwhile')));
  return update(await formScreen(request, ctx, now, side, say(edition, 'termsMoved'), terms));
}

async function change(
  request: SubmitRequest,
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  { pairId, number, terms, opened }: { pairId: string; number: number; terms: Terms; opened: string },
): Promise<boolean | 'enough'> {
  const pair = await lockPair(trx, ctx.keys, { id: pairId, personId: request.person.id });
  const side = pair && sideOf(pair, request.person.id);
  const versions = await listVersions(trx, ctx.keys, pairId);
  // Of two who change at once the second reads the first one's version before sending another.
  if (!pair || !side || (versions.at(-1)?.number ?? 0) !== number) return false;
  const moved = afterMove(pair, 'change', side);
  if (typeof moved !== 'object') return false;
  // Each is a message to the mentor.
  if (side === 'mentee' && pair.state === 'proposed' && (await hasSentEnough(trx, ctx, request.person.id)))
    return 'enough';
  await forgetTyped(trx, ctx.keys, typedIn(request, pairId), { opened }, ctx.now());
  await applyMove(ctx, trx, want, pair, moved, side, { terms });
  return true;
}

/** Both said yes to the same words. */
export const agree = (request: ActionRequest, ctx: AppContext): Promise<void> => answerVersion(request, ctx, 'agree');
/** What was agreed before stays. */
export const decline = (request: ActionRequest, ctx: AppContext): Promise<void> =>
  answerVersion(request, ctx, 'decline');
/** The own version waits no more. */
export const takeBack = (request: ActionRequest, ctx: AppContext): Promise<void> =>
  answerVersion(request, ctx, 'take-back');

async function answerVersion(
  request: ActionRequest,
  ctx: AppContext,
  move: 'agree' | 'decline' | 'take-back',
): Promise<void> {
  const versionId = request.value ?? '';
  const { pair, outcome, side } = await inTransaction(ctx, async (trx, want) => {
    const found = await findVersion(trx, versionId);
    const pair = found && (await lockPair(trx, ctx.keys, { id: found.pair_id, personId: request.person.id }));
    const side = pair && sideOf(pair, request.person.id);
    if (!pair || !side) return { outcome: undefined };
    const versions = await listVersions(trx, ctx.keys, pair.id);
    const version = versions.find(({ id }) => id === versionId);
    const isInForce = standingVersions(versions).agreed?.id === versionId;
    const outcome = version && afterNaming(pair, move, side, { ...version, isInForce });
    if (typeof outcome === 'object') {
      await applyMove(ctx, trx, want, pair, outcome, side);
      if (move === 'agree') await followAgreement(trx, ctx, pair);
    }
    return { pair, outcome, side };
  });
  await request.ack();
  // Erased in this very moment; the role at the door has found it before.
  if (!pair) return answerWith(request, ctx, '', say(request.edition, 'pairNotYours'));
  const viewer = viewerOf(request, side);
  await answerWith(request, ctx, pair.id, outcome ? wordsAfter(viewer, move, pair) : standsNow(viewer, pair));
}

/** What was drafted is agreed now, and the map says that they help her. */
async function followAgreement(trx: Transaction<Schema>, ctx: AppContext, pair: PairRecord): Promise<void> {
  await saveDraft(trx, ctx.keys, pair, null);
  const { menteeId: personId, onMap, noted } = pair;
  // Later changes say nothing new of her map.
  if (noted.need && !pair.hasAgreed)
    await helpsFromNow(trx, ctx.keys, { personId, onMap, need: noted.need }, ctx.now());
}

function wordsAfter(viewer: Viewer, move: 'agree' | 'decline' | 'take-back', pair: PairRecord): string {
  const { edition } = viewer;
  const name = otherName(viewer, pairShown(pair));
  if (move === 'agree') return say(edition, 'pairAgreedNow', { name });
  return move === 'decline' ? say(edition, 'pairDeclined') : say(edition, 'pairTookBack', { name });
}

/** What came of a press: on the pair's page, where it was made there; a message is edited by itself, and says it in private. */
export async function answerWith(
  request: ActionRequest,
  ctx: AppContext,
  pairId: string,
  sentence: string,
): Promise<void> {
  if (request.message) return request.reply({ text: sentence });
  await showModal(request, await pairScreen(request, ctx, pairId, sentence));
}

/** What both agreed without the bot: she notes it for herself. Where the bot could write to them now, it is proposed. */
export async function noteAgreed(request: ActionRequest, ctx: AppContext): Promise<void> {
  const id = request.value ?? '';
  const own = await ownPair(request, ctx, id);
  if (own?.side !== 'mentee') {
    await request.ack();
    return showModal(request, notYours(request));
  }
  const why = await mayNote(request, ctx, own.pair);
  const noted = await inTransaction(ctx, async (trx, want) => {
    const pair = await lockPair(trx, ctx.keys, { id, personId: request.person.id });
    if (!pair || (pair.withBot && (!why || pair.state !== 'talk'))) return false;
    const moved = afterMove({ ...pair, withBot: false }, 'note-agreed', 'mentee');
    if (typeof moved !== 'object' || pair.state !== 'talk') return pair.state === 'active';
    const terms = await termsOf(request, { ...ctx, db: trx }, pair, noPlace);
    await applyMove(ctx, trx, want, pair, moved, 'mentee', { terms });
    await followAgreement(trx, ctx, pair);
    return true;
  });
  await request.ack();
  const notice = say(request.edition, 'notedAgreed', { name: own.pair.noted.name });
  const view = noted ? pairScreen(request, ctx, id, notice) : proposeScreen(request, ctx, id);
  await showModal(request, await view);
}

/** Whether nothing can go to the mentor through the bot, as things are now. */
async function mayNote(request: ActionRequest, ctx: AppContext, pair: PairRecord): Promise<boolean> {
  if (!pair.withBot) return true;
  const whom = await whoIsThere(request, ctx, pair);
  return typeof whom === 'string' && whom !== 'unsure';
}
