/*
 * The room of times: which are suggested, what is wrong with one, how it reads on both clocks, and the forms in which
 * somebody offers some, notes one that was agreed elsewhere, or at which they met.
 */

import { randomUUID } from 'node:crypto';
import { say } from '../../content/say.ts';
import type { ActionRequest, AppContext, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { type Form, inputName } from '../../forms/form.ts';
import { forgetTyped, keepTyped } from '../../forms/typed/queries.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import { blocks, type FormKind, type Metadata } from '../ids.ts';
import { afterMove, metOn, openMeeting, type Press, type Seen, seenNow, standingAt } from '../meeting.ts';
import { makeMove } from '../move-job.ts';
import { wordsAfter, wordsToSend } from '../press-index.ts';
import { readMetadata } from '../reader.ts';
import {
  formScreen,
  isTextOnly,
  meetingScreen,
  notYours,
  type Own,
  ownMeetings,
  typedIn,
  waitsToBeTold,
} from '../screens.ts';
import { standsNow, whenOf } from '../wording.ts';
import { noneView, textView, wordLimit } from './form-view.ts';
import { aheadProblem, behindProblem, firstMinutes, lengthIn, offerProblems, type TimeProblem } from './limits.ts';

/** Opens a form of times, if that can be done now; else how it stands. */
export const openForm =
  (form: FormKind) =>
  async (request: ActionRequest, ctx: AppContext): Promise<void> => {
    await request.ack();
    const own = await ownMeetings(ctx, request.person, request.value ?? '');
    if (!own) return showModal(request, notYours(request));
    const view = mayOpen(own, form, ctx.now())
      ? formScreen(request, ctx, own, form)
      : meetingScreen(request, ctx, own.pair.id, say(request.edition, 'meetChanged'));
    await showModal(request, await view);
  };

/** Where nothing goes to the other from the bot, times are offered as a text: then a time can be arranged. */
function mayOpen({ book, pair }: Own, form: FormKind, now: Date): boolean {
  const standing = standingAt(book, now);
  const move = form === 'offer' && !pair.withBot ? 'arrange' : form;
  return afterMove(standing, move, pair.side) !== undefined;
}

/** "None of these", with a word. */
export async function openNone(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const [pairId = '', offerId] = (request.value ?? '').split(' ');
  const own = await ownMeetings(ctx, request.person, pairId);
  if (!own) return showModal(request, notYours(request));
  const isOpen = seenNow(own.book, ctx.now()).offerId === offerId;
  const view = isOpen
    ? noneView(own.viewer, { pairId, offerId, sequence: 0 })
    : await meetingScreen(request, ctx, pairId, say(request.edition, 'timesNoLonger'));
  await showModal(request, view);
}

const seenIn = ({ meetingId, sequence, offerId }: Metadata): Seen => ({ meetingId, sequence, offerId });

/** What stands in the inputs of a form, as many as there are. */
const timesIn = (form: Form): (Date | undefined)[] =>
  blocks.times.filter((id) => form.has(id)).map((id) => form.time(id) ?? undefined);

const ticks: readonly string[] = [blocks.isOpenOne, blocks.isAnother];

const isInput = (id: string): boolean => [...blocks.times, ...ticks, blocks.length].some((one) => one === id);

/** How long it is to take, where that is asked. */
const minutesIn = (form: Form): number | undefined => lengthIn(form.chosen(blocks.length));

const isTicked = (form: Form, id: string): boolean => (form.ticked(id) ?? []).length > 0;

/** What is ticked about a meeting that happened. */
const ticksIn = (form: Form): { isOpenOne: boolean; isAnother: boolean } => ({
  isOpenOne: isTicked(form, blocks.isOpenOne),
  isAnother: isTicked(form, blocks.isAnother),
});

/** A time was chosen: it is kept for a while, and what both read then, and what is to be known of it, stands below it. */
export async function redraw(request: ActionRequest, ctx: AppContext): Promise<void> {
  const metadata = readMetadata(request.view?.private_metadata);
  const { pairId, form, formId } = metadata;
  const { blockId, at } = request;
  const id = inputName(blockId);
  if (form && formId && isInput(id)) {
    const values = { [id]: writtenIn(request.form, id) };
    await keepTyped(ctx, typedIn(request.person, pairId, form), { values, at, opened: formId });
  }
  await request.ack();
  const own = await ownMeetings(ctx, request.person, pairId);
  if (!own || !form || !formId) return;
  const chosen = { times: timesIn(request.form), ...ticksIn(request.form), minutes: minutesIn(request.form) };
  const again = { ...chosen, formId, seen: seenIn(metadata) };
  await showModal(request, await formScreen(request, ctx, own, form, again));
}

/** What stands in an input, to be kept. */
function writtenIn(form: Form, id: string): string {
  if (ticks.includes(id)) return isTicked(form, id) ? 'yes' : '';
  return id === blocks.length ? `${minutesIn(form) ?? ''}` : (form.time(id)?.toISOString() ?? '');
}

const words = {
  missing: 'timeMissing',
  past: 'timePast',
  far: 'timeFar',
  twice: 'timeTwice',
  stands: 'timeStands',
  ahead: 'timeAhead',
  'long-ago': 'timeLongAgo',
} as const satisfies Record<TimeProblem, string>;

/** What has passed longer ago is said with its day. */
const justPassedMs = 2 * 60 * 60 * 1000;

/** What is to be mended, at its own input each. */
function problemsOf(
  { viewer, book }: Own,
  kind: FormKind,
  times: readonly (Date | undefined)[],
  now: Date,
): Record<string, string> {
  const { edition } = viewer;
  const [first] = times;
  const stands = openMeeting(book)?.startsAt ?? undefined;
  const found =
    kind === 'offer'
      ? offerProblems(times, stands, now)
      : [(kind === 'log' ? behindProblem : aheadProblem)(first, now)];
  return Object.fromEntries(
    found.flatMap((problem, at) => {
      const id = blocks.times[at];
      if (!problem || !id) return [];
      const time = times[at];
      if (problem === 'past' && time && time.getTime() < now.getTime() - justPassedMs)
        return [
          [id, say(edition, kind === 'arrange' ? 'timeOverArranged' : 'timeOver', { when: whenOf(viewer, time) })],
        ];
      if (problem === 'far') return [[id, say(edition, 'timeFar', { year: times[at]?.getUTCFullYear() ?? '' })]];
      return [[id, say(edition, problem === 'missing' && kind !== 'offer' ? 'timeMissingOne' : words[problem])]];
    }),
  );
}

/** The form is sent: what is wrong stands at its input; what has changed meanwhile is said, and nothing typed is lost. */
export async function sendTimes(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const metadata = readMetadata(request.view.private_metadata);
  const { pairId, form = 'offer', formId = randomUUID() } = metadata;
  const own = await ownMeetings(ctx, request.person, pairId);
  if (!own) return update(notYours(request));
  const { viewer, pair } = own;
  const now = ctx.now();
  const times = timesIn(request.form);
  const isAgain = isOfForm(own, formId);
  const problems = isAgain ? {} : problemsOf(own, form, times, now);
  if (Object.keys(problems).length > 0) return errors(problems);
  const { isOpenOne, isAnother } = ticksIn(request.form);
  const [first] = times;
  const met = form === 'log' && first && !isAgain ? metOn(own.book, first, viewer.zones.mine) : undefined;
  if (met && !isAnother) {
    // Where it was another one, that is ticked on the form.
    const notice = say(request.edition, 'timeLogged', { when: whenOf(viewer, met) });
    const again = { times, isOpenOne, isAnother, minutes: minutesIn(request.form), formId, seen: seenIn(metadata) };
    return update(await formScreen(request, ctx, own, form, { ...again, notice }));
  }
  const chosen = times.flatMap((time) => time ?? []).sort((a, b) => a.getTime() - b.getTime());
  if (form === 'offer' && (await isTextOnly(ctx, pair))) return update(await timesAsText(request, ctx, own, chosen));
  const named = { formId, seen: seenIn(metadata) };
  const time = chosen[0] ?? now;
  const press: Press =
    form === 'offer'
      ? { move: 'offer', ...named }
      : form === 'arrange'
        ? { move: 'arrange', ...named, time }
        : { move: 'log', ...named, time, isOpenOne, isAnother, zone: viewer.zones.mine };
  const minutes = minutesIn(request.form);
  const pressed = await makeMove(ctx, { pairId, personId: request.person.id }, press, { times: chosen, minutes });
  if (!pressed) return update(notYours(request));
  if (pressed.outcome === 'no') {
    const after = await ownMeetings(ctx, request.person, pairId);
    if (!after || !mayOpen(after, form, ctx.now()))
      return update(await meetingScreen(request, ctx, pairId, wordsAfter(viewer, pressed, press, now)));
    // What waits or stands now is read on the form, and sent once more it names that.
    const again = {
      times,
      isOpenOne,
      isAnother,
      minutes,
      formId,
      seen: seenNow(after.book, ctx.now()),
      notice: changedNotice(after),
    };
    return update(await formScreen(request, ctx, after, form, again));
  }
  const typed = typedIn(request.person, pairId, form);
  await ctx.db.transaction().execute((trx) => forgetTyped(trx, ctx.keys, typed, { opened: formId }, now));
  const waits = form === 'offer' && (await waitsToBeTold(ctx, { ...own, book: pressed.book }));
  const notice = waits
    ? say(request.edition, 'offerWaits', { name: viewer.name })
    : wordsAfter(viewer, pressed, press, now);
  const toCopy = await wordsToSend(ctx, viewer, pressed, press, request.person.name ?? '');
  return update(await meetingScreen(request, ctx, pairId, notice, toCopy));
}

/**
 * The times as a text for her to send. They are kept as if she had typed them: once one of them is taken, the form that notes
 * it begins with them.
 */
async function timesAsText(request: SubmitRequest, ctx: AppContext, { viewer, pair }: Own, times: readonly Date[]) {
  const { formId = randomUUID() } = readMetadata(request.view.private_metadata);
  const minutes = minutesIn(request.form) ?? firstMinutes;
  const values = Object.fromEntries(blocks.times.map((id, at) => [id, times[at]?.toISOString() ?? '']));
  const typing = { values: { ...values, [blocks.length]: `${minutes}` }, at: request.at, opened: formId };
  await keepTyped(ctx, typedIn(request.person, pair.id, 'offer'), typing);
  return textView(viewer, { pairId: pair.id, times, minutes, me: request.person.name ?? '' });
}

const changedNotice = ({ viewer, content }: Own): string =>
  [say(viewer.edition, 'meetChanged'), standsNow(viewer, content)].join('\n');

const isOfForm = ({ book: { offers, meetings } }: Own, id: string): boolean =>
  offers.some(({ formId }) => formId === id) || meetings.some(({ forms }) => forms.includes(id));

/** None of the times suits; the other side is told, with the word. */
export async function sendNone(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { pairId, offerId = '' } = readMetadata(request.view.private_metadata);
  const word = [...(request.form.text(blocks.word) ?? '')].slice(0, wordLimit).join('');
  const press: Press = { move: 'none-of-these', offerId };
  const pressed = await makeMove(ctx, { pairId, personId: request.person.id }, press, { word });
  const own = pressed && (await ownMeetings(ctx, request.person, pairId));
  if (!own) return update(notYours(request));
  return update(await meetingScreen(request, ctx, pairId, wordsAfter(own.viewer, pressed, press, ctx.now())));
}
