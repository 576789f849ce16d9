import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { allowedAt, type Hours } from '../surfaces/allowed.ts';
import { type Delivery, deliveryOf } from '../surfaces/delivery.ts';
import { findSurface } from '../surfaces/queries.ts';
import { isWaiting } from './schedule.ts';

/**
 * What can truly be said to who sent it, of a message that comes to somebody by the ledger: it waits for its day there, or
 * for the hours of its reader.
 */
export async function findPushDelivery(
  db: Kysely<Schema>,
  { kind, to, about, hours }: { kind: string; to: string; about: string; hours: Hours },
  now: Date,
): Promise<Delivery> {
  const surface = await findSurface(db, { kind, to, about });
  if (await isWaiting(db, { person: to, kind, subject: about })) return 'waits';
  const reader = await db
    .selectFrom('person')
    .select(['time_zone', 'nights_until'])
    .where('id', '=', to)
    .executeTakeFirst();
  return deliveryOf(surface, { allowed: allowedAt(reader, { hours }, now), now });
}
