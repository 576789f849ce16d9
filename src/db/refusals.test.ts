import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../test/support/database.ts';
import { type Database, openDatabase } from './client.ts';
import { DatabaseDown, DatabaseRefused } from './errors.ts';
import { lockFolder } from './lock.ts';
import { isReady, lackingRights, migrate } from './migrate.ts';

const folder = mkdtempSync(join(tmpdir(), 'mentoring-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a folder in use', () => {
  it('is refused to a second process with a sentence that names the first, and free at once after kill -9', async () => {
    const script = `
      const { lockFolder } = await import(${JSON.stringify(new URL('./lock.ts', import.meta.url).href)});
      lockFolder(${JSON.stringify(folder)}).tell('http://localhost:3000');
      globalThis.gc();
      console.log('held');
      setInterval(() => {}, 1000);`;
    const first = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(first.stdout, 'data');
    const refused = () => openDatabase({ dataDir: folder });
    await expect(refused()).rejects.toThrow(DatabaseRefused);
    await expect(refused()).rejects.toThrow(
      new RegExp(
        `^Another process \\(process ${first.pid}, since 2\\d{3}-.*Z, http://localhost:3000\\) already uses the embedded database in ${folder}\\. Stop the bot first`,
      ),
    );
    first.kill('SIGKILL');
    await once(first, 'exit');
    lockFolder(folder).release();
    expect(existsSync(join(folder, 'running.json'))).toBe(false);
  });

  it('is refused a second time in the same process too', () => {
    const lock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`);
    lock.release();
    lock.release();
  });

  it('is let go when the database in it cannot be opened', async () => {
    const broken = join(folder, 'broken');
    mkdirSync(join(broken, 'database'), { recursive: true });
    writeFileSync(join(broken, 'database', 'PG_VERSION'), 'nonsense');
    await expect(openDatabase({ dataDir: broken })).rejects.toThrow(DatabaseRefused);
    lockFolder(broken).release();
  });
});

describe('a PostgreSQL that is not to be had', () => {
  it('is down when nobody listens, and the password is not told', async () => {
    const opening = openDatabase({ url: 'postgres://me:secret@127.0.0.1:1/mentoring', dataDir: '' });
    await expect(opening).rejects.toThrow(DatabaseDown);
    await expect(opening).rejects.toThrow(
      'PostgreSQL at 127.0.0.1:1/mentoring does not answer (connect ECONNREFUSED 127.0.0.1:1).',
    );
  });

  it('is down when it says nothing', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const opening = openDatabase({ url: `postgres://me@127.0.0.1:${port}/x`, dataDir: '', connectTimeoutMs: 200 });
    await expect(opening).rejects.toThrow(DatabaseDown);
    silent.close();
  });

  it('is refused with the mend when the password or the name is wrong', async () => {
    const { url, drop } = await emptyDatabase();
    const wrongPassword = openDatabase({ url: url.replace(':test@', ':wrong@'), dataDir: '' });
    await expect(wrongPassword).rejects.toThrow(DatabaseRefused);
    await expect(wrongPassword).rejects.toThrow('Correct the user and password');
    await expect(openDatabase({ url: `${url}_not`, dataDir: '' })).rejects.toThrow(
      'Create the database, or correct DATABASE_URL.',
    );
    await drop();
  });
});

describe('a PostgreSQL that never will work like this', () => {
  it('is refused with the mend where it could not hold every name, and where it takes no changes', async () => {
    const { url, drop } = await emptyDatabase();
    const name = new URL(url).pathname.slice(1);
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    await pool.query(`create database ${name}_latin encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'`);
    await pool.query(`alter database ${name} set default_transaction_read_only = on`);
    const latin = openDatabase({ url: `${url}_latin`, dataDir: '' });
    await expect(latin).rejects.toThrow(DatabaseRefused);
    await expect(latin).rejects.toThrow(/is in LATIN1, .* createdb --encoding=UTF8/);
    const readOnly = openDatabase({ url, dataDir: '' });
    await expect(readOnly).rejects.toThrow(DatabaseRefused);
    await expect(readOnly).rejects.toThrow(`ALTER DATABASE ${name} SET default_transaction_read_only = off;`);
    await pool.query('set default_transaction_read_only = off');
    await pool.query(`drop database ${name}_latin`);
    await pool.end();
    await drop();
  });

  it('names what a role lacks, and what it names suffices', async () => {
    const { url, drop } = await emptyDatabase();
    const role = `few_${new URL(url).pathname.slice(6)}`;
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    await pool.query(`create role ${role} login password 'test'`);
    const own = new URL(url);
    own.username = role;
    own.password = 'test';
    const withRole = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
      const database = await openDatabase({ url: own.href, dataDir: '', poolMax: 2 });
      return work(database).finally(() => database.close());
    };
    const refused = await withRole((database) => migrate(database).catch((error: unknown) => error));
    expect(refused).toBeInstanceOf(DatabaseRefused);
    const said = (refused as Error).message;
    expect(said).toContain(`The role ${role} may not make tables in the schema public.`);
    expect(await withRole(lackingRights)).toBe(said);
    // The first way it names, word for word.
    for (const statement of said.match(/CREATE SCHEMA[^;]*;|ALTER ROLE[^;]*;/g) ?? []) await pool.query(statement);
    expect(await withRole((database) => migrate(database).then(() => isReady(database)))).toBe(true);
    const { rows } = await pool.query(`select count(*)::int as tables from pg_tables where schemaname = 'public'`);
    expect(rows).toEqual([{ tables: 0 }]);

    // The second.
    await pool.query(`alter role ${role} in database ${new URL(url).pathname.slice(1)} reset search_path`);
    expect(await withRole(lackingRights)).toBe(said);
    for (const statement of said.match(/GRANT [^;]*;/g) ?? []) await pool.query(statement);
    expect(await withRole((database) => migrate(database).then(() => isReady(database)))).toBe(true);

    // A dump that another role has read.
    await pool.query(`alter table public.key_check owner to postgres`);
    const others = (await withRole(lackingRights)) ?? '';
    expect(others).toContain(`${role} may not change the tables in the schema public, which are those of postgres.`);
    await expect(withRole(migrate)).rejects.toThrow(`${role} may not read the tables in the schema public`);
    for (const statement of others.match(/ALTER TABLE[^;]*;/g) ?? []) await pool.query(statement);
    expect(await withRole((database) => migrate(database))).toEqual([]);
    await pool.end();
    await drop();
    const server = new pg.Pool({ connectionString: url.replace(/[^/]+$/, 'postgres'), max: 1 });
    await server.query(`drop role ${role}`);
    await server.end();
  });
});
