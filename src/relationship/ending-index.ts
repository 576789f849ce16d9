import type { ModalView } from '@slack/types';
import { localDay, workingDayAfter } from '../calendar.ts';
import { say } from '../content/say.ts';
import type { ActionRequest, AppContext, SubmitAnswer, SubmitRequest } from '../feature.ts';
import { yesIsOver } from '../network/facts.ts';
import { errors, showModal, update } from '../slack/show.ts';
import { inTransaction } from '../surfaces/want.ts';
import { answerWith } from './agreement/answer-index.ts';
import { answerView, lineLimit } from './agreement/answer-view.ts';
import { applyMove } from './agreement/move-job.ts';
import { sentenceOnly } from './agreement/preview-view.ts';
import { listOff, tellAgain, tellOfEnd } from './agreement/telling-job.ts';
import { endView, pauseView } from './ending-view.ts';
import { blocks } from './ids.ts';
import { mutePair, unmutePair } from './mute-queries.ts';
import { afterMove, type Move, mayMute, type Pair, sideOf } from './pair.ts';
import { lockPair, savePair } from './queries.ts';
import { readMetadata } from './reader.ts';
import { notYours, ownPair, pairScreen, viewerOf } from './screens.ts';
import { pairShown } from './wording.ts';

/** One of the mentor's three other answers: a page says what follows from it, before it does. */
export const openAnswer =
  (answer: 'without-bot' | 'cannot' | 'not-remembered') =>
  async (request: ActionRequest, ctx: AppContext): Promise<void> => {
    await request.ack();
    await showModal(
      request,
      await pageFor(request, ctx, answer, (own) => answerView(own.viewer, pairShown(own.pair), answer)),
    );
  };

type Own = NonNullable<Awaited<ReturnType<typeof ownPair>>>;

/** A page on a move that can be made now; else the pair as it stands. */
async function pageFor(
  request: ActionRequest,
  ctx: AppContext,
  move: Move,
  page: (own: Own) => ModalView,
): Promise<ModalView> {
  const id = request.value ?? '';
  const own = await ownPair(request, ctx, id);
  if (!own) return notYours(request);
  if (typeof afterMove(own.pair, move, own.side) === 'object') return page(own);
  return pairScreen(request, ctx, id, say(request.edition, 'pairChangedMeanwhile'));
}

/** The answer is given: once, whatever she does meanwhile. */
export async function sendAnswer(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { pairId, answer } = readMetadata(request.view.private_metadata);
  const line = [...(request.form.text(blocks.line) ?? '')].slice(0, lineLimit).join('');
  const outcome = answer && (await makeMove(request, ctx, pairId, answer, { line }));
  // Agreed meanwhile: what stands now, with the way to end it.
  if (!outcome) return update(await pairScreen(request, ctx, pairId, say(request.edition, 'pairChangedMeanwhile')));
  const done = outcome === 'same' && line !== '' ? 'answerTwice' : 'answerDone';
  return update(sentenceOnly(viewerOf(request, 'mentor'), say(request.edition, done)));
}

/**
 * Makes a move in one short transaction.
 *
 * @param isShown whether the pair, once it is locked, is as the press was shown it
 * @returns what became of it; undefined where it could not be made
 */
function makeMove(
  request: ActionRequest | SubmitRequest,
  ctx: AppContext,
  pairId: string,
  move: Move,
  brings: { line?: string; pausedUntil?: string } = {},
  isShown: (pair: Pair) => boolean = () => true,
): Promise<'made' | 'same' | undefined> {
  return inTransaction(ctx, async (trx, want) => {
    const pair = await lockPair(trx, ctx.keys, { id: pairId, personId: request.person.id });
    const side = pair && sideOf(pair, request.person.id);
    const moved = pair && side && isShown(pair) && afterMove(pair, move, side);
    if (!pair || !side || !moved) return undefined;
    if (moved === 'same') return 'same';
    await applyMove(ctx, trx, want, pair, moved, side, brings);
    if (move === 'end') await tellOfEnd(ctx, trx, want, pair, side);
    if (move === 'cannot' || move === 'not-remembered') {
      const [now, hers] = [ctx.now(), { personId: pair.menteeId, onMap: pair.onMap, need: pair.noted.need }];
      await yesIsOver(trx, want, ctx.keys, hers, { today: localDay(pair.mentee.timeZone, now), now });
    }
    return 'made';
  });
}

const monthAhead = (today: string): string => Temporal.PlainDate.from(today).add({ months: 1 }).toString();

/** A pause, with the day on which it ends by itself. */
export async function openPause(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const today = localDay(request.person.time_zone, ctx.now());
  await showModal(
    request,
    await pageFor(request, ctx, 'pause', ({ viewer, pair }) =>
      pauseView(viewer, pairShown(pair), workingDayAfter(monthAhead(today))),
    ),
  );
}

/** The pause is sent: it holds from now on. */
export async function keepPause(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { edition, person } = request;
  const { pairId } = readMetadata(request.view.private_metadata);
  const until = request.form.day(blocks.until) ?? '';
  const today = localDay(person.time_zone, ctx.now());
  const isDay = until > today && until <= Temporal.PlainDate.from(today).add({ years: 1 }).toString();
  if (!isDay) return errors({ [blocks.until]: say(edition, 'pauseWrong') });
  const made = await makeMove(request, ctx, pairId, 'pause', { pausedUntil: until });
  const notice = made ? undefined : say(edition, 'pairChangedMeanwhile');
  return update(await pairScreen(request, ctx, pairId, notice));
}

/** Goes on before the day: the press names the pause that it was shown, so that a newer one is not undone by an old page. */
export async function resume(request: ActionRequest, ctx: AppContext): Promise<void> {
  const [pairId = '', until] = (request.value ?? '').split(' ');
  const isShown = (pair: Pair) => pair.state !== 'paused' || pair.pausedUntil === until;
  const made = await makeMove(request, ctx, pairId, 'resume', {}, isShown);
  await request.ack();
  await answerWith(request, ctx, pairId, say(request.edition, made ? 'pairGoesOn' : 'pairChangedMeanwhile'));
}

/** She looked at what they agreed, and keeps it: nobody is told, and the day to look at it again moves on. */
export async function keepAgreed(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { person, value: id = '', edition } = request;
  const today = localDay(person.time_zone, ctx.now());
  const isKept = await inTransaction(ctx, async (trx) => {
    const pair = await lockPair(trx, ctx.keys, { id, personId: person.id });
    if (pair?.menteeId !== person.id || pair.state !== 'active' || !pair.hasAgreed) return false;
    await savePair(trx, id, { keptOn: today });
    return true;
  });
  await request.ack();
  await answerWith(request, ctx, id, say(edition, isKept ? 'pairKeptNow' : 'pairChangedMeanwhile'));
}

/** What the other side will read, before it ends. */
export async function openEnd(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const off = await listOff(ctx, ctx.db, { pairId: request.value ?? '', personId: request.person.id });
  const page = ({ viewer, pair }: Own) =>
    endView(viewer, pairShown(pair), pair.withBot && pair.mentorId !== null && !pair.mentor?.left, off);
  await showModal(request, await pageFor(request, ctx, 'end', page));
}

/** It ends, and the other side reads the sentence that was seen. */
export async function sendEnd(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { pairId } = readMetadata(request.view.private_metadata);
  const made = await makeMove(request, ctx, pairId, 'end');
  const key = made === undefined ? 'pairChangedMeanwhile' : 'pairHasEnded';
  return update(await pairScreen(request, ctx, pairId, say(request.edition, key)));
}

/** Nothing more about a pair, or again: theirs alone, the other side is told nothing. */
export const setMuted =
  (isMuted: boolean) =>
  async (request: ActionRequest, ctx: AppContext): Promise<void> => {
    const id = request.value ?? '';
    const isSet = await inTransaction(ctx, async (trx, want) => {
      const pair = await lockPair(trx, ctx.keys, { id, personId: request.person.id });
      const side = pair && sideOf(pair, request.person.id);
      if (!pair || !side || !mayMute(pair, side)) return false;
      if (isMuted) await mutePair(trx, id, request.person.id, ctx.now());
      else {
        await unmutePair(trx, id, request.person.id);
        await tellAgain(ctx, trx, want, pair, side);
      }
      want.home(request.person.id);
      if (side === 'mentor')
        for (const { betweenMoved } of ctx.features) await betweenMoved?.(trx, want, request.person.id);
      return true;
    });
    await request.ack();
    const key = !isSet ? 'pairNotYours' : isMuted ? 'pairMuted' : 'pairUnmuted';
    await answerWith(request, ctx, id, say(request.edition, key));
  };
