import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { parse } from 'yaml';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts';
import { type Bot, createBot } from '../../src/bot.ts';
import { readSettings, type Settings } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { listen } from '../../src/serve.ts';

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
  /** PostgreSQL; without it the embedded database in a folder of its own. */
  databaseUrl?: string;
  dataDir?: string;
  mode?: 'http' | 'socket';
  sandbox?: Partial<SandboxOptions>;
  now?: () => Date;
  environment?: Record<string, string>;
}

/** A key for tests: what is sealed with it is worth nothing. */
export const testKey = Buffer.alloc(32, 7).toString('base64');

export const manifest: unknown = parse(readFileSync('manifest.yml', 'utf8'));

/** Starts both; the sandbox without rate limits and without its page. */
export async function runBot(options: RunOptions = {}): Promise<Running> {
  const temporary = options.dataDir ? undefined : await mkdtemp(join(tmpdir(), 'mentoring-'));
  const logged: string[] = [];
  let bot: Bot | undefined;
  const server = createServer((request, response) => bot?.handle(request, response));
  const port = await listen(server, 0, '127.0.0.1');
  const botUrl = `http://127.0.0.1:${port}`;
  const sandbox = await startSandbox({
    manifest,
    limits: 'off',
    page: false,
    requestUrl: `${botUrl}/slack/events`,
    idle: () => bot?.idle() ?? Promise.resolve(),
    ...options.sandbox,
  });
  const settings = readSettings({
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_SIGNING_SECRET: sandbox.signingSecret,
    SLACK_API_URL: sandbox.apiUrl,
    ...(options.mode === 'socket' && { SLACK_APP_TOKEN: sandbox.appToken }),
    ...(options.databaseUrl && { DATABASE_URL: options.databaseUrl, MENTORING_ENCRYPTION_KEYS: testKey }),
    MENTORING_DATA_DIR: options.dataDir ?? temporary ?? '',
    LOG_LEVEL: 'trace',
    ...options.environment,
  });
  bot = createBot({
    settings,
    log: createLog('trace', lines(logged)),
    now: options.now ?? (() => sandbox.now()),
    // One connection, soon given up: a query on `db` inside a transaction shows itself at once.
    pool: { poolMax: 1, connectTimeoutMs: 1_000 },
  });
  await bot.open();
  await bot.begin();
  const running = bot;
  return {
    sandbox,
    bot,
    settings,
    botUrl,
    logged,
    async stop() {
      await running.stop();
      await sandbox.stop();
      server.close();
      server.closeAllConnections();
      if (temporary) await rm(temporary, { recursive: true, force: true });
    },
  };
}

function lines(into: string[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      into.push(chunk.toString());
      done();
    },
  });
}
