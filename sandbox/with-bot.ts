/** The sandbox and the bot in one process, on one port: what `npm start` runs without Slack settings, and the demo. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { samplesOf } from '../src/app.ts';
import { type Bot, createBot } from '../src/bot.ts';
import { readSettings, type Settings } from '../src/config.ts';
import { type Editions, loadEditions } from '../src/content/editions.ts';
import { lockFolder } from '../src/db/lock.ts';
import type { Tempo } from '../src/jobs/queue.ts';
import { createLog, type Log } from '../src/process/log.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from './server.ts';

/** Made up, as are the numbers: nobody answers there. The operator's own, where they are set, stand in their place. */
const sampleContacts = [
  'Robin Sample | program director (made up for the sandbox) | +1 555 0100 | robin.sample@example.org',
  'Kim Placeholder | a senior colleague (made up, too) | +1 555 0101',
  'Sample Ombuds Office | confidential (made up, nobody answers) | https://ombuds.example.org | outside',
].join('; ');

/**
 * The settings of a bot that lives in its sandbox, out of the environment; Slack's own and `DATABASE_URL` are left alone.
 * @throws SettingsError naming all that is wrong
 */
export const settingsInSandbox = (environment: NodeJS.ProcessEnv): Settings =>
  // The sandbox makes its own tokens; these let the other settings be checked before anything starts.
  readSettings({
    LOG_LEVEL: 'warn',
    ...environment,
    MENTORING_CONTACTS: environment.MENTORING_CONTACTS?.trim() || sampleContacts,
    DATABASE_URL: undefined,
    MENTORING_ENCRYPTION_KEYS: undefined,
    MENTORING_PUBLIC_URL: undefined,
    SLACK_API_URL: undefined,
    SLACK_APP_TOKEN: undefined,
    SLACK_CLIENT_ID: undefined,
    SLACK_CLIENT_SECRET: undefined,
    SLACK_STATE_SECRET: undefined,
    SLACK_BOT_TOKEN: 'xoxb-sandbox',
    SLACK_SIGNING_SECRET: 'sandbox',
  });

/** How a bot in the sandbox goes on: by itself, or as fast as whoever steps the clock can go. */
interface Way {
  /** Slack's own pace, unless it is said. */
  tempo?: Tempo;
  /** False: it looks at what has come due when the clock is moved, and not each minute by itself. */
  minutes?: boolean;
}

/** A bot and its sandbox. */
export interface Together {
  sandbox: Sandbox;
  log: Log;
  /** Where people find it. */
  address: string;
  /** Starts the bot, or ends the one that runs and starts another on the same rows. */
  begin(way?: Way): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Opens the sandbox; the bot answers once it has begun.
 * @param dataDir where both keep everything
 * @throws PortTaken, DatabaseRefused, StoreInUse; each with a sentence
 */
export async function openTogether(
  settings: Settings,
  dataDir: string,
  more: Partial<SandboxOptions> = {},
): Promise<Together> {
  const log = createLog(settings.logLevel);
  nobodyElse(dataDir);
  const editions = await loadEditions(settings.contentDir, settings.edition);
  let bot: Bot | undefined;
  let deaf: (() => void) | undefined;
  const sandbox = await startSandbox({
    manifest: withCommand(readManifest(), settings.command),
    port: settings.port,
    dataDir,
    samples: () => samplesOf(editions.default, settings.command),
    idle: () => bot?.idle() ?? Promise.resolve(),
    appListener: (request, response) => {
      if (bot) bot.handle(request, response);
      else response.writeHead(503).end('starting');
    },
    ...more,
  });
  const address = sandbox.url.replace('127.0.0.1', 'localhost');
  const end = async () => {
    deaf?.();
    await bot?.stop();
    bot = undefined;
  };
  return {
    sandbox,
    log,
    address,
    async begin(way = {}) {
      await end();
      const next = botIn(sandbox, { ...settings, dataDir }, { log, editions, way });
      bot = next;
      await next.open();
      await next.begin();
      deaf = sandbox.onTime(() => next.tick());
      next.tellAbout(`serves ${address}`);
    },
    async stop() {
      await end();
      await sandbox.stop();
    },
  };
}

function botIn(
  sandbox: Sandbox,
  settings: Settings,
  { log, editions, way }: { log: Log; editions: Editions; way: Way },
): Bot {
  const { apiUrl, botToken, signingSecret } = sandbox;
  return createBot({
    settings: { ...settings, slack: { mode: 'http', apiUrl, botToken, signingSecret } },
    log,
    editions,
    now: () => sandbox.now(),
    ...way,
  });
}

/** Another one on the same folder is named to whoever starts a second; the hold itself is taken by the database. */
function nobodyElse(dataDir: string): void {
  lockFolder(dataDir).release();
}

const readManifest = (): unknown => parse(readFileSync(join(import.meta.dirname, '..', 'manifest.yml'), 'utf8'));

/** The sandbox offers the command that the bot listens to. */
function withCommand(manifest: unknown, command: string): unknown {
  const copy = structuredClone(manifest) as { features: { slash_commands: { command: string }[] } };
  for (const one of copy.features.slash_commands) one.command = command;
  return copy;
}
