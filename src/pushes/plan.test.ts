import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayOf,
  localAt,
  minute,
  nothing,
  openness,
  plusDays,
  readerAt,
  type Stay,
  someHeld,
  someHour,
  thursdayOf,
} from '../../test/pushes/by-minutes.ts';
import { runs } from '../../test/support/runs.ts';
import type { Day } from '../calendar.ts';
import type { HoursOf } from '../surfaces/allowed.ts';
import { firstLook, mayPush, type PushReader, type Side, type Went, weekOf } from './may-push.ts';
import { type OpenThing, plan } from './plan.ts';

/*
 * The oracle goes by minutes and knows the rules by themselves: own hours and days, holidays, nights, days away, what
 * Slack and the operator hold, and caps, in the words of the plan, with clocks of `Intl` and weeks of its own. It shares no line with what it judges.
 */

const zones = [
  ...['Pacific/Kiritimati', 'Pacific/Auckland', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Europe/Stockholm', 'UTC'],
  ...['America/Sao_Paulo', 'America/St_Johns', 'America/Chicago', 'Pacific/Pago_Pago', 'Africa/Casablanca'],
];

/** Something that comes up in a history. */
interface Case {
  side: Side;
  /** Minutes after the beginning. */
  madeAt: number;
  /** Days after that of the beginning; null: as soon as it may. */
  inDays: number | null;
  isHers: boolean;
  rank: number;
}

interface History extends Stay {
  /** Nobody looks in these hours after the beginning: the bot is away. */
  away: { from: number; hours: number };
  cases: Case[];
}

const someCase: fc.Arbitrary<Case> = fc.oneof(
  fc.record({
    side: fc.constant('mentee' as const),
    madeAt: fc.oneof(fc.nat(24 * 60), fc.nat(8 * 24 * 60)),
    inDays: fc.nat(9),
    isHers: fc.constantFrom(true, true, false),
    rank: fc.nat(2),
  }),
  fc.record({
    side: fc.constant('mentor' as const),
    madeAt: fc.nat(4 * 24 * 60),
    inDays: fc.constant(null),
    isHers: fc.constant(false),
    rank: fc.constant(0),
  }),
);
const someHistory: fc.Arbitrary<History> = fc.record({
  zone: fc.constantFrom(...zones),
  hour: someHour,
  held: fc.oneof(fc.constant(nothing), someHeld),
  away: fc.record({ from: fc.nat(8 * 24), hours: fc.oneof(fc.constant(0), fc.nat(40)) }),
  cases: fc.array(someCase, { minLength: 1, maxLength: 20 }),
});
/** On its Friday at eight one thing is told, and in that very minute she notes another for the same day. */
const notedAsItIsTold: History = {
  ...{
    zone: 'UTC',
    hour: Date.parse('2026-09-19T03:00:00Z') / (60 * minute),
    held: nothing,
    away: { from: 0, hours: 0 },
  },
  cases: [(6 * 24 + 5) * 60, 0].map((madeAt) => ({ side: 'mentee', madeAt, inDays: 6, isHers: true, rank: 0 })),
};
const horizonMinutes = 16 * 24 * 60;

const isAway = ({ hour, away }: History, at: number): boolean => {
  const since = at / (60 * minute) - hour;
  return since >= away.from && since < away.from + away.hours;
};

/** A message that went: when, and which cases it told, in full first. */
interface Sent {
  at: number;
  side: Side;
  told: string[];
}

interface Model extends OpenThing {
  made: number;
}

const idOf = (at: number): string => `case ${String(at).padStart(2, '0')}`;

function thingsOf(history: History): Model[] {
  const begin = history.hour * 60 * minute;
  return history.cases.map(({ side, madeAt, inDays, isHers, rank }, at) => {
    const made = begin + madeAt * minute;
    const day = inDays === null ? undefined : dayOf(history, inDays);
    const look = day ? Math.max(firstLook(day).getTime(), made) : made;
    return {
      ...{ id: idOf(at), side, isAlone: side === 'mentor', made, due: { day, isHers, rank } },
      ...{ notedAt: new Date(made), lookAt: new Date(look), toldIn: null, toldOn: null },
    };
  });
}

/** Runs the schedule as the bot does, from look to look; where somebody is, and until when at night, goes by the instant. */
function played(history: History, where: (at: number) => HoursOf): Sent[] {
  const begin = history.hour * 60 * minute;
  const things = thingsOf(history);
  const ledger: Went[] = [];
  const sent: Sent[] = [];
  for (;;) {
    const next = Math.min(...things.flatMap(({ lookAt }) => lookAt?.getTime() ?? []));
    // Looked at each minute.
    let at = Math.ceil(next / minute) * minute;
    if (isAway(history, at)) at = (history.hour + history.away.from + history.away.hours) * 60 * minute;
    if (at >= begin + horizonMinutes * minute) return sent;
    const person: PushReader = { ...where(at), deactivated_at: null, is_bot: false };
    const { messages, looks } = plan(
      person,
      things.filter(({ made, lookAt }) => made <= at && (lookAt === null || lookAt.getTime() <= at)),
      new Date(at),
      ledger,
    );
    for (const { thing, at: look } of looks) {
      if (look) expect(look.getTime()).toBeGreaterThan(at);
      thing.lookAt = look;
    }
    for (const { things: told, went } of messages) {
      ledger.push(went);
      sent.push({ at, side: went.side, told: told.map(({ id }) => id) });
      for (const one of told) Object.assign(one, { lookAt: null, toldIn: `message ${sent.length}`, toldOn: went.on });
    }
    expect(messages.length + looks.length).toBeGreaterThan(0);
  }
}

/** The same by minutes: what may come in this one, by the rules alone. */
function expected(history: History): Sent[] {
  const { zone } = history;
  const begin = history.hour * 60 * minute;
  const { held } = history;
  const openAt = openness(history);
  /** Whether any minute is left of this one's day in which what is for no day of its own may come. */
  const isDayOver = (from: number): boolean => {
    const { day } = localAt(zone, from);
    for (let at = from; localAt(zone, at).day === day; at += minute) if (openAt(at).day) return false;
    return true;
  };
  const waits = history.cases.map((one, at) => ({
    ...one,
    id: idOf(at),
    made: begin + one.madeAt * minute,
    day: one.inDays === null ? undefined : dayOf(history, one.inDays),
    state: 'waits' as 'waits' | 'rides' | 'told',
  }));
  const sent: Sent[] = [];
  const byRank = (a: (typeof waits)[0], b: (typeof waits)[0]) => a.rank - b.rank || (a.id < b.id ? -1 : 1);
  for (let at = begin; at < begin + horizonMinutes * minute; at += minute) {
    if (isAway(history, at)) continue;
    if (waits.every(({ state, made }) => state !== 'waits' || made > at)) continue;
    const now = localAt(zone, at);
    const open = openAt(at);
    const went = (side: Side, is: (day: Day) => boolean) =>
      sent.filter((one) => one.side === side && is(localAt(zone, one.at).day)).length;
    const may = waits.filter((one) => {
      if (one.state !== 'waits' || one.made > at || (one.day !== undefined && one.day > now.day)) return false;
      // The schedule looks as soon as it is the first hour of that day anywhere.
      if (one.day && at < firstLook(one.day).getTime()) return false;
      if (!one.isHers || !one.day) return open.day;
      const made = localAt(zone, one.made);
      const wasInHand = made.day === one.day && made.hands >= (held.hours?.from ?? 8) * 60;
      const isLate = now.day > plusDays(one.day, 1) || (now.day > one.day && isDayOver(at));
      if (wasInHand || isLate) {
        one.state = 'rides';
        return false;
      }
      return now.day > one.day ? open.day : open.everyDay;
    });
    for (const one of may.filter(({ side }) => side === 'mentor').toSorted(byRank)) {
      if (went('mentor', (day) => day === now.day) >= 2) continue;
      one.state = 'told';
      sent.push({ at, side: 'mentor', told: [one.id] });
    }
    const hers = may.filter(({ side }) => side === 'mentee').toSorted(byRank);
    if (hers.length === 0) continue;
    const isFull =
      went('mentee', (day) => day === now.day) > 0 ||
      went('mentee', (day) => thursdayOf(day) === thursdayOf(now.day)) >= 4;
    if (isFull) for (const one of hers) one.state = 'rides';
    else {
      const first = new Set(hers.map(({ id }) => id));
      const riders = waits
        .filter(({ side, state, day, made, id }) => {
          const isHere = side === 'mentee' && made <= at && !first.has(id);
          return isHere && state !== 'waits' && day !== undefined && day <= now.day;
        })
        .toSorted(byRank);
      for (const one of [...hers, ...riders]) one.state = 'told';
      sent.push({ at, side: 'mentee', told: [...hers, ...riders].map(({ id }) => id) });
    }
  }
  return sent;
}

describe('for any history of asks, reminders and goals shared', () => {
  test('what comes, and when, is what the rules say minute by minute', () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        expect(played(history, (at) => readerAt(history, at))).toEqual(expected(history));
      }),
      { numRuns: runs(40), examples: [[notedAsItIsTold]] },
    );
  });

  test('also for who travels and whose nights change, the caps hold, and nothing comes outside the hours', () => {
    const somewhere = fc.record({ zone: fc.constantFrom(...zones), held: someHeld });
    fc.assert(
      fc.property(someHistory, fc.array(somewhere, { minLength: 1, maxLength: 60 }), (history, stays) => {
        const begin = history.hour * 60 * minute;
        const where = (at: number): History => ({
          ...history,
          ...(stays[Math.floor((at - begin) / (9 * 60 * minute)) % stays.length] as (typeof stays)[0]),
        });
        const sent = played(history, (at) => readerAt(where(at), at));
        const days = { mentee: new Map<Day, number>(), mentor: new Map<Day, number>() };
        const weeks = new Map<Day, number>();
        for (const { at, side, told } of sent) {
          const now = localAt(where(at).zone, at);
          const open = openness(where(at))(at);
          const things = history.cases.filter((_, one) => told.includes(idOf(one)));
          const isHers = things.some(
            (one) => one.isHers && one.inDays !== null && dayOf(history, one.inDays) === now.day,
          );
          expect(isHers ? open.everyDay : open.day).toBe(true);
          days[side].set(now.day, (days[side].get(now.day) ?? 0) + 1);
          if (side === 'mentee') weeks.set(thursdayOf(now.day), (weeks.get(thursdayOf(now.day)) ?? 0) + 1);
        }
        for (const count of days.mentee.values()) expect(count).toBe(1);
        for (const count of days.mentor.values()) expect(count).toBeLessThanOrEqual(2);
        for (const count of weeks.values()) expect(count).toBeLessThanOrEqual(4);
      }),
      { numRuns: runs(80) },
    );
  });
});

const reader: PushReader = { time_zone: 'America/Chicago', deactivated_at: null, is_bot: false };
const monday = new Date('2026-12-07T18:00:00Z');

test.each([
  ['a bot', { is_bot: true }, 'bot'],
  ['who has left', { deactivated_at: monday }, 'left'],
])('%s is never pushed', (_, who, because) => {
  const verdict = mayPush({ ...reader, ...who }, { side: 'mentee', isHers: true }, monday, []);
  expect(verdict).toEqual({ do: 'never', because });
});

test('what is told at once to the one concerned has its hours, and no cap', () => {
  const full: Went[] = [1, 2].map((ofDay) => ({
    side: 'mentor',
    on: '2026-12-07',
    ofDay,
    week: '2026-W50',
    ofWeek: ofDay,
  }));
  const told = { side: 'mentor', isHers: false } as const;
  expect(mayPush(reader, told, monday, full)).toEqual({ do: 'not before', instant: new Date('2026-12-08T14:00:00Z') });
  expect(mayPush(reader, { ...told, uncounted: true }, monday, full)).toMatchObject({ do: 'now' });
  const late = new Date('2026-12-08T02:00:00Z');
  expect(mayPush(reader, { ...told, uncounted: true }, late, full)).toMatchObject({ do: 'not before' });
});

test.each([
  ['2026-12-31', '2026-W53'],
  ['2027-01-03', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['2024-12-30', '2025-W01'],
])('%s is in %s', (day, week) => {
  expect(weekOf(day)).toBe(week);
});
