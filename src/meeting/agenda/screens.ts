import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { mailLimit, mailLink } from '../../content/mail-link.ts';
import { say } from '../../content/say.ts';
import type { AppContext, Incoming, PlaceNow } from '../../feature.ts';
import { shownAfresh } from '../../forms/inputs.ts';
import { findTyped } from '../../forms/typed/queries.ts';
import { sharedBetween } from '../../goals/facts.ts';
import { asOf, findPushDelivery } from '../../pushes/delivery.ts';
import { type PairFact, pairOf, takesFrom } from '../../relationship/facts.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { blocks, kinds } from '../ids.ts';
import { type Book, openMeeting, otherSide, type Side } from '../meeting.ts';
import { sentenceView } from '../page-view.ts';
import { readBook } from '../queries.ts';
import { inBothZones } from '../time/clocks.ts';
import { type Viewer, viewerOf, whenOf } from '../wording.ts';
import { standsWhere } from './edit-job.ts';
import { agendaForm, previewView, textOfAgenda, wordsView } from './form-view.ts';
import { mayDo } from './may.ts';
import type { PostContent } from './post-view.ts';
import { readItems, readMarks } from './queries.ts';
import { type AgendaMetadata, type AgendaRecord, agendaOf } from './record.ts';
import { type Around, agendaParts, agendaText, meetingDays, planLines } from './wording.ts';

/** As much of a name as stands in one place. */
const nameLimit = 100;

/** An agenda as one of the two reads it. */
export interface OwnAgenda {
  pair: PairFact;
  viewer: Viewer;
  book: Book;
  record: AgendaRecord;
  around: Around;
}

/** What stands around an agenda for whoever reads it: names, days, and the goals that she shares with him. One query. */
async function aroundOf(ctx: AppContext, edition: Edition, pair: PairFact, book: Book): Promise<Around> {
  const { menteeId, mentorId, called: theirs, zones, side } = pair;
  const called = (of: Side): string => shorten(theirs[of], nameLimit) || say(edition, 'sharedNoName');
  const shared = mentorId && pair.withBot ? await sharedBetween(ctx.db, ctx.keys, { mentorId, menteeId }) : [];
  return {
    ...{ edition, zone: zones[side], metOn: meetingDays(book.meetings), goals: shared.map(({ what }) => what) },
    names: { mentee: called('mentee'), mentor: called('mentor') },
  };
}

/**
 * The agenda of a meeting for one of the two; undefined for anybody else, for a mentor who does it without the bot, and where
 * there is no such meeting. Six queries, however much stands on it.
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
  return { pair, book, record, around, viewer: viewerOf(who.edition, pair, ctx.now()) };
}

/** What a post of an agenda is drawn from, as it stands for a side; a channel's as the mentee's. */
export const postContent = (
  { pair, record, around, viewer }: OwnAgenda,
  { where, repeated }: { where: PostContent['where']; repeated?: boolean },
): PostContent => {
  const { zones, side } = pair;
  const both = { mine: zones[side], theirs: zones[otherSide(side)] };
  return {
    ...{ around, record, where, pairId: pair.id, ...(repeated && { repeated }) },
    whenOf: (instant) => inBothZones(around.edition, both, instant, viewer.now),
  };
};

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
  return agendaForm({
    ...{ around, record, pairId: pair.id, side: pair.side, name: viewer.name, notice: again.notice },
    when: startsAt && !record.isFallen ? whenOf(viewer, startsAt) : undefined,
    metadata: { pairId: pair.id, meetingId: record.meetingId, formId },
    typed: { add: typed[blocks.add], tag: typed[blocks.tag], main: typed[blocks.main] },
    mark: formId.slice(0, 8),
    isText: pair.side === 'mentee' && (await isForText(ctx, pair)),
  });
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
    if (pairPlace) return pairPlace.look(who, ctx, { pairId: pair.id, menteeId: pair.menteeId });
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
  const { pair, record, viewer } = own;
  const use = placeToUse(place);
  return previewView({
    post: postContent(own, { where: standsWhere(use) }),
    name: viewer.name,
    metadata: { pairId: pair.id, meetingId: record.meetingId, formId, mark: markOf(place) },
    readers: use?.lines,
    trouble: typeof place === 'object' ? place.trouble : undefined,
    isUnknown: place === 'unknown',
    notice,
  });
}

/** Whether his copy waits for his hours, or for room among what comes to him. */
export async function waitsForHim(ctx: AppContext, { pair, record }: OwnAgenda): Promise<boolean> {
  if (!pair.mentorId) return false;
  const message = { kind: kinds.copy, to: pair.mentorId, about: record.meetingId, hours: 'day' } as const;
  return (await findPushDelivery(ctx.db, asOf(ctx), message)) === 'waits';
}

/** What she was shown of the place, to be compared with. */
export const markOf = (place: PlaceNow | 'none' | 'unknown'): string =>
  typeof place === 'object' ? place.mark : place;

/** The agenda as a text that she sends herself. */
export function textScreen(who: Incoming, own: OwnAgenda): ModalView {
  const { edition, person } = who;
  const { pair, record, viewer, around } = own;
  const me = person.name ?? '';
  const whole = (body: string): string => textToSend(edition, viewer.name, me, body);
  const text = whole(agendaText(around, record));
  const headings = [
    ...agendaParts(around, record, 'text').map(({ heading }) => heading),
    planLines(edition, record.meeting),
  ];
  const subject = say(edition, 'agendaMailSubject');
  const mail = mailLink(subject, text);
  return textOfAgenda(edition, {
    ...{
      name: viewer.name,
      text,
      mail: mail.length <= mailLimit ? mail : mailLink(subject, whole(headings.join('\n'))),
    },
    metadata: { pairId: pair.id, meetingId: record.meetingId, formId: randomUUID() },
    isMuted: pair.withBot && pair.mentorId !== null,
  });
}

/** Before two have agreed, what the first talk begins with as a text that she sends; undefined for anybody else. */
export async function talkScreen(who: Incoming, ctx: AppContext, pairId: string): Promise<ModalView | undefined> {
  const pair = await pairOf(ctx.db, ctx.keys, { id: pairId, personId: who.person.id });
  if (pair?.side !== 'mentee' || (pair.state !== 'talk' && pair.state !== 'proposed')) return undefined;
  const { edition, person } = who;
  const { name } = viewerOf(edition, pair, ctx.now());
  const text = textToSend(edition, name, person.name ?? '', planLines(edition, { number: 1 }));
  return textOfAgenda(edition, {
    ...{ name, text, mail: mailLink(say(edition, 'agendaMailSubject'), text), isMuted: false },
    metadata: { pairId, meetingId: '', formId: randomUUID() },
  });
}

const textToSend = (edition: Edition, name: string, me: string, body: string): string =>
  [say(edition, 'agendaTextOpening', { name }), body, say(edition, 'agendaTextClosing', { me })].join('\n\n');

/** That there is no such agenda of theirs. */
export const notTheirs = ({ edition }: Pick<Incoming, 'edition'>): ModalView =>
  sentenceView({ edition }, say(edition, 'agendaNotYours'));
