import type { WebClient } from '@slack/web-api';
import type { Kysely } from 'kysely';
import type { Context } from '../context.ts';
import type { Schema, Surface } from '../db/schema.ts';
import { deleteMessage, type PlaceOfMessage } from './calls.ts';
import { patiently } from './patience.ts';

/** One message of a person. */
export interface Which {
  kind: string;
  to: string;
  about: string;
}

/** The row of a message; undefined when none was ever asked for. */
export const findSurface = (db: Kysely<Schema>, { kind, to, about }: Which): Promise<Surface | undefined> =>
  db
    .selectFrom('surface')
    .selectAll()
    .where('person_id', '=', to)
    .where('kind', '=', kind)
    .where('subject_id', '=', about)
    .executeTakeFirst();

/**
 * Takes a message out of the chat at once, because its reader wants so; false when it was already gone, or nobody knows where
 * it is.
 * @param pressed the message whose own button was pressed: it is there, whatever we know of it
 * @throws what the Web API throws
 */
export async function takeOut(
  ctx: Context,
  client: WebClient,
  which: Which,
  pressed?: PlaceOfMessage,
): Promise<boolean> {
  const surface = await findSurface(ctx.db, which);
  const known =
    surface?.state === 'sent' && surface.channel_id && surface.message_ts
      ? { channel: surface.channel_id, ts: surface.message_ts }
      : undefined;
  const place = pressed ?? known;
  if (!surface || !place) return false;
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
  return removed;
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
