import { join } from 'node:path';
import { processEnvironment } from '../src/config.ts';
import { stopInOrder } from '../src/process/serve.ts';
import { openTogether, settingsInSandbox } from './with-bot.ts';

/** What `npm start` runs without Slack settings: the sandbox and the bot in one process, on one port. */
async function start(): Promise<void> {
  const environment = processEnvironment();
  const settings = settingsInSandbox(environment);
  if (environment.DATABASE_URL) say('DATABASE_URL is left alone: the sandbox keeps its own embedded database.');
  const dataDir = join(settings.dataDir, 'sandbox');
  const { address, log, begin, stop } = await openTogether(settings, dataDir);
  stopInOrder(log, stop);
  await begin();
  say(
    `\n  Mentoring runs in its sandbox, a Slack of its own:  ${address}\n\n  Open it, be Maya, and type ${settings.command} assess. Ctrl-C stops it; what you did stays in ${dataDir}.\n`,
  );
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
