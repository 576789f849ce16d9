import { sayDay, workingDayAfter } from '../../calendar.ts';
import { say } from '../../content/say.ts';
import type { ActionRequest, AppContext, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { learnPush } from '../../pushes/schedule.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { sentenceView } from '../map-view.ts';
import { readMetadata } from '../reader.ts';
import { mapOf, notYours, peoplePageOf, todayOf } from '../screens.ts';
import { type AskRecord, withDeed, withSendTakenBack } from './ask.ts';
import { cueFor } from './cue.ts';
import { isAnotherDay, withAnotherDay, withNoAnswer } from './day.ts';
import { anotherDayView, readAnotherDay } from './day-view.ts';
import { changeAsk, letAskGo, pageOf } from './index.ts';
import { askPushKind } from './queries.ts';

/** What she says of an ask in the message of its day. */
export type Said = 'sent' | 'chased' | 'yes' | 'not-now' | 'no answer yet';

const after = (ask: AskRecord, said: Said, today: string): AskRecord =>
  said === 'no answer yet' ? withNoAnswer(ask, today) : withDeed(ask, said, today);

/**
 * What she did, or what they answered, said in the message of its day: the message is edited to what follows. That there
 * is no answer yet is said in a window, too.
 */
export const sayInMessage =
  (said: Said) =>
  async (request: ActionRequest, ctx: AppContext): Promise<void> => {
    const today = todayOf(request, ctx);
    await learnFrom(request, ctx);
    const saved = await changeAsk(request, ctx, request.value ?? '', (ask) => after(ask, said, today));
    await request.ack();
    if (!saved) await showModal(request, notYours(request, ctx));
    else await showPage(request, ctx, saved);
  };

/** In a window the ask stands as it is now; the message of its day is edited in place. */
async function showPage(request: ActionRequest, ctx: AppContext, ask: AskRecord): Promise<void> {
  if (request.view) await showModal(request, await pageOf(request, ctx, ask, peoplePageOf(request)));
}

/** It was not sent after all, or the second message was not: from its message, from its window, from the map. */
export async function takeSendBack(request: ActionRequest, ctx: AppContext): Promise<void> {
  await learnFrom(request, ctx);
  const saved = await changeAsk(request, ctx, request.value ?? '', withSendTakenBack);
  await request.ack();
  if (!saved) await showModal(request, notYours(request, ctx));
  else await showPage(request, ctx, saved);
}

const learnFrom = ({ person, value: subject = '', message }: ActionRequest, ctx: AppContext): Promise<void> =>
  learnPush(ctx, { person: person.id, kind: askPushKind, subject }, message);

/** The form of another day, for the asking or for the answer. */
export async function openAnotherDay(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  await learnFrom(request, ctx);
  const map = await mapOf(request, ctx);
  const ask = map.asks.find(({ id }) => id === request.value);
  if (!ask) return showModal(request, notYours(request, ctx));
  const { edition } = request;
  await showModal(request, anotherDayView({ edition, map, ask }, workingDayAfter(todayOf(request, ctx))));
}

/** Another day is kept; the message that asked says so. */
export async function keepAnotherDay(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { edition, form } = request;
  const { id } = readMetadata(request.view.private_metadata);
  const { day, block } = readAnotherDay(form);
  if (!isAnotherDay(day, todayOf(request, ctx))) return errors({ [block]: say(edition, 'laterDayWrong') });
  const saved = await changeAsk(request, ctx, id, (ask) => {
    const moved = withAnotherDay(ask, day);
    return { ...moved, cue: cueFor(edition, ask.cue, ask.askOn, moved.askOn) };
  });
  if (!saved) return update(notYours(request, ctx));
  return update(sentenceView(edition, say(edition, 'dayKept', { day: sayDay(day, edition.spelling) })));
}

/** Let go from the message of its day: the ask is gone for good, and the message with it. */
export async function letItGo(request: ActionRequest, ctx: AppContext): Promise<void> {
  await learnFrom(request, ctx);
  const { person, value: id = '', edition } = request;
  await inTransaction(ctx, (trx, want) => letAskGo(ctx, trx, want, { personId: person.id, id }));
  await request.ack();
  await request.reply({ text: say(edition, 'askForgotten') });
}
