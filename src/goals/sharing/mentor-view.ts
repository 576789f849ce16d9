import type { ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { button, buttons, modal, plainSection, section } from '../../slack/blocks.ts';
import { unreadBlocks } from '../../slack/unread.ts';
import { ids } from '../ids.ts';
import { type SharedContent, sharedWithMeBlocks } from './home-view.ts';
import { nameOf, noMoreButton } from './message-view.ts';

/** What somebody is shown as a mentor, in a window: the same as in their Home. */
export function asMentorView(
  edition: Edition,
  shared: SharedContent,
  { notice, unread }: { notice?: string | undefined; unread?: number } = {},
): ModalView {
  return modal({
    callbackId: ids.asMentor,
    title: say(edition, 'homeShared'),
    close: say(edition, 'closeButton'),
    blocks: [
      ...(notice ? [plainSection(notice)] : []),
      ...unreadBlocks(edition, unread),
      ...sharedWithMeBlocks(edition, shared),
      buttons(button(say(edition, 'whoCanSee'), ids.whoSees)),
    ],
  });
}

/** The question that [No messages from this bot] asks in Home, for where nothing can ask first. */
export const noMessagesView = (edition: Edition): ModalView =>
  modal({
    callbackId: ids.asMentor,
    title: say(edition, 'noMessagesTitle'),
    close: say(edition, 'backButton'),
    blocks: [
      section(say(edition, 'noMessagesWarning')),
      buttons({ ...button(say(edition, 'noMessages'), ids.noMessages), style: 'danger' }),
    ],
  });

/** The question before no more goals of a mentee come. */
export const noMoreView = (edition: Edition, goal: { goalId: string; mentee: string | null }): ModalView =>
  modal({
    callbackId: ids.asMentor,
    title: say(edition, 'noMoreTitle'),
    close: say(edition, 'backButton'),
    blocks: [
      plainSection(say(edition, 'noMoreWarning', { name: nameOf(edition, goal.mentee) })),
      buttons({ ...noMoreButton(edition, goal), style: 'danger' }),
    ],
  });
