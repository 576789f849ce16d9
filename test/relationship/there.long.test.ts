import { afterEach, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import { openDatabase } from '../../src/db/client.ts';
import { type Running, type RunOptions, testKey } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { jumpTo, step } from '../support/journey.ts';
import { placeFields, type TwoOfThem, twoOfThem } from '../support/places.ts';

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
  await two.helenAgrees();

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
      const channel = await two.channelWith(name, [helen.id, bot]);
      await moveTo(channel);
      await running.sandbox.settled();
      await two.happens({ channel, ...does });
      await two.helenAgrees();
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
    const channel = await two.channelWith('opened', [helen.id, bot]);
    await moveTo(channel);
    await running.sandbox.settled();
    await two.happens({ channel, do: 'make_public' });
    await two.helenAgrees();
    expect(await two.openPage()).toContain('The channel is public now, and you two agreed to a private one');
    await maya.press('Who reads there');
    expect(modal()).toContain('Everyone in Riverside Residency can find, read and search this.');
    expect(modal()).not.toContain('I have seen who reads there');
    await maya.press('Look again');
    await running.sandbox.settled();
    expect(two.posts(channel)).toEqual([]);
    await jumpTo(running, '2026-12-18T15:00:00Z');
    await moveTo(channel);
    await two.helenAgrees();
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
    await moveTo(await two.channelWith('last', [helen.id, bot]));
    await two.helenAgrees();
    expect(two.posts(id)).toHaveLength(2);
    expect(two.posts(id)[1]).toContain('I am done here');
    await jumpTo(running, '2026-12-21T15:00:00Z');
    await moveTo(id);
    await two.helenAgrees();
    expect(two.posts(id)).toHaveLength(1);
    expect(open().map(({ name }) => name)).toEqual(['opened']);
  });

  await step('archived while the bot is to go: it goes once the channel is back', async () => {
    const id = open()[0]?.id ?? '';
    await two.happens({ channel: id, do: 'remove', user: bot });
    await jumpTo(running, '2026-12-22T15:00:00Z');
    const other = await two.channelWith('put-away', [helen.id, bot]);
    await moveTo(other);
    await two.helenAgrees();
    await two.happens({ channel: other, do: 'archive' });
    await two.openPage();
    await maya.press('Go on without a channel');
    await running.sandbox.settled();
    expect(await two.openPage(helen)).toContain('There is no channel for you two now.');
    expect(two.channel(other).members).toContain(bot);
    await two.happens({ channel: other, do: 'unarchive' });
    expect(two.channel(other).members).not.toContain(bot);
    await jumpTo(running, '2026-12-23T15:00:00Z');
    await moveTo(await two.channelWith('in-the-end', [helen.id, bot]));
    await two.helenAgrees();
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
