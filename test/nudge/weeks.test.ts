import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, runBot } from '../support/bot.ts';
import { jumpTo, quickCheck, step, textOf } from '../support/journey.ts';

/* Weeks of people in the sandbox's clock, and what came to them by itself. Chicago is six hours behind UTC. */

const neutral = 'Your next step, 2 minutes';

let running: Running;
beforeAll(async () => {
  running = await runBot({ nudges: true });
  // A Tuesday, six in the morning in Chicago.
  await at('2026-12-01T12:00:00Z');
});
afterAll(() => running.stop());

const at = (instant: string) => jumpTo(running, instant);
const nudges = (who: PersonDoor) => who.dm().filter((message) => JSON.stringify(message.blocks).includes('"nudge:'));
const came = (who: PersonDoor) => who.notifications().length;

/** Over a Monday at noon in Chicago, hour by hour for as long as one may come. */
async function monday(day: string): Promise<void> {
  await at(`${day}T17:59:00Z`);
  await at(`${day}T18:15:00Z`);
  await running.bot.idle();
}

test('one a week, at noon of a Monday, until two find no answer; then a question, and a rest', async () => {
  const maya = running.sandbox.person('maya');
  await quickCheck(running, maya);
  let pushes = came(maya);

  await step('the first says what it is, and no phone that is locked says more than that', async () => {
    await at('2026-12-07T17:59:00Z');
    expect(nudges(maya)).toEqual([]);
    await monday('2026-12-07');
    const [first] = nudges(maya);
    expect(came(maya) - pushes).toBe(1);
    expect(first?.text).toBe(neutral);
    expect(textOf(first)).toContain('one message a week at most');
    expect(textOf(first)).toContain('think of one person who could help');
    for (const label of ['Who could help?', 'Not this week', 'Other day or hour', 'Off'])
      expect(textOf(first)).toContain(label);
    expect(textOf(first)).not.toMatch(/behind/i);
  });

  await step('its button does the job in place', async () => {
    await maya.press('Who could help?', { in: 'message' });
    expect(textOf(maya.modal())).toContain('Who helps, or could help?');
    await maya.close({ all: true });
  });

  await step('a week later another comes, and the one before is closed in place', async () => {
    pushes = came(maya);
    await monday('2026-12-14');
    expect(came(maya) - pushes).toBe(1);
    const open = nudges(maya);
    expect(open).toHaveLength(1);
    expect(textOf(open[0])).not.toContain('one message a week at most');
    expect(maya.dm().filter((message) => textOf(message).includes('This one is closed'))).toHaveLength(1);
  });

  await step('the same kind comes no third week running: the next does, and she reads what came', async () => {
    await maya.press('Not this week', { in: 'message' });
    await running.sandbox.until(() => nudges(maya).length === 0);
    pushes = came(maya);
    await monday('2026-12-21');
    expect(came(maya) - pushes).toBe(1);
    expect(textOf(nudges(maya)[0])).toContain('one goal, with a day');
    expect(textOf(nudges(maya)[0])).toContain('Set a goal: Advocacy');
    await maya.command('/mentoring nudges');
    await maya.press('What came');
    expect(textOf(maya.modal())).toContain('Mon, Dec 21, 2026: a goal');
    expect(textOf(maya.modal())).toContain('Mon, Dec 7, 2026: a first name on your map');
    await maya.close({ all: true });
  });

  await step('two without an answer bring one question, and no answer to that a rest of four weeks', async () => {
    pushes = came(maya);
    for (const day of ['2026-12-28', '2027-01-04']) await monday(day);
    expect(came(maya) - pushes).toBe(2);
    await monday('2027-01-11');
    expect(textOf(nudges(maya)[0])).toContain('Two of these went by');
    pushes = came(maya);
    for (const day of ['2027-01-18', '2027-01-25', '2027-02-01', '2027-02-08']) await monday(day);
    expect(came(maya) - pushes).toBe(0);
    await monday('2027-02-15');
    expect(came(maya) - pushes).toBe(1);
  });
}, 60_000);
