import type { AnyBlock, Button, ModalView } from '@slack/types';
import { calledBy } from '../content/called.ts';
import { say } from '../content/say.ts';
import { asking, button, buttons, context, menu, modal, plainSection, preformatted } from '../slack/blocks.ts';
import { calendarLinks } from './calendar/links.ts';
import { meetingMailLink } from './calendar/mail.ts';
import { ids, type Metadata } from './ids.ts';
import {
  afterMove,
  type Meeting,
  type Move,
  type Offer,
  openMeeting,
  openTimes,
  standingAt,
  waitingOffer,
} from './meeting.ts';
import { outsideTheirDay } from './time/clocks.ts';
import { type Busy, busyLine, type Shown, saysSilent, stateLines, type Viewer, whenOf, whenToSend } from './wording.ts';

/** What a modal carries. */
export const metadataOf = (metadata: Metadata): string => JSON.stringify(metadata);

/** What a page shows besides how it stands. */
export interface PageContent extends Shown {
  notice?: string | undefined;
  /** Words for the other to send oneself, of what was just done: they hear nothing of it from the bot. */
  toCopy?: string | undefined;
  /** Who reads, as they sign a mail. */
  me: string;
  /** A file can be sent. */
  hasFile: boolean;
  where: string;
  /** What whoever reads has at other times, where they may take one. */
  busy?: readonly Busy[];
  /** What follows from the last meeting; where that waits to be written up, it is the one act, and comes first. */
  following?: { blocks: readonly AnyBlock[]; isFirst: boolean };
}

/** What stands between two, and what whoever reads can do about it. */
export function pageView(viewer: Viewer, content: PageContent): ModalView {
  const { edition } = viewer;
  const { book, now, notice, toCopy, following } = content;
  const offer = waitingOffer(book, now);
  return modal({
    callbackId: ids.page,
    title: say(edition, 'meetTitle'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf({ pairId: content.pairId, sequence: 0 }),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      ...(toCopy ? [plainSection(say(edition, 'tellYourself', { name: viewer.name })), preformatted(toCopy)] : []),
      ...(following?.isFirst ? following.blocks : []),
      ...stateLines(viewer, content).map((line) => plainSection(line)),
      ...silentBlocks(viewer, content),
      ...(offer ? offerBlocks(viewer, content, offer) : []),
      ...calendarBlocks(viewer, content),
      ...acts(viewer, content),
      ...(following?.isFirst ? [] : (following?.blocks ?? [])),
    ],
  });
}

/** What she can do about a silence: words to send herself, and the way to a pause or an end. */
export const silentBlocks = (viewer: Viewer, content: Shown): AnyBlock[] =>
  saysSilent(viewer, content)
    ? [buttons(button(say(viewer.edition, 'meetSilentWays'), 'relationship:words', { value: content.pairId }))]
    : [];

/** The times that wait, to whoever may choose with a button each. */
function offerBlocks(viewer: Viewer, { pairId, now, busy = [] }: PageContent, offer: Offer): AnyBlock[] {
  const { edition, side } = viewer;
  return openTimes(offer, now).map((time) => {
    const outside = outsideTheirDay(edition, viewer.zones, time, viewer.name);
    const other = offer.sentBy === side ? undefined : busyLine(viewer, busy, time, offer.minutes);
    const line = [whenOf(viewer, time), ...[outside, other].flatMap((one) => one ?? [])].join('\n');
    const value = `${pairId} ${offer.id} ${time.getTime() / 1000}`;
    const take = button(say(edition, 'takeThis'), ids.take, { value });
    return { ...plainSection(line), ...(offer.sentBy !== side && { accessory: take }) };
  });
}

/** Where a time stands: the ways into a calendar; without the bot a mail to the other. */
function calendarBlocks(viewer: Viewer, content: PageContent): AnyBlock[] {
  const { edition, name } = viewer;
  const { time, withBot, pair } = standingAt(content.book, content.now);
  const meeting = openMeeting(content.book);
  if (!meeting?.startsAt || pair === 'closed' || (time !== 'set' && time !== 'running')) return [];
  const entry = entryOf(viewer, content, meeting);
  const mail = meetingMailLink(edition, {
    ...{ entry: { ...entry, name: content.me }, called: calledBy(name) ?? name, me: content.me },
    when: whenToSend(viewer, meeting.startsAt),
  });
  return [
    calendarButtons(viewer, content, meeting, [
      ...(withBot ? [] : [{ ...button(say(edition, 'mailButton'), ids.mail), url: mail }]),
    ]),
  ];
}

/** The ways to have a time that stands in a calendar. */
export function calendarButtons(
  { edition, name }: Viewer,
  { pairId, hasFile, where }: Pick<PageContent, 'pairId' | 'hasFile' | 'where'>,
  meeting: Meeting,
  more: Button[] = [],
): AnyBlock {
  const links = calendarLinks(entryOf({ name }, { where }, meeting));
  return buttons(
    { ...button(say(edition, 'calendarGoogle'), ids.google), url: links.google },
    { ...button(say(edition, 'calendarOutlook'), ids.outlook), url: links.outlookWork },
    ...(hasFile ? [button(say(edition, 'calendarFile'), ids.file, { value: pairId })] : []),
    ...more,
  );
}

/** A file that takes a cancelled meeting out of a calendar that follows it. */
export const cancelFileButton = (edition: Viewer['edition'], pairId: string, { id }: Meeting): Button =>
  button(say(edition, 'calendarCancelFile'), ids.file, { value: `${pairId} ${id}` });

/** A meeting with a time as it stands in the calendar of who reads. */
export const entryOf = ({ name }: Pick<Viewer, 'name'>, { where }: Pick<PageContent, 'where'>, meeting: Meeting) => ({
  ...{ meetingId: meeting.id, sequence: meeting.sequence, startsAt: meeting.startsAt ?? new Date(0) },
  ...{ minutes: meeting.minutes, name, where, isCancelled: meeting.state === 'cancelled' },
});

/** The one act, what else can be done, and behind ⋯ what is seldom wanted: what can be done now, and nothing else. */
function acts(viewer: Viewer, { book, now, pairId, following }: PageContent): AnyBlock[] {
  const { edition, side } = viewer;
  const standing = standingAt(book, now);
  const { time, offeredBy, withBot } = standing;
  const may = (move: Move): boolean => afterMove(standing, move, side) !== undefined;
  const meeting = openMeeting(book);
  const offer = waitingOffer(book, now);
  const of = { value: pairId };
  const ofMeeting = { value: `${pairId} ${meeting?.id} ${meeting?.sequence}` };
  const ofOffer = { value: `${pairId} ${offer?.id}` };
  const isWaitingForMe = offeredBy !== undefined && offeredBy !== side;
  const offers = may('offer') || (!withBot && may('arrange'));
  const isFirst = offers && time === 'none' && !offeredBy && !following?.isFirst;
  const label =
    time === 'set' || time === 'running'
      ? 'meetMove'
      : isWaitingForMe
        ? 'meetOfferMineInstead'
        : offeredBy
          ? 'meetOfferOthers'
          : 'meetOffer';
  const row: Button[] = [
    ...(may('met') ? [button(say(edition, 'meetMet'), ids.met, { ...ofMeeting, primary: true })] : []),
    ...(may('not-yet') ? [button(say(edition, 'meetNotYet'), ids.notYet, ofMeeting)] : []),
    ...(may('none-of-these') ? [button(say(edition, 'meetNone'), ids.none, ofOffer)] : []),
    ...(may('withdraw') ? [button(say(edition, 'meetWithdraw'), ids.withdraw, ofOffer)] : []),
    ...(offers ? [button(say(edition, label), ids.offer, { ...of, primary: isFirst })] : []),
    ...(may('cancel') ? [cancelButton(viewer, `${pairId} ${meeting?.id} ${meeting?.sequence}`)] : []),
  ];
  const rest: Button[] = [
    ...(may('arrange') ? [button(say(edition, 'meetArrange'), ids.arrange, of)] : []),
    ...(may('log') ? [button(say(edition, 'meetLog'), ids.log, of)] : []),
    ...(may('fell-through') ? [button(say(edition, 'meetFellThrough'), ids.fellThrough, ofMeeting)] : []),
  ];
  const agenda = agendaButton(viewer, { book, pairId });
  if (row.length + rest.length === 0) return agenda ? [buttons(agenda)] : [];
  return [
    ...(agenda ? [buttons(agenda)] : []),
    buttons(...row, ...(rest.length > 0 ? [menu(...rest)] : [])),
    ...(may('arrange') && side === 'mentee' && time === 'none' ? [context(say(edition, 'meetArrangeHint'))] : []),
  ];
}

/** The way to the agenda of the coming meeting: hers to prepare, his once there is one. */
export function agendaButton({ edition, side }: Viewer, { book, pairId }: Pick<PageContent, 'book' | 'pairId'>) {
  const meeting = openMeeting(book);
  if (book.pair === 'closed' || (!meeting && (side === 'mentor' || book.pair !== 'active'))) return undefined;
  const label = side === 'mentee' && !meeting?.sharedAt ? 'agendaPrepare' : 'agendaOpen';
  return button(say(edition, label), ids.agenda, { value: pairId });
}

/** Asks first, with what follows from it. */
export const cancelButton = ({ edition, name }: Viewer, value: string): Button =>
  asking(button(say(edition, 'meetCancel'), ids.cancel, { value }), {
    title: say(edition, 'meetCancelTitle'),
    text: say(edition, 'meetCancelText', { name }),
    confirm: say(edition, 'meetCancel'),
    deny: say(edition, 'backButton'),
  });

/** A sentence, where there is no page. */
export const sentenceView = ({ edition }: Pick<Viewer, 'edition'>, sentence: string): ModalView =>
  modal({
    callbackId: ids.page,
    title: say(edition, 'meetTitle'),
    close: say(edition, 'closeButton'),
    blocks: [plainSection(sentence)],
  });

/** With whom: one of several. */
export const chooseView = (
  { edition }: Pick<Viewer, 'edition'>,
  pairs: readonly { id: string; name: string }[],
  what: typeof ids.open | typeof ids.agenda = ids.open,
): ModalView =>
  modal({
    callbackId: ids.page,
    title: say(edition, 'meetTitle'),
    close: say(edition, 'closeButton'),
    blocks: [
      plainSection(say(edition, 'meetWithWhom')),
      ...pairs.slice(0, mostListed).map(({ id, name }) => ({
        ...plainSection(name),
        accessory: button(say(edition, 'meetOpen'), what, { value: id }),
      })),
    ],
  });

/** More pairs than these are not listed: a view takes a hundred blocks. */
const mostListed = 90;
