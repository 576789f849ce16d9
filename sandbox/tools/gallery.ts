/** Shows views and messages that an app can send, without the app: as they would look, and what Slack would say of them. */
import { validateMessage, validateView } from '../blocks/validate.ts';
import { takeBlocks } from '../forms/elements.ts';
import { shownView } from '../forms/views.ts';
import type { GalleryItem, Message, View } from '../protocol.ts';
import type { Sample } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What Slack would refuse is listed, and shown as far as it can be. */
export function gallery(ws: Workspace, samples: readonly Sample[]): GalleryItem[] {
  const options = { newBlocks: ws.switches.newBlocks };
  return samples.map(({ name, view, message }) => {
    const found = view ? validateView(view, options) : validateMessage(message, options);
    return {
      name,
      problems: found.map((each) => each.slackMessage),
      ...(view && found.length === 0 && { view: shownView(ws, view) as View }),
      ...(message && { message: shownMessage(ws, message) }),
    };
  });
}

function shownMessage(ws: Workspace, message: NonNullable<Sample['message']>): Message {
  return {
    type: 'message',
    user: ws.bot.userId,
    bot_id: ws.bot.botId,
    ts: `${ws.seconds()}.000000`,
    text: message.text,
    ...(message.blocks && { blocks: takeBlocks(message.blocks) }),
  };
}
