/*
 * The room of the map as a picture: what is to stand on it (marks), where (placing, layout), drawn as SVG and turned into
 * pixels, and the one message that shows it with its list.
 */

import { say } from '../../content/say.ts';
import type { Context } from '../../context.ts';
import type { ActionRequest } from '../../feature.ts';
import { takeOut } from '../../surfaces/bringing/take-out.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { showMap } from '../screens.ts';
import { keepFile, mapSurface } from './job.ts';

/** Wants the map drawn and sent to her as a message, in the chat with the bot. */
export async function sendPicture(request: ActionRequest, ctx: Context): Promise<void> {
  const { person, edition } = request;
  await inTransaction(ctx, async (_, want) =>
    want.message(mapSurface.name, { to: person.id, about: person.id }, { asked: true }),
  );
  await request.ack();
  await showMap(request, ctx, { notice: say(edition, 'pictureComing') });
}

/** Takes the map out of the chat, and its file out of Slack. */
export async function removePicture(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  const { client, edition, person, message } = request;
  const which = { kind: mapSurface.name, to: person.id, about: person.id };
  const removed = await takeOut(ctx, client, which, message);
  await keepFile(ctx, client, person.id, null);
  await request.reply({ text: say(edition, removed === 'removed' ? 'removedFromChat' : 'alreadyRemoved') });
}
