import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allowedAt, type Hours, type HoursOf } from './allowed.ts';

const chicago = 'America/Chicago';

it.each<[string, string | null, Hours, string, string]>([
  ['by day', chicago, 'day', '2026-12-07T18:00:00Z', '2026-12-07T18:00:00.000Z'],
  ['at eight', chicago, 'day', '2026-12-07T14:00:00Z', '2026-12-07T14:00:00.000Z'],
  ['a second before eight', chicago, 'day', '2026-12-07T13:59:59Z', '2026-12-07T14:00:00.000Z'],
  ['a second before seven in the evening', chicago, 'day', '2026-12-08T00:59:59Z', '2026-12-08T00:59:59.000Z'],
  ['at seven in the evening', chicago, 'day', '2026-12-08T01:00:00Z', '2026-12-08T14:00:00.000Z'],
  ['at night', chicago, 'day', '2026-12-08T08:00:00Z', '2026-12-08T14:00:00.000Z'],
  ['at night, what was asked for', chicago, 'any', '2026-12-08T08:00:00Z', '2026-12-08T08:00:00.000Z'],
  ['at night, what is told at once', chicago, 'at once', '2026-12-08T08:00:00Z', '2026-12-08T08:00:00.000Z'],
  [
    'before the night in which clocks go forward',
    chicago,
    'every day',
    '2026-03-08T04:00:00Z',
    '2026-03-08T13:00:00.000Z',
  ],
  ['on Friday evening', chicago, 'day', '2026-03-07T01:30:00Z', '2026-03-09T13:00:00.000Z'],
  ['on a Saturday', chicago, 'day', '2026-12-05T18:00:00Z', '2026-12-07T14:00:00.000Z'],
  ['on a Saturday that is hers', chicago, 'every day', '2026-12-05T18:00:00Z', '2026-12-05T18:00:00.000Z'],
  ['a quarter hour off', 'Asia/Kathmandu', 'day', '2026-12-07T00:00:00Z', '2026-12-07T02:15:00.000Z'],
  [
    'an offset, where Slack names a zone that is none',
    '+05:30',
    'day',
    '2026-12-01T20:00:00Z',
    '2026-12-02T02:30:00.000Z',
  ],
  ['a zone that is not known', null, 'day', '2026-12-07T07:00:00Z', '2026-12-07T08:00:00.000Z'],
])('%s', (_, time_zone, hours, instant, expected) => {
  expect(allowedAt({ time_zone }, { hours }, new Date(instant)).toISOString()).toBe(expected);
});

it.each<[string, string, Hours, string]>([
  ['holds until the day after', '2026-12-09', 'day', '2026-12-10T14:00:00.000Z'],
  ['ends on a Friday, before a weekend', '2026-12-11', 'day', '2026-12-14T14:00:00.000Z'],
  ['has gone by', '2026-12-06', 'day', '2026-12-07T18:00:00.000Z'],
  ['holds nothing that comes on every day', '2026-12-09', 'every day', '2026-12-07T18:00:00.000Z'],
])('nights: %s', (_, nights_until, hours, expected) => {
  const at = allowedAt({ time_zone: chicago, nights_until }, { hours }, new Date('2026-12-07T18:00:00Z'));
  expect(at.toISOString()).toBe(expected);
});

const monday = '2026-12-07T18:00:00Z';
it.each<[string, Partial<HoursOf>, Hours, string, string]>([
  ['from nine', { hours_from: 9 }, 'day', '2026-12-07T14:00:00Z', '2026-12-07T15:00:00.000Z'],
  ['until noon, at noon', { hours_until: 12 }, 'every day', monday, '2026-12-08T14:00:00.000Z'],
  ['until midnight', { hours_until: 24 }, 'every day', '2026-12-08T05:59:00Z', '2026-12-08T05:59:00.000Z'],
  ['at midnight', { hours_until: 24 }, 'every day', '2026-12-08T06:00:00Z', '2026-12-08T14:00:00.000Z'],
  // The clocks go from two to three.
  [
    'an hour that the clocks skip',
    { hours_from: 2, hours_until: 3 },
    'every day',
    '2026-03-08T06:00:00Z',
    '2026-03-09T07:00:00.000Z',
  ],
  ['Sunday alone', { working_days: [7] }, 'day', monday, '2026-12-13T14:00:00.000Z'],
  ['away', { away_from: '2026-12-07', away_until: '2026-12-18' }, 'day', monday, '2026-12-21T14:00:00.000Z'],
  [
    'away, a day of hers',
    { away_from: '2026-12-07', away_until: '2026-12-18' },
    'every day',
    monday,
    `${monday.slice(0, -1)}.000Z`,
  ],
  ['not away yet', { away_from: '2026-12-08', away_until: '2026-12-18' }, 'day', monday, `${monday.slice(0, -1)}.000Z`],
  [
    'away, then nights, then a holiday',
    {
      ...{ away_from: '2026-12-07', away_until: '2026-12-18', nights_until: '2026-12-23' },
      holidays: ['2026-12-24', '2026-12-25'],
    },
    'day',
    monday,
    '2026-12-28T14:00:00.000Z',
  ],
  ['a holiday that is hers', { holidays: ['2026-12-07'] }, 'every day', monday, `${monday.slice(0, -1)}.000Z`],
  ['a status', { status_until: new Date('2026-12-09T20:00:00Z') }, 'day', monday, '2026-12-09T20:00:00.000Z'],
  [
    'a status, a day of hers',
    { status_until: new Date('2026-12-09T20:00:00Z') },
    'every day',
    monday,
    `${monday.slice(0, -1)}.000Z`,
  ],
  ['a pause', { paused_until: new Date('2026-12-12T20:00:00Z') }, 'day', monday, '2026-12-14T14:00:00.000Z'],
  [
    'a pause, a day of hers',
    { paused_until: new Date('2026-12-12T20:00:00Z') },
    'every day',
    monday,
    '2026-12-12T20:00:00.000Z',
  ],
  [
    'a pause, told at once',
    { paused_until: new Date('2026-12-12T06:00:00Z') },
    'at once',
    monday,
    '2026-12-12T06:00:00.000Z',
  ],
  [
    'a pause, her own press',
    { paused_until: new Date('2026-12-12T06:00:00Z') },
    'any',
    monday,
    `${monday.slice(0, -1)}.000Z`,
  ],
])('of her own: %s', (_, own, hours, instant, expected) => {
  expect(allowedAt({ time_zone: chicago, ...own }, { hours }, new Date(instant)).toISOString()).toBe(expected);
});

it('whatever a row holds, there is an hour to come, within a fortnight after all that holds', () => {
  const hour = fc.option(fc.integer({ min: -30, max: 60 }));
  fc.assert(
    fc.property(hour, hour, fc.option(fc.array(fc.integer({ min: -3, max: 12 }))), (from, until, working_days) => {
      const reader: HoursOf = { time_zone: chicago, hours_from: from, hours_until: until, working_days };
      for (const hours of ['day', 'every day'] as const) {
        const at = allowedAt(reader, { hours }, new Date(monday)).getTime();
        expect(at - Date.parse(monday)).toBeLessThan(14 * 86_400_000);
      }
    }),
    { numRuns: 300 },
  );
});

it('where nobody is there are no hours', () => {
  const instant = new Date('2026-12-08T08:00:00Z');
  expect(allowedAt(undefined, { hours: 'day' }, instant)).toBe(instant);
});
