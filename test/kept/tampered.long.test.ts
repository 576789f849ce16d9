import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { features } from '../../src/app.ts';
import type { Database } from '../../src/db/client.ts';
import { openDatabase } from '../../src/db/client.ts';
import { keptBy } from '../../src/db/kept.ts';
import { loadKeys } from '../../src/db/load-keys.ts';
import { migrate } from '../../src/db/migrate.ts';
import { askForBound, finishBound, rotateKeys } from '../../src/db/rotate.ts';
import { identityOfRow, type SealedColumn } from '../../src/db/sealed.ts';
import { keyRing, parseKeys } from '../../src/keys.ts';
import { findInstallation } from '../../src/slack/installed/installations.ts';
import { type Running, testKey } from '../support/bot.ts';
import { findPersonOf, putPair } from '../support/pairs.ts';
import { setGoal } from '../support/shares.ts';
import { type OnRowsBefore, rowsBefore, sealBefore } from './before-owners.ts';
import { type Screen, walk } from './walk.ts';

/**
 * Somebody who can write into the database and has no key. What they do is written by hand, in the words of docs/privacy.md,
 * beside what comes of it.
 */

const ring = keyRing(parseKeys(testKey));
/** What people wrote, by column. */
const places = keptBy(features).sealed.filter(({ table }) => table !== 'key_check' && table !== 'slack_installation');
const nameOf = ({ table, column }: SealedColumn) => `${table}.${column}`;
const theirs = /of before|typed before/;
const said = /can't be read/;
/**
 * Of which a screen need not say it: scrap paper gives way in silence, a word with times that none suited is in one old message,
 * what a pair that has agreed would have proposed is on no screen, and what is one's own after a meeting on none that is walked.
 */
const mayBeSilent = ({ table, column }: SealedColumn) =>
  ['meeting_offer', 'meeting_note', 'typed_text'].includes(table) || column === 'draft';

let before: OnRowsBefore;
let bot: Omit<Running, 'sandbox'>;
let database: Database;
let maya: string;
/** Jonas, and what is his. */
let jonas: { person: string; pair: string; goal: string };

beforeAll(async () => {
  before = await rowsBefore('postgres');
  const { sandbox, options } = before;
  database = await openDatabase({ url: options.databaseUrl, dataDir: '' });
  await migrate(database);
  const keys = await loadKeys({ setting: testKey, database, dataDir: '' });
  const { sealed } = keptBy(features);
  await askForBound(database, keys);
  expect((await rotateKeys(database.db, keys, sealed)).unopened).toEqual([]);
  expect(await finishBound(database.db, keys, sealed, 0)).toBe(0);
  bot = await before.start();
  const who = sandbox.person('jonas');
  maya = (await findPersonOf(database.db, sandbox.person('maya').id)) ?? '';
  const goal = await setGoal(who, 'A goal of his');
  await who.close({ all: true });
  const person = (await findPersonOf(database.db, who.id)) ?? '';
  const { id } = await putPair(database.db, {
    ...{ menteeId: person, mentorId: null, withBot: false, name: 'His mentor', state: 'active' },
    versions: [{ sentBy: 'mentee', ended: 'noted', terms: { purpose: 'His purpose' } }],
  });
  jonas = { person, pair: id, goal };
  await addSince();
});
afterAll(async () => {
  await bot.stop();
  await database.close();
  await before.stop();
});

/** What has come since the rows were written: an item on the agenda of the two, and what followed from a meeting. */
async function addSince(): Promise<void> {
  const { db } = database;
  const { id: meeting_id, pair_id } = await db.selectFrom('meeting').selectAll().executeTakeFirstOrThrow();
  const of = { pair_id, person_id: maya };
  const written_at = new Date('2026-11-30T15:00:00Z');
  /** A row of its own with words in it. */
  const row = (table: string, text: string) => {
    const place = places.find((one) => one.table === table) as SealedColumn;
    const id = crypto.randomUUID();
    return { id, words: ring.seal(JSON.stringify({ text }), identityOfRow(place, { ...of, id })) };
  };
  const item = { ...of, ...row('agenda_item', 'The item of before'), number: 1, version: 1, tag: null };
  await db
    .insertInto('agenda_item')
    .values({ ...item, writer: 'mentee', written_at })
    .execute();
  await db
    .insertInto('agenda_place')
    .values({ item_id: item.id, meeting_id, person_id: maya, part: 'main', rank: 1, reached: false, out: false })
    .execute();
  const action = { ...of, ...row('meeting_action', 'The action of before'), meeting_id, number: 1, ended_at: null };
  await db
    .insertInto('meeting_action')
    .values({ ...action, writer: 'mentee', owner: 'mentee', state: 'open', written_at })
    .execute();
  const decided = { ...of, ...row('meeting_decided', 'The decision of before'), meeting_id, version: 1 };
  await db
    .insertInto('meeting_decided')
    .values({ ...decided, side: 'mentee', written_at })
    .execute();
  const note = { ...row('meeting_note', 'The own note of before'), meeting_id, person_id: maya, version: 1 };
  await db
    .insertInto('meeting_note')
    .values({ ...note, written_at })
    .execute();
}

type Row = Record<string, unknown>;

/** The row of Maya's to which something is done. */
async function rowOf({ table, column, key }: SealedColumn): Promise<Row> {
  const { rows } = await sql<Row>`select * from ${sql.table(table)} where ${sql.ref(column)} is not null
    order by ${sql.ref(key)}`.execute(database.db);
  const row = rows.find(({ person_id }) => person_id === maya);
  if (!row) throw new Error(`Nothing of ${table} was kept.`);
  return row;
}

/** Writes over a row past the triggers, as whoever owns the database can, lets `look` look, and puts it back. */
async function with_(place: SealedColumn, row: Row, change: Row, look: () => Promise<void>): Promise<void> {
  const write = async (key: unknown, values: Row) => {
    const sets = Object.entries(values).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
    await sql`alter table ${sql.table(place.table)} disable trigger user`.execute(database.db);
    await sql`update ${sql.table(place.table)} set ${sql.join(sets)} where ${sql.ref(place.key)} = ${key}`.execute(
      database.db,
    );
    await sql`alter table ${sql.table(place.table)} enable trigger user`.execute(database.db);
  };
  await write(row[place.key], change);
  try {
    await look();
  } finally {
    const was = Object.fromEntries(Object.keys(change).map((name) => [name, row[name]]));
    await write(change[place.key] ?? row[place.key], was);
  }
}

/** Every screen of somebody's; each has come up. */
async function screensOf(name: string): Promise<Screen[]> {
  const from = bot.logged.length;
  const screens = await walk({ sandbox: before.sandbox, windows: [], keepsNothing: true }, name);
  expect(bot.logged.slice(from).filter((line) => (JSON.parse(line) as { level: number }).level >= 50)).toEqual([]);
  return screens;
}

const allOf = (screens: readonly Screen[]) => screens.map(({ how, text }) => `${how}: ${text}`).join('\n');

async function exportOf(name: string): Promise<Record<string, Row[]>> {
  const { out } = await before.cli('export', '--user', before.sandbox.person(name).id);
  return JSON.parse(out) as Record<string, Row[]>;
}

/** Of the row itself, in Maya's export. */
async function exported(place: SealedColumn, row: Row): Promise<unknown> {
  const rows = (await exportOf('maya'))[place.table];
  return rows?.find((one) => one[place.key] === row[place.key])?.[place.column];
}

test('as they are, all is shown to Maya and nothing is amiss', async () => {
  const all = allOf(await screensOf('maya'));
  for (const words of [
    'The goal of',
    'the note of',
    'The ask of',
    'The purpose of',
    'Helen of',
    'typed',
    'The item of',
  ])
    expect([words, all.includes(`${words} before`)]).toEqual([words, true]);
  expect(said.exec(all)).toBeNull();
  const hers = allOf(await screensOf('helen'));
  expect([hers.includes('The goal of before'), hers.includes('The purpose of before')]).toEqual([true, true]);
  expect(theirs.exec(allOf(await screensOf('jonas')))).toBeNull();
});

describe.each(places.map((place) => [nameOf(place), place] as const))('%s', (_, place) => {
  const unreadable = { not_readable: true };

  test('broken: every screen opens, and says so', async () => {
    const row = await rowOf(place);
    await with_(place, row, { [place.column]: Buffer.from('odd') }, async () => {
      const all = allOf(await screensOf('maya'));
      if (!mayBeSilent(place)) expect(said.test(all)).toBe(true);
      await screensOf('helen');
      expect(await exported(place, row)).toEqual(unreadable);
    });
  });

  test('given to somebody else: it opens for neither', async () => {
    const row = await rowOf(place);
    const to: Row = { person_id: jonas.person, pair_id: jonas.pair, goal_id: jonas.goal };
    const owners = [...place.owner, ...(place.key === 'person_id' ? ['person_id'] : [])];
    const change = Object.fromEntries(owners.map((one) => [one, to[one]]));
    // Where the two stand in the row, both are changed.
    if ('pair_id' in change && 'person_id' in row) change.person_id = jonas.person;
    for (const order of ['number', 'position']) if (order in row) change[order] = 99;
    await with_(place, row, change, async () => {
      const his = allOf(await screensOf('jonas'));
      expect(theirs.exec(his)?.[0]).toBeUndefined();
      // A pair of which something does not open is not shown at all.
      if (place.table === 'pair' || !mayBeSilent(place)) expect(said.test(his)).toBe(true);
      await screensOf('maya');
      expect(JSON.stringify(await exportOf('jonas'))).not.toMatch(theirs);
    });
  });

  test('of another row, another column, or of the form before: it does not open', async () => {
    const row = await rowOf(place);
    const text = ring.open(row[place.column] as Uint8Array, identityOfRow(place, row));
    const next = places[(places.indexOf(place) + 1) % places.length] ?? place;
    const bound = identityOfRow(place, row);
    const others: [string, unknown][] = [
      ['another row', ring.seal(text, identityOfRow(place, { ...row, [place.key]: crypto.randomUUID() }))],
      ['another column', (await rowOf(next))[next.column]],
      ...(place.rowAloneBefore ? [['the form before', sealBefore(text, bound.place)] as [string, unknown]] : []),
    ];
    for (const [what, value] of others)
      await with_(place, row, { [place.column]: value }, async () => {
        expect([what, await exported(place, row)]).toEqual([what, unreadable]);
      });
    expect(await exported(place, row)).toEqual(JSON.parse(text));
  });
});

test('two entries that changed places open for neither', async () => {
  const rows = await database.db.selectFrom('goal_entry').selectAll().where('person_id', '=', maya).limit(2).execute();
  const set = (at: number, from: number) =>
    database.db
      .updateTable('goal_entry')
      .set({ entry: rows[from]?.entry ?? '' } as never)
      .where('id', '=', rows[at]?.id ?? '')
      .execute();
  await set(0, 1);
  await set(1, 0);
  const entries = (await exportOf('maya')).goal_entry ?? [];
  expect(entries.filter(({ entry }) => (entry as Row).not_readable)).toHaveLength(2);
  expect(said.test(allOf(await screensOf('maya')))).toBe(true);
  await set(0, 0);
  await set(1, 1);
});

test('an installation that is given to another workspace does not open there', async () => {
  const { id } = before.sandbox.workspace.team;
  await sql`update slack_installation set workspace_id = ${id}`.execute(database.db);
  await expect(findInstallation(database.db, ring, id)).rejects.toThrow('cannot be read');
  await sql`update slack_installation set workspace_id = 'T0KEPT'`.execute(database.db);
});

describe('what docs/privacy.md says is not noticed, or is', () => {
  test('it says so', async () => {
    const text = (await readFile('docs/privacy.md', 'utf8')).replace(/\s+/g, ' ');
    for (const what of ['an older value of the same row |', '(`key_check`) |', 'with whom a goal is shared'])
      expect(text.slice(text.indexOf(what)).slice(0, 300)).toMatch(/\| \*\*not noticed\*\*/);
  });

  test('an older value of the same row counts', async () => {
    const row = await database.db.selectFrom('goal').selectAll().where('person_id', '=', maya).executeTakeFirst();
    const words = (text: string) => ring.seal(JSON.stringify({ what: text }), identityOfRow(goals, row as Row));
    const goals = places.find(({ table }) => table === 'goal') as SealedColumn;
    const older = words('An older goal');
    await with_(goals, row as Row, { words: words('A newer goal') }, async () => {
      expect(JSON.stringify(await exportOf('maya'))).toContain('A newer goal');
    });
    await with_(goals, row as Row, { words: older }, async () => {
      expect(JSON.stringify(await exportOf('maya'))).toContain('An older goal');
    });
  });

  test('a share is shown to whom it names, if its owner shares it', async () => {
    const share = await database.db.selectFrom('goal_share').selectAll().executeTakeFirstOrThrow();
    const set = (to: Partial<typeof share>) => database.db.updateTable('goal_share').set(to).execute();
    await set({ mentor_id: jonas.person });
    expect(allOf(await screensOf('jonas')).includes('The goal of before')).toBe(true);
    await set(share);
    await set({ person_id: jonas.person });
    for (const name of ['helen', 'jonas'])
      expect(allOf(await screensOf(name)).includes('The goal of before')).toBe(false);
    await set(share);
  });

  test('with the mark put back, too, a bot that starts anew reads the form before, and one that runs does not', async () => {
    const goals = places.find(({ table }) => table === 'goal') as SealedColumn;
    const row = await rowOf(goals);
    const { bound_at } = await database.db.selectFrom('key_check').select('bound_at').executeTakeFirstOrThrow();
    await database.db.updateTable('key_check').set({ bound_at: null }).execute();
    const words = sealBefore('{"what":"Of an old backup, of before"}', identityOfRow(goals, row).place);
    await with_(goals, row, { words }, async () => {
      expect(said.test(allOf(await screensOf('maya')))).toBe(true);
      // The operator's command is a process of its own.
      expect(await exported(goals, row)).toMatchObject({ what: 'Of an old backup, of before' });
      expect((await before.cli('doctor')).out).toMatch(/MEND {2}Seals: .* 1 are not yet/);
    });
    await database.db.updateTable('key_check').set({ bound_at }).execute();
  });
});
