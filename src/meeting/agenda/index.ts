/*
 * The room of agendas: what two want to talk about, before, at and after a meeting. Who may do what, what changes by a press,
 * what stands where others read it, and what goes on into the next meeting is pure, and held to test/meeting/agenda.md.
 */

import type { ModalView } from '@slack/types';
import { say } from '../../content/say.ts';
import type {
  ActionRequest,
  AppContext,
  CommandRequest,
  Incoming,
  SubmitAnswer,
  SubmitRequest,
} from '../../feature.ts';
import { type Form, inputName } from '../../forms/form.ts';
import { forgetTyped, keepTyped } from '../../forms/typed/queries.ts';
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
  return (await talkScreen(who, ctx, pairId)) ?? notTheirs(who);
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
    const pressed = edit && (await changeAgenda(ctx, on, [edit]));
    await request.ack();
    const after = await ownAgenda(ctx, of(request), { pairId, meetingId });
    if (!after) return showModal(request, notTheirs(request));
    const notice = pressed ? refusalWords(request, pressed.edited) : say(request.edition, 'agendaNotNow');
    await showModal(request, await agendaScreen(request, ctx, after, { ...againOf(request), notice }));
  };

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
  const tag = tagIn(form);
  const edits: Edit[] = [
    { act: 'edit', id: itemId, text, version },
    { act: 'tag', id: itemId, tag },
  ];
  const pressed = await changeAgenda(ctx, { pairId, meetingId, personId: request.person.id }, edits);
  const own = pressed && (await ownAgenda(ctx, of(request), { pairId, meetingId }));
  if (!pressed || !own) return update(notTheirs(request));
  const why = pressed.edited.refused.find(({ edit }) => edit.act === 'edit')?.why;
  const now = own.record.items.find(({ id }) => id === itemId);
  if (why === 'changed' && now) {
    const notice = say(edition, 'agendaChangedMeanwhile', { text: now.text });
    // What was typed stands there, and sent once more it takes the place of what the notice shows.
    const again = wordsScreen(own, itemId, { notice, typed: text });
    if (again) return update(again);
  }
  const isGone = why === 'gone';
  const notice = isGone ? say(edition, 'agendaGone') : why ? say(edition, 'agendaNotNow') : undefined;
  const screen = await agendaScreen(request, ctx, own, { notice, ...(isGone && { typed: { [blocks.add]: text } }) });
  if (!view.previous_view_id) return update(screen);
  await client.views.update({ view_id: view.previous_view_id, view: screen });
  return undefined;
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
 * once, unless somebody reads there whom she was not named.
 */
async function keepAgenda(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { edition, form, view, person } = request;
  const { pairId, meetingId, formId } = readAgendaMetadata(view.private_metadata);
  const own = await ownAgenda(ctx, of(request), { pairId, meetingId });
  if (!own) return update(notTheirs(request));
  const isHers = own.pair.side === 'mentee';
  const { texts, tooLong } = linesOf(form.text(blocks.add) ?? '');
  const [long] = tooLong;
  const part: Part = isHers && (form.ticked(blocks.main) ?? []).length > 0 ? 'main' : 'open';
  const known = new Set(own.record.items.map(({ id }) => id));
  const adds = texts.map((text, at): Edit => ({ act: 'add', id: itemIdOf(formId, at), text, tag: tagIn(form), part }));
  const fresh = adds.filter(({ id }) => !known.has(id)).length;
  const mains = standingIn(own.record.items, own.record.meetingId, 'main').length;
  if (long !== undefined)
    return errors({ [blockOf(view, blocks.add)]: say(edition, 'agendaTooLong', { text: cut(long) }) });
  if (part === 'main' && fresh > 0 && mains + fresh > mostMain)
    return errors({ [blockOf(view, blocks.main)]: say(edition, 'agendaThreeMain') });
  const place = isHers && !(await isForText(ctx, own.pair)) ? await lookAtPlace(request, ctx, own.pair) : 'none';
  const isNews = own.record.marks.sharedAt !== null && typeof place === 'object' && place.isNews && fresh > 0;
  // Words that somebody would read whom she was not named wait in the form until she has seen them.
  if (isNews && placeToUse(place)) {
    const typing = { values: typedOf(form), at: request.at, opened: formId };
    await keepTyped(ctx, typedIn(person.id, own.record.meetingId), typing);
    return update(previewScreen(own, place, { formId, notice: say(edition, 'agendaReadersMoved') }));
  }
  const pressed = await changeAgenda(ctx, { pairId, meetingId, personId: person.id }, adds);
  if (!pressed) return update(notTheirs(request));
  const typed = typedIn(person.id, own.record.meetingId);
  const { refused, forNext } = pressed.edited;
  if (refused.length === 0)
    await ctx.db.transaction().execute((trx) => forgetTyped(trx, ctx.keys, typed, { opened: formId }, ctx.now()));
  const after = (await ownAgenda(ctx, of(request), { pairId, meetingId })) ?? own;
  const isDraft = mayDo(after.record, 'share', after.pair.side) === 'yes' && after.record.marks.sharedAt === null;
  const notice =
    refusalWords(request, pressed.edited) ?? (forNext.length > 0 ? say(edition, 'agendaSavedNext') : undefined);
  const goesOn = isHers && refused.length === 0 && forNext.length === 0;
  if (goesOn && (await isForText(ctx, after.pair))) return update(textScreen(request, after));
  if (goesOn && isDraft)
    return update(previewScreen(after, place, { formId, notice: laterWords(request, own, after) }));
  const again = refused.length > 0 ? { typed: typedOf(form) } : { typed: {} };
  const said = notice ?? laterWords(request, own, after) ?? say(edition, 'agendaSaved');
  return update(await agendaScreen(request, ctx, after, { ...again, notice: said }));
}

const cut = (text: string): string => [...text].slice(0, 60).join('');

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
  const shared = await shareAgenda(ctx, { pairId, meetingId, personId: person.id }, use);
  const after = await ownAgenda(ctx, of(request), { pairId, meetingId });
  if (!shared || !after) return update(notTheirs(request));
  const { name } = after.viewer;
  const notice =
    shared.outcome === 'no'
      ? say(edition, 'agendaNotNow')
      : shared.pair.state === 'paused' && shared.outcome === 'shared'
        ? say(edition, 'agendaSharedPaused')
        : use
          ? say(edition, 'agendaSharedThere')
          : say(edition, (await waitsForHim(ctx, after)) ? 'agendaSharedWaits' : 'agendaSharedCopies', { name });
  return update(await agendaScreen(request, ctx, after, { notice }));
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
