import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { readable, readSealed } from '../../db/reading.ts';
import type { Schema } from '../../db/schema.ts';
import { identityIn, type SealedColumn } from '../../db/sealed.ts';
import type { KeyRing } from '../../keys.ts';
import type { DatedEntry, GoalEntry, OwnGoal } from '../goal.ts';
import { readEntry } from './reader.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** What happened is bound to the goal, and to whose it is. */
export const entrySealed = {
  table: 'goal_entry',
  key: 'id',
  column: 'entry',
  owner: ['goal_id', 'person_id'],
  rowAloneBefore: true,
} as const satisfies SealedColumn;

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
  return readable(rows, (row) => ({
    ...readSealed(keys, row.entry, identityIn(entrySealed, row), readEntry),
    at: row.at,
  }));
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
  const row = { id, goal_id: goal.id, person_id: goal.personId };
  const added = await trx
    .insertInto('goal_entry')
    .values({ ...row, position, entry: keys.seal(JSON.stringify(entry), identityIn(entrySealed, row)), at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return goal.entries;
  await trx.updateTable('goal').set({ entries: position }).where('id', '=', goal.id).execute();
  return position;
}
