import { type Kysely, sql } from 'kysely';
import { type KeyRing, NotOpened } from '../keys.ts';
import type { Schema } from './schema.ts';
import { identityIn, type SealedColumn } from './sealed.ts';

const BATCH = 200;

export interface Rotation {
  /** Values sealed anew by this call, by `table.column`. */
  resealed: Record<string, number>;
  /** Places that no key of the ring opens, as identities. */
  unopened: string[];
}

/**
 * Seals with the newest key whatever is sealed with another. May be stopped at any moment and called again. The bots may
 * run: a value is only replaced if it is still what was read, and nothing is locked.
 */
export async function rotateKeys(
  db: Kysely<Schema>,
  keys: KeyRing,
  columns: readonly SealedColumn[],
): Promise<Rotation> {
  const rotation: Rotation = { resealed: {}, unopened: [] };
  for (const place of columns) {
    const [table, key, column] = [sql.table(place.table), sql.ref(place.key), sql.ref(place.column)];
    const owners = place.owner ?? [];
    const owner = sql`array[${sql.join(owners.map((one) => sql`${sql.ref(one)}::text`))}]::text[]`;
    let resealed = 0;
    let after: string | undefined;
    for (;;) {
      const { rows } = await sql<{ row: string; sealed: Uint8Array; owner: string[] }>`
        select ${key}::text as row, ${column} as sealed, ${owner} as owner from ${table}
        where substring(${column} from 1 for ${sql.lit(keys.newest.length)}) <> ${keys.newest}
          ${after === undefined ? sql`` : sql`and ${key} > ${after}`}
        order by ${key} limit ${BATCH}`.execute(db);
      for (const { row, sealed, owner } of rows) {
        const bound = Object.fromEntries(owners.map((one, at) => [one, owner[at]]));
        const identity = identityIn(place, { ...bound, [place.key]: row });
        try {
          const anew = keys.seal(keys.open(sealed, identity), identity);
          const { rows: changed } = await sql`
            update ${table} set ${column} = ${anew} where ${key} = ${row} and ${column} = ${sealed} returning 1`.execute(
            db,
          );
          resealed += changed.length;
        } catch (error) {
          if (!(error instanceof NotOpened)) throw error;
          rotation.unopened.push(identity);
        }
      }
      after = rows.at(-1)?.row;
      if (after === undefined) break;
    }
    rotation.resealed[`${place.table}.${place.column}`] = resealed;
  }
  return rotation;
}

/** How many values are not sealed with the newest key. */
export async function countOldSeals(
  db: Kysely<Schema>,
  keys: KeyRing,
  columns: readonly SealedColumn[],
): Promise<number> {
  let count = 0;
  for (const { table, column } of columns) {
    const { rows } = await sql<{ many: number }>`
      select count(*) as many from ${sql.table(table)}
      where substring(${sql.ref(column)} from 1 for ${sql.lit(keys.newest.length)}) <> ${keys.newest}`.execute(db);
    count += rows[0]?.many ?? 0;
  }
  return count;
}
