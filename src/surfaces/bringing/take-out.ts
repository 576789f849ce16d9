import type { WebClient } from '@slack/web-api';
import type { Context } from '../../context.ts';
import type { Which } from '../kind.ts';
import { findSurface } from '../queries.ts';
import { deleteMessage, type PlaceOfMessage } from './calls.ts';
import { patiently } from './patience.ts';

/** What became of a message that was to be taken out: it is gone, was gone already, or nobody knows where it is. */
export type TakenOut = 'removed' | 'was gone' | 'nobody knows';

/**
 * Takes a message out of the chat at once, because its reader wants so.
 * @param pressed the message whose own button was pressed: it is there, whatever we know of it
 * @throws what the Web API throws
 */
export async function takeOut(
  ctx: Context,
  client: WebClient,
  which: Which,
  pressed?: PlaceOfMessage,
): Promise<TakenOut> {
  const surface = await findSurface(ctx.db, which);
  const known =
    surface?.state === 'sent' && surface.channel_id && surface.message_ts
      ? { channel: surface.channel_id, ts: surface.message_ts }
      : undefined;
  const place = pressed ?? known;
  if (!surface || !place) return ['sending', 'unknown'].includes(surface?.state ?? '') ? 'nobody knows' : 'was gone';
  const removed = await deleteMessage(client, place);
  await patiently(ctx, { ...surface, ...place }, () =>
    ctx.db
      .updateTable('surface')
      .set({ state: 'removed', shown_mark: null, updated_at: ctx.now() })
      .where('id', '=', surface.id)
      // Unless it has been posted anew meanwhile: that one is there.
      .where('message_ts', 'is not distinct from', surface.message_ts)
      .where('state', '<>', 'sending')
      .execute(),
  );
  return removed ? 'removed' : 'was gone';
}

/**
 * Notes where a message stands whose sending Slack never answered for: somebody has pressed in it. It is brought up to date
 * from now on, and can be taken out.
 */
export async function learnPlace(
  ctx: Context,
  { kind, to, about }: Which,
  { channel, ts }: PlaceOfMessage,
): Promise<void> {
  await ctx.db
    .updateTable('surface')
    .set({
      state: 'sent',
      channel_id: channel,
      message_ts: ts,
      shown_mark: null,
      look_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .where('person_id', '=', to)
    .where('kind', '=', kind)
    .where('subject_id', '=', about)
    .where('state', '=', 'unknown')
    .execute();
}
