import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { removeApp } from '../../sandbox/actions/app.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { listen } from '../../src/process/serve.ts';
import { rotating, testKey } from '../support/bot.ts';
import { fillEmbedded, migratedDatabase } from '../support/database.ts';
import { install } from '../support/install.ts';
import { nextWorkday } from '../support/shares.ts';
import { type Gate, startGate } from '../support/wires/gate.ts';
import { startPassage } from '../support/wires/passage.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';

/** A Slack, a gate before it, a database, and the bot as a process that can be killed. */
export interface World {
  sandbox: Sandbox;
  gate: Gate;
  /** The one that runs now. */
  bot: BotProcess;
  /** Kills the bot with -9 and starts another on the same database. */
  killAndStart(): Promise<void>;
  /** What saves fails, or the database is away, until `mend`. */
  loseDatabase(): Promise<void>;
  mendDatabase(): Promise<void>;
  /** From now on Slack does as it should, and its tokens hold long. */
  calm(): void;
  uninstall(): void;
  /** By OAuth, as an admin does. @param seconds how long its tokens hold @param optional which scopes more are granted */
  install(seconds?: number, optional?: readonly string[]): Promise<void>;
  /** Lets minutes go by, and what they bring be done; whoever died holds nothing any more. */
  later(minutes: number): Promise<void>;
  /** Goes on to nine in the morning of the next working day, where people are: a mentor hears of nothing on others. */
  morning(): Promise<void>;
  stop(): Promise<void>;
}

/** Long enough that nobody renews them by chance. */
const longSeconds = 90 * 86_400;

export async function startWorld(kind: 'PostgreSQL' | 'embedded'): Promise<World> {
  const gate = await startGate();
  gate.tokenSeconds = longSeconds;
  const sandbox = await startSandbox({
    ...{ manifest: rotating(), installed: false, limits: 'off', page: false },
    // A bot that is killed has nothing to answer.
    idle: () => world.bot.order({ do: 'answerAll' }).catch(() => undefined),
  });
  gate.leadTo(sandbox.apiUrl);
  const dataDir = await mkdtemp(join(tmpdir(), 'mentoring-matrix-'));
  const own = kind === 'PostgreSQL' ? await migratedDatabase() : undefined;
  const passage = own && (await startPassage(own.url));
  if (!own) await fillEmbedded(dataDir);
  const port = await freePort();
  const botUrl = `http://127.0.0.1:${port}`;
  sandbox.setRequestUrl(`${botUrl}/slack/events`);
  sandbox.workspace.app.redirectUrls.push(botUrl);
  const aheadMs = () => sandbox.now().getTime() - Date.now();
  const start = () =>
    startBotProcess({
      SLACK_API_URL: gate.apiUrl,
      SLACK_SIGNING_SECRET: sandbox.signingSecret,
      SLACK_CLIENT_ID: sandbox.clientId,
      SLACK_CLIENT_SECRET: sandbox.clientSecret,
      SLACK_STATE_SECRET: 'a secret for tests',
      MENTORING_PUBLIC_URL: botUrl,
      PORT: String(port),
      LOG_LEVEL: process.env.MATRIX_LOG ?? 'silent',
      AHEAD_MS: String(aheadMs()),
      MENTORING_DATA_DIR: dataDir,
      ...(passage && { DATABASE_URL: passage.url, MENTORING_ENCRYPTION_KEYS: testKey }),
    });
  const world: World = {
    sandbox,
    gate,
    bot: await start(),
    async killAndStart() {
      await world.bot.kill();
      world.calm();
      if (own) await endLeases(own.url);
      world.bot = await start();
    },
    async loseDatabase() {
      if (passage) passage.cut();
      else await world.bot.order({ do: 'savesFail', are: true });
    },
    async mendDatabase() {
      if (passage) passage.mend();
      else await world.bot.order({ do: 'savesFail', are: false });
    },
    calm() {
      gate.mend();
      gate.tokenSeconds = longSeconds;
    },
    uninstall: () => removeApp(sandbox.workspace),
    async install(seconds = longSeconds, optional = []) {
      gate.tokenSeconds = seconds;
      const { status } = await install({ botUrl, sandbox }, optional);
      if (status !== 200) throw new Error(`The bot could not be installed: ${status}`);
    },
    async later(minutes) {
      await sandbox.clock({ do: 'advance', minutes });
      await world.bot.order({ do: 'later', aheadMs: aheadMs() });
      await sandbox.settled();
    },
    async morning() {
      await sandbox.clock({ do: 'jump', to: nextWorkday(sandbox.now()).toISOString() });
      await world.later(1);
    },
    async stop() {
      await world.bot.kill();
      passage?.close();
      gate.stop();
      await sandbox.stop();
      await own?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return world;
}

/**
 * As half a minute would: the jobs of a process that died are taken over, and what it had in hand is free. The embedded database
 * does the first at its start.
 */
async function endLeases(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`update job set taken_until = now() where taken_until is not null`);
  await client.query(`update pair_place set held_until = now() where held_until is not null`);
  await client.query(`update surface_pin set held_until = now() where held_until is not null`);
  await client.end();
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0, '127.0.0.1');
  await new Promise((resolve) => server.close(resolve));
  return port;
}
