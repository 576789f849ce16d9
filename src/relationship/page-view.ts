import type { AnyBlock, Button, ModalView } from '@slack/types';
import { type Day, sayDay } from '../calendar.ts';
import type { ShownContacts } from '../contacts/contact.ts';
import { contactBlocks } from '../contacts/view.ts';
import { calledBy } from '../content/called.ts';
import { say } from '../content/say.ts';
import { dayInput, textInput } from '../forms/inputs.ts';
import { closeLoses } from '../forms/typed/view.ts';
import {
  asking,
  button,
  buttons,
  context,
  divider,
  menu,
  modal,
  plainSection,
  preformatted,
  richLines,
  richParagraph,
} from '../slack/blocks.ts';
import { unreadBlocks } from '../slack/unread.ts';
import type { Delivery } from '../surfaces/delivery.ts';
import { mailButton, metadataOf } from './agreement/preview-view.ts';
import { standingVersions, type Version } from './agreement/terms.ts';
import { blocks, ids } from './ids.ts';
import { placeBlocks } from './place/view.ts';
import {
  basisOf,
  changeLines,
  dayOf,
  otherName,
  type PairShown,
  termsLines,
  type Viewer,
  waitsUntil,
} from './wording.ts';

export interface PageContent {
  pair: PairShown;
  versions: readonly Version[];
  isMuted: boolean;
  /** How many versions cannot be read, and so are not shown. */
  unread?: number;
  /** What has become of the message about the version that waits. */
  delivery?: Delivery | undefined;
  notice?: string | undefined;
}

const framed = (viewer: Viewer, pair: PairShown, callbackId: string, parts: AnyBlock[], title?: string): ModalView =>
  modal({
    callbackId,
    title: title ?? say(viewer.edition, 'pairTitle'),
    close: say(viewer.edition, 'closeButton'),
    metadata: metadataOf({ pairId: pair.id, number: 0 }),
    blocks: parts,
  });

/** A pair as it stands, to one of the two, and what they can do about it. */
export function pairView(viewer: Viewer, content: PageContent): ModalView {
  const { pair, versions, notice } = content;
  const { waiting, agreed } = standingVersions(versions);
  const shown = waiting ?? agreed;
  const basis = waiting && basisOf(versions, waiting);
  const lines = shown
    ? basis
      ? changeLines(viewer, basis.terms, shown.terms)
      : termsLines(viewer, shown.terms, 'in short')
    : [];
  return framed(viewer, pair, ids.page, [
    ...(notice ? [plainSection(notice)] : []),
    ...unreadBlocks(viewer.edition, content.unread),
    ...stateLines(viewer, content).map((line) => plainSection(line)),
    ...(lines.length > 0 ? [richLines(lines)] : []),
    ...placeBlocks(viewer, pair, (agreed?.terms.place ?? '') !== ''),
    ...(content.isMuted && !notice && pair.state !== 'closed' ? [context(say(viewer.edition, 'pairMuted'))] : []),
    acts(viewer, content, waiting, agreed),
  ]);
}

/** How far they have come, in a sentence or two. */
function stateLines(viewer: Viewer, { pair, versions, delivery }: PageContent): string[] {
  const { edition, side } = viewer;
  const name = otherName(viewer, pair);
  const { waiting, agreed } = standingVersions(versions);
  const agreedOn = agreed && { name, date: dayOf(viewer, agreed.endedAt ?? agreed.sentAt) };
  if (pair.state === 'closed')
    return [
      say(edition, pair.hasAgreed ? 'pairClosed' : 'pairClosedEarly', {
        name,
        date: pair.closedAt ? dayOf(viewer, pair.closedAt) : '',
      }),
    ];
  if (pair.state === 'paused' && pair.pausedUntil)
    return [say(edition, 'pairPaused', { name, date: sayDay(pair.pausedUntil, edition.spelling) })];
  if (waiting && waiting.sentBy !== side)
    return [say(edition, 'pairWaitsForYou', { name, until: waitsUntil(viewer, waiting) })];
  if (waiting) {
    const days = { sent: dayOf(viewer, waiting.sentAt), until: waitsUntil(viewer, waiting) };
    const more = delivery ? deliveryWords[delivery] : undefined;
    return [
      ...(delivery === 'waits' ? [] : [say(edition, 'pairWaitsForThem', { name, ...days })]),
      ...(more ? [say(edition, more, { name })] : []),
      ...(waiting.remindOn && delivery !== 'refused'
        ? [say(edition, 'pairWaitsReminder', { day: sayDay(waiting.remindOn, edition.spelling) })]
        : []),
    ];
  }
  if (agreedOn) return [say(edition, agreed.ended === 'agreed' ? 'pairActive' : 'pairNoted', agreedOn)];
  if (isSilent(versions)) return [say(edition, 'pairSilent', { name }), say(edition, 'pairSilentWays')];
  if (versions.at(-1)?.ended === 'without-bot') return [say(edition, 'pairWithoutBot', { name })];
  return [say(edition, versions.length > 0 ? 'pairTalkAgain' : 'pairTalk', { name })];
}

/** Two proposals found no answer: more of the same does not help. */
const isSilent = (versions: readonly Version[]): boolean =>
  versions.filter(({ sentBy, ended, unheard }) => sentBy === 'mentee' && ended === 'expired' && !unheard).length >= 2;

/** What has to be known of the message, where it does not simply stand in the chat. */
const deliveryWords: Partial<Record<Delivery, 'pairUnsure' | 'pairRefused' | 'pairWaitsHours'>> = {
  waits: 'pairWaitsHours',
  unsure: 'pairUnsure',
  stuck: 'pairUnsure',
  refused: 'pairRefused',
};

/** The one act, what else can be done, and behind ⋯ what is seldom wanted. */
function acts(
  viewer: Viewer,
  { pair, versions, isMuted }: PageContent,
  waiting: Version | undefined,
  agreed: Version | undefined,
): AnyBlock {
  const { edition, side } = viewer;
  const of = { value: pair.id };
  const history = button(say(edition, 'pairHistory'), ids.history, of);
  const all = button(say(edition, 'readAllButton'), ids.read, of);
  const unsafe = button(say(edition, 'pairUnsafe'), ids.unsafe, of);
  if (pair.state === 'closed') return buttons(...(agreed ? [all] : []), history, unsafe);
  const end = button(say(edition, 'pairEnd'), ids.end, of);
  const mute = isMuted
    ? button(say(edition, 'pairUnmute'), ids.unmute, of)
    : button(say(edition, 'pairMute'), ids.mute, of);
  const rest = menu(...(versions.length > 0 ? [history] : []), mute, unsafe, end);
  if (pair.state === 'paused') {
    const value = `${pair.id} ${pair.pausedUntil ?? ''}`;
    return buttons(button(say(edition, 'pairResume'), ids.resume, { value, primary: true }), all, rest);
  }
  const change = button(
    say(edition, agreed ? (pair.withBot ? 'pairMove' : 'pairNoteAnew') : 'changeButton'),
    ids.change,
    of,
  );
  if (waiting && waiting.sentBy !== side) {
    const agree = button(say(edition, 'agreeButton'), ids.agree, { value: waiting.id, primary: true });
    const decline = button(say(edition, 'declineButton'), ids.decline, { value: waiting.id });
    const answers = [
      button(say(edition, 'cannotButton'), ids.cannot, of),
      button(say(edition, 'withoutBotButton'), ids.withoutBot, of),
    ];
    const isAsked = side === 'mentor' && pair.state === 'proposed';
    return buttons(
      agree,
      change,
      all,
      ...(pair.state === 'active' ? [decline] : []),
      isAsked ? menu(...answers, mute, unsafe, end) : rest,
    );
  }
  if (waiting) return buttons(change, all, takeBackButton(viewer, pair, waiting), rest);
  if (agreed) return buttons(change, all, button(say(edition, 'pairPause'), ids.pause, of), rest);
  if (side === 'mentor') return buttons(rest);
  if (isSilent(versions)) {
    const words = button(say(edition, 'pairSilentWords'), ids.words, { ...of, primary: true });
    return buttons(words, button(say(edition, 'theNextPerson'), 'network:open'), rest);
  }
  const label = versions.length > 0 ? 'pairProposeAgain' : 'pairPropose';
  return buttons(button(say(edition, label), ids.preview, { ...of, primary: true }), rest);
}

const takeBackButton = (viewer: Viewer, pair: PairShown, { id }: Version): Button =>
  asking(button(say(viewer.edition, 'pairTakeBack'), ids.takeBack, { value: id }), {
    title: say(viewer.edition, 'pairTakeBackTitle'),
    text: say(viewer.edition, 'pairTakeBackText', { name: otherName(viewer, pair) }),
    confirm: say(viewer.edition, 'pairTakeBack'),
    deny: say(viewer.edition, 'backButton'),
  });

/** Everything that a version says: what waits, or else what is agreed. */
export function readAllView(
  viewer: Viewer,
  pair: PairShown,
  version: Pick<Version, 'terms'> & Partial<Pick<Version, 'id' | 'sentBy' | 'ended'>>,
): ModalView {
  const { edition, side } = viewer;
  const isTheirs = version.ended === null && version.sentBy !== side;
  return framed(viewer, pair, ids.page, [
    richLines(termsLines(viewer, version.terms, 'all')),
    context(say(edition, 'termsPassedOn')),
    buttons(
      ...(isTheirs && version.id
        ? [button(say(edition, 'agreeButton'), ids.agree, { value: version.id, primary: true })]
        : []),
      backButton(viewer, pair),
    ),
  ]);
}

/** Back to where such a page was opened: before anything is sent, the message as it would go. */
const backButton = ({ edition, side }: Viewer, { id, state }: PairShown): Button =>
  button(say(edition, 'backButton'), side === 'mentee' && state === 'talk' ? ids.preview : ids.show, { value: id });

/** More versions than these are not shown: the newest are. */
const historyAtMost = 15;

/** What was agreed when: each version, what it changed and what became of it, the newest first. */
export function historyView(viewer: Viewer, pair: PairShown, versions: readonly Version[], unread?: number): ModalView {
  const { edition } = viewer;
  const parts = versions
    .toReversed()
    .slice(0, historyAtMost)
    .flatMap((version): AnyBlock[] => {
      const basis = basisOf(versions, version);
      const lines = basis
        ? changeLines(viewer, basis.terms, version.terms)
        : termsLines(viewer, version.terms, 'in short');
      return [
        divider(),
        richParagraph({ bold: headOf(viewer, pair, version), text: `\n${endOf(viewer, version)}` }),
        ...(lines.length > 0 ? [richLines(lines)] : []),
      ];
    });
  const back = buttons(button(say(edition, 'backButton'), ids.show, { value: pair.id }));
  return framed(
    viewer,
    pair,
    ids.page,
    [back, ...unreadBlocks(edition, unread), ...parts],
    say(edition, 'historyTitlePair'),
  );
}

function headOf(viewer: Viewer, pair: PairShown, version: Version): string {
  const { edition, side } = viewer;
  const on = { number: version.number, date: dayOf(viewer, version.sentAt) };
  if (version.sentBy === side) return say(edition, 'versionByYou', on);
  return say(edition, 'versionLine', { ...on, name: otherName(viewer, pair) });
}

function endOf(viewer: Viewer, { ended, endedAt, sentAt }: Version): string {
  const { edition } = viewer;
  const date = dayOf(viewer, endedAt ?? sentAt);
  switch (ended) {
    case null:
      return say(edition, 'endedWaits');
    case 'agreed':
      return say(edition, 'endedAgreed', { date });
    case 'noted':
      return say(edition, 'endedNoted', { date });
    case 'without-bot':
      return say(edition, 'endedWithoutBot', { date });
    case 'changed':
      return say(edition, 'endedChanged');
    case 'taken-back':
      return say(edition, 'endedTakenBack');
    case 'declined':
      return say(edition, 'endedDeclined');
    case 'expired':
      return say(edition, 'endedExpired');
    case 'cannot':
      return say(edition, 'endedCannot');
    case 'not-remembered':
      return say(edition, 'endedNotRemembered');
    case 'closed':
      return say(edition, 'endedClosed');
  }
}

/**
 * Something feels unsafe or unfair: whom to turn to, and what she can do without a conversation. Nothing of having looked
 * here is kept; her messages stop by the pair's ordinary mute, of which the other side is told nothing.
 */
export function unsafeView(viewer: Viewer, pair: PairShown, contacts: ShownContacts, isMuted: boolean): ModalView {
  const { edition } = viewer;
  const of = { value: pair.id };
  const isOver = pair.state === 'closed';
  const name = otherName(viewer, pair);
  return framed(
    viewer,
    pair,
    ids.page,
    [
      ...contactBlocks(edition, contacts),
      divider(),
      ...(isOver ? [] : [plainSection(say(edition, 'unsafeQuiet', { name }))]),
      ...(pair.withBot && !isOver ? [plainSection(say(edition, 'unsafeEnd', { name }))] : []),
      buttons(
        ...(isMuted || isOver ? [] : [button(say(edition, 'pairMute'), ids.mute, of)]),
        ...(isOver ? [] : [button(say(edition, pair.withBot ? 'pairEndAndTell' : 'pairEnd'), ids.end, of)]),
        button(say(edition, 'askForHelp'), 'contacts:open'),
        backButton(viewer, pair),
      ),
      context(say(edition, 'contactsNow')),
      context(say(edition, 'unsafeKept')),
    ],
    say(edition, 'unsafeTitle'),
  );
}

/** A message to send herself, shorter and by another way: nothing of it goes to the mentor from the bot. */
export function silentView(viewer: Viewer, pair: PairShown, me: string): ModalView {
  const { edition } = viewer;
  const name = calledBy(pair.names.mentor) ?? pair.names.mentor;
  const words = say(edition, 'silentWords', { name, me });
  return framed(viewer, pair, ids.page, [
    plainSection(say(edition, 'pairSilentWays')),
    preformatted(words),
    buttons(mailButton(viewer, words), button(say(edition, 'pairOpen'), ids.show, { value: pair.id })),
  ]);
}

/** More that has ended does not stand in one window: the newest does. */
const pastAtMost = 20;

/** What somebody has had with others and is over, the newest first, each with the way to what was agreed. */
export function pastView(viewer: Viewer, pairs: readonly PairShown[]): ModalView {
  const { edition } = viewer;
  const rows = pairs
    .toSorted((a, b) => (b.closedAt?.getTime() ?? 0) - (a.closedAt?.getTime() ?? 0))
    .slice(0, pastAtMost)
    .map((pair) => {
      const on = { name: otherName(viewer, pair), date: pair.closedAt ? dayOf(viewer, pair.closedAt) : '' };
      const open = button(say(edition, 'pairOpen'), ids.show, { value: pair.id });
      return { ...plainSection(say(edition, 'pairClosed', on)), accessory: open };
    });
  return modal({
    callbackId: ids.page,
    title: say(edition, 'homePairsOver'),
    close: say(edition, 'closeButton'),
    blocks: rows.length > 0 ? rows : [plainSection(say(edition, 'pairsPastNone'))],
  });
}

/** How long a line can be that goes with an answer, in code points. */
export const lineLimit = 200;

/** One of the mentor's three other answers: what follows from it, and for a no a line to go with it. */
export function answerView(
  viewer: Viewer,
  pair: PairShown,
  answer: 'without-bot' | 'cannot' | 'not-remembered',
): ModalView {
  const { edition } = viewer;
  const name = otherName(viewer, pair);
  const what = {
    'without-bot': 'answerWithoutBot',
    cannot: 'answerCannot',
    'not-remembered': 'answerNotRemembered',
  } as const;
  const asked = {
    ...{ blockId: blocks.line, actionId: ids.write },
    ...{ label: say(edition, 'answerLine'), hint: say(edition, 'answerLineHint', { name }) },
  };
  return modal({
    callbackId: ids.answer,
    title: say(edition, 'answerTitle'),
    submit: say(edition, 'answerSend'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf({ pairId: pair.id, number: 0, answer }),
    blocks: [
      plainSection(say(edition, what[answer], { name })),
      ...(answer === 'cannot' ? [closeLoses(edition), textInput(asked, { max: lineLimit, multiline: true })] : []),
    ],
  });
}

/** A pause has a day on which it ends by itself. */
export function pauseView(viewer: Viewer, pair: PairShown, until: Day): ModalView {
  const { edition } = viewer;
  return modal({
    callbackId: ids.keepPause,
    title: say(edition, 'pauseTitle'),
    submit: say(edition, 'pauseSend'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf({ pairId: pair.id, number: 0 }),
    blocks: [
      plainSection(
        pair.withBot ? say(edition, 'pauseLine', { name: otherName(viewer, pair) }) : say(edition, 'pauseAlone'),
      ),
      closeLoses(edition),
      dayInput(
        { blockId: blocks.until, actionId: ids.write, label: say(edition, 'pauseUntil'), optional: false },
        until,
      ),
    ],
  });
}

/** The one sentence that the other side reads, before it is sent. */
export function endView(viewer: Viewer, pair: PairShown, isTold: boolean): ModalView {
  const { edition, side } = viewer;
  const name = otherName(viewer, pair);
  const theirs: Viewer = { ...viewer, side: side === 'mentee' ? 'mentor' : 'mentee' };
  const sentence = say(edition, pair.hasAgreed ? 'toldEnded' : 'toldEndedEarly', { name: otherName(theirs, pair) });
  return modal({
    callbackId: ids.sendEnd,
    title: say(edition, 'endTitle'),
    submit: say(edition, 'endSend'),
    close: say(edition, 'closeButton'),
    metadata: metadataOf({ pairId: pair.id, number: 0 }),
    blocks: [
      ...(isTold
        ? [
            plainSection(say(edition, 'endLine', { name })),
            richParagraph({ bold: sentence, text: pair.hasAgreed ? `\n${say(edition, 'toldKept')}` : '' }),
            ...(side === 'mentee' ? [plainSection(say(edition, 'endGoals'))] : []),
          ]
        : [plainSection(say(edition, 'endAlone', { name }))]),
      plainSection(say(edition, 'endKeeps')),
    ],
  });
}
