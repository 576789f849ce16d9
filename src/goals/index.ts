import type { ModalView } from '@slack/types';
import { localDay } from '../calendar.ts';
import { say } from '../content/say.ts';
import type { ActionRequest, AppContext, Feature, SubmitAnswer, SubmitRequest } from '../feature.ts';
import { worker } from '../jobs/job.ts';
import { showModal } from '../slack/show.ts';
import { inTransaction } from '../surfaces/want.ts';
import { goalsOf } from './facts.ts';
import { type GoalsContext, type GoalTable, goalTable } from './fields.ts';
import { leaveForm, openEdit, openNew, sendForm } from './form/index.ts';
import { type Goal, type GoalMove, type OwnGoal, stateAfter } from './goal.ts';
import { leaveNote, openNote, sendNote } from './history/index.ts';
import { addEntry, entrySealed } from './history/queries.ts';
import { homeSamples, nextAsMentor, nextGoal, nextGoalToSet } from './home-view.ts';
import { ids } from './ids.ts';
import { goalParts } from './need-words.ts';
import { findGoal, goalSealed, removeGoal, saveGoal } from './queries.ts';
import { readMetadata } from './reader.ts';
import { samples } from './samples.ts';
import {
  goalScreen,
  historyScreen,
  homeScreen,
  listScreen,
  missingScreen,
  placeOf,
  standingAsMentor,
  thanksScreen,
  toSetFor,
} from './screens.ts';
import { openShare, sendShare, shareAgain, stopSharing } from './sharing/index.ts';
import { menteeLeftOrBack, sharedPush, sharedSurface, wantShared } from './sharing/job.ts';
import { showToMentor } from './sharing/jobs.ts';
import {
  allowAgain,
  mentorOfGoal,
  openAsMentor,
  stopFollowing,
  stopMentee,
  takeMessagesAgain,
  takeNoMessages,
} from './sharing/mentor-index.ts';
import { tellMentor } from './sharing/notify.ts';
import { exportShared, listPostsToMentors } from './sharing/queries.ts';
import { sharePlace } from './sharing/view.ts';
import { beginAnew, forget, keepAsTyped } from './typed/index.ts';

type Handlers<Request, Answer> = Record<string, (request: Request, ctx: GoalsContext) => Promise<Answer>>;

const actions: Handlers<ActionRequest, void> = {
  [ids.open]: openList,
  [ids.earlier]: openList,
  [ids.later]: openList,
  [ids.back]: openList,
  [ids.show]: openGoal,
  [ids.add]: openNew,
  [ids.edit]: openEdit,
  [ids.type]: keepAsTyped,
  [ids.anew]: beginAnew,
  [ids.leave]: leaveForm,
  [ids.note]: openNote,
  [ids.leaveNote]: leaveNote,
  [ids.done]: (request, ctx) => move(request, ctx, 'done'),
  [ids.letGo]: (request, ctx) => move(request, ctx, 'let-go'),
  [ids.reopen]: (request, ctx) => move(request, ctx, 'reopened'),
  [ids.remove]: remove,
  [ids.tell]: openThanks,
  [ids.share]: openShare,
  [ids.stopSharing]: stopSharing,
  [ids.history]: (request, ctx) => openHistory(request, ctx, request.value ?? '', 1),
  [ids.newer]: turnHistory,
  [ids.older]: turnHistory,
};

const submits: Handlers<SubmitRequest, SubmitAnswer> = {
  [ids.save]: sendForm,
  [ids.keepNote]: sendNote,
  [ids.sendShare]: sendShare,
};

/** What a mentee wants to reach: `/mentoring goals`, and every button that leads to a goal. */
export const goals: Feature = goalsWith(goalTable);

/** The feature, asking what a table says of a goal: its own, or one with a field more. */
export function goalsWith(table: GoalTable): Feature {
  const given = <Request, Answer>(handlers: Handlers<Request, Answer>) =>
    Object.fromEntries(
      Object.entries(handlers).map(([id, handle]) => [
        id,
        (request: Request, ctx: AppContext) => handle(request, { ...ctx, table }),
      ]),
    );
  return {
    name: 'goals',
    surfaces: [sharedSurface(table)],
    memberLeft: menteeLeftOrBack,
    memberBack: menteeLeftOrBack,
    pushes: [sharedPush],
    jobs: [worker(showToMentor, wantShared)],
    sealed: [goalSealed, entrySealed],
    rows: {
      tables: ['goal_entry', 'goal_share', 'share_wish', 'mentor_stop', 'goal'],
      sharedWith: { shared_with_me: (db, keys, personId) => exportShared(db, keys, table, personId) },
      listPostsToOthers: listPostsToMentors,
    },
    samples: ({ edition }) => samples(edition, table),
    home: { part: homeScreen, samples: homeSamples },
    aboutNeeds: {
      step: 'goal',
      parts: async (needs, { edition, fact }) => goalParts(edition, needs, await fact(goalsOf)),
    },
    isBegun: async ({ fact }) => {
      const { open, done, letGo, drafts } = await fact(goalsOf);
      return open + done + letGo + drafts > 0;
    },
    next: async (reader, ctx) => [
      ...((await standingAsMentor(reader, ctx)) === 'alone' ? [nextAsMentor(reader.edition)] : []),
      ...nextGoal(reader.edition, await reader.fact(goalsOf), localDay(reader.person.time_zone, ctx.now())),
      ...nextGoalToSet(reader.edition, await reader.fact(goalsOf), await toSetFor(reader)),
    ],
    words: {
      goals: {
        help: 'helpGoals',
        async run(request, ctx) {
          const view = await listScreen(request, { ...ctx, table }, { page: 1 });
          await request.client.views.open({ trigger_id: request.triggerId, view });
        },
      },
    },
    actions: {
      ...given(actions),
      [ids.stopFollowing]: { role: mentorOfGoal, run: stopFollowing },
      [ids.noMoreFrom]: { role: mentorOfGoal, run: stopMentee },
      [ids.allow]: allowAgain,
      [ids.asMentor]: openAsMentor,
      [ids.noMessages]: takeNoMessages,
      [ids.takeMessages]: takeMessagesAgain,
      [ids.writeToMentee]: (request) => request.ack(),
      [ids.writeToMentor]: (request) => request.ack(),
    },
    submits: given(submits),
    places: { [sharePlace]: (who, ctx, from) => shareAgain(who, { ...ctx, table }, from) },
  };
}

/** The list, at the page its button names, or where she was. */
async function openList(request: ActionRequest, ctx: GoalsContext): Promise<void> {
  const place = placeOf(request);
  const page = request.value ? Number(request.value) : place.page;
  await showModal(request, await listScreen(request, ctx, { ...place, page }));
}

function openGoal(request: ActionRequest, ctx: GoalsContext): Promise<void> {
  return showOwn(request, ctx, request.value ?? '', (goal) => goalScreen(request, ctx, goal, placeOf(request)));
}

function openThanks(request: ActionRequest, ctx: GoalsContext): Promise<void> {
  return showOwn(request, ctx, request.value ?? '', (goal) => thanksScreen(request, ctx, goal, placeOf(request)));
}

function openHistory(request: ActionRequest, ctx: GoalsContext, id: string, at: number): Promise<void> {
  return showOwn(request, ctx, id, (goal) => historyScreen(request, ctx, goal, placeOf(request), at));
}

function turnHistory(request: ActionRequest, ctx: GoalsContext): Promise<void> {
  const { goalId } = readMetadata(request.view?.private_metadata);
  return openHistory(request, ctx, goalId, Number(request.value));
}

/** Shows a page of one of the person's own goals, or says why it is not there. */
async function showOwn(
  request: ActionRequest,
  ctx: GoalsContext,
  id: string,
  screen: (goal: Goal) => Promise<ModalView>,
): Promise<void> {
  const goal = await findGoal(ctx.db, ctx.keys, { personId: request.person.id, id });
  const view = goal ? await screen(goal) : await missingScreen(request, ctx, id, placeOf(request));
  await showModal(request, view);
}

const moveWords = { done: 'goalDoneWords', 'let-go': 'goalLetGoWords', reopened: 'goalReopenedWords' } as const;

/** Done, let go, or taken up again. Pressed twice, it happens once. */
async function move(request: ActionRequest, ctx: GoalsContext, to: GoalMove): Promise<void> {
  const own = { personId: request.person.id, id: request.value ?? '' };
  const goal = await moveGoal(ctx, own, to);
  await request.ack();
  const place = placeOf(request);
  // In an old window a goal may be elsewhere by now; then it is shown as it is.
  const words = goal?.state === (to === 'reopened' ? 'open' : to) ? say(request.edition, moveWords[to]) : undefined;
  const view = goal
    ? await goalScreen(request, ctx, goal, place, words)
    : await missingScreen(request, ctx, own.id, place);
  await showModal(request, view);
}

function moveGoal(ctx: GoalsContext, own: OwnGoal, to: GoalMove): Promise<Goal | undefined> {
  return inTransaction(ctx, async (trx, want) => {
    const goal = await findGoal(trx, ctx.keys, own, true);
    const state = goal && stateAfter(goal.state, to);
    if (!goal || !state) return goal;
    const moved = { ...goal, state, closedAt: state === 'open' ? null : ctx.now() };
    await saveGoal(trx, ctx.keys, own.personId, moved);
    const entries = await addEntry(trx, ctx.keys, { ...own, entries: goal.entries }, { kind: to }, ctx.now());
    want.home(own.personId);
    tellMentor(want, goal.id, goal.share);
    return { ...moved, entries };
  });
}

/** Removed for good: hers to decide, at once and without a trace. Its message goes from a mentor's chat, too. */
async function remove(request: ActionRequest, ctx: GoalsContext): Promise<void> {
  const own = { personId: request.person.id, id: request.value ?? '' };
  const removed = await inTransaction(ctx, async (trx, want) => {
    const goal = await findGoal(trx, ctx.keys, own, true);
    if (!goal || !(await removeGoal(trx, own))) return false;
    for (const form of ['goal', 'note'] as const) await forget(trx, ctx, form, own.personId, { goalId: goal.id });
    want.home(own.personId);
    tellMentor(want, goal.id, goal.share);
    return true;
  });
  await request.ack();
  const place = placeOf(request);
  const view = removed
    ? await listScreen(request, ctx, place, say(request.edition, 'goalRemoved'))
    : await missingScreen(request, ctx, own.id, place);
  await showModal(request, view);
}
