import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../forms/table.ts';
import type { PersonInSlack } from '../../network/facts.ts';
import { type GoalField, type GoalFields, goalTable } from '../fields.ts';
import { asShared, isShownChange, peopleToChoose, shareProblem, type Wait, waitOf } from './share.ts';

const goalFields: GoalField[] = fieldsOf(goalTable);

const person = (name: string, more: Partial<PersonInSlack> = {}): PersonInSlack => ({
  id: name,
  slackUserId: `U${name}`,
  name,
  left: false,
  helpsNow: false,
  saidYes: false,
  ...more,
});

describe('whom she can choose', () => {
  it('who said yes comes first, then who helps now, then the rest, each as on the map; who has left does not', () => {
    const people = [
      person('rest 1'),
      person('helps 1', { helpsNow: true }),
      person('left', { left: true, saidYes: true }),
      person('yes 1', { saidYes: true }),
      person('rest 2'),
      person('yes and helps', { saidYes: true, helpsNow: true }),
      person('helps 2', { helpsNow: true }),
    ];
    expect(peopleToChoose(people).map(({ name }) => name)).toEqual([
      'yes 1',
      'yes and helps',
      'helps 1',
      'helps 2',
      'rest 1',
      'rest 2',
    ]);
  });

  it('a hundred are offered, as many as Slack takes', () => {
    const people = Array.from({ length: 150 }, (_, index) => person(`${index}`, { saidYes: index === 149 }));
    expect(peopleToChoose(people)).toHaveLength(100);
    expect(peopleToChoose(people)[0]?.name).toBe('149');
    expect(peopleToChoose([])).toEqual([]);
  });
});

it.each([
  ['U1', {}, undefined],
  ['U1', undefined, 'unknown'],
  ['U1', { isBot: true }, 'bot'],
  ['U1', { isBot: true, hasLeft: true, isElsewhere: true }, 'bot'],
  ['U1', { hasLeft: true }, 'left'],
  ['U1', { hasLeft: true, isElsewhere: true }, 'left'],
  ['U1', { isElsewhere: true }, 'elsewhere'],
  ['UME', {}, 'self'],
  ['UME', undefined, 'self'],
] as const)('%s, of whom Slack says %j: %s', (user, told, problem) => {
  const member = told && { isBot: false, hasLeft: false, isElsewhere: false, ...told };
  expect(shareProblem(user, 'UME', member)).toBe(problem);
});

it('of a goal goes along what is shown, and nothing else', () => {
  const fields = Object.fromEntries(goalFields.map((field) => [field, `the ${field}`])) as GoalFields;
  const goal = { id: 'g', state: 'open' as const, fields, closedAt: null, entries: 7, share: { secret: true } };
  const shared = asShared(goalTable, goal, { name: 'Maya', timeZone: null, teamId: 'T1', slackUserId: 'U1' });
  expect(Object.keys(shared.shown)).toEqual(['what', 'due', 'measure', 'step']);
  expect(JSON.stringify(shared)).not.toMatch(/the (why|need|asker)|entries|secret/);
});

it.each(
  goalFields.map((field) => [field, ['what', 'due', 'measure', 'step'].includes(field)] as const),
)('a change of %s is seen: %s', (field, seen) => {
  expect(isShownChange(goalTable, [{ field, before: 'a', after: 'b' }])).toBe(seen);
});

describe('why a message waits, as far as its mentee may know', () => {
  const noon = new Date('2026-12-08T17:00:00Z');
  const evening = new Date('2026-12-09T01:30:00Z');
  const friday = new Date('2026-12-11T17:00:00Z');
  const saturday = new Date('2026-12-12T17:00:00Z');
  const later: Wait = { why: 'later' };
  const mentor = { time_zone: 'America/New_York', nights_until: null, ahead: 0, hersToday: 0 };

  it.each<[string, Partial<Parameters<typeof waitOf>[0]>, Date, Wait]>([
    ['on a Tuesday evening', {}, evening, { why: 'hours', day: '2026-12-09' }],
    ['before dawn', {}, new Date('2026-12-09T11:00:00Z'), { why: 'hours', day: '2026-12-09' }],
    ['on a Saturday', { hersToday: 2 }, saturday, { why: 'hours', day: '2026-12-14' }],
    ['one is before it', { ahead: 1 }, evening, { why: 'hours', day: '2026-12-09' }],
    ['two are before it', { ahead: 2 }, evening, later],
    ['the day is full of hers', { hersToday: 2, ahead: 1 }, noon, { why: 'hers', day: '2026-12-09' }],
    ['a Friday is full of hers', { hersToday: 2 }, friday, { why: 'hers', day: '2026-12-14' }],
    // What would tell of others, or of nights, is all alike.
    ['full of others', {}, noon, later],
    ['full of hers and others', { hersToday: 1 }, noon, later],
    ['full of hers, and two wait', { hersToday: 2, ahead: 2 }, noon, later],
    ['nights, by day', { nights_until: '2026-12-20' }, noon, later],
    ['nights, in the evening', { nights_until: '2026-12-20' }, evening, later],
    ['nights that end on the day off', { nights_until: '2026-12-13' }, saturday, { why: 'hours', day: '2026-12-14' }],
    ['hours of their own', { hours_from: 13 }, noon, later],
    ['days of their own', { working_days: [6] }, saturday, later],
    ['a day full of hers, before a day off of their own', { hersToday: 2, working_days: [2, 4] }, noon, later],
    ['a pause', { paused_until: new Date('2027-01-01T00:00:00Z') }, noon, later],
    ['nights, and full of hers', { nights_until: '2026-12-20', hersToday: 2 }, noon, later],
  ])('%s', (_, more, now, wait) => {
    expect(waitOf({ ...mentor, ...more }, now)).toEqual(wait);
  });
});
