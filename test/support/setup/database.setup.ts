/**
 * Runs once per vitest run. Waits at a door of its own for the first test that wants a database, and only then starts the
 * server, or makes the embedded folder, and migrates what each test file gets a copy of: runs without database tests
 * stay quick.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type Database, openDatabase } from '../../../src/db/client.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseDoor: string;
  }
}

/** The database that is migrated once; PostgreSQL copies it file by file. */
export const TEMPLATE = 'mentoring_template';

let server: Promise<TestPostgres> | undefined;
let folder: Promise<string> | undefined;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const door = createServer((request, response) => {
    // A connection that is kept is given up after a while, and may be so in the very moment it is used again.
    response.setHeader('connection', 'close');
    const wanted = request.url === '/embedded' ? embeddedTemplate() : postgresTemplate();
    wanted.then(
      (where) => response.end(where),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done));
  project.provide('databaseDoor', `http://127.0.0.1:${(door.address() as AddressInfo).port}`);
  return async () => {
    door.close();
    door.closeAllConnections();
    await (await server?.catch(() => undefined))?.remove();
    const made = await folder?.catch(() => undefined);
    if (made) await rm(made, { recursive: true, force: true });
  };
}

/** The server's address; the first call starts it. */
async function postgresTemplate(): Promise<string> {
  server ??= startWithTemplate();
  return (await server).url;
}

/** The folder to copy; the first call makes it. */
function embeddedTemplate(): Promise<string> {
  folder ??= makeFolder();
  return folder;
}

async function startWithTemplate(): Promise<TestPostgres> {
  const postgres = await startPostgres();
  const client = new pg.Client(postgres.url);
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const url = postgres.url.replace(/[^/]+$/, TEMPLATE);
  // On a busy machine a connection takes its time.
  await fill(await openDatabase({ url, dataDir: '', connectTimeoutMs: 30_000 }));
  return postgres;
}

async function makeFolder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'mentoring-template-'));
  await fill(await openDatabase({ dataDir: made }));
  return made;
}

async function fill(database: Database): Promise<void> {
  await migrate(database);
  await database.close();
}
