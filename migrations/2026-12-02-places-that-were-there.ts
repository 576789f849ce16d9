import { type Kysely, sql } from 'kysely';

/**
 * A pair may talk in a channel in which both were before, also one in which another pair does; and
 * channels that the bot is to leave, which holds when the pair's rows are gone. Ids alone, in clear. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('pair_place')
    .addColumn('agreed_channel', 'text')
    .addColumn('was_there', 'boolean', (c) => c.notNull().defaultTo(false))
    .addColumn('agreed_public', 'boolean', (c) => c.notNull().defaultTo(false))
    .addColumn('seen_public', 'boolean', (c) => c.notNull().defaultTo(false))
    .execute();
  await sql`alter table pair_place drop constraint pair_place_state_check`.execute(db);
  await sql`
    alter table pair_place add constraint pair_place_state_check
    check (state in ('none', 'making', 'made', 'held', 'open', 'refused', 'left'))`.execute(db);
  await sql`drop index pair_place_channel`.execute(db);
  await sql`create index pair_place_channel on pair_place (workspace_id, channel_id)`.execute(db);
  await sql`
    create index pair_place_agreed on pair_place (workspace_id, agreed_channel) where agreed_channel is not null`.execute(
    db,
  );
  await db.schema
    .createTable('place_to_leave')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('channel_id', 'text', (c) => c.notNull())
    .addColumn('was_posted', 'boolean', (c) => c.notNull())
    .addColumn('asked', 'boolean', (c) => c.notNull().defaultTo(false))
    .addColumn('look_at', 'timestamptz')
    .execute();
  await sql`create index place_to_leave_due on place_to_leave (look_at) where look_at is not null`.execute(db);
  await sql`create index place_to_leave_channel on place_to_leave (workspace_id, channel_id)`.execute(db);
}
