import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { features as everyFeature } from './app.ts';
import type { Settings, SlackSettings } from './config.ts';
import { pointToContacts } from './contacts/support.ts';
import { type Editions, loadEditions } from './content/editions.ts';
import { type Database, openDatabase } from './db/client.ts';
import { DatabaseDown, isDatabaseDown } from './db/errors.ts';
import { loadKeys, watchStage } from './db/load-keys.ts';
import { isReady, migrate } from './db/migrate.ts';
import type { AppContext, Feature } from './feature.ts';
import { createQueue, type Tempo } from './jobs/queue.ts';
import { createTicks, type Ticks } from './jobs/ticks.ts';
import type { KeyRing } from './keys.ts';
import { type Log, unreadInto } from './process/log.ts';
import { createMetrics } from './process/metrics.ts';
import { createWork } from './process/work.ts';
import { eventsOf, jobsOf, registerJobs, registerSlack, ticksOf } from './register.ts';
import { ReadingRoom, RefusedBody, readBody } from './slack/body.ts';
import { takeEvents } from './slack/events.ts';
import { databaseInstallations, noteInstalled } from './slack/installed/installations.ts';
import { createInstaller } from './slack/installed/installer.ts';
import { clientOptions, installedWorkspaces, singleWorkspace, type Workspaces } from './slack/installed/workspaces.ts';
import { slackLogger } from './slack/logger.ts';
import { wakeNotLetIn } from './surfaces/wake-up.ts';

/** The whole bot but for its port and the process around it: `main.ts`, the sandbox and tests run this same code. */
export interface Bot {
  /** Answers everything that comes by HTTP; before the bot has begun, Slack is told to come again. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Reads the content, opens the database and brings it up to date. Throws DatabaseDown: may be called again. */
  open(): Promise<void>;
  /** Begins to work: the queue, and in Socket Mode the connection to Slack. After open(). */
  begin(): Promise<void>;
  /** Looks at once for what has come due by the product's clock, as every minute does; for the sandbox's clock. */
  tick(): Promise<void>;
  /** Resolves when no request is being worked on and no job waits: for the sandbox's clock, and for tests. */
  idle(): Promise<void>;
  /** Finishes what was acknowledged, 10 s at most, and closes everything. */
  stop(): Promise<void>;
  /** Puts a note into the folder of an embedded database: what a second process is told about this one. */
  tellAbout(about: string): void;
}

export interface BotOptions {
  settings: Settings;
  log: Log;
  /** What its settings say the content is, where somebody has read that already; read by open() otherwise. */
  editions?: Editions;
  /** The product's clock. */
  now: () => Date;
  /** How PostgreSQL is connected to; tests make it narrow. */
  pool?: { poolMax: number; connectTimeoutMs: number };
  /** How fast its queue goes. */
  tempo?: Tempo;
  /** Those of the product, unless a test tries another. */
  features?: readonly Feature[];
  /** False: only tick() looks for what has come due, and not every minute by itself; tests step the clock. */
  minutes?: boolean;
}

/** How long what was acknowledged may take before the process goes. */
const stopWithinMs = 10_000;

/** Where Slack sends everything; Bolt's own default. */
const eventsPath = '/slack/events';
const installPaths = ['/slack/install', '/slack/oauth_redirect'];

/** Puts the bot together; nothing is opened before open(). */
export function createBot(options: BotOptions): Bot {
  const { settings, log, now, pool, tempo, features = everyFeature, minutes = true } = options;
  const metrics = createMetrics();
  const work = createWork();
  const room = new ReadingRoom();
  let database: Database | undefined;
  let opened: { ctx: AppContext; connection: Connection } | undefined;
  let running: typeof opened;
  let ticks: Ticks | undefined;
  let unwatch: (() => void) | undefined;

  async function open(): Promise<void> {
    const loaded = options.editions ?? (await loadEditions(settings.contentDir, settings.edition));
    const editions = pointToContacts(loaded, settings.contacts);
    for (const remark of editions.remarks) log.warn(remark);
    database = await openDatabase({ url: settings.databaseUrl, dataDir: settings.dataDir, ...pool });
    const open = database;
    if (open.kind === 'postgres' && open.isPooled)
      log.info('the database is behind a pooler: new work is seen within two seconds, not at once');
    try {
      await migrate(open);
      const ring = await loadKeys({ setting: settings.encryptionKeys, database: open, dataDir: settings.dataDir });
      const keys: KeyRing = { ...ring, noteUnread: unreadInto(log) };
      if (ring.stage() === 'before')
        log.warn(
          'what people wrote is not bound to whose it is: once every process is of this release, run rotate-keys',
        );
      unwatch = watchStage(open, ring);
      metrics.watchDatabase(() => isReady(open));
      const queue = createQueue({
        ...{ jobs: jobsOf(features), database: open, log, metrics },
        ...tempo,
      });
      metrics.watchQueue(() => queue.depths());
      const connection = connect(settings.slack, open, keys, log, now);
      const { workspaces } = connection;
      const { command, contacts, leads, holidays } = settings;
      const { db } = open;
      const ctx: AppContext = {
        ...{ database: open, db, keys, unread: new Set(), editions, queue, workspaces },
        ...{ log, now, command, contacts, leads, holidays, metrics, work, features },
      };
      metrics.watchDue(() => countDue(ctx));
      opened = { ctx, connection };
    } catch (error) {
      await open.close();
      throw error;
    }
  }

  return {
    open,
    async begin() {
      if (!opened) throw new Error('The bot must be opened before it begins.');
      const {
        ctx,
        connection: { receiver },
      } = opened;
      const welcome = await ctx.workspaces.check();
      if (welcome)
        await wakeNotLetIn(ctx.db, welcome, now()).catch((error: unknown) => {
          // The tick does it, if later.
          if (!isDatabaseDown(error)) throw error;
        });
      takeEvents(receiver, ctx, eventsOf(ctx));
      const app = new App({
        receiver,
        authorize: (source) => ctx.workspaces.authorize(source),
        clientOptions: clientOptions(settings.slack.apiUrl, log),
        logger: slackLogger(log),
        convoStore: false,
      });
      // From the first byte read to the last answer given, so that idle() and stop() wait for all of it.
      const process = app.processEvent.bind(app);
      app.processEvent = (event) => work.track(process(event));
      registerSlack(app, ctx);
      registerJobs(ctx);
      await ctx.queue.start();
      running = opened;
      ticks = createTicks(ticksOf(ctx), log);
      if (minutes) ticks.start();
      if (receiver instanceof SocketModeReceiver) await receiver.start();
    },
    handle(request, response) {
      // The target is taken as it comes: whatever stands there must not end the process.
      const path = (request.url ?? '/').split('?')[0] ?? '/';
      if (path === '/healthz') return answer(response, 200, 'ok');
      if (path === '/readyz') return void ready(response, running && database);
      if (path === '/metrics') return void showMetrics(request, response);
      if (!running || work.stopping) return answer(response, 503, 'starting or stopping');
      const { receiver, install } = running.connection;
      if (install && installPaths.includes(path)) return install(path, request, response);
      if (path === eventsPath && request.method === 'POST' && receiver instanceof HTTPReceiver)
        return void take(receiver, request, response);
      answer(response, 404, 'not found');
    },
    async tick() {
      if (!work.stopping) await ticks?.step();
    },
    async idle() {
      for (;;) {
        await work.settled(AbortSignal.timeout(stopWithinMs));
        await running?.ctx.queue.free();
        const { begun } = work;
        // A database that is away has nothing to do either.
        const due = (await running?.ctx.queue.due().catch(() => 0)) ?? 0;
        if (due === 0 && !work.busy && work.begun === begun) return;
        if (due > 0) await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async stop() {
      const deadline = AbortSignal.timeout(stopWithinMs);
      work.stopping = true;
      const receiver = running?.connection.receiver;
      if (receiver instanceof SocketModeReceiver) await receiver.stop();
      await ticks?.stop();
      await work.settled(deadline);
      await running?.ctx.queue.stop();
      unwatch?.();
      await database?.close();
    },
    tellAbout(about) {
      if (database?.kind === 'embedded') database.lock.tell(about);
    },
  };

  async function take(receiver: HTTPReceiver, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await readBody(request, settings.slack.mode === 'socket' ? '' : settings.slack.signingSecret, room);
      receiver.requestListener(request, response);
    } catch (error) {
      if (!(error instanceof RefusedBody)) throw error;
      log.warn({ status: error.status }, `a request was refused unread: ${error.message}`);
      response.setHeader('connection', 'close');
      if (error.status === 503) response.setHeader('retry-after', '1');
      // Who is not let in is not told why.
      answer(response, error.status, error.status === 401 ? 'it is not signed' : error.message);
    }
  }

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
      if (tries % 10 === 0) log.warn(`${error.message} Waiting for it; check DATABASE_URL if it stays so.`);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

/** How much is due by the clock now, by the names of the ticks that can say it. */
async function countDue(ctx: AppContext): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name, due } of ctx.features.flatMap(({ ticks = [] }) => ticks)) if (due) counts[name] = await due(ctx);
  return counts;
}

/** The way to Slack, and for many workspaces the pages on which they install the bot. */
interface Connection {
  receiver: HTTPReceiver | SocketModeReceiver;
  workspaces: Workspaces;
  install?: (path: string, request: IncomingMessage, response: ServerResponse) => void;
}

/** The way to Slack that the settings name. */
function connect(slack: SlackSettings, database: Database, keys: KeyRing, log: Log, now: () => Date): Connection {
  const logger = slackLogger(log);
  const welcome = (workspaceIds: readonly string[]) => noteInstalled(database.db, workspaceIds);
  if (slack.mode === 'socket') {
    const receiver = new SocketModeReceiver({
      appToken: slack.appToken,
      logger,
      // The library's own patience: it asks for a new connection again and again while Slack is away.
      installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    });
    return { receiver, workspaces: singleWorkspace(slack, log, welcome) };
  }
  if (slack.mode === 'http') {
    const receiver = new HTTPReceiver({
      signingSecret: slack.signingSecret,
      logger,
      customPropertiesExtractor: slackTime,
    });
    return { receiver, workspaces: singleWorkspace(slack, log, welcome) };
  }
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    logger,
    customPropertiesExtractor: slackTime,
  });
  const installations = databaseInstallations(database, keys, now);
  const installer = createInstaller(slack, installations, log);
  return {
    receiver,
    workspaces: installedWorkspaces(installer, installations, slack.apiUrl, log, now),
    install: (path, request, response) => {
      if (path === '/slack/install') void installer.handleInstallPath(request, response);
      else void installer.handleCallback(request, response);
    },
  };
}

/** What a request says of itself besides its body: when Slack sent it, which its signature covers. */
const slackTime = ({ headers }: IncomingMessage) => ({ slackTime: headers['x-slack-request-timestamp'] });

async function ready(response: ServerResponse, database: Database | undefined): Promise<void> {
  const is = database !== undefined && (await isReady(database));
  answer(response, is ? 200 : 503, is ? 'ready' : 'the database does not answer, or is not migrated yet');
}

function answer(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type }).end(text);
}
