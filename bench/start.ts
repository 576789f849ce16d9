/**
 * From nothing to ready: `npm start` in a fresh folder, beside what the first opening of the embedded database takes
 * alone. Run: npx node bench/start.ts
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from './compare.ts';

const root = join(import.meta.dirname, '..');
const openAlone = `
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create(process.argv[1]);
  await database.query('select 1');
  process.exit();`;

const reached = await compare(
  'Start to ready on a fresh folder',
  {
    name: 'npm start, until /readyz answers',
    async prepare() {
      const folder = await freshFolder();
      const port = await freePort();
      let child: ChildProcess;
      return {
        async run() {
          child = spawn('npm', ['start'], {
            cwd: root,
            env: { ...withoutSettings(), MENTORING_DATA_DIR: folder, PORT: String(port) },
            stdio: ['ignore', 'ignore', 'inherit'],
            detached: true,
          });
          await answers(`http://127.0.0.1:${port}/readyz`, child);
        },
        async clean() {
          const ended = once(child, 'exit');
          // npm and the bot.
          process.kill(-(child.pid ?? 0), 'SIGTERM');
          await ended;
          await rm(folder, { recursive: true, force: true, maxRetries: 5 });
        },
      };
    },
  },
  {
    name: 'the embedded database alone, opened for the first time',
    async prepare() {
      const folder = await freshFolder();
      return {
        async run() {
          const child = spawn(process.execPath, ['--input-type=module', '-e', openAlone, join(folder, 'database')], {
            cwd: root,
            stdio: ['ignore', 'ignore', 'inherit'],
          });
          const [code] = await once(child, 'exit');
          if (code !== 0) throw new Error(`Opening the embedded database ended with ${code}`);
        },
        clean: () => rm(folder, { recursive: true, force: true }),
      };
    },
  },
  1.5,
);
process.exitCode = reached ? 0 : 1;

function freshFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'mentoring-bench-'));
}

/** Neither the settings of whoever runs this nor those in a .env may change what is measured; empty counts as not set. */
function withoutSettings(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(SLACK|MENTORING)_/.test(name));
  const slack = ['BOT_TOKEN', 'SIGNING_SECRET', 'APP_TOKEN', 'CLIENT_ID', 'CLIENT_SECRET', 'STATE_SECRET', 'API_URL'];
  return {
    ...Object.fromEntries(inherited),
    ...Object.fromEntries(slack.map((name) => [`SLACK_${name}`, ''])),
    DATABASE_URL: '',
    // Each is the first start there ever was.
    NODE_DISABLE_COMPILE_CACHE: '1',
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((done) => setTimeout(done, 5));
  }
}
