import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Day } from '../calendar.ts';
import { isUuid } from '../db/ids.ts';
import { readable, readSealed } from '../db/reading.ts';
import type { Schema } from '../db/schema.ts';
import { identityIn, type SealedColumn } from '../db/sealed.ts';
import type { KeyRing } from '../keys.ts';
import type { GoalFields } from './fields.ts';
import type { Goal, GoalState, OwnGoal } from './goal.ts';
import { readWords } from './reader.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** What a goal says is bound to whose it is. */
export const goalSealed = {
  table: 'goal',
  key: 'id',
  column: 'words',
  owner: ['person_id'],
  rowAloneBefore: true,
} as const satisfies SealedColumn;

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
  const rows = await goalsWithShares(db, personId)
    .orderBy(sql`case goal.state when 'draft' then 0 when 'open' then 1 else 2 end`)
    .orderBy('closed_at', (order) => order.desc().nullsFirst())
    .orderBy('due_on', (order) => order.asc().nullsFirst())
    .orderBy('goal.created_at')
    .orderBy('goal.id')
    .offset(offset)
    .limit(limit)
    .execute();
  return readable(rows, (row) => openGoal(row, keys));
}

/** A person's goals, each with whom it is shared, or would be: in one query, however many there are. */
const goalsWithShares = (db: Db, personId: string) =>
  db
    .selectFrom('goal')
    .leftJoin('goal_share', 'goal_share.goal_id', 'goal.id')
    .leftJoin('share_wish', 'share_wish.goal_id', 'goal.id')
    .leftJoin('person as mentor', (join) =>
      join.on('mentor.id', '=', (eb) => eb.fn.coalesce('goal_share.mentor_id', 'share_wish.mentor_id')),
    )
    .selectAll('goal')
    .select([
      'goal_share.shared_at',
      'share_wish.wished_at',
      'mentor.id as mentor_id',
      'mentor.slack_user_id as mentor_slack_id',
      'mentor.name as mentor_name',
    ])
    .where('goal.person_id', '=', personId);

/** A person's open goals, the next due first. */
export async function listOpenGoals(db: Db, keys: KeyRing, personId: string, limit: number): Promise<Goal[]> {
  const rows = await goalsWithShares(db, personId)
    .where('goal.state', '=', 'open')
    .orderBy('due_on')
    .orderBy('goal.created_at')
    .orderBy('goal.id')
    .limit(limit)
    .execute();
  return readable(rows, (row) => openGoal(row, keys));
}

/**
 * One of a person's own goals; undefined when it is gone, or another person's. Inside a transaction it is locked on
 * demand, and read only then: what was shared while it waited for the lock is seen.
 */
export async function findGoal(db: Db, keys: KeyRing, own: OwnGoal, lock = false): Promise<Goal | undefined> {
  if (!isUuid(own.id)) return undefined;
  if (lock)
    await db
      .selectFrom('goal')
      .select('id')
      .where('id', '=', own.id)
      .where('person_id', '=', own.personId)
      .forUpdate()
      .execute();
  const row = await goalsWithShares(db, own.personId).where('goal.id', '=', own.id).executeTakeFirst();
  return row && openGoal(row, keys);
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
  const of = { id: goal.id, person_id: goal.personId };
  const added = await trx
    .insertInto('goal')
    .values({
      ...of,
      created_at: goal.now,
      closed_at: null,
      ...columnsOf(keys, of, goal.state, goal.fields),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Saves a goal of somebody's that is locked: what of it changed, and when it was closed (null: it is not). */
export async function saveGoal(
  trx: Trx,
  keys: KeyRing,
  personId: string,
  { id, state, fields, closedAt }: Pick<Goal, 'id' | 'state' | 'fields' | 'closedAt'>,
): Promise<void> {
  await trx
    .updateTable('goal')
    .set({ ...columnsOf(keys, { id, person_id: personId }, state, fields), closed_at: closedAt })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .execute();
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

function columnsOf(
  keys: KeyRing,
  of: { id: string; person_id: string },
  state: GoalState,
  { due, ...words }: GoalFields,
) {
  return {
    state,
    due_on: due === '' ? null : due,
    words: keys.seal(JSON.stringify(words), identityIn(goalSealed, of)),
  };
}

type GoalRow = Selectable<Schema['goal']> & {
  mentor_id: string | null;
  shared_at: Date | null;
  wished_at: Date | null;
  mentor_slack_id: string | null;
  mentor_name: string | null;
};

function openGoal(row: GoalRow, keys: KeyRing): Goal {
  const { mentor_id: mentorId, mentor_slack_id: slackUserId, mentor_name: name } = row;
  const { shared_at: sharedAt, wished_at: wishedAt } = row;
  const mentor = mentorId && slackUserId ? { mentorId, slackUserId, name } : undefined;
  return {
    id: row.id,
    state: row.state,
    fields: openFields(row, keys),
    entries: row.entries,
    closedAt: row.closed_at,
    ...(mentor && sharedAt && { share: { ...mentor, at: sharedAt } }),
    ...(mentor && !sharedAt && wishedAt && { wish: { ...mentor, at: wishedAt } }),
  };
}

/** What a goal says, with its seal opened. */
export function openFields(
  row: Pick<Selectable<Schema['goal']>, 'id' | 'person_id' | 'words' | 'due_on'>,
  keys: KeyRing,
): GoalFields {
  const words = readSealed(keys, row.words, identityIn(goalSealed, row), readWords);
  const due: Day = row.due_on ?? '';
  return { ...words, due };
}
