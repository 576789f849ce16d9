import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { openTo, termsWith } from '../goals/facts.ts';
import type { Pair } from './pair.ts';

type Db = Kysely<Schema>;

/** Whether somebody of a pair hears nothing of it from the bot. */
export async function isMuted(db: Db, pairId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('pair_mute')
    .select('pair_id')
    .where('pair_id', '=', pairId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Somebody of a pair hears nothing more of it. */
export async function mutePair(db: Db, pairId: string, personId: string, now: Date): Promise<void> {
  await db
    .insertInto('pair_mute')
    .values({ pair_id: pairId, person_id: personId, muted_at: now })
    .onConflict((conflict) => conflict.columns(['pair_id', 'person_id']).doNothing())
    .execute();
}

/** And hears of it again. */
export async function unmutePair(db: Db, pairId: string, personId: string): Promise<void> {
  await db.deleteFrom('pair_mute').where('pair_id', '=', pairId).where('person_id', '=', personId).execute();
}

/** Whether a mentor takes messages, and stopped nothing from this mentee. */
export const takesFrom = async (db: Db, of: { mentorId: string; menteeId: string }): Promise<boolean> =>
  (await termsWith(db, of)) === 'open';

/** Whether somebody of a pair is written to about it: not who muted it, nor a mentor who wants nothing from her. */
export async function isWrittenTo(
  db: Db,
  { id, menteeId }: Pick<Pair, 'id' | 'menteeId'>,
  to: string,
): Promise<boolean> {
  if (await isMuted(db, id, to)) return false;
  return to === menteeId || takesFrom(db, { mentorId: to, menteeId });
}

/** The same of several pairs of one mentor: the ids of those about which he is written to. Three queries, however many they are. */
export async function listWrittenTo(
  db: Db,
  mentorId: string,
  pairs: readonly Pick<Pair, 'id' | 'menteeId'>[],
): Promise<ReadonlySet<string>> {
  if (pairs.length === 0) return new Set();
  const open = await openTo(db, { mentorId, menteeIds: pairs.map(({ menteeId }) => menteeId) });
  const mutes = await db.selectFrom('pair_mute').select('pair_id').where('person_id', '=', mentorId).execute();
  const muted = new Set(mutes.map(({ pair_id }) => pair_id));
  return new Set(pairs.filter(({ id, menteeId }) => open.has(menteeId) && !muted.has(id)).map(({ id }) => id));
}
