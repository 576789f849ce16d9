import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDay, localHour, sayDay } from './calendar.ts';

describe('the day it is for somebody', () => {
  test.each([
    ['America/Chicago', '2026-12-07T05:59:59Z', '2026-12-06'],
    ['America/Chicago', '2026-12-07T06:00:00Z', '2026-12-07'],
    ['Europe/Stockholm', '2026-12-06T23:00:00Z', '2026-12-07'],
    ['Pacific/Kiritimati', '2026-12-06T10:00:00Z', '2026-12-07'],
    ['Asia/Kathmandu', '2026-12-06T18:14:59Z', '2026-12-06'],
    // Both changes of the clock: the day before and after begin an hour apart from the rest of the year.
    ['America/Chicago', '2026-07-01T05:00:00Z', '2026-07-01'],
    ['America/Chicago', '2026-11-02T05:59:59Z', '2026-11-01'],
    [null, '2026-12-06T23:59:59Z', '2026-12-06'],
    ['Mars/Phobos', '2026-12-06T23:59:59Z', '2026-12-06'],
    ['', '2026-12-07T00:00:00Z', '2026-12-07'],
  ])('in %s at %s is %s', (zone, instant, day) => {
    expect(localDay(zone, new Date(instant))).toBe(day);
  });

  test('is never more than a day from the one in UTC, and never goes back', () => {
    const zone = fc.constantFrom('Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Chicago', 'Europe/Stockholm');
    const seconds = fc.integer({ min: 1_700_000_000, max: 2_000_000_000 });
    fc.assert(
      fc.property(zone, seconds, fc.integer({ min: 0, max: 90_000 }), (name, at, later) => {
        const day = localDay(name, new Date(at * 1000));
        const utc = Temporal.PlainDate.from(localDay(null, new Date(at * 1000)));
        expect(Math.abs(utc.until(Temporal.PlainDate.from(day)).days)).toBeLessThanOrEqual(1);
        expect(localDay(name, new Date((at + later) * 1000)) >= day).toBe(true);
      }),
    );
  });
});

describe('an hour of a day for somebody', () => {
  test.each([
    ['America/Chicago', '2026-12-07', 9, '2026-12-07T15:00:00.000Z'],
    ['America/Chicago', '2026-07-07', 9, '2026-07-07T14:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-12-07', 9, '2026-12-06T19:00:00.000Z'],
    ['Asia/Kathmandu', '2026-12-07', 9, '2026-12-07T03:15:00.000Z'],
    // Skipped in spring: an hour later. Twice in autumn: the first.
    ['America/Chicago', '2026-03-08', 2, '2026-03-08T08:00:00.000Z'],
    ['America/Chicago', '2026-11-01', 1, '2026-11-01T06:00:00.000Z'],
    [null, '2026-12-07', 9, '2026-12-07T09:00:00.000Z'],
    ['Mars/Phobos', '2026-12-07', 9, '2026-12-07T09:00:00.000Z'],
  ])('in %s on %s at %i is %s', (zone, day, hour, instant) => {
    expect(localHour(zone, day, hour).toISOString()).toBe(instant);
  });

  test('is refused for what is no day', () => {
    expect(() => localHour('America/Chicago', '2026-02-30', 9)).toThrow(RangeError);
  });
});

test.each([
  ['2026-12-07', 'en-US', 'Mon, Dec 7, 2026'],
  ['2026-12-07', 'en-GB', 'Mon, 7 Dec 2026'],
  ['2028-02-29', 'en-US', 'Tue, Feb 29, 2028'],
] as const)('the day %s reads in %s as %s', (day, spelling, words) => {
  expect(sayDay(day, spelling)).toBe(words);
});
