import { type Kysely, sql } from 'kysely';

/**
 * What Slack shows, as rows: wanted, shown, where it stands, when to look again. Frozen.
 *
 * What was posted so far comes along in every state. Processes of the release before go on reading and writing `post`,
 * which is a view of the same rows until a later release drops it: so neither posts what the other has posted.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('surface')
    .addColumn('id', 'uuid', (c) => c.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspace.id').onDelete('cascade'))
    .addColumn('place', 'text', (c) => c.notNull().defaultTo('dm').check(sql`place in ('dm', 'channel', 'home')`))
    .addColumn('person_id', 'uuid', (c) => c.references('person.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subject_id', 'uuid', (c) => c.notNull())
    .addColumn('channel_id', 'text')
    .addColumn('message_ts', 'text')
    .addColumn('state', 'text', (c) =>
      c.notNull().check(sql`state in ('queued', 'sending', 'sent', 'unknown', 'removed', 'failed')`),
    )
    .addColumn('owed', 'boolean', (c) => c.notNull().defaultTo(false))
    .addColumn('repeated', 'boolean', (c) => c.notNull().defaultTo(false))
    .addColumn('asked_at', 'timestamptz')
    .addColumn('wanted_version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('shown_version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('shown_mark', 'text')
    .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('last_error', 'text')
    .addColumn('look_at', 'timestamptz')
    .addColumn('held_by', 'uuid')
    .addColumn('held_until', 'timestamptz')
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .addColumn('updated_at', 'timestamptz', (c) => c.notNull())
    // The release before names these columns where it adds a row. No row falls under two unique indexes: an upsert, which
    // names one of them, would now and then fail by the other.
    .addUniqueConstraint('surface_of_person', ['person_id', 'kind', 'subject_id'])
    .execute();
  await db.schema
    .createIndex('surface_of_channel')
    .unique()
    .on('surface')
    .columns(['channel_id', 'kind', 'subject_id'])
    .where(sql.ref('place'), '=', sql.lit('channel'))
    .execute();
  await db.schema
    .createIndex('surface_due')
    .on('surface')
    .column('look_at')
    .where(sql.ref('look_at'), 'is not', null)
    .execute();
  await db.schema.createIndex('surface_of_workspace').on('surface').column('workspace_id').execute();

  // What was never sent goes now; what a dead process left half sent counts as sent, once somebody looks.
  await sql`
    insert into surface (id, workspace_id, person_id, kind, subject_id, channel_id, message_ts, state,
                         owed, asked_at, shown_version, look_at, created_at, updated_at)
    select post.id, person.workspace_id, post.person_id, kind, subject_id, channel_id, message_ts, state,
           state = 'queued', post.updated_at, case when state in ('queued', 'sending') then 0 else 1 end,
           case when state in ('queued', 'sending') then post.updated_at end, post.created_at, post.updated_at
    from post join person on person.id = post.person_id`.execute(db);
  await db.schema.dropTable('post').execute();
  await sql`create view post as
    select id, person_id, kind, subject_id, channel_id, message_ts, state, created_at, updated_at
    from surface where place = 'dm'`.execute(db);
  await sql`create function surface_added_as_post() returns trigger language plpgsql as $$
    begin
      select workspace_id into new.workspace_id from person where id = new.person_id;
      return new;
    end $$`.execute(db);
  await sql`create trigger surface_added_as_post before insert on surface
    for each row when (new.workspace_id is null) execute function surface_added_as_post()`.execute(db);
}
