/*
 * The room of a goal's form: a new goal or one that is changed, what becomes of a form that is sent or left, also in two
 * windows at once, and who will ask her about it.
 */

import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { stepOne } from '../../assess/facts.ts';
import { say } from '../../content/say.ts';
import type { Context } from '../../context.ts';
import { isUuid } from '../../db/ids.ts';
import type { ActionRequest, Incoming, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import type { Form } from '../../forms/form.ts';
import { type PickProblem, pickedName } from '../../forms/picked.ts';
import { ownNeedAs } from '../../needs/need.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { type Goal, type GoalFields, goalLimits, noFields } from '../goal.ts';
import { addEntry } from '../history/queries.ts';
import { blocks } from '../ids.ts';
import { type Metadata, placeIn } from '../metadata.ts';
import { addGoal, findGoal, saveGoal } from '../queries.ts';
import { readMetadata } from '../reader.ts';
import { formScreen, goalScreen, listScreen, missingScreen, placeOf, viewerOf, whyMissing } from '../screens.ts';
import { tellMentor } from '../sharing/notify.ts';
import { isShownChange } from '../sharing/share.ts';
import { type Kept, keepForm } from './outcome.ts';
import {
  changedElsewhere,
  type GoalForm,
  otherWindowWords,
  problemWords,
  readGoalForm,
  shownAgain,
  shownOf,
} from './view.ts';

/** A new goal's form; its id is made here, so that a form sent twice makes one goal. */
export async function openNew(request: ActionRequest, ctx: Context): Promise<void> {
  const metadata: Metadata = { ...placeOf(request), goalId: randomUUID(), isNew: true };
  const fields = { ...noFields(), need: await needToBeginWith(request, ctx) };
  await request.ack();
  await showModal(request, await formScreen(request, ctx, metadata, undefined, fields));
}

/** The need whose button was pressed; '' for none, or none of hers. */
async function needToBeginWith({ value, edition, person }: ActionRequest, ctx: Context): Promise<string> {
  if (value !== 'X1') return edition.needs.find(({ id }) => id === value)?.id ?? '';
  const { ownWords } = await stepOne(ctx.db, ctx.keys, person.id);
  return ownWords ? ownNeedAs(ownWords) : '';
}

/** The form of a goal that is there already. */
export async function openEdit(request: ActionRequest, ctx: Context): Promise<void> {
  const id = request.value ?? '';
  const goal = await findGoal(ctx.db, ctx.keys, { personId: request.person.id, id });
  await request.ack();
  const place = placeOf(request);
  const view = goal
    ? await formScreen(request, ctx, { ...place, goalId: id }, goal, goal.fields)
    : await missingScreen(request, ctx, id, place);
  await showModal(request, view);
}

/** Who will ask her about the goal, as far as she picked somebody in Slack. */
interface Asker {
  /** Their name; undefined when she picked nobody. */
  picked?: string | undefined;
  /** Why they cannot be taken, as a sentence of the content. */
  refused?: (typeof askerProblems)[PickProblem] | undefined;
}

const askerProblems = { refused: 'goalAskerRefused', unknown: 'goalAskerUnknown', two: 'goalAskerTwo' } as const;

async function askerIn(request: ActionRequest | SubmitRequest, metadata: Metadata): Promise<Asker> {
  const inputs = { typed: 'asker', picker: blocks.askerUser, limit: goalLimits.asker };
  const { name, problem } = await pickedName(request, request.form, inputs, metadata.shown?.asker);
  return { picked: name, refused: problem && askerProblems[problem] };
}

/** Save: the form is kept, then the goal is shown; or what is to be mended, with everything typed still there. */
export async function sendForm(request: SubmitRequest, ctx: Context): Promise<SubmitAnswer> {
  const metadata = readMetadata(request.view.private_metadata);
  const asker = await askerIn(request, metadata);
  if (asker.refused) return errors({ [blocks.askerUser]: say(request.edition, asker.refused) });
  const outcome = await keep(request, ctx, metadata, request.form, asker, 'sent');
  if (!outcome) return update(await lostForm(request, ctx, metadata, request.form, asker));
  const { goal, form, kept } = outcome;
  const viewer = viewerOf(request, ctx);
  const otherWindow = otherWindowWords(viewer, kept.problems);
  if (otherWindow) return update(await formAgain(request, ctx, metadata, outcome, otherWindow));
  if (kept.problems.length > 0) return errors(problemWords(viewer, kept.problems));
  if (!goal) throw new Error(`A form was sent and kept as no goal, with ${form.here.size} fields changed.`);
  return update(await goalScreen(request, ctx, goal, metadata, say(request.edition, 'goalKept')));
}

/** Back: what the form holds is kept, finished or not, and the page before is shown. */
export async function leaveForm(request: ActionRequest, ctx: Context): Promise<void> {
  const metadata = readMetadata(request.view?.private_metadata);
  const asker = await askerIn(request, metadata);
  const outcome = await keep(request, ctx, metadata, request.form, asker.refused ? {} : asker, 'left');
  await request.ack();
  await showModal(request, await afterLeaving(request, ctx, metadata, outcome, asker));
}

async function afterLeaving(
  request: ActionRequest,
  ctx: Context,
  metadata: Metadata,
  outcome: Outcome | undefined,
  asker: Asker,
): Promise<ModalView> {
  const { edition, form } = request;
  if (!outcome) return lostForm(request, ctx, metadata, form, asker);
  const viewer = viewerOf(request, ctx);
  const { kept, goal } = outcome;
  const inTheWay = [
    otherWindowWords(viewer, kept.problems),
    ...Object.values(
      problemWords(
        viewer,
        kept.problems.filter(({ kind }) => kind !== 'other-window'),
      ),
    ),
    asker.refused && say(edition, asker.refused),
  ].filter(Boolean);
  if (inTheWay.length > 0) return formAgain(request, ctx, metadata, outcome, inTheWay.join('\n'));
  if (!goal) return listScreen(request, ctx, metadata);
  if (goal.state === 'draft') return listScreen(request, ctx, metadata, say(edition, 'goalDraftKept'));
  return goalScreen(request, ctx, goal, metadata, kept.changed ? say(edition, 'goalKept') : undefined);
}

interface Outcome {
  /** The goal as it is now; undefined when there was none and nothing to keep. */
  goal: Goal | undefined;
  form: GoalForm;
  kept: Kept;
}

/**
 * Keeps a form in one short transaction, unless something is in the way.
 *
 * @returns undefined when the goal is not there (any more), or another person's: nothing was changed
 */
async function keep(
  who: Incoming,
  ctx: Context,
  metadata: Metadata,
  form: Form,
  { picked }: Asker,
  how: 'sent' | 'left',
): Promise<Outcome | undefined> {
  if (!isUuid(metadata.goalId)) return undefined;
  const { ownWords } = form.chosen('need') === 'X1' ? await stepOne(ctx.db, ctx.keys, who.person.id) : {};
  const own = { personId: who.person.id, id: metadata.goalId };
  const { today } = viewerOf(who, ctx);
  return inTransaction(ctx, async (trx, want) => {
    // A form sent twice at once: the second finds what the first has added.
    for (const isRepeat of [false, true]) {
      const stored = await findGoal(trx, ctx.keys, own, true);
      if (!stored && (!metadata.isNew || isRepeat)) return undefined;
      const before = stored?.fields ?? noFields();
      const read = readGoalForm(form, metadata.shown ?? {}, before, { ownWords, picked }, who.edition);
      const elsewhere = changedElsewhere(read.shown, before);
      const kept = keepForm({ state: stored?.state, fields: before }, { ...read, elsewhere }, how, today);
      if (kept.problems.length > 0 || !kept.changed) return { goal: stored, form: read, kept };
      const { state, fields, entry } = kept;
      const goal: Goal = {
        id: own.id,
        state,
        fields,
        entries: stored?.entries ?? 0,
        closedAt: stored?.closedAt ?? null,
        ...(stored?.share && { share: stored.share }),
      };
      if (stored) await saveGoal(trx, ctx.keys, goal);
      else if (
        !(await addGoal(trx, ctx.keys, { ...own, state: state === 'open' ? state : 'draft', fields, now: ctx.now() }))
      )
        continue;
      const entries = entry ? await addEntry(trx, ctx.keys, { ...own, entries: goal.entries }, entry, ctx.now()) : 0;
      want.home(own.personId);
      if (entry?.kind === 'changed' && isShownChange(entry.changes)) tellMentor(want, own.id, goal.share);
      return { goal: { ...goal, entries: entries || goal.entries }, form: read, kept };
    }
    return undefined;
  });
}

/** The form once more with a sentence on top; what is typed in it stays. */
function formAgain(
  who: Incoming,
  ctx: Context,
  metadata: Metadata,
  outcome: Outcome,
  notice: string,
): Promise<ModalView> {
  const { goal, form, kept } = outcome;
  const shown = shownAgain(form.shown, kept.problems);
  return formScreen(who, ctx, { ...metadata, shown }, goal, form.fields, notice);
}

/**
 * The form of a goal that is gone: it becomes the form of a new one, with everything that was typed. Of a goal that is
 * another person's nothing is shown.
 */
async function lostForm(who: Incoming, ctx: Context, metadata: Metadata, form: Form, asker: Asker): Promise<ModalView> {
  const why = await whyMissing(who, ctx, metadata.goalId);
  if (why === 'goalNotYours') return listScreen(who, ctx, metadata, say(who.edition, why));
  const { ownWords } = await stepOne(ctx.db, ctx.keys, who.person.id);
  const shown = shownOf(noFields());
  const { fields }: { fields: GoalFields } = readGoalForm(form, shown, noFields(), { ...asker, ownWords }, who.edition);
  const anew: Metadata = { ...placeIn(metadata), goalId: randomUUID(), isNew: true, shown };
  return formScreen(who, ctx, anew, undefined, fields, say(who.edition, 'goalGoneForm'));
}
