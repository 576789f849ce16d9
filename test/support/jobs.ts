import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../src/db/schema.ts';

/** From now on every job that is put into the queue is noted, also when it has long been done and is gone. */
export async function noteJobs(db: Kysely<Schema>): Promise<void> {
  await sql`create table noted_job (name text not null, row text not null)`.execute(db);
  await sql`create function note_job() returns trigger language plpgsql as $$
    begin
      insert into noted_job values (new.name, new::text);
      return null;
    end $$`.execute(db);
  await sql`create trigger note_job after insert or update on job for each row execute function note_job()`.execute(db);
}

/** How many jobs of a kind have been put into the queue since. */
export async function jobsSent(db: Kysely<Schema>, name: string): Promise<number> {
  const { rows } = await sql<{ jobs: number }>`
    select count(distinct split_part(row, ',', 1)) as jobs from noted_job where name = ${name}`.execute(db);
  return rows[0]?.jobs ?? 0;
}

let people = 0;

/** Somebody in a workspace of their own, at whose pace jobs are worked. */
export async function somebody(db: Kysely<Schema>): Promise<string> {
  const [id, now] = [`T${process.pid}N${people++}`, new Date()];
  await db.insertInto('workspace').values({ id, name: null, installed_at: now, uninstalled_at: null }).execute();
  const { id: person } = await db
    .insertInto('person')
    .values({ workspace_id: id, slack_user_id: 'U1', created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return person;
}
