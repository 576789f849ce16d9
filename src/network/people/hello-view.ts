import type { ModalView } from '@slack/types';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import { button, buttons, modal, plainSection } from '../../slack/blocks.ts';
import { ids } from '../ids.ts';

/** What a hello leads to: the way to write it, and the note that it was said. */
export function helloView(
  edition: Edition,
  person: { id: string; name: string; slackUserId?: string | undefined },
  { teamId, page }: { teamId: string; page: number },
): ModalView {
  const { slackUserId, id, name } = person;
  return modal({
    callbackId: ids.hello,
    title: say(edition, 'helloTitle'),
    close: say(edition, 'closeButton'),
    metadata: JSON.stringify({ id, page, isNew: false }),
    blocks: [
      plainSection(say(edition, 'helloLine', { name })),
      buttons(
        ...(slackUserId
          ? [
              {
                ...button(say(edition, 'openMessage'), ids.openMessage),
                url: `slack://user?team=${teamId}&id=${slackUserId}`,
              },
            ]
          : []),
        button(say(edition, 'saidHello'), ids.saidHello, { value: id }),
        button(say(edition, 'backToMap'), ids.open, { value: String(page) }),
      ),
    ],
  });
}
