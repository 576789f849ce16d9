import { randomUUID } from 'node:crypto';
import { type Kysely, type Selectable, sql, type Transaction, type Updateable } from 'kysely';
import type { Schema, Surface } from '../../db/schema.ts';
import type { JobData } from '../../jobs/job.ts';
import { notLetIn } from '../answers.ts';
import { mendedInChannel } from './answers.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** The surface that is pinned: a channel's message. */
export interface Pinned {
  workspaceId: string;
  channelId: string;
  kind: string;
  subject: string;
}

type PinRow = Selectable<Schema['surface_pin']>;

/** A pin in somebody's hand, with where its message stands now. */
export interface TakenPin extends PinRow {
  post_ts: string | null;
  uninstalled_at: Date | null;
}

const columnsOf = ({ workspaceId, channelId, kind, subject }: Pinned) => ({
  ...{ workspace_id: workspaceId, channel_id: channelId, kind, subject_id: subject },
});

/** As in `../queries.ts`: calls that are given up after 5 s, and a few statements. */
const holdEnd = sql<Date>`now() + make_interval(secs => 30)`;

/** Should its job be lost, it is looked at after so long. */
const graceMs = 5 * 60_000;
const afterGrace = (now: Date): Date => new Date(now.getTime() + graceMs);

/** Looked at anew, whatever came of it before. Who has it in hand looks once more before they let go. */
const anew = (lookAt: Date) => ({
  ...{ version: sql<number>`surface_pin.version + 1`, problem: null, tries: 0, look_at: lookAt },
});

/**
 * Notes that a message is to be pinned, or not to be any more.
 * @returns the row; undefined where that was noted before, or nothing was ever pinned
 */
export async function noteWanted(
  trx: Trx,
  pin: Pinned & { personId: string },
  wanted: boolean,
  now: Date,
): Promise<string | undefined> {
  const change = { wanted, ...anew(afterGrace(now)), updated_at: now };
  const row = wanted
    ? await trx
        .insertInto('surface_pin')
        .values({
          ...{ id: randomUUID(), ...columnsOf(pin), person_id: pin.personId, wanted },
          ...{ look_at: afterGrace(now), updated_at: now },
        })
        .onConflict((on) =>
          on
            .columns(['workspace_id', 'channel_id', 'kind', 'subject_id'])
            .doUpdateSet({ ...change, person_id: pin.personId })
            .where('surface_pin.wanted', '=', false),
        )
        .returning('id')
        .executeTakeFirst()
    : await trx
        .updateTable('surface_pin')
        .set(change)
        .where((eb) => eb.and(columnsOf(pin)))
        .where('wanted', '=', true)
        .returning('id')
        .executeTakeFirst();
  return row?.id;
}

export const findPinRow = (db: Db, pin: Pinned): Promise<PinRow | undefined> =>
  db
    .selectFrom('surface_pin')
    .selectAll()
    .where((eb) => eb.and(columnsOf(pin)))
    .executeTakeFirst();

/** A new message of this surface is about to be posted, whatever becomes of it: its pin is looked at after a minute. */
export async function expectPost(db: Db, surface: Surface, now: Date): Promise<void> {
  await ofSurface(db, surface)
    .set({ ...anew(new Date(now.getTime() + 60_000)), updated_at: now })
    .execute();
}

const ofSurface = (db: Db, { workspace_id, channel_id, kind, subject_id }: Surface) =>
  db
    .updateTable('surface_pin')
    .where('workspace_id', '=', workspace_id)
    .where('channel_id', '=', channel_id)
    .where('kind', '=', kind)
    .where('subject_id', '=', subject_id)
    .where('wanted', '=', true);

/** The pins of a surface that are to be looked at. */
export const listOfSurface = (
  db: Db,
  { workspace_id, channel_id, kind, subject_id }: Surface,
): Promise<JobData<'workspace' | 'pin'>[]> =>
  db
    .selectFrom('surface_pin')
    .select(['workspace_id as workspace', 'id as pin'])
    .where('workspace_id', '=', workspace_id)
    .where('channel_id', '=', channel_id)
    .where('kind', '=', kind)
    .where('subject_id', '=', subject_id)
    .where('look_at', 'is not', null)
    .execute();

/** Takes a pin that is to be looked at, so that nobody else does meanwhile. @param mine names this taking */
export async function takePin(db: Db, id: string, mine: string): Promise<TakenPin | undefined> {
  const row = await db
    .updateTable('surface_pin')
    .set({ held_by: mine, held_until: holdEnd })
    .where('id', '=', id)
    .where('look_at', 'is not', null)
    .where((or) => or.or([or('held_until', 'is', null), or('held_until', '<', sql<Date>`now()`)]))
    .returningAll()
    .executeTakeFirst();
  return row && withPost(db, row);
}

/** The row with its message, which is read after its version: what changes later raises that. */
async function withPost(db: Db, row: PinRow): Promise<TakenPin> {
  const found = await db
    .selectFrom('workspace')
    .leftJoin('surface', (join) =>
      join
        .onRef('surface.workspace_id', '=', 'workspace.id')
        .on('surface.place', '=', 'channel')
        .on('surface.channel_id', '=', row.channel_id)
        .on('surface.kind', '=', row.kind)
        .on('surface.subject_id', '=', row.subject_id)
        .on('surface.state', '=', 'sent'),
    )
    .select(['surface.message_ts as post_ts', 'workspace.uninstalled_at'])
    .where('workspace.id', '=', row.workspace_id)
    .executeTakeFirst();
  return { ...row, post_ts: found?.post_ts ?? null, uninstalled_at: found?.uninstalled_at ?? null };
}

/** What is kept of a step. */
type Change = Pick<Updateable<Schema['surface_pin']>, 'message_ts' | 'pinned' | 'problem' | 'tries'>;

/** Keeps what a step has come to, for who holds it, and goes on. @returns undefined when it is somebody else's by now */
export async function keepPin(
  db: Db,
  { id, held_by }: PinRow,
  change: Change,
  now: Date,
): Promise<TakenPin | undefined> {
  const row = await db
    .updateTable('surface_pin')
    .set({ ...change, held_until: holdEnd, updated_at: now })
    .where('id', '=', id)
    .where('held_by', '=', held_by)
    .returningAll()
    .executeTakeFirst();
  return row && withPost(db, row);
}

/**
 * Keeps what it has come to and lets it go, unless something else is wanted by now: then it is to be looked at again.
 * @param lookAt when next; null: nothing more is to be done
 */
export async function endPin(
  db: Db,
  row: PinRow,
  change: Change,
  lookAt: Date | null,
  now: Date,
): Promise<TakenPin | undefined> {
  const ended = await db
    .updateTable('surface_pin')
    .set({ ...change, look_at: lookAt, held_by: null, held_until: null, updated_at: now })
    .where('id', '=', row.id)
    .where('held_by', '=', row.held_by)
    .where('version', '=', row.version)
    .returning('id')
    .executeTakeFirst();
  return ended ? undefined : keepPin(db, row, {}, now);
}

/** Deletes what is not wanted and not pinned, unless it is wanted by now: then it is to be looked at again. */
export async function forgetPin(db: Db, row: PinRow, now: Date): Promise<TakenPin | undefined> {
  const gone = await db
    .deleteFrom('surface_pin')
    .where('id', '=', row.id)
    .where('held_by', '=', row.held_by)
    .where('version', '=', row.version)
    .returning('id')
    .executeTakeFirst();
  return gone ? undefined : keepPin(db, row, {}, now);
}

/** Puts a pin off after a failure and lets it go; what was wanted meanwhile is looked at when that said. */
export async function putOffPin(
  db: Db,
  { id, held_by, version }: PinRow,
  { tries, lookAt }: { tries: number; lookAt: Date },
): Promise<void> {
  await db
    .updateTable('surface_pin')
    .set({
      tries,
      look_at: sql<Date>`case when version = ${version} then ${lookAt}::timestamptz else look_at end`,
      ...{ held_by: null, held_until: null },
    })
    .where('id', '=', id)
    .where('held_by', '=', held_by)
    .execute();
}

/** Notes that nothing is to be pinned in a channel any more. @returns the pins that are there, in the order of their ids */
export async function unwantIn(
  db: Db,
  { workspaceId, channelId }: Pick<Pinned, 'workspaceId' | 'channelId'>,
  lookAt: Date,
): Promise<string[]> {
  const rows = await db
    .updateTable('surface_pin')
    .set({ wanted: false, ...anew(lookAt) })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('surface_pin')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('channel_id', '=', channelId)
        .orderBy('id')
        .forUpdate(),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id).sort();
}

/** Which of these are still to be taken off. */
export async function listLeft(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('surface_pin')
    .select('id')
    .where('id', 'in', [...ids])
    .where('look_at', 'is not', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Somebody is being erased: what is pinned of theirs is taken off, and what is left until then names nobody. */
export async function unwantErased(trx: Trx, personId: string): Promise<void> {
  await trx
    .updateTable('surface_pin')
    // Due whatever the clock says.
    .set({ wanted: false, person_id: null, ...anew(new Date(0)) })
    .where('person_id', '=', personId)
    .execute();
}

/** Pins that are due, marked to be looked at again later, should their job be lost; two replicas take others. */
export async function takeDuePins(trx: Trx, now: Date, limit: number): Promise<JobData<'workspace' | 'pin'>[]> {
  const due = await trx
    .selectFrom('surface_pin')
    .select(['workspace_id as workspace', 'id as pin'])
    .where('look_at', '<=', now)
    .where((or) => or.or([or('held_until', 'is', null), or('held_until', '<', sql<Date>`now()`)]))
    .orderBy('look_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  const ids = due.map(({ pin }) => pin);
  if (ids.length > 0)
    await trx
      .updateTable('surface_pin')
      .set({ look_at: afterGrace(now) })
      .where('id', 'in', ids)
      .execute();
  return due;
}

/** What may be otherwise now is looked at: in the order in which everybody locks. */
const wakeWhere = (db: Db, which: ReturnType<typeof sql<boolean>>, now: Date) =>
  sql`
    update surface_pin set version = version + 1, problem = null, tries = 0, look_at = ${now}
    where id in (select id from surface_pin where ${which} order by id for update)`.execute(db);

/** The bot is installed in a workspace, again or with other rights: what waits there, or was refused, is looked at. */
export async function wakePins(db: Db, workspaceId: string, now: Date): Promise<void> {
  await wakeWhere(db, sql`workspace_id = ${workspaceId} and (look_at is not null or problem is not null)`, now);
}

/** Slack takes the token of a workspace, at the bot's start: what wanted a token or a scope is looked at. */
export async function wakePinsNotLetIn(db: Db, workspaceId: string, now: Date): Promise<void> {
  await wakeWhere(db, sql`workspace_id = ${workspaceId} and problem = any(${[...notLetIn]}::text[])`, now);
}

/** Something happened to a channel: what was refused because of how it was is looked at by the next minute. */
export async function wakePinsIn(
  db: Db,
  { workspaceId, channelId }: Pick<Pinned, 'workspaceId' | 'channelId'>,
  now: Date,
): Promise<void> {
  const isThere = sql<boolean>`workspace_id = ${workspaceId} and channel_id = ${channelId}
    and problem = any(${[...mendedInChannel]}::text[])`;
  await wakeWhere(db, isThere, now);
}
