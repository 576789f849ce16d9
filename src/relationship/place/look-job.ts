import type { WebClient } from '@slack/web-api';
import type { AppContext } from '../../feature.ts';
import type { Slot } from '../../jobs/job.ts';
import { slackErrorOf } from '../../process/log.ts';
import { inTransaction } from '../../surfaces/want.ts';
import type { PairRecord } from '../pair.ts';
import { findPair } from '../queries.ts';
import { type Told, type Trouble, troubleOf } from './place.ts';
import { findPlace, noteTrouble } from './queries.ts';

const pageSize = 200;

/**
 * Asks Slack what has become of a channel that both were in. What events told is only a reason to look: they come in any order,
 * and twice.
 */
export async function runLook(
  { pair: pairId, person }: { pair: string; person: string },
  ctx: AppContext,
): Promise<Slot> {
  const row = await findPlace(ctx.db, pairId);
  const pair = await findPair(ctx.db, ctx.keys, { id: pairId, personId: person });
  if (!pair || row?.state !== 'open' || !row.channel_id) return 'unused';
  const seen = await lookInto(await ctx.workspaces.clientFor(row.workspace_id), row.channel_id);
  if (seen === 'not allowed') return 'used';
  await noteSeen(ctx, pair, seen);
  return 'used';
}

/** Notes what has become of a pair's channel, by what Slack shows of it now. @returns that; undefined where all is well */
export async function noteSeen(
  ctx: AppContext,
  pair: PairRecord,
  { told, members }: { told: Told | undefined; members: readonly string[] },
): Promise<Trouble | undefined> {
  const trouble = troubleOf(told, members, { mentee: pair.mentee.slackUserId, mentor: pair.mentor?.slackUserId });
  await inTransaction(ctx, async (trx, want) => {
    if (await noteTrouble(trx, pair.id, trouble ?? null, ctx.now())) want.home(pair.menteeId);
  });
  return trouble;
}

/**
 * A channel and who is in it, as Slack shows it to the bot now.
 *
 * @returns `told` undefined where it is not shown; `not allowed` where the bot was not granted to look
 * @throws what the Web API throws, where asking again may help
 */
export async function lookInto(
  client: WebClient,
  channel: string,
): Promise<{ told: Told | undefined; members: string[] } | 'not allowed'> {
  try {
    const { channel: told } = await client.conversations.info({ channel });
    // A public channel is shown to the bot also when it is not in it.
    if (told?.is_member === false) return { told: undefined, members: [] };
    const members: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await client.conversations.members({ channel, limit: pageSize, ...(cursor && { cursor }) });
      members.push(...(page.members ?? []));
      cursor = page.response_metadata?.next_cursor || undefined;
      if (!cursor) return { told: told as Told, members };
    }
  } catch (error) {
    const code = slackErrorOf(error);
    if (code === 'channel_not_found') return { told: undefined, members: [] };
    if (code !== 'missing_scope') throw error;
    // Of a channel that is public now it is not allowed to look without a scope for those; Slack says so.
    return isForPublic(error) ? { told: { is_private: false }, members: [] } : 'not allowed';
  }
}

/** Whether what is missing is the scope for public channels, where that for private ones is there. */
function isForPublic(error: unknown): boolean {
  const { needed = '', provided = '' } = (error as { data?: { needed?: string; provided?: string } }).data ?? {};
  return needed.includes('channels:read') && provided.includes('groups:read');
}
