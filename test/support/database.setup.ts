/**
 * Runs once per vitest run. Waits at a door of its own for the first test that wants PostgreSQL, and only then starts
 * the server and migrates the database that each test file gets a copy of: runs without database tests stay quick.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresDoor: string;
  }
}

/** The database that is migrated once; PostgreSQL copies it file by file. */
export const TEMPLATE = 'mentoring_template';

let server: Promise<TestPostgres> | undefined;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const door = createServer((_request, response) => {
    server ??= startWithTemplate();
    server.then(
      ({ url }) => response.end(url),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done));
  project.provide('postgresDoor', `http://127.0.0.1:${(door.address() as AddressInfo).port}/`);
  return async () => {
    door.close();
    door.closeAllConnections();
    await (await server?.catch(() => undefined))?.remove();
  };
}

async function startWithTemplate(): Promise<TestPostgres> {
  const postgres = await startPostgres();
  const client = new pg.Client(postgres.url);
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const database = await openDatabase({ url: postgres.url.replace(/[^/]+$/, TEMPLATE), dataDir: '' });
  await migrate(database);
  await database.close();
  return postgres;
}
