/*
 * The room of the result: what a finished assessment says, in its window and as the one message in her chat.
 */
import { say } from '../../content/say.ts';
import type { Context } from '../../context.ts';
import type { ActionRequest } from '../../feature.ts';
import { removePost } from '../../slack/post.ts';
import { findOwn } from '../queries.ts';

/** Takes the message about the result of one of her own assessments out of the chat. */
export async function removeFromChat(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  const subject = { kind: 'assess.result', id: request.value ?? '' };
  const own = await findOwn(ctx.db, ctx.keys, request.person.id, subject.id);
  const removed = own && (await removePost(ctx, request.client, request.person.id, subject, request.message));
  await request.reply({ text: say(request.edition, removed ? 'removedFromChat' : 'alreadyRemoved') });
}
