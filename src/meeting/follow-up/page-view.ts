import type { AnyBlock, Button, ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { checks, option } from '../../forms/inputs.ts';
import { closeLoses } from '../../forms/typed/view.ts';
import { button, buttons, context, header, menu, modal, plainSection, preformatted } from '../../slack/blocks.ts';
import type { AgendaPart } from '../agenda/wording.ts';
import { ids } from '../ids.ts';
import type { Book, Meeting, Side } from '../meeting.ts';
import { type Action, type Actions, inWords, mayDrop, mayTick, openActions } from './action.ts';
import { partBlocks } from './form-view.ts';
import { type FollowMetadata, followBlocks, followIds } from './ids.ts';
import { actionWords, type MeetingRecord } from './record-lines.ts';

/** What follows from the meetings of two, as one of them sees it on the page. */
export interface Following {
  edition: Edition;
  side: Side;
  name: string;
  names: MeetingRecord['names'];
  pairId: string;
  book: Book;
  actions: Actions;
  /** The last meeting that took place, with its time in words, and whether who reads has written it up. */
  last: { meeting: Meeting; when: string | undefined; isWritten: boolean } | undefined;
}

/** More actions than these do not stand on a page at once. */
const mostShown = 4;

/** Whether the last meeting waits to be written up: then that is the one thing to do. */
export const waitsForWords = ({ side, last }: Pick<Following, 'side' | 'last'>): boolean =>
  side === 'mentee' && last !== undefined && !last.isWritten;

/** What follows from the last meeting, and what the two have still to do: under how the next one stands. */
export function followingBlocks(following: Following): AnyBlock[] {
  const { edition, side, name, names, pairId, book, actions, last } = following;
  if (book.pair === 'closed') {
    const mayCopy = side === 'mentee' && (last !== undefined || actions.length > 0);
    return mayCopy ? [buttons(button(say(edition, 'copyButton'), followIds.copy, { value: pairId }))] : [];
  }
  const open = openActions(inWords(actions));
  const list = open
    .slice(0, mostShown)
    .map((one) => actionBlock(edition, { words: actionWords(edition, one, names), pairId, id: one.id }));
  return [
    ...(last
      ? [
          plainSection(
            last.when ? say(edition, 'pageMet', { name, when: last.when }) : say(edition, 'pageMetNoTime', { name }),
          ),
          buttons(...lastButtons(following, last)),
        ]
      : []),
    ...(list.length > 0 ? [header(say(edition, 'actionsHeading')), ...list] : []),
    ...(list.length > 0 ? [buttons(button(say(edition, 'allActions'), followIds.actions, { value: pairId }))] : []),
  ];
}

function lastButtons(
  following: Following,
  { meeting, isWritten }: NonNullable<Following['last']>,
): Parameters<typeof buttons> {
  const { edition, side, pairId } = following;
  const value = `${pairId} ${meeting.id}`;
  const past = button(say(edition, 'allMeetings'), followIds.past, { value: pairId });
  if (side === 'mentor')
    return [
      button(say(edition, isWritten ? 'changeDecided' : 'addDecided'), followIds.writeUp, { value }),
      button(say(edition, 'myNotes'), followIds.notes, { value }),
      menu(past),
    ];
  const label = say(edition, isWritten ? 'writeUpAgain' : 'writeUp');
  return [
    button(label, followIds.writeUp, { value, primary: !isWritten }),
    menu(
      button(say(edition, 'thanksButton'), followIds.thanks, { value }),
      past,
      button(say(edition, 'copyButton'), followIds.copy, { value: pairId }),
    ),
  ];
}

/** An action in words, with the tick beside it. */
export function actionBlock(
  edition: Edition,
  { words, pairId, id }: { words: string; pairId: string; id: string },
): AnyBlock {
  const done = button(say(edition, 'actionDone'), followIds.done, { value: `${pairId} ${id}` });
  return { ...plainSection(words), accessory: done };
}

/** The way to what somebody writes after a meeting, where it was just said that it took place. */
export const writeUpButton = (edition: Edition, side: Side, value: string): Button =>
  button(say(edition, side === 'mentee' ? 'writeUp' : 'addDecided'), followIds.writeUp, { value });

/** What was done lately stands in the list, too, so that a tick can be taken back. */
const mostDone = 6;

/** All that the two have to do, with what was done last: each to be ticked, taken back or let go. */
export function actionsView(
  { edition, side, name, names, pairId, book, actions }: Omit<Following, 'last'>,
  notice?: string,
): ModalView {
  const value = (action: Action): { value: string } => ({ value: `${pairId} ${action.id}` });
  const done = inWords(actions)
    .filter(({ state }) => state === 'done')
    .slice(-mostDone);
  const may = mayTick(book, side);
  const mayDropOne = may && openActions(inWords(actions)).some((action) => mayDrop(book, action, side));
  const rows = [...openActions(inWords(actions)), ...done].flatMap((action): AnyBlock[] => {
    const isDone = action.state === 'done';
    const tick = button(
      say(edition, isDone ? 'actionNotDone' : 'actionDone'),
      isDone ? followIds.untick : followIds.tick,
      value(action),
    );
    const drops = !isDone && mayDrop(book, action, side);
    const drop = button(say(edition, 'actionDrop'), followIds.drop, value(action));
    const line = plainSection(actionWords(edition, action, names));
    if (!may) return [line];
    return drops ? [line, buttons(tick, menu(drop))] : [{ ...line, accessory: tick }];
  });
  return modal({
    callbackId: ids.page,
    title: say(edition, 'allActions'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf(pairId),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      ...(rows.length > 0
        ? [header(say(edition, 'actionsHeading')), ...rows]
        : [plainSection(say(edition, 'followNothing'))]),
      buttons(backButton(edition, pairId)),
      ...(mayDropOne ? [context(say(edition, 'dropHintList', { name }))] : []),
    ],
  });
}

const metadataOf = (pairId: string): string => JSON.stringify({ pairId, sequence: 0 });

const backButton = (edition: Edition, pairId: string): Button =>
  button(say(edition, 'nextMeeting'), ids.open, { value: pairId });

/** Asks before an action is let go. */
export const dropView = (
  edition: Edition,
  { name, text, metadata }: { name: string; text: string; metadata: FollowMetadata },
): ModalView =>
  modal({
    callbackId: followIds.dropNow,
    title: say(edition, 'dropTitle'),
    submit: say(edition, 'actionDropNow'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      plainSection(say(edition, 'dropText', { text })),
      plainSection(say(edition, 'dropHint', { name })),
      buttons(button(say(edition, 'allActions'), followIds.actions, { value: metadata.pairId })),
    ],
  });

/** A meeting in the list of all. */
export interface PastMeeting {
  title: string;
  meetingId: string;
  parts: readonly AgendaPart[];
  mayWrite: boolean;
}

/**
 * All meetings that took place, the latest first, each with what was written up of it.
 *
 * @param from the meeting that stands first, by its id: the later ones are on the page before
 */
export function pastView(
  edition: Edition,
  {
    side,
    name,
    pairId,
    meetings: all,
    from,
  }: { side: Side; name: string; pairId: string; meetings: readonly PastMeeting[]; from?: string | undefined },
): ModalView {
  const first = Math.max(
    0,
    all.findIndex(({ meetingId }) => meetingId === from),
  );
  const meetings = all.slice(first);
  const blocks = meetings.map(({ title, meetingId, parts, mayWrite }): AnyBlock[] => [
    header(title),
    ...parts.flatMap(partBlocks),
    ...(mayWrite
      ? [
          buttons(
            button(say(edition, side === 'mentee' ? 'writeUpAgain' : 'changeDecided'), followIds.writeUp, {
              value: `${pairId} ${meetingId}`,
            }),
            menu(
              side === 'mentee'
                ? button(say(edition, 'thanksButton'), followIds.thanks, { value: `${pairId} ${meetingId}` })
                : button(say(edition, 'myNotes'), followIds.notes, { value: `${pairId} ${meetingId}` }),
            ),
          ),
        ]
      : []),
  ]);
  const fit = howManyFit(blocks, mostBlocks);
  const earlier = meetings[fit];
  return modal({
    callbackId: ids.page,
    title: say(edition, 'pastTitle'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf(pairId),
    blocks: [
      ...(meetings.length === 0 ? [plainSection(say(edition, 'pastNone', { name }))] : []),
      buttons(
        backButton(edition, pairId),
        ...(first > 0 ? [button(say(edition, 'allMeetings'), followIds.past, { value: pairId })] : []),
        ...(side === 'mentee' && all.length > 0
          ? [button(say(edition, 'copyButton'), followIds.copy, { value: pairId })]
          : []),
      ),
      ...blocks.slice(0, fit).flat(),
      ...(earlier
        ? [buttons(button(say(edition, 'meetingsBefore'), followIds.past, { value: `${pairId} ${earlier.meetingId}` }))]
        : []),
    ],
  });
}

/** A view takes a hundred blocks: each meeting stands there whole, and the rest on the next page. */
const mostBlocks = 90;

/** How many groups of blocks fit, one at least. */
function howManyFit(groups: readonly AnyBlock[][], most: number): number {
  let blocks = 0;
  const over = groups.findIndex((group) => {
    blocks += group.length;
    return blocks > most;
  });
  return over < 0 ? groups.length : Math.max(1, over);
}

/** The text for her to copy; her own notes are in it only where she ticks them. */
export function copyView(
  edition: Edition,
  {
    pieces,
    isCut,
    hasOwn,
    metadata,
  }: { pieces: readonly string[]; isCut: boolean; hasOwn: boolean; metadata: FollowMetadata },
): ModalView {
  return modal({
    callbackId: followIds.makeText,
    title: say(edition, 'copyTextTitle'),
    submit: say(edition, 'copyMake'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      plainSection(say(edition, 'copyIntro')),
      ...(isCut ? [plainSection(say(edition, 'copyCut'))] : []),
      closeLoses(edition),
      ...pieces.map(preformatted),
      checks(
        { blockId: followBlocks.withOwn, actionId: ids.write, label: say(edition, 'copyOwnTick') },
        [option(say(edition, 'copyOwnYes'), 'yes')],
        hasOwn ? ['yes'] : [],
      ),
    ],
  });
}

/** A thank-you for her to finish and send herself. @param mail a link that opens a mail */
export const thanksView = (
  edition: Edition,
  {
    name,
    text,
    mail,
    chat,
    pairId,
  }: { name: string; text: string; mail: string; chat: string | undefined; pairId: string },
): ModalView =>
  modal({
    callbackId: ids.page,
    title: say(edition, 'thanksTitle'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf(pairId),
    blocks: [
      plainSection(say(edition, 'thanksIntro', { name })),
      preformatted(text),
      buttons(
        ...(chat ? [{ ...button(say(edition, 'openMessage'), ids.chat), url: chat }] : []),
        { ...button(say(edition, 'mailButton'), ids.mail), url: mail },
        menu(backButton(edition, pairId)),
      ),
    ],
  });
