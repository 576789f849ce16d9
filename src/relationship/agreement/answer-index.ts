import type { Transaction } from 'kysely';
import { localDay } from '../../calendar.ts';
import { say } from '../../content/say.ts';
import type { Schema } from '../../db/schema.ts';
import type { ActionRequest, AppContext, Offered } from '../../feature.ts';
import { helpsFromNow } from '../../network/facts.ts';
import { plainSection } from '../../slack/blocks.ts';
import { showModal } from '../../slack/show.ts';
import { inTransaction, type Want } from '../../surfaces/want.ts';
import { offeredBlocks } from '../page-view.ts';
import { afterMove, afterNaming, type PairRecord, sideOf } from '../pair.ts';
import { lockPair, saveDraft } from '../queries.ts';
import { noPlace, notYours, ownPair, pairScreen, standsNow, termsOf, viewerOf } from '../screens.ts';
import { otherName, pairShown, type Viewer } from '../wording.ts';
import { proposeScreen, whoIsThere } from './index.ts';
import { applyMove } from './move-job.ts';
import { findVersion, listVersions } from './queries.ts';
import { standingVersions } from './terms.ts';

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
      if (move === 'agree') await followAgreement(trx, ctx, want, pair);
    }
    return { pair, outcome, side };
  });
  await request.ack();
  // Erased in this very moment; the role at the door has found it before.
  if (!pair) return answerWith(request, ctx, '', say(request.edition, 'pairNotYours'));
  const viewer = viewerOf(request, side);
  const isAgreedNow = move === 'agree' && side === 'mentor' && typeof outcome === 'object';
  const offered = isAgreedNow ? await offeredTo(request, ctx) : [];
  const said = outcome ? wordsAfter(viewer, move, pair) : standsNow(viewer, pair);
  await answerWith(request, ctx, pair.id, said, offered);
}

/** What the features offer a mentor who has agreed. */
async function offeredTo(request: ActionRequest, ctx: AppContext): Promise<Offered[]> {
  const offered: Offered[] = [];
  for (const { onAgreed } of ctx.features) {
    const one = await onAgreed?.(request, ctx);
    if (one) offered.push(one);
  }
  return offered;
}

/** What was drafted is agreed now, and the map says that they help her. */
async function followAgreement(trx: Transaction<Schema>, ctx: AppContext, want: Want, pair: PairRecord): Promise<void> {
  await saveDraft(trx, ctx.keys, pair, null);
  const { menteeId: personId, onMap, noted, mentee } = pair;
  const now = ctx.now();
  // Later changes say nothing new of her map.
  if (noted.need && !pair.hasAgreed)
    await helpsFromNow(
      trx,
      want,
      ctx.keys,
      { personId, onMap, need: noted.need },
      { today: localDay(mentee.timeZone, now), now },
    );
}

function wordsAfter(viewer: Viewer, move: 'agree' | 'decline' | 'take-back', pair: PairRecord): string {
  const { edition } = viewer;
  const name = otherName(viewer, pairShown(pair));
  if (move === 'agree') return say(edition, 'pairAgreedNow', { name });
  return move === 'decline' ? say(edition, 'pairDeclined') : say(edition, 'pairTookBack', { name });
}

/**
 * What came of a press: on the pair's page, where it was made there; a message is edited by itself, and says it in private.
 *
 * @param offered what is offered below it
 */
export async function answerWith(
  request: ActionRequest,
  ctx: AppContext,
  pairId: string,
  sentence: string,
  offered: readonly Offered[] = [],
): Promise<void> {
  if (!request.message) return showModal(request, await pairScreen(request, ctx, pairId, sentence, offered));
  const blocks = [plainSection(sentence), ...offeredBlocks(offered)];
  const text = [sentence, ...offered.map(({ line }) => line)].join('\n');
  await request.reply({ text, ...(offered.length > 0 && { blocks }) });
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
    await followAgreement(trx, ctx, want, pair);
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
