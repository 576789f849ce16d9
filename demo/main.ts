import { parseArgs } from 'node:util';
import { PortTaken } from '../sandbox/server.ts';
import { processEnvironment } from '../src/config.ts';
import { stopInOrder } from '../src/process/serve.ts';
import { startCohort } from './cohort.ts';
import { weeks } from './lives.ts';
import { simulated, tableText } from './text.ts';

const HELP = `Plays ${weeks} weeks of made-up interns and mentors in the real bot, in two minutes, and shows what came to each of them.

  npm run demo -- [options]

  --port <number>   where to look at it (default: PORT of the environment, else 3000)
  --help            this text

What was played before, in the folder demo of the data folder, is played anew from nothing.
`;

/** `npm run demo`. Exit codes: 0 stopped, 1 could not start, 2 misused. */
async function main(): Promise<void> {
  const { port, help } = readOptions();
  if (help) return say(HELP);
  const began = performance.now();
  const stopped = new AbortController();
  say(`\n  ${simulated}\n`);
  const { rows, address, cast } = await startCohort({
    ...{ environment: processEnvironment(), port, signal: stopped.signal },
    onOpen({ log, stop, address }) {
      stopInOrder(log, async () => {
        stopped.abort();
        await stop();
      });
      say(`  It can be watched at ${address}/cohort, which shows the table once all weeks are played.\n`);
    },
    onWeek: (week) => say(`  week ${week} of ${weeks}`),
  }).catch((error: unknown) => {
    // Stopped in the midst of a week: what was under way then is nobody's trouble.
    if (stopped.signal.aborted) return new Promise<never>(() => {});
    throw error;
  });
  if (stopped.signal.aborted) return;
  say(`\n${tableText(rows)}`);
  for (const fault of cast.faults) say(`  A life could not go on as it is written: ${fault}`);
  const seconds = Math.round((performance.now() - began) / 1000);
  say(`  Played in ${seconds} seconds. The table, and each of them:  ${address}\n\n  Ctrl-C stops it.\n`);
}

function readOptions(): { port: number | undefined; help: boolean } {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string' }, help: { type: 'boolean', default: false } } });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
      return misused(`--port has to be a number up to 65535, not "${values.port}".`);
    return { port, help: values.help };
  } catch (error) {
    return misused((error as Error).message);
  }
}

function misused(sentence: string): never {
  process.stderr.write(`${sentence}\nSee: npm run demo -- --help\n`);
  process.exit(2);
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

main().catch((error: unknown) => {
  const sentence = error instanceof Error ? error.message : String(error);
  const mend = error instanceof PortTaken ? ' Such as: npm run demo -- --port 3001' : '';
  process.stderr.write(`${sentence}${mend}\n`);
  process.exit(1);
});
