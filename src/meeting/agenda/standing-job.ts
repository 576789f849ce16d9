import type { Transaction } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { AppContext } from '../../feature.ts';
import { decide } from '../../pushes/job.ts';
import { dropPushes, expectPush, wantPushes } from '../../pushes/schedule.ts';
import { isWrittenTo, type PairFact } from '../../relationship/facts.ts';
import { wantPin } from '../../surfaces/pins/want-pin.ts';
import type { Want } from '../../surfaces/want.ts';
import { kinds } from '../ids.ts';
import { findPostOf, workspaceOf } from './queries.ts';
import type { AgendaMarks } from './record.ts';

type Trx = Transaction<Schema>;

/** An agenda that is shared, or a draft. */
export interface Shared {
  meetingId: string;
  marks: AgendaMarks;
  /** It is the coming one's: pinned in a channel, until it is the record. */
  isComing: boolean;
}

type Of = Pick<PairFact, 'id' | 'menteeId' | 'mentorId' | 'withBot' | 'state'>;

/** What stands between two has changed: both Homes follow, and what other features say of it to a mentor. */
export async function bothFollow(
  { features }: Pick<AppContext, 'features'>,
  trx: Trx,
  want: Want,
  { menteeId, mentorId, withBot }: Pick<Of, 'menteeId' | 'mentorId' | 'withBot'>,
): Promise<void> {
  want.home(menteeId);
  if (!mentorId || !withBot) return;
  want.home(mentorId);
  for (const { betweenMoved } of features) await betweenMoved?.(trx, want, mentorId);
}

/**
 * Has what stands of an agenda follow a change. The coming one's that never came to stand, because the two paused or Slack said
 * no, is tried once more.
 */
export async function bringShared(ctx: AppContext, trx: Trx, want: Want, pair: Of, shared: Shared): Promise<void> {
  const { meetingId: about, marks, isComing } = shared;
  if (!marks.sharedAt) return;
  const isOwed = async (kind: string, at: { channel: string } | { person: string }): Promise<boolean> =>
    isComing && (await findPostOf(trx, { kind, subject: about, at }))?.isThere !== true;
  if (marks.channelId)
    return stand(ctx, trx, want, pair, shared, await isOwed(kinds.agenda, { channel: marks.channelId }));
  const { menteeId, mentorId } = pair;
  want.message(kinds.ownCopy, { to: menteeId, about }, { asked: await isOwed(kinds.ownCopy, { person: menteeId }) });
  if (!mentorId) return;
  want.message(kinds.copy, { to: mentorId, about });
  if (await isOwed(kinds.copy, { person: mentorId })) await expectCopy(ctx, trx, want, pair, about);
}

/**
 * Has an agenda stand where it is shared: one post in the channel of the two, or a copy for each. A mentor's copy comes by
 * the ledger, in his hours.
 */
export async function tellOfShared(ctx: AppContext, trx: Trx, want: Want, pair: Of, shared: Shared): Promise<void> {
  const { meetingId: about, marks } = shared;
  await bothFollow(ctx, trx, want, pair);
  // She is not asked for what she has done. Where that was told already, it is taken out.
  await wantPushes(trx, want, { person: pair.menteeId, kind: kinds.share }, [about]);
  await dropPushes(trx, pair.menteeId, kinds.share, [about]);
  if (marks.channelId) return stand(ctx, trx, want, pair, shared, true);
  want.message(kinds.ownCopy, { to: pair.menteeId, about }, { asked: true, pressed: true });
  await expectCopy(ctx, trx, want, pair, about);
}

/** A mentor's copy, when he may have it; one that stands follows. */
async function expectCopy(ctx: AppContext, trx: Trx, want: Want, pair: Of, about: string): Promise<void> {
  const { mentorId } = pair;
  if (!mentorId || pair.state === 'paused' || !(await isWrittenTo(trx, pair, mentorId))) return;
  await expectPush(trx, { person: mentorId, kind: kinds.copy, subject: about }, { lookAt: ctx.now(), now: null });
  await decide(ctx, trx, want, mentorId);
  want.message(kinds.copy, { to: mentorId, about });
}

/** The one post in the channel, and its pin. */
async function stand(ctx: AppContext, trx: Trx, want: Want, pair: Of, shared: Shared, asked: boolean): Promise<void> {
  const { meetingId: about, marks, isComing } = shared;
  const workspace = await workspaceOf(trx, pair.menteeId);
  if (!workspace || !marks.channelId) return;
  want.inChannel(kinds.agenda, { workspace, channel: marks.channelId, about }, { asked });
  await pin(ctx, trx, pair, { workspaceId: workspace, channelId: marks.channelId }, about, isComing);
}

/** Leaves a post to the channel where it was shared before: its words stay, and its pin goes. */
export async function letStand(ctx: AppContext, trx: Trx, pair: Of, { meetingId, marks }: Shared): Promise<void> {
  const workspaceId = await workspaceOf(trx, pair.menteeId);
  if (workspaceId && marks.channelId)
    await pin(ctx, trx, pair, { workspaceId, channelId: marks.channelId }, meetingId, false);
}

const pin = (
  ctx: AppContext,
  trx: Trx,
  { menteeId }: Of,
  where: { workspaceId: string; channelId: string },
  subject: string,
  wanted: boolean,
): Promise<void> => wantPin(ctx, trx, { ...where, kind: kinds.agenda, subject, personId: menteeId }, wanted);
