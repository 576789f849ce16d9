import { type Kysely, sql, type Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { isUuid } from '../db/ids.ts';
import type { Schema } from '../db/schema.ts';
import { learnPlace } from '../surfaces/bringing/take-out.ts';
import type { Want } from '../surfaces/want.ts';
import { pushSurfaceKind, type Thing } from './kind.ts';

type Db = Kysely<Schema>;

/**
 * Has the schedule look at something that may have to be told; what it finds then, it asks the rows. Said again at every
 * change of it: what was told stays so.
 *
 * @param lookAt `firstLook` of its day; null where nothing is to come
 * @param now when its reader had it in hand; null where somebody else's press brings it
 */
export async function expectPush(
  db: Db,
  { person, kind, subject }: Thing,
  { lookAt, now, anew = false }: { lookAt: Date | null; now: Date | null; anew?: boolean },
): Promise<void> {
  const change = { noted_at: now, look_at: lookAt, ...(anew && { told_in: null, place: null }) };
  await db
    .insertInto('push_thing')
    .values({ id: sql`gen_random_uuid()`, person_id: person, kind, subject_id: subject, ...change })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind', 'subject_id']).doUpdateSet(change))
    .execute();
}

/** Forgets things that are not there any more. Say `wantPush` of them before. */
export async function dropPushes(db: Db, person: string, kind: string, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return;
  await db
    .deleteFrom('push_thing')
    .where('person_id', '=', person)
    .where('kind', '=', kind)
    .where('subject_id', 'in', [...subjects])
    .execute();
}

/** Has the messages that tell of these things follow a change of them; no new one comes of it. */
export async function wantPushes(
  trx: Transaction<Schema>,
  want: Want,
  { person, kind }: Omit<Thing, 'subject'>,
  subjects: readonly string[],
): Promise<void> {
  for (const message of await toldIn(trx, { person, kind }, subjects))
    want.message(pushSurfaceKind, { to: person, about: message });
}

const hourMs = 60 * 60 * 1000;

/**
 * Has what waits for its reader's hours, nights or day to have room looked at now: it is looked at within the hour
 * anyway, and what has a later day is left to that.
 *
 * @param kind of that kind alone
 */
export async function lookNow(db: Db, person: string, now: Date, kind?: string): Promise<void> {
  await db
    .updateTable('push_thing')
    .set({ look_at: now })
    .where('person_id', '=', person)
    .where('told_in', 'is', null)
    .where('look_at', '>', now)
    .where('look_at', '<=', new Date(now.getTime() + hourMs))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .execute();
}

/** Whether something is to be told, and no message of it is wanted yet. */
export async function isWaiting(db: Db, { person, kind, subject }: Thing): Promise<boolean> {
  const row = await db
    .selectFrom('push_thing')
    .select('id')
    .where('person_id', '=', person)
    .where('kind', '=', kind)
    .where('subject_id', '=', subject)
    .where('told_in', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Notes where the message stands in which something was pressed, if it tells of this thing and Slack never answered for
 * it.
 */
export async function learnPush(
  ctx: Context,
  { person, kind, subject }: Thing,
  place: { channel: string; ts: string } | undefined,
): Promise<void> {
  if (!place) return;
  for (const message of await toldIn(ctx.db, { person, kind }, [subject]))
    await learnPlace(ctx, { kind: pushSurfaceKind, to: person, about: message }, place);
}

async function toldIn(
  db: Db,
  { person, kind }: Omit<Thing, 'subject'>,
  subjects: readonly string[],
): Promise<string[]> {
  const known = subjects.filter(isUuid);
  if (known.length === 0) return [];
  const rows = await db
    .selectFrom('push_thing')
    .select('told_in')
    .distinct()
    .where('person_id', '=', person)
    .where('kind', '=', kind)
    .where('subject_id', 'in', known)
    .where('told_in', 'is not', null)
    .execute();
  return rows.flatMap(({ told_in }) => told_in ?? []);
}
