import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { registerJobs, registerSlack } from './app.ts';
import type { Settings } from './config.ts';
import { loadEditions } from './content.ts';
import type { Context } from './context.ts';
import { type Database, openDatabase } from './db/client.ts';
import { DatabaseDown } from './db/errors.ts';
import { loadKeys } from './db/load-keys.ts';
import { isReady, migrate } from './db/migrate.ts';
import { createQueue } from './jobs/queue.ts';
import { describeError, type Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { slackLogger } from './slack/logger.ts';
import { clientOptions, singleWorkspace } from './slack/workspaces.ts';
import { createWork } from './work.ts';

/** The whole bot but for its port and the process around it: `main.ts`, the sandbox and tests run this same code. */
export interface Bot {
  /** Answers everything that comes by HTTP; before the bot has begun, Slack is told to come again. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Reads the content, opens the database and brings it up to date. Throws DatabaseDown: may be called again. */
  open(): Promise<void>;
  /** Begins to work: the queue, and in Socket Mode the connection to Slack. After open(). */
  begin(): Promise<void>;
  /** Finishes what was acknowledged, 10 s at most, and closes everything. */
  stop(): Promise<void>;
  /** Puts a note into the folder of an embedded database: what a second process is told about this one. */
  tellAbout(about: string): void;
}

export interface BotOptions {
  settings: Settings;
  log: Log;
  /** The product's clock. */
  now: () => Date;
}

/** How long what was acknowledged may take before the process goes. */
const stopWithinMs = 10_000;

/** Puts the bot together; nothing is opened before open(). */
export function createBot({ settings, log, now }: BotOptions): Bot {
  const metrics = createMetrics();
  const work = createWork();
  let database: Database | undefined;
  let running: { ctx: Context; receiver: HTTPReceiver | SocketModeReceiver } | undefined;
  let opened: Context | undefined;

  async function open(): Promise<void> {
    const editions = await loadEditions(settings.contentDir, settings.edition);
    database = await openDatabase({ url: settings.databaseUrl, dataDir: settings.dataDir });
    const open = database;
    try {
      await migrate(open);
      const keys = await loadKeys({ setting: settings.encryptionKeys, database: open, dataDir: settings.dataDir });
      metrics.watchDatabase(() => isReady(open));
      const queue = createQueue({ database: open, log, metrics });
      metrics.watchQueue(() => queue.depths());
      if (settings.slack.mode === 'oauth') throw new Error('unreachable');
      const workspaces = singleWorkspace(settings.slack, log);
      const { command } = settings;
      opened = { database: open, db: open.db, keys, editions, queue, workspaces, log, now, command, metrics, work };
    } catch (error) {
      await open.close();
      throw error;
    }
  }

  return {
    open,
    async begin() {
      if (!opened) throw new Error('The bot must be opened before it begins.');
      const ctx = opened;
      const receiver = createReceiver(settings, ctx);
      const app = new App({
        receiver,
        authorize: (source) => ctx.workspaces.authorize(source),
        clientOptions: clientOptions(settings.slack.apiUrl, log),
        logger: slackLogger(log),
        convoStore: false,
      });
      registerSlack(app, ctx);
      registerJobs(ctx);
      await ctx.queue.start();
      running = { ctx, receiver };
      if (receiver instanceof SocketModeReceiver) await receiver.start();
    },
    handle(request, response) {
      const path = new URL(request.url ?? '/', 'http://bot').pathname;
      if (path === '/healthz') return answer(response, 200, 'ok');
      if (path === '/readyz') return void ready(response, running && database);
      if (path === '/metrics') return void showMetrics(request, response);
      if (!running || work.stopping) return answer(response, 503, 'starting or stopping');
      if (!(running.receiver instanceof HTTPReceiver)) return answer(response, 404, 'not found');
      try {
        running.receiver.requestListener(request, response);
      } catch {
        // Bolt throws for a path that is not its own.
        answer(response, 404, 'not found');
      }
    },
    async stop() {
      const deadline = AbortSignal.timeout(stopWithinMs);
      work.stopping = true;
      if (running?.receiver instanceof SocketModeReceiver) await running.receiver.stop();
      await work.settled(deadline);
      await running?.ctx.queue.stop();
      await database?.close();
    },
    tellAbout(about) {
      if (database?.kind === 'embedded') database.lock.tell(about);
    },
  };

  async function showMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { metricsToken } = settings;
    if (!metricsToken || request.headers.authorization !== `Bearer ${metricsToken}`)
      return answer(response, 404, 'not found');
    answer(response, 200, await metrics.registry.metrics(), metrics.registry.contentType);
  }
}

/** Opens the bot, waiting for a database that is not there yet; says so, and gives up when `signal` ends. */
export async function openPatiently(bot: Bot, log: Log, signal: AbortSignal): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await bot.open();
    } catch (error) {
      if (!(error instanceof DatabaseDown) || signal.aborted) throw error;
      if (tries % 10 === 0)
        log.warn({ error: describeError(error) }, `${error.message} Waiting for it; check DATABASE_URL if it stays so.`);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

function createReceiver({ slack }: Settings, ctx: Context): HTTPReceiver | SocketModeReceiver {
  const logger = slackLogger(ctx.log);
  if (slack.mode !== 'socket') return new HTTPReceiver({ signingSecret: slack.signingSecret, logger });
  const installerOptions = { clientOptions: clientOptions(slack.apiUrl, ctx.log) };
  return new SocketModeReceiver({ appToken: slack.appToken, logger, installerOptions });
}

async function ready(response: ServerResponse, database: Database | undefined): Promise<void> {
  const is = database !== undefined && (await isReady(database));
  answer(response, is ? 200 : 503, is ? 'ready' : 'the database does not answer, or is not migrated yet');
}

function answer(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type }).end(text);
}
