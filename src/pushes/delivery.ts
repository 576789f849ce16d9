import type { Kysely } from 'kysely';
import type { Day } from '../calendar.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../db/schema.ts';
import { allowedAt, type Hours } from '../surfaces/allowed.ts';
import { type Delivery, deliveryOf } from '../surfaces/delivery.ts';
import { findReader } from '../surfaces/pause.ts';
import { findSurface } from '../surfaces/queries.ts';
import { isWaiting } from './schedule.ts';

/** When it is asked, and which days are off for everybody. */
export interface AsOf {
  now: Date;
  holidays: readonly Day[];
}

/** What `AsOf` asks, in a request or queued work. */
export const asOf = ({ now, holidays }: Pick<Context, 'now' | 'holidays'>): AsOf => ({ now: now(), holidays });

/**
 * What can truly be said to who sent it, of a message that comes to somebody by the ledger: it waits for its day there, or
 * for the hours of its reader.
 */
export async function findPushDelivery(
  db: Kysely<Schema>,
  { now, holidays }: AsOf,
  { kind, to, about, hours }: { kind: string; to: string; about: string; hours: Hours },
): Promise<Delivery> {
  const surface = await findSurface(db, { kind, to, about });
  if (await isWaiting(db, { person: to, kind, subject: about })) return 'waits';
  const reader = await findReader(db, to);
  return deliveryOf(surface, { allowed: allowedAt(reader && { ...reader, holidays }, { hours }, now), now });
}
