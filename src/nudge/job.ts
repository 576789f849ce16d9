import type { Transaction } from 'kysely';
import { type Day, localDay } from '../calendar.ts';
import { editionOf } from '../content/edition-of.ts';
import { forOne } from '../context.ts';
import { isDatabaseDown } from '../db/errors.ts';
import type { Person, Schema } from '../db/schema.ts';
import type { AppContext } from '../feature.ts';
import { type Candidate, inTheOrder, nudgeKindOf } from '../next.ts';
import { noteNextAct } from '../people/facts.ts';
import { describeError } from '../process/log.ts';
import { decide as decidePushes, verdictOnPlanned } from '../pushes/job.ts';
import type { SharedKind, Told } from '../pushes/kind.ts';
import { weekOf } from '../pushes/may-push.ts';
import type { DueThing } from '../pushes/plan.ts';
import { lockReader } from '../pushes/queries.ts';
import { expectPush, wantPushes } from '../pushes/schedule.ts';
import { candidatesFor, hasBegun, readerOf } from '../reader.ts';
import type { Message, MessageKind, Rendered, Showing } from '../surfaces/kind.ts';
import type { Reader } from '../surfaces/pause.ts';
import { inTransaction, type Want } from '../surfaces/want.ts';
import { decide, type Silence } from './decide.ts';
import { nowSurfaceKind, nudgePushKind } from './ids.ts';
import {
  addNudge,
  closeNudge,
  closeOthers,
  closeTakenOut,
  findPutOff,
  findSetting,
  hadOne,
  isInChat,
  isInstalled,
  listBefore,
  listDue,
  listNudges,
  lookNext,
  type NudgeRow,
  type SettingRow,
  saveSetting,
  wasHeld,
  withhold,
} from './queries.ts';
import { nowMessage, nudgeTold } from './view.ts';
import { instantOn, nextDayFor, spreadOf, type Whose, type Wish } from './when.ts';

/** People looked at together, and in one minute; who waits longer than others comes first. */
const mostAtOnce = 500;
const mostInAMinute = 5_000;

/**
 * The schedule of the weekly nudges: whoever is due is decided, and their next day found, each in a transaction of their
 * own. Two replicas may look at once: each takes other people.
 *
 * @returns how many nudges are wanted now
 */
export async function lookForNudges(ctx: AppContext): Promise<number> {
  let nudges = 0;
  for (let looked = 0; looked < mostInAMinute; looked += mostAtOnce) {
    const people = await listDue(ctx.db, ctx.now(), mostAtOnce);
    for (const person of people) nudges += await decideAlone(ctx, person);
    if (people.length < mostAtOnce) break;
  }
  return nudges;
}

/** Decides for one person; their trouble must not keep the others from what is theirs. */
async function decideAlone(ctx: AppContext, person: string): Promise<number> {
  try {
    return await inTransaction(ctx, (trx, want) => decideWeek(ctx, trx, want, person));
  } catch (error) {
    if (isDatabaseDown(error)) throw error;
    ctx.log.warn({ person, error: describeError(error) }, 'a nudge could not be decided; the next minute tries');
    return 0;
  }
}

const wishOf = (row: SettingRow): Wish => ({
  dayOfWeek: row.day_of_week,
  hour: row.hour,
  pausedUntil: row.paused_until,
});

const whoseOf = ({ id, time_zone: zone }: Person): Whose => ({ id, zone });

const hourMs = 60 * 60 * 1000;

/** @returns how many nudges are wanted now: one or none */
async function decideWeek(all: AppContext, trx: Transaction<Schema>, want: Want, personId: string): Promise<number> {
  const person = await lockReader(trx, personId, 'skip');
  const setting = person && (await findSetting(trx, personId));
  const now = all.now();
  if (!person || !setting?.next_nudge_at || setting.next_nudge_at > now) return 0;
  if (setting.cadence === 'off') return none(lookNext(trx, personId, null, null));
  const day = setting.for_day;
  const today = localDay(person.time_zone, now);
  if (!day || (setting.paused_until && setting.paused_until > today)) return none(planNext(trx, person, setting, now));
  const at = instantOn(day, setting.hour, whoseOf(person));
  // Looked at before its day, because something has ended that held this week's: it comes after all.
  const isAhead = at > now;
  if (isAhead && !(await wasHeld(trx, personId, weekOf(today)))) return none(lookNext(trx, personId, day, at));
  if (!(await isInstalled(trx, person.workspace_id))) return none(planNext(trx, person, setting, now));
  const week = isAhead ? weekOf(today) : weekOf(day);
  if (week !== weekOf(today)) {
    // Asked for at this very minute, because her clock is another, it is not the bot that was late.
    const because = now.getTime() - setting.next_nudge_at.getTime() > hourMs ? 'late' : 'moved';
    return none(keepSilence(trx, person, { week, day }, because, setting, now));
  }
  return decideNow({ ...forOne(all), db: trx }, trx, want, person, setting);
}

const none = async (doing: Promise<void>): Promise<0> => {
  await doing;
  return 0;
};

/** Finds the next day after an instant. */
async function planNext(trx: Transaction<Schema>, person: Person, setting: SettingRow, now: Date): Promise<void> {
  const whose = whoseOf(person);
  const day = nextDayFor(wishOf(setting), whose, now);
  await lookNext(trx, person.id, day, instantOn(day, setting.hour, whose));
}

/** What of silence is not kept for her to read: it is what she has asked for, or says nothing. */
const unsaid: ReadonlySet<Silence> = new Set<Silence>(['off', 'paused', 'cadence', 'not-begun', 'this-week', 'left']);

async function keepSilence(
  trx: Transaction<Schema>,
  person: Person,
  { week, day }: { week: string; day: string },
  because: Silence,
  setting: SettingRow,
  now: Date,
): Promise<void> {
  if (!unsaid.has(because))
    await addNudge(trx, { personId: person.id, week, day, kind: null, withheld: because, isFirst: false }, now);
  await planNext(trx, person, setting, now);
}

/** Decides the week that it is for somebody. @param ctx reads what the transaction sees */
async function decideNow(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  person: Reader,
  setting: SettingRow,
): Promise<number> {
  const now = ctx.now();
  const today = localDay(person.time_zone, now);
  const week = weekOf(today);
  const reader = readerOf(ctx, person);
  const decision = decide({
    ...{ today, cadence: setting.cadence, kindsOff: setting.kinds_off, pausedUntil: setting.paused_until },
    hasBegun: await hasBegun(reader, ctx),
    candidates: await candidatesFor(reader, ctx),
    putOffUntil: await findPutOff(trx, person.id, today),
    before: await listBefore(trx, person.id),
    verdict: await verdictOnPlanned(ctx, trx, person, nudgePushKind),
  });
  if (decision.do === 'wait') {
    const at = new Date(decision.until.getTime() + spreadOf(person.id));
    if (weekOf(localDay(person.time_zone, at)) === week) return none(lookNext(trx, person.id, setting.for_day, at));
    return none(keepSilence(trx, person, { week, day: today }, heldBy(person, now), setting, now));
  }
  if (decision.do === 'silent') {
    const { because, pauseUntil } = decision;
    if (pauseUntil) await saveSetting(trx, person.id, { paused_until: pauseUntil }, now);
    const after = { ...setting, ...(pauseUntil && { paused_until: pauseUntil }) };
    return none(keepSilence(trx, person, { week, day: today }, because, after, now));
  }
  const isFirst = !(await hadOne(trx, person.id));
  const { kind } = decision;
  const id = await addNudge(trx, { personId: person.id, week, day: today, kind, withheld: null, isFirst }, now);
  await planNext(trx, person, setting, now);
  if (!id) return 0;
  const others = await closeOthers(trx, person.id, { besides: id, today }, now);
  await noteNextAct(trx, person.id, now);
  await wantPushes(trx, want, { person: person.id, kind: nudgePushKind }, others);
  await expectPush(trx, { person: person.id, kind: nudgePushKind, subject: id }, { lookAt: now, now: null });
  return decidePushes(ctx, trx, want, person.id);
}

const heldBy = ({ paused_until: until }: Reader, now: Date): Silence => (until && until > now ? 'operator' : 'hours');

/** After all that has a day of its own. */
const rank = 1_000;

/** A nudge in the ledger: planned, or on the day to which she has put it off. */
export const nudgePush: SharedKind<AppContext> = {
  name: nudgePushKind,
  side: 'mentee',
  async due(ctx, trx, person, subjects) {
    const rows = await listNudges(trx, person.id, subjects);
    const verdict = await verdictOnPlanned(ctx, trx, person, nudgePushKind);
    const isOtherDated = verdict.do === 'never' && verdict.because === 'one is dated';
    const today = localDay(person.time_zone, ctx.now());
    const week = weekOf(today);
    const setting = await findSetting(trx, person.id);
    const dues = new Map<string, DueThing | 'gone'>();
    for (const subject of subjects) {
      const row = rows.find(({ id }) => id === subject);
      if (!row?.kind) dues.set(subject, 'gone');
      // What stands in the chat says what it says, and rides with nothing.
      else if (row.told_in || row.closed_at) continue;
      else if (isUnwanted(setting, row.kind)) {
        // Nothing that she has turned off since comes, not even what she had put off.
        if (row.put_off_until) await closeNudge(trx, row.id, ctx.now());
        else await withhold(trx, row.id, setting?.cadence === 'off' ? 'off' : 'kind-off');
        dues.set(subject, 'gone');
      } else if (row.put_off_until) dues.set(subject, { day: dayOf(row.put_off_until, setting), isHers: true, rank });
      else if (setting?.paused_until && setting.paused_until > today) {
        await withhold(trx, row.id, 'paused');
        dues.set(subject, 'gone');
      } else if (row.week === week) dues.set(subject, { isHers: false, rank, planned: { isOtherDated } });
      else {
        await withhold(trx, row.id, 'not-sent');
        dues.set(subject, 'gone');
      }
    }
    return dues;
  },
  async tell(ctx, person, subjects) {
    const rows = await listNudges(ctx.db, person.id, subjects);
    const candidates = await candidatesFor(readerOf(ctx, person), ctx);
    const told: Told[] = [];
    for (const row of rows) {
      const about = aboutOf(row, candidates);
      const isThere = row.told_in !== null && (await isInChat(ctx.db, person.id, row.told_in));
      if (!about && !isThere) {
        // It was done between the decision and the message.
        if (ctx.unread.size === 0 && row.kind) await withhold(ctx.db, row.id, 'nothing');
        continue;
      }
      told.push(nudgeTold(editionOf(person, ctx), { ...row, about }));
    }
    return told;
  },
  onTakenOut: closeTakenOut,
};

const isUnwanted = (setting: SettingRow | undefined, kind: string): boolean =>
  setting?.cadence === 'off' || setting?.kinds_off.includes(kind) === true;

/** The day on which one comes that she put off: a rest that ends later holds that too. */
const dayOf = (putOff: Day, setting: SettingRow | undefined): Day =>
  setting?.paused_until && setting.paused_until > putOff ? setting.paused_until : putOff;

/** What a nudge asks: the thing of its kind that counts most now; undefined where nothing of it stands any more. */
function aboutOf({ kind, closed_at }: NudgeRow, candidates: readonly Candidate[]): Candidate | 'question' | undefined {
  if (closed_at || !kind) return undefined;
  if (kind === 'question') return 'question';
  return inTheOrder(candidates).find((one) => nudgeKindOf(one) === kind);
}

/** One as it would be now, because she has asked to see one: her own press, so that the ledger knows nothing of it. */
export const nowSurface: MessageKind<AppContext> = {
  name: nowSurfaceKind,
  place: 'dm',
  hours: 'any',
  tooLateAfterHours: 1,
  afterUnknown: 'leave',
  render: renderNow,
};

async function renderNow(ctx: AppContext, { person }: Showing): Promise<Rendered<Message>> {
  if (!person) return 'gone';
  const all = inTheOrder(await candidatesFor(readerOf(ctx, person), ctx));
  if (ctx.unread.size > 0) return 'not now';
  const about = all.find((one) => nudgeKindOf(one) !== null);
  return nowMessage(editionOf(person, ctx), about, person.full_notification_text);
}
