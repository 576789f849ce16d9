/**
 * A minute in which a thousand things are due to be told, and one in which a thousand people are due their weekly nudge:
 * among a million that wait, beside the same among ten thousand. The question who is due is explained, and must read no
 * more than that. On real PostgreSQL; making the million takes two minutes. Run: node bench/tick.ts
 */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { features as everyFeature } from '../src/app.ts';
import { loadEditions } from '../src/content/editions.ts';
import { openDatabase } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import type { Schema } from '../src/db/schema.ts';
import type { AppContext, Feature } from '../src/feature.ts';
import { createQueue } from '../src/jobs/queue.ts';
import { keyRing } from '../src/keys.ts';
import { lookForNudges } from '../src/nudge/job.ts';
import { listDue } from '../src/nudge/queries.ts';
import { createLog } from '../src/process/log.ts';
import { createMetrics } from '../src/process/metrics.ts';
import { lookForPushes } from '../src/pushes/job.ts';
import type { SharedKind } from '../src/pushes/kind.ts';
import { listDuePeople } from '../src/pushes/queries.ts';
import { bringSurface } from '../src/surfaces/bring-job.ts';
import { finishChecks } from '../test/nudge/mentees.ts';
import { startPostgres } from '../test/support/setup/postgres.ts';
import { type Contender, compare, tiny } from './compare.ts';

const due = tiny ? 10 : 1_000;
const [fewKept, manyKept] = tiny ? [100, 1_000] : [10_000, 1_000_000];
/** Nine in the morning of a Monday in Chicago, and a quarter past its noon: by then each nudge of that hour is due. */
const morning = new Date('2026-12-07T15:00:00Z');
const noon = new Date('2026-12-07T18:15:00Z');
const server = await startPostgres();
const keys = keyRing([Buffer.alloc(32, 7)]);
const editions = await loadEditions('content', undefined);

/** What a feature says of its things costs what it costs: here nothing. */
const kind: SharedKind<AppContext> = {
  name: 'bench.thing',
  side: 'mentee',
  due: async (_, __, ___, subjects) =>
    new Map(subjects.map((subject) => [subject, { day: '2026-12-07', isHers: true, rank: 0 }])),
  tell: async () => [],
};
const features: Feature[] = [{ name: 'bench', pushes: [kind] }];

/** Whose things and nudges are to be due. */
const theDue = `select id from person order by id limit ${due}`;

/**
 * A database in which so many things wait, each of somebody else, who has assessed their needs and waits for their nudge.
 * The answers are there to be read of those alone who are to be due.
 */
async function keeping(people: number) {
  const name = `tick_${people}`;
  const url = server.url.replace(/[^/]+$/, name);
  await statements(server.url, `create database ${name}`);
  const database = await openDatabase({ url, dataDir: '' });
  await migrate(database);
  // By hand: the bot's own connections give a statement no such time.
  const rows = await statements(
    url,
    "insert into workspace (id, installed_at) values ('T1', now())",
    `insert into person (workspace_id, slack_user_id, time_zone, created_at, updated_at)
     select 'T1', 'U' || n, 'America/Chicago', now(), now() from generate_series(1, ${people}) n`,
    `insert into push_thing (id, person_id, kind, subject_id, look_at)
     select gen_random_uuid(), id, 'bench.thing', gen_random_uuid(), timestamptz '2027-05-31 19:00Z' from person`,
    `insert into nudge_setting (person_id, for_day, next_nudge_at)
     select id, '2026-12-14', timestamptz '2026-12-14 18:00Z' + random() * interval '15 minutes' from person`,
    `insert into assessment (person_id, edition, edition_version, page, answers, started_at, finished_at)
     select id, 'academic-medicine', '1.0.0', 'result', decode(repeat('00', 300), 'hex'), now(), now()
     from person where id not in (${theDue})`,
    theDue,
  );
  const whose = rows.flatMap(({ id }) => id ?? []);
  await finishChecks(database.db, keys, whose, new Date('2026-11-23T15:00:00Z'));
  await statements(url, 'vacuum analyze');
  const log = createLog('silent');
  const metrics = createMetrics();
  const queue = createQueue({ jobs: [bringSurface], database, log, metrics });
  await queue.start();
  const all = { db: database.db, keys, editions, queue, log, metrics, holidays: [], unread: new Set<string>() };
  const ctxAt = (at: Date, of: readonly Feature[]): AppContext =>
    ({ ...all, features: of, now: () => at }) as Partial<AppContext> as AppContext;
  return { url, database, queue, ctxAt };
}

/** @returns the rows of the last */
async function statements(url: string, ...texts: string[]): Promise<Record<string, string>[]> {
  const client = new pg.Client(url);
  await client.connect();
  let rows: Record<string, string>[] = [];
  for (const text of texts) ({ rows } = await client.query(text));
  await client.end();
  return rows;
}

type Kept = Awaited<ReturnType<typeof keeping>>;

/** What is decided for whoever is due, each time from the same beginning. */
const contender = (
  name: string,
  url: string,
  { make, look, jobs }: { make: string; look: () => Promise<number>; jobs: number },
): Contender => ({
  name,
  async prepare() {
    await statements(url, make);
    return {
      async run() {
        let handed = 0;
        for (let more = -1; more !== 0; handed += more) more = await look();
        const [{ kept } = { kept: '' }] = await statements(url, 'select count(*) as kept from job');
        if (handed !== due || Number(kept) !== jobs)
          throw new Error(`${handed} messages were wanted and ${kept} jobs kept, not ${due} and ${jobs}.`);
      },
      async clean() {
        await statements(
          url,
          'truncate job, surface, nudge',
          "delete from push_thing where kind <> 'bench.thing'",
          'update push_thing set told_in = null where told_in is not null',
          'delete from push',
        );
      },
    };
  },
});

const things = (name: string, { url, ctxAt }: Kept): Contender =>
  contender(name, url, {
    make: `update push_thing set look_at = '${morning.toISOString()}' where person_id in (${theDue})`,
    look: () => lookForPushes(ctxAt(morning, features)),
    // With each message its reader's Home, whose next step it is.
    jobs: 2 * due,
  });

const nudges = (name: string, { url, ctxAt }: Kept): Contender =>
  contender(name, url, {
    make: `update nudge_setting set for_day = '2026-12-07', next_nudge_at = timestamptz '2026-12-07 18:00Z'
           where person_id in (${theDue})`,
    look: () => lookForNudges(ctxAt(noon, everyFeature)),
    jobs: 2 * due,
  });

/**
 * Prints how the database goes about each statement of a question.
 *
 * @throws when it reads a table, or rows that it then leaves out
 */
async function explained(url: string, what: string, question: (db: Kysely<Schema>) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const plans: string[] = [];
  const query = async (text: string, values: unknown[]) => {
    const { rows } = await client.query(`explain (analyze, buffers, costs off) ${text}`, values);
    plans.push(...rows.map((row: Record<string, string>) => row['QUERY PLAN'] ?? ''));
    return { command: 'SELECT', rows: [] };
  };
  const connection = { query, release: () => undefined };
  const pool = { connect: async () => connection, end: () => client.end() } as unknown as pg.Pool;
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  await question(db);
  await db.destroy();
  const plan = plans.join('\n');
  console.log(`\n${what}\n\n${plan}`);
  if (/Seq Scan|Removed by Filter/.test(plan) || !plan.includes('Index'))
    throw new Error(`${what}: it reads more than what is due.`);
}

const [few, many] = [await keeping(fewKept), await keeping(manyKept)];
const among = (people: number) => `among ${people.toLocaleString('en')}`;
const reached: boolean[] = [];
for (const [title, of] of [
  [`A minute with ${due} things due`, things],
  [`A minute with ${due} weekly nudges due`, nudges],
] as const)
  reached.push(await compare(title, of(among(manyKept), many), of(among(fewKept), few), 1.2));

await statements(
  many.url,
  `update nudge_setting set next_nudge_at = timestamptz '2026-12-07 18:00Z' where person_id in (${theDue})`,
  `update push_thing set look_at = '${morning.toISOString()}' where person_id in (${theDue})`,
  'vacuum analyze nudge_setting, push_thing',
);
// Of so few rows the database reads all: that is less.
if (!tiny) {
  const asked = `of ${due} due ${among(manyKept)}`;
  await explained(many.url, `Whose nudge is due, ${asked}`, (db) => listDue(db, noon, 500));
  await explained(many.url, `Whose things are due, ${asked}`, (db) => listDuePeople(db, noon, 500));
}
for (const { queue, database } of [few, many]) {
  await queue.stop();
  await database.close();
}
await server.remove();
process.exitCode = reached.every(Boolean) ? 0 : 1;
