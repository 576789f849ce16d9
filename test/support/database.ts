import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { TEMPLATE } from './setup/database.setup.ts';

/**
 * A migrated PostgreSQL database of its own, for one test file. It has a single connection and gives up waiting for it,
 * so a query on `db` inside a transaction, which would hang the embedded database, fails here too.
 */
export async function testDatabase(): Promise<{
  database: Extract<Database, { kind: 'postgres' }>;
  url: string;
  close(): Promise<void>;
}> {
  const { url, drop } = await migratedDatabase();
  const database = await openDatabase({ url, dataDir: '', poolMax: 1, connectTimeoutMs: 10_000 });
  if (database.kind !== 'postgres') throw new Error('DATABASE_URL was not used');
  return {
    database,
    url,
    async close() {
      await database.close();
      await drop();
    },
  };
}

/** A database on the run's server: its address, and how to remove it (also while others are connected). */
export interface OwnDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A new database on the run's server, in which nothing is: whoever opens it migrates it, which takes a while. */
export const emptyDatabase = (): Promise<OwnDatabase> => copyOf('template0');

/** A new database on the run's server, migrated. */
export const migratedDatabase = (): Promise<OwnDatabase> => copyOf(TEMPLATE);

async function copyOf(template: string): Promise<OwnDatabase> {
  const server = await door('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  // File by file, which costs half of what it costs to write it all through the log.
  await onServer(server, `create database ${name} template ${template} strategy file_copy`);
  return {
    url: server.replace(/[^/]+$/, name),
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  };
}

/** A migrated embedded database in a folder of its own. */
export async function embeddedDatabase(): Promise<{
  database: Extract<Database, { kind: 'embedded' }>;
  dataDir: string;
  close(): Promise<void>;
}> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mentoring-embedded-'));
  await fillEmbedded(dataDir);
  const database = await openDatabase({ dataDir });
  if (database.kind !== 'embedded') throw new Error('the folder was not used');
  return {
    database,
    dataDir,
    async close() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Puts a migrated embedded database that has met no key yet into a folder: what a first start makes there, in a tenth of
 * its time.
 */
export async function fillEmbedded(dataDir: string): Promise<void> {
  await cp(await door('embedded'), dataDir, { recursive: true });
}

/** Asks the run's setup for the server's address or the folder to copy; the first to ask waits until it is made. */
async function door(wanted: 'postgres' | 'embedded'): Promise<string> {
  const response = await fetch(`${inject('databaseDoor')}/${wanted}`);
  const body = await response.text();
  if (!response.ok) throw new Error(body);
  return body;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Every row of every table as text. */
export async function wholeDatabase(url: string): Promise<string> {
  const { db, close } = await openDatabase({ url, dataDir: '' });
  const tables = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db);
  const texts: string[] = [];
  for (const { schema, name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.id(schema, name)} t`.execute(db);
    texts.push(`${schema}.${name}`, ...rows.map(({ row }) => row));
  }
  await close();
  return texts.join('\n');
}
