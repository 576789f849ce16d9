import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePeople } from '../../sandbox/actions/roster.ts';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { nameLabels } from '../../src/network/picture/label.ts';
import { widthOf } from '../../src/network/picture/lettering.ts';
import { type Running, runBot } from '../support/bot.ts';
import { textOf } from '../support/journey.ts';
import { tablesIn } from '../support/moves.ts';

/*
 * Each name of names.md through a running bot: in Slack's profile, and typed on a map.
 */

let running: Running;
let jonas: PersonDoor;
let maya: PersonDoor;
beforeAll(async () => {
  running = await runBot();
  jonas = running.sandbox.person('jonas');
  maya = running.sandbox.person('maya');
  await jonas.openHome();
  await running.bot.idle();
});
afterAll(() => running.stop());

const given = 'Slack or she gives';
const columns = ['greeted', 'in sentences and lists', 'on the picture'] as const;

/** The signs that the table writes by their numbers. */
const signs = (cell = ''): string =>
  cell
    .replace(/⟨([0-9A-F]+)⟩/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('⟦', '\u2068')
    .replaceAll('⟧', '\u2069');
const rows = (heading: string) =>
  (tablesIn('platform/names.md', heading)[0] ?? []).map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, signs(cell)])),
  );
const names = rows('Names');

/** What Home says to somebody of this name in Slack. */
async function greeted(name: string): Promise<string | undefined> {
  changePeople(running.sandbox.workspace, { do: 'change', user: jonas.id, real_name: name });
  await running.sandbox.settled();
  await jonas.openHome();
  await running.bot.idle();
  return /^Hello (.*)$/m.exec(textOf(jonas.home()))?.[1];
}

/** Types a name on a map. @returns what the modal then says */
async function typed(name: string): Promise<string> {
  await maya.command('/mentoring network');
  await maya.press('network:add');
  await maya.type('Or a name, or initials', name);
  const answer = await maya.submit();
  const said = `${JSON.stringify(answer)}\n${textOf(maya.modal())}`;
  await maya.close({ all: true });
  return said;
}

/** The whole map in words, page by page. */
async function listed(): Promise<string> {
  await maya.command('/mentoring network');
  const pages = [textOf(maya.modal())];
  while (JSON.stringify(maya.modal()?.blocks).includes('"More"')) {
    await maya.press('More');
    pages.push(textOf(maya.modal()));
  }
  await maya.close({ all: true });
  return pages.join('\n');
}

const onPicture = (name: string): string => {
  const [label] = nameLabels([name], (text) => widthOf(text, 12), Number.MAX_VALUE);
  return label?.forms[0]?.lines.map(({ text }) => text).join(' ') ?? 'a number';
};

test('each name is greeted, said, listed and drawn as the table has it', async () => {
  expect(names.length).toBeGreaterThanOrEqual(50);
  const stands: Record<string, string>[] = [];
  for (const { [given]: name = '', [columns[1]]: asSaid = '' } of names) {
    const said = await typed(name);
    stands.push({
      [given]: name,
      greeted: (await greeted(name)) ?? '',
      [columns[1]]: said.includes(`${asSaid} is on your map.`) ? asSaid : said,
    });
  }
  const list = await listed();
  for (const row of stands) {
    const [name = '', said = ''] = [row[given], row[columns[1]]];
    // As it is kept, which is as it is seen.
    const kept = said.replace(/^\u2068|\u2069$/g, '');
    row[columns[2]] = onPicture(kept);
    if (!list.split('\n').some((line) => line.startsWith(`${said}: `))) row[columns[1]] = `${name} is not in the list`;
  }
  expect(stands).toEqual(names);
});

test('a name of which nothing is to be seen is none', async () => {
  expect(await greeted('Jonas Weber')).toBe('Jonas');
  for (const { [given]: name = '' } of rows('None')) {
    expect([name, await greeted(name)]).toEqual([name, 'Jonas']);
    expect(await typed(name)).toContain('write a name or initials');
  }
});

test('whoever is on the map is not put there twice by a name that looks the same', async () => {
  for (const { 'on the map': name = '', typed: again = '' } of rows('The same')) {
    await typed(name);
    expect([again, await typed(again)]).toEqual([again, expect.stringContaining('is on your map already')]);
  }
});
