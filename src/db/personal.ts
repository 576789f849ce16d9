import { type Kysely, sql, type Transaction } from 'kysely';
import type { KeyRing } from '../keys.ts';
import type { Person, Schema } from './schema.ts';
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
  return collected;
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
