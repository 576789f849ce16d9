import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, runBot } from '../support/bot.ts';
import { quickCheck, step, textOf } from '../support/journey.ts';

/** A focus need, who helps with it, and the goal set for it are one line, seen from each side. */

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
/** What the result, the map, the goals and Home say, one after another. */
async function seen(): Promise<{ result: string; map: string; goal: string; home: string }> {
  await maya.command('/mentoring assess');
  const result = modal();
  await maya.close();
  await maya.command('/mentoring network');
  const map = modal();
  await maya.close();
  await maya.command('/mentoring goals');
  let goal = '';
  if (modal().includes('Open goal 1')) {
    await maya.press('Open goal 1');
    goal = modal();
  }
  await maya.close();
  await maya.openHome();
  return { result, map, goal, home: textOf(maya.home()) };
}

test('from nobody to somebody who helps, with a goal: the line is the same from each side', async () => {
  await step('with nothing yet, each step says so and leads on', async () => {
    const { result, home } = await seen();
    expect(result).toContain('Advocacy → nobody yet → no goal yet');
    expect(home).toContain('Advocacy → nobody yet → no goal yet');
    await maya.command('/mentoring assess');
    await maya.press('Who could help? Advocacy');
    expect(modal()).toContain('Naming someone here never contacts them');
    await maya.choose('Somebody in this Slack', 'Dr. Helen Zhou');
    await maya.choose('How is it now?', 'could help');
    await maya.submit();
    await maya.close();
    await maya.command('/mentoring assess');
    expect(modal()).toContain('Advocacy → Dr. Helen Zhou (could help) → no goal yet');
    await maya.press('Write the ask: Advocacy');
    expect(JSON.stringify(maya.modal()?.state?.values)).toContain('Hi Dr. Zhou');
    await maya.submit();
    await maya.close();
    expect((await seen()).home).toContain('Advocacy → Dr. Helen Zhou (to be asked) → no goal yet');
  });

  await step('a goal for the need stands at the end of the line, from each side', async () => {
    await maya.command('/mentoring assess');
    await maya.press('See the ask: Advocacy');
    await maya.press('I have sent it');
    await maya.close();
    await maya.command('/mentoring assess');
    await maya.press('Set a goal: Advocacy');
    await maya.type('what', 'Be named for\nthe committee <!here>');
    await maya.choose('due', '2027-01-15');
    await maya.submit();
    await maya.close();
    const line =
      'Advocacy → Dr. Helen Zhou (asked) → your goal: Be named for the committee <!here>, by Fri, Jan 15, 2027';
    const { result, map, goal, home } = await seen();
    for (const side of [result, goal, home]) expect(side).toContain(line);
    expect(map).toContain(line.replace(' (asked)', ''));
  });

  await step('an answer, then somebody who helps now, change the line wherever it stands', async () => {
    await maya.command('/mentoring network');
    await maya.press('What did they say?');
    await maya.press('They said yes');
    expect(modal()).toContain('Dr. Helen Zhou said yes to a talk about Advocacy. Well asked!');
    await maya.close();
    expect((await seen()).goal).toContain('Advocacy → Dr. Helen Zhou (said yes, first talk to come) → your goal:');
    await maya.command('/mentoring network');
    await maya.press('network:add');
    await maya.type('Or a name, or initials', 'J. B.');
    await maya.choose('What do they help you with, or could?', 'Advocacy');
    await maya.choose('How is it now?', 'helps me now');
    await maya.submit();
    await maya.close();
    const { result, map, goal, home } = await seen();
    const who = 'Dr. Helen Zhou (said yes, first talk to come); helping now: J. B.';
    for (const side of [result, goal, home]) expect(side).toContain(`Advocacy → ${who} → your goal: Be named`);
    expect(map).toContain('Advocacy → J. B. → your goal: Be named');
    expect(map).toMatch(
      /Dr\. Helen Zhou: said yes, first talk to come, .*\nAdvocacy → Dr\. Helen Zhou → your goal: Be/,
    );
    await maya.command('/mentoring assess');
    await maya.press('The first talk: Advocacy');
    expect(modal()).toContain('On which day do you talk?');
    await maya.close();
  });
}, 60_000);

test('a need of her own in other words is another need: no goal and nobody of the old one stands beside it', async () => {
  const jonas = running.sandbox.person('jonas');
  await jonas.command('/mentoring assess');
  await jonas.submit();
  await jonas.type('own', 'Speaking up');
  await jonas.submit();
  await jonas.choose('Speaking up', 'nobody');
  await jonas.submit();
  await jonas.submit();
  await jonas.press('Set a goal: Speaking up');
  await jonas.type('what', 'Say one thing in each round');
  await jonas.choose('due', '2027-01-15');
  await jonas.submit();
  expect(textOf(jonas.modal())).toContain('Speaking up → nobody yet → your goal: Say one thing in each round');
  await jonas.press('Back to my goals');
  await jonas.press('Back to my result');
  await jonas.press('Change my answers');
  await jonas.type('own', 'Writing');
  await jonas.submit();
  await jonas.choose('Writing', 'nobody');
  await jonas.submit();
  await jonas.submit();
  expect(textOf(jonas.modal())).toContain('Writing → nobody yet → no goal yet');
  await jonas.close();
  await jonas.command('/mentoring goals');
  await jonas.press('Open goal 1');
  expect(textOf(jonas.modal())).not.toContain('→');
});
