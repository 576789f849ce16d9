import { type ExpressionBuilder, type Kysely, sql, type Transaction } from 'kysely';
import type { Schema, Surface, SurfaceState } from '../db/schema.ts';
import type { JobData } from '../jobs/job.ts';
import { endedByLeaving } from './answers.ts';
import type { Taken, Which } from './kind.ts';
import { findPausedUntil, findReader } from './pause.ts';

type Db = Kysely<Schema>;

/**
 * How long who brings a surface may take from one of its marks to the next: calls that are given up after 5 s, and a few
 * statements. By the database's clock, which all replicas share. Who died keeps the others waiting that long.
 */
const holdSeconds = 30;
const holdEnd = sql<Date>`now() + make_interval(secs => ${holdSeconds})`;

const isThis = (where: ExpressionBuilder<Schema, 'surface'>, which: string | Which) =>
  typeof which === 'string'
    ? where('id', '=', which)
    : where.and({ person_id: which.to, kind: which.kind, subject_id: which.about });

/**
 * The row of a person's surface, and whether somebody has it in hand now; undefined when it was never wanted, or nothing
 * is left of it.
 */
export const findSurface = (
  db: Db,
  { kind, to, about }: Which,
): Promise<(Surface & { in_hand: boolean }) | undefined> =>
  db
    .selectFrom('surface')
    .selectAll()
    .select(sql<boolean>`coalesce(held_until >= now(), false)`.as('in_hand'))
    .where('person_id', '=', to)
    .where('kind', '=', kind)
    .where('subject_id', '=', about)
    .executeTakeFirst();

/**
 * Takes a surface that is to be looked at, so that nobody else does meanwhile.
 *
 * @param mine names this taking
 * @returns undefined when it is in hand already, or nothing is to be done
 */
export async function take(db: Db, which: string | Which, mine: string): Promise<Taken | undefined> {
  const row = await db
    .updateTable('surface')
    .set({ held_by: mine, held_until: holdEnd })
    .where((where) => isThis(where, which))
    .where('look_at', 'is not', null)
    .where((or) => or.or([or('held_until', 'is', null), or('held_until', '<', sql<Date>`now()`)]))
    .returningAll()
    .returning((eb) =>
      eb
        .selectFrom('surface as other')
        .select('other.channel_id')
        .whereRef('other.person_id', '=', 'surface.person_id')
        .where('other.place', '=', 'dm')
        .where('other.channel_id', 'is not', null)
        .limit(1)
        .as('known_channel'),
    )
    .executeTakeFirst();
  return row && withReader(db, row);
}

/** The row with its reader, who is read after its version: what changes of them later raises it. */
const withReader = async <Row extends Surface>(
  db: Db,
  row: Row,
): Promise<Row & Pick<Taken, 'person' | 'channel_paused_until'>> => ({
  ...row,
  person: row.person_id ? await findReader(db, row.person_id) : undefined,
  channel_paused_until: row.place === 'channel' ? await findPausedUntil(db, row.workspace_id) : null,
});

/**
 * Has the tick look as soon as a hold ends: who has the surface in hand may have died. Who lives says anew when to look, as it
 * lets go.
 */
export async function lookWhenHoldEnds(db: Db, which: string | Which, now: Date): Promise<void> {
  await db
    .updateTable('surface')
    .set({ look_at: sql<Date>`least(look_at, ${now}::timestamptz + (held_until - now()))` })
    .where((where) => isThis(where, which))
    .where('look_at', 'is not', null)
    .where('held_until', '>=', sql<Date>`now()`)
    .execute();
}

/**
 * The last mark before a message is sent: from here on it may stand in Slack. Fails when somebody wants something else by
 * now, or holds the surface.
 */
export async function claim(db: Db, { id, held_by, wanted_version }: Taken, now: Date): Promise<boolean> {
  const claimed = await db
    .updateTable('surface')
    .set({ state: 'sending', owed: false, held_until: holdEnd, updated_at: now })
    .where('id', '=', id)
    .where('held_by', '=', held_by)
    .where('wanted_version', '=', wanted_version)
    .returning('id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** What a step has come to. */
export interface Outcome {
  state: SurfaceState;
  /** Undefined: as it is. */
  place?: { channel: string; ts: string };
  mark?: string | null;
  lastError?: string | null;
  owed?: boolean;
  repeated?: boolean;
  /** It is asked for anew, at this instant. */
  askedAt?: Date;
}

/** The row to go on with; or it is as wanted and let go; or it is somebody else's by now. */
export type Settled = Taken | 'done' | 'lost';

/**
 * Keeps what a step has come to. When nothing else was wanted meanwhile, what is wanted is shown, and the surface is let go;
 * otherwise it stays in hand, to be looked at again.
 *
 * @param goOn true: the same version needs another step
 */
export async function settle(db: Db, taken: Taken, outcome: Outcome, now: Date, goOn = false): Promise<Settled> {
  const { id, held_by, wanted_version: version, known_channel } = taken;
  const isLast = sql<boolean>`(wanted_version = ${version} and not ${goOn}::boolean)`;
  const kept = await db
    .updateTable('surface')
    .set({
      ...changesOf(outcome, version),
      ...(!goOn && { shown_version: version, tries: 0 }),
      look_at: sql<Date | null>`case when ${isLast} then null else look_at end`,
      held_by: sql<string | null>`case when ${isLast} then null else held_by end`,
      held_until: sql<Date | null>`case when ${isLast} then null else ${holdEnd} end`,
      updated_at: now,
    })
    .where('id', '=', id)
    .where('held_by', '=', held_by)
    .returningAll()
    .executeTakeFirst();
  if (!kept) return 'lost';
  return kept.held_by ? withReader(db, { ...kept, known_channel }) : 'done';
}

/** What was wanted while a step was on its way is neither done by it nor ended. */
function changesOf(outcome: Outcome, version: number) {
  const { state, place, mark, lastError = null, owed, repeated, askedAt } = outcome;
  return {
    state,
    last_error: sql<string | null>`case when wanted_version = ${version} then ${lastError}::text end`,
    ...(place && { channel_id: place.channel, message_ts: place.ts }),
    ...(mark !== undefined && { shown_mark: mark }),
    ...(owed !== undefined && { owed: owed || sql<boolean>`owed and wanted_version <> ${version}` }),
    ...(repeated !== undefined && { repeated }),
    ...(askedAt && { asked_at: askedAt }),
  } as const;
}

/**
 * Keeps where a message was posted, also when the surface is in other hands by now: somebody who found it half sent counts
 * it as of an unknown outcome.
 */
export async function keepPlace(
  db: Db,
  { id }: Taken,
  { channel, ts }: { channel: string; ts: string },
  now: Date,
): Promise<void> {
  await db
    .updateTable('surface')
    .set({ state: 'sent', channel_id: channel, message_ts: ts, look_at: now, updated_at: now })
    .where('id', '=', id)
    .where('state', 'in', ['sending', 'unknown'])
    .execute();
}

/** Puts a surface off and lets it go. Nothing was done. */
export async function putOff(
  db: Db,
  taken: Taken,
  {
    state,
    owed,
    lookAt,
    tries,
    lastError,
  }: { state: SurfaceState; owed: boolean; lookAt: Date | null; tries: number; lastError: string | null },
  now: Date,
): Promise<void> {
  const isLast = sql<boolean>`wanted_version = ${taken.wanted_version}`;
  await db
    .updateTable('surface')
    .set({
      state,
      owed: sql<boolean>`owed or ${owed}::boolean`,
      tries,
      last_error: lastError,
      // What was wanted meanwhile is looked at when that said.
      look_at: sql<Date | null>`case when ${isLast} then ${lookAt}::timestamptz else look_at end`,
      held_by: null,
      held_until: null,
      updated_at: now,
    })
    .where('id', '=', taken.id)
    .where('held_by', '=', taken.held_by)
    .execute();
}

/** Lets a surface go as it is. @param mine who has it in hand */
export async function letGo(db: Db, which: string | Which, mine: string): Promise<void> {
  await db
    .updateTable('surface')
    .set({ held_by: null, held_until: null })
    .where((where) => isThis(where, which))
    .where('held_by', '=', mine)
    .execute();
}

/**
 * Deletes the row of a surface that has no use any more; false when something is wanted of it by now.
 */
export async function forget(db: Db, { id, held_by, wanted_version }: Taken): Promise<boolean> {
  const gone = await db
    .deleteFrom('surface')
    .where('id', '=', id)
    .where('held_by', '=', held_by)
    .where('wanted_version', '=', wanted_version)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** The row as it is now, for who holds it; undefined when it is somebody else's by now. */
export async function again(db: Db, taken: Taken): Promise<Taken | undefined> {
  const row = await db
    .selectFrom('surface')
    .selectAll()
    .where('id', '=', taken.id)
    .where('held_by', '=', taken.held_by)
    .executeTakeFirst();
  return row && withReader(db, { ...row, known_channel: taken.known_channel });
}

/**
 * Some of the surfaces that are due and in nobody's hand, the longest waiting first: marked to be looked at again later, should
 * their job be lost. Goes by an index.
 */
export async function takeDue(
  trx: Transaction<Schema>,
  now: Date,
  later: Date,
  limit: number,
): Promise<JobData<'workspace' | 'surface'>[]> {
  const due = await trx
    .selectFrom('surface')
    .select(['workspace_id as workspace', 'id as surface'])
    .where('look_at', '<=', now)
    .where((or) => or.or([or('held_until', 'is', null), or('held_until', '<', sql<Date>`now()`)]))
    .orderBy('look_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  const ids = due.map(({ surface }) => surface);
  if (ids.length > 0) await trx.updateTable('surface').set({ look_at: later }).where('id', 'in', ids).execute();
  return due;
}

/** What somebody has not been shown as it is wanted, and what was refused because their account was closed. */
export const listWaiting = (db: Db, person: string): Promise<Surface[]> =>
  db
    .selectFrom('surface')
    .selectAll()
    .where('person_id', '=', person)
    .where((or) =>
      or.or([or('wanted_version', '>', or.ref('shown_version')), or('last_error', 'in', [...endedByLeaving])]),
    )
    .execute();

/** What is to be posted to somebody and has met with no trouble: it waits for their hours, or comes in this moment. */
export const listHeld = (db: Db, person: string): Promise<Surface[]> =>
  db
    .selectFrom('surface')
    .selectAll()
    .where('person_id', '=', person)
    .where('place', '=', 'dm')
    .where('owed', '=', true)
    .where('last_error', 'is', null)
    .execute();
