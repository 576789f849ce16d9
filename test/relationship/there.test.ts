import { afterEach, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import { openDatabase } from '../../src/db/client.ts';
import { type Running, type RunOptions, testKey } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { jumpTo, step } from '../support/journey.ts';
import { yesFrom } from '../support/pairs.ts';
import { flat, type TwoOfThem, twoOfThem } from '../support/places.ts';

/*
 * A channel where both already are: nobody is added, who reads there is the truth on every preview, and nothing is posted
 * before she has seen who came since.
 */

const where = 'A channel for the two of you';
const there = 'A channel where you both are already; choose it below';
const which = 'The channel you are both in';

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

/** A channel that she has made, with these people in it. */
async function channelWith(name: string, people: readonly string[], isPublic = false): Promise<string> {
  const channel = await two.happens({ do: 'create', name, is_private: !isPublic });
  for (const user of people) await two.happens({ do: 'invite', channel, user });
  return channel;
}

/** She proposes that they talk there, and he agrees. */
async function moveTo(channel: string): Promise<void> {
  await two.openPage();
  await maya.press('Propose a change');
  await maya.choose(where, there);
  await maya.choose(which, channel);
  await maya.submit();
  expect(modal()).toContain('Sent. What you had agreed holds until');
  await maya.close({ all: true });
}

async function helenAgrees(): Promise<void> {
  await running.sandbox.settled();
  await helen.close({ all: true }).catch(() => undefined);
  await helen.press('Agree');
  await running.sandbox.settled();
}

test('a private channel: she reads who reads there and what will stand there, and is told when that changes', async () => {
  await start();
  const amara = running.sandbox.person('amara');
  const tomas = running.sandbox.person('tomas');
  const channel = await channelWith('ward-seven', [helen.id, amara.id]);

  await step('what cannot be is said at the field, and nothing typed is lost', async () => {
    await two.propose();
    await maya.press('Change the words');
    await maya.type('Where you talk', 'In the library');
    await maya.choose(where, there);
    expect((await maya.submit()) as unknown).toMatchObject({
      errors: { placeWhich: expect.stringContaining('Choose which') },
    });
    // Of a public one it can see who reads there before it is in it.
    await maya.choose(which, await channelWith('open-to-all', [helen.id], true));
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
    await helenAgrees();
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

test('whatever becomes of a channel between her preview and his yes, she sees it before anything stands there', async () => {
  const { url, drop } = await migratedDatabase();
  const database = await openDatabase({ url, dataDir: '' });
  await start({ databaseUrl: url });
  const toLeave = () => database.db.selectFrom('place_to_leave').selectAll().execute();
  const amara = running.sandbox.person('amara');
  await two.propose();
  await maya.press('Change the words');
  await maya.choose(where, 'None: each reads what is agreed in their own messages');
  await maya.submit();
  await maya.submit();
  await maya.close({ all: true });
  await helenAgrees();

  const ways: { name: string; does: object; says: string; mended?: object; presses: string[] }[] = [
    {
      ...{ name: 'joined', does: { do: 'invite', user: running.sandbox.person('tomas').id } },
      ...{ says: 'Tomáš Novák: new here', presses: ['I have seen who reads there'] },
    },
    {
      ...{ name: 'led', does: { do: 'invite', user: amara.id } },
      ...{ says: 'Dr. Amara Lindqvist: new here, may run programs here' },
      presses: ['I have seen who reads there'],
    },
    {
      ...{ name: 'shared', does: { do: 'share' }, says: 'shared with another organization', mended: { do: 'unshare' } },
      presses: [],
    },
  ];
  const open = () =>
    [...running.sandbox.workspace.store.conversations.values()].filter(
      ({ kind, members }) => (kind === 'private' || kind === 'channel') && members.includes(bot),
    );
  for (const [at, { name, does, says, mended, presses }] of ways.entries())
    await step(name, async () => {
      // A day for each: a mentor is told of so much a day, over everything.
      await jumpTo(running, `2026-12-${14 + at}T15:00:00Z`);
      const channel = await channelWith(name, [helen.id, bot]);
      await moveTo(channel);
      await running.sandbox.settled();
      await two.happens({ channel, ...does });
      await helenAgrees();
      expect(two.posts(channel)).toEqual([]);
      await two.openPage();
      await maya.press('Who reads there');
      expect(modal()).toContain(says);
      expect(two.posts(channel)).toEqual([]);
      for (const press of presses) await maya.press(press);
      if (mended) await two.happens({ channel, ...mended });
      await running.sandbox.settled();
      expect(two.posts(channel)).toHaveLength(1);
      expect(await two.openPage()).not.toContain('Go on without');
    });

  await step('made public: both agreed to a private one, so she alone cannot take it; both agree anew', async () => {
    await jumpTo(running, '2026-12-17T15:00:00Z');
    const channel = await channelWith('opened', [helen.id, bot]);
    await moveTo(channel);
    await running.sandbox.settled();
    await two.happens({ channel, do: 'make_public' });
    await helenAgrees();
    expect(await two.openPage()).toContain('The channel is public now, and you two agreed to a private one');
    await maya.press('Who reads there');
    expect(modal()).toContain('Everyone in Riverside Residency can find, read and search this.');
    expect(modal()).not.toContain('I have seen who reads there');
    await maya.press('Look again');
    await running.sandbox.settled();
    expect(two.posts(channel)).toEqual([]);
    await jumpTo(running, '2026-12-18T15:00:00Z');
    await moveTo(channel);
    await helenAgrees();
    expect(two.posts(channel)).toHaveLength(1);
    expect(two.posts(channel)[0]).toContain('Public: Everyone in Riverside Residency can find, read and search this.');
    expect(await two.openPage()).not.toContain('Go on without');
  });

  await step('somebody who joins a public one is no news', async () => {
    const [channel] = open();
    await two.happens({ channel: channel?.id, do: 'invite', user: amara.id });
    expect(await two.openPage()).not.toContain('Go on without');
    await maya.press('Who reads there');
    expect(modal()).not.toContain('I have seen who reads there');
  });

  await step('at the end she has read what stands there last; back there, it goes', async () => {
    const [channel] = open();
    const id = channel?.id ?? '';
    await two.openPage();
    await maya.press('End it');
    expect(modal()).toContain('I post there: I am done here. I cannot leave by myself');
    await two.openPage();
    await moveTo(await channelWith('last', [helen.id, bot]));
    await helenAgrees();
    expect(two.posts(id)).toHaveLength(2);
    expect(two.posts(id)[1]).toContain('I am done here');
    await jumpTo(running, '2026-12-21T15:00:00Z');
    await moveTo(id);
    await helenAgrees();
    expect(two.posts(id)).toHaveLength(1);
    expect(open().map(({ name }) => name)).toEqual(['opened']);
  });

  await step('archived while the bot is to go: it goes once the channel is back', async () => {
    const id = open()[0]?.id ?? '';
    await two.happens({ channel: id, do: 'remove', user: bot });
    await jumpTo(running, '2026-12-22T15:00:00Z');
    const other = await channelWith('put-away', [helen.id, bot]);
    await moveTo(other);
    await helenAgrees();
    await two.happens({ channel: other, do: 'archive' });
    await two.openPage();
    await maya.press('Go on without a channel');
    await running.sandbox.settled();
    expect(await two.openPage(helen)).toContain('There is no channel for you two now.');
    expect(two.channel(other).members).toContain(bot);
    await two.happens({ channel: other, do: 'unarchive' });
    expect(two.channel(other).members).not.toContain(bot);
    await jumpTo(running, '2026-12-23T15:00:00Z');
    await moveTo(await channelWith('in-the-end', [helen.id, bot]));
    await helenAgrees();
  });

  await step('he is erased: the bot leaves what was theirs, and nothing is kept of it', async () => {
    const code = await runCommand(commands, ['erase', '--user', helen.id], {
      environment: { DATABASE_URL: url, MENTORING_ENCRYPTION_KEYS: testKey },
      out: () => undefined,
      tell: () => undefined,
    });
    expect(code).toBe(0);
    await jumpTo(running, '2026-12-23T16:00:00Z');
    expect(open()).toEqual([]);
    expect(await toLeave()).toEqual([]);
    expect(await two.openPage()).not.toContain('channel after all');
  });
  await running.stop();
  await database.close();
  await drop();
});
