import { randomUUID } from 'node:crypto';
import type { AnyBlock, ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { AppContext, Incoming, PlaceNow, Reader } from '../../feature.ts';
import { textFingerprint } from '../../forms/fingerprint.ts';
import { findTyped } from '../../forms/typed/queries.ts';
import { agreedPairsOf, type PairFact, pairOf } from '../../relationship/facts.ts';
import { teamOf } from '../../slack/members.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { withUnread } from '../../slack/unread.ts';
import { standsWhere } from '../agenda/edit-job.ts';
import { type Items, type Standing, standingIn } from '../agenda/item.ts';
import { mayDo } from '../agenda/may.ts';
import { readItems, readMarks } from '../agenda/queries.ts';
import { type AgendaMarks, type AgendaRecord, agendaOf } from '../agenda/record.ts';
import { lookAtPlace, markOf, notTheirs, placeToUse } from '../agenda/screens.ts';
import { standsAs, type Where } from '../agenda/stands.ts';
import { type AgendaPart, type Around, itemWords, meetingDays } from '../agenda/wording.ts';
import { type Book, type Meeting, mayRead, openMeeting, type Side } from '../meeting.ts';
import { readBook } from '../queries.ts';
import { type Viewer, viewerOf, whenOf } from '../wording.ts';
import { type Actions, countUnread, enterActions, inWords, openActions } from './action.ts';
import { copyTexts, inPieces, meetingTitle, thanksMail, thanksText } from './copy-text.ts';
import { type Filled, type Tick, type Typed, ticksIn } from './filled.ts';
import { followForm, followPreview, itemInputs, notesForm, type ReadIn } from './form-view.ts';
import type { HomeRow } from './home-view.ts';
import { type FollowMetadata, followBlocks } from './ids.ts';
import {
  actionsView,
  copyView,
  dropView,
  type Following,
  followingBlocks,
  pastView,
  thanksView,
  waitsForWords,
} from './page-view.ts';
import { findNote, listNotes, readActions, readDecided, readOpenActions } from './queries.ts';
import { actionWords, asOfMeeting, inOrder, recordLines } from './record-lines.ts';
import { typedAfter } from './save-job.ts';
import { cleanLines, type DecidedLines, type OwnNote, type OwnWords } from './written.ts';

/** As much of a name as stands in one place. */
const nameLimit = 100;

/** A pair with all that followed its meetings, for one of the two. */
export interface OwnFollow {
  pair: PairFact;
  viewer: Viewer;
  book: Book;
  around: Around;
  items: Items;
  marks: ReadonlyMap<string, AgendaMarks>;
  actions: Actions;
  decided: DecidedLines;
  /** How many of these cannot be read, as far as whoever reads may know that they are there. */
  unread: number;
}

/** The same with one of its meetings. */
export interface OwnMeeting extends OwnFollow {
  record: AgendaRecord;
}

/**
 * All that followed the meetings of a pair; undefined for whoever may not read it: anybody else, a mentor who does it without the
 * bot, and one with whom it is over. Seven queries, however much it is.
 */
export async function ownFollow(
  ctx: AppContext,
  who: Pick<Incoming, 'person' | 'edition'>,
  pairId: string,
): Promise<OwnFollow | undefined> {
  const pair = await pairOf(ctx.db, ctx.keys, { id: pairId, personId: who.person.id });
  if (!pair || !mayRead({ pair: pair.state, withBot: pair.withBot }, pair.side)) return undefined;
  const agenda = pair.state === 'closed' ? 'closed' : 'record';
  if (mayDo({ agenda, withBot: pair.withBot }, 'read', pair.side) === 'no') return undefined;
  const book = await readBook(ctx.db, ctx.keys, pair);
  const read = {
    ...{ pair, book, viewer: viewerOf(who.edition, pair, ctx.now()), around: aroundOf(who.edition, pair, book) },
    items: await readItems(ctx.db, ctx.keys, pair.id),
    marks: await readMarks(ctx.db, pair.id),
    actions: await readActions(ctx.db, ctx.keys, pair.id),
    decided: await readDecided(ctx.db, ctx.keys, pair.id),
  };
  return { ...read, unread: pair.side === 'mentee' ? ctx.unread.size : countUnread(read) };
}

/** The same with a meeting of the pair; undefined where it has none of that id. */
export async function ownMeeting(
  ctx: AppContext,
  who: Pick<Incoming, 'person' | 'edition'>,
  { pairId, meetingId }: { pairId: string; meetingId: string },
): Promise<OwnMeeting | undefined> {
  const own = await ownFollow(ctx, who, pairId);
  const record = own && agendaOf(own.book, meetingId, own, ctx.now());
  return own && record && { ...own, record };
}

/** The two as both read them: how she calls her mentor is hers. */
const namesFor = (edition: Edition, { called }: Pick<PairFact, 'called'>): Readonly<{ [side in Side]: string }> => ({
  mentee: shorten(called.mentee, nameLimit) || say(edition, 'sharedNoName'),
  mentor: shorten(called.mentor, nameLimit) || say(edition, 'sharedNoName'),
});

const aroundOf = (edition: Edition, pair: PairFact, { meetings }: Book): Around => ({
  ...{ edition, zone: pair.zones[pair.side], goals: [], metOn: meetingDays(meetings) },
  names: namesFor(edition, pair),
});

/** The meeting that took place last. */
const lastMet = ({ meetings }: Pick<Book, 'meetings'>): Meeting | undefined =>
  meetings
    .filter(({ state }) => state === 'met')
    .toSorted((a, b) => (a.startsAt?.getTime() ?? 0) - (b.startsAt?.getTime() ?? 0) || a.number - b.number)
    .at(-1);

/** What follows from the meetings of a pair, for its page. Two queries. */
export async function followingOnPage(
  ctx: Pick<AppContext, 'db' | 'keys'>,
  edition: Edition,
  { pair, viewer, book }: { pair: PairFact; viewer: Viewer; book: Book },
): Promise<{ blocks: AnyBlock[]; isFirst: boolean }> {
  const agenda = pair.state === 'closed' ? 'closed' : 'record';
  if (mayDo({ agenda, withBot: pair.withBot }, 'read', pair.side) === 'no') return { blocks: [], isFirst: false };
  const meeting = lastMet(book);
  const decided = await readDecided(ctx.db, ctx.keys, pair.id);
  const following: Following = {
    ...{ edition, side: pair.side, name: viewer.name, names: namesFor(edition, pair), pairId: pair.id, book },
    actions: await readActions(ctx.db, ctx.keys, pair.id),
    last: meeting && {
      meeting,
      when: meeting.startsAt ? whenOf(viewer, meeting.startsAt) : undefined,
      isWritten: decided.get(meeting.id)?.[pair.side] !== undefined,
    },
  };
  const isFirst = pair.state !== 'closed' && waitsForWords(following);
  return { blocks: followingBlocks(following), isFirst };
}

/** What is on the agenda of a meeting and can be marked as reached by whoever reads, or not any more. */
export const itemsToReach = ({ record, pair }: OwnMeeting): Standing[] =>
  mayDo(record, 'reached', pair.side) === 'yes'
    ? (['main', 'open'] as const)
        .flatMap((part) => standingIn(record.items, record.meetingId, part))
        .filter(({ item }) => item.text !== '')
    : [];

/** Where two talk, as Slack shows it: `unknown` where it does not say. */
export type Looked = PlaceNow | 'none' | 'unknown';

/** Where what is written up is read. Where the post cannot be changed any more, that is on the pages of the two. */
export function readInOf(own: OwnMeeting, place: Looked): ReadIn {
  const { pair, record } = own;
  const { sharedAt, channelId, where } = record.marks;
  if (!pair.withBot || !pair.mentorId) return 'copy';
  if (!sharedAt) return 'pages';
  if (!channelId) return where;
  if (place === 'unknown') return 'more readers';
  const use = standsIn(own, place);
  return use ? standsWhere(use) : 'pages';
}

/** The channel with the post of the meeting, where that can be changed. */
export function standsIn({ record: { marks } }: OwnMeeting, place: Looked): PlaceNow | undefined {
  const use = placeToUse(place);
  return use && use.channelId === marks.channelId ? use : undefined;
}

/** Who reads where it stands, as Slack shows it now. */
export const placeOf = async (who: Incoming, ctx: AppContext, own: OwnMeeting): Promise<Looked> =>
  isInChannel(own) ? lookAtPlace(who, ctx, own.pair) : 'none';

const whereOf = (readIn: ReadIn): Where => (readIn === 'copy' ? 'text' : readIn === 'pages' ? 'two copies' : readIn);

/** Whether what is written up stands in a channel: then who reads there is looked at before it does. */
export const isInChannel = ({ record: { marks } }: OwnMeeting): boolean =>
  marks.sharedAt !== null && marks.channelId !== null;

/** When the two meet next, in words. */
function nextOf({ book, viewer }: OwnFollow): string | undefined {
  const startsAt = openMeeting(book)?.startsAt;
  return startsAt ? whenOf(viewer, startsAt) : undefined;
}

/** What was sent, or stands in the form that is shown again: under other ids, so that what is typed from then on is kept. */
export interface Again {
  typed?: Typed | undefined;
  notice?: string | undefined;
  saved?: Partial<OwnWords> | undefined;
  /** Where it stands, where that was just looked at. */
  place?: Looked;
}

const decidedBySide = ({ decided, record, pair }: OwnMeeting) => decided.get(record.meetingId)?.[pair.side];

function metadataFor(own: OwnMeeting, note: OwnNote | undefined, formId: string): FollowMetadata {
  const { pair, record } = own;
  return {
    ...{ pairId: pair.id, meetingId: record.meetingId, formId },
    ...{ decided: decidedBySide(own)?.version ?? 0, own: note?.version ?? 0 },
  };
}

/** Whether an item was reached: as it is kept, unless they changed its tick. */
const isReachedAfter = (ticks: readonly Tick[], { item, place }: Standing): boolean =>
  ticks.find(({ id }) => id === item.id)?.reached ?? place.reached;

/** The ids of the items that hold, for each input that ticks some. */
const idsByInput = (own: OwnMeeting, holds: (one: Standing) => boolean): { name: string; ids: string }[] =>
  itemInputs(itemsToReach(own)).map(({ name, items }) => ({
    name,
    ids: items.flatMap((one) => (holds(one) ? one.item.id : [])).join(' '),
  }));

/** What stands in the inputs: what is kept, and over it what was typed and not sent. */
function standing(own: OwnMeeting, note: OwnNote | undefined, typed: Typed): Typed {
  const ticks = ticksIn(typed);
  const ticked = idsByInput(own, (one) => isReachedAfter(ticks, one)).map(({ name, ids }) => [name, ids]);
  const decided = decidedBySide(own)?.text ?? '';
  return { [followBlocks.decided]: decided, ...note?.words, ...typed, ...Object.fromEntries(ticked) };
}

/** The form after a meeting, with what was typed and not sent. */
export async function followScreen(
  who: Incoming,
  ctx: AppContext,
  own: OwnMeeting,
  again: Again = {},
): Promise<ModalView> {
  const { pair, viewer, around, record } = own;
  const of = { personId: who.person.id, meetingId: record.meetingId };
  const note = pair.side === 'mentee' ? await findNote(ctx.db, ctx.keys, of) : undefined;
  const typed = again.typed ?? {
    ...(await findTyped(ctx.db, ctx.keys, typedAfter(of.personId, of.meetingId, 'post'))),
    ...(pair.side === 'mentee' && (await findTyped(ctx.db, ctx.keys, typedAfter(of.personId, of.meetingId, 'own')))),
  };
  const view = followForm({
    ...{
      around,
      side: pair.side,
      name: viewer.name,
      readIn: readInOf(own, again.place ?? (await placeOf(who, ctx, own))),
      items: itemsToReach(own),
      stands: openActions(inWords(own.actions))
        .filter(({ meetingId }) => meetingId === record.meetingId)
        .map((action) => actionWords(around.edition, action, around.names)),
      next: nextOf(own),
    },
    metadata: {
      ...metadataFor(own, note, randomUUID()),
      reached: idsByInput(own, ({ place }) => place.reached).map(({ ids }) => ids),
    },
    typed: standing(own, note, typed),
    ...{ notice: again.notice, saved: again.saved },
  });
  return withUnread(around.edition, view, own.unread + (note?.isUnread ? 1 : 0));
}

/** A mentor's own notes of a meeting. */
export async function notesScreen(
  who: Incoming,
  ctx: AppContext,
  own: OwnMeeting,
  again: Again = {},
): Promise<ModalView> {
  const { pair, viewer, around, record } = own;
  const note = await findNote(ctx.db, ctx.keys, { personId: who.person.id, meetingId: record.meetingId });
  const typed = again.typed ?? (await findTyped(ctx.db, ctx.keys, typedAfter(who.person.id, record.meetingId, 'own')));
  const view = notesForm({
    ...{ around, side: pair.side, name: viewer.name, notice: again.notice, saved: again.saved },
    metadata: metadataFor(own, note, randomUUID()),
    typed: { ...note?.words, ...typed },
  });
  return withUnread(around.edition, view, note?.isUnread ? 1 : 0);
}

/** What somebody typed for the post, as it will stand, and who will read it. */
export function previewScreen(
  own: OwnMeeting,
  filled: Filled,
  place: Looked,
  { metadata, notice }: { metadata: FollowMetadata; notice?: string | undefined },
): ModalView {
  const { around, viewer } = own;
  const readIn = readInOf(own, place);
  const view = followPreview({
    ...{ edition: around.edition, name: viewer.name, readIn, notice },
    isLeft: isInChannel(own) && readIn === 'pages',
    readers: isInChannel(own) ? standsIn(own, place)?.lines : undefined,
    parts: partsAfter(own, filled, whereOf(readIn)),
    metadata: { ...metadata, mark: markOf(place), filled: markOfFilled(filled) },
  });
  return withUnread(around.edition, view, own.unread);
}

/** What is about to be saved, to be compared with what was shown. */
export const markOfFilled = (filled: Filled): string => textFingerprint(JSON.stringify(filled));

/** What stands once it is saved. */
function partsAfter(own: OwnMeeting, filled: Filled, where: Where): AgendaPart[] {
  const { pair, around, record, actions, decided } = own;
  const { meetingId } = record;
  const mine = { text: cleanLines(filled.decided), version: 0 };
  const entered = enterActions(actions, meetingId, filled.actions, pair.side).actions;
  const { actions: until, nextAt } = asOfMeeting(own.book, meetingId, entered);
  const after = {
    ...{ meetingId, names: around.names, actions: until, next: nextAt && whenOf(own.viewer, nextAt) },
    decided: { ...decided.get(meetingId), [pair.side]: mine },
  };
  const reached = itemsToReach(own).filter((one) => isReachedAfter(filled.reached, one));
  const isRead = ({ item }: Standing): boolean =>
    item.places[0]?.meetingId === meetingId || standsAs('carried', where) === 'full';
  const lines = reached
    .filter(isRead)
    .map(({ item, place }) => itemWords(around, { item, place: { ...place, reached: false } }));
  return [
    ...(lines.length > 0 ? [{ heading: say(around.edition, 'followReached'), lines }] : []),
    ...recordLines(around.edition, after, where),
  ];
}

/** Which of the items that were ticked or unticked in a form are not so yet. */
export const reachedChanged = (own: OwnMeeting, { reached }: Filled): Tick[] =>
  itemsToReach(own).flatMap((one) => {
    const is = isReachedAfter(reached, one);
    return is === one.place.reached ? [] : [{ id: one.item.id, reached: is }];
  });

/** All that the two have to do. */
export function actionsScreen({ pair, viewer, around, book, actions, unread }: OwnFollow, notice?: string): ModalView {
  const { edition, names } = around;
  const of = { edition, side: pair.side, name: viewer.name, names, pairId: pair.id, book, actions };
  return withUnread(edition, actionsView(of, notice), unread);
}

/** Asks before an action is let go; undefined where there is none of that id. */
export function dropScreen({ pair, viewer, around, actions }: OwnFollow, actionId: string): ModalView | undefined {
  const action = actions.find(({ id, state }) => id === actionId && state !== 'dropped');
  if (!action) return undefined;
  const metadata = { pairId: pair.id, meetingId: '', formId: randomUUID(), decided: 0, own: 0, actionId };
  return dropView(around.edition, { name: viewer.name, text: action.text, metadata });
}

/** All meetings that took place, the latest first. @param from the one that stands first, by its id */
export function pastScreen(own: OwnFollow, now: Date, from: string): ModalView {
  const { pair, viewer, around, book, actions, decided } = own;
  const meetings = inOrder(book)
    .filter(({ state }) => state === 'met')
    .toReversed();
  const view = pastView(around.edition, {
    ...{ side: pair.side, name: viewer.name, pairId: pair.id, from },
    meetings: meetings.map((meeting) => {
      const record = agendaOf(book, meeting.id, own, now);
      const said = actions.filter(({ meetingId }) => meetingId === meeting.id);
      const of = { meetingId: meeting.id, decided: decided.get(meeting.id) ?? {}, actions: said, names: around.names };
      return {
        ...{ title: meetingTitle(around, meeting), meetingId: meeting.id },
        parts: recordLines(around.edition, of, 'two copies'),
        mayWrite: record !== undefined && mayDo(record, 'decide', pair.side) === 'yes',
      };
    }),
  });
  return withUnread(around.edition, view, own.unread);
}

/** All of it as a text for her, with her own notes where she ticked them; undefined for a mentor. */
export async function copyScreen(
  who: Incoming,
  ctx: AppContext,
  own: OwnFollow,
  hasOwn: boolean,
): Promise<ModalView | undefined> {
  const { pair, around, book, decided, actions } = own;
  const agenda = pair.state === 'closed' ? 'closed' : 'record';
  if (mayDo({ agenda, withBot: pair.withBot }, 'copy', pair.side) !== 'yes') return undefined;
  const of = { personId: who.person.id, pairId: pair.id };
  const notes = hasOwn ? await listNotes(ctx.db, ctx.keys, of) : undefined;
  const records = inOrder(book)
    .filter(({ state }) => state === 'met' || state === 'set' || state === 'wanted')
    .flatMap(({ id }) => agendaOf(book, id, own, ctx.now()) ?? []);
  const { pieces, isCut } = inPieces(copyTexts({ around, records, decided, actions, own: notes }));
  const metadata = { pairId: pair.id, meetingId: '', formId: randomUUID(), decided: 0, own: 0 };
  const view = copyView(around.edition, { pieces, isCut, hasOwn, metadata });
  return withUnread(around.edition, view, ctx.unread.size);
}

/** A thank-you for her to send; undefined for a mentor. */
export function thanksScreen(who: Incoming, own: OwnMeeting): ModalView | undefined {
  const { pair, viewer, around, record, actions } = own;
  if (pair.side !== 'mentee' || record.meeting.state !== 'met') return undefined;
  const text = thanksText({ around, me: who.person.name ?? '', name: viewer.name }, record.meeting, actions);
  const { mentorInSlack, id: pairId } = pair;
  const chat = mentorInSlack && `slack://user?team=${teamOf(who.person)}&id=${mentorInSlack}`;
  const view = thanksView(around.edition, { name: viewer.name, text, mail: thanksMail(around, text), chat, pairId });
  return withUnread(around.edition, view, own.unread);
}

/** That there is no such pair, or meeting, of theirs. */
export const nothingHere = notTheirs;

/** What somebody and those they work with have still to do. Two queries, the first shared with the screen. */
export async function actionsAtHome({ person, edition, fact }: Reader, ctx: AppContext): Promise<HomeRow[]> {
  const pairs = await agreedPairsOf(fact, person.id);
  const open = await readOpenActions(
    ctx.db,
    ctx.keys,
    pairs.map(({ id }) => id),
  );
  return pairs.flatMap((pair) =>
    (open.get(pair.id) ?? []).map((action) => ({
      action,
      ...{ side: pair.side, pairId: pair.id, name: viewerOf(edition, pair, ctx.now()).name },
    })),
  );
}
