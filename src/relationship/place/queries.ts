import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { isUuid } from '../../db/ids.ts';
import type { Schema, Surface } from '../../db/schema.ts';
import { kinds } from '../ids.ts';
import type { Pair } from '../pair.ts';
import type { SeenPlace } from './seen.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** A pair's channel, as it stands in the database. */
export type PlaceRow = Selectable<Schema['pair_place']>;

/**
 * How long who brings a channel may take from one step to the next: calls that are given up after 5 s. By the database's clock,
 * which all replicas share.
 */
const holdSeconds = 30;
const holdEnd = sql<Date>`now() + make_interval(secs => ${holdSeconds})`;

/** Work that was lost is looked at after so long. */
const graceMs = 5 * 60 * 1000;
const soon = (now: Date): Date => new Date(now.getTime() + graceMs);

/** Whoever waits for Slack's answer about a new channel goes on: what it made would be found by nobody. */
const inHand: PlaceRow['state'][] = ['making', 'made'];
const isInHand = (state: PlaceRow['state']): boolean => inHand.includes(state);
/** Whoever has it in hand otherwise looks with what held before: what they find is not kept, and somebody looks again. */
const letGo = { held_by: null, held_until: null };

/** The channel of a pair; undefined where none was ever agreed on. */
export const findPlace = (db: Db, pairId: string): Promise<PlaceRow | undefined> =>
  db.selectFrom('pair_place').selectAll().where('pair_id', '=', pairId).executeTakeFirst();

/**
 * Notes that the two want a channel as a version says it; one that they have stays, unless they want another. One that was
 * refused, or left, is begun anew. The pair is locked.
 *
 * @returns whether anything is to be done in Slack
 */
export async function wantPlace(
  trx: Trx,
  pair: Pick<Pair, 'id' | 'menteeId'> & { workspaceId: string },
  { versionId, there }: AgreedPlace,
  now: Date,
): Promise<boolean> {
  const begun = { state: 'none' as const, attempt: 0, channel_id: null, problem: null, was_there: false };
  const agreed = there?.channel ?? null;
  const seen = { seen_readers: there?.marks ?? [], seen_public: false, agreed_public: there?.isPublic ?? false };
  const wanted = { wanted: true, agreed_channel: agreed, look_at: soon(now), updated_at: now };
  const common = { version_id: versionId, ...wanted };
  const before = await trx
    .selectFrom('pair_place')
    .selectAll()
    .where('pair_id', '=', pair.id)
    .forUpdate()
    .executeTakeFirst();
  if (!before) {
    await trx
      .insertInto('pair_place')
      .values({
        ...{ pair_id: pair.id, person_id: pair.menteeId, workspace_id: pair.workspaceId, created_at: now },
        ...{ ...begun, ...common, ...seen, held_by: null, held_until: null },
      })
      .execute();
    return true;
  }
  const isOther = before.agreed_channel !== agreed;
  if (before.wanted && before.state === 'open' && !isOther && !there) return false;
  const isOver = before.state === 'refused' || before.state === 'left' || before.state === 'none';
  // What Slack was asked for by its name keeps that name, until it is known what came of it.
  const { version_id: _, ...sameName } = common;
  const names = before.state === 'making' ? sameName : common;
  const kept = isOther || there ? { ...names, ...seen } : wanted;
  await trx
    .updateTable('pair_place')
    .set({ ...(isOver ? { ...begun, ...common, ...seen } : kept), ...(isInHand(before.state) ? {} : letGo) })
    .where('pair_id', '=', pair.id)
    .execute();
  return true;
}

/** What both agreed to: a channel that is made, or one that was there, as it was seen then. */
export interface AgreedPlace {
  versionId: string;
  there?: Pick<SeenPlace, 'channel' | 'marks' | 'isPublic'> | undefined;
}

/**
 * Notes that what the two agreed to is tried once more, or wanted after all. The pair is locked.
 *
 * @returns whether anything is to be done in Slack
 */
export async function wantPlaceAgain(trx: Trx, pairId: string, now: Date): Promise<boolean> {
  const row = await trx
    .updateTable('pair_place')
    .set((eb) => ({
      wanted: true,
      look_at: soon(now),
      updated_at: now,
      held_by: eb.case().when('state', 'in', inHand).then(eb.ref('held_by')).else(null).end(),
      held_until: eb.case().when('state', 'in', inHand).then(eb.ref('held_until')).else(null).end(),
      state: sql<'none'>`case when state in ('refused', 'left') then 'none' else state end`,
      attempt: sql<number>`case when state in ('refused', 'left') then 0 else attempt end`,
      // What has become of one that they talk in stays, until somebody has looked.
      problem: eb.case().when('state', '=', 'open').then(eb.ref('problem')).else(null).end(),
    }))
    .where('pair_id', '=', pairId)
    .returning('state')
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that the two want no channel any more. The pair is locked. @returns whether anything is to be done in Slack */
export async function unwantPlace(trx: Trx, pairId: string, now: Date): Promise<boolean> {
  const row = await trx
    .updateTable('pair_place')
    .set({ wanted: false, look_at: soon(now), updated_at: now })
    .where('pair_id', '=', pairId)
    .where('wanted', '=', true)
    .returning('state')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes a channel that has something to be done, so that nobody else does meanwhile.
 *
 * @param mine names this taking
 * @returns undefined where there is nothing to be done, or somebody else has it in hand
 */
export const takePlace = (db: Db, pairId: string, mine: string, now: Date): Promise<PlaceRow | undefined> =>
  db
    .updateTable('pair_place')
    .set({ held_by: mine, held_until: holdEnd, look_at: soon(now) })
    .where('pair_id', '=', pairId)
    .where('look_at', 'is not', null)
    .where((or) => or.or([or('held_until', 'is', null), or('held_until', '<', sql<Date>`now()`)]))
    .returningAll()
    .executeTakeFirst();

/** What a step has come to. */
export type PlaceChange = Partial<Pick<PlaceRow, 'state' | 'attempt' | 'channel_id' | 'problem' | 'was_there'>>;

/** Keeps what a step has come to, and goes on holding it. @returns the row as it is; undefined where it is another's now */
export const keepPlace = (db: Db, row: PlaceRow, change: PlaceChange, now: Date): Promise<PlaceRow | undefined> =>
  db
    .updateTable('pair_place')
    .set({ ...change, held_until: holdEnd, updated_at: now })
    .where('pair_id', '=', row.pair_id)
    .where('held_by', '=', row.held_by)
    .returningAll()
    .executeTakeFirst();

/** Lets a channel go of which nothing is left to do, unless the two want it otherwise by now. @returns whether it was let go */
export async function restPlace(db: Db, row: PlaceRow): Promise<boolean> {
  const done = await db
    .updateTable('pair_place')
    .set({ held_by: null, held_until: null, look_at: null })
    .where('pair_id', '=', row.pair_id)
    .where('held_by', '=', row.held_by)
    .where('wanted', '=', row.wanted)
    .where('version_id', '=', row.version_id)
    .returning('pair_id')
    .executeTakeFirst();
  return done !== undefined;
}

/** Lets a channel go whose step failed: it is tried again. */
export async function letPlaceGo(db: Db, { pair_id, held_by }: PlaceRow): Promise<void> {
  await db
    .updateTable('pair_place')
    .set({ held_by: null, held_until: null })
    .where('pair_id', '=', pair_id)
    .where('held_by', '=', held_by)
    .execute();
}

/** Whether a channel is that of a pair already. */
export async function isTaken(db: Db, workspaceId: string, channelId: string): Promise<boolean> {
  const row = await db
    .selectFrom('pair_place')
    .select('pair_id')
    .where('workspace_id', '=', workspaceId)
    .where('channel_id', '=', channelId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Puts a channel on hold before anything was posted there. @returns whether it is so now */
export async function holdPlace(trx: Trx, row: PlaceRow, problem: string, now: Date): Promise<boolean> {
  const done = await trx
    .updateTable('pair_place')
    .set({ state: 'held', problem, updated_at: now })
    .where('pair_id', '=', row.pair_id)
    .where('state', '=', 'open')
    .where('channel_id', '=', row.channel_id)
    .returning('pair_id')
    .executeTakeFirst();
  return done !== undefined;
}

/** Whether a message stands in its channel, or may. */
export async function isPosted(db: Db, surface: string): Promise<boolean> {
  const row = await db.selectFrom('surface').select('state').where('id', '=', surface).executeTakeFirst();
  return row?.state === 'sent';
}

/** Channels that the schedule has to look at, a few at once; two replicas take others. */
export async function takeDuePlaces(trx: Trx, now: Date, limit: number): Promise<{ pair: string; person: string }[]> {
  const due = await trx
    .selectFrom('pair_place')
    .select(['pair_id as pair', 'person_id as person'])
    .where('look_at', '<=', now)
    .orderBy('look_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  if (due.length > 0)
    await trx
      .updateTable('pair_place')
      .set({ look_at: soon(now) })
      .where(
        'pair_id',
        'in',
        due.map(({ pair }) => pair),
      )
      .execute();
  return due;
}

/** The pairs that talk in a channel, or have agreed to, of which an event tells. */
export const listPairsIn = (
  db: Db,
  { workspaceId, channelId }: { workspaceId: string; channelId: string },
): Promise<{ pair: string; person: string; state: PlaceRow['state'] }[]> =>
  db
    .selectFrom('pair_place')
    .select(['pair_id as pair', 'person_id as person', 'state'])
    .where('workspace_id', '=', workspaceId)
    .where((or) =>
      or.or([
        or('channel_id', '=', channelId).and('state', 'in', ['open', 'held']),
        or('agreed_channel', '=', channelId).and('wanted', '=', true),
      ]),
    )
    .execute();

/** How many other pairs talk in a channel, or have agreed to. */
export async function countOthersIn(db: Db, workspaceId: string, channelId: string, pairId: string): Promise<number> {
  const rows = await db
    .selectFrom('pair_place')
    .select('pair_id')
    .where('workspace_id', '=', workspaceId)
    .where('wanted', '=', true)
    .where('pair_id', '<>', pairId)
    .where((or) => or.or([or('channel_id', '=', channelId), or('agreed_channel', '=', channelId)]))
    .execute();
  return rows.length;
}

/** Notes what has become of a channel that both were in. @returns whether that is news */
export async function noteTrouble(trx: Trx, pairId: string, problem: string | null, now: Date): Promise<boolean> {
  const row = await trx
    .updateTable('pair_place')
    .set({ problem, updated_at: now })
    .where('pair_id', '=', pairId)
    .where('state', '=', 'open')
    .where(sql<boolean>`problem is distinct from ${problem}`)
    .returning('pair_id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Notes who was named to the mentee as reading in her channel, and whether she has read that everyone can.
 *
 * @param marks keyed hashes of their ids
 */
export async function keepSeenReaders(
  db: Db,
  pairId: string,
  { marks, isPublic, channel }: { marks: readonly string[]; isPublic: boolean; channel: string },
  now: Date,
): Promise<void> {
  if (!isUuid(pairId)) return;
  await db
    .updateTable('pair_place')
    .set((eb) => ({
      ...{ seen_readers: [...marks], seen_public: isPublic, updated_at: now },
      held_by: eb.case().when('state', 'in', inHand).then(eb.ref('held_by')).else(null).end(),
      held_until: eb.case().when('state', 'in', inHand).then(eb.ref('held_until')).else(null).end(),
    }))
    .where('pair_id', '=', pairId)
    .where('channel_id', '=', channel)
    .execute();
}

/** What the bot posted in channels of a mentee's pairs: it stays in Slack when her rows are erased. */
export const listPostsInPlaces = (db: Db, personId: string): Promise<Surface[]> =>
  db
    .selectFrom('surface')
    .selectAll()
    .where('kind', '=', kinds.firstPost)
    .where('subject_id', 'in', (pairs) => pairs.selectFrom('pair').select('id').where('person_id', '=', personId))
    .execute();
