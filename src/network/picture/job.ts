import type { AnyBlock } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { localDay } from '../../calendar.ts';
import { editionOf } from '../../content/edition-of.ts';
import type { Edition } from '../../content/editions.ts';
import { say } from '../../content/say.ts';
import type { Context } from '../../context.ts';
import { slackErrorOf } from '../../process/log.ts';
import { shorten } from '../../slack/mrkdwn.ts';
import { openConversation } from '../../surfaces/bringing/calls.ts';
import { notYet } from '../../surfaces/bringing/failed.ts';
import { uploadFile } from '../../surfaces/bringing/upload.ts';
import { wantHandedOver } from '../../surfaces/handed-over.ts';
import type { Message, MessageKind, Rendered, Showing } from '../../surfaces/kind.ts';
import { wholeMap } from '../facts.ts';
import { mapMessage, type Picture } from './message-view.ts';
import { pngOf } from './png.ts';
import { addUpload, findUpload, keepPicture } from './queries.ts';
import { drawMap } from './svg.ts';

/** The one message that holds somebody's map, as a picture and in words; its subject is the person. */
export const mapSurface: MessageKind = {
  name: 'network.map',
  place: 'dm',
  hours: 'any',
  tooLateAfterHours: 7 * 24,
  afterUnknown: 'leave',
  render: renderMap,
  // Slack takes a while to take a file in, and refuses a message that shows it until then.
  isPassing: (error, message) => slackErrorOf(error) === 'invalid_blocks' && fileIn(message) !== undefined,
  onShown: async (ctx, { person, client }, message) => {
    const file = fileIn(message);
    if (person && file) await keepFile(ctx, client, person.id, file);
  },
};

/** So often a picture is tried as it is, and then as a file that was shared with its reader: from a second to half a minute apart. */
const triesAlone = 4;
const triesShared = 2;

async function renderMap(ctx: Context, showing: Showing): Promise<Rendered<Message>> {
  const { person } = showing;
  if (!person) return 'gone';
  const edition = editionOf(person, ctx);
  const map = await wholeMap(ctx.db, ctx.keys, person.id, localDay(person.time_zone, ctx.now()));
  const drawn = drawMap({ edition, people: map.people, needs: map.needs, ownNeed: map.ownNeed, asks: map.asks });
  return mapMessage(edition, drawn.list, await pictureOf(ctx, showing, person.id, edition, drawn));
}

/** The picture in Slack: the newest upload where it shows the same, or else a new one. */
async function pictureOf(
  ctx: Context,
  { client, person, lastError, tries }: Showing,
  personId: string,
  edition: Edition,
  { svg, alt }: { svg: string; alt: string },
): Promise<Picture> {
  const refusals = lastError === notYet ? tries : 0;
  if (refusals >= triesAlone + triesShared) return 'failed';
  const isShared = refusals >= triesAlone;
  const mark = ctx.keys.mark(`${isShared} ${alt} ${svg}`, `network.map:${personId}`);
  const newest = await findUpload(ctx.db, personId);
  if (newest?.mark === mark) return { file: newest.file, alt };
  const comment = say(edition, 'neutralNotice');
  const share = isShared
    ? { channel_id: await openConversation(client, person?.slack_user_id ?? ''), initial_comment: comment }
    : {};
  const picture = await upload(ctx, client, { png: await pngOf(svg), alt }, share);
  if (typeof picture === 'object') await addUpload(ctx.db, ctx.keys, personId, { file: picture.file, mark });
  return picture;
}

/** The file that a message shows. */
function fileIn({ blocks }: Message): string | undefined {
  const image = (blocks as AnyBlock[]).find((block) => block.type === 'image');
  return image && 'slack_file' in image && image.slack_file && 'id' in image.slack_file
    ? image.slack_file.id
    : undefined;
}

/** A job of the release before, which sent each map itself. */
export const wantMap = ({ person }: { person: string }, ctx: Context): Promise<void> =>
  wantHandedOver(ctx, { kind: mapSurface.name, to: person, about: person }, 'news');

/**
 * Puts a picture into Slack.
 *
 * @param share where it is shared, with what beside it; nowhere by default
 * @throws what the Web API throws, but for a refusal; the error of the network
 */
async function upload(
  ctx: Context,
  client: WebClient,
  { png, alt }: { png: Buffer; alt: string },
  share: { channel_id?: string; initial_comment?: string },
): Promise<Picture> {
  try {
    const picture = { name: 'map.png', title: 'map.png', bytes: new Uint8Array(png), altText: shorten(alt, 1000) };
    const file = await uploadFile(client, picture, share);
    return file ? { file, alt } : 'failed';
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    const refused = slackErrorOf(error);
    ctx.log.warn({ slackError: refused }, 'Slack did not take the picture of a map; its list is sent without');
    return refused === 'missing_scope' ? 'not-allowed' : 'failed';
  }
}

/** Notes which file stands in the chat now, and deletes those before. */
export async function keepFile(ctx: Context, client: WebClient, personId: string, file: string | null): Promise<void> {
  const useless = await ctx.db.transaction().execute((trx) => keepPicture(trx, personId, file));
  for (const one of useless) await deleteFile(ctx, client, one);
}

/** Deletes a file; that it cannot be deleted is no reason to stop, and is logged. */
async function deleteFile(ctx: Context, client: WebClient, file: string): Promise<void> {
  await client.files.delete({ file }).catch((error: unknown) => {
    ctx.log.warn({ slackError: slackErrorOf(error) }, 'the picture of a map could not be deleted from Slack');
  });
}
