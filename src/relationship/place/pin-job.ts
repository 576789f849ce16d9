import type { WebClient } from '@slack/web-api';
import type { AppContext } from '../../feature.ts';
import type { Slot } from '../../jobs/job.ts';
import { slackErrorOf } from '../../process/log.ts';
import { forgetPin, keepPin, listPinsToDo, type PinRow } from './pin-queries.ts';

/** Slack's answers to `pins.add` after which asking again gains nothing: https://docs.slack.dev/reference/methods/pins.add */
const cannotPin = new Set([
  ...['bad_timestamp', 'channel_not_found', 'is_archived', 'message_not_found', 'missing_scope', 'not_in_channel'],
  ...['not_pinnable', 'permission_denied', 'restricted_action', 'too_many_pins', 'no_item_specified'],
]);
/** And to `pins.remove`: it is off, or nobody of ours can take it off: https://docs.slack.dev/reference/methods/pins.remove */
const cannotUnpin = new Set([
  ...['bad_timestamp', 'channel_not_found', 'is_archived', 'message_not_found', 'missing_scope', 'no_pin'],
  ...['not_in_channel', 'not_pinned', 'permission_denied', 'restricted_action', 'no_item_specified'],
]);

/** Pins a message. @returns why Slack does not, for good @throws what may pass */
async function pin(client: WebClient, channel: string, timestamp: string): Promise<string | undefined> {
  try {
    await client.pins.add({ channel, timestamp });
    return undefined;
  } catch (error) {
    const code = slackErrorOf(error);
    if (code === 'already_pinned') return undefined;
    if (code && cannotPin.has(code)) return code;
    throw error;
  }
}

/** Takes a pin off; harmless when it is off. @throws what may pass */
export async function unpin(client: WebClient, channel: string, timestamp: string): Promise<void> {
  await client.pins.remove({ channel, timestamp }).catch((error: unknown) => {
    if (!cannotUnpin.has(slackErrorOf(error) ?? '')) throw error;
  });
}

/**
 * Brings the pins where a pair talks to what is wanted. Harmless when repeated, late, or run in several processes: what is
 * pinned already, or off, Slack says.
 *
 * @throws the error of Slack, the network or the database, when the same is to be tried again
 */
export async function runPins({ pair }: { pair: string; person: string }, ctx: AppContext): Promise<Slot> {
  const rows = await listPinsToDo(ctx.db, pair);
  let slot: Slot = 'unused';
  for (const row of rows) {
    // What does not stand there yet is pinned once it does: the schedule looks again.
    if (row.wanted && row.ts === null) continue;
    slot = 'used';
    await bringOne(ctx, await ctx.workspaces.clientFor(row.workspace_id), row);
  }
  return slot;
}

async function bringOne(ctx: AppContext, client: WebClient, row: PinRow & { ts: string | null }): Promise<void> {
  const { channel_id: channel, pinned_ts: pinned, ts, wanted } = row;
  if (pinned && (!wanted || pinned !== ts)) await unpin(client, channel, pinned);
  if (!wanted) {
    // Pinned, and never kept that it was.
    if (ts && ts !== pinned) await unpin(client, channel, ts);
    return forgetPin(ctx.db, row);
  }
  const problem = ts ? await pin(client, channel, ts) : undefined;
  if (problem) ctx.log.info({ pair: row.pair_id, slackError: problem }, 'a message is not pinned');
  const done = { pinned_ts: problem ? null : ts, problem: problem ?? null, look_at: null };
  await keepPin(ctx.db, row, done, ctx.now());
}
