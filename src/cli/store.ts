import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readGeneralSettings } from '../config.ts';
import { type Database, openDatabase } from '../db/client.ts';
import { loadKeys } from '../db/load-keys.ts';
import { isReady, lackingRights, lackingTables } from '../db/migrate.ts';
import type { KeyRing } from '../keys.ts';
import { type CommandContext, Failed } from './command.ts';

/** The bot's database as it is now, with its keys. */
export interface Store {
  database: Database;
  keys: KeyRing;
}

/**
 * Opens the database the settings name, lets `work` have it, and closes it. Makes nothing: neither a database, nor
 * tables, nor a key.
 *
 * @throws Failed when there is no database yet, or its tables are not this version's; DatabaseDown, DatabaseRefused (an
 *   embedded one while the bot runs), KeysRefused
 */
export function withStore<T>(context: CommandContext, work: (store: Store) => Promise<T>): Promise<T> {
  return withDatabase(context, async (database, settings) => {
    const keys = await loadKeys({
      setting: settings.encryptionKeys,
      database,
      dataDir: settings.dataDir,
      mayBegin: false,
    });
    return work({ database, keys });
  });
}

/**
 * The same without the keys, for what needs none: somebody's right to be erased does not end with a lost key.
 *
 * @throws as withStore, but for KeysRefused
 */
export async function withDatabase<T>(
  { environment }: CommandContext,
  work: (database: Database, settings: ReturnType<typeof readGeneralSettings>) => Promise<T>,
): Promise<T> {
  const settings = readGeneralSettings(environment);
  const { databaseUrl: url, dataDir } = settings;
  if (!url && !existsSync(join(dataDir, 'database'))) {
    throw new Failed(
      `There is no embedded database in ${dataDir}. Set DATABASE_URL or MENTORING_DATA_DIR as the bot has them (the sandbox keeps its own in data/sandbox).`,
    );
  }
  const database = await openDatabase({ url, dataDir, poolMax: 2 });
  try {
    if (!(await isReady(database))) {
      const lacking = await lackingRights(database);
      throw new Failed(lacking ?? 'The tables are not those of this version. Run: npm run cli -- migrate');
    }
    const lacking = await lackingTables(database, 'read');
    if (lacking) throw new Failed(lacking);
    return await work(database, settings);
  } finally {
    await database.close();
  }
}
