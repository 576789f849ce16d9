import type { Context } from '../context.ts';
import type { Which } from './kind.ts';
import { findSurface } from './queries.ts';
import { inTransaction } from './want.ts';

/**
 * Takes over a job of the release before, whose jobs posted messages themselves: what it was to show is wanted. What a
 * process of then left half sent counts as sent. Goes with the next release.
 *
 * @param how `once`: a message is posted only where none was tried; else the job may bring news of something that stands
 */
export async function wantHandedOver(ctx: Context, which: Which, how: 'once' | 'news'): Promise<void> {
  const known = await findSurface(ctx.db, which);
  const asked = how === 'once' ? known === undefined : known?.state !== 'sending';
  await inTransaction(ctx, async (_, want) => want.message(which.kind, which, { asked }));
}
