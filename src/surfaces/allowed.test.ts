import { expect, it } from 'vitest';
import { allowedAt, dayHours } from './allowed.ts';

const chicago = 'America/Chicago';
const morning = { from: 9, until: 19 };
const everyDay = { ...dayHours, everyDay: true };

it.each([
  ['by day', chicago, dayHours, '2026-12-07T18:00:00Z', '2026-12-07T18:00:00.000Z'],
  ['at eight', chicago, dayHours, '2026-12-07T14:00:00Z', '2026-12-07T14:00:00.000Z'],
  ['a second before eight', chicago, dayHours, '2026-12-07T13:59:59Z', '2026-12-07T14:00:00.000Z'],
  ['a second before seven in the evening', chicago, dayHours, '2026-12-08T00:59:59Z', '2026-12-08T00:59:59.000Z'],
  ['at seven in the evening', chicago, dayHours, '2026-12-08T01:00:00Z', '2026-12-08T14:00:00.000Z'],
  ['at night', chicago, dayHours, '2026-12-08T08:00:00Z', '2026-12-08T14:00:00.000Z'],
  ['at night, what was asked for', chicago, 'any', '2026-12-08T08:00:00Z', '2026-12-08T08:00:00.000Z'],
  ['a reminder at eight', chicago, morning, '2026-12-07T14:00:00Z', '2026-12-07T15:00:00.000Z'],
  [
    'before the night in which clocks go forward',
    chicago,
    everyDay,
    '2026-03-08T04:00:00Z',
    '2026-03-08T13:00:00.000Z',
  ],
  ['on Friday evening', chicago, dayHours, '2026-03-07T01:30:00Z', '2026-03-09T13:00:00.000Z'],
  ['on a Saturday', chicago, dayHours, '2026-12-05T18:00:00Z', '2026-12-07T14:00:00.000Z'],
  ['on a Saturday that is hers', chicago, everyDay, '2026-12-05T18:00:00Z', '2026-12-05T18:00:00.000Z'],
  ['a quarter hour off', 'Asia/Kathmandu', dayHours, '2026-12-07T00:00:00Z', '2026-12-07T02:15:00.000Z'],
  ['a zone that is not known', null, dayHours, '2026-12-07T07:00:00Z', '2026-12-07T08:00:00.000Z'],
] as const)('%s', (_, time_zone, hours, instant, expected) => {
  expect(allowedAt({ time_zone }, { hours }, new Date(instant)).toISOString()).toBe(expected);
});

it.each([
  ['holds until the day after', '2026-12-09', dayHours, '2026-12-10T14:00:00.000Z'],
  ['ends on a Friday, before a weekend', '2026-12-11', dayHours, '2026-12-14T14:00:00.000Z'],
  ['has gone by', '2026-12-06', dayHours, '2026-12-07T18:00:00.000Z'],
  ['holds nothing that comes on every day', '2026-12-09', everyDay, '2026-12-07T18:00:00.000Z'],
])('nights: %s', (_, nights_until, hours, expected) => {
  const at = allowedAt({ time_zone: chicago, nights_until }, { hours }, new Date('2026-12-07T18:00:00Z'));
  expect(at.toISOString()).toBe(expected);
});

it('a channel has no hours', () => {
  const instant = new Date('2026-12-08T08:00:00Z');
  expect(allowedAt(undefined, { hours: dayHours }, instant)).toBe(instant);
});
