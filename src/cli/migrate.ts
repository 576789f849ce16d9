import { readGeneralSettings } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { migrate } from '../db/migrate.ts';
import type { Command } from './command.ts';

/** `migrate`: every table. */
export const migrateCommand: Command = {
  summary: 'bring the tables up to date (the bot also does so when it starts)',
  help: `

Brings the tables up to date. Several at once are safe: one does the work.
Reads DATABASE_URL, or MENTORING_DATA_DIR for the embedded database.`,
  options: {},
  async run(_values, { environment, tell }) {
    const { databaseUrl: url, dataDir } = readGeneralSettings(environment);
    const database = await openDatabase({ url, dataDir, poolMax: 2 });
    try {
      const applied = await migrate(database);
      tell(applied.length > 0 ? `Applied: ${applied.join(', ')}.` : 'The tables are up to date.');
    } finally {
      await database.close();
    }
  },
};
