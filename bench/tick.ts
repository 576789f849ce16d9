/**
 * A minute in which a thousand things are due to be told: among a million that wait, beside the same among ten thousand.
 * On real PostgreSQL; making the million takes a minute or two. Run: node bench/tick.ts
 */
import pg from 'pg';
import { openDatabase } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import type { AppContext, Feature } from '../src/feature.ts';
import { createQueue } from '../src/jobs/queue.ts';
import { keyRing } from '../src/keys.ts';
import { createLog } from '../src/process/log.ts';
import { createMetrics } from '../src/process/metrics.ts';
import { lookForPushes } from '../src/pushes/job.ts';
import type { SharedKind } from '../src/pushes/kind.ts';
import { bringSurface } from '../src/surfaces/bring-job.ts';
import { startPostgres } from '../test/support/setup/postgres.ts';
import { type Contender, compare, tiny } from './compare.ts';

const due = tiny ? 10 : 1_000;
const [fewKept, manyKept] = tiny ? [100, 1_000] : [10_000, 1_000_000];
const now = new Date('2026-12-07T15:00:00Z');
const server = await startPostgres();

/** What a feature says of its things costs what it costs: here nothing. */
const kind: SharedKind<AppContext> = {
  name: 'bench.thing',
  side: 'mentee',
  due: async (_, __, ___, subjects) =>
    new Map(subjects.map((subject) => [subject, { day: '2026-12-07', isHers: true, rank: 0 }])),
  tell: async () => [],
};
const features: Feature[] = [{ name: 'bench', pushes: [kind] }];

/** A database in which so many things wait, each of somebody else. */
async function keeping(things: number) {
  const name = `tick_${things}`;
  const url = server.url.replace(/[^/]+$/, name);
  await statements(server.url, `create database ${name}`);
  const database = await openDatabase({ url, dataDir: '' });
  await migrate(database);
  // By hand: the bot's own connections give a statement no such time.
  await statements(
    url,
    "insert into workspace (id, installed_at) values ('T1', now())",
    `insert into person (workspace_id, slack_user_id, time_zone, created_at, updated_at)
     select 'T1', 'U' || n, 'America/Chicago', now(), now() from generate_series(1, ${things}) n`,
    `insert into push_thing (id, person_id, kind, subject_id, look_at)
     select gen_random_uuid(), id, 'bench.thing', gen_random_uuid(), timestamptz '2027-05-31 19:00Z' from person`,
    'vacuum analyze push_thing, person',
  );
  const log = createLog('silent');
  const queue = createQueue({ jobs: [bringSurface], database, log, metrics: createMetrics() });
  await queue.start();
  const ctx = { db: database.db, keys: keyRing([Buffer.alloc(32, 7)]), features, queue, log, now: () => now };
  return { url, database, ctx: ctx as Partial<AppContext> as AppContext };
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
      'update push_thing set told_in = null where told_in is not null',
      'delete from push',
      `update push_thing set look_at = '${now.toISOString()}'
       where id in (select id from push_thing order by id limit ${due})`,
    );
    return {
      async run() {
        let handed = 0;
        for (let more = -1; more !== 0; handed += more) more = await lookForPushes(ctx);
        const [{ jobs } = { jobs: 0 }] = await statements(url, 'select count(*)::int as jobs from job');
        // With each message its reader's Home, whose next step it is.
        if (handed !== due || jobs !== 2 * due)
          throw new Error(`${handed} messages were wanted and ${jobs} jobs kept, not ${due} and ${2 * due}.`);
      },
      async clean() {
        await statements(url, 'truncate job', 'truncate surface');
      },
    };
  },
});

const [few, many] = [await keeping(fewKept), await keeping(manyKept)];
const reached = await compare(
  `A minute with ${due} things due`,
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
