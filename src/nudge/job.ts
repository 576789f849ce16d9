import type { Transaction } from 'kysely';
import { type Day, localDay } from '../calendar.ts';
import { editionOf } from '../content/edition-of.ts';
import { forOne } from '../context.ts';
import { isDatabaseDown } from '../db/errors.ts';
import type { Person, Schema } from '../db/schema.ts';
import type { AppContext, NudgeLook, PassedNudge } from '../feature.ts';
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
  findPushOf,
  findPutOff,
  findSetting,
  hadOne,
  isInChat,
  isInstalled,
  listBefore,
  listDue,
  listDuePutOff,
  listInChat,
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
import { silenceWords, whyOf } from './wording.ts';

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
    for (const person of people) nudges += countOf(await decideAlone(ctx, person));
    if (people.length < mostAtOnce) break;
  }
  return nudges;
}

const countOf = (looked: NudgeLook | undefined): number => (looked?.does === 'send' ? 1 : 0);

/** Decides for one person; their trouble must not keep the others from what is theirs. */
async function decideAlone(ctx: AppContext, person: string): Promise<NudgeLook | undefined> {
  try {
    const looked = await inTransaction(ctx, (trx, want) => decideWeek(ctx, trx, want, person));
    count(ctx, looked);
    return looked;
  } catch (error) {
    if (isDatabaseDown(error)) throw error;
    ctx.log.warn({ person, error: describeError(error) }, 'a nudge could not be decided; the next minute tries');
    return undefined;
  }
}

function count({ metrics }: AppContext, looked: NudgeLook): void {
  if (looked.does === 'send') metrics.nudge('sent');
  if (looked.does === 'withhold') metrics.nudge('withheld', looked.because);
  if ('late' in looked) metrics.nudgeLag(looked.late / 1000);
}

/** Takes everything back that a look has written. */
class LookedAlone extends Error {
  override name = 'LookedAlone';
  readonly looked: NudgeLook;
  constructor(looked: NudgeLook) {
    super();
    this.looked = looked;
  }
}

/** What a look would come to, of which nothing is kept. */
async function takenBack(
  ctx: AppContext,
  look: (trx: Transaction<Schema>, want: Want) => Promise<NudgeLook>,
): Promise<NudgeLook> {
  try {
    return await inTransaction(ctx, async (trx, want) => {
      throw new LookedAlone(await look(trx, want));
    });
  } catch (error) {
    if (error instanceof LookedAlone) return error.looked;
    throw error;
  }
}

/** More people than any deployment has. */
const all = 10_000_000;

/**
 * One pass for everybody who is due, for the operator: as the minute does it, and what each comes to.
 *
 * @param isDry nothing of it is kept
 */
export async function passOfNudges(ctx: AppContext, { isDry }: { isDry: boolean }): Promise<PassedNudge[]> {
  const passed: PassedNudge[] = [];
  const note = (person: string, looked: NudgeLook): void => {
    const { default: edition } = ctx.editions;
    const words = {
      send: () => (looked.does === 'send' ? whyOf(edition, looked.kind) : ''),
      withhold: () => (looked.does === 'withhold' ? silenceWords(edition, looked.because) : ''),
      ...{ wait: () => '', nothing: () => '' },
    };
    passed.push({ person, ...looked, words: words[looked.does]() });
  };
  for (const person of await listDue(ctx.db, ctx.now(), all)) {
    const looked = isDry
      ? await takenBack(ctx, (trx, want) => decideWeek(ctx, trx, want, person))
      : await decideAlone(ctx, person);
    if (looked) note(person, looked);
  }
  for (const { id, person, kind } of await listDuePutOff(ctx.db, ctx.now())) {
    const decide = async (trx: Transaction<Schema>, want: Want) => {
      await decidePushes(ctx, trx, want, person);
      const push = await findPushOf(trx, person, id);
      return push ? ({ does: 'send', kind, push } as const) : ({ does: 'nothing' } as const);
    };
    note(person, isDry ? await takenBack(ctx, decide) : await inTransaction(ctx, decide));
  }
  return passed;
}

const wishOf = (row: SettingRow): Wish => ({
  dayOfWeek: row.day_of_week,
  hour: row.hour,
  pausedUntil: row.paused_until,
});

const whoseOf = ({ id, time_zone: zone }: Person): Whose => ({ id, zone });

const hourMs = 60 * 60 * 1000;

/** Looks at somebody, keeps what follows and wants it; nothing is done while another process is at them. */
async function decideWeek(all: AppContext, trx: Transaction<Schema>, want: Want, personId: string): Promise<NudgeLook> {
  const person = await lockReader(trx, personId, 'skip');
  const setting = person && (await findSetting(trx, personId));
  const now = all.now();
  if (!person || !setting?.next_nudge_at || setting.next_nudge_at > now) return { does: 'nothing' };
  if (setting.cadence === 'off') {
    await lookNext(trx, personId, null, null);
    return { does: 'withhold', because: 'off' };
  }
  const day = setting.for_day;
  const today = localDay(person.time_zone, now);
  const isResting = setting.paused_until !== null && setting.paused_until > today;
  if (!day || isResting) {
    const until = await planNext(trx, person, setting, now);
    return isResting ? { does: 'withhold', because: 'paused' } : { does: 'wait', until };
  }
  const at = instantOn(day, setting.hour, whoseOf(person));
  // Looked at before its day, because something has ended that held this week's: it comes after all.
  const isAhead = at > now;
  if (isAhead && !(await wasHeld(trx, personId, weekOf(today)))) {
    await lookNext(trx, personId, day, at);
    return { does: 'wait', until: at };
  }
  if (!(await isInstalled(trx, person.workspace_id))) {
    await planNext(trx, person, setting, now);
    return { does: 'withhold', because: 'left' };
  }
  const late = now.getTime() - setting.next_nudge_at.getTime();
  const week = isAhead ? weekOf(today) : weekOf(day);
  if (week !== weekOf(today)) {
    // Asked for at this very minute, because her clock is another, it is not the bot that was late.
    const because = late > hourMs ? 'late' : 'moved';
    return keepSilence(trx, person, { week, day }, because, setting, now);
  }
  const looked = await decideNow({ ...forOne(all), db: trx }, trx, want, person, setting);
  return looked.does === 'send' ? { ...looked, late } : looked;
}

/** Finds the next day after an instant. */
async function planNext(trx: Transaction<Schema>, person: Person, setting: SettingRow, now: Date): Promise<Date> {
  const whose = whoseOf(person);
  const day = nextDayFor(wishOf(setting), whose, now);
  const at = instantOn(day, setting.hour, whose);
  await lookNext(trx, person.id, day, at);
  return at;
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
): Promise<NudgeLook> {
  if (!unsaid.has(because))
    await addNudge(trx, { personId: person.id, week, day, kind: null, withheld: because, isFirst: false }, now);
  await planNext(trx, person, setting, now);
  return { does: 'withhold', because };
}

/** Decides the week that it is for somebody. @param ctx reads what the transaction sees */
async function decideNow(
  ctx: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  person: Reader,
  setting: SettingRow,
): Promise<NudgeLook> {
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
    if (weekOf(localDay(person.time_zone, at)) !== week)
      return keepSilence(trx, person, { week, day: today }, heldBy(person, now), setting, now);
    await lookNext(trx, person.id, setting.for_day, at);
    return { does: 'wait', until: at };
  }
  if (decision.do === 'silent') {
    const { because, pauseUntil } = decision;
    if (pauseUntil) await saveSetting(trx, person.id, { paused_until: pauseUntil }, now);
    const after = { ...setting, ...(pauseUntil && { paused_until: pauseUntil }) };
    return keepSilence(trx, person, { week, day: today }, because, after, now);
  }
  const isFirst = !(await hadOne(trx, person.id));
  const { kind } = decision;
  const id = await addNudge(trx, { personId: person.id, week, day: today, kind, withheld: null, isFirst }, now);
  await planNext(trx, person, setting, now);
  if (!id) return { does: 'nothing' };
  const others = await closeOthers(trx, person.id, { besides: id, today }, now);
  await noteNextAct(trx, person.id, now);
  await wantPushes(trx, want, { person: person.id, kind: nudgePushKind }, others);
  await expectPush(trx, { person: person.id, kind: nudgePushKind, subject: id }, { lookAt: now, now: null });
  await decidePushes(ctx, trx, want, person.id);
  return { does: 'send', kind, push: await findPushOf(trx, person.id, id) };
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
        ctx.metrics.nudge('given-up');
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
  async onFinal(ctx, person, push) {
    if (!(await isInChat(ctx.db, person.id, push))) ctx.metrics.nudge('failed');
  },
};

/**
 * Somebody's Home has changed, and with it perhaps what her nudge in the chat asks: done elsewhere it is closed there, too.
 *
 * @param personId whose Home it is
 */
export async function followHome(all: AppContext, personId: string): Promise<void> {
  const open = await listInChat(all.db, personId);
  if (open.length === 0) return;
  await inTransaction(all, async (trx, want) => {
    const person = await lockReader(trx, personId, 'wait');
    if (!person) return;
    const ctx = { ...forOne(all), db: trx };
    const candidates = await candidatesFor(readerOf(ctx, person), ctx);
    if (ctx.unread.size > 0) return;
    for (const row of open) if (!aboutOf(row, candidates)) await closeNudge(trx, row.id, all.now());
    await wantPushes(
      trx,
      want,
      { person: personId, kind: nudgePushKind },
      open.map(({ id }) => id),
    );
  });
}

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
