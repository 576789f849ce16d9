/*
 * The room of what is typed of a goal, or into a note: kept as it is typed until its form is sent or left.
 */

import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import type { Transaction } from 'kysely';
import { stepOne } from '../../assess/facts.ts';
import type { Schema } from '../../db/schema.ts';
import type { ActionRequest } from '../../feature.ts';
import { shownAfresh } from '../../forms/inputs.ts';
import { readFields } from '../../forms/read.ts';
import { forgetTyped, keepTyped } from '../../forms/typed/queries.ts';
import { showModal } from '../../slack/show.ts';
import { type GoalsContext, noFields } from '../fields.ts';
import { usualStepCue } from '../form/cue.ts';
import { ids } from '../ids.ts';
import type { Metadata } from '../metadata.ts';
import { findGoal } from '../queries.ts';
import { readMetadata } from '../reader.ts';
import { formScreen, missingScreen, noteScreen, viewerOf } from '../screens.ts';
import { type GoalForm, typedAt, typedIn } from './typed.ts';

const formIn = (view: ActionRequest['view']): GoalForm => (view?.callback_id === ids.keepNote ? 'note' : 'goal');

/** A letter typed, a day or a need chosen: kept for a while before Slack is told that it was taken. */
export async function keepAsTyped(request: ActionRequest, ctx: GoalsContext): Promise<void> {
  const { view, form, blockId, at, person } = request;
  const metadata = readMetadata(view?.private_metadata);
  const values = typedAt(ctx.table, form, blockId, metadata);
  const which = typedIn(formIn(view), person.id, metadata.goalId);
  await keepTyped(ctx, which, { values, at, opened: metadata.opened ?? '' });
  await request.ack();
}

/** What was typed is kept elsewhere now, or not wanted any more. */
export const forget = (
  trx: Transaction<Schema>,
  ctx: GoalsContext,
  form: GoalForm,
  personId: string,
  { goalId, opened = '' }: Pick<Metadata, 'goalId' | 'opened'>,
): Promise<void> => forgetTyped(trx, ctx.keys, typedIn(form, personId, goalId), { opened }, ctx.now());

/** Begin anew: what was typed before is gone, and the form is as it would be without it. */
export async function beginAnew(request: ActionRequest, ctx: GoalsContext): Promise<void> {
  const { view, person } = request;
  const before = readMetadata(view?.private_metadata);
  const form = formIn(view);
  await ctx.db.transaction().execute((trx) => forget(trx, ctx, form, person.id, before));
  const goal = await findGoal(ctx.db, ctx.keys, { personId: person.id, id: before.goalId });
  await request.ack();
  const need = await chosenNeed(request, ctx);
  const shown = await screen(request, ctx, form, before, goal, need);
  await showModal(request, shownAfresh(shown, randomUUID().slice(0, 8)));
}

/** The need that stands in the form: it may be the one whose button she pressed, and is no typing of hers. */
async function chosenNeed({ form, edition, person }: ActionRequest, ctx: GoalsContext): Promise<string> {
  const mine = await stepOne(ctx.db, ctx.keys, person.id);
  return readFields(ctx.table, form, {}, noFields(), { edition, mine, picked: {} }).fields.need;
}

async function screen(
  request: ActionRequest,
  ctx: GoalsContext,
  form: GoalForm,
  { shown: _, opened: __, ...before }: Metadata,
  goal: Awaited<ReturnType<typeof findGoal>>,
  need: string,
): Promise<ModalView> {
  if (goal) {
    if (form === 'goal') return formScreen(request, ctx, before, goal, goal.fields);
    return noteScreen(request, ctx, goal, { ...before, noteId: randomUUID() });
  }
  if (!before.isNew || form === 'note') return missingScreen(request, ctx, before.goalId, before);
  return formScreen(request, ctx, { ...before, goalId: randomUUID() }, undefined, {
    ...noFields(),
    need,
    cue: usualStepCue(request.edition, viewerOf(request, ctx).today),
  });
}
