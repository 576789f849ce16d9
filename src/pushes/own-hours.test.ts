import { expect, it } from 'vitest';
import { type HoursProblems, type HoursSent, hoursProblems, hoursSet, keptHours } from './own-hours.ts';

const today = '2026-12-07';
const sent: HoursSent = { from: 8, until: 19, days: [1, 2, 3, 4, 5], awayFrom: '', awayUntil: '', nights: '' };

it.each<[string, Partial<HoursSent>, HoursProblems]>([
  ['as usual', {}, {}],
  ['all day, every day', { from: 0, until: 24, days: [7, 1, 2, 3, 4, 5, 6] }, {}],
  ['one hour', { from: 23, until: 24, days: [3] }, {}],
  ['no hour', { from: 9, until: 9 }, { until: 'hoursWrong' }],
  ['the end first', { from: 20, until: 6 }, { until: 'hoursWrong' }],
  ['forged hours', { from: -1, until: 25 }, { until: 'hoursWrong' }],
  ['half an hour', { from: 8.5 }, { until: 'hoursWrong' }],
  ['nothing chosen', { from: Number.NaN }, { until: 'hoursWrong' }],
  ['no day', { days: [] }, { days: 'hoursDaysWrong' }],
  ['away since last week, until today', { awayFrom: '2026-11-30', awayUntil: today }, {}],
  ['away until yesterday', { awayFrom: '2026-11-30', awayUntil: '2026-12-06' }, { awayUntil: 'awayWrong' }],
  ['away for a year', { awayFrom: today, awayUntil: '2027-12-07' }, {}],
  ['away for longer', { awayFrom: today, awayUntil: '2027-12-08' }, { awayUntil: 'awayWrong' }],
  ['the last day first', { awayFrom: '2026-12-09', awayUntil: '2026-12-08' }, { awayUntil: 'awayOrder' }],
  ['no first day', { awayUntil: today }, { awayFrom: 'awayHalf' }],
  ['no last day', { awayFrom: today }, { awayUntil: 'awayHalf' }],
  ['nights that are over', { nights: '2026-12-06' }, { nights: 'nightsDayWrong' }],
])('%s', (_, more, problems) => {
  expect(hoursProblems({ ...sent, ...more }, today)).toEqual(problems);
});

it('what is as usual is not kept, so that it follows the usual; what has gone by is not shown', () => {
  const none = { hours_from: null, hours_until: null, working_days: null };
  const kept = { ...none, away_from: null, away_until: null, nights_until: null };
  expect(keptHours({ ...sent, days: [5, 4, 3, 2, 1] })).toEqual(kept);
  const over = { away_from: '2026-12-01', away_until: '2026-12-06', nights_until: '2026-12-06' };
  const now = new Date(`${today}T12:00:00Z`);
  const set = hoursSet({ time_zone: 'UTC', working_days: [7, 1], ...over, status_until: now }, now);
  expect(set).toEqual({
    from: 8,
    until: 19,
    days: [1, 7],
    away: undefined,
    nights: undefined,
    isAwayAhead: false,
    slackAway: undefined,
  });
});

it('days away that lie ahead are told apart from those that have begun', () => {
  const now = new Date(`${today}T12:00:00Z`);
  const of = (away_from: string) =>
    hoursSet({ time_zone: 'UTC', away_from, away_until: '2027-01-06', nights_until: null }, now).isAwayAhead;
  expect([of(today), of('2026-12-24')]).toEqual([false, true]);
});
