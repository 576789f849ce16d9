import type { Context } from '../../context.ts';
import type { SlackIdentity } from '../../db/schema.ts';
import type { Feature } from '../../feature.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { findOnMap, listMentions, lockMap, savePerson } from './queries.ts';

/** Marks somebody who has left this Slack on every map they stand on: they are not to be written to any more. */
export const memberLeft: NonNullable<Feature['memberLeft']> = (member, ctx) => markEverywhere(ctx, member, true);

/** Takes that mark away: they are back. */
export const memberBack: NonNullable<Feature['memberBack']> = (member, ctx) => markEverywhere(ctx, member, false);

async function markEverywhere(ctx: Context, member: SlackIdentity, hasLeft: boolean): Promise<void> {
  for (const { id, personId, noted } of await listMentions(ctx.db, ctx.keys, member))
    if ((noted.deactivated === true) !== hasLeft) await mark(ctx, { personId, id }, member, hasLeft);
}

function mark(
  ctx: Context,
  own: { personId: string; id: string },
  { slackUserId }: SlackIdentity,
  hasLeft: boolean,
): Promise<void> {
  return inTransaction(ctx, async (trx, want) => {
    await lockMap(trx, own.personId);
    const now = await findOnMap(trx, ctx.keys, own);
    // Another may have been chosen in their place meanwhile.
    if (now?.slackUserId !== slackUserId) return;
    const { id: _, removed: __, deactivated: ___, ...noted } = now;
    await savePerson(trx, ctx.keys, own, { ...noted, ...(hasLeft && { deactivated: true }) }, ctx.now());
    want.home(own.personId);
  });
}
