/*
 * The room of a goal's history: every change of it, and the notes she writes on how it goes.
 */

import { randomUUID } from 'node:crypto';
import { say } from '../../content/say.ts';
import { isUuid } from '../../db/ids.ts';
import type { ActionRequest, Incoming, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import type { GoalsContext } from '../fields.ts';
import { type Goal, noteLimit } from '../goal.ts';
import { blocks } from '../ids.ts';
import type { Metadata } from '../metadata.ts';
import { findGoal } from '../queries.ts';
import { readMetadata } from '../reader.ts';
import { goalScreen, listScreen, missingScreen, noteScreen, placeOf, whyMissing } from '../screens.ts';
import { forget } from '../typed/index.ts';
import { addEntry } from './queries.ts';

/** The page on which a note is written. */
export async function openNote(request: ActionRequest, ctx: GoalsContext): Promise<void> {
  const id = request.value ?? '';
  const goal = await findGoal(ctx.db, ctx.keys, { personId: request.person.id, id });
  await request.ack();
  const place = placeOf(request);
  const view = goal
    ? await noteScreen(request, ctx, goal, { ...place, goalId: id, noteId: randomUUID() })
    : await missingScreen(request, ctx, id, place);
  await showModal(request, view);
}

/** Save: the note is kept, and the goal shown again. */
export async function sendNote(request: SubmitRequest, ctx: GoalsContext): Promise<SubmitAnswer> {
  const metadata = readMetadata(request.view.private_metadata);
  const text = request.form.text(blocks.note) ?? '';
  const problem = text === '' ? say(request.edition, 'noteMissing') : await tryToKeep(request, ctx, metadata, text);
  if (typeof problem === 'string') return errors({ [blocks.note]: problem });
  const view = problem
    ? await goalScreen(request, ctx, problem, metadata, say(request.edition, 'noteKept'))
    : await listScreen(request, ctx, metadata, say(request.edition, 'goalNotYours'));
  return update(view);
}

/** Back: what she wrote is kept, too. */
export async function leaveNote(request: ActionRequest, ctx: GoalsContext): Promise<void> {
  const metadata = readMetadata(request.view?.private_metadata);
  const text = request.form.text(blocks.note) ?? '';
  const own = { personId: request.person.id, id: metadata.goalId };
  const kept = text === '' ? undefined : await tryToKeep(request, ctx, metadata, text);
  if (text === '') await ctx.db.transaction().execute((trx) => forget(trx, ctx, 'note', own.personId, metadata));
  const goal = typeof kept === 'object' ? kept : await findGoal(ctx.db, ctx.keys, own);
  await request.ack();
  if (typeof kept === 'string') return request.reply({ text: kept });
  const notice = kept && say(request.edition, 'noteKept');
  const view = goal
    ? await goalScreen(request, ctx, goal, metadata, notice)
    : await missingScreen(request, ctx, metadata.goalId, metadata);
  await showModal(request, view);
}

/**
 * Keeps a note, once however often it is sent.
 *
 * @returns the goal with it; a sentence on what is in the way; undefined for a goal that is another person's
 */
async function tryToKeep(
  who: Incoming,
  ctx: GoalsContext,
  metadata: Metadata,
  text: string,
): Promise<Goal | string | undefined> {
  if ([...text].length > noteLimit) return say(who.edition, 'textTooLong', { max: noteLimit });
  const own = { personId: who.person.id, id: metadata.goalId };
  const noteId = isUuid(metadata.noteId ?? '') ? metadata.noteId : undefined;
  const kept = await ctx.db.transaction().execute(async (trx) => {
    const goal = await findGoal(trx, ctx.keys, own, true);
    if (!goal) return undefined;
    const { entries } = goal;
    await forget(trx, ctx, 'note', own.personId, metadata);
    return {
      ...goal,
      entries: await addEntry(trx, ctx.keys, { ...own, entries }, { kind: 'note', text }, ctx.now(), noteId),
    };
  });
  if (kept) return kept;
  return (await whyMissing(who, ctx, own.id)) === 'goalGone' ? say(who.edition, 'goalGoneNote') : undefined;
}
