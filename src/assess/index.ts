import type { ModalView } from '@slack/types';
import { localDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Context } from '../context.ts';
import type { ActionRequest, Feature, Incoming, SubmitAnswer, SubmitRequest } from '../feature.ts';
import { worker } from '../jobs/job.ts';
import { needLabel } from '../needs/need.ts';
import { errors, showModal, update } from '../slack/show.ts';
import { inTransaction } from '../surfaces/want.ts';
import { showingOf, withPage, withTap } from './answers.ts';
import { type Answers, type AssessmentRecord, needWords, noAnswers, type UnreadAssessment } from './assessment.ts';
import { stepOne } from './facts.ts';
import { homeScreen } from './home-screens.ts';
import { homeSamples } from './home-view.ts';
import { ids } from './ids.ts';
import { postResult } from './jobs.ts';
import { nextInStepOne } from './next.ts';
import { type Leaving, leaving, type Made } from './order.ts';
import { type Flow, findPage, firstPage, flowOf, isLastOfNeeds, type PageId, pageAfter } from './pages.ts';
import { otherWindowWords, type PageProblem, problemWords } from './problems.ts';
import {
  answersSealed,
  changeAssessment,
  findCurrent,
  findEarlier,
  findOwn,
  listEarlierIds,
  setAside,
  startAssessment,
} from './queries.ts';
import { readMetadata } from './reader.ts';
import { removeFromChat } from './result/index.ts';
import { resultSurface, wantResult } from './result/job.ts';
import { resultView, unreadView } from './result/view.ts';
import { samples } from './samples.ts';
import { beginTextAnew, forgetPage, keepText, type LeftPage } from './typed/index.ts';
import { showAgain, showPage } from './typed/screens.ts';
import { askedBy, noticeView, pageView } from './view.ts';

/** Step 1, the self-assessment: `/mentoring assess` and every button that leads into it. */
export const assess: Feature = {
  name: 'assess',
  jobs: [worker(postResult, wantResult)],
  surfaces: [resultSurface],
  sealed: [answersSealed],
  rows: { tables: ['assessment'] },
  isBegun: async ({ fact }) => (await fact(stepOne)).state !== 'new',
  async next({ edition, fact, person: { time_zone: zone } }, ctx) {
    const step = await fact(stepOne);
    return nextInStepOne(
      edition,
      step,
      localDay(zone, ctx.now()),
      step.finishedAt ? localDay(zone, step.finishedAt) : undefined,
    );
  },
  samples: ({ edition }) => samples(edition),
  home: { part: homeScreen, samples: homeSamples },
  words: {
    assess: {
      help: 'helpAssess',
      async run(request, ctx) {
        const view = await currentView(request, ctx);
        await request.client.views.open({ trigger_id: request.triggerId, view });
      },
    },
  },
  actions: {
    [ids.open]: async (request, ctx) => showModal(request, await currentView(request, ctx)),
    [ids.keep]: keepTap,
    [ids.write]: keepText,
    [ids.anew]: beginTextAnew,
    [ids.back]: goBack,
    [ids.edit]: (request, ctx) => openFlow(request, ctx, 'edit'),
    [ids.full]: (request, ctx) => openFlow(request, ctx, 'full'),
    [ids.act]: (request, ctx) => openFlow(request, ctx, 'act'),
    [ids.think]: (request, ctx) => openFlow(request, ctx, 'think'),
    [ids.again]: startAgain,
    [ids.remove]: removeFromChat,
  },
  submits: { [ids.page]: leavePage },
};

/** Where she is: the opening words, the page she left, or the result. */
async function currentView(who: Incoming, ctx: Context): Promise<ModalView> {
  const { person, edition } = who;
  const current = await findCurrent(ctx.db, ctx.keys, person.id);
  return current ? viewOf(current, who, ctx) : pageView({ assessmentId: '', page: 'quick:opening', edition });
}

async function viewOf(record: AssessmentRecord | UnreadAssessment, who: Incoming, ctx: Context): Promise<ModalView> {
  if (!record.answers) return unreadView(who.edition, record.id);
  if (record.page === 'result') return finishedView(ctx, who, record);
  return showPage(ctx, record, record.page, who.edition, say(who.edition, 'welcomeBack'));
}

async function finishedView(ctx: Context, who: Incoming, record: AssessmentRecord, notice?: string) {
  const { edition } = who;
  const { id: assessmentId, answers } = record;
  const earlier = await findEarlier(ctx.db, ctx.keys, record);
  const needLines = await who.aboutNeeds(
    answers.focus.map((id) => ({ id, label: needLabel(needWords(edition, answers), id) })),
  );
  return resultView({ assessmentId, answers, edition, earlier, needLines, unread: ctx.unread.size }, notice);
}

/** A tap in a page: kept before Slack is told that it was taken. */
async function keepTap(request: ActionRequest, ctx: Context): Promise<void> {
  const metadata = readMetadata(request.view?.private_metadata);
  const saved =
    metadata &&
    (await change(request, ctx, metadata.assessmentId, ({ answers }) => ({
      answers: withTap(answers, request.blockId, madeBy(request), request.form, request.edition, metadata.asked),
    })));
  await request.ack();
  if (!saved) await showModal(request, notYours(request, ctx));
}

const madeBy = ({ at, view }: ActionRequest | SubmitRequest): Made => ({ at, on: showingOf(view) });

const leftBy = (request: ActionRequest | SubmitRequest, ctx: Context): Leaving => leaving(madeBy(request), ctx.now());

/** Back: what is on the page is kept, whatever it holds, and the page before is shown. */
async function goBack(request: ActionRequest, ctx: Context): Promise<void> {
  const metadata = readMetadata(request.view?.private_metadata);
  const page = findPage(request.value);
  let otherWindow: string | undefined;
  const saved =
    metadata &&
    page &&
    (await change(request, ctx, metadata.assessmentId, ({ answers }) => {
      const read = withPage(answers, metadata, request.form, request.edition, leftBy(request, ctx));
      otherWindow = otherWindowWords(read.problems, request.edition);
      const left = otherWindow ? {} : { left: { metadata, form: request.form } };
      return { answers: read.answers, ...left, ...(isNeeds(page) && !otherWindow && { page }) };
    }));
  await request.ack();
  if (!saved) return showModal(request, notYours(request, ctx));
  const { edition, form } = request;
  const view = otherWindow
    ? showAgain(saved, metadata.page, edition, otherWindow, form)
    : await showPage(ctx, saved, page, edition);
  await showModal(request, view);
}

/** Next, or Done: the page is kept, then the one after it is shown. */
async function leavePage(request: SubmitRequest, ctx: Context): Promise<SubmitAnswer> {
  const { edition } = request;
  const metadata = readMetadata(request.view.private_metadata);
  if (metadata?.page === 'quick:opening') return update(await begin(request, ctx));
  if (!metadata) return update(notYours(request, ctx));
  const next = pageAfter(metadata.page);
  const finishes = isLastOfNeeds(metadata.page);
  let problems: PageProblem[] = [];
  const saved = await change(request, ctx, metadata.assessmentId, ({ answers, page }) => {
    const read = withPage(answers, metadata, request.form, edition, leftBy(request, ctx));
    problems = read.problems;
    // Refused: the taps are kept already, and text that were kept now would look changed by another window next time.
    if (problems.some(({ kind }) => kind !== 'other-window')) return { answers };
    if (problems.length > 0) return { answers: read.answers };
    return {
      answers: read.answers,
      left: { metadata, form: request.form },
      page: isNeeds(metadata.page) ? next : page,
      ...(finishes && { finishedAt: ctx.now() }),
    };
  });
  if (!saved) return update(notYours(request, ctx));
  const otherWindow = otherWindowWords(problems, edition);
  if (otherWindow) return update(showAgain(saved, metadata.page, edition, otherWindow, request.form));
  if (problems.length > 0) return errors(problemWords(problems, edition));
  if (next === 'result') return update(await finishedView(ctx, request, saved, doneWords(metadata.page, edition)));
  const notice = metadata.asked === askedBy(edition) ? undefined : say(edition, 'editionChanged');
  return update(await showPage(ctx, saved, next, edition, notice));
}

const doneWords = (page: PageId, edition: Edition): string =>
  say(edition, isLastOfNeeds(page) ? 'resultPosted' : 'reflectDone');

/** Only the needs have a place to resume at; the other flows are short, and each tap in them is kept. */
const isNeeds = (page: PageId): boolean => ['quick', 'full'].includes(flowOf(page));

/** Begins an assessment, or goes on with the open one when "Start" is pressed in an old window. */
async function begin(who: Incoming, ctx: Context): Promise<ModalView> {
  const { person, edition } = who;
  const current = await findCurrent(ctx.db, ctx.keys, person.id);
  if (current) return viewOf(current, who, ctx);
  const record = await start(person.id, edition, ctx);
  return showPage(ctx, record, record.page, edition);
}

/**
 * Begins the needs anew; how she acts and what she wrote to the questions comes along from `before`, which is set aside
 * where it cannot be read.
 */
function start(
  personId: string,
  edition: Edition,
  ctx: Context,
  before?: AssessmentRecord | UnreadAssessment,
): Promise<AssessmentRecord> {
  const { behaviours, reflections } = before?.answers ?? noAnswers();
  return inTransaction(ctx, async (trx, want) => {
    if (before && !before.answers) await setAside(trx, before, ctx.now());
    const record = await startAssessment(trx, ctx.keys, {
      personId,
      edition: edition.id,
      version: edition.version,
      page: firstPage('quick'),
      now: ctx.now(),
      answers: { ...noAnswers(), behaviours, reflections },
    });
    want.home(personId);
    return record;
  });
}

/** One of the buttons that lead on: change the answers, rate all twelve, how I act, a question. */
async function openFlow(request: ActionRequest, ctx: Context, to: Flow | 'edit'): Promise<void> {
  const { person, edition } = request;
  const current = request.value
    ? await findOwn(ctx.db, ctx.keys, person.id, request.value)
    : await findCurrent(ctx.db, ctx.keys, person.id);
  await request.ack();
  if (!current) return showModal(request, request.value ? notYours(request, ctx) : await currentView(request, ctx));
  if (!current.answers) return showModal(request, unreadView(edition, current.id));
  const flow = to === 'edit' ? current.answers.form : to;
  const page = firstPage(flow);
  if (!isNeeds(page)) return showModal(request, await showPage(ctx, current, page, edition));
  const saved = await change(request, ctx, current.id, ({ answers }) => ({
    answers: { ...answers, form: flow === 'full' ? 'full' : answers.form },
    page,
  }));
  await showModal(request, saved ? await showPage(ctx, saved, page, edition) : notYours(request, ctx));
}

/** A new, empty assessment; the finished one stays, to compare with. */
async function startAgain(request: ActionRequest, ctx: Context): Promise<void> {
  const { person, edition } = request;
  const current = await findCurrent(ctx.db, ctx.keys, person.id);
  // The same press twice, or in an old window, begins nothing: what has been begun since is shown.
  const begins = current?.id === request.value && (current?.finishedAt || !current?.answers);
  const record = begins ? await start(person.id, edition, ctx, current) : current;
  await request.ack();
  if (!record) return showModal(request, notYours(request, ctx));
  await showModal(
    request,
    record === current || !record.answers
      ? await viewOf(record, request, ctx)
      : await showPage(ctx, record, record.page, edition),
  );
}

/**
 * Changes one of the person's own assessments in a short transaction. One that becomes finished is wanted as a message
 * to her, in the same transaction, so that neither is lost without the other.
 */
function change(
  { person }: Incoming,
  ctx: Context,
  id: string,
  decide: (record: AssessmentRecord) => { answers: Answers; page?: PageId; finishedAt?: Date; left?: LeftPage },
): Promise<AssessmentRecord | undefined> {
  return inTransaction(ctx, async (trx, want) => {
    let page: PageId | undefined;
    let left: LeftPage | undefined;
    const saved = await changeAssessment(trx, ctx.keys, { personId: person.id, id }, (record) => {
      const changed = decide(record);
      left = changed.left;
      page = changed.finishedAt || changed.page !== record.page ? changed.page : undefined;
      return changed;
    });
    if (saved && left) await forgetPage(trx, ctx, person.id, left);
    if (saved && page) want.home(person.id);
    if (saved && page === 'result') {
      want.message(resultSurface.name, { to: person.id, about: id }, { asked: true });
      // The results before it lead nowhere from now on.
      for (const about of await listEarlierIds(trx, saved)) want.message(resultSurface.name, { to: person.id, about });
    }
    return saved;
  });
}

/** A form that names an assessment that is not this person's: said to them, and logged without what it held. */
function notYours({ person, edition }: Incoming, ctx: Context): ModalView {
  ctx.log.warn({ person: person.id }, 'a form named an assessment that is not its sender’s; it was refused');
  return noticeView(edition, say(edition, 'answersNotYours'));
}
