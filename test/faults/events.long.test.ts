import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Running, runBot } from '../support/bot.ts';
import { testDatabase } from '../support/database.ts';
import { jobsSent, noteJobs } from '../support/jobs.ts';
import { signed } from '../support/slack.ts';
import { type Passage, startPassage } from '../support/wires/passage.ts';
import { everyStep, type Kind, kindsOf, memberOf, payloadOf, type Send } from './events.ts';

let own: Awaited<ReturnType<typeof testDatabase>>;
let passage: Passage;
let running: Running;
let kinds: Kind[];
beforeAll(async () => {
  own = await testDatabase();
  await noteJobs(own.database.db);
  passage = await startPassage(own.url);
  running = await runBot({ databaseUrl: passage.url, givesUpMs: 1_000 });
  kinds = kindsOf(running, own.database);
  await running.sandbox.person('maya').command('/mentoring');
});
afterAll(async () => {
  await running.stop();
  passage.close();
  await own.close();
});

const to =
  (url: string): Send =>
  async (payload) =>
    (
      await signed(`${url}/slack/events`, running.sandbox.signingSecret, JSON.stringify(payload), {
        type: 'application/json',
      })
    ).status === 200;
const send: Send = (payload) => to(running.botUrl)(payload);

test.each([
  'app_home_opened',
  'user_change',
  'user_change of somebody who leaves',
  'app_uninstalled',
  'tokens_revoked',
])('%s: none that was answered 200 is lost, wherever the database goes away', async (name) => {
  const kind = kinds.find((one) => one.name === name);
  if (!kind) throw new Error(name);
  expect(await everyStep(kind, send, passage)).toBeGreaterThan(0);
}, 60_000);

const rowsOf = async (table: string): Promise<number> =>
  (await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(own.database.db)).rows[0]
    ?.rows ?? 0;
const jobsOf = (name: string): Promise<number> => jobsSent(own.database.db, name);

test('what changes nothing writes nothing', async () => {
  const same = memberOf(running, 'maya', { real_name: 'Maya Okafor' });
  await send(payloadOf(running, { type: 'user_change', user: same }));
  const state = async () => ({
    person: (await sql`select xmin, * from person order by id`.execute(own.database.db)).rows,
    events: await rowsOf('slack_event'),
    jobs: await jobsOf('surfaces.bring'),
  });
  await running.bot.idle();
  const before = await state();
  await send(payloadOf(running, { type: 'user_change', user: { ...same, profile: { status_text: 'In theatre' } } }));
  await send(payloadOf(running, { type: 'user_change', user: memberOf(running, 'jonas') }));
  await send(payloadOf(running, { type: 'tokens_revoked', tokens: { oauth: ['U1'] } }));
  await send(payloadOf(running, { type: 'reaction_added', user: 'U1' }));
  expect(await state()).toEqual(before);
});

test('what comes late does not undo what came before it', async () => {
  const at = (updated: number, real_name: string) =>
    payloadOf(running, { type: 'user_change', user: memberOf(running, 'maya', { updated, real_name }) });
  const [older, newer] = [at(1_900_000_000, 'Maya Before'), at(1_900_000_001, 'Maya After')];
  expect([await send(newer), await send(older), await send(newer)]).toEqual([true, true, true]);
  const person = await own.database.db
    .selectFrom('person')
    .select('name')
    .where('name', 'like', 'Maya%')
    .executeTakeFirst();
  expect(person?.name).toBe('Maya After');
});

test('somebody whose account was closed keeps their name and zone', async () => {
  const { db } = own.database;
  const { id } = running.sandbox.person('maya');
  const zone = (await db.selectFrom('person').select('time_zone').where('slack_user_id', '=', id).executeTakeFirst())
    ?.time_zone;
  const gone = { id, name: 'maya', deleted: true, updated: 1_900_000_010, profile: { real_name: 'Maya Okafor' } };
  expect(await send(payloadOf(running, { type: 'user_change', user: gone }))).toBe(true);
  const row = await db.selectFrom('person').selectAll().where('slack_user_id', '=', id).executeTakeFirst();
  expect(row).toMatchObject({ name: 'Maya Okafor', time_zone: zone });
  expect(row?.deactivated_at).not.toBeNull();
});

describe('two replicas', () => {
  let other: Running;
  beforeAll(async () => {
    other = await runBot({ databaseUrl: own.url });
  });
  afterAll(() => other.stop());

  test('that are told the same at once do it once', async () => {
    const secrets = [running, other].map(({ botUrl, sandbox }) => ({ botUrl, secret: sandbox.signingSecret }));
    const payload = payloadOf(running, { type: 'user_change', user: memberOf(running, 'jonas', { deleted: true }) });
    const left = await jobsOf('people.left');
    const answers = await Promise.all(
      [...secrets, ...secrets].map(({ botUrl, secret }) =>
        signed(`${botUrl}/slack/events`, secret, JSON.stringify(payload), { type: 'application/json' }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await jobsOf('people.left')).toBe(left + 1);
    const { rows } = await sql`select 1 from slack_event where id = ${payload.event_id}`.execute(own.database.db);
    expect(rows).toHaveLength(1);
  });
});

test('a day later nothing of an event is kept', async () => {
  await send(payloadOf(running, { type: 'user_change', user: memberOf(running, 'maya', { real_name: 'Maya Anew' }) }));
  expect(await rowsOf('slack_event')).toBeGreaterThan(0);
  await running.sandbox.workspace.clock.do({ do: 'advance', minutes: 25 * 60 });
  await running.bot.tick();
  expect(await rowsOf('slack_event')).toBe(0);
});
