import type { AnyBlock } from '@slack/types';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Sample } from '../feature.ts';
import { button, buttons, context, section } from '../slack/blocks.ts';

/** The first message: what this is, what it is not, and one button to begin. It says everything in `text` too. */
export function welcomeMessage(edition: Edition): { text: string; blocks: AnyBlock[] } {
  const opening = edition.opening.replace('{support}', edition.supportLine);
  return {
    text: `${say(edition, 'welcomeNotice')} ${opening}`,
    blocks: [
      section(`*${say(edition, 'welcomeNotice')}*`),
      section(opening),
      buttons(
        button(say(edition, 'startButton'), 'assess:open', { primary: true }),
        button(say(edition, 'whoCanSee'), 'privacy:who-sees'),
      ),
      context(edition.noticeOfRecords),
    ],
  };
}

/** Every surface of this feature, for tests, the gallery and `doctor --blocks`. */
export const samples = (edition: Edition): Sample[] => [{ name: 'people: welcome', message: welcomeMessage(edition) }];
