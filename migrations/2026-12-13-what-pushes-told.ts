import { type Kysely, sql } from 'kysely';

/**
 * What a push told first, by its kind and subject, so that the history knows it also when the message has been taken out of
 * the chat or its subject has come once more. And nobody's own hours may end before they begin. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('push').addColumn('first_kind', 'text').addColumn('first_subject', 'uuid').execute();
  await sql`
    update push set first_kind = push_thing.kind, first_subject = push_thing.subject_id
    from push_thing where push_thing.told_in = push.id and push_thing.place = 0`.execute(db);
  // No form takes such hours; a row that has them all the same would stop the migration.
  await sql`
    update person set hours_from = null, hours_until = null
    where coalesce(hours_from, 8) >= coalesce(hours_until, 19)`.execute(db);
  await sql`
    alter table person add constraint person_hours_in_order
    check (coalesce(hours_from, 8) < coalesce(hours_until, 19))`.execute(db);
}
