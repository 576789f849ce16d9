import type { AnyBlock, ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { checks, dayInput, oneOf, option, radios, shownAfresh, textInput } from '../../forms/inputs.ts';
import { typedLine } from '../../forms/typed/view.ts';
import {
  button,
  buttons,
  context,
  divider,
  header,
  modal,
  plainSection,
  richLines,
  section,
} from '../../slack/blocks.ts';
import { escapeMrkdwn, shorten } from '../../slack/mrkdwn.ts';
import type { Standing } from '../agenda/item.ts';
import type { Where } from '../agenda/stands.ts';
import { type AgendaPart, type Around, itemWords } from '../agenda/wording.ts';
import type { Side } from '../meeting.ts';
import { longestAction } from './action.ts';
import { ownLabel, ownWordsIn } from './copy-text.ts';
import type { Typed } from './filled.ts';
import { type FollowMetadata, followBlocks, followIds } from './ids.ts';
import { gotAnswers, longestDecided, type OwnField, type OwnWords, ownFields, ownFieldsOf } from './written.ts';

/** Who reads what goes into the post: where it stands, or on their own pages where nothing does. */
export type ReadIn = Exclude<Where, 'text'> | 'pages' | 'copy';

/** What a form after a meeting is drawn from. */
export interface FollowForm {
  around: Around;
  side: Side;
  /** How the other is called for whoever writes. */
  name: string;
  readIn: ReadIn;
  metadata: FollowMetadata;
  /** What stands in the inputs, by the name of each. */
  typed: Typed;
  /** What is on the agenda of the meeting: what was reached of it is ticked. */
  items: readonly Standing[];
  /** What each was said to do at this meeting, and is open, in words. */
  stands: readonly string[];
  /** When the two meet next, in words. */
  next: string | undefined;
  notice?: string | undefined;
  /** One's own words that another window saved meanwhile. */
  saved?: Partial<OwnWords> | undefined;
}

/** The title of the part that others read, by who does. */
export function readersTitle(edition: Edition, readIn: ReadIn, name: string): string {
  switch (readIn) {
    case 'copy':
      return say(edition, 'forYouToCopy');
    case 'pages':
      return say(edition, 'intoPagesTwo', { name });
    case 'more readers':
      return say(edition, 'intoPostMore', { name });
    case 'public':
      return say(edition, 'intoPostPublic', { name });
    default:
      return say(edition, 'intoPostTwo', { name });
  }
}

/** As many items as one input takes. */
const perInput = 10;

/** The items of an agenda by the inputs in which they are ticked. */
export const itemInputs = (items: readonly Standing[]): { name: string; items: Standing[] }[] =>
  followBlocks.reached.flatMap((name, at) => {
    const of = items.slice(at * perInput, (at + 1) * perInput);
    return of.length > 0 ? [{ name, items: of }] : [];
  });

/**
 * The form after a meeting. Hers has two parts, each under the name of its readers; a mentor's has the first, and he has his notes
 * elsewhere.
 */
export function followForm(content: FollowForm): ModalView {
  const { around, side, name, readIn, metadata, typed, notice, next } = content;
  const { edition } = around;
  const isHers = side === 'mentee';
  const view = modal({
    callbackId: followIds.preview,
    title: say(edition, isHers ? 'followTitle' : 'decidedTitle'),
    submit: say(edition, 'followNext'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      ...savedBlocks(content),
      context(say(edition, 'allMayStayEmpty')),
      typedLine(edition),
      header(readersTitle(edition, readIn, shorten(name, 60))),
      textInput(
        {
          ...{ blockId: followBlocks.decided, actionId: followIds.jot, label: say(edition, 'decidedLabel') },
          ...{ hint: say(edition, 'decidedHint'), toldAsTyped: true },
        },
        { text: typed[followBlocks.decided], max: longestDecided, multiline: true },
      ),
      ...reachedInputs(content),
      ...standsBlocks(content),
      ...followBlocks.action.flatMap((_, at) => actionInputs(content, at)),
      context(say(edition, 'moreThanThree')),
      context(escapeMrkdwn(next ? say(edition, 'nextStands', { when: next }) : say(edition, 'nextNone'))),
      ...(isHers
        ? [
            divider(),
            header(say(edition, 'yoursAlone')),
            plainSection(say(edition, 'yoursAloneHint', { name })),
            ...ownFieldsOf(side).map((field) => ownInput(around, field, typed[field])),
          ]
        : []),
    ],
  });
  return shownAfresh(view, metadata.formId.slice(0, 8));
}

/** Actions that were entered before: the inputs below are for new ones. */
const standsBlocks = ({ around: { edition }, stands }: FollowForm): AnyBlock[] =>
  stands.length === 0
    ? []
    : [section(escapeMrkdwn(say(edition, 'followStands'))), richLines(stands.map((text) => ({ text })))];

/** What another window saved, so that nothing is written over unread. */
const savedBlocks = ({ around, saved = {} }: FollowForm): AnyBlock[] =>
  (Object.keys(saved) as OwnField[]).map((field) =>
    plainSection(
      say(around.edition, 'ownChangedLine', {
        label: ownLabel(around, field),
        text: ownWordsIn(around, field, saved[field] ?? ''),
      }),
    ),
  );

function reachedInputs({ around, items, typed }: FollowForm): AnyBlock[] {
  const { edition } = around;
  return itemInputs(items).map(({ name, items: of }) =>
    checks(
      { blockId: name, actionId: followIds.jot, label: say(edition, 'reachedLabel'), toldAtOnce: true },
      // The mark that it was reached is the tick itself.
      of.map(({ item, place }) => option(itemWords(around, { item, place: { ...place, reached: false } }), item.id)),
      (typed[name] ?? '').split(' '),
    ),
  );
}

function actionInputs({ around, side, name, typed }: FollowForm, at: number): AnyBlock[] {
  const { edition } = around;
  const [action = '', owner = '', due = ''] = [followBlocks.action[at], followBlocks.owner[at], followBlocks.due[at]];
  const number = at + 1;
  const mine = option(say(edition, 'actionMine'), side);
  const theirs = option(name, side === 'mentee' ? 'mentor' : 'mentee');
  return [
    textInput(
      { blockId: action, actionId: followIds.jot, label: say(edition, 'actionLabel', { number }), toldAsTyped: true },
      { text: typed[action], max: longestAction },
    ),
    oneOf(
      { blockId: owner, actionId: followIds.jot, label: say(edition, 'actionOwner', { number }), toldAtOnce: true },
      [mine, theirs],
      typed[owner] || side,
    ),
    dayInput(
      { blockId: due, actionId: followIds.jot, label: say(edition, 'actionDue', { number }), toldAtOnce: true },
      typed[due],
    ),
  ];
}

function ownInput(around: Around, field: OwnField, text: string | undefined): AnyBlock {
  const asked = { blockId: field, actionId: followIds.jot, label: ownLabel(around, field) };
  if (field === 'got')
    return radios(
      { ...asked, toldAtOnce: true },
      gotAnswers.map((one) => option(ownWordsIn(around, 'got', one), one)),
      text,
    );
  return textInput({ ...asked, toldAsTyped: true }, { text, max: ownFields[field].limit, multiline: true });
}

/** A mentor's own notes, which nobody else reads. */
export function notesForm(
  content: Pick<FollowForm, 'around' | 'side' | 'name' | 'metadata' | 'typed' | 'notice' | 'saved'>,
): ModalView {
  const { around, side, name, metadata, typed, notice } = content;
  const { edition } = around;
  const view = modal({
    callbackId: followIds.keepNotes,
    title: say(edition, 'notesTitle'),
    submit: say(edition, 'followKeep'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      ...savedBlocks({ ...content, readIn: 'pages', items: [], stands: [], next: undefined }),
      plainSection(say(edition, 'notesHint', { name })),
      typedLine(edition),
      ...ownFieldsOf(side).map((field) => ownInput(around, field, typed[field])),
    ],
  });
  return shownAfresh(view, metadata.formId.slice(0, 8));
}

/** What is shown before it is saved. */
export interface FollowPreview {
  edition: Edition;
  name: string;
  readIn: ReadIn;
  /** The post about the meeting stands where it cannot be changed any more. */
  isLeft?: boolean;
  /** Who reads in the channel, a line each. */
  readers?: readonly string[] | undefined;
  parts: readonly AgendaPart[];
  metadata: FollowMetadata;
  notice?: string | undefined;
}

/** What was typed, as it will stand. */
export function followPreview(content: FollowPreview): ModalView {
  const { edition, name, readIn, isLeft, readers, parts, metadata, notice } = content;
  const isPost = readIn !== 'pages' && readIn !== 'copy';
  const isRead = readIn === 'more readers' || readIn === 'public';
  return modal({
    callbackId: followIds.save,
    title: say(edition, 'followPreviewTitle'),
    submit: say(edition, 'followKeep'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      ...(isLeft ? [plainSection(say(edition, 'followPostLeft'))] : []),
      plainSection(
        isPost
          ? say(edition, 'followPreviewPost')
          : readIn === 'copy'
            ? say(edition, 'followPreviewCopy')
            : say(edition, 'followPreviewPages', { name }),
      ),
      ...(isRead ? [plainSection(say(edition, 'followPreviewOthers'))] : []),
      ...(readers
        ? [plainSection([say(edition, 'agendaReaders'), ...readers.map((one) => `• ${one}`)].join('\n'))]
        : []),
      divider(),
      ...(parts.length > 0 ? parts.flatMap(partBlocks) : [plainSection(say(edition, 'followNothing'))]),
      buttons(
        button(say(edition, 'changeFirst'), followIds.change),
        button(say(edition, 'saveAndMore'), followIds.saveMore),
      ),
    ],
  });
}

/** A part as it stands: a heading of ours, and what was typed under it letter by letter. */
export const partBlocks = ({ heading, lines }: AgendaPart): AnyBlock[] => [
  section(`*${escapeMrkdwn(heading)}*`),
  ...(lines.length > 0 ? [richLines(lines.map((text) => ({ text })))] : []),
];
