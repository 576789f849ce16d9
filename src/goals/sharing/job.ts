import { isDeepStrictEqual } from 'node:util';
import { editionOf } from '../../content/edition-of.ts';
import type { Context } from '../../context.ts';
import type { Person } from '../../db/schema.ts';
import { findPersonFact } from '../../people/facts.ts';
import { postOnce, removePost, type Subject } from '../../slack/post.ts';
import { sharedMessage } from './message-view.ts';
import { findShared } from './queries.ts';
import type { SeenGoal, SharedRecord } from './share.ts';
import { sharedKind } from './share.ts';

/** The one message to a mentor about a goal. */
export const sharedSubject = (goalId: string): Subject => ({ kind: sharedKind, id: goalId });

/**
 * Brings a mentor's message about a goal to what it should be: posted once, up to date in place, or out of the chat. What
 * changed while Slack was at it, a withdrawal above all, is seen by looking again; so late and repeated jobs do no harm.
 *
 * @throws AskedToWait on a 429; the error of the network or of Slack when it surely was not done
 */
export async function showShared(data: { goal: string; mentor: string }, ctx: Context): Promise<void> {
  const mentor = await findPersonFact(ctx.db, data.mentor);
  if (!mentor) return;
  const seen: SeenGoal = { goalId: data.goal, mentorId: mentor.id };
  const shared = await findShared(ctx.db, ctx.keys, seen);
  // What nobody can read is neither changed nor taken out: it may be found again.
  if (shared === 'unread') return;
  if (shared && (mentor.deactivated_at || shared.menteeLeft)) return;
  await (shared ? show(ctx, mentor, shared) : takeOut(ctx, mentor, data.goal));
  const now = await findShared(ctx.db, ctx.keys, seen);
  if (!isDeepStrictEqual(now, shared)) await showShared(data, ctx);
}

function show(ctx: Context, mentor: Person, { goal, sharedAt }: SharedRecord): Promise<void> {
  return postOnce(ctx, mentor, sharedSubject(goal.goalId), sharedMessage(editionOf(mentor, ctx), goal), sharedAt);
}

async function takeOut(ctx: Context, mentor: Person, goalId: string): Promise<void> {
  await removePost(ctx, await ctx.workspaces.clientFor(mentor.workspace_id), mentor.id, sharedSubject(goalId));
}
