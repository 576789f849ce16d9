import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../test/support/runs.ts';
import { instantOn, nextDayFor, spreadOf, type Whose, type Wish } from './when.ts';

/*
 * Held against an oracle that knows no calendar of ours: it walks the minutes and looks at what a clock in that zone
 * shows.
 */

const zones = Intl.supportedValuesOf('timeZone');
const minuteMs = 60_000;
const tenYears = { min: Date.UTC(2026, 0, 1), max: Date.UTC(2036, 0, 1) };

/** The first minute after an instant at which a clock there begins to show the day of the week, at the hour or past it. */
function firstMinute({ dayOfWeek, hour, pausedUntil }: Wish, zone: string, after: number): number {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: zone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  });
  const shown = (at: number) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const day = `${parts.year}-${parts.month}-${parts.day}`;
    const isDay = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts.weekday ?? '') + 1 === dayOfWeek;
    return isDay && Number(parts.hour) >= hour && (!pausedUntil || day >= pausedUntil);
  };
  const step = 15 * minuteMs;
  let at = Math.floor(after / minuteMs) * minuteMs;
  // One that has begun already is not the next one.
  while (shown(at)) at += step;
  do at += step;
  while (!shown(at));
  while (shown(at - minuteMs)) at -= minuteMs;
  return at;
}

test('the next one comes at its hour where its reader is, in any zone and through any change of its clocks', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 0, max: 23 }),
      fc.integer(tenYears),
      fc.uuid(),
      fc.boolean(),
      (zone, dayOfWeek, hour, after, id, isPaused) => {
        const pausedUntil = isPaused ? new Date(after + 20 * 86_400_000).toISOString().slice(0, 10) : null;
        const wish: Wish = { dayOfWeek, hour, pausedUntil };
        const whose: Whose = { id, zone };
        const at = instantOn(nextDayFor(wish, whose, new Date(after)), hour, whose).getTime();
        expect(at).toBeGreaterThan(after);
        const began = at - spreadOf(id);
        // Never earlier than the hour, less than a quarter of an hour later: what begins within that is still ahead.
        const expected = firstMinute(wish, zone, after - spreadOf(id));
        expect(new Date(began).toISOString()).toBe(new Date(expected).toISOString());
        expect(at - began).toBeLessThan(15 * minuteMs);
      },
    ),
    { numRuns: runs(120) },
  );
});

test('one after the other is a week apart by the calendar, however late it was looked at', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer(tenYears),
      fc.array(fc.integer({ min: 0, max: 3 * 24 * 60 }), { minLength: 3, maxLength: 8 }),
      (zone, start, lates) => {
        const whose: Whose = { id: 'a', zone };
        const wish: Wish = { dayOfWeek: 1, hour: 12 };
        let day = nextDayFor(wish, whose, new Date(start));
        for (const late of lates) {
          const looked = new Date(instantOn(day, wish.hour, whose).getTime() + late * minuteMs);
          const next = nextDayFor(wish, whose, looked);
          expect(Temporal.PlainDate.from(day).until(next).days).toBe(7);
          day = next;
        }
      },
    ),
    { numRuns: runs(200) },
  );
});

test('a crowd is spread over the quarter of an hour', () => {
  const minutes = Array.from({ length: 3_000 }, (_, n) => Math.floor(spreadOf(`person ${n}`) / minuteMs));
  for (let minute = 0; minute < 15; minute++)
    expect(minutes.filter((one) => one === minute).length).toBeGreaterThan(100);
});
