import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type KeyRing, KeysRefused, keyRing, makeKey, NotOpened, parseKeys } from '../keys.ts';
import type { Database } from './client.ts';
import { codeOf } from './errors.ts';
import { identityOf } from './sealed.ts';

const KNOWN_TEXT = 'mentoring';
const KNOWN_PLACE = identityOf('key_check', 1, 'sealed');

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
 * rotation), and a database is never given a new key because its old one is missing.
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
    await database.db
      .insertInto('key_check')
      .values({ sealed: ring.seal(KNOWN_TEXT, KNOWN_PLACE) })
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
  return ring;
}

function fromFile(file: string, kind: Database['kind'], encrypted: boolean): string {
  if (kind === 'postgres') {
    throw new KeysRefused(
      'With DATABASE_URL, MENTORING_ENCRYPTION_KEYS is required. Make a key with: openssl rand -base64 32, and keep it apart from the database.',
    );
  }
  try {
    const text = readFileSync(file, 'utf8');
    // Windows has no such modes.
    if (process.platform !== 'win32' && statSync(file).mode & 0o077) {
      throw new KeysRefused(`Others on this machine may read ${file}. Run: chmod 600 ${file}`);
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
