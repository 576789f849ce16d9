import type { Transaction } from 'kysely';
import { say } from '../../content/say.ts';
import type { Context } from '../../context.ts';
import type { Person, Schema } from '../../db/schema.ts';
import type { ActionRequest, AppContext } from '../../feature.ts';
import { nameOnMap } from '../../network/facts.ts';
import { findPersonFact, setTakesMessages } from '../../people/facts.ts';
import type { Role } from '../../roles.ts';
import { showModal } from '../../slack/show.ts';
import { takeOut } from '../../surfaces/bringing/take-out.ts';
import { inTransaction, type Want } from '../../surfaces/want.ts';
import { addEntry } from '../history/queries.ts';
import { mentorScreen } from '../screens.ts';
import { tellOfShare } from './job.ts';
import { noMessagesView, noMoreView } from './mentor-view.ts';
import { nameOf } from './message-view.ts';
import { tellMentor } from './notify.ts';
import { addShare, findMenteeOf, isShownTo, leaveShare } from './queries.ts';
import { type LeftGoal, sharedKind } from './share.ts';
import { addStop, leaveAllShares, removeStop, takeWishes } from './stop-queries.ts';

/** The mentor of a shared goal; also of one shared with them before, whose message may still stand in their chat. */
export const mentorOfGoal: Role<ActionRequest> = {
  name: 'mentor of a goal',
  isHeldBy: ({ person, value: goalId = '' }, { db }) => isShownTo(db, { goalId, mentorId: person.id }),
  refusal: 'sharedNotYours',
  lacks: 'named a goal that is not shared with its sender',
};

/**
 * Take this goal out, pressed by the mentor in the message or in Home: it goes from the chat, and the mentee finds in the
 * goal's history that they no longer follow it. Nothing else changes: she may share again. A message whose goal is not
 * shared any more goes, too.
 */
export async function stopFollowing(request: ActionRequest, ctx: Context): Promise<void> {
  const { person, edition, client, value: goalId = '', message, view } = request;
  const left = await inTransaction(ctx, async (trx, want) => {
    const goal = await leaveShare(trx, { goalId, mentorId: person.id });
    if (goal) await noteThatLeft(ctx, trx, want, person, [goal]);
    return goal;
  });
  await request.ack();
  const removed = await takeOut(ctx, client, { kind: sharedKind, to: person.id, about: goalId }, message);
  const done = left || removed === 'removed';
  if (message) await request.reply({ text: say(edition, done ? 'sharedTakenOut' : 'sharedNotYours') });
  else if (view?.type === 'modal') await showAsMentor(request, ctx, done ? say(edition, 'sharedTakenOut') : undefined);
}

/**
 * No more goals from this mentee, until they allow it: all that she shares with them goes. Pressed behind the ⋯ of a
 * message, where nothing can ask first, it opens the question.
 */
export async function stopMentee(request: ActionRequest, ctx: Context): Promise<void> {
  const { person, edition, value: goalId = '', message } = request;
  const mentee = await findMenteeOf(ctx.db, goalId);
  if (message || !mentee) {
    await request.ack();
    if (!mentee) return request.reply({ text: say(edition, 'sharedNotYours') });
    return showModal(request, noMoreView(edition, { goalId, mentee: mentee.name }));
  }
  await inTransaction(ctx, async (trx, want) => {
    await addStop(trx, person.id, mentee.id, ctx.now());
    // Also where a message cannot be taken out just now: it goes as soon as it can.
    await noteThatLeft(ctx, trx, want, person, await leaveAllShares(trx, person.id, mentee.id));
    want.home(person.id);
  });
  await request.ack();
  await showAsMentor(request, ctx, say(edition, 'noMoreDone', { name: nameOf(edition, mentee.name) }));
}

/** Notes in the history of goals that their mentor no longer sees them, and has the messages go. */
async function noteThatLeft(
  ctx: Context,
  trx: Transaction<Schema>,
  want: Want,
  mentor: Person,
  goals: readonly LeftGoal[],
  quiet?: true,
): Promise<void> {
  for (const goal of goals) {
    const name = (await nameOnMap(trx, ctx.keys, goal.personId, mentor.slack_user_id)) ?? mentor.name ?? '';
    await addEntry(trx, ctx.keys, goal, { kind: 'unfollowed', name, ...(quiet && { quiet }) }, ctx.now());
    tellMentor(want, goal.id, { mentorId: mentor.id });
  }
}

/** What is shared with somebody, in a window. */
export async function openAsMentor(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  await showModal(request, await mentorScreen(request, ctx));
}

/** A mentee whom the mentor stopped may share again; what she wished to share meanwhile is shared now. */
export async function allowAgain(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { person, value: menteeId = '' } = request;
  await inTransaction(ctx, async (trx, want) => {
    if (!(await removeStop(trx, person.id, menteeId))) return;
    for (const goal of await takeWishes(trx, person.id, menteeId)) {
      if (!(await addShare(trx, goal, person.id, ctx.now()))) continue;
      const name = (await nameOnMap(trx, ctx.keys, goal.personId, person.slack_user_id)) ?? person.name ?? '';
      await addEntry(trx, ctx.keys, goal, { kind: 'shared', name }, ctx.now());
      await tellOfShare(ctx, trx, want, { goalId: goal.id, mentorId: person.id });
    }
    want.home(person.id);
  });
  await request.ack();
  if (request.view?.type === 'modal') await showAsMentor(request, ctx);
}

/**
 * Nothing more from the bot: all that is shared with them is so no more, and goes from their chat. Pressed behind the ⋯ of
 * a message, where nothing can ask first, it opens the question that Home's button asks.
 */
export async function takeNoMessages(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { person, edition, message, view } = request;
  if (message) {
    await request.ack();
    return showModal(request, noMessagesView(edition));
  }
  await inTransaction(ctx, async (trx, want) => {
    await setTakesMessages(trx, person.id, false, ctx.now());
    const goals = [...(await leaveAllShares(trx, person.id)), ...(await takeWishes(trx, person.id))];
    await noteThatLeft(ctx, trx, want, person, goals, true);
    await tellSwitched(ctx, trx, want, person.id);
    want.home(person.id);
  });
  await request.ack();
  if (view?.type === 'modal') await showAsMentor(request, ctx, say(edition, 'noMessagesDone'));
}

/** What others sent them through other features follows. */
async function tellSwitched(ctx: AppContext, trx: Transaction<Schema>, want: Want, personId: string): Promise<void> {
  for (const { messagesSwitched } of ctx.features) await messagesSwitched?.(trx, want, personId);
}

/** Messages are welcome again; what was shared before is not shared again by itself, and they are told so. */
export async function takeMessagesAgain(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { person, edition } = request;
  await inTransaction(ctx, async (trx, want) => {
    await setTakesMessages(trx, person.id, true, ctx.now());
    await tellSwitched(ctx, trx, want, person.id);
    want.home(person.id);
  });
  await request.ack();
  await showAsMentor(request, ctx, say(edition, 'messagesAgainDone'));
}

/** What they are shown as a mentor, as it is now, with what has just happened. */
async function showAsMentor(request: ActionRequest, ctx: Context, notice?: string): Promise<void> {
  const person = (await findPersonFact(ctx.db, request.person.id)) ?? request.person;
  await showModal(request, await mentorScreen({ ...request, person }, ctx, notice));
}
