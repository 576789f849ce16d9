/**
 * The program that the fault tests kill. It is told what to do by its arguments and says each thing it has done, in one
 * line of standard output, only after the database has acknowledged it.
 */
import { postResult } from '../../src/assess/jobs.ts';
import { openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createQueue } from '../../src/jobs/queue.ts';
import { createLog } from '../../src/process/log.ts';
import { createMetrics } from '../../src/process/metrics.ts';

const [what = '', where = ''] = process.argv.slice(2);
const database = await openDatabase(where.includes('://') ? { url: where, dataDir: '' } : { dataDir: where });
await migrate(database);
const say = (line: string) => process.stdout.write(`${line}\n`);

if (what === 'write') {
  for (let n = 0; ; n++) {
    const id = `${process.pid}-${n}`;
    await database.db
      .transaction()
      .execute((trx) =>
        trx
          .insertInto('workspace')
          .values({ id, name: null, installed_at: new Date(), uninstalled_at: null })
          .execute(),
      );
    say(id);
  }
}

const queue = createQueue({ jobs: [postResult], database, log: createLog('silent'), metrics: createMetrics() });
queue.work(postResult, async ({ assessment }) => {
  say(`began ${assessment}`);
  // "finish" does the work; "hang" is killed in the middle of it.
  if (what === 'hang') await new Promise(() => undefined);
});
await queue.start();
say('ready');
process.on('SIGTERM', async () => {
  await queue.stop();
  await database.close();
});
