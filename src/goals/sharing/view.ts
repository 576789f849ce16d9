import type { AnyBlock, Button, InputBlock, ModalView } from '@slack/types';
import { sayDay } from '../../calendar.ts';
import { calledBy } from '../../content/called.ts';
import type { Edition } from '../../content/editions.ts';
import { say, withoutStop } from '../../content/say.ts';
import { thenBackTo } from '../../forms/detour.ts';
import { textFingerprint } from '../../forms/fingerprint.ts';
import { oneOf, option } from '../../forms/inputs.ts';
import { closeLoses } from '../../forms/typed/view.ts';
import {
  asking,
  button,
  buttons,
  divider,
  header,
  modal,
  plainSection,
  preformatted,
  richParagraph,
  section,
} from '../../slack/blocks.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { unreadBlocks } from '../../slack/unread.ts';
import type { Delivery } from '../../surfaces/delivery.ts';
import type { Goal, Share } from '../goal.ts';
import { blocks, ids } from '../ids.ts';
import type { Metadata } from '../metadata.ts';
import type { Viewer } from '../wording.ts';
import { linkTo, nameOf, sharedBlocks, sharedNotice } from './message-view.ts';
import type { SharedGoal, Wait } from './share.ts';

/** The place to come back to after somebody was put on the map: the page on which a goal is shared. */
export const sharePlace = 'goals:share';

export interface ShareContent {
  metadata: Metadata;
  /** What goes along. */
  shared: SharedGoal;
  /** Whom she can choose, best first. */
  people: readonly { id: string; name: string }[];
  /** Who was put on the map just now, and so is chosen already. */
  chosen?: string | undefined;
  /** What is in the way, on top and at the buttons. */
  notice?: string | undefined;
  /** How many entries cannot be read, and so are not shown. */
  unread?: number;
}

/** What the preview shows, as a fingerprint: nobody is sent anything else than what she has seen. */
export const previewOf = ({ mentee, shown }: SharedGoal): string => textFingerprint(JSON.stringify([mentee, shown]));

/** The page on which a goal is shared: with whom, and word for word what they get. Nothing is kept before [Share]. */
export function shareView(
  viewer: Viewer,
  { metadata, shared, people, chosen, notice, unread }: ShareContent,
): ModalView {
  const { edition } = viewer;
  const value = thenBackTo(sharePlace, shared.goalId);
  const add = (options: { primary?: boolean }) =>
    button(say(edition, 'shareAddToMap'), ids.addToMap, { ...options, value });
  const back = button(say(edition, 'goalBack'), ids.show, { value: shared.goalId });
  const frame = {
    callbackId: ids.sendShare,
    title: say(edition, 'shareTitle'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify({ ...metadata, shown: { preview: previewOf(shared) } }),
  };
  if (people.length === 0)
    return modal({
      ...frame,
      blocks: [
        ...unreadBlocks(edition, unread),
        section(say(edition, 'shareNobody')),
        buttons(add({ primary: true }), back),
      ],
    });
  return modal({
    ...frame,
    submit: say(edition, 'shareSend'),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      ...unreadBlocks(edition, unread),
      closeLoses(edition),
      whomInput(edition, people, chosen),
      section(say(edition, 'shareTerms')),
      divider(),
      header(say(edition, 'sharePreview')),
      ...sharedBlocks(viewer, shared),
      divider(),
      section(say(edition, 'shareButtons', { one: say(edition, 'sharedStop'), other: say(edition, 'noMessages') })),
      richParagraph({ bold: say(edition, 'shareNotice'), text: `\n${say(edition, 'sharedNeutral')}` }),
      richParagraph({ bold: say(edition, 'shareNoticeFull'), text: `\n${literal(sharedNotice(viewer, shared))}` }),
      ...(notice ? [plainSection(notice)] : []),
      buttons(back, button(say(edition, 'whoCanSee'), ids.whoSees), add({})),
    ],
  });
}

/** What a phone makes of a notification's mrkdwn: the characters that were escaped in it. */
const literal = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function whomInput(edition: Edition, people: ShareContent['people'], chosen: string | undefined): InputBlock {
  const asked = {
    blockId: blocks.shareWith,
    actionId: ids.write,
    label: say(edition, 'shareWhom'),
    hint: say(edition, 'shareWhomHint'),
    optional: false,
  };
  const options = people.map(({ id, name }) => option(name, id));
  return oneOf(asked, options, chosen, say(edition, 'sharePlaceholder'));
}

const problems = { self: 'shareSelf', unknown: 'shareUnknown', bot: 'shareBot', left: 'shareLeft' } as const;

/** Why somebody cannot be shown a goal, and to choose somebody else. Of who is elsewhere a page of its own tells. */
export const shareProblemWords = (edition: Edition, problem: keyof typeof problems): string =>
  say(edition, problems[problem]);

/** What has become of the message to a goal's mentor. */
export interface MessageState {
  delivery: Delivery;
  /** Why it waits, where it does. */
  wait?: Wait | undefined;
}

/**
 * On a goal's own page: with whom it is shared, and the way to end it.
 *
 * @param isSaid what has become of the message stands on top of the page already
 */
export function sharedLine(
  edition: Edition,
  { id, share, wish }: Goal,
  message: MessageState = { delivery: 'there' },
  isSaid = false,
): AnyBlock[] {
  if (wish) return [wishLine(edition, id, wish)];
  if (!share) return [];
  const name = nameOf(edition, share.name);
  const line = {
    ...plainSection(say(edition, 'goalSharedWith', { name })),
    accessory: stopButton(edition, id, message.delivery),
  };
  const more = isSaid ? undefined : messageWords(edition, name, message);
  return [line, ...(more ? [plainSection(more)] : [])];
}

function messageWords(edition: Edition, name: string, { delivery, wait }: MessageState): string | undefined {
  if (delivery === 'waits')
    return `${waitWords(edition, name, wait ?? { why: 'later' })} ${say(edition, 'goalSharedWaitsUntil')}`;
  const key = deliveryWords[delivery];
  return key && say(edition, key, { name });
}

function waitWords(edition: Edition, name: string, wait: Wait): string {
  if (wait.why === 'later') return say(edition, 'goalSharedWaits', { name });
  const key = wait.why === 'hours' ? 'goalSharedWaitsHours' : 'goalSharedWaitsHers';
  return say(edition, key, { name, day: sayDay(wait.day, edition.spelling) });
}

/** What she has to know of the message, where it does not simply stand in the chat. */
const deliveryWords = {
  none: undefined,
  comes: 'goalSharedComes',
  sending: 'goalSharedSending',
  unsure: 'goalSharedUnsure',
  there: undefined,
  stuck: 'goalSharedStuck',
  refused: 'goalSharedRefused',
} as const satisfies Record<Exclude<Delivery, 'waits'>, string | undefined>;

/**
 * On top of the page after [Share]: that it is shared, and when its message comes, or that it waits for the mentor;
 * undefined where the line below says what is in the way.
 */
export function sharedNowWords(
  edition: Edition,
  { share, wish }: Goal,
  message: MessageState | undefined,
): string | undefined {
  if (wish) return say(edition, 'goalWishKept', { name: nameOf(edition, wish.name) });
  if (!share || !message || ['refused', 'stuck', 'unsure'].includes(message.delivery)) return undefined;
  const name = nameOf(edition, share.name);
  return message.delivery === 'waits'
    ? `${say(edition, 'shareDoneLater', { name })} ${messageWords(edition, name, message)}`
    : say(edition, 'shareDone', { name });
}

/** In the list, in a few words; '' for a goal that is hers alone. */
export const sharedMark = (edition: Edition, share: Share | undefined): string =>
  share ? say(edition, 'goalListShared', { name: nameOf(edition, share.name) }) : '';

/**
 * What the question says of the message: only of one that is known to be there, that it goes. One that comes may have
 * come by the time she presses.
 */
const stopWarnings = {
  none: 'goalStopSharingUnsent',
  waits: 'goalStopSharingUnsent',
  comes: 'goalStopSharingSending',
  sending: 'goalStopSharingSending',
  unsure: 'goalStopSharingUnsure',
  there: 'goalStopSharingWarning',
  stuck: 'goalStopSharingUnsure',
  refused: 'goalStopSharingUnsent',
} as const satisfies Record<Delivery, string>;

/** Ends the sharing, after a question. */
function stopButton(edition: Edition, goalId: string, delivery: Delivery): Button {
  return asking(button(say(edition, 'goalStopSharing'), ids.stopSharing, { value: goalId }), {
    title: say(edition, 'goalStopSharingTitle'),
    text: say(edition, stopWarnings[delivery]),
    confirm: say(edition, 'goalStopSharing'),
    deny: say(edition, 'backButton'),
  });
}

/** That it waits until the mentor allows her again, and the way to take it back. */
const wishLine = (edition: Edition, goalId: string, { name }: Share): AnyBlock => ({
  ...plainSection(say(edition, 'goalWishWaits', { name: nameOf(edition, name) })),
  accessory: button(say(edition, 'goalWishTakeBack'), ids.stopSharing, { value: goalId }),
});

/** Where a mentor gets nothing from the bot: why is said, and nothing else, with the words to send herself. */
export function yourselfView(
  viewer: Viewer,
  { page, from, goalId }: Metadata,
  { fields }: Goal,
  chosen: { name: string; slackUserId: string; teamId: string },
  why: 'takesNoMessages' | 'shareElsewhere',
): ModalView {
  const { edition } = viewer;
  const words = say(edition, 'shareWords', {
    name: calledBy(chosen.name) ?? chosen.name,
    what: withoutStop(shorten(fields.what, 1500)),
    date: sayDay(fields.due, edition.spelling),
  });
  return modal({
    callbackId: ids.list,
    title: say(edition, 'shareTitle'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify({ page, from, goalId }),
    blocks: [
      plainSection(say(edition, why, { name: shorten(chosen.name, 100) })),
      section(say(edition, 'shareYourself')),
      preformatted(words),
      buttons(
        linkTo(button(say(edition, 'openMessage'), ids.writeToMentor, { primary: true }), chosen),
        button(say(edition, 'goalBack'), ids.show, { value: goalId }),
      ),
    ],
  });
}
