import { type Kysely, sql } from 'kysely';
import { type KeyRing, NotOpened, type SealStage } from '../keys.ts';
import type { Database } from './client.ts';
import type { Schema } from './schema.ts';
import { identityOfRow, type SealedColumn } from './sealed.ts';

const BATCH = 200;

/** Within this, every running bot has looked whether seals for owners have been asked for. */
const seenWithinMs = 12_000;

export interface Rotation {
  /** Values sealed anew by this call, by `table.column`. */
  resealed: Record<string, number>;
  /** Places that are not opened: no key of the ring does, or they were changed or moved. */
  unopened: string[];
}

/**
 * Seals anew, with the newest key and for its owner, whatever is sealed otherwise. May be stopped at any moment and called
 * again. The bots may run: a value is only replaced if it is still what was read, and nothing is locked.
 */
export async function rotateKeys(
  db: Kysely<Schema>,
  keys: KeyRing,
  columns: readonly SealedColumn[],
): Promise<Rotation> {
  const rotation: Rotation = { resealed: {}, unopened: [] };
  for (const place of columns) {
    const [table, key, column] = [sql.table(place.table), sql.ref(place.key), sql.ref(place.column)];
    const owner = sql`array[${sql.join(place.owner.map((one) => sql`${sql.ref(one)}::text`))}]::text[]`;
    let resealed = 0;
    let after: string | undefined;
    for (;;) {
      const { rows } = await sql<{ row: string; sealed: Uint8Array; owner: string[] }>`
        select ${key}::text as row, ${column} as sealed, ${owner} as owner from ${table}
        where ${isOld(keys, place)}
          ${after === undefined ? sql`` : sql`and ${key} > ${after}`}
        order by ${key} limit ${BATCH}`.execute(db);
      for (const { row, sealed, owner } of rows) {
        const bound = Object.fromEntries(place.owner.map((one, at) => [one, owner[at]]));
        const identity = identityOfRow(place, { ...bound, [place.key]: row });
        try {
          const anew = keys.seal(keys.open(sealed, identity), identity);
          const { rows: changed } = await sql`
            update ${table} set ${column} = ${anew} where ${key} = ${row} and ${column} = ${sealed} returning 1`.execute(
            db,
          );
          resealed += changed.length;
        } catch (error) {
          if (!(error instanceof NotOpened)) throw error;
          rotation.unopened.push(identity.place);
        }
      }
      after = rows.at(-1)?.row;
      if (after === undefined) break;
    }
    rotation.resealed[`${place.table}.${place.column}`] = resealed;
  }
  return rotation;
}

/** How many values are not sealed as they would be now: with another key, or for their row alone. */
export async function countOldSeals(
  db: Kysely<Schema>,
  keys: KeyRing,
  columns: readonly SealedColumn[],
): Promise<number> {
  let count = 0;
  for (const place of columns) {
    const { rows } = await sql<{ many: number }>`
      select count(*) as many from ${sql.table(place.table)} where ${isOld(keys, place)}`.execute(db);
    count += rows[0]?.many ?? 0;
  }
  return count;
}

function isOld(keys: KeyRing, { column, rowAloneBefore }: SealedColumn) {
  const head = keys.newest(rowAloneBefore === true);
  return sql<boolean>`substring(${sql.ref(column)} from 1 for ${sql.lit(head.length)}) <> ${head}`;
}

/**
 * Asks for seals for owners: from now on they are written, by this ring and, once they have looked, by the bots that run.
 *
 * @returns how long to wait, in ms, until all of these have; nothing where that was asked for long ago
 */
export async function askForBound({ db, kind }: Database, keys: KeyRing): Promise<number> {
  const [row] = (
    await sql<{ stage: SealStage; ago: number }>`
      update key_check set bound_asked_at = coalesce(bound_asked_at, clock_timestamp())
      returning case when bound_at is null then 'asked' else 'bound' end as stage,
        (extract(epoch from clock_timestamp() - bound_asked_at) * 1000)::float8 as ago`.execute(db)
  ).rows;
  if (!row) return 0;
  keys.follow(row.stage);
  return kind === 'embedded' || row.stage === 'bound' ? 0 : Math.max(0, Math.ceil(seenWithinMs - row.ago));
}

/**
 * Says that everything is sealed for its owner: from now on what is not is refused, read or written.
 *
 * @param unreadable how many values stay as they are because no key opens them
 * @returns how many are left besides these, written meanwhile: then nothing was changed
 */
export function finishBound(
  db: Kysely<Schema>,
  keys: KeyRing,
  columns: readonly SealedColumn[],
  unreadable: number,
): Promise<number> {
  class Left extends Error {}
  let left = 0;
  return db
    .transaction()
    .execute(async (trx) => {
      // Waits for what is being written; what comes after waits for this.
      await sql`update key_check set bound_at = coalesce(bound_at, clock_timestamp())`.execute(trx);
      left = (await countBefore(trx, columns)) - unreadable;
      if (left > 0) throw new Left();
    })
    .then(
      () => {
        keys.follow('bound');
        return 0;
      },
      (error: unknown) => {
        if (error instanceof Left) return left;
        throw error;
      },
    );
}

/** How many values are sealed for their row alone, as releases before did. */
export async function countBefore(db: Kysely<Schema>, columns: readonly SealedColumn[]): Promise<number> {
  let count = 0;
  for (const { table, column } of columns.filter(({ rowAloneBefore }) => rowAloneBefore)) {
    const { rows } = await sql<{ many: number }>`
      select count(*) as many from ${sql.table(table)}
      where substring(${sql.ref(column)} from 1 for 1) = '\\x01'::bytea`.execute(db);
    count += rows[0]?.many ?? 0;
  }
  return count;
}
