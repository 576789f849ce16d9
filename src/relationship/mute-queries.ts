import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';

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
