/*
 * The room of who stands on a map: the two pages of the form in which she notes somebody, taking them off and bringing
 * them back, a hello, and what happens on every map when somebody leaves this Slack. Nobody noted here is contacted.
 */

import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { say } from '../../content/say.ts';
import type { Context } from '../../context.ts';
import { isUuid } from '../../db/ids.ts';
import type { Person, Schema } from '../../db/schema.ts';
import type { ActionRequest, AppContext, Incoming, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { placeToReturn, returnTo } from '../../forms/detour.ts';
import { type NeedId, needIds } from '../../needs/need.ts';
import { wantPushes } from '../../pushes/schedule.ts';
import { findMember, teamOf } from '../../slack/members.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import { inTransaction, type Want } from '../../surfaces/want.ts';
import { withPutOnMap } from '../asks/ask.ts';
import { askPushKind, findAsk, saveAsk } from '../asks/queries.ts';
import { helpedView } from '../asks/talk-view.ts';
import { keepAskAsItIs } from '../asks/typing-index.ts';
import { ids } from '../ids.ts';
import type { MapPerson, Own } from '../map.ts';
import { readMetadata } from '../reader.ts';
import { mapOf, mapScreen, notYours, peoplePageOf, showMap, todayOf } from '../screens.ts';
import { helloView } from './hello-view.ts';
import {
  isPastDay,
  type PersonProblem,
  type PersonRecord,
  personProblem,
  withFirstPage,
  withSecondPage,
} from './person.ts';
import { findOnMap, listMap, lockMap, savePerson, setRemoved } from './queries.ts';
import {
  detailsView,
  lastContactBlock,
  personProblemWords,
  personView,
  readFirstPage,
  readSecondPage,
} from './view.ts';

/** The form of somebody new; the button's value may name the need they are to help with, or where she comes from. */
export async function addPerson(request: ActionRequest, ctx: Context): Promise<void> {
  const { edition, value, view } = request;
  if (view?.callback_id === ids.keepAsk) await keepAskAsItIs(request, ctx);
  await request.ack();
  const need = needIds.find((id) => id === value);
  const back = placeToReturn(value);
  const metadata = { id: randomUUID(), page: peoplePageOf(request), isNew: true, ...(back && { back }) };
  await showModal(request, personView({ edition, metadata, need, ...(await mapOf(request, ctx)) }));
}

/** The form of whom she met and has not on her map, since they help her now: with their name, the need, and the ask. */
export async function addPersonFor(
  request: ActionRequest,
  ctx: Context,
  { id: ask, need, name }: { id: string; need: NeedId; name: string },
): Promise<void> {
  const metadata = { id: randomUUID(), page: peoplePageOf(request), isNew: true, ask };
  const form = { edition: request.edition, metadata, need, name, status: 'current' as const };
  await showModal(request, personView({ ...(await mapOf(request, ctx)), ...form }));
}

/** The first page of somebody on the map. */
export async function editPerson(request: ActionRequest, ctx: Context): Promise<void> {
  await openOn(request, ctx, personView);
}

/** The second page of somebody on the map: what may stay open. */
export async function openDetails(request: ActionRequest, ctx: Context): Promise<void> {
  await openOn(request, ctx, detailsView);
}

async function openOn(request: ActionRequest, ctx: Context, show: typeof detailsView): Promise<void> {
  await request.ack();
  const id = request.value ?? '';
  const person = await findOnMap(ctx.db, ctx.keys, { personId: request.person.id, id });
  if (!person) return showModal(request, notYours(request, ctx));
  const metadata = { id, page: peoplePageOf(request), isNew: false };
  await showModal(request, show({ edition: request.edition, metadata, person, ...(await mapOf(request, ctx)) }));
}

/** The first page is sent: kept, or told at its input what is in the way. */
export async function savePersonForm(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { person: mentee, edition, form, client } = request;
  const { id, page, isNew, back, ask } = readMetadata(request.view.private_metadata);
  const own = { personId: mentee.id, id };
  const first = readFirstPage(form);
  const { slackUserId } = first;
  const asked = { workspaceId: mentee.workspace_id, slackUserId };
  const member = slackUserId ? await findMember(client, asked) : undefined;
  const outcome = !isUuid(id)
    ? undefined
    : await inTransaction(ctx, async (trx, want): Promise<PersonProblem | PersonRecord | undefined> => {
        await lockMap(trx, mentee.id);
        const before = await findOnMap(trx, ctx.keys, own);
        if (!before && !isNew) return undefined;
        const others = (await listMap(trx, ctx.keys, mentee.id)).filter((one) => one.id !== id);
        const problem = personProblem(first, mentee.slack_user_id, member, others);
        if (problem) return problem;
        const {
          id: _,
          removed: __,
          ...noted
        } = before ?? { id, removed: false, ...withFirstPage(undefined, first, member) };
        const now = withFirstPage(noted, first, member);
        if (!(await savePerson(trx, ctx.keys, own, now, ctx.now()))) return undefined;
        if (ask)
          await putOnMap(trx, want, ctx, { personId: mentee.id, id: ask }, { ...now, id }, todayOf(request, ctx));
        want.home(mentee.id);
        return { ...now, id, removed: before?.removed ?? false };
      });
  if (!outcome) return update(notYours(request, ctx));
  if ('at' in outcome) return errors(personProblemWords(edition, form, outcome));
  const place = await returnTo(ctx.features, back, request, ctx, outcome.id);
  if (place) return update(place);
  const helped = ask && (await helpedScreen(request, ctx, { personId: mentee.id, id: ask }, outcome.id, page));
  if (helped) return update(helped);
  return update(await mapScreen(request, ctx, { page, justNow: justKept(request, outcome) }));
}

/** What is noted after a talk with somebody who was put on the map and helps now; undefined where they do not. */
async function helpedScreen(who: Incoming, ctx: Context, which: Own, onMap: string, page: number) {
  const ask = await findAsk(ctx.db, ctx.keys, which);
  if (ask?.helps !== 'now' || ask.person !== onMap) return undefined;
  const { edition, person } = who;
  const content = { edition, map: await mapOf(who, ctx), ask, today: todayOf(who, ctx), page };
  return helpedView({ ...content, teamId: teamOf(person) });
}

/** The talk of an ask was with somebody who stands on the map from now on. */
async function putOnMap(
  trx: Transaction<Schema>,
  want: Want,
  ctx: Context,
  which: Own,
  person: MapPerson,
  today: string,
): Promise<void> {
  const ask = await findAsk(trx, ctx.keys, which);
  if (!ask) return;
  const { id: _, ...noted } = withPutOnMap(ask, person, today);
  await saveAsk(trx, ctx.keys, which, noted, ctx.now());
  await wantPushes(trx, want, { person: which.personId, kind: askPushKind }, [which.id]);
}

/** The second page is sent. */
export async function saveDetails(request: SubmitRequest, ctx: Context): Promise<SubmitAnswer> {
  const { person: mentee, edition, form } = request;
  const { id, page } = readMetadata(request.view.private_metadata);
  const second = readSecondPage(form, edition);
  if (second.lastContact && !isPastDay(second.lastContact, todayOf(request, ctx)))
    return errors({ [lastContactBlock(form)]: say(edition, 'dayNotPast') });
  const saved = await changePerson(ctx, mentee, id, (before) => withSecondPage(before, second));
  if (!saved) return update(notYours(request, ctx));
  return update(await mapScreen(request, ctx, { page, justNow: justKept(request, saved) }));
}

function justKept({ edition }: SubmitRequest, person: PersonRecord) {
  const name = shorten(person.name, 100);
  return person.removed
    ? { notice: say(edition, 'removedElsewhere', { name }), removed: person.id }
    : { notice: say(edition, 'personKept', { name }), kept: person };
}

/** Takes somebody off the map; it can be undone. */
export async function removePerson(request: ActionRequest, ctx: Context): Promise<void> {
  const person = await turn(request, ctx, true);
  await request.ack();
  if (!person) return showModal(request, notYours(request, ctx));
  const notice = say(request.edition, 'personRemoved', { name: shorten(person.name, 100) });
  await showMap(request, ctx, { notice, removed: person.id });
}

/** Brings somebody who was removed back. */
export async function undoRemoval(request: ActionRequest, ctx: Context): Promise<void> {
  const person = await turn(request, ctx, false);
  await request.ack();
  if (!person) return showModal(request, notYours(request, ctx));
  const notice = say(request.edition, 'personKept', { name: shorten(person.name, 100) });
  await showMap(request, ctx, { notice, kept: person });
}

function turn(request: ActionRequest, ctx: Context, removed: boolean): Promise<PersonRecord | undefined> {
  const own = { personId: request.person.id, id: request.value ?? '' };
  return inTransaction(ctx, async (trx, want) => {
    const person = await findOnMap(trx, ctx.keys, own);
    if (!person || !(await setRemoved(trx, own, removed, ctx.now()))) return undefined;
    want.home(own.personId);
    return person;
  });
}

/** The way to a hello. */
export async function openHello(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  const own = { personId: request.person.id, id: request.value ?? '' };
  const person = await findOnMap(ctx.db, ctx.keys, own);
  if (!person) return showModal(request, notYours(request, ctx));
  const where = { teamId: teamOf(request.person), page: peoplePageOf(request) };
  await showModal(request, helloView(request.edition, person, where));
}

/** Notes a contact today, after a hello. */
export async function saidHello(request: ActionRequest, ctx: Context): Promise<void> {
  const lastContact = todayOf(request, ctx);
  const saved = await changePerson(ctx, request.person, request.value ?? '', (before) => ({ ...before, lastContact }));
  await request.ack();
  if (!saved) return showModal(request, notYours(request, ctx));
  const notice = say(request.edition, 'helloKept', { name: shorten(saved.name, 100) });
  await showMap(request, ctx, { notice });
}

/** Changes what is noted of somebody on a person's own map; undefined when the id is not on it. */
function changePerson(
  ctx: Context,
  { id: personId }: Person,
  id: string,
  change: (before: PersonRecord) => object,
): Promise<PersonRecord | undefined> {
  const own = { personId, id };
  return inTransaction(ctx, async (trx, want) => {
    await lockMap(trx, personId);
    const before = await findOnMap(trx, ctx.keys, own);
    if (!before) return undefined;
    const after = { ...before, ...change(before) };
    const { id: _, removed: __, ...noted } = after;
    await savePerson(trx, ctx.keys, own, noted, ctx.now());
    want.home(personId);
    return after;
  });
}
