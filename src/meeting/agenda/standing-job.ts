import type { Transaction } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { AppContext } from '../../feature.ts';
import { decide } from '../../pushes/job.ts';
import { dropPushes, expectPush, wantPushes } from '../../pushes/schedule.ts';
import { isWrittenTo, type PairFact } from '../../relationship/facts.ts';
import { wantPin } from '../../surfaces/pins/want-pin.ts';
import type { Want } from '../../surfaces/want.ts';
import { kinds } from '../ids.ts';
import { workspaceOf } from './queries.ts';
import type { AgendaMarks } from './record.ts';

type Trx = Transaction<Schema>;

/** An agenda that is shared, or a draft. */
export interface Shared {
  meetingId: string;
  marks: AgendaMarks;
  /** It is the coming one's: pinned in a channel, until it is the record. */
  isComing: boolean;
}

type Of = Pick<PairFact, 'id' | 'menteeId' | 'mentorId' | 'withBot'>;

/** Has what stands of an agenda follow a change; nothing new comes of it. */
export async function bringShared(ctx: AppContext, trx: Trx, want: Want, pair: Of, shared: Shared): Promise<void> {
  const { meetingId: about, marks } = shared;
  if (!marks.sharedAt) return;
  if (marks.channelId) return stand(ctx, trx, want, pair, shared, marks.channelId, false);
  for (const to of [pair.menteeId, pair.mentorId]) if (to) want.message(kinds.copy, { to, about });
}

/**
 * Has an agenda stand where it is shared: one post in the channel of the two, or a copy for each. A mentor's copy comes by
 * the ledger, in his hours.
 */
export async function tellOfShared(ctx: AppContext, trx: Trx, want: Want, pair: Of, shared: Shared): Promise<void> {
  const { meetingId: about, marks } = shared;
  want.home(pair.menteeId);
  if (pair.mentorId) want.home(pair.mentorId);
  // She is not asked for what she has done. Where that was told already, it is taken out.
  await wantPushes(trx, want, { person: pair.menteeId, kind: kinds.share }, [about]);
  await dropPushes(trx, pair.menteeId, kinds.share, [about]);
  if (marks.channelId) return stand(ctx, trx, want, pair, shared, marks.channelId, true);
  want.message(kinds.copy, { to: pair.menteeId, about }, { asked: true, pressed: true });
  if (!pair.mentorId || !(await isWrittenTo(trx, pair, pair.mentorId))) return;
  const thing = { person: pair.mentorId, kind: kinds.copy, subject: about };
  await expectPush(trx, thing, { lookAt: ctx.now(), now: null });
  await decide(ctx, trx, want, pair.mentorId);
  want.message(kinds.copy, { to: pair.mentorId, about });
}

/** The one post in the channel, and its pin. */
async function stand(
  ctx: AppContext,
  trx: Trx,
  want: Want,
  { menteeId }: Of,
  { meetingId: subject, isComing }: Shared,
  channelId: string,
  asked: boolean,
): Promise<void> {
  const workspaceId = await workspaceOf(trx, menteeId);
  if (!workspaceId) return;
  want.inChannel(kinds.agenda, { workspace: workspaceId, channel: channelId, about: subject }, { asked });
  await wantPin(ctx, trx, { workspaceId, channelId, kind: kinds.agenda, subject, personId: menteeId }, isComing);
}
