import type { AnyBlock, Button, ModalView } from '@slack/types';
import { type Day, sayDay } from '../calendar.ts';
import { say } from '../content/say.ts';
import type { Offered } from '../feature.ts';
import { asking, button, buttons, context, menu, plainSection, richLines, section } from '../slack/blocks.ts';
import { unreadBlocks } from '../slack/unread.ts';
import type { Delivery } from '../surfaces/delivery.ts';
import { hasSetAside, standingVersions, type Version } from './agreement/terms.ts';
import { framed } from './frame-view.ts';
import { ids } from './ids.ts';
import { reviewDay } from './pair.ts';
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
  /** The reader's day: what two agreed may be to be looked at again. */
  today: Day;
  /** What other features add. */
  links?: readonly Button[];
  /** What is offered once, below the notice. */
  offered?: readonly Offered[];
}

/** What has become of these is said below: what was agreed of them is of that day. */
const placeFields = ['place', 'placeName', 'placeWhich'] as const;

/** A pair as it stands, to one of the two, and what they can do about it. */
export function pairView(viewer: Viewer, content: PageContent): ModalView {
  const { pair, versions, notice } = content;
  const { waiting, agreed } = standingVersions(versions);
  const shown = waiting ?? agreed;
  const basis = waiting && basisOf(versions, waiting);
  const lines = shown
    ? basis
      ? changeLines(viewer, basis.terms, shown.terms)
      : termsLines(viewer, shown.terms, 'in short', pair.place ? placeFields : [])
    : [];
  return framed(viewer, pair, ids.page, [
    ...(notice ? [plainSection(notice)] : []),
    ...offeredBlocks(content.offered ?? []),
    ...unreadBlocks(viewer.edition, content.unread),
    ...stateLines(viewer, content).map((line) => plainSection(line)),
    ...(lines.length > 0 ? [richLines(lines)] : []),
    ...placeBlocks(viewer, pair, (agreed?.terms.place ?? '') !== ''),
    ...(content.isMuted && !notice && pair.state !== 'closed' ? [context(say(viewer.edition, 'pairMuted'))] : []),
    ...linksOf(content),
    acts(viewer, content, waiting, agreed),
  ]);
}

/**
 * A pair in which nothing waits for its mentor any more, and nothing was agreed: a sentence, and what is still theirs to do.
 * No text of hers stands there.
 *
 * @param notice what has just been done, in place of that sentence
 */
export function restingView(viewer: Viewer, pair: PairShown, isMuted: boolean, notice?: string): ModalView {
  const { edition } = viewer;
  const of = { value: pair.id };
  const mute = isMuted
    ? button(say(edition, 'pairUnmute'), ids.unmute, of)
    : button(say(edition, 'pairMute'), ids.mute, of);
  return framed(viewer, pair, ids.page, [
    plainSection(notice ?? say(edition, 'pairRanOut', { name: otherName(viewer, pair) })),
    ...(isMuted && !notice ? [context(say(edition, 'pairMuted'))] : []),
    buttons(
      button(say(edition, 'pairEnd'), ids.end, of),
      menu(
        button(say(edition, 'cannotButton'), ids.cannot, of),
        mute,
        button(say(edition, 'pairUnsafe'), ids.unsafe, of),
      ),
    ),
  ]);
}

/** What somebody is offered, each with the button that does it. */
export const offeredBlocks = (offered: readonly Offered[]): AnyBlock[] =>
  offered.map(({ line, button }) => section(line, button));

function linksOf({ pair, links = [] }: PageContent): AnyBlock[] {
  return pair.state !== 'closed' && links.length > 0 ? [buttons(...links)] : [];
}

/** How far they have come, in a sentence or two. */
function stateLines(viewer: Viewer, content: PageContent): string[] {
  const { pair, versions, delivery } = content;
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
  const unreached = side === 'mentee' && pair.isReached === false && hasSetAside(pair, versions);
  const aside = unreached ? [say(edition, 'pairUnreached', { name })] : [];
  if (agreedOn)
    return [
      say(edition, agreed.ended === 'agreed' ? 'pairActive' : 'pairNoted', agreedOn),
      ...reviewLines(viewer, content, agreed),
      ...aside,
    ];
  if (unreached) return aside;
  if (isSilent(versions)) return [say(edition, 'pairSilent', { name }), say(edition, 'pairSilentWays')];
  if (versions.at(-1)?.ended === 'without-bot') return [say(edition, 'pairWithoutBot', { name })];
  return [say(edition, versions.length > 0 ? 'pairTalkAgain' : 'pairTalk', { name })];
}

/** That it is time to look at what they agreed, to her; or when that is, where she has kept it. */
function reviewLines({ edition, side }: Viewer, { pair: { keptOn }, today }: PageContent, agreed: Version): string[] {
  const review = reviewDay(agreed.terms.review, keptOn);
  if (side !== 'mentee' || !review) return [];
  if (review <= today) return [say(edition, 'pairReview')];
  if (review === agreed.terms.review || !keptOn) return [];
  const days = { date: sayDay(keptOn, edition.spelling), next: sayDay(review, edition.spelling) };
  return [say(edition, 'pairKeptUntil', days)];
}

/** She keeps what they agreed as it is, once its day to be looked at has come. */
function keepButtons({ edition, side }: Viewer, { pair, today }: PageContent, agreed: Version): Button[] {
  const review = reviewDay(agreed.terms.review, pair.keptOn);
  return side === 'mentee' && review && review <= today
    ? [button(say(edition, 'pairKeep'), ids.keep, { value: pair.id, primary: true })]
    : [];
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
  content: PageContent,
  waiting: Version | undefined,
  agreed: Version | undefined,
): AnyBlock {
  const { pair, versions, isMuted } = content;
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
  if (agreed)
    return buttons(
      ...keepButtons(viewer, content, agreed),
      change,
      all,
      button(say(edition, 'pairPause'), ids.pause, of),
      rest,
    );
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
