/*
 * The room of the map as a picture: what is to stand on it (marks), where (placing, layout), drawn as SVG and turned into
 * pixels, and the one message that shows it with its list.
 */

import { say } from '../../content/say.ts';
import type { Context } from '../../context.ts';
import type { ActionRequest } from '../../feature.ts';
import { removePost } from '../../slack/post.ts';
import { postMap } from '../jobs.ts';
import { showMap } from '../screens.ts';
import { keepFile, mapSubject } from './job.ts';

/** Has queued work draw the map and send it to her as a message, in the chat with the bot. */
export async function sendPicture(request: ActionRequest, ctx: Context): Promise<void> {
  const { person, edition } = request;
  await ctx.db.transaction().execute((trx) => ctx.queue.send(trx, postMap, { person: person.id }));
  await request.ack();
  await showMap(request, ctx, { notice: say(edition, 'pictureComing') });
}

/** Takes the map out of the chat, and its file out of Slack. */
export async function removePicture(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  const removed = await removePost(
    ctx,
    request.client,
    request.person.id,
    mapSubject(request.person.id),
    request.message,
  );
  await keepFile(ctx, request.client, request.person.id, null);
  await request.reply({ text: say(request.edition, removed ? 'removedFromChat' : 'alreadyRemoved') });
}
