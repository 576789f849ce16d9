import type { AnyBlock, Button } from '@slack/types';
import { sayDay } from '../../calendar.ts';
import { say } from '../../content/say.ts';
import type { OffWithPair } from '../../feature.ts';
import type { Told } from '../../pushes/kind.ts';
import { nightsButton, whenButtons } from '../../pushes/view.ts';
import { button, buttons, context, menu, plainSection, richLines, richParagraph } from '../../slack/blocks.ts';
import { escapeMrkdwn } from '../../slack/mrkdwn.ts';
import { ids } from '../ids.ts';
import { seenIn } from '../place/seen.ts';
import { firstLines, firstLinesThere } from '../place/words.ts';
import {
  basisOf,
  calledThere,
  changeLines,
  dayOf,
  otherName,
  type PairShown,
  termsLines,
  type Viewer,
  waitsUntil,
} from '../wording.ts';
import { inChannel, isSamePlace, standingVersions, type Terms, type Version, whereBothAre } from './terms.ts';

/** A message as it stands in the chat; `text` is what a phone shows. */
interface Words {
  text: string;
  blocks: AnyBlock[];
}

/** Nothing more from the bot, for whoever does not want it: the platform's own. */
const noMessagesId = 'goals:no-messages';

/**
 * The message about a version, to whoever has to accept it. It stays the one message of how the two work: answered, it says
 * what became of it.
 *
 * @param version the last that the other side sent to this reader
 * @returns undefined where nothing is to stand there
 */
export function versionMessage(
  viewer: Viewer,
  pair: PairShown,
  versions: readonly Version[],
  version: Version,
): Words | undefined {
  if (version.ended === null) return waitingMessage(viewer, pair, versions, version);
  const { edition } = viewer;
  const name = otherName(viewer, pair);
  const { waiting, agreed } = standingVersions(versions);
  const said = (text: string): Words => ({ text: escapeMrkdwn(text), blocks: [plainSection(text)] });
  if (viewer.side === 'mentor' && !pair.withBot && pair.state !== 'closed')
    return version.ended === 'without-bot' ? said(say(edition, 'versionWithoutBot', { name })) : undefined;
  if (pair.state === 'closed') return closedMessage(viewer, pair, versions, version);
  if (waiting?.sentBy === viewer.side) {
    const text = say(edition, 'versionYours', { name, date: dayOf(viewer, waiting.sentAt) });
    const basis = basisOf(versions, waiting);
    const lines = basis
      ? changeLines(viewer, basis.terms, waiting.terms)
      : termsLines(viewer, waiting.terms, 'in short');
    const back = button(say(edition, 'pairTakeBack'), ids.takeBack, { value: waiting.id });
    return {
      text: escapeMrkdwn(text),
      blocks: [
        plainSection(text),
        ...(lines.length > 0 ? [richLines(lines)] : []),
        buttons(button(say(edition, 'readAllButton'), ids.show, { value: pair.id }), back),
      ],
    };
  }
  if (agreed) return agreedMessage(viewer, pair, agreed);
  if (version.ended !== 'expired') return undefined;
  const { text, blocks } = said(say(edition, 'versionExpired', { name, date: waitsUntil(viewer, version) }));
  return { text, blocks: [...blocks, buttons(button(say(edition, 'pairOpen'), ids.show, { value: pair.id }))] };
}

/** What the two agreed, with the way to change it. */
function agreedMessage(viewer: Viewer, pair: PairShown, agreed: Version): Words {
  const { edition } = viewer;
  const name = otherName(viewer, pair);
  const on = { name, date: dayOf(viewer, agreed.endedAt ?? agreed.sentAt) };
  const rests = pair.state === 'paused' && pair.pausedUntil;
  const headline = rests
    ? say(edition, 'versionPaused', { name, date: sayDay(pair.pausedUntil ?? '', edition.spelling) })
    : say(edition, 'versionAgreed', on);
  return {
    text: escapeMrkdwn(rests ? headline : say(edition, 'versionAgreedText', { name })),
    blocks: [
      richParagraph({ bold: headline, text: '' }),
      richLines(termsLines(viewer, agreed.terms, 'in short')),
      buttons(
        button(say(edition, 'pairOpen'), ids.show, { value: pair.id, primary: true }),
        ...(rests ? [] : [button(say(edition, 'changeButton'), ids.change, { value: pair.id })]),
        menu(
          button(say(edition, 'readAllButton'), ids.read, { value: pair.id }),
          ...whenButtons(edition),
          button(say(edition, 'noMessages'), noMessagesId),
        ),
      ),
    ],
  };
}

/** What stands there once a pair is over. */
function closedMessage(
  viewer: Viewer,
  pair: PairShown,
  versions: readonly Version[],
  version: Version,
): Words | undefined {
  const { edition } = viewer;
  const name = otherName(viewer, pair);
  const said = (text: string): Words => ({ text: escapeMrkdwn(text), blocks: [plainSection(text)] });
  if (version.ended === 'cannot') return said(say(edition, 'versionCannot', { name }));
  if (version.ended === 'not-remembered') return said(say(edition, 'versionNotRemembered', { name }));
  const { agreed } = standingVersions(versions);
  if (!agreed) return undefined;
  const text = say(edition, 'versionEnded', { name, date: pair.closedAt ? dayOf(viewer, pair.closedAt) : '' });
  return {
    text: escapeMrkdwn(text),
    blocks: [plainSection(text), buttons(button(say(edition, 'readAllButton'), ids.read, { value: pair.id }))],
  };
}

function waitingMessage(viewer: Viewer, pair: PairShown, versions: readonly Version[], version: Version): Words {
  const { edition } = viewer;
  const name = otherName(viewer, pair);
  const basis = basisOf(versions, version);
  return {
    text: escapeMrkdwn(say(edition, basis ? 'versionChangeText' : 'versionText', { name })),
    blocks: [...waitingBlocks(viewer, pair, versions, version), waitingButtons(viewer, pair, version)],
  };
}

/** What the message says, without its buttons: the mentee's preview shows these same blocks. */
export function waitingBlocks(
  viewer: Viewer,
  pair: PairShown,
  versions: readonly Version[],
  version: Version,
): AnyBlock[] {
  const { edition, side } = viewer;
  const name = otherName(viewer, pair);
  const basis = basisOf(versions, version);
  const lines = basis ? changeLines(viewer, basis.terms, version.terms) : termsLines(viewer, version.terms, 'in short');
  return [
    richParagraph({ bold: say(edition, basis ? 'versionChange' : 'versionHeading', { name }), text: '' }),
    ...(!basis && side === 'mentor' ? [plainSection(say(edition, 'versionIntro', { name }))] : []),
    ...(lines.length > 0 ? [richLines(lines)] : []),
    ...(basis ? [] : [context(say(edition, 'versionRest'))]),
    ...firstPostBlocks(viewer, pair, basis?.terms, version.terms),
    context(say(edition, 'termsPassedOn')),
    context(
      say(edition, pair.state === 'active' ? 'versionWaitsChange' : 'versionWaits', {
        date: waitsUntil(viewer, version),
      }),
    ),
    context(edition.noticeOfRecords),
  ];
}

/** What stands in their channel once both agree to it: whoever agrees has read it. */
function firstPostBlocks({ edition }: Viewer, pair: PairShown, before: Terms | undefined, terms: Terms): AnyBlock[] {
  const there = terms.place === whereBothAre ? seenIn(terms.placeWhich) : undefined;
  if ((!there && terms.place !== inChannel) || isSamePlace(before, terms)) return [];
  if (there && pair.place?.state === 'open' && pair.place.channelId === there.channel) return [];
  const names = calledThere(edition, pair);
  const text = (there ? firstLinesThere(edition, names, there) : firstLines(edition, names)).join(' ');
  return [context(say(edition, 'proposeFirstPost', { text }))];
}

function waitingButtons(viewer: Viewer, pair: PairShown, version: Version): AnyBlock {
  const { edition, side } = viewer;
  const of = { value: pair.id };
  const otherAnswers: Button[] =
    side === 'mentor' && pair.state === 'proposed'
      ? [
          button(say(edition, 'withoutBotButton'), ids.withoutBot, of),
          button(say(edition, 'cannotButton'), ids.cannot, of),
          button(say(edition, 'notRememberedButton'), ids.notRemembered, of),
        ]
      : [];
  const decline =
    pair.state === 'active' ? [button(say(edition, 'declineButton'), ids.decline, { value: version.id })] : [];
  return buttons(
    button(say(edition, 'agreeButton'), ids.agree, { value: version.id, primary: true }),
    button(say(edition, 'changeButton'), ids.change, of),
    button(say(edition, 'readAllButton'), ids.read, of),
    ...decline,
    menu(
      ...otherAnswers,
      // Five at most: where the rest is full, the form of nights leads on to that of hours.
      ...(otherAnswers.length > 0 ? [nightsButton(edition)] : whenButtons(edition)),
      ...(side === 'mentor' ? [button(say(edition, 'noMessages'), noMessagesId)] : []),
    ),
  );
}

/** A change that the mentor began, as the mentee's message of the day says it: in full with the answer, or in a line. */
export function changeTold(viewer: Viewer, pair: PairShown, versions: readonly Version[], version: Version): Told {
  const { edition } = viewer;
  const open = button(say(edition, 'pairOpen'), ids.show, { value: pair.id });
  const agree = button(say(edition, 'agreeButton'), ids.agree, { value: version.id, primary: true });
  return {
    subject: version.id,
    line: say(edition, 'versionChangeText', { name: otherName(viewer, pair) }),
    button: open,
    blocks: [...waitingBlocks(viewer, pair, versions, version), buttons(agree, open)],
  };
}

/** The one reminder of a version, to a mentor: it says only that something waits, and until when. */
export function reminderMessage(viewer: Viewer, pair: PairShown, version: Version): Words {
  const { edition } = viewer;
  const text = reminderText(viewer, pair, version);
  return {
    text: escapeMrkdwn(text),
    blocks: [
      plainSection(text),
      buttons(
        button(say(edition, 'pairOpen'), ids.show, { value: pair.id, primary: true }),
        menu(
          button(say(edition, 'cannotButton'), ids.cannot, { value: pair.id }),
          ...whenButtons(edition),
          button(say(edition, 'noMessages'), noMessagesId),
        ),
      ),
    ],
  };
}

/** What that reminder reads: the mentee sees it in the preview, before she sends anything. */
export const reminderText = (viewer: Viewer, pair: PairShown, version: Pick<Version, 'sentAt'>): string =>
  say(viewer.edition, 'reminderText', { name: otherName(viewer, pair), date: waitsUntil(viewer, version) });

const answers = {
  agreed: 'toldAgreed',
  declined: 'toldDeclined',
  'without-bot': 'toldWithoutBot',
  cannot: 'toldCannot',
  'not-remembered': 'toldNotRemembered',
} as const;

/**
 * The answer of the other side, to who sent a version.
 *
 * @returns undefined for what became of it by the clock, or by the reader's own press
 */
export function answerMessage(viewer: Viewer, pair: PairShown, version: Version): Words | undefined {
  const { edition, side } = viewer;
  if (!version.ended || !(version.ended in answers)) return undefined;
  const name = otherName(viewer, pair);
  const text = say(edition, answers[version.ended as keyof typeof answers], { name });
  const isOver = version.ended === 'cannot' || version.ended === 'not-remembered';
  const act = isOver
    ? button(say(edition, 'theNextPerson'), 'network:open', { primary: true })
    : button(say(edition, 'pairOpen'), ids.show, { value: pair.id, primary: true });
  return {
    text: escapeMrkdwn(text),
    blocks: [
      plainSection(text),
      ...(version.line ? [plainSection(say(edition, 'toldLine', { name, line: version.line }))] : []),
      buttons(
        act,
        ...(version.ended === 'agreed' && side === 'mentee'
          ? [button(say(edition, 'shareOneGoal'), 'goals:open')]
          : []),
        menu(...whenButtons(edition), button(say(edition, 'pairMute'), ids.mute, { value: pair.id })),
      ),
    ],
  };
}

/** That the other side has ended it: the one sentence that they have seen, and what ends with it. */
export function endedMessage(viewer: Viewer, pair: PairShown, off: readonly OffWithPair[]): Words {
  const { edition } = viewer;
  const text = say(edition, pair.hasAgreed ? 'toldEnded' : 'toldEndedEarly', { name: otherName(viewer, pair) });
  if (!pair.hasAgreed) return { text: escapeMrkdwn(text), blocks: [plainSection(text)] };
  return {
    text: escapeMrkdwn(text),
    blocks: [
      plainSection(text),
      ...off.map(({ line }) => plainSection(line)),
      context(say(edition, 'toldKept')),
      buttons(
        button(say(edition, 'readAllButton'), ids.read, { value: pair.id }),
        ...off.flatMap((one) => one.button ?? []),
      ),
    ],
  };
}

/** That the account of the other side was closed. */
export function leftMessage(viewer: Viewer, pair: PairShown): Words {
  const { edition } = viewer;
  const text = say(edition, 'toldLeft', { name: otherName(viewer, pair) });
  return {
    text: escapeMrkdwn(text),
    blocks: [
      plainSection(text),
      buttons(button(say(edition, 'pairOpen'), ids.show, { value: pair.id, primary: true })),
    ],
  };
}

/** That nothing waits any more for somebody whom the bot does not know any more, and what she can do. */
export function goneMessage(viewer: Viewer, pair: PairShown): Words {
  const { edition } = viewer;
  const text = say(edition, 'pairUnreached', { name: otherName(viewer, pair) });
  const [label, id] =
    pair.state === 'talk' ? (['pairSilentWords', ids.preview] as const) : (['pairOpen', ids.show] as const);
  return {
    text: escapeMrkdwn(text),
    blocks: [plainSection(text), buttons(button(say(edition, label), id, { value: pair.id, primary: true }))],
  };
}
