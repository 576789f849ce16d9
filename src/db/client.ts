import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { openEmbedded, steady } from './embedded.ts';
import { DatabaseDown, DatabaseRefused, refusal } from './errors.ts';
import { type FolderLock, lockFolder } from './lock.ts';
import { createPool } from './pool.ts';
import type { Schema } from './schema.ts';

/**
 * An open database. The same Kysely on both kinds; what else is here is for the few that must know the kind: the
 * queue, the migrations, the operator's commands.
 */
export type Database = PostgresDatabase | EmbeddedDatabase;

interface PostgresDatabase {
  kind: 'postgres';
  db: Kysely<Schema>;
  url: string;
  /** Behind a pooler that lends a connection for one transaction, such as PgBouncer: nothing of a session holds longer. */
  isPooled: boolean;
  /** May be called more than once. */
  close(): Promise<void>;
}

interface EmbeddedDatabase {
  kind: 'embedded';
  db: Kysely<Schema>;
  pglite: PGlite;
  lock: FolderLock;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** postgres://…; without it the embedded database in `dataDir`. */
  url?: string | undefined;
  dataDir: string;
  /** Connections to PostgreSQL at most. */
  poolMax?: number | undefined;
  /** How long to wait for a connection to PostgreSQL, also for a free one of the pool. */
  connectTimeoutMs?: number | undefined;
}

/**
 * Opens the database and asks it something, so that what is returned has answered once.
 *
 * `int8` (also of `count(*)`) comes as a number and `date` as 'YYYY-MM-DD' from both kinds. On the embedded kind, which
 * has one connection, a query on `db` inside an open transaction waits for ever: inside a transaction use only `trx`.
 *
 * @throws DatabaseDown when PostgreSQL cannot be reached: try again later
 * @throws DatabaseRefused when it never will work like this: wrong password, no such database, older than PostgreSQL 15,
 *   the embedded folder in use by another process
 */
export function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url ? openPostgres(options.url, options) : openInFolder(options.dataDir);
}

async function openPostgres(url: string, options: DatabaseOptions): Promise<Database> {
  const size = { max: options.poolMax ?? 10, connectTimeoutMs: options.connectTimeoutMs ?? 1_500 };
  try {
    return await openWith(url, createPool(url, size), false);
  } catch (error) {
    if (!isOfPooler(error)) throw error;
    return openWith(url, createPool(url, { ...size, isPooled: true }), true);
  }
}

/** PgBouncer takes none of our limits with a connection: https://www.pgbouncer.org/config.html#ignore_startup_parameters */
const isOfPooler = (error: unknown): boolean =>
  error instanceof Error &&
  (error.cause as Error | undefined)?.message.includes('unsupported startup parameter') === true;

async function openWith(url: string, pool: pg.Pool, isPooled: boolean): Promise<Database> {
  try {
    const { rows } = await pool.query<Server>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
         current_setting('transaction_read_only') = 'on' as "readOnly", pg_is_in_recovery() as "standBy",
         current_database() as name`,
    );
    if (rows[0]) checkServer(rows[0]);
  } catch (error) {
    await pool.end();
    throw error instanceof DatabaseRefused || error instanceof DatabaseDown ? error : refusal(error, url);
  }
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  const close = async () => {
    // Kysely ends the pool only if a query went through Kysely.
    await db.destroy();
    if (!pool.ending) await pool.end();
  };
  return { kind: 'postgres', db, url, isPooled, close: () => (closing ??= close()) };
}

/** What a server says of itself and of the database. */
interface Server {
  version: number;
  encoding: string;
  readOnly: boolean;
  standBy: boolean;
  name: string;
}

/** @throws DatabaseRefused for what never will work like this, DatabaseDown for a stand-by, which may become the first */
function checkServer({ version, encoding, readOnly, standBy, name }: Server): void {
  if (version < 150_000)
    throw new DatabaseRefused(`PostgreSQL ${Math.floor(version / 10_000)} is too old: the bot needs 15 or later.`);
  if (encoding !== 'UTF8')
    throw new DatabaseRefused(
      `The database ${name} is in ${encoding}, which cannot hold every name. Make one in UTF8: createdb --encoding=UTF8 --template=template0, and set DATABASE_URL to it.`,
    );
  if (standBy) throw new DatabaseDown(`The database ${name} is a stand-by, which takes no changes.`);
  if (readOnly)
    throw new DatabaseRefused(
      `The database ${name} takes no changes: default_transaction_read_only is on for it, for the role or for the server. Switch it off, as with: ALTER DATABASE ${name} SET default_transaction_read_only = off;`,
    );
}

async function openInFolder(dataDir: string): Promise<Database> {
  const lock = lockFolder(dataDir);
  try {
    const pglite = await openEmbedded(join(dataDir, 'database'));
    const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite: steady(pglite) }) });
    let closing: Promise<void> | undefined;
    const close = async () => {
      // Kysely closes PGlite only if it was used through Kysely.
      await db.destroy();
      if (!pglite.closed) await pglite.close();
      lock.release();
    };
    return { kind: 'embedded', db, pglite, lock, close: () => (closing ??= close()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Asks in plain text: for what is asked at every press or all day, where putting a statement together anew costs more than what
 * it does, and for what no builder can say. Nothing checks the text but the tests.
 *
 * @param values of `$1`, `$2` and so on
 * @returns the rows
 */
export async function ask<Row>(db: Kysely<Schema>, text: string, ...values: unknown[]): Promise<Row[]> {
  return (await db.executeQuery<Row>(CompiledQuery.raw(text, values))).rows;
}
