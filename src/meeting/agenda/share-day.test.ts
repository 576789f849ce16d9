import { expect, test } from 'vitest';
import { askedToShareAt } from './share-day.ts';

/* Days and hours reckoned by hand, from a calendar: Chicago is six hours behind UTC until March 8, then five. */

const maya = { time_zone: 'America/Chicago' };
const at = (mentee: Parameters<typeof askedToShareAt>[0], startsAt: string, lead: number, now: string) =>
  askedToShareAt(mentee, new Date(startsAt), lead, new Date(now))?.toISOString();
const long = '2026-11-02T15:00:00Z';

test('a working day before the agreed lead time, as her day begins', () => {
  // Thursday, December 10: to be shared on Tuesday, said on Monday at 8.
  expect(at(maya, '2026-12-10T16:00:00Z', 2, long)).toBe('2026-12-07T14:00:00.000Z');
  // Tuesday: over the weekend, on Thursday. A Sunday: on Wednesday.
  expect(at(maya, '2026-12-08T16:00:00Z', 2, long)).toBe('2026-12-03T14:00:00.000Z');
  expect(at(maya, '2026-12-13T16:00:00Z', 2, long)).toBe('2026-12-09T14:00:00.000Z');
  expect(at(maya, '2026-12-10T16:00:00Z', 1, long)).toBe('2026-12-08T14:00:00.000Z');
  // Her day, not that of UTC: 20:00 on Wednesday in Chicago. And across the change of the clocks, the hour of hers.
  expect(at(maya, '2026-12-10T02:00:00Z', 2, long)).toBe('2026-12-04T14:00:00.000Z');
  expect(at(maya, '2026-03-12T15:00:00Z', 2, '2026-02-02T15:00:00Z')).toBe('2026-03-09T13:00:00.000Z');
  expect(at({ time_zone: null }, '2026-12-10T16:00:00Z', 2, long)).toBe('2026-12-07T08:00:00.000Z');
});

test('set before eight of that day it comes at eight; set later nothing comes: what tells of the time leads there', () => {
  const meeting = '2026-12-10T16:00:00Z';
  expect(at(maya, meeting, 2, '2026-12-07T12:00:00Z')).toBe('2026-12-07T14:00:00.000Z');
  expect(at(maya, meeting, 2, '2026-12-07T18:00:00Z')).toBeUndefined();
  expect(at(maya, meeting, 2, '2026-12-08T03:00:00Z')).toBeUndefined();
  expect(at(maya, meeting, 2, '2026-12-08T06:00:00Z')).toBeUndefined();
  expect(at(maya, meeting, 2, '2026-12-09T15:00:00Z')).toBeUndefined();
});

test('the day before is one of hers, at her first hour: not on her day off, nor on a holiday', () => {
  const meeting = '2026-12-10T16:00:00Z';
  expect(at({ ...maya, hours_from: 13 }, meeting, 2, long)).toBe('2026-12-07T19:00:00.000Z');
  // Shared on Tuesday as ever; said on her Sunday before.
  expect(at({ ...maya, working_days: [7, 2, 3, 4] }, meeting, 2, long)).toBe('2026-12-06T14:00:00.000Z');
  expect(at({ ...maya, holidays: ['2026-12-07'] }, meeting, 2, long)).toBe('2026-12-04T14:00:00.000Z');
  const away = { away_from: '2026-12-01', away_until: '2026-12-08' };
  expect(at({ ...maya, ...away }, meeting, 2, long)).toBe('2026-12-09T14:00:00.000Z');
});

test('nights hold it, and where they last until the meeting it does not come', () => {
  const meeting = '2026-12-10T16:00:00Z';
  expect(at({ ...maya, nights_until: '2026-12-08' }, meeting, 2, long)).toBe('2026-12-09T14:00:00.000Z');
  expect(at({ ...maya, nights_until: '2026-12-10' }, meeting, 2, long)).toBeUndefined();
});
