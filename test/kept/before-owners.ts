import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { migrations } from '../../src/db/migrate.ts';
import { manifest, type Running, startBot, testKey } from '../support/bot.ts';
import { emptyDatabase } from '../support/database.ts';
import type { Kind } from './restore.ts';

/** The newest migration of the release that wrote the rows. */
const newestThen = '2026-12-03-meetings';

/** Everything that Maya wrote there, as it stands in her export. */
export const wroteBefore = [
  ...['The ask of before', 'The goal of before', 'the note of before', 'typed before, not sent'],
  ...['The purpose of before', 'The draft of before', 'the line of before', 'Helen of before'],
  ...['the word of before', 'Contact of before'],
];

/** A database with the rows of the release before, a Slack with their people, and what an operator does with it. */
export interface OnRowsBefore {
  sandbox: Sandbox;
  options: { databaseUrl?: string; dataDir: string };
  /** The environment of a process of the bot, or of the operator's. */
  environment: Record<string, string>;
  /** Opens the database beside the bot; on the embedded one instead of it. */
  withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /** Starts a bot on it. Its `stop` leaves all the rest. */
  start(): Promise<Omit<Running, 'sandbox'>>;
  cli(...words: string[]): Promise<{ code: number; out: string; told: string }>;
  stop(): Promise<void>;
}

/** Makes a database as the release before left it. */
export async function rowsBefore(kind: Kind): Promise<OnRowsBefore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mentoring-before-'));
  const own = kind === 'postgres' ? await emptyDatabase() : undefined;
  const options = { ...(own && { databaseUrl: own.url }), dataDir };
  let bot: Omit<Running, 'sandbox'> | undefined;
  const sandbox = await startSandbox({
    ...{ manifest, limits: 'off', page: false },
    idle: () => bot?.bot.idle() ?? Promise.resolve(),
  });
  await sandbox.clock({ do: 'jump', to: '2026-11-30T16:00:00Z' });
  const environment = {
    ...(own ? { DATABASE_URL: own.url } : { MENTORING_DATA_DIR: dataDir }),
    MENTORING_ENCRYPTION_KEYS: testKey,
  };
  const withDatabase = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    const database = await openDatabase({ url: own?.url, dataDir });
    return work(database).finally(() => database.close());
  };
  await withDatabase((database) => restoreBefore(database, sandbox));
  return {
    ...{ sandbox, options, environment, withDatabase },
    async start() {
      bot = await startBot(sandbox, { ...options, environment: { MENTORING_ENCRYPTION_KEYS: testKey } });
      return bot;
    },
    async cli(...words) {
      const [out, told]: [string[], string[]] = [[], []];
      const context = { out: (text: string) => void out.push(text), tell: (text: string) => void told.push(text) };
      const code = await runCommand(commands, words, { environment, ...context });
      return { code, out: out.join('\n'), told: told.join('\n') };
    },
    async stop() {
      await sandbox.stop();
      await own?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Puts the rows into an empty database, in the tables of then. */
async function restoreBefore(database: Database, { workspace, person }: Sandbox): Promise<void> {
  const then: Record<string, Migration> = {};
  for (const [name, one] of Object.entries(migrations)) if (name <= newestThen) then[name] = one;
  const migrator = new Migrator({ db: database.db, provider: { getMigrations: async () => then } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  const text = (await readFile(join(import.meta.dirname, 'before-owners.sql'), 'utf8'))
    .replaceAll('{team}', workspace.team.id)
    .replaceAll('{maya}', person('maya').id)
    .replaceAll('{helen}', person('helen').id);
  for (const line of text.split('\n').filter(Boolean)) await sql.raw(line).execute(database.db);
}

const key = Buffer.from(testKey, 'base64');

/** Seals as the release before did, by hand. @param place table, row and column */
export function sealBefore(text: string, place: string): Buffer {
  const head = Buffer.concat([
    Buffer.of(1),
    createHash('sha256').update('mentoring key id').update(key).digest().subarray(0, 4),
  ]);
  const bytes = Buffer.from(text);
  const padded = Buffer.alloc(Math.ceil((bytes.length + 4) / 256) * 256);
  padded.writeUInt32BE(bytes.length);
  bytes.copy(padded, 4);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.concat([head, Buffer.from(place)]));
  const encrypted = Buffer.concat([cipher.update(padded), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), encrypted]);
}

/** Opens as the release before did, by hand. @throws Error on what it could not open */
export function openBefore(sealed: Uint8Array, place: string): string {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== 1) throw new Error('The release before does not know this form.');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(5, 17));
  decipher.setAAD(Buffer.concat([bytes.subarray(0, 5), Buffer.from(place)])).setAuthTag(bytes.subarray(17, 33));
  const padded = Buffer.concat([decipher.update(bytes.subarray(33)), decipher.final()]);
  return padded.toString('utf8', 4, 4 + padded.readUInt32BE());
}
