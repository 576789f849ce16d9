import type { AnyBlock, Button, ModalView } from '@slack/types';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import {
  button,
  buttons,
  context,
  divider,
  header,
  modal,
  plainSection,
  preformatted,
  section,
} from '../slack/blocks.ts';
import { escapeMrkdwn, shorten } from '../slack/mrkdwn.ts';
import { type Contact, contactKey, type ShownContacts } from './contact.ts';

export const ids = { open: 'contacts:open', hide: 'contacts:hide', showAgain: 'contacts:show-again' } as const;

/** Opens the screen, wherever somebody may be stuck. */
export const askForHelpButton = (edition: Edition): Button => button(say(edition, 'askForHelp'), ids.open);

/**
 * Whom to turn to, a card for each, or honestly that nobody is named: what stands first on a screen for somebody to whom
 * something feels unsafe or unfair. A way to reach them is a link in the text, not a button, since Slack tells the bot
 * of every button that is pressed, also of one with a link.
 * https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 *
 * @param contacts as the reader is to see them: `findContacts`
 * @param beside a button at the side of each
 */
export function contactBlocks(
  edition: Edition,
  { shown, hidden, unread }: ShownContacts,
  beside?: (contact: Contact) => Button,
): AnyBlock[] {
  const none =
    hidden > 0 ? say(edition, 'contactsAllHidden') : say(edition, 'contactsNone', { support: edition.supportLine });
  return [
    ...(unread ? [plainSection(say(edition, 'contactsUnread'))] : []),
    ...(shown.length === 0 ? [section(none)] : []),
    ...shown.map((contact) => section(cardOf(edition, contact), beside?.(contact))),
  ];
}

/** "Ask somebody for help": the contacts, each of which she can hide from herself, and words to send them herself. */
export const contactsView = (edition: Edition, contacts: ShownContacts): ModalView =>
  modal({
    callbackId: ids.open,
    title: say(edition, 'contactsTitle'),
    close: say(edition, 'closeButton'),
    blocks: [
      section(say(edition, 'contactsIntro')),
      ...contactBlocks(edition, contacts, (contact) => hideButton(edition, contact)),
      ...hiddenBlocks(edition, contacts),
      context(say(edition, 'contactsNow')),
      divider(),
      header(say(edition, 'contactsWordsHeading')),
      preformatted(say(edition, 'contactsWords')),
      context(say(edition, 'contactsCopy')),
      context(say(edition, 'contactsPassOn')),
      divider(),
      context(say(edition, 'contactsKept')),
    ],
  });

/** Our own words and the operator's: who, what they are, how to reach them, a line each. */
function cardOf(edition: Edition, { name, role, ways, outside }: Contact): string {
  const what = escapeMrkdwn(role) + (outside ? ` · ${say(edition, 'contactsOutside')}` : '');
  const links = ways.map(({ url, label }) => `<${escapeMrkdwn(url)}|${escapeMrkdwn(label)}>`);
  return [`*${escapeMrkdwn(name)}*`, what, ...links].join('\n');
}

const hideButton = (edition: Edition, { name }: Contact): Button => ({
  ...button(say(edition, 'contactsHide'), ids.hide, { value: contactKey(name) }),
  accessibility_label: shorten(say(edition, 'contactsHideName', { name }), 75),
});

/** How many are hidden and the way back; not who, since somebody else may look at her screen. */
function hiddenBlocks(edition: Edition, { hidden, unread }: ShownContacts): AnyBlock[] {
  if (hidden === 0 && !unread) return [];
  return [
    ...(hidden > 0 ? [context(say(edition, 'contactsHidden', { count: hidden }))] : []),
    buttons(button(say(edition, 'contactsShowAgain'), ids.showAgain)),
  ];
}
