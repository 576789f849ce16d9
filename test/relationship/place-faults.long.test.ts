import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeChannel } from '../../sandbox/actions/channels.ts';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import type { Conversation } from '../../sandbox/workspace/records.ts';
import { faults, startTrial, type Trial } from '../faults/calls.ts';
import { startWorld, type World } from '../faults/world.ts';
import { type Running, runBot, startBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { quickCheck, textOf } from '../support/journey.ts';
import { yesFrom } from '../support/pairs.ts';

/*
 * A channel of two, wherever something fails: there is one, both are in it, one post stands in it, and no other channel of the
 * bot's is left behind.
 */

type Slack = Pick<Running, 'sandbox'>;

const madeIn = ({ sandbox }: Slack): Conversation[] =>
  [...sandbox.workspace.store.conversations.values()].filter(({ creator }) => creator === sandbox.workspace.bot.userId);

/** She has met somebody, and proposes how the two could work, with a channel. */
async function propose(slack: Slack, mentee: PersonDoor, mentor: string, change = async () => {}): Promise<void> {
  const { sandbox } = slack;
  await sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' }).catch(() => undefined);
  await yesFrom(mentee, mentor);
  if (sandbox.now().toISOString() < '2026-12-03') await sandbox.clock({ do: 'jump', to: '2026-12-03T15:00:00Z' });
  await sandbox.settled();
  await mentee.openHome();
  await mentee.press('We met', { in: 'home' });
  await mentee.press("Propose how we'd work");
  await change();
  await mentee.submit();
  await mentee.close({ all: true });
  await sandbox.settled();
}

/** What there is, told for a comparison. */
function standing({ sandbox }: Slack, person: PersonDoor) {
  return madeIn({ sandbox }).map(({ id, name, members, is_archived }) => ({
    name,
    people: members.filter((one) => one !== sandbox.workspace.bot.userId).length,
    isBotIn: members.includes(sandbox.workspace.bot.userId),
    is_archived,
    posts: person.messages(id).filter((one) => textOf(one).includes('This channel is for')).length,
  }));
}

const whole = { people: 2, isBotIn: true, is_archived: false, posts: 1 };

describe.each(faults)('every call for a channel meets $fault once', ({ fault }) => {
  let trial: Trial;
  let maya: PersonDoor;
  let priya: PersonDoor;
  beforeAll(async () => {
    trial = await startTrial();
    maya = trial.sandbox.person('maya');
    await trial.sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
    await quickCheck(trial, maya);
    priya = trial.sandbox.person('priya');
    await quickCheck(trial, priya);
  });
  afterAll(() => trial.stop());

  test('made, let in, and left: one channel', async () => {
    const helen = trial.sandbox.person('helen');
    await propose(trial, maya, 'Dr. Helen Zhou');
    await trial.failing(fault, 'conversations.create', () => helen.press('Agree'));
    const one = { ...whole, name: 'maya-zhou' };
    expect(standing(trial, maya)).toEqual([one]);
    await maya.openHome();
    await maya.press('relationship:show', { in: 'home' });
    await maya.press('End it');
    await trial.failing(fault, 'conversations.leave', () => maya.submit());
    expect(standing(trial, maya)).toEqual([{ ...one, isBotIn: false }]);
  });

  test('whoever is let in, is so once', async () => {
    const daniel = trial.sandbox.person('daniel');
    await maya.close({ all: true }).catch(() => undefined);
    await propose(trial, maya, 'Dr. Daniel Reyes');
    await trial.failing(fault, 'conversations.invite', () => daniel.press('Agree'));
    expect(standing(trial, maya).at(-1)).toEqual({ ...whole, name: 'maya-reyes' });
  });

  test.each([
    ['conversations.info', 'amara', 'Dr. Amara Lindqvist'],
    ['conversations.members', 'tomas', 'Tomáš Novák'],
    ['users.info', 'sofia', 'Sofía Nuñez Álvarez'],
  ] as const)('%s, of a channel that was there: one post, and none in another', async (method, name, mentor) => {
    const { sandbox } = trial;
    // Nobody proposes more than three times a week.
    const [person, amara] = [sandbox.person(name), sandbox.person('amara')];
    const change = (request: object) => changeChannel(sandbox.workspace, { as: priya.id, ...request } as never);
    const channel = change({ do: 'create', name: `there-${name}`, is_private: true });
    for (const user of new Set([person.id, amara.id, sandbox.workspace.bot.userId]))
      change({ do: 'invite', channel, user });
    await priya.close({ all: true }).catch(() => undefined);
    await propose(trial, priya, mentor, async () => {
      await priya.press('Change the words');
      await priya.choose('A channel for the two of you', 'A channel where you both are already; choose it below');
      await priya.choose('The channel you are both in', channel);
      await priya.submit();
    });
    const before = madeIn(trial).length;
    await trial.failing(fault, method, () => person.press('Agree'));
    const posts = priya.messages(channel).filter((one) => textOf(one).includes('talk here about what they work on'));
    expect(posts).toHaveLength(1);
    expect(madeIn(trial)).toHaveLength(before);
  });
});

test.each(['done_500', 'status_500'] as const)('ended while Slack answers %s: no channel stays', async (fault) => {
  const trial = await startTrial();
  const { sandbox } = trial;
  const maya = sandbox.person('maya');
  await sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
  await quickCheck(trial, maya);
  await propose(trial, maya, 'Dr. Helen Zhou');
  sandbox.switches({ apiFault: fault, faultMethods: ['conversations.create'], faultTimes: 0 });
  await sandbox.person('helen').press('Agree');
  await maya.openHome();
  await maya.press('relationship:show', { in: 'home' });
  expect(textOf(maya.modal())).toContain('The channel for you two is being made.');
  await maya.press('End it');
  await maya.submit();
  sandbox.switches({ apiFault: 'none' });
  await expect.poll(() => madeIn(trial).map(({ is_archived }) => is_archived)).toEqual([true]);
  await pause(1_000);
  expect(standing(trial, maya)).toEqual([{ name: 'maya-zhou', people: 0, isBotIn: true, is_archived: true, posts: 0 }]);
  await trial.stop();
});

test('they agree to a channel that is there before Slack has answered about a new one: that one is put away', async () => {
  const trial = await startTrial();
  const { sandbox } = trial;
  const [maya, helen] = [sandbox.person('maya'), sandbox.person('helen')];
  await sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
  await quickCheck(trial, maya);
  await propose(trial, maya, 'Dr. Helen Zhou');
  const change = (request: object) => changeChannel(sandbox.workspace, { as: maya.id, ...request } as never);
  const channel = change({ do: 'create', name: 'there', is_private: true });
  for (const user of [helen.id, sandbox.workspace.bot.userId]) change({ do: 'invite', channel, user });
  sandbox.switches({ apiFault: 'done_500', faultMethods: ['conversations.create'], faultTimes: 0 });
  await helen.press('Agree');
  await maya.openHome();
  await maya.press('relationship:show', { in: 'home' });
  await maya.press('Propose a change');
  await maya.choose('A channel for the two of you', 'A channel where you both are already; choose it below');
  await maya.choose('The channel you are both in', channel);
  await maya.submit();
  await expect.poll(() => helen.dm().some((one) => textOf(one).includes('would like to change how'))).toBe(true);
  await helen.close({ all: true }).catch(() => undefined);
  await helen.press('Agree');
  sandbox.switches({ apiFault: 'none' });
  const posts = () => maya.messages(channel).filter((one) => textOf(one).includes('talk here about what they work on'));
  await expect.poll(() => posts().length).toBe(1);
  await expect.poll(() => madeIn(trial).map(({ is_archived }) => is_archived)).toEqual([true]);
  await pause(1_000);
  expect(madeIn(trial).map(({ name, is_archived }) => [name, is_archived])).toEqual([['maya-zhou', true]]);
  expect(posts()).toHaveLength(1);
  await trial.stop();
});

test('two replicas make one channel', async () => {
  const { url, drop } = await migratedDatabase();
  const running = await runBot({ databaseUrl: url });
  const other = await startBot(running.sandbox, { databaseUrl: url, dataDir: '' });
  // People speak with the first; both work at the queue.
  running.sandbox.setRequestUrl(`${running.botUrl}/slack/events`);
  const maya = running.sandbox.person('maya');
  await running.sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
  await quickCheck(running, maya);
  await propose(running, maya, 'Dr. Helen Zhou');
  // The answer is slow enough for the other to come.
  running.sandbox.switches({ apiFault: 'lost', faultMethods: ['conversations.create'], faultTimes: 1 });
  await running.sandbox.person('helen').press('Agree');
  await expect.poll(() => standing(running, maya)).toEqual([{ ...whole, name: 'maya-zhou' }]);
  await pause(3_000);
  expect(standing(running, maya)).toEqual([{ ...whole, name: 'maya-zhou' }]);
  await other.stop();
  await running.stop();
  await drop();
});

describe('killed at a call', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld('PostgreSQL');
    await world.install(undefined, ['groups:write', 'groups:read', 'groups:history']);
  });
  afterAll(() => world.stop());

  test.each([
    ['conversations.create', 'before', 'priya', 'priya-zhou'],
    ['conversations.create', 'after', 'tomas', 'tomas-zhou'],
    ['conversations.invite', 'after', 'sofia', 'sofia-zhou'],
  ] as const)('%s, %s it: one channel', async (method, when, name, channel) => {
    const mentee = world.sandbox.person(name);
    const helen = world.sandbox.person('helen');
    const others = standing(world, mentee).length;
    await world.morning();
    await quickCheck(world as never, mentee);
    await yesFrom(mentee, 'Dr. Helen Zhou', world.sandbox.now().toISOString().slice(0, 10));
    await world.later(24 * 60);
    await world.morning();
    await mentee.openHome();
    await mentee.press('We met', { in: 'home' });
    await mentee.press("Propose how we'd work");
    await mentee.submit();
    await mentee.close({ all: true });
    await world.later(5);
    const held = world.gate.hold(method, when);
    const agreeing = helen.press('Agree');
    await held.arrived;
    await world.killAndStart();
    await agreeing;
    await world.later(1);
    await world.later(6);
    await world.later(6);
    const now = standing(world, mentee).slice(others);
    expect(now).toEqual([{ ...whole, name: channel }]);
  });
});
