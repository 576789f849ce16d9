/*
 * The room of agendas: what two want to talk about, before, at and after a meeting. Who may do what, what changes by a press,
 * what stands where others read it, and what goes on into the next meeting is pure, and held to test/meeting/agenda.md.
 */

import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { say } from '../../content/say.ts';
import type {
  ActionRequest,
  AppContext,
  CommandRequest,
  Incoming,
  PlaceNow,
  SubmitAnswer,
  SubmitRequest,
} from '../../feature.ts';
import { type Form, inputName } from '../../forms/form.ts';
import { findTyped, forgetTyped, keepTyped } from '../../forms/typed/queries.ts';
import { agreedPairsOf } from '../../relationship/facts.ts';
import { errors, overlayModal, showModal, update } from '../../slack/show.ts';
import { blocks, ids } from '../ids.ts';
import { chooseView, sentenceView } from '../page-view.ts';
import { noteRead } from '../queries.ts';
import { viewerOf } from '../wording.ts';
import { beginAgendaOf, changeAgenda, noteSeen, type OnAgenda, shareAgenda } from './edit-job.ts';
import type { Edit, Edited } from './edits.ts';
import { cleanText, itemIdOf, linesOf, mostMain, type Part, standingIn, type Tag } from './item.ts';
import { mayDo } from './may.ts';
import { readAgendaMetadata } from './reader.ts';
import {
  agendaScreen,
  isForText,
  isStranded,
  lookAtPlace,
  markOf,
  notTheirs,
  type OwnAgenda,
  ownAgenda,
  placeToUse,
  previewScreen,
  talkScreen,
  textScreen,
  typedIn,
  waitsForHim,
  whyNone,
  wordsScreen,
} from './screens.ts';
import { tags } from './wording.ts';

type Act = (request: ActionRequest, ctx: AppContext) => Promise<void>;

const namedBy = ({ value = '' }: ActionRequest): { pairId: string; meetingId: string; itemId: string } => {
  const [pairId = '', meetingId = '', itemId = ''] = value.split(' ');
  return { pairId, meetingId, itemId };
};

const of = ({ person, edition }: Pick<ActionRequest, 'person' | 'edition'>) => ({ id: person.id, edition });

/** Opens an agenda; where no next meeting is begun, its mentee begins one without a time. */
async function open(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  await showModal(request, await openedScreen(request, ctx, namedBy(request)));
}

async function openedScreen(
  who: Incoming,
  ctx: AppContext,
  { pairId, meetingId }: { pairId: string; meetingId: string },
): Promise<ModalView> {
  const had = await ownAgenda(ctx, of(who), { pairId, meetingId });
  // Its time stands at the top.
  if (had) await noteRead(ctx.db, who.person.id, pairId);
  const begun = had || meetingId ? undefined : await beginAgendaOf(ctx, { pairId, personId: who.person.id });
  const own = had ?? (begun ? await ownAgenda(ctx, of(who), { pairId, meetingId: begun }) : undefined);
  if (own) return agendaScreen(who, ctx, own);
  return (await talkScreen(who, ctx, pairId)) ?? whyNone(who, ctx, pairId);
}

/** `/mentoring agenda`: that of the one with whom she meets, or with whom of several. */
export async function openAgendaByWord(request: CommandRequest, ctx: AppContext): Promise<void> {
  const { person, edition, client, triggerId } = request;
  const pairs = await agreedPairsOf((fact) => fact(ctx.db, ctx.keys, person.id), person.id);
  const [first, ...others] = pairs;
  const named = pairs.map((pair) => ({ id: pair.id, name: viewerOf(edition, pair, ctx.now()).name }));
  const view = !first
    ? sentenceView({ edition }, say(edition, 'meetNobody'))
    : others.length > 0
      ? chooseView({ edition }, named, ids.agenda)
      : await openedScreen(request, ctx, { pairId: first.id, meetingId: '' });
  await client.views.open({ trigger_id: triggerId, view });
}

/** What is typed is kept as it is typed. */
async function jot(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { meetingId, formId } = readAgendaMetadata(request.view?.private_metadata);
  const { blockId, at, form, person } = request;
  const id = inputName(blockId);
  const text = typedOf(form)[id];
  if (text !== undefined)
    await keepTyped(ctx, typedIn(person.id, meetingId), { values: { [id]: text }, at, opened: formId });
  await request.ack();
}

/** What stands in the inputs of the form, by the name of each. */
const typedOf = (form: Form): Record<string, string> => ({
  [blocks.add]: form.text(blocks.add) ?? '',
  [blocks.tag]: form.chosen(blocks.tag) ?? '',
  [blocks.main]: (form.ticked(blocks.main) ?? []).length > 0 ? 'yes' : '',
});

/** A press on one item: it changes at once, also where it stands. */
const onItem =
  (editOf: (own: OwnAgenda, id: string) => Edit | undefined): Act =>
  async (request, ctx) => {
    const { pairId, meetingId, itemId } = namedBy(request);
    const own = await ownAgenda(ctx, of(request), { pairId, meetingId });
    const edit = own && editOf(own, itemId);
    const on: OnAgenda = { pairId, meetingId, personId: request.person.id };
    // What waited for another time has not stood where others read.
    const isNewThere = edit?.act === 'move' && edit.part !== 'later' && waitsForLater(own, itemId);
    const unseen = isNewThere && own ? await unseenReaders(request, ctx, own) : undefined;
    const pressed = edit && !unseen ? await changeAgenda(ctx, on, [edit]) : undefined;
    await request.ack();
    const after = await ownAgenda(ctx, of(request), { pairId, meetingId });
    if (!after) return showModal(request, notTheirs(request));
    const notice = pressed ? refusalWords(request, pressed.edited) : (unseen ?? say(request.edition, 'agendaNotNow'));
    await showModal(request, await agendaScreen(request, ctx, after, { ...againOf(request), notice }));
  };

const waitsForLater = (own: OwnAgenda | undefined, id: string): boolean =>
  own !== undefined && standingIn(own.record.items, own.record.meetingId, 'later').some(({ item }) => item.id === id);

/** Why words of hers cannot go where an agenda is shared just now: somebody reads there whom she was not named. */
async function unseenReaders(who: Incoming, ctx: AppContext, { pair, record }: OwnAgenda): Promise<string | undefined> {
  if (pair.side !== 'mentee' || !record.marks.sharedAt || !record.marks.channelId) return undefined;
  const place = await lookAtPlace(who, ctx, pair);
  if (place === 'unknown') return say(who.edition, 'agendaUnsure');
  return typeof place === 'object' && place.isNews ? say(who.edition, 'agendaReadersFirst') : undefined;
}

/** What stands in the inputs stays there when the form is drawn anew. */
function againOf({ view, form }: Pick<ActionRequest, 'view' | 'form'>) {
  if (view?.callback_id !== ids.keepAgenda) return {};
  return { formId: readAgendaMetadata(view.private_metadata).formId, typed: typedOf(form) };
}

const moveTo =
  (part: Part) =>
  (_: OwnAgenda, id: string): Edit => ({ act: 'move', id, part, before: null });

/** One place up, within its part. */
function moveUp({ record }: OwnAgenda, id: string): Edit | undefined {
  for (const part of ['main', 'open', 'later'] as const) {
    const standing = standingIn(record.items, record.meetingId, part);
    const at = standing.findIndex(({ item }) => item.id === id);
    const before = standing[at - 1]?.item.id;
    if (before) return { act: 'move', id, part, before };
  }
  return undefined;
}

const reach =
  (reached: boolean) =>
  (_: OwnAgenda, id: string): Edit => ({ act: 'reached', id, reached });

/** Lays the words of an item over its agenda. */
async function openWords(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const { pairId, meetingId, itemId } = namedBy(request);
  const own = await ownAgenda(ctx, of(request), { pairId, meetingId });
  const view = own && wordsScreen(own, itemId);
  if (view) return overlayModal(request, view);
  if (!own) return showModal(request, notTheirs(request));
  const notice = say(request.edition, 'agendaNotNow');
  await showModal(request, await agendaScreen(request, ctx, own, { ...againOf(request), notice }));
}

/** The words of an item are sent: the agenda below follows, and what was changed meanwhile is shown beside them. */
async function keepWords(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { edition, form, view, client } = request;
  const { pairId, meetingId, itemId = '', version = 0 } = readAgendaMetadata(view.private_metadata);
  const text = form.text(blocks.words) ?? '';
  if (cleanText(text) === '') return errors({ [blockOf(view, blocks.words)]: say(edition, 'agendaEmptyWords') });
  const before = await ownAgenda(ctx, of(request), { pairId, meetingId });
  const unseen = before && (await unseenReaders(request, ctx, before));
  if (unseen) return errors({ [blockOf(view, blocks.words)]: unseen });
  const on: OnAgenda = { pairId, meetingId, personId: request.person.id };
  const pressed = await changeAgenda(ctx, on, [{ act: 'edit', id: itemId, text, version }]);
  const why = pressed?.edited.refused[0]?.why;
  if (pressed && !why) await changeAgenda(ctx, on, [{ act: 'tag', id: itemId, tag: tagIn(form) }]);
  const own = pressed && (await ownAgenda(ctx, of(request), { pairId, meetingId }));
  if (!pressed || !own) return update(notTheirs(request));
  const now = own.record.items.find(({ id }) => id === itemId);
  if (why === 'changed' && now) {
    const notice = say(edition, 'agendaChangedMeanwhile', { text: now.text });
    // What was typed stands there, and sent once more it takes the place of what the notice shows.
    const again = wordsScreen(own, itemId, { notice, typed: text });
    if (again) return update(again);
  }
  const isGone = why === 'gone';
  const notice = isGone ? say(edition, 'agendaGone') : why ? say(edition, 'agendaNotNow') : undefined;
  if (isGone) await typeBeside(request, ctx, own, text);
  const screen = await agendaScreen(request, ctx, own, { notice });
  if (!view.previous_view_id) return update(screen);
  await client.views.update({ view_id: view.previous_view_id, view: screen });
  return undefined;
}

/** Keeps a text with what is typed for an agenda already. */
async function typeBeside(request: SubmitRequest, ctx: AppContext, own: OwnAgenda, text: string): Promise<void> {
  const which = typedIn(request.person.id, own.record.meetingId);
  const { [blocks.add]: had = '' } = await findTyped(ctx.db, ctx.keys, which);
  const add = had === '' ? text : `${had}\n${text}`;
  await keepTyped(ctx, which, { values: { [blocks.add]: add }, at: request.at, opened: randomUUID() });
}

const tagIn = (form: Form): Tag | null => tags.find((tag) => tag === form.chosen(blocks.tag)) ?? null;

/** Why something was not done; undefined where it was. */
function refusalWords({ edition }: Pick<ActionRequest, 'edition'>, { refused }: Edited): string | undefined {
  const why = refused[0]?.why;
  if (!why) return undefined;
  if (why === 'later-full') return say(edition, 'agendaLaterFull');
  return say(edition, why === 'gone' ? 'agendaGone' : 'agendaNotNow');
}

/**
 * The form is sent: each line typed is an item. A draft is then shown as it will stand; what is shared already follows at
 * once, unless it has to be looked at first: somebody reads there whom she was not named, or it does not stand there any more.
 */
async function keepAgenda(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { edition, form, view, person } = request;
  const { pairId, meetingId, formId, mark } = readAgendaMetadata(view.private_metadata);
  const own = await ownAgenda(ctx, of(request), { pairId, meetingId });
  if (!own) return update(notTheirs(request));
  const { side } = own.pair;
  const { adds, problems } = addsIn(request, own);
  if (Object.keys(problems).length > 0) return errors(problems);
  const goesTo =
    mayDo(own.record, 'add', side) === 'next' ? await ownAgenda(ctx, of(request), { pairId, meetingId: '' }) : own;
  const typing = { values: typedOf(form), at: request.at, opened: formId };
  const keep = () => keepTyped(ctx, typedIn(person.id, own.record.meetingId), typing);
  const isText = side === 'mentee' && (await isForText(ctx, own.pair));
  const place = own.pair.withBot && !isText ? await lookAtPlace(request, ctx, own.pair) : 'none';
  if (side === 'mentor' && adds.length > 0 && mark !== undefined && mark !== markOf(place)) {
    await keep();
    const notice = say(edition, 'agendaReadersMoved');
    return update(await agendaScreen(request, ctx, own, { typed: typedOf(form), notice, place }));
  }
  if (side === 'mentee' && goesTo && !isText) {
    const before = await looksFirst(ctx, goesTo, place, adds.length > 0);
    if (before) await keep();
    if (before === 'unsure')
      return update(await agendaScreen(request, ctx, own, { notice: say(edition, 'agendaUnsure') }));
    if (before) return update(previewScreen(goesTo, place, { formId, notice: say(edition, before) }));
  }
  const pressed = await changeAgenda(ctx, { pairId, meetingId, personId: person.id }, adds);
  if (!pressed) return update(notTheirs(request));
  const { refused, forNext } = pressed.edited;
  const typed = typedIn(person.id, own.record.meetingId);
  await ctx.db.transaction().execute((trx) => forgetTyped(trx, ctx.keys, typed, { opened: formId }, ctx.now()));
  const after = (await ownAgenda(ctx, of(request), { pairId, meetingId })) ?? own;
  if (refused.length > 0) {
    // Those that were not taken stand there still.
    const left = refused.flatMap(({ edit }) => (edit.act === 'add' ? edit.text : []));
    await typeBeside(request, ctx, own, left.join('\n'));
    return update(await agendaScreen(request, ctx, after, { notice: refusalWords(request, pressed.edited) }));
  }
  const isDraft = mayDo(after.record, 'share', side) === 'yes' && after.record.marks.sharedAt === null;
  const goesOn = side === 'mentee' && forNext.length === 0;
  const moved = laterWords(request, own, after);
  if (goesOn && isText && after.record.agenda !== 'met' && after.record.agenda !== 'record')
    return update(textScreen(request, after));
  if (goesOn && isDraft && !isText) return update(previewScreen(after, place, { formId, notice: moved }));
  const saved = say(edition, adds.length === 0 ? 'agendaNothingTyped' : 'agendaSaved');
  // How much of hers waits for another time is for her to order.
  const said =
    forNext.length > 0 ? say(edition, 'agendaSavedNext') : ((side === 'mentee' ? moved : undefined) ?? saved);
  return update(await agendaScreen(request, ctx, after, { typed: {}, notice: said, place }));
}

/** The lines of a form as items, each by an id that is the same when it is sent once more; and what is wrong with them. */
function addsIn(
  { edition, form, view }: SubmitRequest,
  own: OwnAgenda,
): { adds: Edit[]; problems: Record<string, string> } {
  const { pairId, meetingId, formId } = readAgendaMetadata(view.private_metadata);
  const { texts, tooLong } = linesOf(form.text(blocks.add) ?? '');
  const isHers = own.pair.side === 'mentee';
  const part: Part = isHers && (form.ticked(blocks.main) ?? []).length > 0 ? 'main' : 'open';
  const idOf = (at: number): string => itemIdOf(`${pairId} ${meetingId} ${formId}`, at);
  const adds = texts.map((text, at): Edit => ({ act: 'add', id: idOf(at), text, tag: tagIn(form), part }));
  const [long] = tooLong;
  if (long !== undefined)
    return { adds, problems: { [blockOf(view, blocks.add)]: say(edition, 'agendaTooLong', { text: cut(long) }) } };
  const fresh = adds.filter((add) => !own.record.items.some(({ id }) => id === add.id)).length;
  const mains = standingIn(own.record.items, own.record.meetingId, 'main').length;
  const isMany = part === 'main' && fresh > 0 && mains + fresh > mostMain;
  return { adds, problems: isMany ? { [blockOf(view, blocks.main)]: say(edition, 'agendaThreeMain') } : {} };
}

/** Why what is shared is looked at before anything is added to it; undefined where it goes there at once. */
async function looksFirst(
  ctx: AppContext,
  own: OwnAgenda,
  place: PlaceNow | 'none' | 'unknown',
  isAdded: boolean,
): Promise<'unsure' | 'agendaReadersMoved' | 'agendaElsewhere' | undefined> {
  const { marks } = own.record;
  if (!marks.sharedAt || mayDo(own.record, 'share', 'mentee') !== 'yes') return undefined;
  if (place === 'unknown') return marks.channelId && isAdded ? 'unsure' : undefined;
  if ((placeToUse(place)?.channelId ?? null) !== marks.channelId) return 'agendaElsewhere';
  if (await isStranded(ctx, own)) return 'agendaElsewhere';
  return typeof place === 'object' && place.isNews && marks.channelId ? 'agendaReadersMoved' : undefined;
}

const cut = (text: string): string => `${[...text].slice(0, 60).join('')}…`;

/** An input's block as the view has it: its name is followed by a mark. */
const blockOf = ({ blocks: all }: { blocks: { block_id?: string | undefined }[] }, name: string): string =>
  all.find(({ block_id }) => block_id !== undefined && inputName(block_id) === name)?.block_id ?? name;

/** That some of it waits for another time, since no more than twelve stand on an agenda. */
function laterWords(
  { edition }: Pick<ActionRequest, 'edition'>,
  before: OwnAgenda,
  after: OwnAgenda,
): string | undefined {
  const count = ({ record }: OwnAgenda): number => standingIn(record.items, record.meetingId, 'later').length;
  const more = count(after) - count(before);
  return more > 0 ? say(edition, 'agendaMovedLater', { count: more }) : undefined;
}

/** She has seen how it will stand and who reads it: it is shared. Where that is otherwise by now, she sees it first. */
async function share(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { edition, view, person } = request;
  const { pairId, meetingId, formId, mark } = readAgendaMetadata(view.private_metadata);
  const own = await ownAgenda(ctx, of(request), { pairId, meetingId });
  if (own?.pair.side !== 'mentee') return update(notTheirs(request));
  if (await isForText(ctx, own.pair)) return update(textScreen(request, own));
  const place = await lookAtPlace(request, ctx, own.pair);
  if (markOf(place) !== mark)
    return update(previewScreen(own, place, { formId, notice: say(edition, 'agendaReadersMoved') }));
  const use = placeToUse(place);
  const goals = own.around.goals.map(({ id }) => id);
  const shared = await shareAgenda(ctx, { pairId, meetingId, personId: person.id }, use, goals);
  const after = await ownAgenda(ctx, of(request), { pairId, meetingId });
  if (!shared || !after) return update(notTheirs(request));
  const { name } = after.viewer;
  const notice =
    shared.outcome === 'no'
      ? say(edition, 'agendaNotNow')
      : shared.pair.state === 'paused'
        ? say(edition, 'agendaSharedPaused')
        : use
          ? say(edition, 'agendaSharedThere')
          : say(edition, (await waitsForHim(ctx, after)) ? 'agendaSharedWaits' : 'agendaSharedCopies', { name });
  const { [blocks.add]: waits = '' } = await findTyped(ctx.db, ctx.keys, typedIn(person.id, after.record.meetingId));
  const more = waits === '' || shared.outcome === 'no' ? '' : ` ${say(edition, 'agendaReadersSeen')}`;
  return update(await agendaScreen(request, ctx, after, { notice: `${notice}${more}` }));
}

/** "Seen", on the post or in his copy. */
async function seen(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { pairId, meetingId } = namedBy(request);
  const done = await noteSeen(ctx, { pairId, meetingId, personId: request.person.id });
  await request.ack();
  const own = done && (await ownAgenda(ctx, of(request), { pairId, meetingId }));
  const { edition } = request;
  if (!own) return request.reply({ text: say(edition, 'agendaNotYours') });
  const isHers = own.pair.side === 'mentee';
  const words = isHers
    ? say(edition, 'agendaSeenHis', { name: own.viewer.name })
    : say(edition, done === 'seen' ? 'agendaSeenDone' : 'agendaNotNow');
  await request.reply({ text: words });
}

/** What is pressed on agendas; each names its pair first. */
export const agendaActs: Record<string, Act> = {
  [ids.agenda]: open,
  [ids.topic]: open,
  [ids.seen]: seen,
  [ids.itemUp]: onItem(moveUp),
  [ids.itemMain]: onItem(moveTo('main')),
  [ids.itemOpen]: onItem(moveTo('open')),
  [ids.itemLater]: onItem(moveTo('later')),
  [ids.itemReached]: onItem(reach(true)),
  [ids.itemNotReached]: onItem(reach(false)),
  [ids.itemOut]: onItem((_, id) => ({ act: 'take-out', id })),
  [ids.itemWords]: openWords,
};

/** What is typed in the form of an agenda. */
export const agendaTyped: Record<string, Act> = { [ids.jot]: jot };

/** The modals of agendas that are sent off. */
export const agendaSubmits: Record<string, (request: SubmitRequest, ctx: AppContext) => Promise<SubmitAnswer>> = {
  [ids.keepAgenda]: keepAgenda,
  [ids.shareAgenda]: share,
  [ids.keepWords]: keepWords,
};
