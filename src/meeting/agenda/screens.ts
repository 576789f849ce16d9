import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { calledBy } from '../../content/called.ts';
import type { Edition } from '../../content/editions.ts';
import { mailLimit, mailLink } from '../../content/mail-link.ts';
import { say } from '../../content/say.ts';
import type { AppContext, Incoming, PlaceNow } from '../../feature.ts';
import { textFingerprint } from '../../forms/fingerprint.ts';
import { shownAfresh } from '../../forms/inputs.ts';
import { findTyped } from '../../forms/typed/queries.ts';
import { sharedBetween } from '../../goals/facts.ts';
import { asOf, findPushDelivery } from '../../pushes/delivery.ts';
import { type PairFact, pairOf, takesFrom } from '../../relationship/facts.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { withUnread } from '../../slack/unread.ts';
import { isEnding } from '../../surfaces/answers.ts';
import { type Actions, countUnread } from '../follow-up/action.ts';
import { readActions, readDecided } from '../follow-up/queries.ts';
import { asOfMeeting, openActionLines, recordLines } from '../follow-up/record-lines.ts';
import type { DecidedLines } from '../follow-up/written.ts';
import { blocks, kinds } from '../ids.ts';
import { type Book, openMeeting, otherSide, type Side } from '../meeting.ts';
import { sentenceView } from '../page-view.ts';
import { readBook } from '../queries.ts';
import { inBothZones } from '../time/clocks.ts';
import { firstMinutes } from '../time/limits.ts';
import { type Viewer, viewerOf, whenOf, whenToSend } from '../wording.ts';
import { standsWhere } from './edit-job.ts';
import { agendaForm, previewView, textOfAgenda, wordsView } from './form-view.ts';
import { type Standing, standingIn } from './item.ts';
import { isReadBy, mayDo } from './may.ts';
import type { PostContent } from './post-view.ts';
import { findPostOf, readItems, readMarks } from './queries.ts';
import { type AgendaMetadata, type AgendaRecord, agendaOf } from './record.ts';
import type { Where } from './stands.ts';
import { type AgendaPart, type Around, agendaParts, agendaText, meetingDays, planLines } from './wording.ts';

/** As much of a name as stands in one place. */
const nameLimit = 100;

/** An agenda as one of the two reads it. */
export interface OwnAgenda {
  pair: PairFact;
  viewer: Viewer;
  book: Book;
  record: AgendaRecord;
  around: Around;
  /** Of the pair. */
  actions: Actions;
  decided: DecidedLines;
  /** How much of it cannot be read, as far as whoever reads may know that it is there. */
  unread: number;
}

/** What stands around an agenda for whoever reads it: names, days, and the goals that she shares with him. One query. */
async function aroundOf(ctx: AppContext, edition: Edition, pair: PairFact, book: Book): Promise<Around> {
  const { menteeId, mentorId, called: theirs, zones, side } = pair;
  const called = (of: Side): string => shorten(theirs[of], nameLimit) || say(edition, 'sharedNoName');
  const shared = mentorId && pair.withBot ? await sharedBetween(ctx.db, ctx.keys, { mentorId, menteeId }) : [];
  return {
    ...{
      edition,
      zone: zones[side],
      metOn: meetingDays(book.meetings),
      goals: shared.map(({ goalId, what }) => ({ id: goalId, what })),
    },
    names: { mentee: called('mentee'), mentor: called('mentor') },
  };
}

/**
 * The agenda of a meeting for one of the two; undefined for anybody else, for a mentor who does it without the bot, and where
 * there is no such meeting. Eight queries, however much stands on it.
 *
 * @param meetingId '' for the coming one
 */
export async function ownAgenda(
  ctx: AppContext,
  who: { id: string; edition: Edition },
  { pairId, meetingId }: { pairId: string; meetingId: string },
): Promise<OwnAgenda | undefined> {
  const pair = await pairOf(ctx.db, ctx.keys, { id: pairId, personId: who.id });
  if (!pair) return undefined;
  const book = await readBook(ctx.db, ctx.keys, pair);
  const kept = { items: await readItems(ctx.db, ctx.keys, pair.id), marks: await readMarks(ctx.db, pair.id) };
  const record = agendaOf(book, meetingId || (openMeeting(book)?.id ?? ''), kept, ctx.now());
  if (!record || mayDo(record, 'read', pair.side) === 'no') return undefined;
  const around = await aroundOf(ctx, who.edition, pair, book);
  const actions = await readActions(ctx.db, ctx.keys, pair.id);
  const decided = await readDecided(ctx.db, ctx.keys, pair.id);
  // Of her draft a mentor is not told either that something of it cannot be read.
  const unread =
    pair.side === 'mentee' ? ctx.unread.size : countUnread({ actions, decided }) + unreadTo(record, pair.side).length;
  return { pair, book, record, around, actions, decided, unread, viewer: viewerOf(who.edition, pair, ctx.now()) };
}

/** The items of an agenda that would be read by a side, and cannot be. */
const unreadTo = (record: AgendaRecord, side: Side): Standing[] =>
  (['main', 'open', 'later'] as const)
    .flatMap((part) => standingIn(record.items, record.meetingId, part))
    .filter((one) => one.item.text === '' && isReadBy(record, side, one));

/** What a post of an agenda is drawn from, as it stands for a side; a channel's as the mentee's. */
export const postContent = (
  own: OwnAgenda,
  { where, repeated }: { where: PostContent['where']; repeated?: boolean },
): PostContent => {
  const { pair, record, around } = own;
  return {
    ...{ around, record, where, pairId: pair.id, ...(repeated && { repeated }) },
    ...{ written: writtenOf(own, where), whenOf: (instant) => whenFor(own, instant) },
  };
};

const whenFor = ({ pair: { zones, side }, around, viewer }: OwnAgenda, instant: Date): string =>
  inBothZones(around.edition, { mine: zones[side], theirs: zones[otherSide(side)] }, instant, viewer.now);

/** What is open between the two; of a meeting that is over what was decided, who does what, and when they meet next. */
function writtenOf(own: OwnAgenda, where: Where): AgendaPart[] {
  const { record, around, actions, decided, book } = own;
  const { edition, names } = around;
  if (record.agenda !== 'met' && record.agenda !== 'record') return openActionLines(edition, { actions, names }, where);
  if (record.isFallen) return [];
  const { actions: until, nextAt } = asOfMeeting(book, record.meetingId, actions);
  const said = decided.get(record.meetingId) ?? {};
  const of = { meetingId: record.meetingId, decided: said, actions: until, names };
  return recordLines(edition, { ...of, next: nextAt && whenFor(own, nextAt) }, where);
}

/** Under which what is typed for an agenda is kept until it is sent. */
export const typedIn = (personId: string, meetingId: string) => ({
  ...{ personId, form: 'meeting.agenda', subject: meetingId },
});

/** Whether nothing goes to the mentor from the bot: then the agenda becomes a text to send oneself. */
export const isForText = async (ctx: Pick<AppContext, 'db'>, { withBot, mentorId, menteeId }: PairFact) =>
  !withBot || !mentorId || !(await takesFrom(ctx.db, { mentorId, menteeId }));

/** What was typed and not sent, and why it is shown once more. */
interface Again {
  formId?: string;
  typed?: Readonly<Record<string, string>>;
  notice?: string | undefined;
  /** Where the two talk, where that was just looked at. */
  place?: PlaceNow | 'none' | 'unknown';
}

/** Whether a shared agenda came to stand nowhere, or what stands can be changed no more. One query. */
export async function isStranded(ctx: Pick<AppContext, 'db'>, { pair, record }: OwnAgenda): Promise<boolean> {
  const { sharedAt, channelId } = record.marks;
  if (!sharedAt) return false;
  const of = channelId
    ? { kind: kinds.agenda, at: { channel: channelId } }
    : { kind: kinds.ownCopy, at: { person: pair.menteeId } };
  const posted = await findPostOf(ctx.db, { ...of, subject: record.meetingId });
  return posted !== undefined && channelId !== null && isEnding(posted.lastError);
}

/** An agenda with what can be done about it. */
export async function agendaScreen(
  who: Incoming,
  ctx: AppContext,
  own: OwnAgenda,
  again: Again = {},
): Promise<ModalView> {
  const { pair, record, viewer, around } = own;
  const { person } = who;
  const formId = again.formId ?? randomUUID();
  const typed = again.typed ?? (await findTyped(ctx.db, ctx.keys, typedIn(person.id, record.meetingId)));
  const { startsAt } = record.meeting;
  const isHers = pair.side === 'mentee';
  const mayShare = mayDo(record, 'share', pair.side) === 'yes';
  // Whoever adds words where others read is shown who does; she was, as she shared it.
  const place = isHers || !pair.withBot ? 'none' : (again.place ?? (await lookAtPlace(who, ctx, pair)));
  const view = agendaForm({
    ...{ around, record, pairId: pair.id, side: pair.side, name: viewer.name, notice: again.notice },
    when: startsAt && !record.isFallen ? whenOf(viewer, startsAt) : undefined,
    metadata: { pairId: pair.id, meetingId: record.meetingId, formId, ...(!isHers && { mark: markOf(place) }) },
    isStranded: mayShare && (await isStranded(ctx, own)),
    readers: placeToUse(place)?.lines,
    typed: { add: typed[blocks.add], tag: typed[blocks.tag], main: typed[blocks.main] },
    mark: formId.slice(0, 8),
    isText: isHers && (await isForText(ctx, pair)),
  });
  return withUnread(around.edition, view, own.unread);
}

/** The words of one item of one's own; undefined where they are not to be changed any more. */
export function wordsScreen(
  own: OwnAgenda,
  itemId: string,
  { notice, typed }: { notice?: string; typed?: string } = {},
): ModalView | undefined {
  const { record, pair, viewer } = own;
  const item = record.items.find(({ id }) => id === itemId);
  const may = mayDo(record, 'edit', pair.side);
  if (!item || item.text === '' || may === 'no' || (may === 'own' && item.writer !== pair.side)) return undefined;
  const metadata: AgendaMetadata = {
    ...{ pairId: pair.id, meetingId: record.meetingId, formId: randomUUID(), itemId, version: item.version },
  };
  const view = wordsView(viewer.edition, {
    text: typed ?? item.text,
    tag: item.tag,
    metadata,
    ...(notice && { notice }),
  });
  return typed === undefined ? view : shownAfresh(view, 'again');
}

/** Where the two talk, as Slack shows it now. @throws never: what Slack does not say is `unknown` */
export async function lookAtPlace(
  who: Incoming,
  ctx: AppContext,
  pair: PairFact,
): Promise<PlaceNow | 'none' | 'unknown'> {
  for (const { pairPlace } of ctx.features)
    if (pairPlace) return pairPlace.look(who, ctx, { pairId: pair.id, menteeId: pair.menteeId, side: pair.side });
  return 'none';
}

/** The channel that an agenda is put into; undefined for a copy each. */
export const placeToUse = (place: PlaceNow | 'none' | 'unknown'): PlaceNow | undefined =>
  typeof place === 'object' && !place.trouble ? place : undefined;

/** What she is shown before an agenda is shared: how it will stand, and who reads it. */
export function previewScreen(
  own: OwnAgenda,
  place: PlaceNow | 'none' | 'unknown',
  { formId, notice }: { formId: string; notice?: string | undefined },
): ModalView {
  const { pair, viewer, around } = own;
  const use = placeToUse(place);
  // As it would stand once she shares it: with every goal that he may read.
  const marks = { ...own.record.marks, goals: around.goals.map(({ id }) => id) };
  const record = { ...own.record, marks };
  const view = previewView({
    post: postContent({ ...own, record }, { where: standsWhere(use) }),
    name: viewer.name,
    metadata: { pairId: pair.id, meetingId: record.meetingId, formId, mark: markOf(place) },
    readers: use?.lines,
    trouble: typeof place === 'object' ? place.trouble : undefined,
    isUnknown: place === 'unknown',
    notice,
  });
  return withUnread(around.edition, view, own.unread);
}

/** Whether his copy waits for his hours, or for room among what comes to him. */
export async function waitsForHim(ctx: AppContext, { pair, record }: OwnAgenda): Promise<boolean> {
  if (!pair.mentorId) return false;
  const message = { kind: kinds.copy, to: pair.mentorId, about: record.meetingId, hours: 'day' } as const;
  return (await findPushDelivery(ctx.db, asOf(ctx), message)) === 'waits';
}

/** What she was shown of the place, to be compared with. */
export const markOf = (place: PlaceNow | 'none' | 'unknown'): string =>
  typeof place === 'object' ? textFingerprint([place.channelId, place.trouble ?? '', place.mark].join()) : place;

/** The agenda as a text that she sends herself. */
export function textScreen(who: Incoming, own: OwnAgenda): ModalView {
  const { edition, person } = who;
  const { pair, record, viewer, around } = own;
  const me = person.name ?? '';
  const { startsAt } = record.meeting;
  const when = startsAt && startsAt > viewer.now ? whenToSend(viewer, startsAt) : undefined;
  const whole = (body: string): string => textToSend(edition, viewer.name, me, body, when);
  const text = whole(agendaText(around, record, writtenOf(own, 'text')));
  const headings = [
    ...agendaParts(around, record, 'text').map(({ heading }) => heading),
    planLines(edition, record.meeting),
  ];
  const subject = say(edition, 'agendaMailSubject');
  const mail = mailLink(subject, text);
  const view = textOfAgenda(edition, {
    ...{
      name: viewer.name,
      text,
      mail: mail.length <= mailLimit ? mail : mailLink(subject, whole(headings.join('\n'))),
    },
    metadata: { pairId: pair.id, meetingId: record.meetingId, formId: randomUUID() },
    isMuted: pair.withBot && pair.mentorId !== null,
  });
  return withUnread(edition, view, own.unread);
}

/** Before two have agreed, what the first talk begins with as a text that she sends; undefined for anybody else. */
export async function talkScreen(who: Incoming, ctx: AppContext, pairId: string): Promise<ModalView | undefined> {
  const pair = await pairOf(ctx.db, ctx.keys, { id: pairId, personId: who.person.id });
  if (pair?.side !== 'mentee' || (pair.state !== 'talk' && pair.state !== 'proposed')) return undefined;
  const { edition, person } = who;
  const { name } = viewerOf(edition, pair, ctx.now());
  const text = textToSend(edition, name, person.name ?? '', planLines(edition, { number: 1, minutes: firstMinutes }));
  return textOfAgenda(edition, {
    ...{ name, text, mail: mailLink(say(edition, 'agendaMailSubject'), text), isMuted: false },
    metadata: { pairId, meetingId: '', formId: randomUUID() },
  });
}

/** A text of hers to her mentor, with the time that stands. */
const textToSend = (edition: Edition, to: string, me: string, body: string, when?: string): string => {
  const name = calledBy(to) ?? to;
  const opening = when
    ? say(edition, 'agendaTextOpeningAt', { name, when })
    : say(edition, 'agendaTextOpening', { name });
  return [opening, body, say(edition, 'agendaTextClosing', { me })].join('\n\n');
};

/** Why no agenda is there to be opened, to one of the two; to anybody else that there is none of theirs. */
export async function whyNone(who: Incoming, ctx: AppContext, pairId: string): Promise<ModalView> {
  const pair = await pairOf(ctx.db, ctx.keys, { id: pairId, personId: who.person.id });
  if (!pair?.hasAgreed || (pair.side === 'mentor' && !pair.withBot)) return notTheirs(who);
  const { edition } = who;
  const { name } = viewerOf(edition, pair, ctx.now());
  const sentence = pair.state === 'closed' ? 'agendaEnded' : pair.side === 'mentor' ? 'agendaNotBegun' : 'agendaPauses';
  return sentenceView({ edition }, say(edition, sentence, { name }));
}

/** That there is no such agenda of theirs. */
export const notTheirs = ({ edition }: Pick<Incoming, 'edition'>): ModalView =>
  sentenceView({ edition }, say(edition, 'agendaNotYours'));
