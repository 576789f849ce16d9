import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import { openDatabase } from '../../src/db/client.ts';
import { type Running, runBot, testKey } from '../support/bot.ts';
import { migratedDatabase, wholeDatabase } from '../support/database.ts';
import { textOf } from '../support/journey.ts';

/** "Ask somebody for help", through the front door. */

const metricsToken = 'a token for tests';
const names = ['Dr. Ann Lee & Co', 'Kim <!channel>', 'Ombuds office'];
const setting = [
  `${names[0]} | program director | +1 555 0100 | ann@example.org`,
  `${names[1]} | chief resident | tel:555-0101`,
  `${names[2]} | confidential | https://ombuds.example.org/?a&b | outside`,
].join(';');

let running: Running;
let url: string;
let drop: () => Promise<void>;
let maya: PersonDoor;
let jonas: PersonDoor;
beforeAll(async () => {
  ({ url, drop } = await migratedDatabase());
  const environment = { MENTORING_CONTACTS: setting, MENTORING_METRICS_TOKEN: metricsToken };
  running = await runBot({ databaseUrl: url, environment });
  maya = running.sandbox.person('maya');
  jonas = running.sandbox.person('jonas');
  await maya.openHome();
  await jonas.openHome();
  await running.sandbox.settled();
});
afterAll(async () => {
  await running.stop();
  await drop();
});
beforeEach(async () => {
  if (maya.modal()) await maya.close({ all: true });
});

const screen = (): string => textOf(maya.modal());
/** Presses what stands beside the contact with this name. */
async function hide(name: string): Promise<void> {
  const card = screen()
    .split(/\n(?=\*)/)
    .find((text) => text.includes(name));
  await maya.press((card?.split('\nHide')[0] ?? '').replaceAll('*', ''));
}
async function cli(...words: string[]): Promise<Record<string, unknown>> {
  const out: string[] = [];
  const environment = { DATABASE_URL: url, MENTORING_ENCRYPTION_KEYS: testKey };
  expect(await runCommand(commands, words, { environment, out: (line) => void out.push(line), tell: () => {} })).toBe(
    0,
  );
  return JSON.parse(out.join('\n')) as Record<string, unknown>;
}

/** Everything by which the operator, or somebody else, could tell what was pressed; not how long it took. */
async function tracesOf(doing: () => Promise<void>) {
  const before = running.logged.length;
  const { last } = running.sandbox.inspector.log();
  await doing();
  await running.sandbox.settled();
  const metrics = await fetch(`${running.botUrl}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
  return {
    log: running.logged.slice(before),
    slack: running.sandbox.inspector
      .log(last)
      .entries.map(({ direction, name }) => `${direction} ${name}`)
      .sort(),
    database: await wholeDatabase(url),
    chats: [...maya.dm(), ...jonas.dm(), ...maya.messages('#general')],
    series: (await metrics.text()).match(/^mentoring_\w+(\{[^}]*\})?/gm),
  };
}

test.each([
  ['Home', () => maya.openHome(), 'home'],
  ['help', () => maya.command('/mentoring help'), 'message'],
] as const)('whoever opens it from %s leaves no more behind than who does not', async (_, arrive, where) => {
  await arrive();
  await running.sandbox.settled();
  const idle = await tracesOf(async () => {});
  expect(idle.slack).toEqual([]);
  const opened = await tracesOf(async () => {
    await maya.press('Ask somebody for help', { in: where });
    expect(screen()).toContain('program director');
    await maya.close({ all: true });
  });
  expect(opened).toEqual({
    ...idle,
    slack: ['from_app views.open', 'to_app block_actions contacts:open'],
    // One for all presses, of whatever kind.
    series: opened.series,
  });
  expect(opened.series?.join()).toContain('kind="action"');
  expect(opened.series?.join()).not.toMatch(/contact|help/);
});

test('shows whom to turn to with links, and words to send, and asks for no reason', async () => {
  await maya.openHome();
  await maya.press('Ask somebody for help', { in: 'home' });
  expect(screen()).toContain('*Dr. Ann Lee &amp; Co*\nprogram director\n<tel:+15550100|+1 555 0100>\n<mailto:ann@');
  expect(screen()).toContain('*Kim &lt;!channel&gt;*\nchief resident\n<tel:5550101|555-0101>');
  expect(screen()).toContain(
    '*Ombuds office*\nconfidential · outside the program\n<https://ombuds.example.org/?a&amp;b|ombuds.example.org/?a&amp;b>',
  );
  expect(screen()).toMatch(/in confidence for ten minutes/);
  expect(JSON.stringify(maya.modal())).not.toMatch(/"type":"input"|"url":/);
});

test('everything that says whom to turn to now points there, and not past it', async () => {
  await maya.openHome();
  const pointer =
    'if you need someone now, press "Ask somebody for help" at the end of Home, or call emergency services.';
  expect(textOf(maya.home())).toContain(pointer);
  expect(maya.dm().map(textOf).join()).toContain(pointer);
  await maya.command('/mentoring assess');
  expect(screen()).toContain(pointer);
  await maya.close({ all: true });
  await maya.command('/mentoring privacy');
  await maya.press('Ask somebody for help');
  expect(maya.modals().map(textOf).at(-1)).toContain('Ombuds office');
});

test('where what she has hidden cannot be read, everybody is shown, nobody is written over, and the log stays empty', async () => {
  await maya.openHome();
  await maya.press('Ask somebody for help', { in: 'home' });
  await hide('Kim');
  await maya.close();
  const { db, close } = await openDatabase({ url, dataDir: '' });
  const kept = await db.selectFrom('hidden_contacts').select('names').executeTakeFirstOrThrow();
  const damaged = Buffer.from(kept.names).fill(1, 20, 24);
  await db.updateTable('hidden_contacts').set({ names: damaged }).execute();
  running.logged.length = 0;
  await maya.press('Ask somebody for help', { in: 'home' });
  expect(screen()).toContain("Whom you have hidden can't be read just now, so everybody is shown.");
  expect(screen()).toMatch(/Ann Lee[\s\S]*Kim[\s\S]*Ombuds/);
  expect(running.logged).toEqual([]);
  await hide('Ombuds office');
  expect(screen()).toContain("This entry can't be read just now.");
  expect(await db.selectFrom('hidden_contacts').select('names').execute()).toEqual([{ names: damaged }]);
  await maya.press('Show the hidden again');
  expect(screen()).not.toContain("can't be read");
  expect(await db.selectFrom('hidden_contacts').selectAll().execute()).toEqual([]);
  await close();
});

test('any one can be hidden, for her alone, is exported, shown again, and erased', async () => {
  await maya.openHome();
  await maya.press('Ask somebody for help', { in: 'home' });
  await Promise.all([hide('Ombuds office'), hide('Ann Lee')]);
  expect(screen()).not.toMatch(/Ombuds|Ann Lee/);
  expect(screen()).toContain('Kim');
  expect(screen()).toContain('Hidden by you: 2. Only you know.');
  await hide('Kim');
  expect(screen()).toContain('You have hidden everybody who is named here.');
  expect(screen()).toMatch(/in confidence for ten minutes/);

  await jonas.openHome();
  await jonas.press('Ask somebody for help', { in: 'home' });
  expect(textOf(jonas.modal())).toMatch(/Ann Lee[\s\S]*Kim[\s\S]*Ombuds/);
  expect(textOf(jonas.modal())).not.toContain('Hidden by you');
  await jonas.close();

  const everything = await wholeDatabase(url);
  expect(everything).toContain('hidden_contacts');
  expect(`${everything}${running.logged.join()}`).not.toMatch(/Ombuds|Ann Lee|Kim/);
  const kept = await cli('export', '--user', maya.id);
  expect(kept.hidden_contacts).toEqual([
    {
      person_id: expect.any(String),
      names: expect.toSatisfy((list: string[]) => list.toSorted().join() === names.join()),
    },
  ]);
  expect((await cli('export', '--user', jonas.id)).hidden_contacts).toEqual([]);

  await maya.press('Show the hidden again');
  expect(screen()).toMatch(/Ann Lee[\s\S]*Kim[\s\S]*Ombuds/);
  expect(screen()).not.toContain('Hidden by you');
  expect((await cli('export', '--user', maya.id)).hidden_contacts).toEqual([]);

  await hide('Kim');
  expect((await cli('erase', '--user', maya.id)).erased).toMatchObject({ hidden_contacts: 1 });
});
