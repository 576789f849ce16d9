import { type Kysely, sql, type Transaction } from 'kysely';
import type { KeyRing } from '../keys.ts';
import type { Person, Post, Schema } from './schema.ts';
import { identityOf, SEALED_COLUMNS } from './sealed.ts';

/**
 * Every table that holds rows of one person, by `person_id`. Exporting and erasing walk this list; a test compares it
 * with the database, so that a new table is not forgotten.
 */
export const PERSONAL_TABLES = [
  'assessment',
  'network_ask',
  'network_reminder',
  'network_map',
  'network_person',
  'goal_entry',
  'goal_share',
  'goal',
  'post',
] as const satisfies readonly (keyof Schema)[];

type Row = Record<string, unknown>;

/** The people with this Slack id: one per workspace that the bot serves. */
export function listPeople(db: Kysely<Schema>, slackUserId: string, workspaceId?: string): Promise<Person[]> {
  return db
    .selectFrom('person')
    .selectAll()
    .where('slack_user_id', '=', slackUserId)
    .$if(workspaceId !== undefined, (query) => query.where('workspace_id', '=', workspaceId ?? ''))
    .execute();
}

/**
 * Everything that is kept of one person, by table, with what is sealed opened (as the JSON it is).
 *
 * @throws NotOpened when a row was sealed with a key that is not in the ring
 */
export async function collectPersonal(
  db: Kysely<Schema>,
  keys: KeyRing,
  personId: string,
): Promise<Record<string, Row[]>> {
  const person = await db.selectFrom('person').selectAll().where('id', '=', personId).execute();
  const collected: Record<string, Row[]> = { person };
  for (const table of PERSONAL_TABLES) {
    const { rows } = await sql<Row>`select * from ${sql.table(table)} where person_id = ${personId}`.execute(db);
    collected[table] = rows.map((row) => opened(table, row, keys));
  }
  return { ...collected, shared_with_me: await sharedWith(db, keys, personId) };
}

/**
 * What others share with somebody: exactly what their messages show of it, since the rest of a goal is its mentee's. The
 * fields are those of \`shownToMentor\`; a test compares the two.
 */
async function sharedWith(db: Kysely<Schema>, keys: KeyRing, mentorId: string): Promise<Row[]> {
  const rows = await db
    .selectFrom('goal_share')
    .innerJoin('goal', 'goal.id', 'goal_share.goal_id')
    .innerJoin('person as mentee', 'mentee.id', 'goal_share.person_id')
    .select(['goal.id', 'goal.state', 'goal.due_on', 'goal.closed_at', 'goal.words', 'goal_share.shared_at'])
    .select(['mentee.name as mentee', 'mentee.slack_user_id as mentee_slack_user_id'])
    .where('goal_share.mentor_id', '=', mentorId)
    .execute();
  return rows.map(({ words, ...row }) => {
    const { what, measure, step } = JSON.parse(keys.open(words, identityOf('goal', row.id, 'words'))) as Row;
    return { ...row, what, measure, step };
  });
}

/** What the bot posted to others about somebody's goals, which stays with them when the goals are erased. */
export function listPostsOnGoals(db: Kysely<Schema>, personId: string): Promise<Post[]> {
  return db
    .selectFrom('post')
    .selectAll()
    .where('kind', '=', 'goals.shared')
    .where('subject_id', 'in', (goals) => goals.selectFrom('goal').select('id').where('person_id', '=', personId))
    .execute();
}

/**
 * Erases a person: their own row and, with it, every row of theirs.
 *
 * @returns how many rows went, by table
 */
export async function erasePersonal(trx: Transaction<Schema>, personId: string): Promise<Record<string, number>> {
  const erased: Record<string, number> = {};
  for (const table of PERSONAL_TABLES) {
    const { rows } = await sql`delete from ${sql.table(table)} where person_id = ${personId} returning 1`.execute(trx);
    erased[table] = rows.length;
  }
  const people = await trx.deleteFrom('person').where('id', '=', personId).returning('id').execute();
  return { person: people.length, ...erased };
}

function opened(table: string, row: Row, keys: KeyRing): Row {
  const copy = { ...row };
  for (const sealed of SEALED_COLUMNS) {
    const value = copy[sealed.column];
    if (sealed.table !== table || !(value instanceof Uint8Array)) continue;
    copy[sealed.column] = JSON.parse(
      keys.open(value, identityOf(sealed.table, String(row[sealed.key]), sealed.column)),
    );
  }
  return copy;
}
