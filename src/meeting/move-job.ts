import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { localDay } from '../calendar.ts';
import type { Schema, SlackIdentity } from '../db/schema.ts';
import type { AppContext } from '../feature.ts';
import { haveMet, theyMeetBySetTimes } from '../network/facts.ts';
import { listPartners, lockPairOf, meetingTermsOf, type PairFact } from '../relationship/facts.ts';
import { inTransaction, type Want } from '../surfaces/want.ts';
import { type Changes, changesBy, changesOf, withChanges } from './changes.ts';
import { afterPair, afterPress, type Book, type Press, standingAt } from './meeting.ts';
import { noteLook, readBook, saveChanges } from './queries.ts';
import { tellOfOffer, tellOfTime, updateStanding } from './telling-job.ts';
import { firstMinutes } from './time/limits.ts';

/** What a press brings besides what it names. */
interface Brings {
  /** The earliest first. */
  times?: readonly Date[];
  word?: string;
  /** How long they talk; as they agreed where it is not said. */
  minutes?: number | undefined;
}

/** What became of a press, and the book as it stands now; undefined where the pair is nobody's of who presses. */
export interface Pressed {
  pair: PairFact;
  outcome: 'made' | 'same' | 'no';
  before: Book;
  book: Book;
}

/** Does what somebody of a pair pressed, in one short transaction, and has everything that both see follow. */
export function makeMove(
  ctx: AppContext,
  { pairId, personId }: { pairId: string; personId: string },
  press: Press,
  brings: Brings = {},
): Promise<Pressed | undefined> {
  return inTransaction(ctx, async (trx, want) => {
    const pair = await lockPairOf(trx, ctx.keys, { id: pairId, personId });
    if (!pair) return undefined;
    const now = ctx.now();
    const before = await readBook(trx, ctx.keys, pair);
    const moved = afterPress(before, press, pair.side, now);
    if (typeof moved !== 'object') return { pair, outcome: moved ?? ('no' as const), before, book: before };
    const { length } = await meetingTermsOf(trx, ctx.keys, pairId);
    const isFirst = !before.meetings.some(({ state }) => state === 'met');
    const newIds = { meeting: randomUUID(), offer: randomUUID() };
    const minutes = brings.minutes ?? (isFirst ? firstMinutes : length);
    const changes = changesBy(before, press, moved, { ...brings, newIds, by: pair.side, minutes }, now);
    const book = await keep(ctx, trx, want, pair, before, changes);
    if (press.move === 'met' || press.move === 'log') await noteMet(ctx, trx, want, { pair, before, book });
    if (press.move === 'take' || press.move === 'arrange')
      await theyMeetBySetTimes(trx, want, ctx.keys, { personId: pair.menteeId, onMap: pair.onMap }, now);
    if (press.move === 'offer') await tellOfOffer(ctx, trx, want, { pair, book, offerId: newIds.offer });
    else await tellOfTime(ctx, trx, want, { pair, before, book, press });
    return { pair, outcome: 'made' as const, before, book };
  });
}

/** What a meeting that took place says to her map. */
async function noteMet(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  { pair, before, book }: { pair: PairFact; before: Book; book: Book },
): Promise<void> {
  const metBefore = new Set(before.meetings.filter(({ state }) => state === 'met').map(({ id }) => id));
  const met = book.meetings.findLast(({ id, state }) => state === 'met' && !metBefore.has(id));
  if (!met) return;
  const on = localDay(pair.zones.mentee, met.startsAt ?? ctx.now());
  const hers = { personId: pair.menteeId, onMap: pair.onMap };
  await haveMet(trx, want, ctx.keys, hers, { on, now: ctx.now() });
}

/** Keeps what changed, with when to look again, and has Home and the messages that stand follow. */
async function keep(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  pair: PairFact,
  before: Book,
  changes: Changes,
): Promise<Book> {
  const now = ctx.now();
  const book = withChanges(before, changes);
  await saveChanges(trx, ctx.keys, pair, before, changes, now);
  await noteLook(trx, book, pair.id, now);
  await updateStanding(ctx, trx, want, { pair, before, book });
  return book;
}

/** Hears that a pair pauses, or ends: times that wait are set aside, and an end lets everything go. Nobody is told. */
export async function pairMoved(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  { id, menteeId }: { id: string; menteeId: string },
): Promise<void> {
  const pair = await lockPairOf(trx, ctx.keys, { id, personId: menteeId });
  if (!pair) return;
  const before = await readBook(trx, ctx.keys, pair);
  if (before.meetings.length === 0) return;
  const asItWas: Book = { ...before, pair: 'active' };
  const what = pair.state === 'closed' ? 'close' : pair.state === 'paused' ? 'pause' : 'resume';
  const moved = afterPair(standingAt(asItWas, ctx.now()), what);
  await keep(ctx, trx, want, pair, before, changesOf(asItWas, moved, ctx.now()));
}

/** Somebody of a pair has left this Slack: what waits for them, or from them, waits no more. */
export const memberLeft = (member: SlackIdentity, ctx: AppContext): Promise<void> =>
  inTransaction(ctx, async (trx, want) => {
    for (const { pairId, menteeId, hasLeft } of await listPartners(trx, member)) {
      const pair = hasLeft && (await lockPairOf(trx, ctx.keys, { id: pairId, personId: menteeId }));
      if (!pair) continue;
      const before = await readBook(trx, ctx.keys, pair);
      const alone: Book = { ...before, withBot: false };
      if (before.meetings.length > 0) await keep(ctx, trx, want, pair, before, changesOf(alone, 'same', ctx.now()));
    }
  });

/** The clock looks at the meetings of a pair: each of the times that wait ends as it passes, the offer with the last. */
export const lookAtMeetings = (
  ctx: AppContext,
  { pairId, menteeId }: { pairId: string; menteeId: string },
): Promise<void> =>
  inTransaction(ctx, async (trx, want) => {
    const pair = await lockPairOf(trx, ctx.keys, { id: pairId, personId: menteeId });
    if (!pair) return;
    const before = await readBook(trx, ctx.keys, pair);
    await keep(ctx, trx, want, pair, before, changesOf(before, 'same', ctx.now()));
  });
