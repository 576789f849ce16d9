import type { Kysely, Transaction } from 'kysely';
import { type Day, localDay } from '../../calendar.ts';
import { editionOf } from '../../content/edition-of.ts';
import type { Schema } from '../../db/schema.ts';
import type { AppContext, OffWithPair } from '../../feature.ts';
import { openTo } from '../../goals/facts.ts';
import { decide } from '../../pushes/job.ts';
import type { OwnKind, SharedKind, Told } from '../../pushes/kind.ts';
import { firstLook } from '../../pushes/may-push.ts';
import type { DueThing } from '../../pushes/plan.ts';
import { dropPushes, expectPush, wantPushes } from '../../pushes/schedule.ts';
import type { Want } from '../../surfaces/want.ts';
import { kinds } from '../ids.ts';
import { isWrittenTo, takesFrom } from '../mute-queries.ts';
import { type Moved, otherSide, type PairRecord, type Side } from '../pair.ts';
import { findPair } from '../queries.ts';
import { pairShown, type Viewer } from '../wording.ts';
import { changeTold } from './message-view.ts';
import { listStanding, listVersions, listWaitingFor, listWaitingForMentee } from './queries.ts';
import { isAnswer, seenBy, standingVersions } from './terms.ts';

/** Who of a pair is on a side; null where they are not in this Slack. */
const personOf = (pair: PairRecord, side: Side): string | null => (side === 'mentee' ? pair.menteeId : pair.mentorId);

interface Happened {
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
  { moved, by, ended, sent, remindOn }: Happened,
): Promise<void> {
  const { menteeId, mentorId } = pair;
  want.home(menteeId);
  if (mentorId) want.home(mentorId);
  for (const { id, sent_by } of await listStanding(trx, pair.id, 4)) {
    const reader = personOf(pair, otherSide(sent_by));
    if (!reader) continue;
    if (id !== sent) want.message(kinds.version, { to: reader, about: id });
    if (sent_by === 'mentee') want.message(kinds.reminder, { to: reader, about: id });
  }
  if (ended) {
    await wantPushes(trx, want, { person: menteeId, kind: kinds.change }, [ended]);
    await dropPushes(trx, menteeId, kinds.change, [ended]);
  }
  if (ended && mentorId)
    for (const kind of [kinds.version, kinds.reminder]) await dropPushes(trx, mentorId, kind, [ended]);
  if (sent && moved.waits) await tellOfVersion(ctx, trx, want, pair, { sent, by: moved.waits, remindOn });
  if (ended && by === 'mentor' && moved.ended !== 'changed' && moved.ended !== 'taken-back' && moved.ended !== 'closed')
    await tellAtOnce(trx, want, pair, kinds.answer, menteeId, ended);
}

/**
 * A version is told to whoever has to accept it: to a mentor by the ledger, to the mentee at once where it answers hers, and
 * else by the ledger too, in her message of the day.
 */
async function tellOfVersion(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  pair: PairRecord,
  { sent, by, remindOn }: { sent: string; by: Side; remindOn: Day | null },
): Promise<void> {
  if (by === 'mentor' && pair.waits === 'mentee')
    return tellAtOnce(trx, want, pair, kinds.version, pair.menteeId, sent);
  if (by === 'mentor') return expectChange(ctx, trx, want, pair, sent);
  const { mentorId } = pair;
  // Where they want nothing from her it waits in Home alone, and she reads that it was not delivered.
  if (!mentorId || !(await takesFrom(trx, { mentorId, menteeId: pair.menteeId }))) return;
  const thing = { person: mentorId, subject: sent };
  await expectPush(trx, { ...thing, kind: kinds.version }, { lookAt: ctx.now(), now: null, anew: true });
  if (remindOn)
    await expectPush(trx, { ...thing, kind: kinds.reminder }, { lookAt: firstLook(remindOn), now: null, anew: true });
  await decide(ctx, trx, want, mentorId);
}

/** What the mentor began is counted among what comes to the mentee; her Home and the pair's page show it at once. */
async function expectChange(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  { menteeId }: PairRecord,
  sent: string,
): Promise<void> {
  const thing = { person: menteeId, kind: kinds.change, subject: sent };
  await expectPush(trx, thing, { lookAt: ctx.now(), now: null, anew: true });
  await decide(ctx, trx, want, menteeId);
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

/** What ends with a pair, of every feature, as one of the two reads it. */
export async function listOff(
  ctx: AppContext,
  db: Kysely<Schema>,
  of: { pairId: string; personId: string },
): Promise<OffWithPair[]> {
  const all: OffWithPair[] = [];
  for (const { offWithPair } of ctx.features) {
    const off = await offWithPair?.(ctx, db, of);
    if (off) all.push(off);
  }
  return all;
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
  const off = await listOff(ctx, trx, { pairId: pair.id, personId: other });
  const kind = off.some(({ isSoon }) => isSoon) ? kinds.endedNow : kinds.ended;
  await tellAtOnce(trx, want, pair, kind, other, pair.id);
}

/**
 * What stood between a mentee and a mentor who was erased was set aside: what she sees follows, and she reads that nothing
 * waits. The pair is locked.
 */
export async function tellOfGone(trx: Transaction<Schema>, want: Want, pair: PairRecord): Promise<void> {
  const { menteeId } = pair;
  want.home(menteeId);
  for (const { id } of (await listStanding(trx, pair.id, 4)).filter(({ sent_by }) => sent_by === 'mentor')) {
    want.message(kinds.version, { to: menteeId, about: id });
    await wantPushes(trx, want, { person: menteeId, kind: kinds.change }, [id]);
  }
  await tellAtOnce(trx, want, pair, kinds.left, menteeId, pair.id);
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
    const menteeIds = [...new Set([...waiting.values()].map(({ menteeId }) => menteeId))];
    const open = await openTo(trx, { mentorId: id, menteeIds });
    const due = new Map<string, DueThing | 'gone'>();
    for (const version of versions) {
      const one = waiting.get(version);
      if (!one || !open.has(one.menteeId)) due.set(version, 'gone');
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

/** After a day that she set, and whatever is asked of her. */
const changeRank = 100;

/** A change that a mentor began, among what comes to the mentee: one message a day, four a week. */
export const changePush: SharedKind<AppContext> = {
  name: kinds.change,
  side: 'mentee',
  async due(_, trx, { id }, versions) {
    const all = await listWaitingForMentee(trx, id, versions);
    return new Map(
      versions.flatMap((version): [string, DueThing | 'gone'][] => {
        const one = all.find((each) => each.id === version);
        if (!one) return [[version, 'gone']];
        return one.waits ? [[version, { isHers: false, rank: changeRank }]] : [];
      }),
    );
  },
  async tell(ctx, person, subjects) {
    const waiting = (await listWaitingForMentee(ctx.db, person.id, subjects)).filter(({ waits }) => waits);
    const told: Told[] = [];
    for (const { id, pairId } of waiting) {
      const pair = await findPair(ctx.db, ctx.keys, { id: pairId, personId: person.id });
      const versions = await listVersions(ctx.db, ctx.keys, pairId);
      const version = versions.find((one) => one.id === id);
      const viewer: Viewer = { edition: editionOf(person, ctx), timeZone: person.time_zone, side: 'mentee' };
      if (pair && version) told.push(changeTold(viewer, pairShown(pair), versions, version));
    }
    return told;
  },
};

/** Somebody hears of a pair again: what has waited for them meanwhile comes by the ledger. */
export async function tellAgain(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  pair: PairRecord,
  to: Side,
): Promise<void> {
  if (pair.waits !== otherSide(to)) return;
  const versions = await listVersions(trx, ctx.keys, pair.id);
  const { waiting } = standingVersions(versions);
  if (waiting && to === 'mentee' && !isAnswer(versions, waiting)) await expectChange(ctx, trx, want, pair, waiting.id);
  if (waiting && to === 'mentor')
    await tellOfVersion(ctx, trx, want, pair, { sent: waiting.id, by: 'mentee', remindOn: waiting.remindOn });
}
