import { type Kysely, type Selectable, sql } from 'kysely';
import type { Person, Schema } from '../db/schema.ts';

type Db = Kysely<Schema>;

/** In place of a workspace's id: all of them, also those that come later. */
export const everyTeam = '*';

/** The end of a pause of which nobody knows the end: it holds until it is taken back. */
export const farAhead = new Date('9999-01-01T00:00:00Z');

/** Somebody, with until when the operator holds what comes to them; null where nothing is held. */
export type Reader = Person & { paused_until: Date | null };

/** People with until when the operator holds what comes to them: that may have gone by. */
export const readers = (db: Db) =>
  db
    .selectFrom('person')
    .selectAll()
    .select(
      sql<Date | null>`(select max(coalesce(push_pause.until, ${farAhead}::timestamptz)) from push_pause
        where push_pause.team in (${everyTeam}, person.workspace_id))`.as('paused_until'),
    );

/** Somebody as `readers` has them; undefined when they have been erased. */
export const findReader = (db: Db, id: string): Promise<Reader | undefined> =>
  readers(db).where('id', '=', id).executeTakeFirst();

/** A pause of the operator's: of one workspace, or of `everyTeam`; without an end until it is taken back. */
export type Pause = Selectable<Schema['push_pause']>;

/** The pauses that stand at an instant. */
export const listPauses = (db: Db, now: Date): Promise<Pause[]> =>
  db
    .selectFrom('push_pause')
    .selectAll()
    .where((where) => where.or([where('until', 'is', null), where('until', '>', now)]))
    .orderBy('team')
    .execute();

/** Until when the operator holds what comes by itself in a workspace, as `readers` has it for people. */
export async function findPausedUntil(db: Db, workspaceId: string): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`
    select max(coalesce(until, ${farAhead}::timestamptz)) as until from push_pause
    where team in (${everyTeam}, ${workspaceId})`.execute(db);
  return rows[0]?.until ?? null;
}

/** Holds what comes by itself, of one workspace or of `everyTeam`; the last one said holds. */
export async function setPause(db: Db, { team, since, until }: Pause): Promise<void> {
  await db
    .insertInto('push_pause')
    .values({ team, since, until })
    .onConflict((conflict) =>
      conflict.column('team').doUpdateSet({
        until,
        since: sql`case when push_pause.until <= ${since} then ${since}::timestamptz else push_pause.since end`,
      }),
    )
    .execute();
}

/**
 * Ends a pause; without a team all of them. Its row stays: what it held has not grown old meanwhile.
 *
 * @returns how many there were
 */
export async function liftPauses(db: Db, now: Date, team?: string): Promise<number> {
  const ended = await db
    .updateTable('push_pause')
    .set({ until: now })
    .where((where) => where.or([where('until', 'is', null), where('until', '>', now)]))
    .$if(team !== undefined, (query) => query.where('team', '=', team ?? ''))
    .execute();
  return Number(ended[0]?.numUpdatedRows ?? 0);
}

/**
 * Has what waits for its reader's hours, or for a pause, looked at now: nothing comes of it that is still held. What is to be
 * told comes first, and what is being decided just now is passed over, which is looked at within the hour anyway: whoever
 * decides has rows of it and wants surfaces after. Those are locked last, in the order in which everybody does.
 */
export async function wakeHeld(db: Db, team: string, now: Date): Promise<void> {
  await sql`
    update push_thing set look_at = ${now}
    where id in (
      select id from push_thing
      where told_in is null and look_at > ${now} and look_at <= ${new Date(now.getTime() + 3_600_000)}
        and (${team} = ${everyTeam} or person_id in (select id from person where workspace_id = ${team}))
      for update skip locked)`.execute(db);
  await sql`
    update surface set look_at = ${now}
    where id in (
      select id from surface
      where owed and look_at > ${now} and place in ('dm', 'channel') and ${team} in (${everyTeam}, workspace_id)
      order by place = 'channel', coalesce(person_id::text, channel_id) collate "C", kind collate "C", subject_id
      for update)`.execute(db);
}
