import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { type KeyRing, KeysRefused, keyRing, makeKey, NotOpened, parseKeys, type SealStage } from '../keys.ts';
import type { Database } from './client.ts';
import { codeOf } from './errors.ts';
import type { Schema } from './schema.ts';
import { identityIn, keyCheckSealed } from './sealed.ts';

const KNOWN_TEXT = 'mentoring';
const KNOWN_PLACE = identityIn(keyCheckSealed, { id: 1 });

export interface KeyOptions {
  /** MENTORING_ENCRYPTION_KEYS, if set. */
  setting?: string | undefined;
  /** A migrated database. */
  database: Database;
  /** Where an embedded database lies; its key is kept beside it, in `encryption-keys`. */
  dataDir: string;
  /** False for commands that only look: a database that has met no key yet is then refused. */
  mayBegin?: boolean;
}

/**
 * The key ring of a database, proved to be its own: the first ring a database meets is its ring from then on (save for
 * rotation), and a database is never given a new key because its old one is missing. It is told how far the database has come.
 *
 * @throws KeysRefused when the keys are missing, malformed, readable by others, or another database's
 */
export async function loadKeys({ setting, database, dataDir, mayBegin = true }: KeyOptions): Promise<KeyRing> {
  const known = await database.db.selectFrom('key_check').select('sealed').executeTakeFirst();
  if (!known && !mayBegin)
    throw new KeysRefused('No bot has used this database yet: there is nothing in it. Start the bot once.');
  const file = resolve(dataDir, 'encryption-keys');
  const ring = keyRing(parseKeys(setting ?? fromFile(file, database.kind, known !== undefined)));
  const from = setting === undefined ? `the file ${file}` : 'MENTORING_ENCRYPTION_KEYS';
  if (!known) {
    // No release before has written anything here.
    const began = sql<Date>`clock_timestamp()`;
    await database.db
      .insertInto('key_check')
      .values({ sealed: ring.seal(KNOWN_TEXT, KNOWN_PLACE), bound_asked_at: began, bound_at: began })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  // Read again: another replica with another key may have been first.
  const { sealed } = known ?? (await database.db.selectFrom('key_check').select('sealed').executeTakeFirstOrThrow());
  try {
    ring.open(sealed, KNOWN_PLACE);
  } catch (error) {
    if (!(error instanceof NotOpened)) throw error;
    throw new KeysRefused(
      `The keys in ${from} are not those that encrypted this database. ${setting === undefined ? 'Put the right file back.' : 'Add the key that did.'} Without it what is stored cannot be read by anyone.`,
    );
  }
  ring.follow((await readStage(database.db)) ?? 'bound');
  return ring;
}

/** How often a running bot looks whether seals for owners have been asked for. */
const lookEveryMs = 5_000;

/** How far a database has come; undefined for one that has met no key yet. */
export async function readStage(db: Kysely<Schema>): Promise<SealStage | undefined> {
  const row = await db.selectFrom('key_check').select(['bound_asked_at', 'bound_at']).executeTakeFirst();
  return row && (row.bound_at ? 'bound' : row.bound_asked_at ? 'asked' : 'before');
}

/**
 * Keeps the ring of a running bot as far as its database is, which `rotate-keys` moves on from another process. A database that
 * is away is asked again.
 *
 * @returns ends it
 */
export function watchStage({ db, kind }: Database, keys: KeyRing): () => void {
  // The embedded database is this process's alone.
  if (kind === 'embedded' || keys.stage() === 'bound') return () => undefined;
  const timer = setInterval(() => {
    readStage(db).then(
      (stage) => {
        if (stage) keys.follow(stage);
        if (keys.stage() === 'bound') clearInterval(timer);
      },
      () => undefined,
    );
  }, lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

function fromFile(file: string, kind: Database['kind'], encrypted: boolean): string {
  if (kind === 'postgres') {
    throw new KeysRefused(
      'With DATABASE_URL, MENTORING_ENCRYPTION_KEYS is required. Make a key with: openssl rand -base64 32, and keep it apart from the database.',
    );
  }
  try {
    const text = readFileSync(file, 'utf8');
    // Windows has no such modes. A group is whoever shares a volume, as in a cluster: it is theirs to narrow.
    if (process.platform !== 'win32' && statSync(file).mode & 0o007) {
      throw new KeysRefused(
        `Others on this machine may read ${file}. Run: chmod 600 ${file}. Where that changes nothing, as on a drive of another system, set MENTORING_ENCRYPTION_KEYS to what stands in it, and delete it.`,
      );
    }
    return text;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  if (encrypted) {
    throw new KeysRefused(
      `This database is encrypted and its key is missing: it should be in ${file}, or in MENTORING_ENCRYPTION_KEYS. Put it back; a new key would not open what is stored.`,
    );
  }
  const key = makeKey();
  mkdirSync(join(file, '..'), { recursive: true });
  // On the disk before anything is encrypted with it.
  const written = openSync(file, 'wx', 0o600);
  writeSync(written, `${key}\n`);
  fsyncSync(written);
  closeSync(written);
  return key;
}
