import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../forms/table.ts';
import type { PersonInSlack } from '../../network/facts.ts';
import { type GoalField, type GoalFields, goalTable } from '../fields.ts';
import { asShared, isShownChange, peopleToChoose, shareProblem } from './share.ts';

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
  const shared = asShared(goalTable, goal, { name: 'Maya', timeZone: null, workspaceId: 'T1', slackUserId: 'U1' });
  expect(Object.keys(shared.shown)).toEqual(['what', 'due', 'measure', 'step']);
  expect(JSON.stringify(shared)).not.toMatch(/the (why|need|asker)|entries|secret/);
});

it.each(
  goalFields.map((field) => [field, ['what', 'due', 'measure', 'step'].includes(field)] as const),
)('a change of %s is seen: %s', (field, seen) => {
  expect(isShownChange(goalTable, [{ field, before: 'a', after: 'b' }])).toBe(seen);
});
