import { type Kysely, sql } from 'kysely';

/**
 * What somebody's own press wants goes before what nobody waits for, within their workspace's pace. The index before this
 * one served the order without it; a process of the release before does without. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table job add column pressed boolean not null default false`.execute(db);
  await sql`create index job_next on job (workspace_id, pressed, run_at, id) where waits`.execute(db);
  await sql`drop index job_waiting`.execute(db);
}
