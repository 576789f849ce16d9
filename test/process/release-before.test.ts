import { afterAll, beforeAll, expect, test } from 'vitest';
import { features } from '../../src/app.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import type { Job, JobData } from '../../src/jobs/job.ts';
import { createQueue, type Queue } from '../../src/jobs/queue.ts';
import { createLog } from '../../src/process/log.ts';
import { createMetrics } from '../../src/process/metrics.ts';
import { jobsOf } from '../../src/register.ts';
import { type Running, runBot } from '../support/bot.ts';
import { emptyDatabase } from '../support/database.ts';
import { quickCheck, textOf } from '../support/journey.ts';
import { putOnMap, setGoal, sharedIn, shareWith } from '../support/shares.ts';

/**
 * While a deployment rolls, jobs of the release before are in the queue, which posted by themselves. What they were to show
 * comes, and nothing twice.
 */

let running: Running;
let database: Database;
let queue: Queue;
let drop: () => Promise<void>;
beforeAll(async () => {
  const own = await emptyDatabase();
  drop = own.drop;
  running = await runBot({ databaseUrl: own.url, now: () => new Date('2026-11-23T15:00:00Z') });
  database = await openDatabase({ url: own.url, dataDir: '', poolMax: 2 });
  queue = createQueue({ jobs: jobsOf(features), database, log: createLog('silent'), metrics: createMetrics() });
  await queue.start();
});
afterAll(async () => {
  await queue.stop();
  await database.close();
  await running.stop();
  await drop();
});

async function before(name: string, data: JobData<string>): Promise<void> {
  const job = jobsOf(features).find((one) => one.name === name) as Job<string>;
  await database.db.transaction().execute((trx) => queue.send(trx, job, data));
  await expect.poll(() => queue.due(), { timeout: 20_000 }).toBe(0);
  await running.bot.idle();
}
/** As if nothing had been posted by then. */
const unposted = (kind: string) => database.db.deleteFrom('surface').where('kind', '=', kind).execute();

test('each kind of job still does its work', async () => {
  const { sandbox } = running;
  const maya = sandbox.person('maya');
  const daniel = sandbox.person('daniel');
  await quickCheck(running, maya);
  await maya.close({ all: true }).catch(() => undefined);
  await putOnMap(maya, 'Dr. Daniel Reyes');
  const goal = await setGoal(maya, 'Give grand rounds once');
  await shareWith(maya, 'Dr. Daniel Reyes');
  await running.bot.idle();
  const { db } = database;
  const idOf = async (name: string) =>
    (await db.selectFrom('person').select('id').where('slack_user_id', '=', sandbox.person(name).id).executeTakeFirst())
      ?.id ?? '';
  const person = await idOf('maya');
  const mentor = await idOf('daniel');
  const { id: assessment } = await db.selectFrom('assessment').select('id').executeTakeFirstOrThrow();
  const count = () => [maya.dm().length, sharedIn(daniel).length];

  // What stands there already is brought up to date in place.
  const [hers, his] = count();
  await before('assess.send-result', { person, assessment });
  await before('goals.show-shared', { goal, mentor });
  await before('people.welcome', { person });
  expect(count()).toEqual([hers, his]);
  sandbox.workspace.store.homes.delete(maya.id);
  await unposted('home');
  await before('home.publish', { person });
  expect(textOf(maya.home())).toContain('Maya');

  // What was never sent is sent, once.
  await unposted('assess.result');
  await unposted('goals.shared');
  for (let time = 0; time < 2; time++) {
    await before('assess.send-result', { person, assessment });
    await before('goals.show-shared', { goal, mentor });
    await before('network.send-map', { person });
  }
  expect(count()).toEqual([Number(hers) + 2, Number(his) + 1]);

  const message = crypto.randomUUID();
  await before('network.remind', { person, message });
  expect(count()).toEqual([Number(hers) + 2, Number(his) + 1]);
}, 60_000);
