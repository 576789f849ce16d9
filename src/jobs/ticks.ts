import cron from 'node-cron';
import { isDatabaseDown } from '../db/errors.ts';
import { describeError, type Log } from '../process/log.ts';

/**
 * Looks for what has come due and hands it to the queue; what it does is harmless when repeated, also by two replicas at
 * once. Its cost follows what is due.
 */
export interface Tick {
  name: string;
  /** @returns how much it handed on */
  run(): Promise<number>;
}

export interface Ticks {
  /** Runs each tick once, after those that run already: the clock may have moved since they began. Never rejects. */
  step(): Promise<void>;
  /** Runs them every minute of real time. */
  start(): void;
  /** Ends the minutes and waits for ticks that are running. */
  stop(): Promise<void>;
}

/** The schedule lives in rows: a minute only asks what is due, so that a missed one heals itself at the next. */
export function createTicks(ticks: readonly Tick[], log: Log): Ticks {
  let last: Promise<void> = Promise.resolve();
  async function all(): Promise<void> {
    for (const { name, run } of ticks) {
      try {
        const handed = await run();
        if (handed > 0) log.info({ tick: name, handed }, 'what had come due was handed on');
      } catch (error) {
        const away = isDatabaseDown(error) ? 'the database is away; the next minute looks again' : 'a tick failed';
        log.warn({ tick: name, error: describeError(error) }, away);
      }
    }
  }
  const step = (): Promise<void> => {
    last = last.then(all);
    return last;
  };
  // A minute that was missed, such as by a machine asleep, needs no warning: the next one does its work.
  const minutes = cron.createTask('* * * * *', step, { noOverlap: true, suppressMissedWarning: true });
  return {
    step,
    start: () => void minutes.start(),
    async stop() {
      await minutes.destroy();
      await last;
    },
  };
}
