import { expect, test } from 'vitest';
import { type Candidate, inTheOrder, type NextReason } from '../next.ts';
import { type Before, decide, type Given, weeksBetween } from './decide.ts';

const thing = (reason: NextReason): Candidate => ({ reason, button: { label: 'x', actionId: 'x' } });
const sent = (week: string, kind: string, isAnswered = true): Before => ({ week, kind, withheld: null, isAnswered });
const went = { side: 'mentee', on: '2026-12-21', ofDay: 1, week: '2026-W52', ofWeek: 1 } as const;

/** A Monday, with one person to find. */
const usual: Given = {
  ...{ today: '2026-12-21', cadence: 'weekly', kindsOff: [], pausedUntil: null, hasBegun: true },
  ...{ candidates: [thing('no-people')], before: [], verdict: { do: 'now', went } },
};
const unanswered = [sent('2026-W51', 'gap', false), sent('2026-W50', 'map', false)];

test.each<[string, Partial<Given>, string]>([
  ['the one next thing', {}, 'nudge map'],
  ['what counts most of several', { candidates: [thing('finding'), thing('first-meeting')] }, 'nudge schedule'],
  ['nothing where there is nothing', { candidates: [] }, 'silent nothing'],
  ['nothing for what makes no nudge', { candidates: [thing('quiet'), thing('answer')] }, 'silent nothing'],
  ['nothing for who has begun nothing', { hasBegun: false }, 'silent not-begun'],
  ['nothing where it is off', { cadence: 'off' }, 'silent off'],
  ['nothing in a pause', { pausedUntil: '2026-12-22' }, 'silent paused'],
  ['one on the day on which a pause ends', { pausedUntil: '2026-12-21' }, 'nudge map'],
  ['none for who has left', { verdict: { do: 'never', because: 'left' } }, 'silent left'],
  ['none in a week that had one', { verdict: { do: 'never', because: 'week has one' } }, 'silent week-has-one'],
  ['none in a week with a day to come', { verdict: { do: 'never', because: 'one is dated' } }, 'silent one-is-dated'],
  ['none in a week that was decided', { before: [sent('2026-W52', 'gap')] }, 'silent this-week'],
  ['none besides the one that she put off', { putOffUntil: '2027-01-15' }, 'silent put-off'],
  [
    'the one that was held earlier in it',
    { before: [{ week: '2026-W52', kind: null, withheld: 'hours', isAnswered: false }] },
    'nudge map',
  ],
  [
    'one though Slack took none of two before',
    { before: ['2026-W51', '2026-W50'].map((week) => ({ week, kind: null, withheld: 'not-sent', isAnswered: false })) },
    'nudge map',
  ],
  ['later where her hours hold it', { verdict: { do: 'not before', instant: new Date(0) } }, 'wait'],
  ['none of a kind that is off', { kindsOff: ['map'] }, 'silent kind-off'],
  ['the next kind then', { kindsOff: ['map'], candidates: [thing('no-people'), thing('possible')] }, 'nudge gap'],
  ['no third of a kind running', { before: [sent('2026-W51', 'map'), sent('2026-W50', 'map')] }, 'silent same-kind'],
  [
    'another kind instead',
    { before: [sent('2026-W51', 'map'), sent('2026-W50', 'map')], candidates: [thing('no-people'), thing('reassess')] },
    'nudge assess',
  ],
  ['the same after a week without', { before: [sent('2026-W50', 'map'), sent('2026-W49', 'map')] }, 'nudge map'],
  ['none in the week between', { cadence: 'fortnightly', before: [sent('2026-W51', 'gap')] }, 'silent cadence'],
  ['one in the second week', { cadence: 'fortnightly', before: [sent('2026-W50', 'gap')] }, 'nudge map'],
  ['none in the third of four', { cadence: 'monthly', before: [sent('2026-W49', 'gap')] }, 'silent cadence'],
  ['one in the fourth', { cadence: 'monthly', before: [sent('2026-W48', 'gap')] }, 'nudge map'],
  ['a question after two without an answer', { before: unanswered }, 'nudge question'],
  ['no question where there is nothing to say', { before: unanswered, candidates: [] }, 'silent nothing'],
  ['none where one of two was answered', { before: [unanswered[0] as Before, sent('2026-W50', 'map')] }, 'nudge map'],
  [
    'a rest after no answer to it',
    { before: [sent('2026-W51', 'question', false), ...unanswered] },
    'silent no-answer',
  ],
  ['one after any answer to it', { before: [sent('2026-W51', 'question'), ...unanswered] }, 'nudge map'],
  [
    'one after the rest, as if anew',
    {
      before: [
        { week: '2026-W47', kind: null, withheld: 'no-answer', isAnswered: false },
        sent('2026-W46', 'question', false),
      ],
    },
    'nudge map',
  ],
])('a week brings %s', (_, given, expected) => {
  const decision = decide({ ...usual, ...given });
  const said = { nudge: 'kind', silent: 'because', wait: '' }[decision.do];
  expect(`${decision.do} ${(decision as unknown as Record<string, string>)[said] ?? ''}`.trim()).toBe(expected);
});

test('a rest by silence has a date', () => {
  const before = [sent('2026-W51', 'question', false)];
  expect(decide({ ...usual, before })).toMatchObject({ because: 'no-answer', pauseUntil: '2027-01-18' });
});

test('a first meeting weighs more than all but what was begun, and a day that has come', () => {
  const order = inTheOrder((['map', 'goal', 'first-meeting', 'resume', 'ask', 'schedule'] as const).map(thing));
  expect(order.map(({ reason }) => reason)).toEqual(['resume', 'ask', 'first-meeting', 'goal', 'schedule', 'map']);
});

test.each([
  ['2026-W52', '2026-W53', 1],
  ['2026-W53', '2027-W01', 1],
  ['2020-W53', '2021-W01', 1],
  ['2026-W50', '2027-W02', 5],
])('from %s to %s it is %i weeks', (from, to, weeks) => expect(weeksBetween(from, to)).toBe(weeks));
