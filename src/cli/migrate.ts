import { readGeneralSettings } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { migrate } from '../db/migrate.ts';
import type { Job } from '../jobs/job.ts';
import { createQueue } from '../jobs/queue.ts';
import { createLog } from '../process/log.ts';
import { createMetrics } from '../process/metrics.ts';
import type { Command } from './command.ts';

/**
 * `migrate`: our tables and the queue's.
 *
 * @param jobs every kind of queued work
 */
export const migrateCommand = (jobs: readonly Job[]): Command => ({
  summary: 'bring the tables up to date (the bot also does so when it starts)',
  help: `

Brings the tables of the bot and of its queue up to date. Several at once are safe: one does the work.
Reads DATABASE_URL, or MENTORING_DATA_DIR for the embedded database.`,
  options: {},
  async run(_values, { environment, tell }) {
    const { databaseUrl: url, dataDir } = readGeneralSettings(environment);
    const database = await openDatabase({ url, dataDir, poolMax: 2 });
    try {
      const applied = await migrate(database);
      const queue = createQueue({ jobs, database, log: createLog('silent'), metrics: createMetrics() });
      await queue.start();
      await queue.stop();
      tell(applied.length > 0 ? `Applied: ${applied.join(', ')}.` : 'The tables are up to date.');
    } finally {
      await database.close();
    }
  },
});
