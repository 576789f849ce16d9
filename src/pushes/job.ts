import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { localDay } from '../calendar.ts';
import { editionOf } from '../content/edition-of.ts';
import { forOne } from '../context.ts';
import { isDatabaseDown } from '../db/errors.ts';
import type { Person, Schema } from '../db/schema.ts';
import type { AppContext } from '../feature.ts';
import { describeError } from '../process/log.ts';
import { tooLate } from '../surfaces/answers.ts';
import type { Ending, Message, MessageKind, Rendered, Showing } from '../surfaces/kind.ts';
import { inTransaction, type Want } from '../surfaces/want.ts';
import { type PushKind, pushKindsOf, pushSurfaceKind, type Told } from './kind.ts';
import { firstLook, mayPush, type Verdict, type Went } from './may-push.ts';
import { type OpenThing, plan } from './plan.ts';
import {
  addPush,
  forgetHeld,
  forgetThings,
  listDuePeople,
  listThings,
  listTold,
  listWent,
  lockReader,
  lookAgain,
  type ThingRow,
  takeBack,
} from './queries.ts';
import { pushMessage } from './view.ts';

/**
 * The one message of some things. The ledger decides on which day it may come, so its hours hold nothing more than the
 * night; what has not gone by the evening is decided again.
 */
export const pushSurface: MessageKind<AppContext> = {
  name: pushSurfaceKind,
  place: 'dm',
  hours: 'every day',
  tooLateAfterHours: 24,
  onItsDayAlone: true,
  afterUnknown: 'leave',
  render: renderPush,
  onFinal: decideAgain,
};

/** What has nothing left to say is left out; with nothing left the message goes from the chat. */
async function renderPush(ctx: AppContext, { subject: push, person }: Showing): Promise<Rendered<Message>> {
  if (!person) return 'gone';
  const kinds = pushKindsOf(ctx.features);
  const things = await listTold(ctx.db, push, person.id);
  const told = new Map<string, Told>();
  for (const [name, of] of Map.groupBy(things, ({ kind }) => kind)) {
    const kind = kinds.get(name);
    // While a deployment rolls it may be of a newer release, which brings it.
    if (!kind || !('tell' in kind)) return 'not now';
    const all = await kind.tell(
      ctx,
      person,
      of.map(({ subject }) => subject),
    );
    for (const one of all) told.set(`${name} ${one.subject}`, one);
  }
  const shown = things.flatMap(({ kind, subject }) => told.get(`${kind} ${subject}`) ?? []);
  const edition = editionOf(person, ctx);
  if (shown.length > 0) return pushMessage(edition, push, shown, person.full_notification_text);
  // What cannot be read now may be found again.
  return ctx.unread.size > 0 ? 'not now' : 'gone';
}

/** What has not gone by the evening of its day does not count, and its things are decided anew. */
async function decideAgain(ctx: AppContext, { subject: push, person, code }: Ending): Promise<void> {
  if (!person) return;
  if (code !== tooLate) {
    const [first] = await listTold(ctx.db, push, person.id);
    const kind = first && pushKindsOf(ctx.features).get(first.kind);
    return kind && 'tell' in kind ? kind.onFinal?.(ctx, person, push) : undefined;
  }
  await ctx.db.transaction().execute(async (trx) => {
    await lockReader(trx, person.id, 'wait');
    await takeBack(trx, push, ctx.now());
  });
}

/** People looked at together, and in one minute; who waits longer than others comes first. */
const mostAtOnce = 500;
const mostInAMinute = 5_000;

/**
 * The schedule of everything that pushes: what is due for somebody is decided at once, so that two things of one day are
 * one message. Two replicas may look at once: each takes other people.
 *
 * @returns how many messages are wanted now
 */
export async function lookForPushes(ctx: AppContext): Promise<number> {
  let messages = 0;
  await forgetHeld(ctx.db, localDay('Etc/GMT+12', ctx.now()), ctx.now());
  for (let looked = 0; looked < mostInAMinute; looked += mostAtOnce) {
    const people = await listDuePeople(ctx.db, ctx.now(), mostAtOnce);
    for (const person of people) messages += await decideAlone(ctx, person);
    if (people.length < mostAtOnce) break;
  }
  return messages;
}

/** Decides for one person; their trouble must not keep the others from what is theirs. */
async function decideAlone(ctx: AppContext, person: string): Promise<number> {
  try {
    return await inTransaction(ctx, (trx, want) => decide(ctx, trx, want, person, 'skip'));
  } catch (error) {
    if (isDatabaseDown(error)) throw error;
    ctx.log.warn({ person, error: describeError(error) }, 'what may push could not be decided; the next minute tries');
    return 0;
  }
}

/**
 * Whether something of the mentee's side is dated for what is left of a reader's week, besides one kind: the rows know
 * when to look, which is when a day begins.
 */
export async function isOtherDated(
  { features, now }: Pick<AppContext, 'features' | 'now'>,
  db: Kysely<Schema>,
  { id, time_zone: zone }: Person,
  besides: string,
): Promise<boolean> {
  const today = Temporal.PlainDate.from(localDay(zone, now()));
  const nextWeek = firstLook(today.add({ days: 8 - today.dayOfWeek }).toString());
  const kinds = pushKindsOf(features);
  return (await listThings(db, id)).some(
    ({ kind, lookAt }) =>
      kind !== besides && kinds.get(kind)?.side !== 'mentor' && lookAt !== null && lookAt < nextWeek,
  );
}

/** What the ledger says now of a planned message to a mentee, whose row is locked. */
export async function verdictOnPlanned(
  ctx: Pick<AppContext, 'features' | 'now' | 'holidays'>,
  trx: Transaction<Schema>,
  person: Person,
  kind: string,
): Promise<Verdict> {
  const planned = { isOtherDated: await isOtherDated(ctx, trx, person, kind) };
  const ledger = await listWent(trx, person.id, daysBefore(person, ctx.now(), 8));
  const reader = { ...person, holidays: ctx.holidays };
  return mayPush(reader, { side: 'mentee', isHers: false, planned }, ctx.now(), ledger);
}

/** A day of a reader's, so long ago. */
const daysBefore = ({ time_zone: zone }: Person, now: Date, days: number) =>
  Temporal.PlainDate.from(localDay(zone, now)).subtract({ days }).toString();

/** Something that is to be told, with its kind and its subject. */
interface Open extends OpenThing {
  kind: string;
  subject: string;
  of: PushKind<AppContext>;
}

/**
 * Decides what may push to somebody now, and wants it. Inside the transaction that changed something of it, or the
 * schedule's.
 *
 * @param how `skip`: nothing is done while another process is at this person
 * @returns how many messages are wanted now
 */
export async function decide(
  all: AppContext,
  trx: Transaction<Schema>,
  want: Want,
  personId: string,
  how: 'skip' | 'wait' = 'wait',
): Promise<number> {
  const ctx = forOne(all);
  const person = await lockReader(trx, personId, how);
  if (!person) return 0;
  const now = ctx.now();
  const things = await openThings(ctx, trx, person);
  const { messages, looks } = plan(
    { ...person, holidays: ctx.holidays },
    things,
    now,
    await listWent(trx, personId, daysBefore(person, now, 8)),
  );
  for (const { thing, at } of looks) await lookAgain(trx, [thing.id], at);
  // Its day has come: what she may do next is another thing, whether or not a message says so.
  if (messages.length > 0 || looks.some(({ at }) => at === null)) want.home(personId);
  let wanted = 0;
  for (const { things, went } of messages) if (await push({ trx, want, person, now }, things, went)) wanted++;
  return wanted;
}

/**
 * What is to be told to somebody, or is told and still open, as the rows are now. What is due and has nothing to tell is
 * not looked at any more.
 */
async function openThings(ctx: AppContext, trx: Transaction<Schema>, person: Person): Promise<Open[]> {
  const now = ctx.now();
  const kinds = pushKindsOf(ctx.features);
  const rows = (await listThings(trx, person.id)).filter(({ lookAt }) => lookAt === null || lookAt <= now);
  const open: Open[] = [];
  for (const [name, of] of Map.groupBy(rows, ({ kind }) => kind)) {
    const kind = kinds.get(name);
    if (!kind) {
      // While a deployment rolls, it may be of a newer release: that one tells it.
      await lookAgain(trx, idsOf(of.filter(({ lookAt }) => lookAt !== null)), new Date(now.getTime() + hourMs));
      continue;
    }
    const subjects = of.map(({ subject }) => subject);
    const dues = await kind.due(ctx, trx, person, subjects);
    const dueOf = ({ subject }: ThingRow) => dues.get(subject);
    await forgetThings(trx, idsOf(of.filter((one) => dueOf(one) === 'gone')));
    await lookAgain(trx, idsOf(of.filter((one) => one.lookAt !== null && !dueOf(one))), null);
    for (const thing of of) {
      const due = dueOf(thing);
      if (due && due !== 'gone') open.push({ ...thing, of: kind, side: kind.side, isAlone: 'surface' in kind, due });
    }
  }
  return open;
}

const hourMs = 60 * 60 * 1000;
const idsOf = (things: readonly { id: string }[]): string[] => things.map(({ id }) => id);

/** Enters one message in the ledger and wants it; where its room was taken meanwhile, it is decided again in an hour. */
async function push(
  { trx, want, person, now }: { trx: Transaction<Schema>; want: Want; person: Person; now: Date },
  things: readonly Open[],
  went: Went,
): Promise<boolean> {
  const id = randomUUID();
  const [first] = things;
  if (!first) return false;
  if (!(await addPush(trx, { id, person: person.id, went, now }, things))) {
    const due = things.filter(({ lookAt }) => lookAt !== null);
    await lookAgain(trx, idsOf(due), new Date(now.getTime() + hourMs));
    return false;
  }
  if ('surface' in first.of) {
    want.message(first.of.surface, { to: person.id, about: first.subject }, { asked: true });
    return true;
  }
  // The message before has this much less to tell.
  for (const before of new Set(things.flatMap(({ toldIn }) => toldIn ?? [])))
    want.message(pushSurfaceKind, { to: person.id, about: before });
  want.message(pushSurfaceKind, { to: person.id, about: id }, { asked: true });
  return true;
}
