import type { BlockAction, ViewOutput } from '@slack/bolt';
import type { AnyBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Reply } from '../feature.ts';
import { describeError, type Log } from '../process/log.ts';
import { modal, plainSection, withNotice } from './blocks.ts';
import { escapeMrkdwn } from './mrkdwn.ts';

/**
 * Answers in a modal or Home, where there is no place but the view: where it was pressed, or in a modal over Home. Where Slack
 * does not take that, the same call may be what has just failed: then the sentence comes as a message, once.
 *
 * @throws what the Web API throws, where the message is not taken either
 */
export function replyInView(client: WebClient, body: BlockAction, edition: Edition, log: Log): Reply {
  return async ({ text }) => {
    try {
      await inView(client, body, edition, text);
    } catch (error) {
      log.warn({ error: describeError(error) }, 'a view could not be shown; the person is told by a message');
      const { channel } = await client.conversations.open({ users: body.user.id });
      const blocks = [plainSection(text)];
      await client.chat.postMessage({ channel: channel?.id ?? '', text: escapeMrkdwn(text), blocks });
    }
  };
}

async function inView(client: WebClient, body: BlockAction, edition: Edition, text: string): Promise<void> {
  const { view } = body;
  if (view?.type === 'modal')
    await client.views.update({ view_id: view.id, view: withSentence(view, text, body.actions[0]?.block_id) });
  else await client.views.open({ trigger_id: body.trigger_id, view: sentenceView(edition, text) });
}

/** A sentence as a modal of its own. */
export function sentenceView(edition: Edition, text: string): ModalView {
  return modal({
    callbackId: 'shared:sentence',
    title: say(edition, 'problemTitle'),
    close: say(edition, 'closeButton'),
    blocks: [plainSection(text)],
  });
}

/** The modal as Slack sent it, with a sentence where something was pressed, or on top; what was typed in its inputs stays. */
export function withSentence(view: ViewOutput, sentence: string, pressed?: string): ModalView {
  return {
    type: 'modal',
    callback_id: view.callback_id,
    title: view.title,
    ...(view.submit && { submit: view.submit }),
    ...(view.close && { close: view.close }),
    ...(view.private_metadata && { private_metadata: view.private_metadata }),
    blocks: withNotice(view.blocks as AnyBlock[], sentence, pressed),
  };
}
