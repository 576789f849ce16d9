import type { AnyBlock } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { button, buttons, context, header, richLines, section } from '../../slack/blocks.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { ids } from '../ids.ts';

/** A picture in Slack, or why there is none. */
export type Picture = { file: string; alt: string } | 'not-allowed' | 'failed';

/** Slack ends messages somewhere; this many lines say more than a phone shows. */
const mostLines = 60;

/**
 * The map as a message to herself: the picture, and the list that says the same. Its notification text and first block
 * are neutral, as a phone shows them on its lock screen.
 */
export function mapMessage(
  edition: Edition,
  list: readonly string[],
  picture: Picture,
): { text: string; blocks: AnyBlock[] } {
  const neutral = say(edition, 'neutralNotice');
  const shown = list.slice(0, mostLines).map((text) => ({ text: shorten(text, 400) }));
  const left = list.length - shown.length;
  return {
    text: neutral,
    blocks: [
      section(neutral),
      header(say(edition, 'pictureHeading')),
      ...(typeof picture === 'object'
        ? [{ type: 'image' as const, slack_file: { id: picture.file }, alt_text: shorten(picture.alt, 2000) }]
        : [section(say(edition, picture === 'not-allowed' ? 'pictureMissing' : 'pictureFailed'))]),
      ...(shown.length > 0 ? [richLines(shown)] : []),
      ...(left > 0 ? [context(say(edition, 'pictureMore', { count: left }))] : []),
      buttons(
        button(say(edition, 'openMap'), ids.open, { primary: true }),
        button(say(edition, 'removeFromChat'), ids.removePicture),
      ),
      context(say(edition, 'pictureKept')),
    ],
  };
}
