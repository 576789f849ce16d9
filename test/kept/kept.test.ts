import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { chosenIn, textOf } from '../support/journey.ts';
import { sharedIn } from '../support/shares.ts';
import { type Kept, type Kind, startOnKept } from './restore.ts';
import { everythingOn, reopen, type Screen, walk } from './walk.ts';

/** A screen that has to come up, by how it was opened, and what has to stand on it. */
type Row = [how: string, ...words: string[]];

/** The screens that have to be there and are not. */
const missing = (screens: readonly Screen[], rows: readonly Row[]): Row[] =>
  rows.filter(
    ([how, ...words]) => !screens.some((one) => one.how === how && words.every((word) => one.text.includes(word))),
  );

const grandRounds = [
  'Give grand rounds once',
  'Two people ask a question',
  'Ask for a date',
  'because of the night I nearly gave up',
  'Advocacy',
  'Uncle Emeka',
];
/** What an input holds. */
const held = (words: readonly string[]): string[] => words.map((one) => `= ${one}`);
const ownNeed = 'Speaking up in rounds';
const people = ['Dr. Helen Zhou', 'Dr. Ruth Abrams', 'Dr. Daniel Reyes', 'J. B.', 'Aunt Ngozi', 'Priya from residency'];
const helensDetails = held(['close', 'Mentor', 'Sponsor', 'senior', 'same institution', 'No', '2026-11-20']);
const priyasDetails = held(['moderate', 'Peer or near-peer', 'near-peer', 'same team', 'Yes', '2026-06-01']);
const sharedLines = ['Maya Okafor', 'Give grand rounds once', 'Two people ask a question', 'Ask for a date'];

/** What each person's screens have to show. */
const rows: Record<string, Row[]> = {
  maya: [
    ['home', 'Hello Maya', 'Advocacy → Dr. Daniel Reyes (to be asked); helping now: Dr. Helen Zhou → your goal: Give'],
    ['home', `${ownNeed} → Aunt Ngozi → your goal: Say one thing in every round`, 'A safe ear → Priya from residency'],
    ['home', 'Priya from residency, about A safe ear', 'People on your map: 6', 'Open: 9. Done: 1.'],
    // The assessment, with every need rated.
    ['message', `Your focus: Advocacy, ${ownNeed}, A safe ear`, 'Projects\n: matters slightly, covered: fully'],
    [
      '/mentoring assess',
      `Your focus: Advocacy, ${ownNeed}, A safe ear`,
      'Connections\n: matters a lot, barely covered',
    ],
    ['assess:full', '1 of 4', 'Clinical growth', ...held(['a lot', 'somewhat', 'slightly', 'fully'])],
    ['assess:act', 'I reach out first.', ...held(['often', 'now and then', 'rarely', 'almost always'])],
    ['assess:think', ...held(['My thought number 1, ünïcödé 🙂 & <b>', 'My thought number 2, '])],
    // The map.
    ['/mentoring network', 'On your map: 6', ...people, '(has left this Slack)'],
    ['network:more', 'Worth a hello to Priya from residency?', `One person carries ${ownNeed}`],
    ['network:more', 'Put away until Mon, Jan 11, 2027: One person carries Advocacy; a second view may help.'],
    ['/mentoring network', 'Daniel Reyes, about Advocacy: you ask on Thu, Dec 10, 2026.'],
    [
      '/mentoring network',
      'Helen Zhou, about Clinical growth: asked on Mon, Dec 7, 2026. Give it until Mon, Dec 14, 2026.',
    ],
    ['/mentoring network', 'Priya from residency, about A safe ear: time for the next person.'],
    ['message', 'Your mentoring network', ...people, 'Prof. Early'],
    ['message', 'You asked me to remind you today.', 'Worth a hello to Priya from residency?'],
    ['network:edit', ...held(['Dr. Helen Zhou', 'U0HELE4C6B', 'Advocacy', 'Clinical growth', 'helps me now'])],
    ['network:details', 'Dr. Helen Zhou', ...helensDetails],
    ['network:details', 'Priya from residency', ...priyasDetails],
    ['network:edit', ...held(['Priya from residency', 'U0PRIY9W3D', 'A safe ear', 'helps me now'])],
    ['network:edit', ...held(['Dr. Daniel Reyes', 'U0DANI5R8E', 'Advocacy', 'Connections', 'could help'])],
    ['network:edit', ...held(['J. B.', 'Connections', 'out of touch'])],
    ['network:details', 'J. B.', ...held(['distant'])],
    ['network:edit', ...held(['Aunt Ngozi', ownNeed, 'helps me now'])],
    ['network:details', 'Aunt Ngozi', ...held(['Personal supporter', 'outside work', 'outside my field'])],
    ['network:edit', ...held(['Dr. Ruth Abrams', 'Candid feedback'])],
    ['network:hello', 'Priya from residency'],
    ['network:why', 'Worth a hello to Priya from residency?', '191 days ago'],
    ['network:remind', 'One person carries Advocacy; a second view may help.', ...held(['2027-01-11'])],
    // An ask in every state: what became of it, and its words.
    ['network:ask', ...held(['Advocacy', 'Dr. Daniel Reyes', 'Words that Daniel will get', '2026-12-10'])],
    ['network:ask', ...held(['Dr. Helen Zhou', 'Words that Helen got, who has not answered', '2026-12-07'])],
    ['network:ask', ...held(['A safe ear', 'Priya from residency', 'Words that Priya got', '2026-11-23'])],
    ['network:ask', ...held(['Advocacy', 'Dr. Helen Zhou', 'Words that Helen got, who said yes'])],
    ['network:ask', ...held(['Connections', 'J. B.', 'Words that J. B. got'])],
    ['network:ask', ...held([ownNeed, 'Aunt Ngozi', 'Words that Aunt Ngozi got'])],
    ['network:words', 'Dr. Daniel Reyes, about Advocacy', 'Words that Daniel will get'],
    // The goals.
    ['/mentoring goals', 'Give grand rounds once', 'by Fri, Jan 15, 2027 · Advocacy · shared with Dr. Daniel Reyes'],
    ['/mentoring goals', 'A draft about the clinic\nnot finished writing yet', '1 to 10 of 12'],
    ['/mentoring goals', 'Write to Lakeside\nby Wed, Jan 27, 2027 · shared with Dr. Helen Zhou'],
    ['goals:later', 'Finish the poster\ndone on Tue, Dec 1, 2026', 'Learn to ski\nlet go on Mon, Nov 23, 2026'],
    ['goals:show', ...grandRounds, 'Note 9 on grand rounds', 'Shared with Dr. Daniel Reyes'],
    ['goals:edit', ...held([...grandRounds, '2027-01-15']), 'Dr. Daniel Reyes is shown four of these'],
    ['goals:history', 'Note 9 on grand rounds', 'Note 1 on grand rounds', 'before: "Someone asks a question"'],
    ['goals:older', 'Shared with Dr. Daniel Reyes.', 'You set this goal.'],
    ['goals:newer', 'Note 9 on grand rounds'],
    ['goals:show', ...held(['A draft about the clinic'])],
    ['goals:show', 'Say one thing in every round', ownNeed, 'Sit in front', `${ownNeed} → Aunt Ngozi → your goal`],
    ['goals:edit', ...held(['Say one thing in every round', 'Sit in front', ownNeed, '2027-02-01'])],
    ['goals:show', 'Finish the poster', 'It hangs', 'You did it.', 'Note: Printed on Friday', 'You set this goal.'],
    ['goals:show', 'Learn to ski', 'You let it go.'],
    ['goals:show', 'Read one paper a week', 'Follow-through', 'You took it up again.', 'You did it.'],
    ['goals:show', 'Join the audit group', 'No longer shared with Dr. Helen Zhou.', 'Shared with Dr. Helen Zhou.'],
    ['goals:show', 'Teach one bedside hour', 'Priya from residency no longer follows this goal.'],
    ['goals:show', 'Write to Lakeside', 'a reason that is mine alone', 'Shared with Dr. Helen Zhou: '],
    ['goals:show', 'Small goal 12', 'Priya Raman'],
    ['goals:share', 'Small goal 10', 'Dr. Daniel Reyes', 'Priya from residency'],
    ['goals:note', 'Give grand rounds once'],
    ['/mentoring privacy', 'Workspace owners'],
    ['/mentoring help', '/mentoring goals'],
  ],
  amara: [
    ['home', 'Hello Dr. Lindqvist', 'Projects → nobody yet', 'Keep it neutral'],
    [
      'message',
      'Your focus: Projects',
      'Teaching\n: covered: mostly (before: barely)',
      'Connections\n: not rated this time',
    ],
    ['message', 'You asked me to remind you today.', 'No one here yet for Projects.'],
    ['/mentoring network', 'Lars: helps me now', 'Teaching'],
    ['/mentoring assess', 'Projects\n: rated for the first time'],
    ['network:edit', ...held(['Lars', 'Teaching', 'helps me now'])],
    ['network:remind', 'No one here yet for Projects.'],
  ],
  jonas: [
    ['home', 'Hello Jonas', 'Go on'],
    ['/mentoring assess', '2 of 3', 'Teaching', 'Projects', 'Direction', 'Asking for the night off', '= partly'],
  ],
  daniel: [
    [
      'home',
      'Hello Dr. Reyes',
      'Maya Okafor: Give grand rounds once, by Fri, Jan 15, 2027',
      'Maya Okafor: Small goal 11',
    ],
    ['message', ...sharedLines],
    ['privacy:who-sees', 'If somebody shares a goal with you'],
  ],
  priya: [
    ['message', 'Your focus: Candid feedback, Balance', 'Balance\n: matters a lot, covered: partly'],
    ['/mentoring assess', '2 of 4'],
    ['assess:back', '1 of 4', 'Projects', 'Candid feedback', ...held(['slightly', 'barely'])],
  ],
  helen: [
    ['home', 'Hello Dr. Zhou', 'Maya Okafor: Write to Lakeside, by Wed, Jan 27, 2027', 'Projects → nobody yet'],
    ['message', 'Maya Okafor', 'Write to Lakeside'],
  ],
};

/** What only Maya may see. */
const hersAlone = /nearly gave up|mine alone|My thought number|Words that|Aunt Ngozi|Uncle Emeka|Note \d on grand/;

/** One each run: `npm run test:long` opens the embedded one. */
const kind: Kind = process.env.TEST_DATABASE === 'embedded' ? 'embedded' : 'postgres';

describe(`a database that an earlier version kept, ${kind}`, () => {
  let kept: Kept;
  const as = (name: string): PersonDoor => kept.sandbox.person(name);
  const text = (who: PersonDoor): string => everythingOn(who.modal());
  const message = (who: PersonDoor, words: string) => who.dm().find((one) => textOf(one).includes(words));
  const stoodOf = (words: string) =>
    kept.stood.find((one) => one.is === 'message' && textOf(one).includes(words)) as { ts: string } | undefined;
  const window = (label: string) => {
    const found = kept.windows.find((one) => one.label === label);
    if (!found) throw new Error(`No window "${label}" was kept.`);
    reopen(kept, found);
    return as(found.who);
  };
  /** Lines that the bot has logged as errors since the last look. */
  let looked = 0;
  const errors = (): string[] => {
    const lines = kept.logged.slice(looked);
    looked = kept.logged.length;
    return lines.filter((line) => (JSON.parse(line) as { level: number }).level >= 50);
  };
  const walked = async (name: string): Promise<Screen[]> => {
    const screens = await walk(kept, name).catch((error: unknown) => error as Error);
    // First, since it says why nothing opened.
    expect(errors()).toEqual([]);
    if (screens instanceof Error) throw screens;
    expect(as(name).failures()).toEqual([]);
    return screens;
  };
  const openGoal = async (who: PersonDoor, what: string) => {
    await who.command('/mentoring goals');
    const row = who.modal()?.blocks.find((one) => JSON.stringify(one.text ?? '').includes(what));
    await who.press(row?.block_id ?? what);
  };

  beforeAll(async () => {
    kept = await startOnKept(kind);
    await kept.sandbox.settled();
  });
  afterAll(() => kept?.stop());

  test('what waited in the queue is done: once, and nothing that may have been sent before', () => {
    expect(message(as('helen'), 'Your focus: Projects')).toBeDefined();
    expect(sharedIn(as('daniel')).map(textOf).join()).toContain('Small goal 11');
    // A process died while it sent this one: that counts as sent.
    expect(as('tomas').dm()).toEqual([]);
    expect(errors()).toEqual([]);
  });

  test.each(Object.keys(rows))('every screen of %s opens, and shows what was kept', async (name) => {
    const screens = await walked(name);
    expect(missing(screens, rows[name] ?? [])).toEqual([]);
    if (name !== 'maya') for (const screen of screens) expect(screen.text).not.toMatch(hersAlone);
  }, 60_000);

  test('the pages that Next turns hold every answer', async () => {
    const maya = as('maya');
    const result = message(maya, 'Your focus') ?? 'message';
    await maya.press('Rate all twelve', { in: result });
    const chosen: Record<string, string[]> = {};
    for (let page = 0; page < 4; page++) {
      Object.assign(chosen, chosenIn(maya.modal()));
      await maya.submit();
    }
    const rated = (what: string) =>
      ['A1', 'A2', 'A3', 'A4', 'B1', 'B2', 'B3', 'B4', 'C1', 'C2', 'C3', 'C4', 'X1']
        .map((id) => chosen[`${what}:${id}`]?.[0])
        .join('');
    expect(rated('importance')).toBe('3213243123204');
    expect(rated('support')).toBe('3242101231200');
    expect(chosen.focus).toEqual(['B2', 'X1', 'C2']);
    await maya.press('A question to think about', { in: result });
    let thoughts = '';
    for (let page = 0; page < 4; page++) {
      thoughts += text(maya);
      await maya.submit();
    }
    for (let n = 1; n <= 8; n++) expect(thoughts).toContain(`My thought number ${n}, ünïcödé 🙂 & <b>`);
    await maya.press('How I act as a mentee', { in: result });
    expect(Object.values(chosenIn(maya.modal())).join('')).toBe('42135432');
    await maya.submit();
    expect(text(maya)).toContain('I arrive with an agenda.');
    await maya.close({ all: true });
    expect(errors()).toEqual([]);
  });

  test('an ask is marked from the window that was left open', async () => {
    const maya = window('ask: Dr. Daniel Reyes');
    await maya.press('I have sent it');
    expect(text(maya)).toContain('Dr. Daniel Reyes, about Advocacy: asked on Wed, Dec 9, 2026. Give it until');
    await maya.close({ all: true });
  });

  test.each([
    ['somebody new', 'Colleague from the window is on your map.'],
    ['more about somebody', 'Dr. Helen Zhou is on your map.'],
    ['a new ask', 'Words from the window'],
    ['a reminder', 'Put away until Tue, Jan 12, 2027'],
    ['a new goal', 'A goal from the window'],
    ['a goal that is changed', 'A measure from the window'],
    ['a note', 'Note: A note from the window'],
    ['a goal that is shared', 'Shared with Dr. Daniel Reyes'],
    ['half an assessment', '3 of 3'],
  ])('a window that was left open is sent: %s', async (label, words) => {
    const who = window(label);
    expect(await who.submit()).toMatchObject({ response: 'updated' });
    expect(text(who)).toContain(words);
    await who.close({ all: true });
    expect(errors()).toEqual([]);
  });

  test('who was taken off the map comes back by the button that stood there', async () => {
    const maya = window('somebody was taken off the map');
    await maya.press('Undo');
    expect(text(maya)).toContain('Prof. Early is on your map.');
    await maya.close({ all: true });
  });

  test('a mentor’s message follows the goal in place, and goes when the mentor has enough', async () => {
    const [maya, daniel] = [as('maya'), as('daniel')];
    const ts = stoodOf('Maya Okafor shares a goal with you\n')?.ts;
    const shown = () => sharedIn(daniel).find((one) => textOf(one).includes('Give grand rounds once'));
    const many = sharedIn(daniel).length;
    expect(shown()?.ts).toBe(ts);
    await openGoal(maya, 'Give grand rounds once');
    await maya.press('Change this goal');
    await maya.type('step', 'Ask for two dates');
    await maya.submit();
    await maya.close({ all: true });
    expect(textOf(shown())).toContain('Ask for two dates');
    expect(shown()?.ts).toBe(ts);
    expect(sharedIn(daniel)).toHaveLength(many);
    await daniel.press('Take this goal out', { in: shown() ?? 'message' });
    expect(shown()).toBeUndefined();
    await openGoal(maya, 'Give grand rounds once');
    expect(text(maya)).toContain('Dr. Daniel Reyes no longer follows this goal.');
    await maya.close({ all: true });
    expect(errors()).toEqual([]);
  });

  test('messages of which Slack never said whether it took them are found by a press', async () => {
    const [helen, amara] = [as('helen'), as('amara')];
    // Whichever words its button has: it may stand as it was posted, or as it is posted now.
    await helen.press('goals:stop-following', { in: message(helen, 'Write to Lakeside') ?? 'message' });
    expect(message(helen, 'Write to Lakeside')).toBeUndefined();
    await amara.press('Dismiss', { in: message(amara, 'You asked me to remind you') ?? 'message' });
    await kept.sandbox.settled();
    expect(message(amara, 'You asked me to remind you')).toBeUndefined();
    await amara.close({ all: true });
    expect(errors()).toEqual([]);
  });

  test('the result, the picture and the reminder go from the chat', async () => {
    const maya = as('maya');
    for (const words of ['Your focus', 'Your mentoring network', 'You asked me to remind you']) {
      const found = message(maya, words);
      expect(found).toBeDefined();
      await maya.press('Remove from chat', { in: found ?? 'message' });
      expect(message(maya, words)).toBeUndefined();
    }
    expect([...kept.sandbox.workspace.store.files.values()]).toEqual([]);
    expect(errors()).toEqual([]);
  });

  test('what was put away comes on its day', async () => {
    await kept.sandbox.clock({ do: 'jump', to: '2027-01-11T16:00:00Z' });
    await kept.sandbox.settled();
    // With what she asked and was never answered, in one message of that day.
    expect(textOf(message(as('maya'), 'Also:'))).toContain('One person carries Advocacy');
    expect(errors()).toEqual([]);
  });

  // What an earlier writer sealed has not every field that is written today: what is missing counts as empty.
  test('goals without a reason, an asker, a measure, a step or a need', async () => {
    const screens = await walked('sofia');
    expect(
      missing(screens, [
        ['home', 'Hello Sofía', 'An older goal without why and asker'],
        ['/mentoring goals', 'An older goal of one line', 'An older goal that is done'],
        ['goals:show', 'An older goal without why and asker', 'An older measure', 'An older step', 'Advocacy'],
        [
          'goals:edit',
          ...held(['An older goal without why and asker', 'An older measure', 'An older step', 'Advocacy']),
        ],
        ['goals:show', 'An older goal of one line'],
        ['goals:edit', ...held(['An older goal of one line', '2027-01-16'])],
        ['goals:show', 'An older goal that is done'],
      ]),
    ).toEqual([]);
    for (const { text } of screens) expect(text).not.toMatch(/undefined|null/);
  });

  test('people without needs or without a status, and an ask without a name', async () => {
    const screens = await walked('ines');
    expect(
      missing(screens, [
        ['home', 'Hello Ines'],
        ['/mentoring network', 'Older friend without needs', 'Older mentor without status', 'On your map: 2'],
        ['network:edit', ...held(['Older friend without needs', 'helps me now'])],
        ['network:edit', ...held(['Older mentor without status', 'Advocacy'])],
        ['network:words', 'Older mentor without status, about Advocacy', 'Older words without a name'],
      ]),
    ).toEqual([]);
    for (const { text } of screens) expect(text).not.toMatch(/undefined|null/);
  });

  test('an assessment without how she acts and without the questions', async () => {
    const screens = await walked('tomas');
    expect(
      missing(screens, [
        ['home', 'Hello Tomáš', 'A safe ear → nobody yet'],
        ['/mentoring assess', 'A safe ear\n: you ticked it, barely covered', 'Your focus: A safe ear'],
        ['assess:act', 'I reach out first.'],
        ['assess:think', '1 of 4'],
      ]),
    ).toEqual([]);
  });
});
