import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { loadEditions } from '../../src/content/editions.ts';
import type { Schema } from '../../src/db/schema.ts';
import type { AppContext, Feature } from '../../src/feature.ts';
import { createQueue } from '../../src/jobs/queue.ts';
import { keyRing } from '../../src/keys.ts';
import type { Candidate } from '../../src/next.ts';
import { nudge } from '../../src/nudge/index.ts';
import { spreadOf } from '../../src/nudge/when.ts';
import { createLog } from '../../src/process/log.ts';
import { createMetrics } from '../../src/process/metrics.ts';
import { pushes } from '../../src/pushes/index.ts';
import type { SharedKind } from '../../src/pushes/kind.ts';
import { firstLook } from '../../src/pushes/may-push.ts';
import { bringSurface } from '../../src/surfaces/bring-job.ts';
import { setPause } from '../../src/surfaces/pause.ts';
import {
  dayOf,
  localAt,
  minute,
  openness,
  plusDays,
  readerAt,
  type Stay,
  someHeld,
  someHour,
  thursdayOf,
} from '../pushes/by-minutes.ts';
import { testDatabase } from '../support/database.ts';

/*
 * The schedule of nudges and the ledger, as they run in the bot on PostgreSQL, for people in all zones there are, over
 * days in which clocks change, things of theirs come due, people travel, the operator pauses a workspace, and the bot is
 * away: against what the rules say by the minute. More of it: NUDGE_BATCHES=20, and NUDGE_SEED to have one again.
 */

const batches = Number(process.env.NUDGE_BATCHES ?? 1);
const zones = Intl.supportedValuesOf('timeZone');
/** In one batch, each in another zone. */
const people = 100;
const day = 24 * 60 * minute;
/** The bot looks so often. */
const tick = 15 * minute;
const horizon = 12 * day;
const teams = ['T0', 'T1', 'T2'] as const;

/** Somebody, when they want their nudge, and what else is to be told to them. */
interface Mentee extends Stay {
  id: string;
  team: (typeof teams)[number];
  dayOfWeek: number;
  /** By their clock. */
  atHour: number;
  things: { inDays: number; isHers: boolean }[];
  /** Where they are from some hours after the beginning on. */
  moves: { afterHours: number; zone: string } | null;
}

interface Batch {
  hour: number;
  /** In hours after the beginning: the bot is away, and the operator holds a workspace. */
  away: { from: number; hours: number };
  pauses: Record<(typeof teams)[number], { from: number; hours: number } | null>;
  mentees: Mentee[];
}

const somePause = fc.record({ from: fc.nat(8 * 24), hours: fc.integer({ min: 1, max: 6 * 24 }) });
const someBatch: fc.Arbitrary<Batch> = fc
  .record({
    hour: someHour,
    away: fc.record({ from: fc.nat(9 * 24), hours: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 80 })) }),
    pauses: fc.record({ T0: fc.constant(null), T1: somePause, T2: somePause }),
    holidays: fc.array(fc.nat(12), { maxLength: 2 }),
    each: fc.array(
      fc.record({
        held: fc.option(someHeld),
        team: fc.constantFrom(...teams),
        dayOfWeek: fc.integer({ min: 1, max: 7 }),
        atHour: fc.oneof(fc.constant(12), fc.nat(23)),
        things: fc.oneof(
          fc.constant<Mentee['things']>([]),
          fc.array(fc.record({ inDays: fc.nat(12), isHers: fc.boolean() }), { maxLength: 3 }),
        ),
        moves: fc.oneof(
          { weight: 4, arbitrary: fc.constant(null) },
          { weight: 1, arbitrary: fc.record({ afterHours: fc.nat(10 * 24), zone: fc.constantFrom(...zones) }) },
        ),
      }),
      { minLength: people, maxLength: people },
    ),
    where: fc.shuffledSubarray(zones, { minLength: people, maxLength: people }),
  })
  .map(({ hour, away, pauses, holidays, each, where }) => {
    const begun = new Date(hour * 60 * minute).toISOString().slice(0, 10);
    return {
      ...{ hour, away, pauses },
      mentees: each.map(({ held, moves, ...one }, at) => {
        const zone = where[at] ?? '';
        const first = localAt(zone, hour * 60 * minute).day;
        // The operator's holidays are days of everybody's, and theirs begin as many days later as it is theirs.
        const off = holidays.map((days) => days + (Date.parse(begun) - Date.parse(first)) / day);
        const own = held ?? { hours: null, days: null, nights: null, leave: null, status: null };
        const mentee = { ...one, id: '', zone, hour, held: { ...own, holidays: off, pause: pauses[one.team] } };
        return { ...mentee, moves: moves && moves.zone !== zone ? moves : null };
      }),
    };
  });

/** What there is to do next: more than one thing, so that no kind comes three weeks running. */
const candidates = (['no-people', 'reassess', 'possible'] as const).map(
  (reason): Candidate => ({ reason, button: { label: 'x', actionId: 'x' } }),
);

/** What the bot told somebody. */
interface Sent {
  at: number;
  isNudge: boolean;
  thing: string | null;
}

/** Runs the bot's own schedule over a batch. @returns what it told each, in order */
async function played(
  db: Kysely<Schema>,
  ctxAt: (at: number) => AppContext,
  batch: Batch,
): Promise<Map<string, Sent[]>> {
  const begin = batch.hour * 60 * minute;
  const sent = new Map<string, Sent[]>(batch.mentees.map(({ id }) => [id, []]));
  const events = [
    ...teams.flatMap((team) => {
      const pause = batch.pauses[team];
      if (!pause) return [];
      const [since, until] = [pause.from, pause.from + pause.hours].map(
        (hours) => new Date(begin + hours * 60 * minute),
      );
      return since && until ? [{ at: since.getTime(), do: () => setPause(db, { team, since, until }) }] : [];
    }),
    ...batch.mentees.flatMap(({ id, moves }) => {
      if (!moves) return [];
      const at = begin + moves.afterHours * 60 * minute;
      const move = async () => {
        await db.updateTable('person').set({ time_zone: moves.zone }).where('id', '=', id).execute();
        await db.transaction().execute(async (trx) => nudge.hoursMoved?.(trx, { person: id }, new Date(at)));
      };
      return [{ at, do: move }];
    }),
  ].toSorted((a, b) => a.at - b.at);
  for (let from = begin; ; ) {
    const { rows } = await sql<{ at: Date | null }>`select least(
      (select min(next_nudge_at) from nudge_setting), (select min(look_at) from push_thing)) as at`.execute(db);
    const due = Math.max(from, Math.ceil((rows[0]?.at?.getTime() ?? Number.POSITIVE_INFINITY) / tick) * tick);
    const at = isAway(batch, due) ? afterAway(batch) : due;
    const [event] = events;
    if (event && event.at <= at) {
      await event.do();
      events.shift();
      continue;
    }
    if (at >= begin + horizon) return sent;
    const ctx = ctxAt(at);
    for (const { ticks = [] } of [pushes, nudge]) for (const { run } of ticks) await run(ctx);
    const told = await db
      .selectFrom('push')
      .innerJoin('push_thing', 'push_thing.told_in', 'push.id')
      .select(['push.person_id', 'push.decided_at', 'push_thing.kind', 'push_thing.subject_id', 'push_thing.place'])
      .where('push.decided_at', '=', new Date(at))
      .orderBy('push_thing.place')
      .execute();
    for (const { person_id, kind, subject_id, place } of told)
      if (place === 0)
        sent.get(person_id)?.push({ at, isNudge: kind !== thingKind, thing: kind === thingKind ? subject_id : null });
    from = at + tick;
  }
}

const isAway = ({ hour, away }: Batch, at: number): boolean => {
  const since = at / (60 * minute) - hour;
  return since >= away.from && since < away.from + away.hours;
};
const afterAway = ({ hour, away }: Batch): number => (hour + away.from + away.hours) * 60 * minute;

const thingKind = 'test.thing';

/** By the minute, when somebody's nudges are looked at, and whether they may come then as far as their hours go. */
interface Look {
  at: number;
  isOpen: boolean;
}

/** The looks at one week of somebody who stays where they are, from the first on; the last one decides. */
function looksAfter(batch: Batch, mentee: Mentee, after: number): Look[] {
  const { zone, dayOfWeek, atHour, held } = mentee;
  const spread = spreadOf(mentee.id);
  const openAt = openness(mentee);
  const weekAt = (at: number) => thursdayOf(localAt(zone, at).day);
  const lookAt = (at: number): number => {
    const next = Math.ceil(at / tick) * tick;
    return isAway(batch, next) ? afterAway(batch) : next;
  };
  /** The first minute at which their clock shows the hour of a day, or has gone past it. */
  const hourOf = (date: string): number => {
    const isPast = (at: number): boolean => {
      const shown = localAt(zone, at);
      return shown.day > date || (shown.day === date && shown.hands >= atHour * 60);
    };
    let at = Date.parse(`${date}T00:00:00Z`) + (atHour - 15) * 60 * minute;
    while (!isPast(at)) at += 15 * minute;
    while (isPast(at - minute)) at -= minute;
    return at;
  };
  let date = plusDays(localAt(zone, after).day, -1);
  while ((new Date(`${date}T00:00:00Z`).getUTCDay() || 7) !== dayOfWeek || hourOf(date) + spread <= after)
    date = plusDays(date, 1);
  /** Of a minute to come, by what is known at another: a pause that has not begun is not. */
  const isKnownOpen = (at: number, known: number): boolean => {
    if (openAt(at).day) return true;
    const { pause } = held;
    const isNews = pause !== null && known < (mentee.hour + pause.from) * 60 * minute;
    return isNews && openness({ ...mentee, held: { ...held, pause: null } })(at).day;
  };
  const looks: Look[] = [];
  for (let next = hourOf(date) + spread; ; ) {
    const at = lookAt(next);
    // Their week is over: the bot was away.
    if (weekAt(at) !== thursdayOf(date)) return [...looks, { at, isOpen: false }];
    const isOpen = openAt(at).day;
    looks.push({ at, isOpen });
    if (isOpen) return looks;
    let free = Math.floor(at / (15 * minute)) * 15 * minute + 15 * minute;
    while (!isKnownOpen(free, at) && weekAt(free) === thursdayOf(date)) free += 15 * minute;
    while (free - minute > at && isKnownOpen(free - minute, at)) free -= minute;
    // It is known that nothing can come in what is left of their week.
    if (weekAt(free + spread) !== thursdayOf(date)) return looks;
    next = free + spread;
  }
}

/** What of one week stands against a nudge at a look: a message that went, or a thing that is to come. */
function stands(mentee: Mentee, sent: readonly Sent[], ids: readonly string[], at: number) {
  const week = thursdayOf(localAt(mentee.zone, at).day);
  const went = sent.some(
    (one) => one.at <= at && !one.isNudge && thursdayOf(localAt(mentee.zone, one.at).day) === week,
  );
  const waits = mentee.things.flatMap(({ inDays }, n) => {
    const tellAt = sent.find(({ thing }) => thing === ids[n])?.at ?? Number.POSITIVE_INFINITY;
    const on = dayOf(mentee, inDays);
    return tellAt > at && thursdayOf(on) <= week ? [on] : [];
  });
  const today = localAt(mentee.zone, at).day;
  return { went, isDated: waits.some((on) => on > today), mayBeDated: waits.length > 0 };
}

test('a nudge comes when the rules say so by the minute, and else none', async () => {
  const { database, close } = await testDatabase();
  const { db } = database;
  const seed = Number(process.env.NUDGE_SEED ?? Date.now() % 2 ** 31);
  const editions = await loadEditions('content', undefined);
  const log = createLog('silent');
  const metrics = createMetrics();
  const queue = createQueue({ jobs: [bringSurface], database, log, metrics });
  const total = { nudges: 0, others: 0, weeks: 0, moved: 0 };
  for (const [at, batch] of fc.sample(someBatch, { seed, numRuns: batches }).entries()) {
    await sql`truncate workspace, job cascade`.execute(db);
    await sql`truncate push_pause`.execute(db);
    const things = await settle(db, batch);
    const holidays = [...new Set(batch.mentees.flatMap((one) => one.held.holidays.map((days) => dayOf(one, days))))];
    const kind: SharedKind<AppContext> = {
      name: thingKind,
      side: 'mentee',
      due: async (_, __, person, subjects) => {
        const mentee = batch.mentees.find(({ id }) => id === person.id) as Mentee;
        const ids = things.get(person.id) ?? [];
        return new Map(
          subjects.flatMap((subject) => {
            const { inDays = 0, isHers = false } = mentee.things[ids.indexOf(subject)] ?? {};
            return [[subject, { day: dayOf(mentee, inDays), isHers, rank: 0 }]];
          }),
        );
      },
      tell: async () => [],
    };
    const some: Feature = { name: 'some', isBegun: async () => true, next: async () => candidates, pushes: [kind] };
    const all = { database, db, keys: keyRing([Buffer.alloc(32, 7)]), editions, queue, log, metrics, holidays };
    const ctxAt = (now: number) =>
      ({
        ...all,
        features: [pushes, nudge, some],
        unread: new Set(),
        now: () => new Date(now),
      }) as Partial<AppContext> as AppContext;
    const sent = await played(db, ctxAt, batch);
    for (const mentee of batch.mentees) {
      const name = `seed ${seed}, batch ${at + 1}, ${mentee.zone}: ${JSON.stringify({ ...mentee, away: batch.away })}`;
      judge(batch, mentee, sent.get(mentee.id) ?? [], things.get(mentee.id) ?? [], name);
    }
  }
  console.log(`seed ${seed}: ${JSON.stringify(total)} of ${batches * people} people`);
  expect(total.nudges).toBeGreaterThan((batches * people) / 5);
  await close();

  function judge(batch: Batch, mentee: Mentee, sent: readonly Sent[], ids: readonly string[], name: string): void {
    const nudges = sent.filter(({ isNudge }) => isNudge);
    total.nudges += nudges.length;
    total.others += sent.length - nudges.length;
    const zoneAt = (at: number): string =>
      mentee.moves && at >= (mentee.hour + mentee.moves.afterHours) * 60 * minute ? mentee.moves.zone : mentee.zone;
    const days = new Set<string>();
    const weeks = new Map<string, Sent[]>();
    for (const one of sent) {
      const { day: today } = localAt(zoneAt(one.at), one.at);
      expect(days.has(today), `two on ${today}, ${name}`).toBe(false);
      days.add(today);
      weeks.set(thursdayOf(today), [...(weeks.get(thursdayOf(today)) ?? []), one]);
    }
    for (const [week, all] of weeks) {
      expect(all.length, `the week of ${week}, ${name}`).toBeLessThanOrEqual(4);
      const first = all.findIndex(({ isNudge }) => isNudge);
      expect(all.filter(({ isNudge }) => isNudge).length, `nudges of ${week}, ${name}`).toBeLessThanOrEqual(1);
      expect(first, `what went before, in the week of ${week}, ${name}`).toBeLessThanOrEqual(0);
    }
    // Hours and days off are those of where they are.
    for (const { at } of nudges) {
      const here = { ...mentee, zone: zoneAt(at), held: inZone(mentee, zoneAt(at)) };
      expect(openness(here)(at).day, `at ${new Date(at).toISOString()}, ${name}`).toBe(true);
    }
    if (mentee.moves) total.moved++;
    else expectWeeks(batch, mentee, { sent, nudges, ids }, name);
  }

  /** Week by week, that it came when it should, or that something stood against it. */
  function expectWeeks(
    batch: Batch,
    mentee: Mentee,
    { sent, nudges, ids }: { sent: readonly Sent[]; nudges: readonly Sent[]; ids: readonly string[] },
    name: string,
  ): void {
    const begin = batch.hour * 60 * minute;
    let left = [...nudges];
    for (let after = Math.ceil(begin / tick) * tick; ; ) {
      const looks = looksAfter(batch, mentee, after);
      const last = looks.at(-1) as Look;
      if (last.at >= begin + horizon) break;
      total.weeks++;
      const ends = looks.find(({ at }) => {
        const { went, isDated } = stands(mentee, sent, ids, at);
        return went || isDated;
      });
      const [came] = left;
      const doubtful = looks.find(({ at }) => stands(mentee, sent, ids, at).mayBeDated);
      const said = `${looks.map(({ at, isOpen }) => `${new Date(at).toISOString()} ${isOpen}`)}, ${name}`;
      if (came && came.at <= last.at) {
        expect(new Date(came.at).toISOString(), said).toBe(new Date(last.at).toISOString());
        expect(last.isOpen && !ends, `it came against the rules: ${said}`).toBe(true);
        left = left.slice(1);
      } else expect(!last.isOpen || ends !== undefined || doubtful !== undefined, `none came: ${said}`).toBe(true);
      after = (came && came.at <= last.at ? last : (ends ?? doubtful ?? last)).at;
    }
    expect(
      left.filter(({ at }) => at < begin + horizon - 8 * day),
      `one too many, ${name}`,
    ).toEqual([]);
  }
}, 3_600_000);

/** What somebody has set in days after their beginning, by the days of another zone: the dates stay the same. */
function inZone(mentee: Mentee, zone: string): Stay['held'] {
  const begun = (where: string) => Date.parse(localAt(where, mentee.hour * 60 * minute).day);
  const shift = (begun(mentee.zone) - begun(zone)) / day;
  const { held } = mentee;
  return {
    ...held,
    nights: held.nights === null ? null : held.nights + shift,
    leave: held.leave && { ...held.leave, from: held.leave.from + shift },
    holidays: held.holidays.map((days) => days + shift),
  };
}

/** Puts everybody into the database, with what is to be told to them. @returns the ids of their things */
async function settle(db: Kysely<Schema>, batch: Batch): Promise<Map<string, string[]>> {
  const begin = new Date(batch.hour * 60 * minute);
  await db
    .insertInto('workspace')
    .values(teams.map((id) => ({ id, name: null, installed_at: begin })))
    .execute();
  const things = new Map<string, string[]>();
  for (const mentee of batch.mentees) {
    mentee.id = randomUUID();
    const { paused_until: _, holidays: __, ...row } = readerAt(mentee, begin.getTime());
    await db
      .insertInto('person')
      .values({
        ...{ id: mentee.id, workspace_id: mentee.team, slack_user_id: `U${mentee.id}` },
        ...{ ...row, working_days: row.working_days ? [...row.working_days] : null },
        // Whatever comes finds an answer: a question comes to who gives none.
        ...{ acted_at: new Date('2100-01-01T00:00:00Z'), created_at: begin, updated_at: begin },
      })
      .execute();
    await db
      .insertInto('nudge_setting')
      .values({
        ...{ person_id: mentee.id, paused_until: null, for_day: null, next_nudge_at: begin },
        ...{ day_of_week: mentee.dayOfWeek, hour: mentee.atHour },
      })
      .execute();
    const rows = mentee.things.map(({ inDays }) => ({
      ...{ id: randomUUID(), person_id: mentee.id, kind: thingKind, subject_id: randomUUID() },
      ...{ look_at: firstLook(dayOf(mentee, inDays)), noted_at: null },
    }));
    if (rows.length > 0) await db.insertInto('push_thing').values(rows).execute();
    things.set(
      mentee.id,
      rows.map(({ subject_id }) => subject_id),
    );
  }
  return things;
}
