import type { AnyBlock, Button, ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { PlainKey } from '../../content/sentences.ts';
import { checks, oneOf, option, textInput } from '../../forms/inputs.ts';
import { typedLine } from '../../forms/typed/view.ts';
import { button, buttons, context, header, menu, modal, plainSection, preformatted } from '../../slack/blocks.ts';
import { escapeMrkdwn } from '../../slack/mrkdwn.ts';
import { blocks, ids } from '../ids.ts';
import type { Side } from '../meeting.ts';
import { longestText, type Part, type Standing, standingIn } from './item.ts';
import { isReadBy, mayDo } from './may.ts';
import { type PostContent, standingBlocks } from './post-view.ts';
import type { AgendaMetadata, AgendaRecord } from './record.ts';
import { type Around, itemWords, tags, tagWords, templateLine } from './wording.ts';

/** More than so many that were reached stand on the post alone. */
const mostReached = 12;

/** As much as is typed at once: what Slack's input takes. */
const mostTyped = 3000;

/** An agenda as one of the two works on it. */
export interface FormContent {
  around: Around;
  record: AgendaRecord;
  pairId: string;
  side: Side;
  /** How the other is called for whoever reads. */
  name: string;
  /** The meeting's time in words; undefined where none stands. */
  when: string | undefined;
  metadata: AgendaMetadata;
  /** What waits in the input. */
  typed?: { add?: string | undefined; tag?: string | undefined; main?: string | undefined };
  /** Raised when the input is to be empty though something stood in it. */
  mark: string;
  /** Where it is shared nothing of it stands, or can be changed: it is to be shared anew. */
  isStranded?: boolean;
  /** Who reads what a mentor adds, a line each, where that is a channel. */
  readers?: readonly string[] | undefined;
  /** It becomes a text: nothing goes to the other from the bot. */
  isText: boolean;
  notice?: string | undefined;
}

/** Everything on an agenda with what can be done about each, and room to add. */
export function agendaForm(content: FormContent): ModalView {
  const { around, record, side, name, when, metadata, notice, isText, typed = {}, mark } = content;
  const { edition } = around;
  const isDraftOfOther = side === 'mentor' && mayDo(record, 'read', side) === 'own';
  const mayAdd = mayDo(record, 'add', side) !== 'no';
  const isShared = mayDo(record, 'share', side) !== 'yes' || (record.marks.sharedAt !== null && !content.isStranded);
  const isWritten = record.agenda === 'met' || record.agenda === 'record';
  const asWhat = isText && !isWritten ? 'agendaAsText' : isShared ? 'agendaKeep' : 'agendaToPreview';
  const submit = side === 'mentor' ? 'agendaKeep' : asWhat;
  return modal({
    callbackId: ids.keepAgenda,
    title: say(edition, 'agendaTitle'),
    ...(mayAdd && { submit: say(edition, submit) }),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      plainSection(when ? say(edition, 'agendaWith', { name, when }) : say(edition, 'agendaWithNoTime', { name })),
      context(escapeMrkdwn(say(edition, 'agendaTemplate', { lines: templateLine(edition, record.meeting) }))),
      ...(content.isStranded ? [plainSection(say(edition, 'agendaStranded', { name }))] : []),
      ...(isDraftOfOther ? [plainSection(say(edition, 'agendaHisOnly', { name }))] : []),
      ...itemBlocks(content, 'main', 'agendaMainHeading'),
      ...itemBlocks(content, 'open', 'agendaOpenHeading'),
      ...itemBlocks(content, 'later', 'agendaLaterHeading'),
      ...(mayAdd && content.readers ? [readersBlock(edition, content.readers)] : []),
      ...(mayAdd ? addInputs(edition, side, typed, mark) : []),
      ...(mayAdd ? [typedLine(edition)] : []),
    ],
  });
}

function addInputs(
  edition: Edition,
  side: Side,
  { add, tag, main }: NonNullable<FormContent['typed']>,
  mark: string,
): AnyBlock[] {
  const at = (id: string): string => `${id}~${mark}`;
  return [
    textInput(
      {
        ...{ blockId: at(blocks.add), actionId: ids.jot, label: say(edition, 'agendaAdd') },
        ...{ hint: say(edition, 'agendaAddHint'), toldAsTyped: true },
      },
      { text: add, max: mostTyped, multiline: true },
    ),
    oneOf(
      { blockId: at(blocks.tag), actionId: ids.jot, label: say(edition, 'agendaTag'), toldAtOnce: true },
      tags.map((one) => option(tagWords(edition, one), one)),
      tag,
    ),
    ...(side === 'mentee'
      ? [
          checks(
            { blockId: at(blocks.main), actionId: ids.jot, label: say(edition, 'agendaMainTick'), toldAtOnce: true },
            [option(say(edition, 'agendaMainYes'), 'yes')],
            main === 'yes' ? ['yes'] : [],
          ),
        ]
      : []),
  ];
}

function itemBlocks(
  content: FormContent,
  part: Part,
  heading: 'agendaMainHeading' | 'agendaOpenHeading' | 'agendaLaterHeading',
): AnyBlock[] {
  const { around, record, side } = content;
  const all = standingIn(record.items, record.meetingId, part).filter(
    (one) => one.item.text !== '' && isReadBy(record, side, one),
  );
  // What was reached comes to be many; the last of it is shown.
  const reached = all.filter(({ place }) => place.reached).slice(0, -mostReached);
  const standing = all.filter((one) => !reached.includes(one));
  if (standing.length === 0)
    return part === 'main' && side === 'mentee' && isEmpty(content)
      ? [plainSection(say(around.edition, 'agendaEmpty'))]
      : [];
  return [
    header(say(around.edition, heading)),
    ...standing.map((one, at) => {
      const acts = itemActs(content, part, one, at);
      const words = itemWords(around, one);
      const line = plainSection(part === 'main' ? `${at + 1}. ${words}` : words);
      return { ...line, ...(acts.length > 0 && { accessory: menu(...acts) }) };
    }),
  ];
}

const isEmpty = ({ record: { items, meetingId } }: FormContent): boolean =>
  (['main', 'open', 'later'] as const).every((part) =>
    standingIn(items, meetingId, part).every(({ item }) => item.writer === 'mentor'),
  );

/** What can be done about one item, five at most. */
function itemActs({ record, side, pairId, around }: FormContent, part: Part, { item, place }: Standing, at: number) {
  const { edition } = around;
  const value = `${pairId} ${record.meetingId} ${item.id}`;
  const may = (act: 'move' | 'edit' | 'take-out' | 'reached'): boolean => {
    const is = mayDo(record, act, side);
    return is === 'yes' || (is === 'own' && item.writer === side);
  };
  const act = (key: PlainKey, id: string): Button => button(say(edition, key as 'itemUp'), id, { value });
  const moves: Button[] = may('move')
    ? [
        ...(part !== 'later' && at > 0 && !may('reached') ? [act('itemUp', ids.itemUp)] : []),
        ...(part === 'main' ? [act('itemNotMain', ids.itemOpen)] : []),
        ...(part === 'open' ? [act('itemMain', ids.itemMain)] : []),
        ...(part === 'later' ? [act('itemOpen', ids.itemOpen)] : []),
        ...(part === 'later' ? [] : [act('itemLater', ids.itemLater)]),
      ]
    : [];
  return [
    ...(may('reached') && part !== 'later'
      ? [place.reached ? act('itemNotReached', ids.itemNotReached) : act('itemReached', ids.itemReached)]
      : []),
    ...moves,
    ...(may('edit') ? [act('itemWords', ids.itemWords)] : []),
    ...(may('take-out') ? [act('itemOut', ids.itemOut)] : []),
  ];
}

/** The words of one item, to be changed. */
export function wordsView(
  edition: Edition,
  { text, tag, metadata, notice }: { text: string; tag: string | null; metadata: AgendaMetadata; notice?: string },
): ModalView {
  return modal({
    callbackId: ids.keepWords,
    title: say(edition, 'wordsTitle'),
    submit: say(edition, 'wordsSave'),
    close: say(edition, 'backButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      context(say(edition, 'closeLoses')),
      textInput(
        { blockId: blocks.words, actionId: ids.write, label: say(edition, 'wordsLabel'), optional: false },
        { text, max: longestText, multiline: true },
      ),
      oneOf(
        { blockId: blocks.tag, actionId: ids.write, label: say(edition, 'agendaTag') },
        tags.map((one) => option(tagWords(edition, one), one)),
        tag ?? undefined,
      ),
    ],
  });
}

const readersBlock = (edition: Edition, readers: readonly string[]): AnyBlock =>
  plainSection([say(edition, 'agendaReaders'), ...readers.map((one) => `• ${one}`)].join('\n'));

/** What is to be known before an agenda is shared. */
export interface PreviewContent {
  post: PostContent;
  name: string;
  metadata: AgendaMetadata;
  /** Who reads in the channel, a line each; undefined for a copy each. */
  readers: readonly string[] | undefined;
  /** Why it does not go to the channel they have. */
  trouble?: string | undefined;
  isUnknown: boolean;
  notice?: string | undefined;
}

/** An agenda as it will stand, and who will read it. */
export function previewView(content: PreviewContent): ModalView {
  const { post, name, metadata, readers, trouble, isUnknown, notice } = content;
  const { edition } = post.around;
  const hasHeadings = post.where === 'more readers' || post.where === 'public';
  return modal({
    callbackId: ids.shareAgenda,
    title: say(edition, 'agendaPreviewTitle'),
    submit: say(edition, 'agendaShare'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      plainSection(
        trouble
          ? say(edition, 'agendaPreviewTrouble', { why: trouble, name })
          : readers
            ? say(edition, 'agendaPreviewChannel')
            : say(edition, 'agendaPreviewCopies', { name }),
      ),
      ...(isUnknown ? [plainSection(say(edition, 'agendaPreviewUnknown', { name }))] : []),
      ...(hasHeadings && !isUnknown ? [plainSection(say(edition, 'agendaPreviewHeadings'))] : []),
      ...(readers ? [readersBlock(edition, readers)] : []),
      { type: 'divider' },
      ...standingBlocks(post),
      // A draft is kept: what is to be otherwise is changed on the agenda.
      buttons(button(say(edition, 'agendaChange'), ids.agenda, { value: `${metadata.pairId} ${metadata.meetingId}` })),
    ],
  });
}

/** An agenda as a text that she sends herself. @param mail a link that opens a mail */
export function textOfAgenda(edition: Edition, { name, text, mail, metadata, isMuted }: TextContent): ModalView {
  return modal({
    callbackId: ids.page,
    title: say(edition, 'agendaToSend'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify(metadata),
    blocks: [
      plainSection(say(edition, isMuted ? 'agendaTextIntroMuted' : 'agendaTextIntro', { name })),
      ...piecesOf(text).map(preformatted),
      { type: 'actions', elements: [{ ...button(say(edition, 'mailButton'), ids.mail), url: mail }] },
    ],
  });
}

/** A text in pieces that fit a block each, split at lines. */
function piecesOf(text: string): string[] {
  const pieces = [''];
  for (const line of text.split('\n')) {
    const last = pieces.at(-1) ?? '';
    const longer = last === '' ? line : `${last}\n${line}`;
    if ([...longer].length <= mostTyped) pieces[pieces.length - 1] = longer;
    else pieces.push(line);
  }
  return pieces.filter((piece) => piece !== '');
}

interface TextContent {
  name: string;
  text: string;
  mail: string;
  metadata: AgendaMetadata;
  /** The mentor is in this Slack, and takes nothing from the bot. */
  isMuted: boolean;
}
