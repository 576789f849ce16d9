import { type Kysely, sql, type Transaction } from 'kysely';
import type { KeyRing } from '../keys.ts';
import { type Kept, notReadable, type Row } from './kept.ts';
import { readSealed, unlessUnread } from './reading.ts';
import type { Person, Schema, SlackIdentity, Surface } from './schema.ts';
import { identityOfRow, type SealedColumn } from './sealed.ts';

/** The people with this Slack id: one per workspace that the bot serves. */
export function listPeople(db: Kysely<Schema>, slackUserId: string, workspaceId?: string): Promise<Person[]> {
  return db
    .selectFrom('person')
    .selectAll()
    .where('slack_user_id', '=', slackUserId)
    .$if(workspaceId !== undefined, (query) => query.where('workspace_id', '=', workspaceId ?? ''))
    .execute();
}

const tablesOf = ({ rows }: Kept) => rows.flatMap(({ tables = [] }) => tables);

/**
 * Everything that is kept of one person, by table, with what is sealed opened (as the JSON it is), and what others share
 * with them.
 *
 * What cannot be read, because no key opens it or it is damaged, is left out and said to be so: the rest is hers all the same.
 */
export async function collectPersonal(
  db: Kysely<Schema>,
  keys: KeyRing,
  kept: Kept,
  personId: string,
): Promise<Record<string, Row[]>> {
  const person = await db.selectFrom('person').selectAll().where('id', '=', personId).execute();
  const collected: Record<string, Row[]> = { person };
  for (const table of tablesOf(kept)) {
    const { rows } = await sql<Row>`select * from ${sql.table(table)} where person_id = ${personId}`.execute(db);
    collected[table] = rows.map((row) => opened(table, row, keys, kept.sealed));
  }
  for (const { sharedWith = {} } of kept.rows)
    for (const [name, list] of Object.entries(sharedWith)) collected[name] = await list(db, keys, personId);
  return collected;
}

/** What the bot posted to somebody, and to others about their rows: it stays in Slack when the rows are erased. */
export async function listPosts(db: Kysely<Schema>, kept: Kept, personId: string): Promise<Surface[]> {
  const posts = await db
    .selectFrom('surface')
    .selectAll()
    .where('person_id', '=', personId)
    .where('place', '=', 'dm')
    .execute();
  for (const { listPostsToOthers } of kept.rows) posts.push(...((await listPostsToOthers?.(db, personId)) ?? []));
  return posts;
}

/**
 * Erases a person: their own row and, with it, every row of theirs.
 *
 * @returns how many rows went, by table
 */
export async function erasePersonal(
  trx: Transaction<Schema>,
  kept: Kept,
  personId: string,
): Promise<Record<string, number>> {
  const erased: Record<string, number> = {};
  for (const { beforeErased } of kept.rows) await beforeErased?.(trx, personId);
  for (const table of tablesOf(kept)) {
    const { rows } = await sql`delete from ${sql.table(table)} where person_id = ${personId} returning 1`.execute(trx);
    erased[table] = rows.length;
  }
  const people = await trx.deleteFrom('person').where('id', '=', personId).returning('id').execute();
  return { person: people.length, ...erased };
}

/**
 * Takes a member's id out of what others noted of them.
 *
 * @returns how many rows lost it, by where they stood
 */
export async function forgetMentions(
  trx: Transaction<Schema>,
  keys: KeyRing,
  kept: Kept,
  who: SlackIdentity,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [where, forget] of mentionsIn(kept)) counts[where] = await forget(trx, keys, who);
  return counts;
}

/** Where others may have noted a member; null for each, where no key opens what they noted. */
export const unknownMentions = (kept: Kept): Record<string, null> =>
  Object.fromEntries(mentionsIn(kept).map(([where]) => [where, null]));

const mentionsIn = ({ rows }: Kept) => rows.flatMap(({ mentions = {} }) => Object.entries(mentions));

/** An export shows what is kept as it is kept, in whichever shape. */
const asItIs = (value: unknown): unknown => value;

function opened(table: string, row: Row, keys: KeyRing, sealed: readonly SealedColumn[]): Row {
  const copy = { ...row };
  for (const place of sealed) {
    const value = copy[place.column];
    if (place.table !== table || !(value instanceof Uint8Array)) continue;
    const identity = identityOfRow(place, row);
    copy[place.column] = unlessUnread(() => readSealed(keys, value, identity, asItIs), notReadable);
  }
  return copy;
}
