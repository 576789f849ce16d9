import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeChannel } from '../../sandbox/actions/channels.ts';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, runBot } from '../support/bot.ts';
import { step, textOf } from '../support/journey.ts';
import { nextWorkday, putOnMap, setGoal, sharedIn, shareWith } from '../support/shares.ts';

let running: Running;
/** A morning of his. */
let now = new Date('2026-11-23T15:00:00Z');
let maya: PersonDoor;
let jonas: PersonDoor;
let daniel: PersonDoor;
beforeAll(async () => {
  running = await runBot({ now: () => now });
  [maya, jonas, daniel] = ['maya', 'jonas', 'daniel'].map(running.sandbox.person) as [
    PersonDoor,
    PersonDoor,
    PersonDoor,
  ];
  for (const person of [maya, jonas]) await putOnMap(person, 'Dr. Daniel Reyes');
  await running.bot.idle();
});
afterAll(() => running.stop());

const text = (who: PersonDoor) => textOf(who.modal());
const takesNone = 'Dr. Daniel Reyes takes no messages from this bot.';

test('"No messages from this bot" holds for all, and they read nothing but that, with words to send themselves', async () => {
  await step('from the ⋯ of one message all that is shared goes', async () => {
    for (const [person, what] of [
      [maya, 'Give grand rounds once.'],
      [jonas, 'Finish the audit'],
    ] as const) {
      await setGoal(person, what);
      await shareWith(person, 'Dr. Daniel Reyes');
    }
    await running.bot.idle();
    expect(sharedIn(daniel)).toHaveLength(2);
    // What is behind ⋯ cannot ask by itself: it opens the question that stands in Home, word for word.
    await daniel.openHome();
    const asked = JSON.stringify(daniel.home()).match(/"confirm":\{.*?"text":"(What others share[^"]+)"/)?.[1];
    await daniel.press('No messages from this bot', { in: 'message' });
    expect(text(daniel)).toContain(asked ?? 'asked');
    await daniel.close();
    await running.bot.idle();
    expect(sharedIn(daniel)).toHaveLength(2);
    await daniel.press('No messages from this bot', { in: 'message' });
    await daniel.press('No messages from this bot', { in: 'modal' });
    await running.bot.idle();
    expect(sharedIn(daniel)).toEqual([]);
    expect(text(daniel)).toContain('I send you nothing more that others share');
    expect(text(daniel)).toContain('Take messages again');
    await daniel.close();
    for (const person of [maya, jonas]) {
      await person.press('Back to my goals');
      await person.press('Open goal 1');
      expect(text(person)).toContain('Dr. Daniel Reyes stopped messages from this bot, and this goal with them.');
      expect(text(person)).not.toContain(takesNone);
      expect(text(person)).not.toContain('Shared with Dr. Daniel Reyes: ');
      expect(person.notifications().filter(({ text: said }) => said.includes('Daniel'))).toEqual([]);
    }
  });

  await step('sharing again, also by somebody new, is no message: words to copy and a link', async () => {
    await shareWith(maya, 'Dr. Daniel Reyes');
    expect(text(maya)).toContain(takesNone);
    expect(text(maya)).toContain(
      "Hi Dr. Reyes, I've set myself a goal and would like you to know about it: Give grand rounds once. I want",
    );
    expect(JSON.stringify(maya.modal())).toContain(`slack://user?team=${running.sandbox.teamId}&id=${daniel.id}`);
    await maya.press('Back to this goal');
    expect(text(maya)).not.toContain('Waits until');
    const sofia = running.sandbox.person('sofia');
    await putOnMap(sofia, 'Dr. Daniel Reyes');
    await setGoal(sofia, 'Somebody new');
    await shareWith(sofia, 'Dr. Daniel Reyes');
    expect(text(sofia)).toContain(takesNone);
    await running.bot.idle();
    expect(sharedIn(daniel)).toEqual([]);
  });

  await step('his Home says so and takes it back; nothing that was shared comes back by itself', async () => {
    await daniel.openHome();
    expect(textOf(daniel.home())).toContain('You take no messages from this bot');
    expect(textOf(daniel.home())).toContain('what others had shared does not come back by itself');
    await daniel.press('Take messages again', { in: 'home' });
    expect(text(daniel)).toContain('whoever shared it can share it again.');
    expect(text(daniel)).toContain('Nothing is shared with you just now.');
    await daniel.close();
    await running.bot.idle();
    expect(textOf(daniel.home())).not.toContain('You take no messages');
    expect(sharedIn(daniel)).toEqual([]);
    // Two have come to him on that day already.
    now = nextWorkday(now);
    await shareWith(maya, 'Dr. Daniel Reyes');
    await running.bot.idle();
    expect(sharedIn(daniel)).toHaveLength(1);
    await daniel.press('No messages from this bot', { in: 'home' });
    await running.bot.idle();
    expect(sharedIn(daniel)).toEqual([]);
  });
}, 60_000);

test('somebody of another organization stands on the map, marked, and nothing goes to them', async () => {
  const priya = running.sandbox.person('priya');
  const ingrid = running.sandbox.person('ingrid');
  const why = 'Dr. Ingrid Solberg belongs to another organization, so nothing of yours goes there from here.';
  await putOnMap(priya, 'Dr. Ingrid Solberg', 'helps me now');
  await priya.command('/mentoring network');
  expect(text(priya)).toMatch(/Dr\. Ingrid Solberg.*\(of another organization\)/);
  await priya.close({ all: true });
  await setGoal(priya, 'Present at grand rounds');
  const refused = async () => {
    await shareWith(priya, 'Dr. Ingrid Solberg');
    expect(text(priya)).toContain(`${why} Write to them yourself.`);
    expect(text(priya)).toContain(
      "Hi Dr. Solberg, I've set myself a goal and would like you to know about it: Present",
    );
    expect(JSON.stringify(priya.modal())).toContain(`&id=${ingrid.id}`);
    await priya.press('Back to this goal');
    expect(text(priya)).not.toContain('Shared with');
  };

  await step('as long as no channel holds them and the bot', refused);

  await step('and when one does, in which the bot could write to them', async () => {
    const { workspace } = running.sandbox;
    const invite = { do: 'invite', as: 'maya', channel: 'C0SHARED08', user: workspace.bot.userId } as const;
    changeChannel(workspace, invite);
    await refused();
  });
  await running.bot.idle();
  expect(ingrid.notifications()).toEqual([]);
  expect(ingrid.dm()).toEqual([]);
});
