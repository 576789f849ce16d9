import type { ModalView } from '@slack/types';
import type { Transaction } from 'kysely';
import { say } from '../../content/say.ts';
import type { Context } from '../../context.ts';
import type { Schema } from '../../db/schema.ts';
import type { ActionRequest, AppContext, Incoming, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { teamOf } from '../../slack/members.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import { addPersonFor } from '../people/index.ts';
import type { PersonRecord } from '../people/person.ts';
import { findOnMap, savePerson } from '../people/queries.ts';
import { readMetadata } from '../reader.ts';
import { mapOf, notYours, peoplePageOf, todayOf } from '../screens.ts';
import {
  type AskRecord,
  helpedBy,
  isDayToAsk,
  metWith,
  notHelpedBy,
  withDeed,
  withHelp,
  withNotMet,
  withTalk,
} from './ask.ts';
import { changeAsk } from './index.ts';
import { findAsk } from './queries.ts';
import { helpedView, metView, notYetView, readTalk, type TalkContent, talkDayView, talkView } from './talk-view.ts';

/** A view of one of her own asks, or that it is none. */
async function viewOf(
  who: Incoming,
  ctx: AppContext,
  ask: AskRecord | undefined,
  page: number,
  view: (content: TalkContent) => ModalView,
): Promise<ModalView> {
  if (!ask) return notYours(who, ctx);
  const { edition, person } = who;
  const map = await mapOf(who, ctx);
  return view({ edition, map, ask, today: todayOf(who, ctx), teamId: teamOf(person), page });
}

const own = (request: ActionRequest) => ({ personId: request.person.id, id: request.value ?? '' });

/** The page on which a talk stands: a day for it, what it could be about, whether this is help now, and what she said. */
function pageOfTalk(ask: AskRecord | undefined): (content: TalkContent) => ModalView {
  if (ask?.metOn) return ask.helps === 'now' ? helpedView : ask.helps ? notYetView : metView;
  return ask?.talkOn ? talkView : talkDayView;
}

/** The talk that a yes is to, as it stands. From anywhere; it notes nothing. */
export async function openTalk(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const ask = await findAsk(ctx.db, ctx.keys, own(request));
  const view = pageOfTalk(ask);
  await showModal(request, await viewOf(request, ctx, ask, peoplePageOf(request), view));
}

/** Another day for it. */
export async function changeTalk(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const ask = await findAsk(ctx.db, ctx.keys, own(request));
  await showModal(request, await viewOf(request, ctx, ask, peoplePageOf(request), talkDayView));
}

/** The day is sent. */
export async function keepTalk(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { id, page } = readMetadata(request.view.private_metadata);
  const { day, block } = readTalk(request.form);
  const today = todayOf(request, ctx);
  if (!isDayToAsk(day, today)) return errors({ [block]: say(request.edition, 'askDayWrong') });
  const saved = await changeAsk(request, ctx, id, (ask) => withTalk(ask, day, today));
  return update(await viewOf(request, ctx, saved, page, talkView));
}

/** They have met: kept with the day, and asked whether this is help now. */
export async function markMet(request: ActionRequest, ctx: AppContext): Promise<void> {
  const today = todayOf(request, ctx);
  const saved = await changeAsk(request, ctx, request.value ?? '', async (ask, trx) => {
    const met = withDeed(ask, 'met', today);
    await changeAsked(trx, ctx, request, ask, (whom) => metWith(whom, met, today));
    return met;
  });
  await request.ack();
  await showModal(request, await viewOf(request, ctx, saved, peoplePageOf(request), metView));
}

/** They have not met after all: what she noted of it is gone, and the window asks for a day. */
export async function markNotMet(request: ActionRequest, ctx: AppContext): Promise<void> {
  const today = todayOf(request, ctx);
  const saved = await changeAsk(request, ctx, request.value ?? '', (ask) => withNotMet(ask, today));
  await request.ack();
  await showModal(request, await viewOf(request, ctx, saved, peoplePageOf(request), talkDayView));
}

/** Whom she met helps her now. Somebody who is not on her map is put there first. */
export async function helpsNow(request: ActionRequest, ctx: AppContext): Promise<void> {
  const today = todayOf(request, ctx);
  const saved = await changeAsk(request, ctx, request.value ?? '', async (ask, trx) => {
    const helped = (whom: PersonRecord) => (whom.removed ? undefined : helpedBy(whom, ask.need));
    if (!(await changeAsked(trx, ctx, request, ask, helped))) return undefined;
    // The message that asked about it has nothing left to ask.
    return withHelp(ask, 'now', today);
  });
  await request.ack();
  if (saved) return showModal(request, await viewOf(request, ctx, saved, peoplePageOf(request), helpedView));
  const ask = await findAsk(ctx.db, ctx.keys, own(request));
  return ask ? addPersonFor(request, ctx, ask) : showModal(request, notYours(request, ctx));
}

/**
 * Whom she met does not help her with it, or not yet: that is an answer too, the next person is one press away, and the map
 * says nothing else of them.
 */
export async function helpsNotYet(request: ActionRequest, ctx: AppContext): Promise<void> {
  const today = todayOf(request, ctx);
  const saved = await changeAsk(request, ctx, request.value ?? '', async (ask, trx) => {
    await changeAsked(trx, ctx, request, ask, (whom) => notHelpedBy(whom, ask.need));
    return withHelp(ask, 'not-yet', today);
  });
  await request.ack();
  await showModal(request, await viewOf(request, ctx, saved, peoplePageOf(request), notYetView));
}

/**
 * Changes what is noted of whom an ask is to, where that is kept still.
 *
 * @param make them as they are from now on; undefined to leave them
 * @returns whether they were changed
 */
async function changeAsked(
  trx: Transaction<Schema>,
  { keys, now }: Context,
  { person }: Incoming,
  ask: AskRecord,
  make: (whom: PersonRecord) => PersonRecord | undefined,
): Promise<boolean> {
  const found = await findOnMap(trx, keys, { personId: person.id, id: ask.person });
  const changed = found && make(found);
  if (!changed) return false;
  const { id, removed: _, ...noted } = changed;
  return savePerson(trx, keys, { personId: person.id, id }, noted, now());
}
