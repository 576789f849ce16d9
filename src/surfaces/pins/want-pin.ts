/*
 * The pins of messages in channels: a feature says which of its messages is to be pinned, and it is, wherever it comes to stand.
 */

import type { Transaction } from 'kysely';
import type { Context } from '../../context.ts';
import type { Schema, Surface } from '../../db/schema.ts';
import { describeError } from '../../process/log.ts';
import { runPin } from './bring-pin.ts';
import { bringPin } from './job.ts';
import { findPinRow, listLeft, listOfSurface, noteWanted, type Pinned, unwantIn } from './queries.ts';

/**
 * Wants a channel's message pinned, or its pin off, in the transaction that decides so. The message may come later, or be posted
 * anew: the one that stands is pinned, one before it is not any more. Harmless when repeated: a pin that somebody took off by
 * hand is not put back, and what Slack refused is asked again only when the message is posted anew, the bot is installed again,
 * something happens to the channel, or it was not wanted meanwhile. Nobody is told of a pin.
 *
 * @param pin the surface, as `want.inChannel` names it, and whose it is: when they are erased, it goes
 */
export async function wantPin(
  ctx: Pick<Context, 'queue' | 'now'>,
  trx: Transaction<Schema>,
  pin: Pinned & { personId: string },
  wanted: boolean,
): Promise<void> {
  const id = await noteWanted(trx, pin, wanted, ctx.now());
  if (id) await ctx.queue.send(trx, bringPin, { workspace: pin.workspaceId, pin: id });
}

/**
 * What can be said of a pin: nothing is pinned, nor to be; it comes, once the message stands or Slack answers; it is there; or
 * Slack does not pin it, with its code, such as `too_many_pins` or `missing_scope`.
 */
export type PinState = { is: 'none' } | { is: 'comes' } | { is: 'there' } | { is: 'refused'; code: string };

/** How it stands with the pin of a message. */
export async function findPin(db: Context['db'], pin: Pinned): Promise<PinState> {
  const row = await findPinRow(db, pin);
  if (!row?.wanted) return { is: 'none' };
  if (row.problem !== null) return { is: 'refused', code: row.problem };
  return { is: row.pinned && row.look_at === null ? 'there' : 'comes' };
}

/**
 * Takes everything that the bot has pinned in a channel off, at once: it is about to leave, and could not afterwards.
 *
 * @throws the error of Slack, the network or the database, or that somebody else has one in hand, when it is to be tried again
 */
export async function takePinsOff(ctx: Context, where: Pick<Pinned, 'workspaceId' | 'channelId'>): Promise<void> {
  const ids = await unwantIn(ctx.db, where, new Date(ctx.now().getTime() + graceMs));
  for (const pin of ids) await runPin({ pin }, ctx);
  if ((await listLeft(ctx.db, ids)).length > 0) throw new Error('Somebody else takes a pin off just now.');
}

const graceMs = 60_000;

/** A channel's message was posted: what is to be pinned of it is. What fails here is found by the schedule. */
export async function pinPosted(ctx: Context, surface: Surface): Promise<void> {
  try {
    await ctx.db.transaction().execute(async (trx) => {
      const pins = await listOfSurface(trx, surface);
      if (pins.length > 0) await ctx.queue.sendAll(trx, bringPin, pins);
    });
  } catch (error) {
    ctx.log.warn(
      { surface: surface.id, error: describeError(error) },
      'a message that was posted is pinned a minute later',
    );
  }
}
