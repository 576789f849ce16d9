import type { ModalView } from '@slack/types';
import type { ShownContacts } from '../contacts/contact.ts';
import { contactBlocks } from '../contacts/view.ts';
import { calledBy } from '../content/called.ts';
import { say } from '../content/say.ts';
import { button, buttons, context, divider, plainSection, preformatted } from '../slack/blocks.ts';
import { mailButton } from './agreement/preview-view.ts';
import { backButton, framed } from './frame-view.ts';
import { ids } from './ids.ts';
import { otherName, type PairShown, type Viewer } from './wording.ts';

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
