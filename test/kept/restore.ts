import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { newConversation } from '../../sandbox/conversations/new-conversation.ts';
import type { Block, StateValues, View } from '../../sandbox/protocol.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import type { Person, StoredFile } from '../../sandbox/workspace/records.ts';
import { manifest, type Running, startBot } from '../support/bot.ts';
import { emptyDatabase } from '../support/database.ts';

export type Kind = 'postgres' | 'embedded';

/** A modal that somebody had left open, with what was filled in. */
export interface Window {
  is: 'window';
  who: string;
  label: string;
  view: View;
  values: StateValues;
}

/** What stood in Slack when the database was kept: a line each in `*.slack.jsonl`. */
type Stood =
  | Window
  | { is: 'person'; person: Person }
  | { is: 'channel'; who: string; id: string }
  | { is: 'message'; who: string; channel: string; ts: string; text: string; blocks: Block[] }
  | { is: 'file'; stored: StoredFile }
  /** In parts, so that nobody takes it for a real one. */
  | { is: 'token'; parts: string[]; scopes: string[] };

export interface Kept extends Omit<Running, 'stop'> {
  stood: readonly Stood[];
  windows: readonly Window[];
  stop(): Promise<void>;
}

const here = import.meta.dirname;

/** Wednesday morning for Maya in Chicago, the day after. */
const dayAfter = Date.parse('2026-12-09T15:00:00Z');

/** A bot on a copy of the database that was kept, in a Slack in which everything stands that stood there. */
export async function startOnKept(kind: Kind): Promise<Kept> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mentoring-kept-'));
  const database = kind === 'postgres' ? await restorePostgres() : await restoreEmbedded(dataDir);
  const began = Date.now();
  let bot: Awaited<ReturnType<typeof startBot>> | undefined;
  const sandbox = await startSandbox({
    manifest,
    limits: 'off',
    page: false,
    now: () => new Date(dayAfter + Date.now() - began),
    idle: () => bot?.bot.idle() ?? Promise.resolve(),
  });
  const stood = await readStood(kind);
  putBack(sandbox, stood);
  bot = await startBot(sandbox, { dataDir, ...database.options });
  const started = bot;
  return {
    ...started,
    sandbox,
    stood,
    windows: stood.filter((one) => one.is === 'window'),
    async stop() {
      await started.stop();
      await sandbox.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** On PostgreSQL the bot takes its token from the installation that was kept; on the other it is in the settings. */
async function restorePostgres() {
  const { url, drop } = await emptyDatabase();
  const client = new pg.Client(url);
  await client.connect();
  await client.query(await readFile(join(here, 'postgres.sql'), 'utf8'));
  await client.end();
  const keys = (await readFile(join(here, 'postgres.keys'), 'utf8')).trim();
  return {
    options: { databaseUrl: url, mode: 'oauth' as const, environment: { MENTORING_ENCRYPTION_KEYS: keys } },
    drop,
  };
}

async function restoreEmbedded(dataDir: string) {
  await promisify(execFile)('tar', ['-xzpmf', join(here, 'embedded.tar.gz'), '-C', dataDir, '--no-same-owner']);
  return { options: { mode: 'http' as const }, drop: async () => undefined };
}

async function readStood(kind: Kind): Promise<Stood[]> {
  const text = await readFile(join(here, `${kind}.slack.jsonl`), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Stood);
}

/** The sandbox makes ids of its own at each start: what was kept takes their place. */
function putBack({ workspace, person }: Sandbox, stood: readonly Stood[]): void {
  const { store, bot, secrets, team } = workspace;
  for (const one of stood) {
    if (one.is === 'person') {
      store.people.set(one.person.id, one.person);
    } else if (one.is === 'token') {
      const token = one.parts.join('-');
      store.tokens.set(token, { token, kind: 'bot', scopes: one.scopes });
    } else if (one.is === 'channel') {
      const members = [person(one.who).id, bot.userId];
      for (const { id, kind, members: of } of [...store.conversations.values()])
        if (kind === 'im' && members.every((member) => of.includes(member))) store.conversations.delete(id);
      store.conversations.set(one.id, newConversation({ id: one.id, kind: 'im', members }, workspace.seconds()));
    } else if (one.is === 'message') {
      const { channel, ts, text, blocks } = one;
      const author = { user: bot.userId, bot_id: bot.botId, app_id: secrets.appId };
      store.messages.set(`${channel}:${ts}`, {
        ...{ channel, ts, text, blocks, ...author },
        type: 'message',
        team: team.id,
      });
    } else if (one.is === 'file') {
      store.files.set(one.stored.file.id, { ...one.stored, file: { ...one.stored.file, user: bot.userId } });
    }
  }
}
