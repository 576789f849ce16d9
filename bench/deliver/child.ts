import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What a process of the bench can be asked, by name. */
type Doings = Record<string, (given: never) => unknown>;

/** A process of the bench. */
export interface Child {
  /** What it said when it was ready. */
  ready: unknown;
  /** Has it do something, and resolves with its answer. Rejects when it ends instead. */
  ask<Answer>(doing: string, given?: unknown): Promise<Answer>;
  kill(): Promise<void>;
}

interface Asked {
  n: number;
  doing: string;
  given: unknown;
}
interface Answered {
  n: number;
  answer: unknown;
}

/** Starts one of the programs beside this file, and waits until it is ready. It is told by the variable BENCH. */
export async function startChild(program: string, told: object = {}): Promise<Child> {
  const child = fork(join(import.meta.dirname, `${program}.ts`), {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { PATH: process.env.PATH, BENCH: JSON.stringify(told) },
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let asked = 0;
  const { answer: ready } = await answerTo(child, 0);
  return {
    ready,
    async ask<Answer>(doing: string, given?: unknown) {
      const n = ++asked;
      const answered = answerTo(child, n);
      child.send({ n, doing, given } satisfies Asked);
      return (await answered).answer as Answer;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function answerTo(child: ChildProcess, n: number): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`A process of the bench ended with ${code}.`));
    const hear = (answered: unknown) => {
      if ((answered as Answered).n !== n) return;
      child.off('exit', ended).off('message', hear);
      resolve(answered as Answered);
    };
    child.on('exit', ended).on('message', hear);
  });
}

/** In the process: what it was told. */
export const told = <Told>(): Told => JSON.parse(process.env.BENCH ?? '') as Told;

/** Milliseconds of processor time that this process has used, all of its threads together. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** In the process: says that it is ready, and does what it is asked from then on. */
export function answerParent(doings: Doings, ready: unknown): void {
  process.on('message', async ({ n, doing, given }: Asked) => {
    const answer = doing === 'cpu' ? cpu() : await doings[doing]?.(given as never);
    process.send?.({ n, answer } satisfies Answered);
  });
  // Also when the parent failed: nobody else ends it.
  process.on('disconnect', () => process.exit());
  process.send?.({ n: 0, answer: ready } satisfies Answered);
}
