import { randomUUID } from 'node:crypto';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Day } from '../calendar.ts';
import type { Schema } from '../db/schema.ts';
import { identityOf } from '../db/sealed.ts';
import type { KeyRing } from '../keys.ts';
import type { GoalEntry, GoalFields, GoalState } from './goal.ts';

/** A goal with its words opened. */
export interface Goal {
  id: string;
  state: GoalState;
  fields: GoalFields;
  /** How many entries its history has. */
  entries: number;
  closedAt: Date | null;
}

export type DatedEntry = GoalEntry & { at: Date };

/** A goal by its owner and id: no query for a goal goes without its owner. */
export interface OwnGoal {
  personId: string;
  id: string;
}

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** How many goals a person has in each state. */
export async function countGoals(db: Db, personId: string): Promise<Record<GoalState, number>> {
  const rows = await db
    .selectFrom('goal')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .where('person_id', '=', personId)
    .groupBy('state')
    .execute();
  const counts = { draft: 0, open: 0, done: 0, 'let-go': 0 };
  for (const { state, count } of rows) counts[state] = Number(count);
  return counts;
}

/** A stretch of a person's goals: drafts, then the open ones with the next due first, then those closed last. */
export async function listGoals(
  db: Db,
  keys: KeyRing,
  personId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<Goal[]> {
  const rows = await db
    .selectFrom('goal')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy(sql`case state when 'draft' then 0 when 'open' then 1 else 2 end`)
    .orderBy('closed_at', (order) => order.desc().nullsFirst())
    .orderBy('due_on', (order) => order.asc().nullsFirst())
    .orderBy('created_at')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute();
  return rows.map((row) => opened(row, keys));
}

/** A person's open goals, the next due first. */
export async function listOpenGoals(db: Db, keys: KeyRing, personId: string, limit: number): Promise<Goal[]> {
  const rows = await db
    .selectFrom('goal')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', '=', 'open')
    .orderBy('due_on')
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => opened(row, keys));
}

/** One of a person's own goals; undefined when it is gone, or another person's. Locks it inside a transaction on demand. */
export async function findGoal(db: Db, keys: KeyRing, own: OwnGoal, lock = false): Promise<Goal | undefined> {
  if (!isUuid(own.id)) return undefined;
  const row = await db
    .selectFrom('goal')
    .selectAll()
    .where('id', '=', own.id)
    .where('person_id', '=', own.personId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  return row && opened(row, keys);
}

/** Whether there is a goal with this id that is not this person's: only a forged form names one. */
export async function isAnothers(db: Db, { personId, id }: OwnGoal): Promise<boolean> {
  if (!isUuid(id)) return false;
  const row = await db
    .selectFrom('goal')
    .select('id')
    .where('id', '=', id)
    .where('person_id', '!=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** A stretch of a goal's history, newest first. The caller has found the goal to be the person's own. */
export async function listEntries(
  db: Db,
  keys: KeyRing,
  goalId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<DatedEntry[]> {
  const rows = await db
    .selectFrom('goal_entry')
    .selectAll()
    .where('goal_id', '=', goalId)
    .orderBy('position', 'desc')
    .offset(offset)
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...(JSON.parse(keys.open(row.entry, identityOf('goal_entry', row.id, 'entry'))) as GoalEntry),
    at: row.at,
  }));
}

/**
 * Adds a goal under the id its form came with. A form sent twice, also to two processes at once, adds one: the second
 * waits for the first and finds it.
 *
 * @returns whether it was added; false when there is a goal with this id, be it another person's
 */
export async function addGoal(
  trx: Trx,
  keys: KeyRing,
  goal: OwnGoal & { state: 'draft' | 'open'; fields: GoalFields; now: Date },
): Promise<boolean> {
  const added = await trx
    .insertInto('goal')
    .values({
      id: goal.id,
      person_id: goal.personId,
      created_at: goal.now,
      closed_at: null,
      ...columnsOf(keys, goal.id, goal.state, goal.fields),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Saves a goal that is locked: what of it changed, and when it was closed (null: it is not). */
export async function saveGoal(
  trx: Trx,
  keys: KeyRing,
  { id, state, fields, closedAt }: Pick<Goal, 'id' | 'state' | 'fields' | 'closedAt'>,
): Promise<void> {
  await trx
    .updateTable('goal')
    .set({ ...columnsOf(keys, id, state, fields), closed_at: closedAt })
    .where('id', '=', id)
    .execute();
}

/**
 * Adds to the history of a goal that is locked.
 *
 * @param id under which it is added once, however often it is sent; by default a new one
 * @returns the number of entries the goal now has
 */
export async function addEntry(
  trx: Trx,
  keys: KeyRing,
  goal: OwnGoal & { entries: number },
  entry: GoalEntry,
  at: Date,
  id: string = randomUUID(),
): Promise<number> {
  const position = goal.entries + 1;
  const added = await trx
    .insertInto('goal_entry')
    .values({
      id,
      goal_id: goal.id,
      person_id: goal.personId,
      position,
      entry: keys.seal(JSON.stringify(entry), identityOf('goal_entry', id, 'entry')),
      at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return goal.entries;
  await trx.updateTable('goal').set({ entries: position }).where('id', '=', goal.id).execute();
  return position;
}

/** Removes one of a person's own goals with its notes and history. @returns whether it was there */
export async function removeGoal(trx: Trx, { personId, id }: OwnGoal): Promise<boolean> {
  if (!isUuid(id)) return false;
  const removed = await trx
    .deleteFrom('goal')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .returning('id')
    .executeTakeFirst();
  return removed !== undefined;
}

function columnsOf(keys: KeyRing, id: string, state: GoalState, { due, ...words }: GoalFields) {
  return {
    state,
    due_on: due === '' ? null : due,
    words: keys.seal(JSON.stringify(words), identityOf('goal', id, 'words')),
  };
}

function opened(row: Selectable<Schema['goal']>, keys: KeyRing): Goal {
  const words = JSON.parse(keys.open(row.words, identityOf('goal', row.id, 'words'))) as Omit<GoalFields, 'due'>;
  const due: Day = row.due_on ?? '';
  return { id: row.id, state: row.state, fields: { ...words, due }, entries: row.entries, closedAt: row.closed_at };
}

/** An id as `randomUUID` makes it; anything else would be an error of the database, and is a forged form. */
export const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
