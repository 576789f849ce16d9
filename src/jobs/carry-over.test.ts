import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { somebody } from '../../test/support/jobs.ts';
import { carryOver } from './carry-over.ts';

it('what waits or runs in the queue of an earlier version is worked by this one, once', async () => {
  const { database, close } = await testDatabase();
  const { db } = database;
  await carryOver(db);
  const person = await somebody(db);
  const { workspace_id } = await db.selectFrom('person').select('workspace_id').executeTakeFirstOrThrow();
  const now = new Date();
  const { id: assessment } = await db
    .insertInto('assessment')
    .values({
      id: randomUUID(),
      person_id: person,
      edition: 'workplace',
      edition_version: '1',
      page: 'result',
      answers: Buffer.of(0),
      started_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  // The columns of pg-boss 12 that matter.
  await sql`create schema pgboss`.execute(db);
  await sql`create type pgboss.job_state as enum ('created', 'retry', 'active', 'completed', 'cancelled', 'failed')`.execute(
    db,
  );
  await sql`create table pgboss.job (name text, data jsonb, state pgboss.job_state, start_after timestamptz)`.execute(
    db,
  );
  const mentor = { goal: randomUUID(), mentor: person };
  const left = { workspace: workspace_id, user: 'U1' };
  const old: [string, object, string][] = [
    ['home.publish', { person }, 'created'],
    ['assess.send-result', { assessment }, 'retry'],
    ['goals.show-shared', mentor, 'active'],
    ['people.left', left, 'created'],
    ['home.publish', { person: randomUUID() }, 'created'],
    ['people.welcome', { person }, 'completed'],
  ];
  for (const [name, data, state] of old)
    await sql`insert into pgboss.job values (${name}, ${JSON.stringify(data)}::text::jsonb, ${state}::text::pgboss.job_state, '2026-12-07T09:00:00Z')`.execute(
      db,
    );
  await carryOver(db);
  await carryOver(db);
  const jobs = await db.selectFrom('job').select(['name', 'workspace_id', 'data', 'run_at']).orderBy('name').execute();
  expect(jobs).toEqual(
    [
      { name: 'assess.send-result', data: { person, assessment } },
      { name: 'goals.show-shared', data: mentor },
      { name: 'home.publish', data: { person } },
      { name: 'people.left', data: left },
    ].map((job) => ({ ...job, workspace_id, run_at: new Date('2026-12-07T09:00:00Z') })),
  );
  expect((await sql<{ jobs: number }>`select count(*) as jobs from pgboss.job`.execute(db)).rows).toEqual([
    { jobs: 0 },
  ]);
  await close();
});
