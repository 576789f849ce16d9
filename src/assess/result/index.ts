/*
 * The room of the result: what a finished assessment says, in its window and as the one message in her chat.
 */
import { say } from '../../content/say.ts';
import type { Context } from '../../context.ts';
import type { ActionRequest } from '../../feature.ts';
import { takeOut } from '../../surfaces/bringing/take-out.ts';
import { findOwn } from '../queries.ts';
import { resultSurface } from './job.ts';

/** Takes the message about the result of one of her own assessments out of the chat. */
export async function removeFromChat(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  const { client, edition, person, value: about = '', message } = request;
  const own = await findOwn(ctx.db, ctx.keys, person.id, about);
  const removed = own && (await takeOut(ctx, client, { kind: resultSurface.name, to: person.id, about }, message));
  await request.reply({ text: say(edition, removed === 'removed' ? 'removedFromChat' : 'alreadyRemoved') });
}
