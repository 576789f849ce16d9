import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePeople } from '../../sandbox/actions/roster.ts';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { type Running, runBot, testKey } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { jumpTo, quickCheck, step, textOf } from '../support/journey.ts';

/* What comes between a week and its word: an answer at once, what is turned off, a hold that ends, a date line. */

let running: Running;
let database: Database;
let drop: () => Promise<void>;
let maya: PersonDoor;
beforeAll(async () => {
  const own = await migratedDatabase();
  drop = own.drop;
  const environment = { MENTORING_METRICS_TOKEN: 'only-for-this-test' };
  running = await runBot({ nudges: true, databaseUrl: own.url, environment });
  database = await openDatabase({ url: own.url, dataDir: '' });
  await at('2026-12-01T12:00:00Z');
  maya = running.sandbox.person('maya');
  await quickCheck(running, maya);
});
afterAll(async () => {
  await running.stop();
  await database.close();
  await drop();
});

const at = (instant: string) => jumpTo(running, instant);

async function cameOver(...instants: string[]): Promise<number> {
  const before = maya.notifications().length;
  for (const instant of instants) await at(instant);
  await running.bot.idle();
  return maya.notifications().length - before;
}

async function operator(...words: string[]): Promise<void> {
  const environment = { DATABASE_URL: running.settings.databaseUrl ?? '', MENTORING_ENCRYPTION_KEYS: testKey };
  const now = () => running.sandbox.now();
  expect(await runCommand(commands, words, { environment, out: () => {}, tell: () => {}, now })).toBe(0);
}

async function change(...chosen: [label: string, what: string][]): Promise<void> {
  await maya.command('/mentoring nudges');
  await maya.press('Change');
  for (const [label, what] of chosen) await maya.choose(label, what);
  await maya.submit();
  await maya.close({ all: true });
}

async function act(): Promise<void> {
  await maya.command('/mentoring privacy');
  await maya.close({ all: true });
}

async function history(): Promise<string> {
  await maya.command('/mentoring nudges');
  await maya.press('What came');
  const text = textOf(maya.modal());
  await maya.close({ all: true });
  return text;
}

const metrics = async (): Promise<string> => {
  const token = { authorization: `Bearer ${running.settings.metricsToken ?? ''}` };
  return (await fetch(`${running.botUrl}/metrics`, { headers: token })).text();
};

test('what comes between', async () => {
  await step('she answers a minute after it, though she had done something just before', async () => {
    await at('2026-12-07T17:59:00Z');
    await act();
    expect(await cameOver('2026-12-07T18:05:00Z', '2026-12-07T18:15:00Z')).toBe(1);
    await act();
    expect(await cameOver('2026-12-14T18:15:00Z')).toBe(1);
    expect(await cameOver('2026-12-21T18:15:00Z')).toBe(1);
    // One found no answer and not two: no question.
    expect(textOf(maya.dm().at(-1))).not.toContain('Two of these went by');
  });

  await step('put off, and then turned off: it does not come, nor once it is on again', async () => {
    await maya.press('Another day', { in: 'message' });
    await maya.choose('On which day?', '2026-12-29');
    await maya.submit();
    await maya.close({ all: true });
    await change(['How often at most?', 'Never']);
    expect(await cameOver('2026-12-29T14:00:00Z', '2026-12-30T18:15:00Z')).toBe(0);
    await change(['How often at most?', 'Every week']);
    expect(await cameOver('2026-12-31T18:15:00Z')).toBe(0);
  });

  await step('a rest that begins after it was put off holds it until the rest is over', async () => {
    expect(await cameOver('2027-01-04T18:15:00Z')).toBe(1);
    await maya.press('Another day', { in: 'message' });
    await maya.choose('On which day?', '2027-01-07');
    await maya.submit();
    await maya.close({ all: true });
    await change(['None before this day', '2027-01-14']);
    expect(await cameOver('2027-01-07T14:00:00Z', '2027-01-11T18:15:00Z', '2027-01-14T13:59:00Z')).toBe(0);
    expect(await cameOver('2027-01-14T14:00:00Z', '2027-01-15T18:15:00Z')).toBe(1);
  });

  await step(
    'the operator holds a week and lets it go within it: it comes, and he is named as the reason before',
    async () => {
      await act();
      await operator('pause');
      expect(await cameOver('2027-01-18T18:15:00Z', '2027-01-20T12:00:00Z')).toBe(0);
      expect(await history()).toContain('nothing, because whoever runs this bot held all messages');
      await operator('resume');
      expect(await cameOver('2027-01-20T12:16:00Z')).toBe(0);
      expect(await cameOver('2027-01-20T14:15:00Z', '2027-01-22T18:15:00Z')).toBe(1);
      expect(await history()).not.toContain('held all messages');
    },
  );

  await step('where she has gone her week is over: that, and not the bot, is said to be the reason', async () => {
    await maya.openHome();
    await maya.press('My hours', { in: 'home' });
    await maya.choose('My working days', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Sunday');
    await maya.submit();
    await maya.close({ all: true });
    const move = async (tz: string) => {
      changePeople(running.sandbox.workspace, { do: 'change', user: maya.id, tz });
      await running.sandbox.settled();
      await running.bot.idle();
    };
    await move('Pacific/Honolulu');
    await change(['On which day?', 'Sunday']);
    // A Sunday at eleven there is a Monday in Auckland.
    await at('2027-01-31T21:00:00Z');
    await move('Pacific/Auckland');
    expect(await cameOver('2027-01-31T21:01:00Z', '2027-02-02T21:00:00Z')).toBe(0);
    expect(await history()).toContain('nothing, because its week was over where you had gone');
  });

  await step('no row takes hours that end before they begin', async () => {
    const wrong = database.db.updateTable('person').set({ hours_from: 20 });
    await expect(wrong.execute()).rejects.toThrow('person_hours_in_order');
  });
}, 120_000);

test('a press in its row of buttons counts as answered in place, once', async () => {
  const counted = async () => /mentoring_nudges_total\{outcome="answered",reason=""\} (\d+)/.exec(await metrics())?.[1];
  expect(await counted()).toBe('2');
  await change(['On which day?', 'Monday']);
  // The minute after finds the day.
  expect(await cameOver('2027-02-02T21:01:00Z', '2027-02-07T23:15:00Z')).toBe(1);
  await maya.press('Who could help?', { in: 'message' });
  await maya.close({ all: true });
  await running.bot.idle();
  expect(await counted()).toBe('3');
  await maya.press('Not this week', { in: 'message' });
  await running.sandbox.settled();
  expect(await counted()).toBe('3');
}, 60_000);
