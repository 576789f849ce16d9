import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Schema } from '../../db/schema.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** A message that is pinned, or is to be. */
export type PinRow = Selectable<Schema['pair_pin']>;

/** A channel that the bot is to leave. */
export type LeaveRow = Selectable<Schema['place_to_leave']>;

/** Work that was lost is looked at after so long. */
const graceMs = 5 * 60 * 1000;
const soon = (now: Date): Date => new Date(now.getTime() + graceMs);

/** A message of the bot's where a pair talks: the surface it is. */
export interface PinnedMessage {
  pair: { id: string; menteeId: string; workspaceId: string };
  channel: string;
  kind: string;
  subject: string;
}

/** Notes that a message is to be pinned, or not to be any more. @returns whether anything is to be done in Slack */
export async function notePin(
  trx: Trx,
  { pair, channel, kind, subject }: PinnedMessage,
  wanted: boolean,
  now: Date,
): Promise<boolean> {
  const change = { wanted, problem: null, look_at: soon(now), updated_at: now };
  if (!wanted) {
    const row = await trx
      .updateTable('pair_pin')
      .set(change)
      .where('channel_id', '=', channel)
      .where('kind', '=', kind)
      .where('subject_id', '=', subject)
      .returning('pair_id')
      .executeTakeFirst();
    return row !== undefined;
  }
  await trx
    .insertInto('pair_pin')
    .values({
      ...{ pair_id: pair.id, person_id: pair.menteeId, workspace_id: pair.workspaceId, channel_id: channel },
      ...{ kind, subject_id: subject, pinned_ts: null, ...change },
    })
    .onConflict((on) => on.columns(['channel_id', 'kind', 'subject_id']).doUpdateSet(change))
    .execute();
  return true;
}

/** The pins of a pair with which something is to be done, each with where its message stands; null while it does not. */
export const listPinsToDo = (db: Db, pairId: string): Promise<(PinRow & { ts: string | null })[]> =>
  db
    .selectFrom('pair_pin')
    .leftJoin('surface', (join) =>
      join
        .onRef('surface.channel_id', '=', 'pair_pin.channel_id')
        .onRef('surface.kind', '=', 'pair_pin.kind')
        .onRef('surface.subject_id', '=', 'pair_pin.subject_id')
        .on('surface.state', '=', 'sent'),
    )
    .selectAll('pair_pin')
    .select('surface.message_ts as ts')
    .where('pair_pin.pair_id', '=', pairId)
    .where('pair_pin.look_at', 'is not', null)
    .execute();

/** Keeps what became of a pin, unless it is wanted otherwise by now. */
export async function keepPin(
  db: Db,
  row: PinRow,
  change: Partial<Pick<PinRow, 'pinned_ts' | 'problem' | 'look_at'>>,
  now: Date,
): Promise<void> {
  await db
    .updateTable('pair_pin')
    .set({ ...change, updated_at: now })
    .where('channel_id', '=', row.channel_id)
    .where('kind', '=', row.kind)
    .where('subject_id', '=', row.subject_id)
    .where('wanted', '=', row.wanted)
    .execute();
}

/** A pin that is taken off is kept no more, unless it is wanted again by now. */
export async function forgetPin(db: Db, row: PinRow): Promise<void> {
  await db
    .deleteFrom('pair_pin')
    .where('channel_id', '=', row.channel_id)
    .where('kind', '=', row.kind)
    .where('subject_id', '=', row.subject_id)
    .where('wanted', '=', false)
    .execute();
}

/**
 * Notes that the bot is to take its pins of a pair off and to leave their channel. What is noted needs nothing of the pair.
 *
 * @param lookAt when the schedule does it, if no job does before
 * @returns its id
 */
export async function noteLeaving(
  trx: Trx,
  { pairId, workspaceId, channelId }: { pairId: string; workspaceId: string; channelId: string },
  lookAt: Date,
): Promise<string> {
  const id = randomUUID();
  const pins = await trx
    .deleteFrom('pair_pin')
    .where('pair_id', '=', pairId)
    .where('channel_id', '=', channelId)
    .returning('pinned_ts')
    .execute();
  await trx
    .insertInto('place_to_leave')
    .values({
      ...{ id, workspace_id: workspaceId, channel_id: channelId, look_at: lookAt, created_at: lookAt },
      pins: pins.flatMap(({ pinned_ts }) => pinned_ts ?? []),
    })
    .execute();
  return id;
}

/** The same for every channel of a mentee's pairs: she is being erased, and nobody would know of them afterwards. */
export async function noteLeavingAll(trx: Trx, personId: string): Promise<void> {
  const places = await trx
    .selectFrom('pair_place')
    .select(['pair_id', 'workspace_id', 'channel_id'])
    .where('person_id', '=', personId)
    .where('channel_id', 'is not', null)
    .execute();
  for (const { pair_id, workspace_id, channel_id } of places)
    if (channel_id)
      // By no clock of ours: it is due at once.
      await noteLeaving(
        trx,
        { pairId: pair_id, workspaceId: workspace_id, channelId: channel_id },
        new Date('2026-01-01T00:00:00Z'),
      );
}

export const findLeaving = (db: Db, id: string): Promise<LeaveRow | undefined> =>
  db.selectFrom('place_to_leave').selectAll().where('id', '=', id).executeTakeFirst();

/** Notes which pins are left to be taken off. */
export async function keepPinsLeft(db: Db, id: string, pins: readonly string[]): Promise<void> {
  await db
    .updateTable('place_to_leave')
    .set({ pins: [...pins] })
    .where('id', '=', id)
    .execute();
}

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
    .where('channel_id', '=', channel_id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Pairs with pins, and channels to leave, that the schedule has to look at; two replicas take others. */
export async function takeDuePinsAndLeavings(
  trx: Trx,
  now: Date,
  limit: number,
): Promise<{ pins: { pair: string; person: string }[]; leavings: { leave: string; workspace: string }[] }> {
  const pins = await trx
    .selectFrom('pair_pin')
    .select(['pair_id', 'person_id', 'channel_id', 'kind', 'subject_id'])
    .where('look_at', '<=', now)
    .orderBy('look_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { channel_id, kind, subject_id } of pins)
    await trx
      .updateTable('pair_pin')
      .set({ look_at: soon(now) })
      .where('channel_id', '=', channel_id)
      .where('kind', '=', kind)
      .where('subject_id', '=', subject_id)
      .execute();
  const leavings = await trx
    .selectFrom('place_to_leave')
    .select(['id', 'workspace_id'])
    .where('look_at', '<=', now)
    .orderBy('look_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { id } of leavings)
    await trx
      .updateTable('place_to_leave')
      .set({ look_at: soon(now) })
      .where('id', '=', id)
      .execute();
  const pairs = new Map(pins.map(({ pair_id: pair, person_id: person }) => [pair, { pair, person }]));
  return {
    pins: [...pairs.values()],
    leavings: leavings.map(({ id: leave, workspace_id: workspace }) => ({ leave, workspace })),
  };
}
