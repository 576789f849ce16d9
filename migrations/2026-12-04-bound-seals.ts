import { type Kysely, sql } from 'kysely';

/** The columns that releases before sealed for their row alone, and not for whose it is. */
const columns = [
  ['assessment', 'answers'],
  ['goal', 'words'],
  ['goal_entry', 'entry'],
  ['network_ask', 'noted'],
  ['network_person', 'noted'],
  ['network_reminder', 'finding'],
] as const;

/**
 * How far a database has come from seals for a row to seals for its owner too: when that was asked for, and since when nothing
 * else is left. From then on nothing is written as releases before did, by whatever process: the lock makes whoever says that
 * nothing is left wait for what is being written. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('key_check')
    .addColumn('bound_asked_at', 'timestamptz')
    .addColumn('bound_at', 'timestamptz')
    .execute();
  await sql`
    create function refuse_seal_of_before() returns trigger language plpgsql as $$
    begin
      perform from key_check for share;
      if exists (select from key_check where bound_at is not null) then
        raise exception 'a value is sealed as releases before did: this process is to be upgraded' using errcode = '23514';
      end if;
      return new;
    end $$`.execute(db);
  for (const [table, column] of columns)
    await sql`
      create trigger ${sql.ref(`${column}_bound`)} before insert or update of ${sql.ref(column)} on ${sql.table(table)}
      for each row when (substring(new.${sql.ref(column)} from 1 for 1) = '\\x01'::bytea)
      execute function refuse_seal_of_before()`.execute(db);
}
