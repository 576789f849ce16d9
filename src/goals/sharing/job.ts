import type { Transaction } from 'kysely';
import { editionOf } from '../../content/edition-of.ts';
import type { Context } from '../../context.ts';
import type { Schema, SlackIdentity } from '../../db/schema.ts';
import type { AppContext } from '../../feature.ts';
import { nameOnMap } from '../../network/facts.ts';
import { decide } from '../../pushes/job.ts';
import type { OwnKind } from '../../pushes/kind.ts';
import { expectPush, lookNow } from '../../pushes/schedule.ts';
import { wantHandedOver } from '../../surfaces/handed-over.ts';
import type { Ending, Message, MessageKind, Rendered, Showing } from '../../surfaces/kind.ts';
import type { Want } from '../../surfaces/want.ts';
import { inTransaction } from '../../surfaces/want.ts';
import type { GoalsContext, GoalTable } from '../fields.ts';
import { addEntry, listEntries } from '../history/queries.ts';
import { sharedMessage } from './message-view.ts';
import { tellMentor } from './notify.ts';
import { findShared, listSharedAmong, listSharesOf, lockSharedOnce, sharedHours } from './queries.ts';
import { sharedKind } from './share.ts';

/**
 * The one message to a mentor about a goal. They did not ask for it: it comes in their day, and never a second time for one
 * sharing.
 */
export const sharedSurface = (table: GoalTable): MessageKind<AppContext> => ({
  name: sharedKind,
  place: 'dm',
  hours: sharedHours,
  tooLateAfterHours: 7 * 24,
  afterUnknown: 'leave',
  render: (ctx, showing) => renderShared({ ...ctx, table }, showing),
  onFinal: noteThatItStays,
});

/** The ledger counts it among what comes to a mentor: two a day over all pairs. */
export const sharedPush: OwnKind<AppContext> = {
  name: sharedKind,
  surface: sharedKind,
  side: 'mentor',
  async due(_, trx, { id: mentorId }, goals) {
    const shared = await listSharedAmong(trx, mentorId, goals);
    return new Map(
      goals.map((goal) => {
        const since = shared.get(goal);
        // What was shared first comes first.
        return [goal, since ? { isHers: false, rank: since.getTime() } : 'gone'] as const;
      }),
    );
  },
};

async function renderShared(
  ctx: GoalsContext,
  { subject: goalId, person: mentor }: Showing,
): Promise<Rendered<Message>> {
  if (mentor && !mentor.takes_messages) return 'gone';
  const shared = mentor && (await findShared(ctx.db, ctx.keys, ctx.table, { goalId, mentorId: mentor.id }));
  if (!shared) return 'gone';
  // What nobody can read is neither changed nor taken out: it may be found again.
  if (shared === 'unread' || shared.menteeLeft) return 'not now';
  const reader = { edition: editionOf(mentor, ctx), table: ctx.table };
  return sharedMessage(reader, shared.goal, mentor.full_notification_text);
}

/**
 * A message that could not be taken out of the mentor's chat is noted in the goal's history. Of one that could not be
 * delivered or changed the goal's own page tells, as long as it is shared.
 */
async function noteThatItStays(ctx: Context, { subject: goalId, person: mentor }: Ending): Promise<void> {
  if (!mentor) return;
  await ctx.db.transaction().execute(async (trx) => {
    const goal = await lockSharedOnce(trx, { goalId, mentorId: mentor.id });
    if (!goal) return;
    const [newest] = await listEntries(trx, ctx.keys, goalId, { offset: 0, limit: 1 });
    if (newest?.kind === 'stays') return;
    const name = (await nameOnMap(trx, ctx.keys, goal.personId, mentor.slack_user_id)) ?? mentor.name ?? '';
    await addEntry(trx, ctx.keys, goal, { kind: 'stays', name }, ctx.now());
  });
}

/**
 * A mentee has left this Slack, or is back: their mentors' Homes leave out what nobody works at, and what was not to be
 * changed or posted meanwhile follows.
 */
export const menteeLeftOrBack = (mentee: SlackIdentity, ctx: Context): Promise<void> =>
  inTransaction(ctx, async (trx, want) => {
    for (const { goalId, mentorId } of await listSharesOf(trx, mentee)) tellMentor(want, goalId, { mentorId });
  });

/** A job of the release before, which had one for each change; it posts only what was never tried. */
export const wantShared = ({ goal, mentor }: { goal: string; mentor: string }, ctx: Context): Promise<void> =>
  wantHandedOver(ctx, { kind: sharedKind, to: mentor, about: goal }, 'once');

/**
 * The one message of a goal that is shared now: it comes at once where the mentor's day has room for it, and never before
 * one that waits already.
 */
export async function tellOfShare(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  { goalId, mentorId }: { goalId: string; mentorId: string },
): Promise<void> {
  tellMentor(want, goalId, { mentorId });
  const thing = { person: mentorId, kind: sharedKind, subject: goalId };
  await expectPush(trx, thing, { lookAt: ctx.now(), now: null, anew: true });
  await lookNow(trx, mentorId, ctx.now(), sharedKind);
  await decide(ctx, trx, want, mentorId);
}
