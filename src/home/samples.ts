import type { StepOne } from '../assess/facts.ts';
import type { Edition } from '../content/editions.ts';
import type { Sample } from '../feature.ts';
import type { GoalsOf, SharedWith } from '../goals/facts.ts';
import type { StepTwo } from '../network/facts.ts';
import { type FocusLine, homeView } from './view.ts';

/** Every surface of this feature, for tests, the gallery and `doctor --blocks`. */
export function samples(edition: Edition, command: string): Sample[] {
  const stepTwo: StepTwo = { people: 0, done: false, helpers: [] };
  const goals: GoalsOf = { open: 0, done: 0, letGo: 0, nextDue: [] };
  const today = '2026-11-23';
  const focusLines: FocusLine[] = ['Advocacy', 'ظ'.repeat(60), '<!here>'].map((label) => ({
    label,
    person: { key: 'besideTwo', values: { name: '*é*'.repeat(20), other: '🙂'.repeat(60) } },
    goal: { what: '🙂'.repeat(300), due: '2026-12-07', more: 3 },
  }));
  const shared: SharedWith = { nextDue: [], total: 0 };
  const base = {
    ...{ edition, command, name: 'Maya', fullNotificationText: false, goals, shared, today, stepTwo },
    focus: focusLines,
  };
  const goal = {
    id: '00000000-0000-4000-8000-000000000000',
    what: '🙂'.repeat(300),
    due: '2026-12-07',
    need: { id: 'B2' },
  } as const;
  const finishedAt = new Date('2026-11-23T15:00:00Z');
  const focus: StepOne['focus'] = [{ id: 'B2' }, { id: 'X1', ownWords: 'ظ'.repeat(60) }, { id: 'C2' }];
  return [
    { name: 'home: new', view: homeView({ ...base, stepOne: { state: 'new', finishedAt: null, focus: [] } }) },
    { name: 'home: begun', view: homeView({ ...base, stepOne: { state: 'begun', finishedAt: null, focus: [] } }) },
    { name: 'home: step 1 done', view: homeView({ ...base, stepOne: { state: 'done', finishedAt, focus } }) },
    ...(['send', 'chase', 'next-person'] as const).map((step) => ({
      name: `home: an ask to ${step}`,
      view: homeView({
        ...base,
        stepOne: { state: 'done', finishedAt, focus },
        stepTwo: {
          ...stepTwo,
          people: 5,
          done: true,
          due: { step, name: 'ظ'.repeat(300), need: 'Advocacy', askOn: '2026-11-23' },
        },
      }),
    })),
    {
      name: 'home: a finding',
      view: homeView({
        ...base,
        stepOne: { state: 'done', finishedAt, focus },
        stepTwo: { ...stepTwo, people: 5, finding: { key: 'findingR1', values: { need: 'Advocacy' } } },
      }),
    },
    {
      name: 'home: nothing stands out',
      view: homeView({
        ...base,
        stepOne: { state: 'done', finishedAt, focus },
        stepTwo: { ...stepTwo, people: 5 },
      }),
    },
    {
      name: 'home: goals',
      view: homeView({
        ...base,
        goals: { open: 2000, done: 1, letGo: 1, nextDue: [goal] },
        stepOne: { state: 'done', finishedAt, focus },
      }),
    },
    {
      name: 'home: a goal whose day has gone by',
      view: homeView({
        ...base,
        goals: { open: 1, done: 0, letGo: 0, nextDue: [{ ...goal, due: '2026-11-22' }] },
        stepOne: { state: 'done', finishedAt, focus },
      }),
    },
    {
      name: 'home: goals done',
      view: homeView({
        ...base,
        goals: { ...goals, done: 3 },
        stepOne: { state: 'done', finishedAt, focus },
      }),
    },
    {
      name: 'home: goals shared with a mentor, fullest',
      view: homeView({
        ...base,
        shared: {
          nextDue: Array.from({ length: 5 }, () => ({ mentee: 'ظ'.repeat(300), what: goal.what, due: goal.due })),
          total: 2000,
        },
        stepOne: { state: 'new', finishedAt: null, focus: [] },
      }),
    },
    {
      name: 'home: entries that cannot be read',
      view: homeView({ ...base, unread: 3, stepOne: { state: 'begun', finishedAt, focus } }),
    },
    {
      name: 'home: full notifications',
      view: homeView({ ...base, fullNotificationText: true, stepOne: { state: 'begun', finishedAt, focus } }),
    },
  ];
}
