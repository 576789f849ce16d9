import { type Kysely, sql } from 'kysely';

/**
 * Queued work, and the pace of each workspace. A job is done and gone, waits (from `run_at` on), is taken (until
 * `taken_until`, if its process is not heard of), or was given up. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table job (
      id bigint generated always as identity primary key,
      name text not null,
      workspace_id text not null references workspace (id) on delete cascade,
      data jsonb not null,
      run_at timestamptz not null,
      claims int not null default 0,
      tries int not null default 0,
      taken_until timestamptz,
      given_up_at timestamptz,
      fault text,
      waits boolean not null generated always as (taken_until is null and given_up_at is null) stored
    ) with (autovacuum_vacuum_scale_factor = 0.02)`.execute(db);
  // One column of truth values: of a table that is mostly empty PostgreSQL knows nothing, and then takes two nulls for so
  // rare that any index would do.
  await sql`create index job_waiting on job (workspace_id, run_at, id) where waits`.execute(db);
  await sql`create index job_same on job (data) where waits`.execute(db);
  await sql`create index job_taken on job (taken_until) where taken_until is not null`.execute(db);
  await sql`create index job_given_up on job (given_up_at) where given_up_at is not null`.execute(db);
  await sql`
    create table pace (
      workspace_id text primary key references workspace (id) on delete cascade,
      in_flight int not null,
      rate double precision not null,
      tokens double precision not null,
      counted_at timestamptz not null,
      paused_until timestamptz not null,
      lowered_at timestamptz not null,
      measured int not null,
      measured_from timestamptz not null
    ) with (fillfactor = 50)`.execute(db);
}
