import pg from 'pg';
import type { FaultKind } from '../../sandbox/protocol.ts';
import type { StoredMessage } from '../../sandbox/workspace/records.ts';
import { type Running, type RunOptions, runBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';

/** What Slack may do wrong with a call, and whether the work is done all the same. */
export const faults: readonly { fault: Exclude<FaultKind, 'none'>; done: boolean; asksAgain: boolean }[] = [
  { fault: 'status_429', done: false, asksAgain: true },
  { fault: 'status_503', done: false, asksAgain: true },
  { fault: 'status_500', done: false, asksAgain: false },
  { fault: 'silence', done: false, asksAgain: false },
  { fault: 'done_500', done: true, asksAgain: false },
  { fault: 'lost', done: true, asksAgain: false },
];

/** A bot whose queue can be looked at, in a Slack that can fail. */
export interface Trial extends Running {
  /** One call of this method goes wrong; what the people do meanwhile is `doing`. Resolves when no job is left to do. */
  failing(fault: FaultKind, method: string, doing: () => Promise<unknown>): Promise<void>;
}

/** Starts a bot on a database of its own. */
export async function startTrial(options: RunOptions = {}): Promise<Trial> {
  const { url, drop } = await migratedDatabase();
  const running = await runBot({ databaseUrl: url, givesUpMs: 1_000, ...options });
  const { sandbox } = running;
  return {
    ...running,
    async failing(fault, method, doing) {
      sandbox.switches({ apiFault: fault, faultMethods: [method], faultTimes: 1 });
      await doing();
      await nothingLeft(url);
      if (sandbox.switches().apiFault !== 'none') throw new Error(`Nobody called ${method}.`);
    },
    async stop() {
      await running.stop();
      await drop();
    },
  };
}

/** Waits for every job, also for those that are tried again later: then nothing more comes. */
async function nothingLeft(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (let quiet = 0; quiet < 3; ) {
      const { rows } = await client.query(`select count(*)::int as jobs from job where given_up_at is null`);
      quiet = rows[0]?.jobs === 0 ? quiet + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await client.end();
  }
}

/** The messages of the bot that a person has and that say this. */
export const messages = (trial: Running, name: string, words: string): StoredMessage[] =>
  trial.sandbox
    .person(name)
    .dm()
    .filter((one) => textOf(one).includes(words));
