import type { Transaction } from 'kysely';
import { type Day, localDay } from '../../calendar.ts';
import type { Schema } from '../../db/schema.ts';
import type { AppContext } from '../../feature.ts';
import { decide } from '../../pushes/job.ts';
import type { OwnKind } from '../../pushes/kind.ts';
import { firstLook } from '../../pushes/may-push.ts';
import type { DueThing } from '../../pushes/plan.ts';
import { dropPushes, expectPush } from '../../pushes/schedule.ts';
import type { Want } from '../../surfaces/want.ts';
import { kinds } from '../ids.ts';
import { isWrittenTo, takesFrom } from '../mute-queries.ts';
import { type Moved, otherSide, type PairRecord, type Side } from '../pair.ts';
import { listNewest, listVersions, listWaitingFor } from './queries.ts';
import { seenBy, standingVersions } from './terms.ts';

/** Who of a pair is on a side; null where they are not in this Slack. */
const personOf = (pair: PairRecord, side: Side): string | null => (side === 'mentee' ? pair.menteeId : pair.mentorId);

interface Told {
  moved: Moved;
  by: Side | undefined;
  ended: string | undefined;
  sent: string | undefined;
  remindOn: Day | null;
}

/**
 * What follows for both from a move, in its transaction: their Homes and the messages that stand, what is sent to the other
 * side, and what was to come and does not any more.
 *
 * @param pair as it was before
 */
export async function tellBoth(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  pair: PairRecord,
  { moved, by, ended, sent, remindOn }: Told,
): Promise<void> {
  const { menteeId, mentorId } = pair;
  want.home(menteeId);
  if (mentorId) want.home(mentorId);
  for (const { id, sent_by } of await listNewest(trx, pair.id, 4)) {
    const reader = personOf(pair, otherSide(sent_by));
    if (!reader) continue;
    if (id !== sent) want.message(kinds.version, { to: reader, about: id });
    if (sent_by === 'mentee') want.message(kinds.reminder, { to: reader, about: id });
  }
  if (ended && mentorId)
    for (const kind of [kinds.version, kinds.reminder]) await dropPushes(trx, mentorId, kind, [ended]);
  if (sent && moved.waits) await tellOfVersion(ctx, trx, want, pair, { sent, by: moved.waits, remindOn });
  if (ended && by === 'mentor' && moved.ended !== 'changed' && moved.ended !== 'taken-back' && moved.ended !== 'closed')
    await tellAtOnce(trx, want, pair, kinds.answer, menteeId, ended);
}

/** A version is told to whoever has to accept it: to a mentor by the ledger, to the mentee as the answer that she waits for. */
async function tellOfVersion(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  pair: PairRecord,
  { sent, by, remindOn }: { sent: string; by: Side; remindOn: Day | null },
): Promise<void> {
  if (by === 'mentor') return tellAtOnce(trx, want, pair, kinds.version, pair.menteeId, sent);
  const { mentorId } = pair;
  // Where they want nothing from her it waits in Home alone, and she reads that it was not delivered.
  if (!mentorId || !(await takesFrom(trx, { mentorId, menteeId: pair.menteeId }))) return;
  const thing = { person: mentorId, subject: sent };
  await expectPush(trx, { ...thing, kind: kinds.version }, { lookAt: ctx.now(), now: null, anew: true });
  if (remindOn)
    await expectPush(trx, { ...thing, kind: kinds.reminder }, { lookAt: firstLook(remindOn), now: null, anew: true });
  await decide(ctx, trx, want, mentorId);
}

/** Told at once to the one concerned, in their hours, and counted in no cap. */
async function tellAtOnce(
  trx: Transaction<Schema>,
  want: Want,
  pair: Pick<PairRecord, 'id' | 'menteeId'>,
  kind: string,
  to: string,
  about: string,
): Promise<void> {
  if (await isWrittenTo(trx, pair, to)) want.message(kind, { to, about }, { asked: true });
}

/** The other side reads the one sentence of an end, unless nothing of the pair has ever come to them. */
export async function tellOfEnd(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  pair: PairRecord,
  by: Side,
): Promise<void> {
  const other = personOf(pair, otherSide(by));
  if (!other || !pair.withBot || !pair.mentorId) return;
  const versions = await listVersions(trx, ctx.keys, pair.id);
  if (by === 'mentee' && seenBy('mentor', versions, false).length === 0) return;
  await tellAtOnce(trx, want, pair, kinds.ended, other, pair.id);
}

/** Nights may hold a proposal beyond the day of its reminder: that comes on a later day than it, or not before it. */
function reminderDayOf(version: { remindOn: Day | null; toldOn: Day | null }, today: Day): Day | undefined {
  if (!version.remindOn) return undefined;
  const next = Temporal.PlainDate.from(version.toldOn ?? today)
    .add({ days: 1 })
    .toString();
  return version.remindOn > next ? version.remindOn : next;
}

const pushOf = (kind: string, isReminder: boolean): OwnKind<AppContext> => ({
  name: kind,
  surface: kind,
  side: 'mentor',
  async due(ctx, trx, { id, time_zone: zone }, versions) {
    const today = localDay(zone, ctx.now());
    const waiting = await listWaitingFor(trx, id, versions);
    const due = new Map<string, DueThing | 'gone'>();
    for (const version of versions) {
      const one = waiting.get(version);
      if (!one || !(await takesFrom(trx, { mentorId: id, menteeId: one.menteeId }))) due.set(version, 'gone');
      else if (one.waits)
        due.set(version, {
          day: isReminder ? reminderDayOf(one, today) : undefined,
          isHers: false,
          rank: Number(isReminder),
        });
    }
    return due;
  },
});

/** The ledger counts both among what comes to a mentor: two a day over all pairs. */
export const versionPush = pushOf(kinds.version, false);

export const reminderPush = pushOf(kinds.reminder, true);

/** A mentor hears of a pair again: what has waited for them meanwhile comes by the ledger. */
export async function tellAgain(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  pair: PairRecord,
): Promise<void> {
  if (pair.waits !== 'mentee') return;
  const { waiting } = standingVersions(await listVersions(trx, ctx.keys, pair.id));
  if (waiting)
    await tellOfVersion(ctx, trx, want, pair, { sent: waiting.id, by: 'mentee', remindOn: waiting.remindOn });
}
