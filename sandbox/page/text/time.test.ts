import { describe, expect, it } from 'vitest';
import { ago, dayHeading, epochOfLocal, localOfEpoch, shortDay, slackDate } from './time.ts';

const now = new Date('2026-12-07T15:12:00Z');

describe('times as a person reads them', () => {
  it.each([
    ['2026-12-07T15:01:00Z', 'Asia/Tokyo', 'Today'],
    ['2026-12-07T05:30:00Z', 'America/Chicago', 'Yesterday'],
    ['2026-12-01T18:00:00Z', 'America/Chicago', 'Tuesday, December 1'],
    ['2025-12-01T18:00:00Z', 'America/Chicago', 'Monday, December 1, 2025'],
  ])('%s in %s is under %s', (at, tz, heading) => {
    expect(dayHeading(new Date(at), now, tz)).toBe(heading);
  });

  it.each([
    ['2026-12-07T09:00', 'America/Chicago', '2026-12-07T15:00:00Z'],
    ['2026-07-07T09:00', 'America/Chicago', '2026-07-07T14:00:00Z'],
    ['2026-12-07T09:00', 'Asia/Kolkata', '2026-12-07T03:30:00Z'],
    ['2026-11-01T12:00', 'America/Chicago', '2026-11-01T18:00:00Z'],
  ])('a wall time %s in %s is %s, and back', (local, tz, utc) => {
    const seconds = Date.parse(utc) / 1000;
    expect(epochOfLocal(local, tz)).toBe(seconds);
    expect(localOfEpoch(seconds, tz)).toBe(local);
  });

  it('takes the later reading in the gap when clocks go forward', () => {
    expect(localOfEpoch(epochOfLocal('2026-03-08T02:30', 'America/Chicago'), 'America/Chicago')).toBe(
      '2026-03-08T03:30',
    );
  });

  it('fills in date tokens and leaves unknown ones', () => {
    const seconds = now.getTime() / 1000;
    expect(slackDate(seconds, '{date_short_pretty} at {time} {nope}', 'Europe/London', now)).toBe(
      'today at 15:12 {nope}',
    );
    expect(slackDate(seconds - 864_000, '{date}', 'Europe/London', now)).toBe('November 27th, 2026');
    expect(shortDay(now, 'Europe/London')).toBe('Mon 7 Dec');
  });

  it.each([
    [20_000, 'just now'],
    [60_000, '1 minute ago'],
    [7_200_000, '2 hours ago'],
    [-172_800_000, 'in 2 days'],
  ])('%i ms is %s', (ms, words) => {
    expect(ago(ms)).toBe(words);
  });
});
