import { afterEach, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import type { Running, RunOptions } from '../support/bot.ts';
import { jumpTo, step } from '../support/journey.ts';
import { yesFrom } from '../support/pairs.ts';
import { flat, placeFields, type TwoOfThem, twoOfThem } from '../support/places.ts';

/*
 * A channel where both already are: nobody is added, who reads there is the truth on every preview, and nothing is posted
 * before she has seen who came since.
 */

const { where, there, which } = placeFields;

let two: TwoOfThem;
let running: Running;
let maya: PersonDoor;
let helen: PersonDoor;
let bot: string;
const modal = () => two.modal();

async function start(options: RunOptions = {}): Promise<void> {
  two = await twoOfThem(options);
  ({ running, maya, helen, bot } = two);
}
afterEach(() => running.stop());

test('a private channel: she reads who reads there and what will stand there, and is told when that changes', async () => {
  await start();
  const amara = running.sandbox.person('amara');
  const tomas = running.sandbox.person('tomas');
  const channel = await two.channelWith('ward-seven', [helen.id, amara.id]);

  await step('what cannot be is said at the field, and nothing typed is lost', async () => {
    await two.propose();
    await maya.press('Change the words');
    await maya.type('Where you talk', 'In the library');
    await maya.choose(where, there);
    expect((await maya.submit()) as unknown).toMatchObject({
      errors: { placeWhich: expect.stringContaining('Choose which') },
    });
    // Of a public one it can see who reads there before it is in it.
    await maya.choose(which, await two.channelWith('open-to-all', [helen.id], true));
    await maya.submit();
    expect(modal()).toContain('#open-to-all. Public: Everyone in Riverside Residency can find, read and search this.');
    expect(modal()).toContain('I am not in it yet: type /invite @Mentoring there');
    await maya.press('Change the words');
    await maya.choose(which, channel);
    expect((await maya.submit()) as unknown).toMatchObject({
      errors: { placeWhich: expect.stringContaining('/invite @Mentoring') },
    });
    expect(two.posts(channel)).toEqual([]);
  });

  await step('once the bot is in it, the preview tells the truth', async () => {
    await two.happens({ do: 'invite', channel, user: bot });
    await maya.submit();
    expect(modal()).toContain('In the library');
    expect(modal()).toContain('#ward-seven. Private. Whoever is added later reads what stands there.');
    expect(modal()).toContain('Dr. Amara Lindqvist: may run programs here');
    expect(modal()).toContain('Maya Okafor and Dr. Helen Zhou talk here about what they work on together.');
    expect(two.posts(channel)).toEqual([]);
  });

  await step('somebody comes before she sends: nothing is sent, and they are named', async () => {
    await two.happens({ do: 'invite', channel, user: tomas.id });
    await maya.submit();
    expect(modal()).toContain('Who reads in that channel has changed since you chose it. Nothing was sent.');
    expect(modal()).toContain('Tomáš Novák');
    expect(helen.dm()).toEqual([]);
    await maya.submit();
    await running.sandbox.settled();
    const told = helen.dm().map(flat).join();
    expect(told).toContain('Tomáš Novák');
    expect(told).toContain('Once you both agree, this is posted in that channel');
    await maya.close({ all: true });
  });

  await step('somebody comes before he agrees: nothing is posted before she has seen them', async () => {
    await two.happens({ do: 'invite', channel, user: running.sandbox.person('daniel').id });
    await two.helenAgrees();
    expect(two.posts(channel)).toEqual([]);
    expect(await two.openPage(helen)).toContain('I post nothing there before Maya Okafor has seen who.');
    expect(await two.openPage()).toContain('Somebody reads in your channel who did not when you looked last.');
    expect(flat(maya.home())).toContain('something is to be done about your channel');
    await maya.press('Who reads there');
    expect(modal()).toContain('Dr. Daniel Reyes: new here');
    expect(modal()).not.toContain('Tomáš Novák: new');
    // Another comes while she reads: she has not seen them.
    await two.happens({ do: 'invite', channel, user: running.sandbox.person('sofia').id });
    await maya.press('I have seen who reads there');
    await running.sandbox.settled();
    expect(modal()).toContain('What this page showed has changed since.');
    expect(two.posts(channel)).toEqual([]);
    await maya.press('I have seen who reads there');
    expect(modal()).toContain('I am about to begin in the channel that you are both in.');
    await running.sandbox.settled();
    expect(two.posts(channel)).toHaveLength(1);
    expect(two.posts(channel)[0]).toContain('I am here because both of them agreed to it.');
    expect(flat(maya.home())).not.toContain('something is to be done about your channel');
  });

  await step('another pair in the same channel: it is said first, and taken when she sends it once more', async () => {
    const daniel = running.sandbox.person('daniel');
    await maya.close({ all: true }).catch(() => undefined);
    await yesFrom(maya, 'Dr. Daniel Reyes', '2026-12-03');
    await jumpTo(running, '2026-12-04T15:00:00Z');
    await two.propose();
    await maya.press('Change the words');
    await maya.choose(where, there);
    await maya.choose(which, channel);
    await maya.submit();
    expect(modal()).toContain('Another pair talks in #ward-seven with this app already');
    await maya.submit();
    expect(modal()).toContain('#ward-seven. Private.');
    await maya.submit();
    await running.sandbox.settled();
    await daniel.press('Agree');
    await running.sandbox.settled();
    expect(two.posts(channel)).toHaveLength(2);
    expect(two.posts(channel)[1]).toContain('Maya Okafor and Dr. Daniel Reyes talk here');
  });

  await step('the bot goes when the last of them ends, and leaves the channel and everybody in it', async () => {
    await maya.close({ all: true }).catch(() => undefined);
    for (const left of [true, false]) {
      await maya.openHome();
      await maya.press('relationship:show', { in: 'home' });
      await maya.press('End it');
      await maya.submit();
      await running.sandbox.settled();
      expect(two.channel(channel).members.includes(bot)).toBe(left);
      await maya.close({ all: true }).catch(() => undefined);
    }
    expect(two.channel(channel).is_archived).toBe(false);
    expect(two.channel(channel).members).toHaveLength(6);
    expect(two.posts(channel)).toHaveLength(2);
  });
});
