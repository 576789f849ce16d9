import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { type Day, localHour } from '../../calendar.ts';
import { editionOf } from '../../content/edition-of.ts';
import { say } from '../../content/say.ts';
import type { PlainKey } from '../../content/sentences.ts';
import { isDatabaseDown } from '../../db/errors.ts';
import type { Schema, SlackIdentity } from '../../db/schema.ts';
import type { AppContext } from '../../feature.ts';
import { termsWith } from '../../goals/facts.ts';
import { describeError } from '../../process/log.ts';
import { decide } from '../../pushes/job.ts';
import type { OwnKind } from '../../pushes/kind.ts';
import { firstLook } from '../../pushes/may-push.ts';
import type { DueThing } from '../../pushes/plan.ts';
import { dropPushes, expectPush } from '../../pushes/schedule.ts';
import { dayHours } from '../../surfaces/allowed.ts';
import type { Message, MessageKind, Rendered, Showing } from '../../surfaces/kind.ts';
import { inTransaction, type Want } from '../../surfaces/want.ts';
import { kinds } from '../ids.ts';
import {
  afterExpiry,
  afterMove,
  type Moved,
  otherSide,
  type PairRecord,
  type Side,
  sideOf,
  waitsDays,
} from '../pair.ts';
import { followAgreement } from '../place/job.ts';
import { seenIn } from '../place/seen.ts';
import {
  addVersion,
  endVersion,
  findPair,
  findVersion,
  isMuted,
  isStillDue,
  listDuePairs,
  listNewest,
  listPartners,
  listSentTo,
  listVersions,
  listWaitingFor,
  lockPair,
  restoreVersion,
  savePair,
} from '../queries.ts';
import { agreedBefore, pairShown, type Viewer } from '../wording.ts';
import { answerMessage, endedMessage, leftMessage, reminderMessage, versionMessage } from './message-view.ts';
import {
  inChannel,
  isSamePlace,
  seenBy,
  standingVersions,
  type Terms,
  type Version,
  whereBothAre,
} from './terms.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** What a move brings along. */
interface Brings {
  terms?: Terms;
  remindOn?: Day | null;
  line?: string;
  pausedUntil?: Day;
}

/** Who of a pair is on a side; null where they are not in this Slack. */
const personOf = (pair: PairRecord, side: Side): string | null => (side === 'mentee' ? pair.menteeId : pair.mentorId);

/**
 * Keeps what a move did to a pair that is locked, and has everything that both sides see follow: their Homes, the messages
 * that stand, one message to whoever has something to answer, or is answered.
 *
 * @param by whose move it was; undefined for the clock's
 * @returns the id of the version that it sent
 */
export async function applyMove(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  pair: PairRecord,
  moved: Moved,
  by: Side | undefined,
  { terms, remindOn = null, line, pausedUntil }: Brings = {},
): Promise<string | undefined> {
  const now = ctx.now();
  const { isUntold: isUnheard } = pair;
  const ended = moved.ended
    ? await endVersion(trx, ctx.keys, pair.id, { ended: moved.ended, line, isUnheard }, now)
    : undefined;
  const restored = moved.restores ? await restoreVersion(trx, pair.id) : undefined;
  const sent = moved.sends && terms && by ? randomUUID() : undefined;
  if (sent && terms && by)
    await addVersion(
      trx,
      ctx.keys,
      pair,
      { id: sent, sentBy: by, terms, remindOn: moved.waits ? remindOn : null, ended: moved.waits ? null : 'noted' },
      now,
    );
  const waitsFrom = restored ?? (sent ? now : undefined);
  const isOver = moved.state === 'closed';
  await savePair(trx, pair.id, {
    state: moved.state,
    // Of somebody who has left it is so only as long as they are away.
    ...(moved.withBot !== pair.withBot && { withBot: moved.withBot }),
    pausedUntil: moved.state === 'paused' ? (pausedUntil ?? pair.pausedUntil) : null,
    lookAt: lookAt(pair, moved, waitsFrom, pausedUntil),
    ...(isOver && by && { endedBy: by }),
    ...(isOver && { closedAt: now }),
  });
  await tellBoth(ctx, trx, want, pair, { moved, by, ended, sent, remindOn });
  if (moved.ended === 'agreed' && ended) await followPlace(ctx, trx, want, pair, ended);
  if (isOver) await followAgreement(ctx, trx, want, pair, undefined);
  return sent;
}

/** Both agreed to a channel, to another, or to none; what they leave as it was is not begun anew. */
async function followPlace(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  pair: PairRecord,
  versionId: string,
): Promise<void> {
  const versions = await listVersions(trx, ctx.keys, pair.id);
  const agreed = versions.find(({ id }) => id === versionId);
  const before = agreed && agreedBefore(versions, agreed);
  if (!agreed || isSamePlace(before?.terms, agreed.terms)) return;
  const { place, placeWhich } = agreed.terms;
  const there = place === whereBothAre ? seenIn(placeWhich) : undefined;
  const isWanted = place === inChannel || there !== undefined;
  await followAgreement(ctx, trx, want, pair, isWanted ? { versionId: agreed.id, there } : undefined);
}

/** When the clock has something to do with it next. */
function lookAt(
  pair: PairRecord,
  moved: Moved,
  waitsFrom: Date | undefined,
  pausedUntil: Day | undefined,
): Date | null {
  const until = pausedUntil ?? pair.pausedUntil;
  if (moved.state === 'paused' && until) return localHour(pair.mentee.timeZone, until, 0);
  return moved.waits && waitsFrom ? new Date(waitsFrom.getTime() + waitsDays * dayMs) : null;
}

interface Told {
  moved: Moved;
  by: Side | undefined;
  ended: string | undefined;
  sent: string | undefined;
  remindOn: Day | null;
}

async function tellBoth(
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

/** Whether a mentor takes messages, and stopped nothing from this mentee. */
const takesFrom = async (db: Kysely<Schema>, of: { mentorId: string; menteeId: string }): Promise<boolean> =>
  (await termsWith(db, of)) === 'open';

/** Whether somebody of a pair is written to about it: not who muted it, nor a mentor who wants nothing from her. */
async function isWrittenTo(
  trx: Transaction<Schema>,
  { id, menteeId }: Pick<PairRecord, 'id' | 'menteeId'>,
  to: string,
): Promise<boolean> {
  if (await isMuted(trx, id, to)) return false;
  return to === menteeId || takesFrom(trx, { mentorId: to, menteeId });
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

/** What is read to draw a message of a pair for one of the two; undefined where it is not theirs any more. */
async function readFor(ctx: AppContext, pairId: string, { person }: Showing) {
  const pair = person && (await findPair(ctx.db, ctx.keys, { id: pairId, personId: person.id }));
  const side = pair && sideOf(pair, person.id);
  if (!pair || !side) return undefined;
  const viewer: Viewer = { edition: editionOf(person, ctx), timeZone: person.time_zone, side };
  return { pair, shown: pairShown(pair), viewer, person };
}

async function readVersion(ctx: AppContext, showing: Showing) {
  const found = await findVersion(ctx.db, showing.subject);
  const read = found && (await readFor(ctx, found.pair_id, showing));
  if (!read) return undefined;
  const versions = await listVersions(ctx.db, ctx.keys, read.pair.id);
  const version = versions.find(({ id }) => id === showing.subject);
  // What nobody can read is neither changed nor taken out: it may be found again.
  const hasMuted = await isMuted(ctx.db, read.pair.id, read.person.id);
  return version ? { ...read, versions, version, hasMuted } : ('unread' as const);
}

type Read = Exclude<Awaited<ReturnType<typeof readVersion>>, undefined | 'unread'>;

/** What a locked phone shows of it, unless they asked for the full text. */
const inPublic = (message: Message, { viewer, person }: Pick<Read, 'viewer' | 'person'>, neutral: PlainKey): Message =>
  person.full_notification_text ? message : { ...message, text: say(viewer.edition, neutral) };

const rendered =
  (neutral: 'versionNeutral' | 'pairNeutral', draw: (read: Read) => Message | undefined) =>
  async (ctx: AppContext, showing: Showing): Promise<Rendered<Message>> => {
    const read = await readVersion(ctx, showing);
    if (read === 'unread') return 'not now';
    if (!read) return 'gone';
    const isHis = read.viewer.side === 'mentor';
    if (isHis && (!read.person.takes_messages || !read.pair.withBot) && !isAnswered(read.version)) return 'gone';
    // Nothing that was still on its way when they wanted no more of it.
    if (neutral === 'pairNeutral' && read.hasMuted) return 'gone';
    const message = draw(read);
    return message ? inPublic(message, read, neutral) : 'gone';
  };

/** His own word stands there, also when he takes no more messages. */
const isAnswered = ({ ended }: Version): boolean => ended === 'without-bot';

const common = { place: 'dm', hours: dayHours, tooLateAfterHours: 7 * 24, afterUnknown: 'leave' } as const;

/** The one message of how two work, to whoever has to accept it; the newest that was sent to them. */
export const versionSurface: MessageKind<AppContext> = {
  ...common,
  name: kinds.version,
  render: rendered('versionNeutral', ({ viewer, shown, pair, versions, version, hasMuted }) => {
    // What has not come to them, or came while they had muted it, has no message: the one before stays.
    const isQuiet = pair.isUntold || hasMuted;
    const told = versions.filter(
      ({ sentBy, ended, unheard }) => sentBy !== viewer.side && !unheard && !(isQuiet && ended === null),
    );
    if (told.at(-1)?.id !== version.id) return undefined;
    // The sentence of the end is a message of its own.
    const isTold = pair.state === 'closed' && pair.endedBy === otherSide(viewer.side) && !hasMuted;
    return isTold ? undefined : versionMessage(viewer, shown, versions, version);
  }),
};

/** The one reminder of a proposal, on the day that the mentee has seen; it goes as soon as nothing waits. */
export const reminderSurface: MessageKind<AppContext> = {
  ...common,
  name: kinds.reminder,
  render: rendered('versionNeutral', ({ viewer, shown, version }) =>
    version.ended === null ? reminderMessage(viewer, shown, version) : undefined,
  ),
};

/** The answer to what the mentee sent. */
export const answerSurface: MessageKind<AppContext> = {
  ...common,
  name: kinds.answer,
  render: rendered('pairNeutral', ({ viewer, shown, version }) => answerMessage(viewer, shown, version)),
};

/** That the other side has ended it. */
export const endedSurface: MessageKind<AppContext> = {
  ...common,
  name: kinds.ended,
  async render(ctx, showing) {
    const read = await readFor(ctx, showing.subject, showing);
    if (!read || (read.viewer.side === 'mentor' && !read.person.takes_messages)) return 'gone';
    if (read.pair.state !== 'closed') return 'gone';
    return inPublic(endedMessage(read.viewer, read.shown), read, 'pairNeutral');
  },
};

/** That the account of the other side was closed; it goes when they are back. */
export const leftSurface: MessageKind<AppContext> = {
  ...common,
  name: kinds.left,
  async render(ctx, showing) {
    const read = await readFor(ctx, showing.subject, showing);
    if (read?.viewer.side === 'mentor' && !(read.person.takes_messages && read.pair.withBot)) return 'gone';
    const hasLeft = read?.viewer.side === 'mentee' ? read.pair.mentor?.left : read?.pair.mentee.left;
    return read && hasLeft ? inPublic(leftMessage(read.viewer, read.shown), read, 'pairNeutral') : 'gone';
  },
};

/**
 * Somebody of a pair has left this Slack, or is back: what the other side sees follows, and of an agreement they are told
 * kindly. What waited for somebody who has left waits no more.
 */
export const memberLeftOrBack = (member: SlackIdentity, ctx: AppContext): Promise<void> =>
  inTransaction(ctx, async (trx, want) => {
    for (const { pairId, menteeId, mentorId, side, hasLeft } of await listPartners(trx, member)) {
      const other = side === 'mentee' ? mentorId : menteeId;
      const pair = await lockPair(trx, ctx.keys, { id: pairId, personId: menteeId });
      if (!pair) continue;
      if (hasLeft && pair.waits) {
        const state = pair.state === 'proposed' ? 'talk' : pair.state;
        const setAside: Moved = { state, withBot: pair.withBot, waits: undefined, ended: 'closed' };
        await applyMove(ctx, trx, want, pair, setAside, undefined);
      }
      if (!other) continue;
      want.home(other);
      const isTold =
        hasLeft &&
        (other === menteeId || pair.withBot) &&
        ['active', 'paused'].includes(pair.state) &&
        (await isWrittenTo(trx, { id: pairId, menteeId }, other));
      want.message(kinds.left, { to: other, about: pairId }, { asked: isTold });
    }
  });

/** A mentor takes no messages any more, or takes them again: what mentees sent them goes, or is back. */
export async function messagesSwitched(trx: Transaction<Schema>, want: Want, mentorId: string): Promise<void> {
  for (const { id } of await listSentTo(trx, mentorId))
    for (const kind of [kinds.version, kinds.reminder]) want.message(kind, { to: mentorId, about: id });
}

const pushOf = (kind: string, isReminder: boolean): OwnKind<AppContext> => ({
  name: kind,
  surface: kind,
  side: 'mentor',
  async due(_, trx, { id }, versions) {
    const waiting = await listWaitingFor(trx, id, versions);
    const due = new Map<string, DueThing | 'gone'>();
    for (const version of versions) {
      const one = waiting.get(version);
      if (!one || !(await takesFrom(trx, { mentorId: id, menteeId: one.menteeId }))) due.set(version, 'gone');
      else if (one.waits)
        due.set(version, {
          day: isReminder ? (one.remindOn ?? undefined) : undefined,
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

const dueAtOnce = 200;
const hourMs = 60 * 60 * 1000;

/** What waits too long runs out, without a word to anybody; a pause whose day has come is over. */
export async function endWhatWaited(ctx: AppContext): Promise<number> {
  const due = await listDuePairs(ctx.db, ctx.now(), dueAtOnce);
  for (const { id, person_id: personId } of due) await lookAtPair(ctx, { id, personId });
  return due.length;
}

/** One pair; what cannot be read must not keep the others waiting, and is looked at again in an hour. */
async function lookAtPair(ctx: AppContext, { id, personId }: { id: string; personId: string }): Promise<void> {
  try {
    await inTransaction(ctx, async (trx, want) => {
      const pair = await lockPair(trx, ctx.keys, { id, personId });
      if (!pair || !(await isStillDue(trx, id, ctx.now()))) return;
      const moved = pair.state === 'paused' ? afterMove(pair, 'resume', 'mentee') : afterExpiry(pair);
      if (typeof moved === 'object') await applyMove(ctx, trx, want, pair, moved, undefined);
      else await savePair(trx, id, { lookAt: null });
    });
  } catch (error) {
    if (isDatabaseDown(error)) throw error;
    ctx.log.warn({ pair: id, error: describeError(error) }, 'what waits between two could not be looked at');
    const lookAt = new Date(ctx.now().getTime() + hourMs);
    await ctx.db.transaction().execute((trx) => savePair(trx, id, { lookAt }));
  }
}

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
