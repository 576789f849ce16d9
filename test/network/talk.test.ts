import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, runBot } from '../support/bot.ts';
import { jumpTo, quickCheck, step, textOf } from '../support/journey.ts';

/** From a yes to the first talk, and from the talk to somebody who helps: one truth on every screen, few taps. */

let running: Running;
let maya: PersonDoor;
beforeAll(async () => {
  running = await runBot();
  maya = running.sandbox.person('maya');
  await running.sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
  await quickCheck(running, maya);
});
afterAll(() => running.stop());

const modal = () => textOf(maya.modal());
const jump = (to: string) => jumpTo(running, to);

/** What a screen shows, and is closed again. */
async function screen(command: string): Promise<string> {
  await maya.command(command);
  const seen = modal();
  await maya.close({ all: true });
  return seen;
}

/** Every screen that speaks of who helps with a need. */
async function seen() {
  await maya.openHome();
  return {
    home: textOf(maya.home()),
    map: await screen('/mentoring network'),
    result: await screen('/mentoring assess'),
  };
}

/** The one next thing on Home, with its button. */
const nextOf = (home: string): string => home.split('Your next step\n')[1]?.split('\nThe three steps')[0] ?? '';

async function addHelen(): Promise<void> {
  await maya.command('/mentoring network');
  await maya.press('network:add');
  await maya.choose('Somebody in this Slack', 'Dr. Helen Zhou');
  await maya.choose('What do they help you with, or could?', 'Advocacy');
  await maya.choose('How is it now?', 'could help');
  await maya.submit();
}

test('a yes is to one talk: it has its day in three taps and a date, and leads to help', async () => {
  await step('a planned ask stands everywhere, and step 2 is not done by it', async () => {
    await addHelen();
    await maya.press('Write the ask');
    await maya.submit();
    await maya.close();
    const { home, map, result } = await seen();
    const planned = 'Dr. Helen Zhou, about Advocacy: you ask today.\nAsk now';
    for (const side of [home, map, result]) expect(side).toContain(planned);
    expect(nextOf(home)).toBe(planned);
    expect(home).not.toContain('2. Map your network* (done)');
    expect(await screen('/mentoring')).toContain('Copy these words and send them yourself');
  });

  await step('sent, it is the next step; nothing says that nobody is there', async () => {
    await maya.press('Ask now', { in: 'home' });
    await maya.press('I have sent it');
    await maya.close();
    const { home, map, result } = await seen();
    const waits = 'Dr. Helen Zhou, about Advocacy: asked on Tue, Dec 1, 2026. Give it until Tue, Dec 8, 2026.';
    for (const side of [home, map, result]) {
      expect(side).toContain(waits);
      expect(side).not.toMatch(/(No one here yet for|Empty place in Career:|Advocacy →) ?(Advocacy|nobody)/);
    }
    expect(home).toContain('2. Map your network* (done)');
    expect(home).toContain('Advocacy → Dr. Helen Zhou (asked) → no goal yet');
    expect(map).toContain('Dr. Helen Zhou: asked, no answer yet, ');
  });

  await step('from the yes to a day', async () => {
    await maya.press('What did they say?', { in: 'home' });
    let taps = 0;
    const press = async (what: string) => {
      taps++;
      await maya.press(what);
    };
    await press('They said yes');
    expect(modal()).toContain('Dr. Helen Zhou said yes to a talk about Advocacy. Well asked!');
    await maya.choose('On which day do you talk?', '2026-12-10');
    taps++;
    await maya.submit();
    expect(taps).toBeLessThanOrEqual(3);
    expect(modal()).toContain('You talk with Dr. Helen Zhou about Advocacy on Thu, Dec 10, 2026.');
    expect(modal()).toContain('Hi Dr. Zhou, thank you for making time on Thu, Dec 10. This is what');
    expect(modal()).toContain('2. What I am working on: being considered for the right opportunities (5 min)');
    expect(modal()).toContain('3. My question: which of them would suit me, and how people come to be named (10 min)');
    // The ask was for 20 to 30 minutes.
    const outline = [...modal().matchAll(/\((\d+) min\)/g)].reduce((sum, [, minutes]) => sum + Number(minutes), 0);
    expect(outline).toBe(25);
    expect(modal()).toContain('A plan for 25 minutes');
    await maya.close();
  });

  await step('she stands as somebody with whom a talk is to come: no gap, and no help claimed', async () => {
    const { home, map, result } = await seen();
    for (const side of [home, map, result])
      expect(side).toContain('You talk with Dr. Helen Zhou about Advocacy on Thu, Dec 10, 2026.\nPrepare the talk');
    for (const side of [home, result])
      expect(side).toContain('Advocacy → Dr. Helen Zhou (said yes, first talk to come) → no goal yet');
    expect(map).toContain('Dr. Helen Zhou: said yes, first talk to come, ');
    expect(map).not.toContain('helps me now');
    expect(map).not.toContain('Empty place in Career: Advocacy');
    await maya.command('/mentoring network');
    await maya.press('Send me the picture');
    await maya.close();
    const list = await running.sandbox.until(() =>
      maya.dm().find((one) => textOf(one).includes('Your mentoring network')),
    );
    expect(textOf(list)).toContain('Dr. Helen Zhou: said yes, first talk to come');
    expect(textOf(list)).not.toContain('Advocacy, nobody yet');
  });

  await step('a day that cannot be is told at its input; another day is one press away', async () => {
    await maya.openHome();
    await maya.press('Prepare the talk', { in: 'home' });
    await maya.press('Another day');
    await maya.choose('On which day do you talk?', '2026-11-30');
    expect(JSON.stringify(await maya.submit())).toContain('Choose today or a day within a year.');
    await maya.choose('On which day do you talk?', '2026-12-11');
    await maya.submit();
    await maya.close();
  });

  await step('after the day she says that they met, and that it is help now', async () => {
    await jump('2026-12-14T15:00:00Z');
    const { home, map } = await seen();
    const passed = 'Your talk with Dr. Helen Zhou about Advocacy was set for Fri, Dec 11, 2026. Did you meet?\nWe met';
    for (const side of [home, map]) expect(side).toContain(passed);
    await maya.press('We met', { in: 'home' });
    expect(modal()).toContain('Does Dr. Helen Zhou help you with Advocacy from now on?');
  });

  await step('closed without an answer, that question is what comes next, and nothing calls it a gap', async () => {
    await maya.close();
    const { home, map, result } = await seen();
    const asks = 'You met Dr. Helen Zhou about Advocacy. Do they help you with it from now on?\nDo they help now?';
    for (const side of [home, map, result]) expect(side).toContain(asks);
    expect(nextOf(home)).toBe(asks);
    for (const side of [home, result]) expect(side).toContain('Advocacy → Dr. Helen Zhou (you have met) → no goal yet');
    expect(map).toContain('Dr. Helen Zhou: you have met, help not noted yet');
    for (const side of [home, map, result])
      expect(side).not.toMatch(/No one here yet for Advocacy|Empty place in Career/);
    expect(await screen('/mentoring')).toContain('Does Dr. Helen Zhou help you with Advocacy from now on?');
    await maya.openHome();
    await maya.press('Do they help now?', { in: 'home' });
    await maya.press('They help me now');
    expect(modal()).toContain('Dr. Helen Zhou helps you with Advocacy now.');
    expect(modal()).toContain('Dr. Helen Zhou: helps me now, ');
    await maya.close();
    const after = await seen();
    expect(after.home).toContain('Advocacy → Dr. Helen Zhou → no goal yet');
    for (const side of [after.home, after.map, after.result]) expect(side).not.toContain('Did you meet?');
  });
}, 60_000);

test('another person in the form of an ask does not keep the answer of the one before', async () => {
  const jonas = running.sandbox.person('jonas');
  await quickCheck(running, jonas);
  await jonas.command('/mentoring network');
  for (const name of ['Amara', 'Ngozi']) {
    await jonas.press('network:add');
    await jonas.type('Or a name, or initials', name);
    await jonas.choose('What do they help you with, or could?', 'Advocacy');
    await jonas.choose('How is it now?', 'could help');
    await jonas.submit();
  }
  await jonas.press('Write the ask');
  await jonas.submit();
  const [, id = ''] = JSON.stringify(jonas.modal()?.blocks).match(/"network:sent","value":"([^"]+)"/) ?? [];
  await jonas.press('Fill it in');
  await jonas.command('/mentoring network');
  await jonas.press('Ask now');
  await jonas.press('I have sent it');
  await jonas.press('What did they say?');
  await jonas.press('They said yes');
  expect(textOf(jonas.modal())).toContain('Ngozi said yes');
  await jonas.close();
  // In the older window she writes to somebody else.
  await jonas.choose('Whom will you ask?', 'Amara');
  await jonas.submit();
  expect(textOf(jonas.modal())).toContain('Amara, about Advocacy: you ask today.');
  expect(JSON.stringify(jonas.modal())).toContain(id);
  await jonas.close();
  await jonas.command('/mentoring network');
  expect(textOf(jonas.modal())).not.toContain('said yes');

  // They meet, and it is no help yet: that is an answer, and is not asked again.
  await jonas.press('Ask now');
  await jonas.press('I have sent it');
  await jonas.press('What did they say?');
  await jonas.press('They said yes');
  await jonas.press('We have met already');
  await jonas.press('Not yet');
  expect(textOf(jonas.modal())).toContain('Noted: not yet.');
  expect(textOf(jonas.modal())).not.toContain('Do they help now?');
  expect(textOf(jonas.modal())).toContain('Amara: could help');
  await jonas.close();
}, 60_000);

test('whom she met and had not on her map yet is put there, and the question is answered by that', async () => {
  const sofia = running.sandbox.person('sofia');
  await quickCheck(running, sofia);
  await sofia.command('/mentoring network');
  await sofia.press('Ask someone');
  await sofia.submit();
  for (const what of ['I have sent it', 'What did they say?', 'They said yes', 'We have met already'])
    await sofia.press(what);
  await sofia.press('They help me now');
  await sofia.type('Or a name, or initials', 'Ana');
  await sofia.submit();
  const map = textOf(sofia.modal());
  expect(map).toContain('Ana: helps me now');
  expect(map).not.toContain('Do they help now?');
  await sofia.close();
}, 60_000);
