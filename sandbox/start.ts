import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { samplesOf } from '../src/app.ts';
import { type Bot, createBot } from '../src/bot.ts';
import { processEnvironment, readSettings } from '../src/config.ts';
import { loadEditions } from '../src/content/editions.ts';
import { lockFolder } from '../src/db/lock.ts';
import { createLog } from '../src/process/log.ts';
import { stopInOrder } from '../src/process/serve.ts';
import { startSandbox } from './server.ts';

/** Made up, as are the numbers: nobody answers there. The operator's own, where they are set, stand in their place. */
const sampleContacts = [
  'Robin Sample | program director (made up for the sandbox) | +1 555 0100 | robin.sample@example.org',
  'Kim Placeholder | a senior colleague (made up, too) | +1 555 0101',
  'Sample Ombuds Office | confidential (made up, nobody answers) | https://ombuds.example.org | outside',
].join('; ');

/** What `npm start` runs without Slack settings: the sandbox and the bot in one process, on one port. */
async function start(): Promise<void> {
  const environment = processEnvironment();
  // The sandbox makes its own tokens; these let the other settings be checked before anything starts.
  const settings = readSettings({
    LOG_LEVEL: 'warn',
    ...environment,
    MENTORING_CONTACTS: environment.MENTORING_CONTACTS?.trim() || sampleContacts,
    DATABASE_URL: undefined,
    MENTORING_ENCRYPTION_KEYS: undefined,
    MENTORING_PUBLIC_URL: undefined,
    SLACK_API_URL: undefined,
    SLACK_BOT_TOKEN: 'xoxb-sandbox',
    SLACK_SIGNING_SECRET: 'sandbox',
  });
  if (environment.DATABASE_URL) say('DATABASE_URL is left alone: the sandbox keeps its own embedded database.');
  const log = createLog(settings.logLevel);
  const dataDir = join(settings.dataDir, 'sandbox');
  let bot: Bot | undefined;
  const manifest: unknown = parse(readFileSync(join(import.meta.dirname, '..', 'manifest.yml'), 'utf8'));
  nobodyElse(dataDir);
  const editions = await loadEditions(settings.contentDir, settings.edition);
  const sandbox = await startSandbox({
    manifest: withCommand(manifest, settings.command),
    port: settings.port,
    dataDir,
    samples: () => samplesOf(editions.default, settings.command),
    appListener: (request, response) => {
      if (bot) bot.handle(request, response);
      else response.writeHead(503).end('starting');
    },
  });
  bot = createBot({
    settings: {
      ...settings,
      dataDir,
      slack: {
        mode: 'http',
        apiUrl: sandbox.apiUrl,
        botToken: sandbox.botToken,
        signingSecret: sandbox.signingSecret,
      },
    },
    log,
    editions,
    now: () => sandbox.now(),
  });
  const running = bot;
  stopInOrder(log, async () => {
    await running.stop();
    await sandbox.stop();
  });
  await running.open();
  await running.begin();
  sandbox.onTime(() => running.tick());
  const address = sandbox.url.replace('127.0.0.1', 'localhost');
  running.tellAbout(`serves ${address}`);
  say(
    `\n  Mentoring runs in its sandbox, a Slack of its own:  ${address}\n\n  Open it, be Maya, and type ${settings.command} assess. Ctrl-C stops it; what you did stays in ${dataDir}.\n`,
  );
}

/** Another one on the same folder is named to whoever starts a second; the hold itself is taken by the database. */
function nobodyElse(dataDir: string): void {
  lockFolder(dataDir).release();
}

/** The sandbox offers the command that the bot listens to. */
function withCommand(manifest: unknown, command: string): unknown {
  const copy = structuredClone(manifest) as { features: { slash_commands: { command: string }[] } };
  for (const one of copy.features.slash_commands) one.command = command;
  return copy;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
