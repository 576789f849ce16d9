/**
 * A minute in which a thousand reminders are due: among a million that are kept, beside the same among ten thousand.
 * On real PostgreSQL; making the million takes a minute or two. Run: node bench/tick.ts
 */
import pg from 'pg';
import type { Context } from '../src/context.ts';
import { openDatabase } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import { createQueue } from '../src/jobs/queue.ts';
import { postReminder } from '../src/network/jobs.ts';
import { lookForReminders } from '../src/network/reminders/job.ts';
import { createLog } from '../src/process/log.ts';
import { createMetrics } from '../src/process/metrics.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { type Contender, compare, tiny } from './compare.ts';

const due = tiny ? 10 : 1_000;
const [fewKept, manyKept] = tiny ? [100, 1_000] : [10_000, 1_000_000];
const now = new Date('2026-12-07T15:00:00Z');
const server = await startPostgres();

/** A database with so many reminders, each of somebody else. The schedule never opens what is sealed. */
async function keeping(reminders: number) {
  const name = `tick_${reminders}`;
  const url = server.url.replace(/[^/]+$/, name);
  await statements(server.url, `create database ${name}`);
  const database = await openDatabase({ url, dataDir: '' });
  await migrate(database);
  // By hand: the bot's own connections give a statement no such time.
  await statements(
    url,
    "insert into workspace (id, installed_at) values ('T1', now())",
    `insert into person (workspace_id, slack_user_id, time_zone, created_at, updated_at)
     select 'T1', 'U' || n, 'America/Chicago', now(), now() from generate_series(1, ${reminders}) n`,
    `insert into network_reminder (id, person_id, finding, remind_on, look_at)
     select gen_random_uuid(), id, '\\x00'::bytea, date '2027-06-01', timestamptz '2027-05-31 19:00Z' from person`,
    'vacuum analyze network_reminder, person',
  );
  const log = createLog('silent');
  const queue = createQueue({ jobs: [postReminder], database, log, metrics: createMetrics() });
  await queue.start();
  return { url, database, ctx: { db: database.db, queue, log, now: () => now } as Partial<Context> as Context };
}

/** @returns the rows of the last */
async function statements(url: string, ...texts: string[]): Promise<{ jobs: number }[]> {
  const client = new pg.Client(url);
  await client.connect();
  let rows: { jobs: number }[] = [];
  for (const text of texts) ({ rows } = await client.query(text));
  await client.end();
  return rows;
}

type Kept = Awaited<ReturnType<typeof keeping>>;

const contender = (name: string, { url, ctx }: Kept): Contender => ({
  name,
  async prepare() {
    await statements(
      url,
      `update network_reminder set look_at = '${now.toISOString()}', remind_on = date '2026-12-07', told_in = null
       where id in (select id from network_reminder order by id limit ${due})`,
    );
    return {
      async run() {
        let handed = 0;
        for (let more = -1; more !== 0; handed += more) more = await lookForReminders(ctx);
        const [{ jobs } = { jobs: 0 }] = await statements(url, 'select count(*)::int as jobs from job');
        if (handed !== due || jobs !== due)
          throw new Error(`${handed} reminders were handed on and ${jobs} jobs kept, not ${due}.`);
      },
      async clean() {
        await statements(url, 'truncate job');
      },
    };
  },
});

const [few, many] = [await keeping(fewKept), await keeping(manyKept)];
const reached = await compare(
  `A minute with ${due} reminders due`,
  contender(`among ${manyKept.toLocaleString('en')}`, many),
  contender(`among ${fewKept.toLocaleString('en')}`, few),
  1.2,
);
for (const { ctx, database } of [few, many]) {
  await ctx.queue.stop();
  await database.close();
}
await server.remove();
process.exitCode = reached ? 0 : 1;
