import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A statement at which the bot can be stopped: the claim right before a message is sent, and what keeps its place. */
export type StatementName = 'claim' | 'save';

/** What bot-child.ts is told to do. */
export type Order =
  | { do: 'stopAt'; statement: StatementName }
  | { do: 'goOn' }
  | { do: 'savesFail'; are: boolean }
  | { do: 'answerAll' }
  | { do: 'beginAnew' }
  | { do: 'tick' }
  | { do: 'later'; aheadMs: number };

/** The bot in a process of its own. */
export interface BotProcess {
  /** Resolves when it is done. @throws when the bot could not */
  order(order: Order): Promise<void>;
  /** Resolves when the bot stands before the statement at which it was told to stop. */
  stopped(): Promise<void>;
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts the bot and waits until it listens. @throws when it ends before */
export async function startBotProcess(environment: Record<string, string>): Promise<BotProcess> {
  const child: ChildProcess = spawn(process.execPath, [new URL('./bot-child.ts', import.meta.url).pathname], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, NODE_NO_WARNINGS: '1', ...environment },
  });
  const gone = once(child, 'exit');
  const heard = new Set<(message: Record<string, unknown>) => void>();
  child.on('message', (message: Record<string, unknown>) => {
    for (const one of heard) one(message);
  });
  const message = (is: (message: Record<string, unknown>) => boolean): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      const look = (one: Record<string, unknown>): void => {
        if (!is(one)) return;
        heard.delete(look);
        resolve(one);
      };
      heard.add(look);
      void gone.then(() => reject(new Error('The bot has ended.')));
    });
  let n = 0;
  let stopped: Promise<unknown> = Promise.resolve();
  await message((one) => one.ready === true);
  return {
    async order(order) {
      const mine = ++n;
      if (order.do === 'stopAt') stopped = message((one) => one.stopped === true);
      stopped.catch(() => undefined);
      const done = message((one) => one.n === mine);
      // To one that is gone nothing can be said: that it has ended is what the order hears.
      child.send({ ...order, n: mine }, () => undefined);
      const { failed } = await done;
      if (failed) throw new Error(String(failed));
    },
    stopped: async () => void (await stopped),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
