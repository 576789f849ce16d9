import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePeople } from '../../sandbox/actions/roster.ts';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import type { View } from '../../sandbox/protocol.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { manifest, type Running, startBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { quickCheck, step, textOf } from '../support/journey.ts';
import { putOnMap, setGoal, sharedIn, shareWith } from '../support/shares.ts';
import { type Road, startRoad } from '../support/wires/road.ts';

/*
 * Slack does not answer for thirty hours, while people go on: what they do reaches the bot, and nothing that the bot says
 * reaches Slack. Then Slack is back, and nobody does anything.
 */

/** Sunday; on the two days after it something is due. Monday, before eight in the morning in Chicago; Tuesday, two in the afternoon. */
const sunday = '2026-12-06T16:00:00Z';
const stops = Date.parse('2026-12-07T13:50:00Z');
const isBack = Date.parse('2026-12-08T20:00:00Z');
const minute = 60_000;
/** Looked at again by the tick two hours after the last try, at most. */
const healsWithin = 125 * minute;

let sandbox: Sandbox;
let bot: Omit<Running, 'sandbox'>;
let toSlack: Road;
let dataDir: string;
let drop: () => Promise<void>;
let db: pg.Client;
/** Whoever does something waits until the bot has nothing more to do: not while it cannot get anything done. */
let patient = true;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mentoring-'));
  const own = await migratedDatabase();
  drop = own.drop;
  db = new pg.Client(own.url);
  await db.connect();
  sandbox = await startSandbox({
    ...{ manifest, installed: true, limits: 'off', page: false },
    idle: async () => (patient ? bot.bot.idle() : undefined),
  });
  toSlack = await startRoad(sandbox.url);
  bot = await startBot(sandbox, {
    ...{ databaseUrl: own.url, dataDir },
    environment: { SLACK_API_URL: `${toSlack.url}/api/` },
  });
  await sandbox.clock({ do: 'jump', to: sunday });
});
afterAll(async () => {
  await bot.stop();
  await toSlack.close();
  await sandbox.stop();
  await db.end();
  await drop();
  await rm(dataDir, { recursive: true, force: true });
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const moveTo = (instant: number) => sandbox.clock({ do: 'jump', to: new Date(instant).toISOString() });

/** Moves the clock in steps, as many minutes each, with a moment of real time for what each of them starts. */
async function moveBy(from: number, until: number, minutes: number): Promise<void> {
  for (let at = from; at < until; at += minutes * minute) {
    await moveTo(Math.min(until, at + minutes * minute));
    await pause(100);
  }
}

function joins(name: string, realName: string): PersonDoor {
  changePeople(sandbox.workspace, { do: 'join', name, real_name: realName });
  return sandbox.person(name);
}

const called = (who: PersonDoor, realName: string) =>
  changePeople(sandbox.workspace, { do: 'change', user: who.id, real_name: realName });

/** What stands in somebody's chat with the bot and says this. */
const saying = (who: PersonDoor, words: string) =>
  who.dm().filter((one) => !one.ephemeral && textOf(one).includes(words));

/** The blocks of a view without the ids that Slack gives them. */
const blocksOf = (view: View | undefined) =>
  JSON.stringify(view?.blocks, (key, value: unknown) => (key === 'block_id' ? undefined : value));

const remindedOf = (who: PersonDoor) => saying(who, 'You asked me to remind you ');
const finding = 'Who could mention your name or make an introduction?';

/** Somebody whose map and Home show something that she works on, which is put away until a day. */
async function remindedOn(name: string, day: string): Promise<PersonDoor> {
  const who = sandbox.person(name);
  await quickCheck({ ...bot, sandbox }, who);
  await who.command('/mentoring network');
  for (const [helper, need] of [
    ['T. R.', 'Clinical growth'],
    ['J. B.', 'A safe ear'],
  ] as const) {
    await who.press('network:add');
    await who.type('Or a name, or initials', helper);
    await who.choose('What do they help you with, or could?', need);
    await who.choose('How is it now?', 'helps me now');
    await who.submit();
  }
  expect(textOf(who.modal())).toContain(finding);
  await who.press('network:remind');
  await who.choose('On which day?', day);
  await who.submit();
  expect(textOf(who.modal())).toContain(`Put away until`);
  await who.close({ all: true });
  await who.openHome();
  expect(textOf(who.home())).not.toContain(finding);
  return who;
}

/** A mentee with a goal, whose page is open, and with Daniel on the map. */
async function withGoal(name: string, what: string): Promise<PersonDoor> {
  const who = joins(name, `${name} Example`);
  await who.openHome();
  await putOnMap(who, 'Dr. Daniel Reyes');
  await setGoal(who, what);
  return who;
}

/** What is to be done yet, by the rows. */
async function open(): Promise<unknown[]> {
  const { rows } = await db.query(`
    select kind, state, last_error from surface
    where look_at is not null or wanted_version <> shown_version or held_by is not null`);
  return rows;
}

test('thirty hours without Slack: afterwards everything there is as the rows say, and what is stale is not sent', async () => {
  const daniel = sandbox.person('daniel');
  const [ines, omar, lena, kofi] = [
    await withGoal('ines', 'Shared meanwhile'),
    await withGoal('omar', 'Changed meanwhile'),
    await withGoal('lena', 'Withdrawn meanwhile'),
    await withGoal('kofi', 'Shared and withdrawn meanwhile'),
  ];
  const [maya, jonas] = [sandbox.person('maya'), sandbox.person('jonas')];
  const people = Array.from({ length: 100 }, (_, n) => joins(`p${n}`, `Before${n} Example`));
  let late: PersonDoor;
  let inTime: PersonDoor;
  let stale: PersonDoor;
  let changedAt: string | undefined;
  let pushed: Map<PersonDoor, number>;

  await step('before it', async () => {
    for (const who of [omar, lena]) await shareWith(who, 'Dr. Daniel Reyes');
    await omar.press('Change this goal');
    await omar.type('what', 'Changed, and changed');
    for (const who of [ines, kofi]) {
      await who.press('Share with a mentor');
      await who.choose('With whom?', 'Dr. Daniel Reyes');
    }
    late = await remindedOn('sofia', '2026-12-07');
    inTime = await remindedOn('priya', '2026-12-08');
    // Her nights hold everything but the day itself that she set.
    joins('mara', 'Mara Example');
    stale = await remindedOn('mara', '2026-12-07');
    await stale.openHome();
    await stale.press('Nights until…', { in: 'home' });
    await stale.choose('nights-until', '2026-12-10');
    await stale.submit();
    await stale.close({ all: true });
    // She is one page away from her result, and he one press from his map.
    await maya.command('/mentoring assess');
    await maya.submit();
    await maya.choose('Career', 'Advocacy');
    await maya.submit();
    await maya.choose('Advocacy', 'nobody');
    await maya.submit();
    await putOnMap(jonas, 'Dr. Helen Zhou', 'helps me now');
    await jonas.command('/mentoring network');
    for (const who of people) await who.openHome();
    await moveTo(stops);
    await bot.bot.idle();
    patient = false;
    expect(people.map((who) => saying(who, 'You steer this').length)).toEqual(people.map(() => 1));
    expect(people.map((who) => textOf(who.home()).match(/Hello (\w+)/)?.[1])).toEqual(
      people.map((_, n) => `Before${n}`),
    );
    const shared = sharedIn(daniel);
    expect(shared.map((one) => textOf(one).match(/\w+ meanwhile/)?.[0]).toSorted()).toEqual([
      'Changed meanwhile',
      'Withdrawn meanwhile',
    ]);
    changedAt = shared.find((one) => textOf(one).includes('Changed meanwhile'))?.ts;
    expect(await open()).toEqual([]);
    pushed = new Map(
      [daniel, maya, jonas, late, inTime, stale, ...people].map((who) => [who, who.notifications().length]),
    );
  });

  const newcomer = joins('newcomer', 'New Comer');
  await step('what people do meanwhile is kept, and nothing of it shows', async () => {
    // First it still says who somebody is, without which no goal is shared, and takes nothing more.
    sandbox.switches({ apiFault: 'status_503', faultMethods: ['chat.postMessage', 'views.publish'] });
    expect(await ines.submit()).toMatchObject({ response: 'updated' });
    expect(await kofi.submit()).toMatchObject({ response: 'updated' });
    await toSlack.close();
    sandbox.switches({ apiFault: 'none' });
    await kofi.press('Stop sharing');
    expect(await omar.submit()).toMatchObject({ response: 'updated' });
    await lena.press('Stop sharing');
    expect(await maya.submit()).toMatchObject({ response: 'updated' });
    expect(textOf(maya.modal())).toContain('Your focus: Advocacy');
    await jonas.press('Send me the picture');
    await newcomer.command('/mentoring help').catch(() => undefined);
    for (const [n, who] of people.entries()) {
      // Every third switches what a locked phone shows; the others are called otherwise, and some as before in the end.
      if (n % 3 === 0) await who.press('home:full-text', { in: 'home' });
      else called(who, `After${n} Example`);
    }
    await moveBy(stops, stops + 300 * minute, 20);
    for (const [n, who] of people.entries()) if (n % 6 === 2) called(who, `Before${n} Example`);
    await moveBy(stops + 300 * minute, isBack, 20);
    expect(sharedIn(daniel).map(({ ts }) => ts)).toContain(changedAt);
    expect([...pushed].filter(([who, count]) => who.notifications().length !== count)).toEqual([]);
    expect([saying(newcomer, 'You steer this'), saying(maya, 'Your focus'), remindedOf(late)]).toEqual([[], [], []]);
    expect((await open()).length).toBeGreaterThan(60);
  });

  await step('then it comes by itself', async () => {
    await toSlack.open();
    await moveBy(isBack, isBack + healsWithin, 5);
    await expect.poll(open, { timeout: 120_000, interval: 200 }).toEqual([]);
  });

  await step('as it would have come without', async () => {
    const shared = sharedIn(daniel);
    expect(shared.map(({ ts }) => ts)[0]).toBe(changedAt);
    expect(shared.map((one) => textOf(one).match(/Shared meanwhile|Changed, and changed/)?.[0])).toEqual([
      'Changed, and changed',
      'Shared meanwhile',
    ]);
    expect(JSON.stringify(daniel.dm())).not.toMatch(/ithdrawn meanwhile/);
    expect(saying(newcomer, 'You steer this')).toHaveLength(1);
    expect(saying(maya, 'Your focus: Advocacy')).toHaveLength(1);
    expect(saying(jonas, 'Your mentoring network')).toHaveLength(1);
    expect(JSON.stringify(saying(jonas, 'Dr. Helen Zhou')[0]?.blocks)).toMatch(/"id":"F/);
    // The one was for this morning; another for the morning before, which it says; the third stands on her map.
    for (const [who, day] of [
      [inTime, 'today'],
      [late, 'on Mon, Dec 7, 2026'],
    ] as const) {
      expect(remindedOf(who)).toHaveLength(1);
      expect(textOf(remindedOf(who)[0])).toContain(finding);
      expect(textOf(remindedOf(who)[0])).toContain(`You asked me to remind you ${day}.`);
    }
    expect(remindedOf(stale)).toEqual([]);
    const one = [daniel, maya, jonas, inTime, late];
    for (const [who, count] of pushed)
      expect(who.notifications().length - count, who.name).toBe(one.includes(who) ? 1 : 0);
  });

  await step('and every Home is right', async () => {
    const homes = people.map((who) => textOf(who.home()));
    const names = people.map((_, n) => (n % 3 === 0 || n % 6 === 2 ? `Before${n}` : `After${n}`));
    expect(homes.map((home) => home.match(/Hello (\w+)/)?.[1])).toEqual(names);
    const isFull = people.map((who) => JSON.stringify(who.home()).includes('home:neutral-text'));
    expect(isFull).toEqual(people.map((_, n) => n % 3 === 0));
    expect(textOf(maya.home())).toContain('Know your needs* (done)');
    expect(textOf(daniel.home())).toMatch(
      /Changed, and changed[\s\S]*Shared meanwhile|Shared meanwhile[\s\S]*Changed, and ch/,
    );
    expect(textOf(daniel.home())).not.toMatch(/ithdrawn meanwhile/);
    for (const who of [late, inTime, stale]) expect(textOf(who.home()), who.name).toContain(finding);
    // The same as when it is asked for now.
    patient = true;
    for (const who of [daniel, maya, jonas, late, inTime, stale, ines, omar, lena, kofi, ...people.slice(0, 10)]) {
      const stood = blocksOf(who.home());
      await who.openHome();
      expect(blocksOf(who.home()), who.name).toEqual(stood);
    }
    await stale.command('/mentoring network');
    expect(textOf(stale.modal())).toContain(finding);
  });
}, 300_000);
