import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { localDay } from '../../calendar.ts';
import { editionOf } from '../../content/edition-of.ts';
import type { Context } from '../../context.ts';
import { findPersonFact } from '../../people/facts.ts';
import { slackErrorOf } from '../../process/log.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { postOnce, type Subject, waitingFor } from '../../slack/post.ts';
import { wholeMap } from '../facts.ts';
import { mapMessage, type Picture } from './message-view.ts';
import { replacePicture } from './queries.ts';
import { type MapPicture, renderMap } from './svg.ts';

/** The one message that holds somebody's map. */
export const mapSubject = (personId: string): Subject => ({ kind: 'network.map', id: personId });

/** Posts the map to its owner as a picture and in words, or brings the message that is there up to date. */
export async function sendMap({ person: id }: { person: string }, ctx: Context): Promise<void> {
  const person = await findPersonFact(ctx.db, id);
  if (!person || person.deactivated_at) return;
  const edition = editionOf(person, ctx);
  const map = await wholeMap(ctx.db, ctx.keys, id, localDay(person.time_zone, ctx.now()));
  const drawn = await renderMap({ edition, people: map.people, needs: map.needs, ownNeed: map.ownNeed });
  const client = await ctx.workspaces.clientFor(person.workspace_id);
  const picture = await upload(ctx, client, drawn);
  try {
    await postOnce(ctx, person, mapSubject(id), mapMessage(edition, drawn.list, picture));
    await keepFile(ctx, client, id, typeof picture === 'string' ? null : picture.file);
  } catch (error) {
    // Slack may take a while to look at a file, and refuses it until then.
    if (slackErrorOf(error) !== 'invalid_blocks' || typeof picture === 'string') throw error;
    await postOnce(ctx, person, mapSubject(id), mapMessage(edition, drawn.list, 'failed'));
    await deleteFile(ctx, client, picture.file);
  }
}

/**
 * Puts a picture into Slack in its three steps. By hand: the SDK's `uploadV2` sends the words for those who do not see
 * it as `alt_text`, and Slack's reference says `alt_txt`.
 * @throws AskedToWait on a 429; the error of the network
 */
async function upload(ctx: Context, client: WebClient, { png, alt }: MapPicture): Promise<Picture> {
  try {
    const { upload_url: address, file_id: file } = (await client.apiCall('files.getUploadURLExternal', {
      filename: 'map.png',
      length: png.length,
      alt_txt: shorten(alt, 1000),
    })) as { upload_url?: string; file_id?: string };
    if (!address || !file) return 'failed';
    const sent = await fetch(address, {
      method: 'POST',
      body: new Uint8Array(png),
      signal: AbortSignal.timeout(10_000),
    });
    if (!sent.ok) return 'failed';
    await client.files.completeUploadExternal({ files: [{ id: file, title: 'map.png' }] });
    return { file, alt };
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw waitingFor(error);
    const refused = slackErrorOf(error);
    ctx.log.warn({ slackError: refused }, 'Slack did not take the picture of a map; its list is sent without');
    return refused === 'missing_scope' ? 'not-allowed' : 'failed';
  }
}

/** Notes which file stands in the chat now, and deletes the one before. */
export async function keepFile(ctx: Context, client: WebClient, personId: string, file: string | null): Promise<void> {
  const before = await ctx.db.transaction().execute((trx) => replacePicture(trx, ctx.keys, personId, file));
  if (before && before !== file) await deleteFile(ctx, client, before);
}

/** Deletes a file; that it cannot be deleted is no reason to stop, and is logged. */
async function deleteFile(ctx: Context, client: WebClient, file: string): Promise<void> {
  await client.files.delete({ file }).catch((error: unknown) => {
    ctx.log.warn({ slackError: slackErrorOf(error) }, 'the picture of a map could not be deleted from Slack');
  });
}
