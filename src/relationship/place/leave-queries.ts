import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { kinds } from '../ids.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** A channel that the bot is to leave. */
export type LeaveRow = Selectable<Schema['place_to_leave']>;

/** Work that was lost is looked at after so long. */
const graceMs = 5 * 60 * 1000;
const soon = (now: Date): Date => new Date(now.getTime() + graceMs);

/**
 * Notes that the bot is to leave a channel, and that nothing of it is to be pinned there. What is noted needs nothing of the
 * pair.
 *
 * @param lookAt when the schedule does it, if no job does before
 * @returns its id
 */
export async function noteLeaving(
  trx: Trx,
  { workspaceId, channelId }: { workspaceId: string; channelId: string },
  lookAt: Date,
): Promise<string> {
  const id = randomUUID();
  const posted = await trx
    .selectFrom('surface')
    .select('id')
    .where('kind', '=', kinds.firstPost)
    .where('channel_id', '=', channelId)
    .where('state', 'in', ['sent', 'unknown'])
    .executeTakeFirst();
  await trx
    .insertInto('place_to_leave')
    .values({
      ...{ id, workspace_id: workspaceId, channel_id: channelId, look_at: lookAt },
      was_posted: posted !== undefined,
    })
    .execute();
  return id;
}

/** Due whatever the clock says. */
const atOnce = new Date(0);

/**
 * The same for every channel of somebody who is being erased, on either side: nobody would know of it afterwards, or the bot
 * would stay where only one of the two wanted it.
 */
export async function noteLeavingAll(trx: Trx, personId: string): Promise<void> {
  const places = await trx
    .selectFrom('pair_place')
    .innerJoin('pair', 'pair.id', 'pair_place.pair_id')
    .select(['pair_place.pair_id', 'pair_place.workspace_id', 'pair_place.channel_id'])
    .where((eb) => eb.or([eb('pair.person_id', '=', personId), eb('pair.mentor_id', '=', personId)]))
    .execute();
  for (const { pair_id, workspace_id: workspaceId, channel_id: channelId } of places) {
    if (channelId) await noteLeaving(trx, { workspaceId, channelId }, atOnce);
    // Whoever waits for Slack's answer about a new channel finds that nobody wants it, and puts it away.
    await trx.updateTable('pair_place').set({ wanted: false }).where('pair_id', '=', pair_id).execute();
    const left = { state: 'left' as const, channel_id: null, look_at: null, held_by: null, held_until: null };
    await trx
      .updateTable('pair_place')
      .set(left)
      .where('pair_id', '=', pair_id)
      .where('state', 'not in', ['making', 'made'])
      .execute();
  }
}

export const findLeaving = (db: Db, id: string): Promise<LeaveRow | undefined> =>
  db.selectFrom('place_to_leave').selectAll().where('id', '=', id).executeTakeFirst();

/** Notes that the bot asks to be removed, and waits for nothing more. @returns whether that is news */
export async function noteAsked(trx: Trx, id: string): Promise<boolean> {
  const row = await trx
    .updateTable('place_to_leave')
    .set({ asked: true, look_at: null })
    .where('id', '=', id)
    .where('asked', '=', false)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Nothing can be done while the channel is archived: an event tells of its return. */
export async function restLeaving(db: Db, id: string): Promise<void> {
  await db.updateTable('place_to_leave').set({ look_at: null }).where('id', '=', id).execute();
}

/** The channels to leave of which an event tells, where the bot is still to leave. */
export const listLeavingsIn = (
  db: Db,
  { workspaceId, channelId }: { workspaceId: string; channelId: string },
): Promise<{ leave: string; workspace: string }[]> =>
  db
    .selectFrom('place_to_leave')
    .select(['id as leave', 'workspace_id as workspace'])
    .where('workspace_id', '=', workspaceId)
    .where('channel_id', '=', channelId)
    .where('asked', '=', false)
    .execute();

/** What the bot said in a channel about being done there, by what it is about: it goes when the bot is back. */
export const listFarewells = (trx: Trx, workspaceId: string, channelId: string): Promise<{ about: string }[]> =>
  trx
    .selectFrom('surface')
    .select('subject_id as about')
    .where('kind', '=', kinds.done)
    .where('workspace_id', '=', workspaceId)
    .where('channel_id', '=', channelId)
    .execute();

/** It has left, or needs not: nothing is kept of that. */
export async function forgetLeaving(db: Db, id: string): Promise<void> {
  await db.deleteFrom('place_to_leave').where('id', '=', id).execute();
}

/** The bot is out of a channel, or wanted there again. */
export async function forgetLeavingOf(db: Db, workspaceId: string, channelId: string): Promise<void> {
  await db
    .deleteFrom('place_to_leave')
    .where('workspace_id', '=', workspaceId)
    .where('channel_id', '=', channelId)
    .execute();
}

/** Whether a pair talks in a channel, or is about to. */
export async function isInUse(db: Db, { workspace_id, channel_id }: LeaveRow): Promise<boolean> {
  const row = await db
    .selectFrom('pair_place')
    .select('pair_id')
    .where('workspace_id', '=', workspace_id)
    .where((or) =>
      or.or([or('channel_id', '=', channel_id), or('agreed_channel', '=', channel_id).and('wanted', '=', true)]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Channels to leave that the schedule has to look at; two replicas take others. */
export async function takeDueLeavings(
  trx: Trx,
  now: Date,
  limit: number,
): Promise<{ leave: string; workspace: string }[]> {
  const due = await trx
    .selectFrom('place_to_leave')
    .select(['id as leave', 'workspace_id as workspace'])
    .where('look_at', '<=', now)
    .orderBy('look_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  if (due.length > 0)
    await trx
      .updateTable('place_to_leave')
      .set({ look_at: soon(now) })
      .where(
        'id',
        'in',
        due.map(({ leave }) => leave),
      )
      .execute();
  return due;
}
