import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePeople } from '../../sandbox/actions/roster.ts';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, replicaOf, runBot } from '../support/bot.ts';
import { jumpTo, quickCheck, step, textOf } from '../support/journey.ts';

/* What people say of when they want a nudge, and the weeks after that, counted. */

let running: Running;
let maya: PersonDoor;
beforeAll(async () => {
  running = await runBot({ nudges: true });
  // A Tuesday, six in the morning in Chicago.
  await at('2026-12-01T12:00:00Z');
  maya = running.sandbox.person('maya');
  await quickCheck(running, maya);
});
afterAll(() => running.stop());

const at = (instant: string) => jumpTo(running, instant);
const text = (who: PersonDoor) => textOf(who.modal());

/** How many came to somebody over some instants. */
async function cameOver(who: PersonDoor, ...instants: string[]): Promise<number> {
  const before = who.notifications().length;
  for (const instant of instants) await at(instant);
  await running.bot.idle();
  return who.notifications().length - before;
}

async function moveTo(tz: string): Promise<void> {
  changePeople(running.sandbox.workspace, { do: 'change', user: maya.id, tz });
  await running.sandbox.settled();
  await running.bot.idle();
}

async function change(...chosen: [label: string, what: string][]): Promise<void> {
  await maya.command('/mentoring nudges');
  await maya.press('Change');
  for (const [label, what] of chosen) await maya.choose(label, what);
  await maya.submit();
}

test('each of what can be set holds from then on', async () => {
  await step('what her own hours never reach is said where she chooses it', async () => {
    await maya.command('/mentoring nudges');
    await maya.press('Change');
    expect(text(maya)).toContain('Within My hours: Monday to Friday, 08:00 to 19:00.');
    await maya.choose('On which day?', 'Saturday');
    expect(await maya.submit()).toMatchObject({ errors: { 'nudge-day': expect.stringContaining('on that day') } });
    // Turned off, no day is too much.
    await maya.choose('How often at most?', 'Never');
    await maya.submit();
    await maya.close({ all: true });
    await change(['How often at most?', 'Every week'], ['On which day?', 'Monday']);
    await maya.close({ all: true });
  });

  await step('another day and hour', async () => {
    await change(['On which day?', 'Wednesday'], ['At what time, where you are?', '09:00']);
    expect(text(maya)).toContain('Every week, Wednesday at 09:00, your time');
    await maya.close({ all: true });
    expect(await cameOver(maya, '2026-12-02T14:59:00Z')).toBe(0);
    expect(await cameOver(maya, '2026-12-02T15:15:00Z')).toBe(1);
    expect(await cameOver(maya, '2026-12-07T18:30:00Z', '2026-12-08T18:30:00Z')).toBe(0);
  });

  await step('where she has gone, by the clock there', async () => {
    await moveTo('Asia/Tokyo');
    expect(await cameOver(maya, '2026-12-08T23:59:00Z')).toBe(0);
    expect(await cameOver(maya, '2026-12-09T00:15:00Z', '2026-12-09T15:30:00Z')).toBe(1);
    await moveTo('America/Chicago');
  });

  await step('a pause until a day, without a backlog', async () => {
    await change(['None before this day', '2027-01-15']);
    expect(text(maya)).toContain('rests until Fri, Jan 15, 2027');
    await maya.close({ all: true });
    expect(await cameOver(maya, '2026-12-16T16:00:00Z', '2026-12-30T16:00:00Z', '2027-01-13T16:00:00Z')).toBe(0);
    expect(await cameOver(maya, '2027-01-20T15:15:00Z', '2027-01-20T20:00:00Z')).toBe(1);
  });

  await step('put off to a day it comes that morning, and is the one of its week', async () => {
    await maya.press('Another day', { in: 'message' });
    await maya.choose('On which day?', '2027-01-26');
    await maya.submit();
    expect(text(maya)).toContain('It comes again on the day that you chose, as soon as your hours begin.');
    await maya.close({ all: true });
    expect(await cameOver(maya, '2027-01-26T13:59:00Z')).toBe(0);
    expect(await cameOver(maya, '2027-01-26T14:00:00Z')).toBe(1);
    expect(await cameOver(maya, '2027-01-27T15:15:00Z', '2027-01-29T15:15:00Z')).toBe(0);
  });

  await step('put off past the next one, it is the one that comes', async () => {
    await maya.press('Another day', { in: 'message' });
    await maya.choose('On which day?', '2027-02-04');
    await maya.submit();
    await maya.close({ all: true });
    // The Wednesday between brings none besides, and that Thursday brings it.
    expect(await cameOver(maya, '2027-02-03T15:15:00Z', '2027-02-03T20:00:00Z')).toBe(0);
    expect(await cameOver(maya, '2027-02-04T14:00:00Z', '2027-02-05T15:15:00Z')).toBe(1);
    await maya.command('/mentoring nudges');
    await maya.press('What came');
    expect(text(maya)).toContain('Wed, Feb 3, 2027: nothing, because you put one off to a later day');
    expect(text(maya).match(/Thu, Feb 4, 2027/g)).toHaveLength(1);
    await maya.close({ all: true });
  });

  await step('taken out of the chat, it stands in what came as it was, and once', async () => {
    await maya.chooseIn('message', 'shared:menu', 'Remove from chat');
    await running.sandbox.settled();
    await maya.command('/mentoring nudges');
    await maya.press('What came');
    expect(text(maya).match(/Thu, Feb 4, 2027/g)).toHaveLength(1);
    await maya.close({ all: true });
  });

  await step('nights hold it for the week, and she reads so', async () => {
    await maya.openHome();
    await maya.press('Nights until…', { in: 'home' });
    await maya.choose('Your last day of nights', '2027-02-14');
    await maya.submit();
    await maya.close({ all: true });
    expect(await cameOver(maya, '2027-02-10T15:15:00Z', '2027-02-12T13:00:00Z')).toBe(0);
    await maya.command('/mentoring nudges');
    await maya.press('What came');
    expect(text(maya)).toContain('your hours, days off or nights held it until the week was over');
    await maya.close({ all: true });
  });

  await step('over before she said, that week has it after all', async () => {
    await maya.openHome();
    await maya.press('My nights are over', { in: 'home' });
    await maya.close({ all: true });
    expect(await cameOver(maya, '2027-02-12T13:59:00Z')).toBe(0);
    expect(await cameOver(maya, '2027-02-12T14:15:00Z', '2027-02-12T20:00:00Z')).toBe(1);
  });

  await step('one to see comes at once, and counts for nothing', async () => {
    await maya.command('/mentoring nudges');
    await maya.press('Send me one now');
    await running.sandbox.until(() => textOf(maya.dm().at(-1)).includes('You asked to see one'));
    await maya.close({ all: true });
    expect(await cameOver(maya, '2027-02-17T15:15:00Z')).toBe(1);
  });

  await step('asleep from before its hour for days: one, and no more; into another week: none', async () => {
    expect(await cameOver(maya, '2027-02-23T15:00:00Z')).toBe(0);
    expect(await cameOver(maya, '2027-02-26T16:00:00Z', '2027-02-26T20:00:00Z')).toBe(1);
    expect(await cameOver(maya, '2027-03-09T16:00:00Z')).toBe(0);
  });

  await step('two replicas at one minute send one', async () => {
    const other = await replicaOf(running, { nudges: true });
    try {
      const before = maya.notifications().length;
      await running.sandbox.clock({ do: 'jump', to: '2027-03-10T15:16:00Z' });
      await Promise.all([running.bot.tick(), other.bot.tick(), running.bot.tick(), other.bot.tick()]);
      await Promise.all([running.bot.idle(), other.bot.idle()]);
      await running.sandbox.settled();
      expect(maya.notifications().length - before).toBe(1);
    } finally {
      await other.stop();
    }
  });

  await step('off: none, in any of the weeks that follow', async () => {
    await change(['How often at most?', 'Never']);
    expect(text(maya)).toContain('The weekly word is off.');
    await maya.close({ all: true });
    expect(await cameOver(maya, '2027-03-17T14:15:00Z', '2027-03-24T14:15:00Z')).toBe(0);
  });
}, 60_000);

test('none in a week for which she has set a day, nor to who has left', async () => {
  const jonas = running.sandbox.person('jonas');
  await quickCheck(running, jonas);
  await jonas.command('/mentoring network');
  await jonas.press('network:add');
  await jonas.type('Or a name, or initials', 'J. B.');
  await jonas.choose('What do they help you with, or could?', 'Advocacy');
  await jonas.submit();
  await jonas.press('Write the ask');
  await jonas.choose('When will you ask?', '2027-04-01');
  await jonas.submit();
  await jonas.close({ all: true });
  // The Thursday of that week is hers, and its Monday brings nothing.
  expect(await cameOver(jonas, '2027-03-29T17:15:00Z')).toBe(0);
  expect(await cameOver(jonas, '2027-04-01T13:00:00Z')).toBe(1);

  const priya = running.sandbox.person('priya');
  await quickCheck(running, priya);
  changePeople(running.sandbox.workspace, { do: 'change', user: priya.id, deleted: true });
  await running.sandbox.settled();
  expect(await cameOver(priya, '2027-04-05T20:00:00Z', '2027-04-12T20:00:00Z')).toBe(0);
}, 60_000);
