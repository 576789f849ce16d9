import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { nextAfterResult, nextInStepOne } from '../../src/assess/next.ts';
import { loadEditions } from '../../src/content/editions.ts';
import type { NeedId } from '../../src/needs/need.ts';
import { needLinesOf } from '../../src/needs/need-line.ts';
import type { AskRecord } from '../../src/network/asks/ask.ts';
import { openAsks } from '../../src/network/asks/standing.ts';
import { nextOnMap } from '../../src/network/next.ts';
import { helperParts } from '../../src/network/people/helper-words.ts';
import type { PersonRecord } from '../../src/network/people/person.ts';
import { mapOn } from '../../src/network/whole-map.ts';
import { type Candidate, type NextReason, nextThing } from '../../src/next.ts';
import { type Running, runBot } from '../support/bot.ts';
import { quickCheck, textOf } from '../support/journey.ts';
import { setGoal } from '../support/shares.ts';

/** The one next thing on Home, by the command alone, and below a result: one decision, and where they differ. */

const edition = (await loadEditions('content')).default;
const today = '2026-11-23';

/** Step 1 and the map of somebody who works on Advocacy (B2). */
interface Situation {
  state?: 'new' | 'begun' | 'done';
  people?: PersonRecord[];
  asks?: AskRecord[];
}

const person = (id: string, status: PersonRecord['status'], ...needs: NeedId[]): PersonRecord => ({
  id,
  name: `*${id}*`,
  needs,
  status,
  removed: false,
});
const ask = (more: Partial<AskRecord> = {}): AskRecord => ({
  ...{ id: 'ask', person: 'helen', name: '*helen*', need: 'B2', text: 'x', askOn: today },
  ...more,
});

/** What Home and the command alone are told, and what a result of the same needs is. */
function toldIn({ state = 'done', people = [], asks = [] }: Situation): { home: Candidate; result: Candidate } {
  const needs = [{ id: 'B2', importance: 4, support: 0, focus: true }] as const;
  const map = mapOn(today, { ...{ needs, people, asks }, assessed: true, dismissed: [], reminders: [] });
  const focus = [{ id: 'B2', label: 'Advocacy' }] as const;
  const lines = needLinesOf(focus, helperParts(edition, focus, { people, asks }, today));
  const stepOne = nextInStepOne(edition, { state, finishedAt: null, isHalfDone: false, focus: [] });
  const home = nextThing([...nextOnMap(edition, map, today), ...stepOne]);
  const result = nextThing(nextAfterResult(edition, lines));
  if (!home || !result) throw new Error('Something is always next.');
  return { home, result };
}

const helps = person('helen', 'current', 'B2');
const could = person('helen', 'potential', 'B2');
const other = person('amara', 'current', 'A1');

/** Why, the sentence's beginning (none: the button stands alone), the button. */
type Told = readonly [reason: NextReason, sentence: string | undefined, button: string];
const somebody = 'Step 1 is done. Next, think of one person who could help';
const noPeople = ['no-people', somebody, 'Who could help?'] as const;
const noHelper = ['no-helper', somebody, 'Who could help?'] as const;
const begin = ['begin', 'Three minutes: tick what matters to you', 'Start'] as const;
const resume = ['resume', 'You have begun. Go on where you left off.', 'Go on'] as const;
const map = ['map', undefined, 'Open my map'] as const;
const both = (told: Told) => ({ home: told, result: told });

function expectTold({ reason, sentence, button }: Candidate, [why, begins, label]: Told): void {
  expect([reason, button.label]).toEqual([why, label]);
  expect(sentence?.slice(0, begins?.length ?? 0)).toBe(begins);
}

// The command alone opens what Home names, in each of them.
describe('Home and the command, beside a result', () => {
  test('say the same where nobody is on the map', () => {
    const { home, result } = toldIn({});
    expectTold(home, noPeople);
    expect(result).toEqual({ ...home, reason: 'no-helper' });
  });

  test('lead to step 1 before there is a result', () => {
    const { home } = toldIn({ state: 'new' });
    expectTold(home, begin);
  });

  test.each<{ where: string; given: Situation; home: Told; result: Told }>([
    {
      where: 'somebody is on the map, but nobody for a need she works on: the result goes on asking for one',
      given: { people: [other] },
      home: ['finding', 'Who could mention your name', 'Add someone'],
      result: noHelper,
    },
    {
      where: 'somebody could help: the lines of the result say who, and no sentence follows them',
      given: { people: [could] },
      home: ['possible', '*helen* could help with Advocacy. Ask', 'Write the ask'],
      result: map,
    },
    {
      where: 'something stands out: the map says so, and the result does not',
      given: { people: [helps] },
      home: ['finding', 'One person carries Advocacy', 'Add someone'],
      result: map,
    },
    {
      where: 'an ask is to be sent today, and both say so',
      given: { people: [could], asks: [ask()] },
      ...both(['ask', '*helen*, about Advocacy: you ask today.', 'Ask now']),
    },
    {
      where: 'its day has gone by, and the map is empty since',
      given: { asks: [ask({ askOn: '2026-11-20' })] },
      ...both(['ask', '*helen*, about Advocacy: you meant to ask on Fri, Nov 20, 2026.', 'Ask now']),
    },
    {
      where: 'it is for later',
      given: { asks: [ask({ askOn: '2026-12-01' })] },
      ...both(['asked', '*helen*, about Advocacy: you ask on Tue, Dec 1, 2026.', 'See the words']),
    },
    {
      where: 'it waits for its answer, and somebody else helps: the ask comes first',
      given: { people: [could, other, person('j', 'current', 'B2')], asks: [ask({ sentOn: '2026-11-20' })] },
      ...both(['asked', '*helen*, about Advocacy: asked on Fri, Nov 20, 2026. Give it', 'What did they say?']),
    },
    {
      where: 'a second message is due',
      given: { people: [could], asks: [ask({ sentOn: '2026-11-16' })] },
      ...both(['ask', '*helen*, about Advocacy: no answer yet. One', 'Write once more']),
    },
    {
      where: 'it is time for the next person',
      given: { people: [could], asks: [ask({ sentOn: '2026-11-02', chasedOn: '2026-11-10' })] },
      ...both(['ask', '*helen*, about Advocacy: time for the next', 'Ask someone else']),
    },
    {
      where: 'the next person has been asked: of the silent one nothing is said any more',
      given: {
        people: [could],
        asks: [
          ask({ id: 'new', name: 'Priya', person: 'p', askOn: '2026-12-01' }),
          ask({ sentOn: '2026-11-02', chasedOn: '2026-11-10' }),
        ],
      },
      ...both(['asked', 'Priya, about Advocacy: you ask on', 'See the words']),
    },
    {
      where: 'a yes has no day yet',
      given: { people: [could], asks: [ask({ sentOn: '2026-11-20', answer: 'yes' })] },
      ...both(['ask', '*helen* said yes to a talk about Advocacy.', 'Find a day']),
    },
    {
      where: 'the talk is to come',
      given: { people: [could], asks: [ask({ sentOn: '2026-11-20', answer: 'yes', talkOn: '2026-11-27' })] },
      ...both(['asked', 'You talk with *helen* about Advocacy on Fri, Nov 27', 'Prepare the talk']),
    },
    {
      where: 'its day has gone by',
      given: { people: [could], asks: [ask({ sentOn: '2026-11-10', answer: 'yes', talkOn: '2026-11-20' })] },
      ...both(['ask', 'Your talk with *helen* about Advocacy was set for Fri, Nov 20', 'We met']),
    },
    {
      where: 'step 1 was begun anew: an older result leads on as before',
      given: { state: 'begun' },
      ...{ home: resume, result: noHelper },
    },
    {
      where: 'step 1 was begun anew, and somebody helps',
      given: { state: 'begun', people: [helps] },
      ...{ home: resume, result: map },
    },
  ])('beside each other where $where', ({ given, home, result }) => {
    const told = toldIn(given);
    expectTold(told.home, home);
    expectTold(told.result, result);
  });
});

test('what a result says where nothing is known of its needs, as in the chat, is how to begin', () => {
  const next = nextThing(nextAfterResult(edition, []));
  expect(next?.reason).toBe('no-helper');
});

test('what stands further up wins, in whatever order the features speak', () => {
  const inOrder = [
    ...(['as-mentor', 'begin', 'resume', 'ask', 'goal', 'asked'] as const),
    ...(['no-people', 'no-helper', 'possible', 'finding', 'half-done', 'quiet', 'map'] as const),
  ];
  const all = inOrder.map((reason) => ({ reason, button: { label: '', actionId: '' } }));
  for (const at of inOrder.keys()) {
    const rest = all.slice(at);
    for (const candidates of [rest, rest.toReversed()]) expect(nextThing(candidates)?.reason).toBe(inOrder[at]);
  }
  expect(nextThing([])).toBeUndefined();
});

test('of asks about several needs the best moment comes first, then what is late, then what waits', () => {
  const of = (id: string, more: Partial<AskRecord>) => ask({ id, ...more });
  const asks = [
    of('waits', { need: 'A1', sentOn: '2026-11-20' }),
    of('later', { need: 'A2', askOn: '2026-12-01' }),
    of('over', { need: 'A3', sentOn: '2026-11-20', answer: 'no' }),
    of('today', { need: 'A4' }),
    of('late', { need: 'B1', sentOn: '2026-11-01' }),
    of('yes', { need: 'B3', sentOn: '2026-11-20', answer: 'yes' }),
  ];
  expect(openAsks({ asks, people: [] }, today).map((one) => one.ask.id)).toEqual([
    'yes',
    'late',
    'today',
    'waits',
    'later',
  ]);
});

describe('through the front door', () => {
  let running: Running;
  let maya: PersonDoor;
  beforeAll(async () => {
    running = await runBot();
    maya = running.sandbox.person('maya');
  });
  afterAll(() => running.stop());

  /** What Home says is next, with its button. */
  async function onHome(): Promise<string> {
    await maya.openHome();
    const [, next = ''] = textOf(maya.home()).split('Your next step\n');
    return next.split('\nThe three steps')[0] ?? '';
  }

  /** What is opened by the command alone. */
  async function byCommand(): Promise<string> {
    await maya.command('/mentoring');
    const opened = textOf(maya.modal());
    await maya.close();
    return opened;
  }

  const somebody = 'Next, think of one person who could help';
  const inChat = () =>
    maya
      .dm()
      .map(textOf)
      .find((one) => one.includes('Your focus'));

  test('Home, the command and a result lead on together, but where a result is for its own needs', async () => {
    expect(await onHome()).toMatch(/^Three minutes: .*\nStart$/);
    expect(await byCommand()).toContain('You steer this');

    await quickCheck(running, maya);
    expect(await onHome()).toMatch(/^Step 1 is done\. Next, think of one person .*\nWho could help\?$/);
    expect(await byCommand()).toContain('Start with one name');
    await maya.command('/mentoring assess');
    expect(textOf(maya.modal())).toMatch(/Step 1 is done\. Next, think of one person .*\nWho could help\?/);
    await maya.press('Who could help? Advocacy');
    await maya.type('Or a name, or initials', 'J. B. <!here>');
    await maya.choose('How is it now?', 'helps me now');
    await maya.submit();
    await maya.close();

    expect(await onHome()).toBe('No one here yet for A safe ear. Who could you ask?\nAdd someone');
    expect(await byCommand()).toContain('What do they help you with, or could?');
    await maya.command('/mentoring assess');
    expect(textOf(maya.modal())).not.toContain(somebody);
    expect(textOf(maya.modal())).toContain('Open my map\nWho can see');

    await maya.press('Start again');
    await maya.close();
    expect(await onHome()).toMatch(/^You have begun\. .*\nGo on$/);
    expect(await byCommand()).toContain('1 of 3');
    // The message of the older result stays as it was posted, and leads to that result once more.
    expect(inChat()).toContain(somebody);
    await maya.press('A question to think about', { in: 'message' });
    for (let page = 1; page <= 4; page++) await maya.submit();
    expect(textOf(maya.modal())).toContain('Start again');
    expect(textOf(maya.modal())).not.toContain(somebody);
    expect(textOf(maya.modal())).toContain('Open my map\nWho can see');
    await maya.close();
  });

  test('a goal whose day has gone by, and all twelve half done, are found on Home', async () => {
    const jonas = running.sandbox.person('jonas');
    await quickCheck(running, jonas);
    await jonas.press('Rate all twelve', { in: 'message' });
    await jonas.close();
    await jonas.openHome();
    const halfDone = 'You began to look at your needs once more and have not finished. What you tapped is kept.';
    expect(textOf(jonas.home())).toContain(`${halfDone}\nGo on`);
    await jonas.press('Go on', { in: 'home' });
    expect(textOf(jonas.modal())).toContain('1 of 4');
    for (let page = 1; page <= 4; page++) await jonas.submit();
    await jonas.close();
    await jonas.openHome();
    expect(textOf(jonas.home())).not.toContain(halfDone);

    // A day that has come wherever he is.
    const due = new Date(running.sandbox.now().getTime() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    await setGoal(jonas, 'Give the noon talk', {}, due);
    await jonas.close({ all: true });
    await running.sandbox.clock({ do: 'advance', minutes: 3 * 24 * 60 });
    await jonas.openHome();
    expect(textOf(jonas.home())).toMatch(
      /Your next step\nYour goal: Give the noon talk\. Its day was .*\nOpen my next goal\n/,
    );
    await jonas.command('/mentoring');
    expect(textOf(jonas.modal())).toContain('Its day has gone by.');
    await jonas.press('I have done it');
    await jonas.press('Tell who helped');
    expect(textOf(jonas.modal())).toContain('Hi [their name], I did it: Give the noon talk. What helped me most was');
    await jonas.close();
  });
});
