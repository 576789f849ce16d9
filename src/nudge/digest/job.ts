import type { Kysely, Transaction } from 'kysely';
import { localDay } from '../../calendar.ts';
import { editionOf } from '../../content/edition-of.ts';
import { forOne } from '../../context.ts';
import { isDatabaseDown } from '../../db/errors.ts';
import type { Person, Schema } from '../../db/schema.ts';
import type { AppContext } from '../../feature.ts';
import { mentorFacts } from '../../meeting/follow-up/facts.ts';
import { describeError } from '../../process/log.ts';
import { decide as decidePushes } from '../../pushes/job.ts';
import type { OwnKind } from '../../pushes/kind.ts';
import { mayPush, weekOf } from '../../pushes/may-push.ts';
import type { DueThing } from '../../pushes/plan.ts';
import { listWent, lockReader } from '../../pushes/queries.ts';
import { expectPush } from '../../pushes/schedule.ts';
import { readerOf } from '../../reader.ts';
import { tooLate } from '../../surfaces/answers.ts';
import type { Ending, Message, MessageKind, Rendered, Showing } from '../../surfaces/kind.ts';
import type { Reader } from '../../surfaces/pause.ts';
import { inTransaction, type Want } from '../../surfaces/want.ts';
import { isInstalled } from '../queries.ts';
import { instantOn, nextDayFor, spreadOf } from '../when.ts';
import { type Digest, decideDigest, digestOf, type Withheld } from './digest.ts';
import { digestKind } from './ids.ts';
import {
  addDigest,
  closeOtherDigests,
  findDigestSetting,
  findOpenDigest,
  isThere,
  listDecided,
  listDigests,
  listDigestsDue,
  lookNextForDigest,
  withholdDigest,
} from './queries.ts';
import { closedMessage, digestMessage } from './view.ts';

type Trx = Transaction<Schema>;
type Setting = NonNullable<Awaited<ReturnType<typeof findDigestSetting>>>;

/** People looked at together, and in one minute; who waits longer than others comes first. */
const mostAtOnce = 500;
const mostInAMinute = 5_000;

/**
 * The schedule of the digests: whoever is due is decided, and their next day found, each in a transaction of their own. Two
 * replicas may look at once: each takes other people.
 *
 * @returns how many digests are wanted now
 */
export async function lookForDigests(ctx: AppContext): Promise<number> {
  let digests = 0;
  for (let looked = 0; looked < mostInAMinute; looked += mostAtOnce) {
    const people = await listDigestsDue(ctx.db, ctx.now(), mostAtOnce);
    for (const person of people) digests += await decideAlone(ctx, person);
    if (people.length < mostAtOnce) break;
  }
  return digests;
}

/** Decides for one person; their trouble must not keep the others from what is theirs. */
async function decideAlone(ctx: AppContext, person: string): Promise<number> {
  try {
    return await inTransaction(ctx, (trx, want) => decideWeek(ctx, trx, want, person));
  } catch (error) {
    if (isDatabaseDown(error)) throw error;
    ctx.log.warn({ person, error: describeError(error) }, 'a digest could not be decided; the next minute tries');
    return 0;
  }
}

/** @returns how many digests are wanted now: one or none */
async function decideWeek(all: AppContext, trx: Trx, want: Want, personId: string): Promise<number> {
  const person = await lockReader(trx, personId, 'skip');
  const setting = person && (await findDigestSetting(trx, personId));
  const now = all.now();
  if (!person || !setting?.next_digest_at || setting.next_digest_at > now) return 0;
  if (!setting.is_on) return none(lookNextForDigest(trx, personId, null, null));
  const { for_day: day, hour } = setting;
  const at = day && instantOn(day, hour, { id: personId, zone: person.time_zone });
  if (!at || !(await isInstalled(trx, person.workspace_id))) return none(planNext(trx, person, setting, now));
  if (at > now) return none(lookNextForDigest(trx, personId, day, at));
  if (weekOf(day) !== weekOf(localDay(person.time_zone, now)))
    return none(keepSilence(trx, person, { day, withheld: 'late' }, setting, now));
  return decideNow({ ...forOne(all), db: trx }, trx, want, person, setting);
}

const none = async (doing: Promise<void>): Promise<0> => {
  await doing;
  return 0;
};

/** Finds the next day after an instant. */
async function planNext(trx: Trx, { id, time_zone: zone }: Person, setting: Setting, now: Date): Promise<void> {
  const day = nextDayFor({ dayOfWeek: setting.day_of_week, hour: setting.hour }, { id, zone }, now);
  await lookNextForDigest(trx, id, day, instantOn(day, setting.hour, { id, zone }));
}

/** What of silence is not kept to be read: it is what he has asked for, or says nothing. */
const unsaid: ReadonlySet<Withheld> = new Set<Withheld>(['off', 'no-messages', 'this-week', 'left']);

async function keepSilence(
  trx: Trx,
  person: Person,
  { day, withheld }: { day: string; withheld: Withheld },
  setting: Setting,
  now: Date,
): Promise<void> {
  if (!unsaid.has(withheld)) await addDigest(trx, { personId: person.id, week: weekOf(day), day, withheld }, now);
  await planNext(trx, person, setting, now);
}

/** What a mentor has before him now. */
const digestFor = async (ctx: AppContext, person: Person): Promise<Digest> =>
  digestOf(await mentorFacts(readerOf(ctx, person), ctx), person.time_zone, ctx.now());

/** For so many days back the ledger counts. */
const ledgerDays = 8;

/** What the ledger says now of a message to a mentor, whose row is locked. */
async function verdictOn({ now, holidays }: AppContext, trx: Trx, person: Reader) {
  const since = Temporal.PlainDate.from(localDay(person.time_zone, now())).subtract({ days: ledgerDays }).toString();
  const went = await listWent(trx, person.id, since);
  return mayPush({ ...person, holidays }, { side: 'mentor', isHers: false }, now(), went);
}

/** Decides the week that it is for somebody. @param ctx reads what the transaction sees */
async function decideNow(ctx: AppContext, trx: Trx, want: Want, person: Reader, setting: Setting): Promise<number> {
  const now = ctx.now();
  const day = localDay(person.time_zone, now);
  const decision = decideDigest({
    ...{ today: day, isOn: setting.is_on, takesMessages: person.takes_messages },
    decided: await listDecided(trx, person.id),
    digest: await digestFor(ctx, person),
    verdict: await verdictOn(ctx, trx, person),
  });
  if (decision.do === 'wait') {
    const at = new Date(decision.until.getTime() + spreadOf(person.id));
    if (weekOf(localDay(person.time_zone, at)) === weekOf(day))
      return none(lookNextForDigest(trx, person.id, setting.for_day, at));
    return none(keepSilence(trx, person, { day, withheld: 'hours' }, setting, now));
  }
  if (decision.do === 'silent')
    return none(keepSilence(trx, person, { day, withheld: decision.because }, setting, now));
  const id = await addDigest(trx, { personId: person.id, week: weekOf(day), day, withheld: null }, now);
  await planNext(trx, person, setting, now);
  if (!id) return 0;
  for (const about of await closeOtherDigests(trx, person.id, id, now))
    want.message(digestKind, { to: person.id, about });
  await expectPush(trx, { person: person.id, kind: digestKind, subject: id }, { lookAt: now, now: null });
  return decidePushes(ctx, trx, want, person.id);
}

/** After what somebody waits for. */
const rank = 1_000;

/** A digest comes by the ledger: two messages a day over all pairs, and in its own week or not at all. */
export const digestPush: OwnKind<AppContext> = {
  name: digestKind,
  surface: digestKind,
  side: 'mentor',
  async due(ctx, trx, person, subjects) {
    const rows = await listDigests(trx, person.id, subjects);
    const setting = await findDigestSetting(trx, person.id);
    const week = weekOf(localDay(person.time_zone, ctx.now()));
    const dues = new Map<string, DueThing | 'gone'>();
    for (const subject of subjects) {
      const row = rows.find(({ id }) => id === subject);
      if (!row || row.withheld || row.closed_at) dues.set(subject, 'gone');
      else if (row.told_in) continue;
      else if (setting?.is_on && row.week === week) dues.set(subject, { isHers: false, rank });
      else {
        await withholdDigest(trx, row.id, setting?.is_on ? 'hours' : 'off');
        dues.set(subject, 'gone');
      }
    }
    return dues;
  },
};

/** Its message; facts are read as it is drawn, so it says what stands then. */
export const digestSurface: MessageKind<AppContext> = {
  name: digestKind,
  place: 'dm',
  hours: 'day',
  tooLateAfterHours: 3 * 24,
  afterUnknown: 'leave',
  render: renderDigest,
  async onFinal({ db }, { subject, person, code }: Ending) {
    const [row] = person && code === tooLate ? await listDigests(db, person.id, [subject]) : [];
    if (row && !row.closed_at) await withholdDigest(db, row.id, 'late');
  },
};

async function renderDigest(ctx: AppContext, { id, subject, person }: Showing): Promise<Rendered<Message>> {
  const [row] = person ? await listDigests(ctx.db, person.id, [subject]) : [];
  if (!person || !row || row.withheld || !person.takes_messages) return 'gone';
  const edition = editionOf(person, ctx);
  const stands = await isThere(ctx.db, id);
  if (row.closed_at) return stands ? closedMessage(edition, 'newer') : 'gone';
  const isOn = (await findDigestSetting(ctx.db, person.id))?.is_on === true;
  const digest = await digestFor(ctx, person);
  // What nobody can read just now may be found again: what stands stays as it is, and what is due is told without it.
  if (ctx.unread.size > 0 && (stands || !digest.isDue)) return 'not now';
  const isEmpty = digest.meetings.length + digest.promises.length === 0;
  if (stands && isEmpty) return closedMessage(edition, 'over');
  if (!stands && (!isOn || !digest.isDue)) {
    // It was switched off, or done, between the decision and the message.
    await withholdDigest(ctx.db, row.id, isOn ? 'nothing' : 'off');
    return 'gone';
  }
  return digestMessage(edition, { digest, isOn, fullText: person.full_notification_text, command: ctx.command });
}

/** Has the digest that stands follow what changed of what it says. */
export async function followDigest(db: Kysely<Schema>, want: Want, personId: string): Promise<void> {
  const open = await findOpenDigest(db, personId);
  if (open) want.message(digestKind, { to: personId, about: open });
}
