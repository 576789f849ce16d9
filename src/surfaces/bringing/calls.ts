import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import { slackErrorOf } from '../../process/log.ts';
import { verdictOn } from '../answers.ts';
import type { Message, Taken } from '../kind.ts';

/** Where a message stands. */
export interface PlaceOfMessage {
  channel: string;
  ts: string;
}

const chartBlocks = 'data_visualization';
const eventType = 'mentoring_surface';

/** The conversation in which a person is written to. @throws what the Web API throws */
export async function openConversation(client: WebClient, slackUserId: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: slackUserId });
  if (!channel?.id) throw new Error('Slack opened no direct message.');
  return channel.id;
}

/**
 * Whether a workspace takes a message with its newer blocks: unless it has refused them before. Asked before anything is
 * claimed.
 */
export async function takesNewer(ctx: Context, { workspace_id }: Taken, { plainBlocks }: Message): Promise<boolean> {
  if (!plainBlocks) return true;
  const { refused_blocks } = await ctx.db
    .selectFrom('workspace')
    .select('refused_blocks')
    .where('id', '=', workspace_id)
    .executeTakeFirstOrThrow();
  return !refused_blocks.includes(chartBlocks);
}

/** How a message is sent. */
interface Sending {
  ctx: Context;
  client: WebClient;
  taken: Taken;
  message: Message;
  newer: boolean;
}

/**
 * Posts a message.
 * @param findable true: with what it can be found by again, for who may read the channel's history
 * @throws what the Web API throws
 */
export async function postMessage(
  sending: Sending,
  channel: string,
  findable: boolean,
): Promise<{ channel: string; ts: string | null }> {
  const { client, taken, message } = sending;
  const metadata = { event_type: eventType, event_payload: { surface: taken.id } };
  const sent = await withFallback(sending, (blocks) =>
    client.chat.postMessage({
      channel,
      text: message.text,
      blocks,
      unfurl_links: false,
      unfurl_media: false,
      ...(findable && { metadata }),
    }),
  );
  return { channel: sent.channel ?? channel, ts: sent.ts ?? null };
}

/** Brings a message that stands in the chat up to date. @throws what the Web API throws */
export async function editMessage(sending: Sending, { channel, ts }: PlaceOfMessage): Promise<void> {
  const { client, message } = sending;
  await withFallback(sending, (blocks) => client.chat.update({ channel, ts, text: message.text, blocks }));
}

/** Takes a message out of the chat. @returns false when it was gone already @throws what the Web API throws */
export function deleteMessage(client: WebClient, place: PlaceOfMessage): Promise<boolean> {
  return client.chat.delete({ ...place }).then(
    () => true,
    (error: unknown) => {
      if (slackErrorOf(error) === 'message_not_found') return false;
      throw error;
    },
  );
}

/**
 * Looks once for a message whose posting was never answered, by what it can be found by. Where history may not be read it
 * is not found.
 *
 * @param since about when it was sent
 * @throws what the Web API throws, where asking again may help
 */
export async function findMessage(
  client: WebClient,
  { id }: Taken,
  channel: string,
  since: Date,
): Promise<PlaceOfMessage | undefined> {
  const oldest = String(since.getTime() / 1000 - 300);
  try {
    const { messages = [] } = await client.conversations.history({
      channel,
      oldest,
      limit: 200,
      include_all_metadata: true,
    });
    const mine = messages.find(
      ({ metadata }) =>
        metadata?.event_type === eventType && (metadata.event_payload as { surface?: unknown })?.surface === id,
    );
    return mine?.ts ? { channel, ts: mine.ts } : undefined;
  } catch (error) {
    const code = slackErrorOf(error);
    if (code !== undefined && verdictOn(code) !== 'passing') return undefined;
    throw error;
  }
}

/**
 * Sends with the newer blocks unless this workspace has refused them; when it does, remembers that and sends the plain
 * ones.
 */
async function withFallback<T>(
  { ctx, taken, message, newer }: Sending,
  send: (blocks: KnownBlock[]) => Promise<T>,
): Promise<T> {
  const plain = message.plainBlocks as KnownBlock[] | undefined;
  if (plain && !newer) return send(plain);
  try {
    // `@slack/types` has no chart block yet; Slack takes it where it takes the others.
    return await send(message.blocks as KnownBlock[]);
  } catch (error) {
    if (!plain || slackErrorOf(error) !== 'invalid_blocks') throw error;
    const sent = await send(plain);
    await rememberRefusal(ctx, taken.workspace_id).catch(() => {
      ctx.log.warn({ surface: taken.id }, 'that newer blocks are refused could not be kept; they are tried again');
    });
    return sent;
  }
}

const rememberRefusal = (ctx: Context, workspaceId: string) =>
  ctx.db
    .updateTable('workspace')
    .set({ refused_blocks: sql<string[]>`array_append(refused_blocks, ${chartBlocks})` })
    .where('id', '=', workspaceId)
    .where(sql<boolean>`not ${chartBlocks} = any(refused_blocks)`)
    .execute();
