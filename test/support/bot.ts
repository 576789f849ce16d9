import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { parse } from 'yaml';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts';
import { features } from '../../src/app.ts';
import { type Bot, createBot } from '../../src/bot.ts';
import { readSettings, type Settings } from '../../src/config.ts';
import { type Editions, loadEditions } from '../../src/content/editions.ts';
import type { Feature } from '../../src/feature.ts';
import type { Tempo } from '../../src/jobs/queue.ts';
import { createLog } from '../../src/process/log.ts';
import { listen } from '../../src/process/serve.ts';
import { fillEmbedded, migratedDatabase } from './database.ts';

/** A bot and a sandbox that speak to each other by signed HTTP or Socket Mode, as a real workspace and server would. */
export interface Running {
  sandbox: Sandbox;
  bot: Bot;
  settings: Settings;
  /** Where the bot listens. */
  botUrl: string;
  /** Every line the bot has logged, at trace level. */
  logged: string[];
  stop(): Promise<void>;
}

export interface RunOptions {
  /** PostgreSQL; without it a migrated database of the bot's own there, unless that is to be `embedded`. */
  databaseUrl?: string;
  /**
   * The embedded database in a folder of its own, as a first start has left it. It is several times the work of
   * PostgreSQL, so `npm test` runs few bots on it, and `npm run test:long` most journeys once more.
   */
  embedded?: boolean;
  /** The embedded database, made by this very start, which takes seconds. */
  firstStart?: boolean;
  mode?: 'http' | 'socket' | 'oauth';
  sandbox?: Partial<SandboxOptions>;
  now?: () => Date;
  /** For how long it waits for a connection to the database; 10 s unless the database is to go away. */
  givesUpMs?: number;
  /** How fast its queue goes; unless said otherwise not at Slack's pace, but with the product's rests. */
  tempo?: Tempo;
  environment?: Record<string, string>;
  /** Those of the product, unless a test adds one. */
  features?: readonly Feature[];
  /** The weekly nudge comes by the sandbox's clock. A test of anything else counts its own messages alone. */
  nudges?: boolean;
}

/** A key for tests: what is sealed with it is worth nothing. */
export const testKey = Buffer.alloc(32, 7).toString('base64');

export const manifest: unknown = parse(readFileSync('manifest.yml', 'utf8'));

/** A bot on a port of its own, installed in a sandbox that runs already. */
export async function startBot(
  sandbox: Sandbox,
  options: RunOptions & { dataDir: string },
): Promise<Omit<Running, 'sandbox'>> {
  const logged: string[] = [];
  let bot: Bot | undefined;
  const server = createServer((request, response) => bot?.handle(request, response));
  const botUrl = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
  sandbox.setRequestUrl(`${botUrl}/slack/events`);
  const settings = readSettings({ ...slackSettings(sandbox, botUrl, options.mode), ...ownSettings(options) });
  // Read once for the whole worker, but where the test has a content of its own.
  const isShipped = !options.environment?.MENTORING_CONTENT_DIR;
  bot = createBot({
    settings,
    ...(isShipped && { editions: await shippedEditions(settings) }),
    log: createLog('trace', lines(logged)),
    now: options.now ?? (() => sandbox.now()),
    // One connection, given up: a query on `db` inside a transaction shows itself. Not soon: a machine may be busy.
    pool: { poolMax: 1, connectTimeoutMs: options.givesUpMs ?? 10_000 },
    // Nor does it go at Slack's pace: that is the queue's to show, and each step of a journey would wait for it.
    tempo: { limits: { most: 1_000, burst: 1_000 }, ...options.tempo },
    // The sandbox's clock steps it; a minute of the machine's would come in the midst of any test.
    minutes: false,
    features: (options.features ?? features).map((one) => (one.name === 'nudge' && !options.nudges ? quiet(one) : one)),
  });
  await bot.open();
  await bot.begin();
  const running = bot;
  const deaf = sandbox.onTime(() => running.tick());
  return {
    bot,
    settings,
    botUrl,
    logged,
    async stop() {
      deaf();
      await running.stop();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A second one on the database of one that runs, which goes on to hear of everything that people do. */
export async function replicaOf(
  { sandbox, settings, botUrl }: Running,
  options: Pick<RunOptions, 'nudges'> = {},
): Promise<Omit<Running, 'sandbox'>> {
  const { databaseUrl, dataDir } = settings;
  if (!databaseUrl) throw new Error('The embedded database is for one process.');
  const other = await startBot(sandbox, { ...options, databaseUrl, dataDir });
  sandbox.setRequestUrl(`${botUrl}/slack/events`);
  return other;
}

/** A feature whose schedule does not run. */
const quiet = ({ ticks: _, ...feature }: Feature): Feature => feature;

const read = new Map<string, Promise<Editions>>();

function shippedEditions({ contentDir, edition }: Settings): Promise<Editions> {
  const editions = read.get(edition) ?? loadEditions(contentDir, edition);
  read.set(edition, editions);
  return editions;
}

/** Starts both; the sandbox without rate limits and without its page. */
export async function runBot(options: RunOptions = {}): Promise<Running> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mentoring-'));
  const { embedded = process.env.TEST_DATABASE === 'embedded' } = options;
  const unsaid = !options.databaseUrl && !options.firstStart;
  const own = unsaid && !embedded ? await migratedDatabase() : undefined;
  if (unsaid && embedded) await fillEmbedded(dataDir);
  let running: Omit<Running, 'sandbox'> | undefined;
  const sandbox = await startSandbox({
    manifest: options.mode === 'oauth' ? rotating() : manifest,
    installed: options.mode !== 'oauth',
    limits: 'off',
    page: false,
    idle: () => running?.bot.idle() ?? Promise.resolve(),
    ...options.sandbox,
  });
  running = await startBot(sandbox, { ...options, ...(own && { databaseUrl: own.url }), dataDir });
  const started = running;
  // Where the bot listens is known only now.
  sandbox.workspace.app.redirectUrls.push(started.botUrl);
  return {
    ...started,
    sandbox,
    async stop() {
      await started.stop();
      await sandbox.stop();
      await own?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function slackSettings(sandbox: Sandbox, botUrl: string, mode: RunOptions['mode']): Record<string, string> {
  const common = { SLACK_SIGNING_SECRET: sandbox.signingSecret, SLACK_API_URL: sandbox.apiUrl };
  if (mode === 'oauth')
    return {
      ...common,
      SLACK_CLIENT_ID: sandbox.clientId,
      SLACK_CLIENT_SECRET: sandbox.clientSecret,
      SLACK_STATE_SECRET: 'a secret for tests',
      MENTORING_PUBLIC_URL: botUrl,
    };
  const one = { ...common, SLACK_BOT_TOKEN: sandbox.botToken };
  return mode === 'socket' ? { ...one, SLACK_APP_TOKEN: sandbox.appToken } : one;
}

const ownSettings = (options: RunOptions & { dataDir: string }): Record<string, string> => ({
  MENTORING_DATA_DIR: options.dataDir,
  LOG_LEVEL: 'trace',
  ...(options.databaseUrl && { DATABASE_URL: options.databaseUrl, MENTORING_ENCRYPTION_KEYS: testKey }),
  ...options.environment,
});

/** The manifest of an app that many workspaces install, whose tokens end and are renewed. */
export function rotating(): unknown {
  const copy = structuredClone(manifest) as { settings: object };
  Object.assign(copy.settings, { token_rotation_enabled: true });
  return copy;
}

function lines(into: string[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      into.push(chunk.toString());
      done();
    },
  });
}
