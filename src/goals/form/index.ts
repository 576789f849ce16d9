/*
 * The room of a goal's form: a new goal or one that is changed, what becomes of a form that is sent or left, also in two
 * windows at once, and who will ask her about it.
 */

import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { stepOne } from '../../assess/facts.ts';
import { say } from '../../content/say.ts';
import { isUuid } from '../../db/ids.ts';
import type { ActionRequest, Incoming, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import type { Form } from '../../forms/form.ts';
import { type Picks, picksIn } from '../../forms/picked.ts';
import { otherWindowWords, problemWords } from '../../forms/problem-words.ts';
import { changedElsewhere, type FilledForm, readFields, shownAgain, shownOf } from '../../forms/read.ts';
import { ownNeedAs } from '../../needs/need.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { type GoalField, type GoalsContext, noFields } from '../fields.ts';
import type { Goal } from '../goal.ts';
import { addEntry } from '../history/queries.ts';
import { type Metadata, placeIn } from '../metadata.ts';
import { addGoal, findGoal, saveGoal } from '../queries.ts';
import { readMetadata } from '../reader.ts';
import {
  editScreen,
  formScreen,
  goalScreen,
  listScreen,
  missingScreen,
  placeOf,
  typedScreen,
  viewerOf,
  whyMissing,
} from '../screens.ts';
import { tellMentor } from '../sharing/notify.ts';
import { isShownChange } from '../sharing/share.ts';
import { forget } from '../typed/index.ts';
import { findTypedNew } from '../typed/queries.ts';
import { usualStepCue, withoutIdleCue } from './cue.ts';
import { type Kept, keepForm } from './outcome.ts';

/** A new goal's form; its id is made here, so that a form sent twice makes one goal. */
export async function openNew(request: ActionRequest, ctx: GoalsContext): Promise<void> {
  const { person, value = '' } = request;
  const cue = usualStepCue(request.edition, viewerOf(request, ctx).today);
  const fields = { ...noFields(), need: await needToBeginWith(request, ctx), cue };
  const before = await findTypedNew(ctx, person.id, fields.need && value);
  const metadata: Metadata = { ...placeOf(request), goalId: before?.subject ?? randomUUID(), isNew: true };
  await request.ack();
  await showModal(request, await typedScreen(request, ctx, metadata, undefined, fields, before?.values ?? {}));
}

/** The need whose button was pressed; '' for none, or none of hers. */
async function needToBeginWith({ value, edition, person }: ActionRequest, ctx: GoalsContext): Promise<string> {
  if (value !== 'X1') return edition.needs.find(({ id }) => id === value)?.id ?? '';
  const { ownWords } = await stepOne(ctx.db, ctx.keys, person.id);
  return ownWords ? ownNeedAs(ownWords) : '';
}

/** The form of a goal that is there already. */
export async function openEdit(request: ActionRequest, ctx: GoalsContext): Promise<void> {
  const id = request.value ?? '';
  const goal = await findGoal(ctx.db, ctx.keys, { personId: request.person.id, id });
  await request.ack();
  const place = placeOf(request);
  const view = goal
    ? await editScreen(request, ctx, { ...place, goalId: id }, goal)
    : await missingScreen(request, ctx, id, place);
  await showModal(request, view);
}

/** Save: the form is kept, then the goal is shown; or what is to be mended, with everything typed still there. */
export async function sendForm(request: SubmitRequest, ctx: GoalsContext): Promise<SubmitAnswer> {
  const metadata = readMetadata(request.view.private_metadata);
  const picks = await picksIn(request, request.form, ctx.table, metadata.shown);
  if (Object.keys(picks.refused).length > 0) return errors(picks.refused);
  const outcome = await keep(request, ctx, metadata, request.form, picks, 'sent');
  if (!outcome) return update(await lostForm(request, ctx, metadata, request.form, picks));
  const { goal, form, kept } = outcome;
  const viewer = viewerOf(request, ctx);
  const otherWindow = otherWindowWords(viewer, kept.problems);
  if (otherWindow)
    return update(await formAgain(request, ctx, metadata, outcome, { notice: otherWindow, inTheWay: otherWindow }));
  if (kept.problems.length > 0) return errors(problemWords(viewer, kept.problems));
  if (!goal) throw new Error(`A form was sent and kept as no goal, with ${form.here.size} fields changed.`);
  return update(await goalScreen(request, ctx, goal, metadata, say(request.edition, 'goalKept')));
}

/** Back: what the form holds is kept, finished or not, and the page before is shown. */
export async function leaveForm(request: ActionRequest, ctx: GoalsContext): Promise<void> {
  const metadata = readMetadata(request.view?.private_metadata);
  const picks = await picksIn(request, request.form, ctx.table, metadata.shown);
  const outcome = await keep(request, ctx, metadata, request.form, picks, 'left');
  await request.ack();
  await showModal(request, await afterLeaving(request, ctx, metadata, outcome, picks));
}

async function afterLeaving(
  request: ActionRequest,
  ctx: GoalsContext,
  metadata: Metadata,
  outcome: Outcome | undefined,
  picks: Picks,
): Promise<ModalView> {
  const { edition, form } = request;
  if (!outcome) return lostForm(request, ctx, metadata, form, picks);
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
    ...Object.values(picks.refused),
  ].filter(Boolean);
  if (inTheWay.length > 0) return formAgain(request, ctx, metadata, outcome, { inTheWay: inTheWay.join('\n') });
  if (!goal) return listScreen(request, ctx, metadata);
  if (goal.state === 'draft') return listScreen(request, ctx, metadata, say(edition, 'goalDraftKept'));
  return goalScreen(request, ctx, goal, metadata, kept.changed ? say(edition, 'goalKept') : undefined);
}

interface Outcome {
  /** The goal as it is now; undefined when there was none and nothing to keep. */
  goal: Goal | undefined;
  form: FilledForm<GoalField>;
  kept: Kept;
}

/**
 * Keeps a form in one short transaction, unless something is in the way.
 *
 * @returns undefined when the goal is not there (any more), or another person's: nothing was changed
 */
async function keep(
  who: Incoming,
  ctx: GoalsContext,
  metadata: Metadata,
  form: Form,
  { picked }: Picks,
  how: 'sent' | 'left',
): Promise<Outcome | undefined> {
  if (!isUuid(metadata.goalId)) return undefined;
  // Only her own need's words have to be asked for.
  const mine = form.chosen('need') === 'X1' ? await stepOne(ctx.db, ctx.keys, who.person.id) : { focus: [] };
  const { table } = ctx;
  const own = { personId: who.person.id, id: metadata.goalId };
  const { today } = viewerOf(who, ctx);
  return inTransaction(ctx, async (trx, want) => {
    // A form sent twice at once: the second finds what the first has added.
    for (const isRepeat of [false, true]) {
      const stored = await findGoal(trx, ctx.keys, own, true);
      if (!stored && (!metadata.isNew || isRepeat)) return undefined;
      const before = stored?.fields ?? noFields();
      const read = readFields(table, form, metadata.shown ?? {}, before, { edition: who.edition, mine, picked });
      const elsewhere = changedElsewhere(table, read.shown, before);
      const now = { ...read, fields: withoutIdleCue(who.edition, read.fields), elsewhere };
      const kept = keepForm(table, { state: stored?.state, fields: before }, now, how, today);
      if (kept.problems.length > 0) return { goal: stored, form: read, kept };
      await forget(trx, ctx, 'goal', own.personId, metadata);
      if (!kept.changed) return { goal: stored, form: read, kept };
      const { state, entry } = kept;
      const goal: Goal = {
        id: own.id,
        state,
        fields: kept.fields,
        entries: stored?.entries ?? 0,
        closedAt: stored?.closedAt ?? null,
        ...(stored?.share && { share: stored.share }),
      };
      if (stored) await saveGoal(trx, ctx.keys, own.personId, goal);
      else if (
        !(await addGoal(trx, ctx.keys, {
          ...own,
          state: state === 'open' ? state : 'draft',
          fields: kept.fields,
          now: ctx.now(),
        }))
      )
        continue;
      const entries = entry ? await addEntry(trx, ctx.keys, { ...own, entries: goal.entries }, entry, ctx.now()) : 0;
      want.home(own.personId);
      if (entry?.kind === 'changed' && isShownChange(table, entry.changes)) tellMentor(want, own.id, goal.share);
      return { goal: { ...goal, entries: entries || goal.entries }, form: read, kept };
    }
    return undefined;
  });
}

/** The form once more with what is in the way; what is typed in it stays. */
function formAgain(
  who: Incoming,
  ctx: GoalsContext,
  metadata: Metadata,
  outcome: Outcome,
  said: { notice?: string; inTheWay: string },
): Promise<ModalView> {
  const { goal, form, kept } = outcome;
  const shown = shownAgain(form.shown, kept.problems);
  return formScreen(who, ctx, { ...metadata, shown }, goal, form.fields, said);
}

/**
 * The form of a goal that is gone: it becomes the form of a new one, with everything that was typed. Of a goal that is
 * another person's nothing is shown.
 */
async function lostForm(
  who: Incoming,
  ctx: GoalsContext,
  metadata: Metadata,
  form: Form,
  { picked }: Picks,
): Promise<ModalView> {
  const why = await whyMissing(who, ctx, metadata.goalId);
  if (why === 'goalNotYours') return listScreen(who, ctx, metadata, say(who.edition, why));
  const mine = await stepOne(ctx.db, ctx.keys, who.person.id);
  const shown = shownOf(ctx.table, noFields());
  const { fields } = readFields(ctx.table, form, shown, noFields(), { edition: who.edition, mine, picked });
  const anew: Metadata = { ...placeIn(metadata), goalId: randomUUID(), isNew: true, shown };
  const notice = say(who.edition, 'goalGoneForm');
  return formScreen(who, ctx, anew, undefined, fields, { notice, inTheWay: notice });
}
