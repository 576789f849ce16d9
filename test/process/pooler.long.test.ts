import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { runBot } from '../support/bot.ts';
import { emptyDatabase } from '../support/database.ts';
import { quickCheck, textOf } from '../support/journey.ts';

const program = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((path) => existsSync(path));
if (!program) {
  const sentence = 'PgBouncer is not installed: apt-get install pgbouncer';
  if (process.env.CI === 'true') throw new Error(sentence);
  console.warn(`skipped: ${sentence}`);
}

/** Debian's PgBouncer in front of a database, as it comes but for the mode. @returns its address */
async function poolerFor(url: string): Promise<{ url: string; stop(): Promise<void> }> {
  const { hostname, port, pathname, username, password } = new URL(url);
  const folder = mkdtempSync(join(tmpdir(), 'pooler-'));
  chmodSync(folder, 0o755);
  const listen = 20_000 + Math.floor(Math.random() * 20_000);
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    [
      '[databases]',
      `behind = host=${hostname} port=${port} dbname=${pathname.slice(1)} user=${username} password=${password}`,
      '[pgbouncer]',
      `listen_addr = 127.0.0.1\nlisten_port = ${listen}\nunix_socket_dir =`,
      'auth_type = any\npool_mode = transaction',
    ].join('\n'),
  );
  // As root it wants to be somebody else.
  const as = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const pooler = spawn(program ?? '', [...as, file], { stdio: 'ignore' });
  const ready = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(listen, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.end());
    });
  await expect.poll(ready).toBe(true);
  return {
    url: `postgres://anybody@127.0.0.1:${listen}/behind`,
    async stop() {
      pooler.kill('SIGKILL');
      await once(pooler, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

test.skipIf(!program)(
  'behind PgBouncer, which lends a connection for one transaction, with few rights: step 1 goes from end to end',
  async () => {
    const { url, drop } = await emptyDatabase();
    // A role with few rights, in a schema that was made for it.
    const role = `few_${new URL(url).pathname.slice(6)}`;
    const few = new URL(url);
    [few.username, few.password] = [role, 'test'];
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    await admin.query(`create role ${role} login password 'test'`);
    await admin.query(`create schema mentoring authorization ${role}`);
    await admin.query(`alter role ${role} in database ${few.pathname.slice(1)} set search_path = mentoring`);
    const pooler = await poolerFor(few.href);
    const database = await openDatabase({ url: pooler.url, dataDir: '' });
    expect(database).toMatchObject({ kind: 'postgres', isPooled: true });
    await database.close();
    const running = await runBot({ databaseUrl: pooler.url });
    expect(running.logged.join()).toContain('behind a pooler');
    const maya = running.sandbox.person('maya');
    await quickCheck(running, maya);
    await expect.poll(() => maya.dm().map(textOf).join()).toContain('Your focus');
    await running.stop();
    await pooler.stop();
    const { rows } = await admin.query(`select schemaname, count(*) > 10 as many from pg_tables
      where tableowner = '${role}' group by schemaname`);
    expect(rows).toEqual([{ schemaname: 'mentoring', many: true }]);
    await admin.query(`drop owned by ${role}`);
    await admin.query(`drop role ${role}`);
    await admin.end();
    await drop();
  },
);
