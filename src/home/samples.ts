import type { StepOne } from '../assess/facts.ts';
import { sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Sample } from '../feature.ts';
import type { GoalsOf, SharedWith } from '../goals/facts.ts';
import type { NeedLine } from '../needs/need-line.ts';
import type { StepTwo } from '../network/facts.ts';
import type { Candidate } from '../next.ts';
import { shorten } from '../slack/mrkdwn.ts';
import { homeView } from './view.ts';

/** Every surface of this feature, for tests, the gallery and `doctor --blocks`. */
export function samples(edition: Edition, command: string): Sample[] {
  const stepTwo: StepTwo = { people: 0, done: false };
  const goals: GoalsOf = { open: 0, done: 0, letGo: 0, nextDue: [] };
  const today = '2026-11-23';
  const shared: SharedWith = { nextDue: [], total: 0 };
  const base = {
    ...{ edition, command, name: 'Maya', fullNotificationText: false, goals, shared, today, stepTwo },
    focus: ['Advocacy', 'ظ'.repeat(60), '<!here>'].map((label) => needLine(edition, label)),
    next: toMap(edition, 'whoCouldHelpButton', { reason: 'no-people', sentence: say(edition, 'nextMap') }),
  };
  const goal = {
    id: '00000000-0000-4000-8000-000000000000',
    what: '🙂'.repeat(300),
    due: '2026-12-07',
    need: { id: 'B2' },
  } as const;
  const finishedAt = new Date('2026-11-23T15:00:00Z');
  const focus: StepOne['focus'] = [{ id: 'B2' }, { id: 'X1', ownWords: 'ظ'.repeat(60) }, { id: 'C2' }];
  const begin = toStepOne('begin', say(edition, 'nextBegin'), say(edition, 'startButton'));
  const resume = toStepOne('resume', say(edition, 'nextResume'), say(edition, 'homeGoOn'));
  const due = { name: 'ظ'.repeat(300), need: 'Advocacy' };
  const asks = {
    send: say(edition, 'askPlanned', { ...due, day: sayDay('2026-11-23', edition.spelling) }),
    chase: say(edition, 'askChase', due),
    'next-person': say(edition, 'askTimeForNext', due),
  };
  return [
    {
      name: 'home: new',
      view: homeView({ ...base, next: begin, stepOne: { state: 'new', finishedAt: null, focus: [] } }),
    },
    {
      name: 'home: begun',
      view: homeView({ ...base, next: resume, stepOne: { state: 'begun', finishedAt: null, focus: [] } }),
    },
    { name: 'home: step 1 done', view: homeView({ ...base, stepOne: { state: 'done', finishedAt, focus } }) },
    ...Object.entries(asks).map(([step, sentence]) => ({
      name: `home: an ask to ${step}`,
      view: homeView({
        ...base,
        stepOne: { state: 'done', finishedAt, focus },
        stepTwo: { people: 5, done: true },
        next: toMap(edition, 'openMap', { reason: 'ask', sentence, typed: true }),
      }),
    })),
    {
      name: 'home: a finding',
      view: homeView({
        ...base,
        stepOne: { state: 'done', finishedAt, focus },
        stepTwo: { ...stepTwo, people: 5 },
        next: toMap(edition, 'openMap', {
          reason: 'finding',
          sentence: say(edition, 'findingR1', { need: 'Advocacy' }),
          typed: true,
        }),
      }),
    },
    {
      name: 'home: nothing stands out',
      view: homeView({
        ...base,
        stepOne: { state: 'done', finishedAt, focus },
        stepTwo: { ...stepTwo, people: 5 },
        next: toMap(edition, 'openMap', { reason: 'quiet', sentence: say(edition, 'findingsNone') }),
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
        next: begin,
        stepOne: { state: 'new', finishedAt: null, focus: [] },
      }),
    },
    {
      name: 'home: entries that cannot be read',
      view: homeView({ ...base, unread: 3, stepOne: { state: 'begun', finishedAt, focus } }),
    },
    {
      name: 'home: full notifications',
      view: homeView({
        ...{ ...base, next: resume, fullNotificationText: true },
        stepOne: { state: 'begun', finishedAt, focus },
      }),
    },
  ];
}

const toStepOne = (reason: Candidate['reason'], sentence: string, label: string): Candidate => ({
  ...{ reason, sentence, word: 'assess' },
  button: { label, actionId: 'assess:open' },
});

const toMap = (
  edition: Edition,
  label: 'whoCouldHelpButton' | 'openMap',
  next: Omit<Candidate, 'button' | 'word'>,
): Candidate => ({ ...next, button: { label: say(edition, label), actionId: 'network:open' }, word: 'network' });

/** A need that two help with and that has some goals, all as long as can be. */
function needLine(edition: Edition, label: string): NeedLine {
  const part = { needId: 'B2', isSet: true, button: { label: '', actionId: '', value: '' } } as const;
  const goal = { what: shorten('🙂'.repeat(300), 150), date: sayDay('2026-12-07', edition.spelling), more: 3 };
  const people = { name: '*é*'.repeat(20), other: '🙂'.repeat(60) };
  return {
    need: { id: 'B2', label },
    parts: {
      person: { ...part, step: 'person', text: say(edition, 'besideTwo', people) },
      goal: { ...part, step: 'goal', text: say(edition, 'needGoals', goal) },
    },
  };
}
