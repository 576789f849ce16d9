import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A running child.ts and what it has said so far. */
export interface Child {
  lines: string[];
  /** Waits for a line that begins so, and gives it. */
  says(beginning: string): Promise<string>;
  /** Sends the signal and waits until the process is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** @param words the arguments of child.ts: what it does, and the database's address or folder */
export function startChild(...words: string[]): Child {
  const child: ChildProcess = spawn(process.execPath, [new URL('./child.ts', import.meta.url).pathname, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout! });
  reader.on('line', (line) => lines.push(line));
  const closed = once(reader, 'close');
  return {
    lines,
    async says(beginning) {
      for (;;) {
        const line = lines.find((one) => one.startsWith(beginning));
        if (line !== undefined) return line;
        await Promise.race([
          once(reader, 'line'),
          closed.then(() => {
            if (!lines.some((one) => one.startsWith(beginning)))
              throw new Error(`The child ended without "${beginning}": ${lines}`);
          }),
        ]);
      }
    },
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, 'exit');
      }
      await closed;
    },
  };
}
