import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { startWorld, type World } from '../faults/world.ts';
import { quickCheck, textOf } from '../support/journey.ts';
import { yesFrom } from '../support/pairs.ts';

/*
 * The bot is killed at each step of bringing an agenda to the channel of the two: before and after it claims the post, before and
 * after Slack has it, before it keeps where it stands, and amid an edit. One post stands there for each meeting, with everything.
 */

const inTime = (arrived: Promise<unknown>): Promise<unknown> =>
  Promise.race([arrived, pause(10_000).then(() => Promise.reject(new Error('The bot did not come to that step.')))]);

describe.each([
  ['with the history of the channel', ['groups:write', 'groups:read', 'groups:history'], 1],
  ['without it', ['groups:write', 'groups:read'], 2],
] as const)('killed, %s', (_, scopes, most) => {
  let world: World;
  let maya: PersonDoor;
  let helen: PersonDoor;
  let channel = '';
  beforeAll(async () => {
    world = await startWorld('PostgreSQL');
    await world.install(undefined, [...scopes]);
    [maya, helen] = [world.sandbox.person('maya'), world.sandbox.person('helen')];
    await world.morning();
    await quickCheck(world as never, maya);
    await yesFrom(maya, 'Dr. Helen Zhou', world.sandbox.now().toISOString().slice(0, 10));
    await world.later(24 * 60);
    await world.morning();
    await maya.openHome();
    await maya.press('We met', { in: 'home' });
    await maya.press("Propose how we'd work");
    await maya.submit();
    await maya.close({ all: true });
    await world.later(5);
    await helen.press('Agree');
    await world.later(1);
    await world.later(1);
    const { store, bot } = world.sandbox.workspace;
    channel = [...store.conversations.values()].find(({ creator }) => creator === bot.userId)?.id ?? '';
    expect(channel).not.toBe('');
  });
  afterAll(() => world.stop());

  const posts = (): string[] =>
    maya
      .messages(channel)
      .map(textOf)
      .filter((one) => one.includes('Agenda: '));

  /** The coming meeting took place, a day later than the one before: the next begins. */
  async function met(): Promise<void> {
    await world.later(24 * 60);
    await maya.command('/mentoring meet');
    await maya.press('We met already');
    await maya.choose('When', new Date(Math.floor(world.sandbox.now().getTime() / 60_000 - 60) * 60_000).toISOString());
    await maya.submit();
    await maya.close({ all: true });
    await world.later(1);
  }

  const kills: [string, () => Promise<{ arrived: Promise<unknown> }>][] = [
    ['before it claims the post', async () => stopped('claim')],
    ['before Slack has the post', async () => world.gate.hold('chat.postMessage', 'before')],
    ['after Slack has the post', async () => world.gate.hold('chat.postMessage', 'after')],
    ['before it keeps where the post stands', async () => stopped('save')],
  ];

  async function stopped(statement: 'claim' | 'save'): Promise<{ arrived: Promise<unknown> }> {
    await world.bot.order({ do: 'stopAt', statement });
    return { arrived: world.bot.stopped() };
  }

  test.each(kills)('%s', { timeout: 60_000 }, async (_, hold) => {
    const before = posts().length;
    await maya.command('/mentoring agenda');
    await maya.type('Add something', `How do I say no, ${before}?`);
    await maya.submit();
    const held = await hold();
    const sharing = maya.submit();
    await inTime(held.arrived);
    await world.killAndStart();
    await sharing.catch(() => undefined);
    for (let looks = 0; looks < 4; looks += 1) await world.later(6);
    const fresh = posts().slice(before);
    expect(fresh.length).toBeGreaterThanOrEqual(1);
    expect(fresh.length).toBeLessThanOrEqual(most);
    if (fresh.length === 2) expect(fresh[1]).toContain('Posted once more');
    expect(fresh.at(-1)).toContain(`How do I say no, ${before}?`);
    await maya.close({ all: true }).catch(() => undefined);
    await met();
  });

  test.each(['before', 'after'] as const)(
    '%s Slack has an edit: his topic is there all the same',
    { timeout: 60_000 },
    async (when) => {
      await maya.command('/mentoring agenda');
      await maya.submit();
      await maya.submit();
      await maya.close({ all: true });
      await world.later(1);
      const count = posts().length;
      const edit = world.gate.hold('chat.update', when);
      await helen.command('/mentoring agenda');
      await helen.type('Add something', `Your poster, ${when}`);
      const adding = helen.submit();
      await inTime(edit.arrived);
      await world.killAndStart();
      await adding.catch(() => undefined);
      for (let looks = 0; looks < 3; looks += 1) await world.later(6);
      expect(posts()).toHaveLength(count);
      expect(posts().at(-1)).toContain(`Your poster, ${when}`);
      await helen.close({ all: true }).catch(() => undefined);
      await met();
    },
  );
});
