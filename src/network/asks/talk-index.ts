import type { ModalView } from '@slack/types';
import { say } from '../../content/say.ts';
import type { Context } from '../../context.ts';
import type { ActionRequest, Incoming, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { wantPushes } from '../../pushes/schedule.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { addPersonFor } from '../people/index.ts';
import { findOnMap, lockMap, savePerson } from '../people/queries.ts';
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
import { askPushKind, findAsk, saveAsk } from './queries.ts';
import { helpedView, metView, notYetView, readTalk, type TalkContent, talkDayView, talkView } from './talk-view.ts';

/** A view of one of her own asks, or that it is none. */
async function viewOf(
  who: Incoming,
  ctx: Context,
  ask: AskRecord | undefined,
  page: number,
  view: (content: TalkContent) => ModalView,
): Promise<ModalView> {
  if (!ask) return notYours(who, ctx);
  const { edition, person } = who;
  const map = await mapOf(who, ctx);
  return view({ edition, map, ask, today: todayOf(who, ctx), workspaceId: person.workspace_id, page });
}

const own = (request: ActionRequest) => ({ personId: request.person.id, id: request.value ?? '' });

/** The page on which a talk stands: a day for it, what it could be about, whether this is help now, and what she said. */
function pageOfTalk(ask: AskRecord | undefined): (content: TalkContent) => ModalView {
  if (ask?.metOn) return ask.helps === 'now' ? helpedView : ask.helps ? notYetView : metView;
  return ask?.talkOn ? talkView : talkDayView;
}

/** The talk that a yes is to, as it stands. From anywhere; it notes nothing. */
export async function openTalk(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  const ask = await findAsk(ctx.db, ctx.keys, own(request));
  const view = pageOfTalk(ask);
  await showModal(request, await viewOf(request, ctx, ask, peoplePageOf(request), view));
}

/** Another day for it. */
export async function changeTalk(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  const ask = await findAsk(ctx.db, ctx.keys, own(request));
  await showModal(request, await viewOf(request, ctx, ask, peoplePageOf(request), talkDayView));
}

/** The day is sent. */
export async function keepTalk(request: SubmitRequest, ctx: Context): Promise<SubmitAnswer> {
  const { person, edition, form } = request;
  const { id, page } = readMetadata(request.view.private_metadata);
  const { day, block } = readTalk(form);
  const today = todayOf(request, ctx);
  const isDay = isDayToAsk(day, today);
  const saved = await inTransaction(ctx, async (trx, want) => {
    await lockMap(trx, person.id);
    const before = await findAsk(trx, ctx.keys, { personId: person.id, id });
    if (!before || !isDay) return before;
    const after = withTalk(before, day, today);
    const { id: _, ...noted } = after;
    await saveAsk(trx, ctx.keys, { personId: person.id, id }, noted, ctx.now());
    await wantPushes(trx, want, { person: person.id, kind: askPushKind }, [id]);
    want.home(person.id);
    return after;
  });
  if (saved && !isDay) return errors({ [block]: say(edition, 'askDayWrong') });
  return update(await viewOf(request, ctx, saved, page, talkView));
}

/** They have met: kept with the day, and asked whether this is help now. */
export async function markMet(request: ActionRequest, ctx: Context): Promise<void> {
  const which = own(request);
  const today = todayOf(request, ctx);
  const saved = await inTransaction(ctx, async (trx, want) => {
    await lockMap(trx, which.personId);
    const before = await findAsk(trx, ctx.keys, which);
    if (!before) return undefined;
    const after = withDeed(before, 'met', today);
    const { id: _, ...noted } = after;
    await saveAsk(trx, ctx.keys, which, noted, ctx.now());
    await wantPushes(trx, want, { person: which.personId, kind: askPushKind }, [which.id]);
    const person = await findOnMap(trx, ctx.keys, { personId: which.personId, id: before.person });
    if (person) {
      const { id: __, removed: ___, ...was } = person;
      const now = metWith(was, after, today);
      await savePerson(trx, ctx.keys, { personId: which.personId, id: person.id }, now, ctx.now());
    }
    want.home(which.personId);
    return after;
  });
  await request.ack();
  await showModal(request, await viewOf(request, ctx, saved, peoplePageOf(request), metView));
}

/** They have not met after all: what she noted of it is gone, and the window asks for a day. */
export async function markNotMet(request: ActionRequest, ctx: Context): Promise<void> {
  const which = own(request);
  const today = todayOf(request, ctx);
  const saved = await inTransaction(ctx, async (trx, want) => {
    await lockMap(trx, which.personId);
    const before = await findAsk(trx, ctx.keys, which);
    if (!before) return undefined;
    const after = withNotMet(before, today);
    const { id: _, ...noted } = after;
    await saveAsk(trx, ctx.keys, which, noted, ctx.now());
    await wantPushes(trx, want, { person: which.personId, kind: askPushKind }, [which.id]);
    want.home(which.personId);
    return after;
  });
  await request.ack();
  await showModal(request, await viewOf(request, ctx, saved, peoplePageOf(request), talkDayView));
}

/** Whom she met helps her now. Somebody who is not on her map is put there first. */
export async function helpsNow(request: ActionRequest, ctx: Context): Promise<void> {
  const which = own(request);
  const today = todayOf(request, ctx);
  const saved = await inTransaction(ctx, async (trx, want) => {
    await lockMap(trx, which.personId);
    const ask = await findAsk(trx, ctx.keys, which);
    const person = ask && (await findOnMap(trx, ctx.keys, { personId: which.personId, id: ask.person }));
    if (!person || person.removed) return { ask, person: undefined };
    const { id: _, removed: __, ...was } = person;
    const now = helpedBy(was, ask.need);
    await savePerson(trx, ctx.keys, { personId: which.personId, id: person.id }, now, ctx.now());
    const { id: ___, ...noted } = withHelp(ask, 'now', today);
    await saveAsk(trx, ctx.keys, which, noted, ctx.now());
    // The message that asked about it has nothing left to ask.
    await wantPushes(trx, want, { person: which.personId, kind: askPushKind }, [ask.id]);
    want.home(which.personId);
    return { ask, person };
  });
  await request.ack();
  const { ask, person } = saved;
  if (!ask) return showModal(request, notYours(request, ctx));
  if (!person) return addPersonFor(request, ctx, ask);
  await showModal(request, await viewOf(request, ctx, ask, peoplePageOf(request), helpedView));
}

/**
 * Whom she met does not help her with it, or not yet: that is an answer too, the next person is one press away, and the map
 * says nothing else of them.
 */
export async function helpsNotYet(request: ActionRequest, ctx: Context): Promise<void> {
  const which = own(request);
  const today = todayOf(request, ctx);
  const saved = await inTransaction(ctx, async (trx, want) => {
    await lockMap(trx, which.personId);
    const ask = await findAsk(trx, ctx.keys, which);
    if (!ask) return undefined;
    const { id: _, ...noted } = withHelp(ask, 'not-yet', today);
    await saveAsk(trx, ctx.keys, which, noted, ctx.now());
    const person = await findOnMap(trx, ctx.keys, { personId: which.personId, id: ask.person });
    if (person) {
      const { id: __, removed: ___, ...was } = person;
      await savePerson(trx, ctx.keys, { ...which, id: person.id }, notHelpedBy(was, ask.need), ctx.now());
    }
    await wantPushes(trx, want, { person: which.personId, kind: askPushKind }, [which.id]);
    want.home(which.personId);
    return ask;
  });
  await request.ack();
  await showModal(request, await viewOf(request, ctx, saved, peoplePageOf(request), notYetView));
}
