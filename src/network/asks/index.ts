/*
 * The room of her asks: the form with the words drafted for her, the words to copy, and what became of each. The bot
 * writes to nobody: she sends them herself, and says so.
 */

import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import type { Transaction } from 'kysely';
import { say } from '../../content/say.ts';
import { isUuid } from '../../db/ids.ts';
import type { Schema } from '../../db/schema.ts';
import type { ActionRequest, AppContext, Incoming, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { forgetTyped } from '../../forms/typed/queries.ts';
import { needIds } from '../../needs/need.ts';
import { wantPushes } from '../../pushes/schedule.ts';
import { teamOf } from '../../slack/members.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import { inTransaction, type Want } from '../../surfaces/want.ts';
import { askForm, ids } from '../ids.ts';
import { findOnMap, lockMap } from '../people/queries.ts';
import { readMetadata } from '../reader.ts';
import { mapOf, notYours, peoplePageOf, showMap, todayOf } from '../screens.ts';
import type { WholeMap } from '../whole-map.ts';
import { type AskDeed, type AskRecord, isDayToAsk, type NotedAsk, whoToAsk, withDeed, withWritten } from './ask.ts';
import { cueIn, cueLength } from './cue.ts';
import { isDayToHope } from './day.ts';
import { greeting } from './draft.ts';
import { askPage } from './page-view.ts';
import { askPushKind, deleteAsk, findAsk, listAsks, saveAsk } from './queries.ts';
import { talkDayView } from './talk-view.ts';
import { findTypedAsk, keepChoice } from './typing-index.ts';
import { type AskRead, askLength, askView, chosenIn, isDraftAsMade, readAsk, typedIn } from './view.ts';

/** The form of an ask: of the one the button's value names, or of a new one for its `need:person`. */
export async function openAsk(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const { edition, value = '', person } = request;
  const map = await mapOf(request, ctx);
  const ask = map.asks.find(({ id }) => id === value);
  if (isUuid(value) && !ask) return showModal(request, notYours(request, ctx));
  const [need, whom] = ask ? [] : value.split(':');
  const typed = await findTypedAsk(ctx, person.id, { id: ask?.id, need, person: whom });
  const id = ask?.id ?? typed?.id ?? randomUUID();
  const metadata = { id, page: peoplePageOf(request), isNew: !ask, opened: randomUUID() };
  await showModal(
    request,
    askView({
      edition,
      map,
      metadata,
      today: todayOf(request, ctx),
      me: person.name ?? undefined,
      need: needIds.find((id) => id === need),
      person: whom || undefined,
      ask,
      ...(typed && { ...chosenIn(typed.values), ...typedIn(typed.values), isBack: true }),
    }),
  );
}

/** Another need or person is chosen in the form: the words follow. What stands in the other inputs stays. */
export async function chooseInAsk(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { edition, person } = request;
  const metadata = readMetadata(request.view?.private_metadata);
  const map = await mapOf(request, ctx);
  const read = readAsk(request.form);
  const ask = map.asks.find(({ id }) => id === metadata.id);
  const me = person.name ?? undefined;
  // A draft that she left as it was gives way to the next; her own words stay.
  const touched = !isDraftAsMade({ edition, map, me }, request.form);
  // Another need offers who stands beside it; whom she chose stays where that is right for the need, or nobody is.
  const to = request.actionId === ids.chooseNeed && read.need ? besideNeed(map, read, metadata.id) : read.person;
  const nameOf = (id: string): string | undefined => map.people.find((one) => one.id === id)?.name;
  const text = touched ? greeting(edition, read.text, nameOf(read.drafted.person), nameOf(to)) : undefined;
  await keepChoice(request, ctx, { text, person: to });
  await request.ack();
  await showModal(
    request,
    askView({
      edition,
      map,
      metadata,
      today: todayOf(request, ctx),
      me,
      need: read.need,
      person: to,
      ask,
      askOn: read.askOn || undefined,
      hopedOn: read.hopedOn,
      cue: cueIn(edition, { ...read, askOn: read.askOn || read.cueDay }) ?? '',
      text,
    }),
  );
}

/** Whom to ask about a need that she has just chosen: '' for nobody. */
function besideNeed(map: WholeMap, { need, person }: AskRead, askId: string): string {
  if (!need) return person;
  const others = map.asks.filter(({ id }) => id !== askId);
  const suited = whoToAsk(map.people, need, others);
  return suited.some(({ id }) => id === person) ? person : (suited[0]?.id ?? person);
}

/** The ask is sent off: kept with its day, and shown as words to copy. */
export async function keepAsk(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { edition, person, form } = request;
  const { id, page, isNew, opened = '' } = readMetadata(request.view.private_metadata);
  const read = readAsk(form);
  const wrong = {
    ...(read.text === '' && { [read.blocks.text]: say(edition, 'askEmpty') }),
    ...([...read.text].length > askLength && { [read.blocks.text]: say(edition, 'textTooLong', { max: askLength }) }),
    ...([...read.cue].length > cueLength && { [read.blocks.cue]: say(edition, 'textTooLong', { max: cueLength }) }),
    ...(read.hopedOn !== '' &&
      read.askOn !== '' &&
      !isDayToHope(read.hopedOn, read.askOn) && { [read.blocks.hoped]: say(edition, 'askHopedWrong') }),
  };
  const saved = await inTransaction(ctx, async (trx, want) => {
    await lockMap(trx, person.id);
    const own = { personId: person.id, id };
    const before = await findAsk(trx, ctx.keys, own);
    const whom = read.person ? await findOnMap(trx, ctx.keys, { personId: person.id, id: read.person }) : undefined;
    if (!read.need || (!before && !isNew) || (read.person && !whom)) return undefined;
    // A day that was right when it was chosen stays so: only a new one must lie ahead.
    const today = todayOf(request, ctx);
    if (read.askOn !== before?.askOn && !isDayToAsk(read.askOn, today))
      return { [read.blocks.day]: say(edition, 'askDayWrong') };
    if (Object.keys(wrong).length > 0) return wrong;
    const { text, need, askOn } = read;
    const onDay = { askOn, hopedOn: read.hopedOn || undefined, cue: cueIn(edition, read) };
    const written = { person: whom?.id ?? '', name: whom?.name ?? '', need, text, ...onDay };
    const noted = withWritten(before && notedOf(before), written);
    if (!(await saveAsk(trx, ctx.keys, own, noted, ctx.now()))) return undefined;
    await wantPushes(trx, want, { person: person.id, kind: askPushKind }, [id]);
    const typed = { personId: person.id, form: askForm, subject: id };
    await forgetTyped(trx, ctx.keys, typed, { opened }, ctx.now());
    want.home(person.id);
    return { ...noted, id };
  });
  if (!saved) return update(notYours(request, ctx));
  if (!isAsk(saved)) return errors(saved);
  return update(await pageOf(request, ctx, saved, page));
}

/** An ask without its id, as it is kept. */
function notedOf({ id: _, ...noted }: AskRecord): NotedAsk {
  return noted;
}

/**
 * Changes an ask of hers, if it is; the message that tells of it, and Home, follow in the same transaction.
 *
 * @param make the ask as it is from now on, by the one that is there; undefined to leave it. May change more in `trx`, in
 *   which the map is locked
 * @returns the ask from now on; undefined when it is not hers, or was left
 */
export function changeAsk(
  { person }: Pick<Incoming, 'person'>,
  ctx: AppContext,
  id: string,
  make: (ask: AskRecord, trx: Transaction<Schema>) => AskRecord | undefined | Promise<AskRecord | undefined>,
): Promise<AskRecord | undefined> {
  const own = { personId: person.id, id };
  return inTransaction(ctx, async (trx, want) => {
    await lockMap(trx, own.personId);
    const before = await findAsk(trx, ctx.keys, own);
    const after = before && (await make(before, trx));
    if (!after) return undefined;
    await saveAsk(trx, ctx.keys, own, notedOf(after), ctx.now());
    if (after.answer !== 'yes') await tellOfLostYes(ctx, trx, own, before);
    await wantPushes(trx, want, { person: own.personId, kind: askPushKind }, [id]);
    want.home(own.personId);
    return after;
  });
}

/** The page of one ask, as it stands. */
export async function pageOf(who: Incoming, ctx: AppContext, ask: AskRecord, page: number): Promise<ModalView> {
  const { edition, person } = who;
  const content = { edition, map: await mapOf(who, ctx), ask, today: todayOf(who, ctx) };
  return askPage({ ...content, teamId: teamOf(person), me: person.name ?? undefined, page });
}

const isAsk = (saved: AskRecord | Record<string, string>): saved is AskRecord => 'askOn' in saved;

/** One ask as it stands, with its words. */
export async function showWords(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const ask = await findAsk(ctx.db, ctx.keys, { personId: request.person.id, id: request.value ?? '' });
  if (!ask) return showModal(request, notYours(request, ctx));
  await showModal(request, await pageOf(request, ctx, ask, peoplePageOf(request)));
}

/** What she did, or what they answered. */
export const markAsk =
  (deed: AskDeed) =>
  async (request: ActionRequest, ctx: AppContext): Promise<void> => {
    const today = todayOf(request, ctx);
    const saved = await changeAsk(request, ctx, request.value ?? '', (ask) => withDeed(ask, deed, today));
    await request.ack();
    if (!saved) return showModal(request, notYours(request, ctx));
    if (deed === 'yes') return showYes(request, ctx, saved);
    await showMap(request, ctx, { notice: say(request.edition, 'askKept'), ...leadsOn(deed, saved) });
  };

/** A yes is the best moment: it says so, and offers the one thing that follows, a day for the talk. */
async function showYes(request: ActionRequest, ctx: AppContext, ask: AskRecord): Promise<void> {
  const { edition, person } = request;
  const map = await mapOf(request, ctx);
  const where = { teamId: teamOf(person), page: peoplePageOf(request) };
  await showModal(request, talkDayView({ edition, map, ask, today: todayOf(request, ctx), ...where }));
}

/** After a "not now" the next person is one press away, and what was noted as sent is taken back as soon. */
function leadsOn(deed: AskDeed, { need, id }: AskRecord) {
  if (deed === 'not-now') return { askNext: need };
  return deed === 'sent' || deed === 'chased' ? { sent: id } : {};
}

/** An ask goes for good, with its message and what has begun of its talk. */
export async function letAskGo(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  own: { personId: string; id: string },
): Promise<void> {
  await lockMap(trx, own.personId);
  await wantPushes(trx, want, { person: own.personId, kind: askPushKind }, [own.id]);
  const gone = await findAsk(trx, ctx.keys, own);
  await deleteAsk(trx, own);
  want.home(own.personId);
  if (gone) await tellOfLostYes(ctx, trx, own, gone);
}

/** An ask that was a yes is none any more: where it was the last one of that person, what it began is let go. */
async function tellOfLostYes(
  ctx: AppContext,
  trx: Transaction<Schema>,
  { personId }: { personId: string },
  { answer, person: onMap }: AskRecord,
): Promise<void> {
  if (answer !== 'yes' || !onMap) return;
  const asks = await listAsks(trx, ctx.keys, personId);
  if (asks.some((ask) => ask.person === onMap && ask.answer === 'yes')) return;
  for (const { yesForgotten } of ctx.features) await yesForgotten?.(trx, { personId, onMap });
}

/** Forgets an ask for good. */
export async function forgetAsk(request: ActionRequest, ctx: AppContext): Promise<void> {
  const own = { personId: request.person.id, id: request.value ?? '' };
  await inTransaction(ctx, (trx, want) => letAskGo(ctx, trx, want, own));
  await request.ack();
  await showMap(request, ctx, { notice: say(request.edition, 'askForgotten') });
}
