import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { listen } from '../../src/process/serve.ts';

/** An app in a process of its own. */
export interface Running {
  url: string;
  /** Milliseconds of processor time it has used so far, all of its threads together. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

/** What an app is told by its parent, as JSON in the one variable BENCH. */
export interface Told {
  databaseUrl: string;
  apiUrl: string;
  botToken: string;
  signingSecret: string;
  key: string;
  /** The pages of the assessment, ready-made. */
  pages: object;
}

/** Starts one of the two apps and waits until it listens. */
export async function start(app: 'ours' | 'bare', told: Told): Promise<Running> {
  const child = fork(join(import.meta.dirname, `${app}.ts`), {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { PATH: process.env.PATH, BENCH: JSON.stringify(told) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port } = (await answerOf(child)) as { port: number };
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    async cpu() {
      child.send('cpu');
      const { user, system } = (await answerOf(child)) as NodeJS.CpuUsage;
      return (user + system) / 1000;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.send('stop');
      await ended;
    },
  };
}

/** @throws when the app ends instead of answering */
function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`The app ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer);
    });
  });
}

/** In the app: what its parent told it. */
export const told = (): Told => JSON.parse(process.env.BENCH ?? '') as Told;

/** In the app: listens on a free port, says so, and answers its parent from then on. */
export async function serve(handle: RequestListener): Promise<void> {
  const server = createServer(handle);
  // A connection that is given up in the very moment it is used again is no answer of the app's.
  server.keepAliveTimeout = 120_000;
  const port = await listen(server, 0, '127.0.0.1');
  process.on('message', (asked) => {
    if (asked === 'cpu') process.send?.(process.cpuUsage());
    else process.exit();
  });
  // Also when the parent failed: nobody else ends it.
  process.on('disconnect', () => process.exit());
  process.send?.({ port });
}
