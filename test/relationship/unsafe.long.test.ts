import { expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run.ts';
import { commands } from '../../src/cli.ts';
import { openDatabase } from '../../src/db/client.ts';
import { runBot, testKey } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { quickCheck, textOf } from '../support/journey.ts';
import { metWith } from '../support/pairs.ts';

/*
 * Something feels unsafe: her messages stop, and nobody can tell it from a pair that was merely muted: not he, not who reads
 * the requests to Slack or the log, not who has the database or either export.
 */

const contacts = 'Dr. Ann Lee | program director | +1 555 0100; Ombuds office | confidential | +1 555 0199 | outside';

/** Two agree, she goes quiet by one of two ways, and he does what he would do anyway. */
async function afterQuiet(way: 'unsafe' | 'muted') {
  const { url, drop } = await migratedDatabase();
  const running = await runBot({ databaseUrl: url, environment: { MENTORING_CONTACTS: contacts } });
  const { sandbox } = running;
  const [maya, helen] = [sandbox.person('maya'), sandbox.person('helen')];
  await sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
  await quickCheck(running, maya);
  await metWith(running, maya, 'Dr. Helen Zhou');
  await maya.openHome();
  await maya.press("Propose how we'd work", { in: 'home' });
  await maya.submit();
  await maya.close({ all: true });
  await sandbox.settled();
  const before = { log: running.logged.length, last: sandbox.inspector.log().last };

  await maya.openHome();
  await maya.press('relationship:show', { in: 'home' });
  if (way === 'unsafe') {
    await maya.press('Something feels unsafe or unfair');
    expect(textOf(maya.modal()).startsWith('*Dr. Ann Lee*')).toBe(true);
  }
  await maya.press('No messages about this');
  await maya.close({ all: true });
  await helen.press('Agree');
  await sandbox.settled();
  await helen.openHome();
  await sandbox.clock({ do: 'jump', to: '2026-12-18T15:00:00Z' });
  await sandbox.settled();

  const exported = async (handle: string) => {
    const out: string[] = [];
    const environment = { DATABASE_URL: url, MENTORING_ENCRYPTION_KEYS: testKey };
    const words = ['export', '--user', sandbox.person(handle).id];
    await runCommand(commands, words, { environment, out: (line) => void out.push(line), tell: () => {} });
    return sorted(JSON.parse(alike(out.join('\n'))));
  };
  const database = await openDatabase({ url, dataDir: '' });
  const tables = {
    pairs: await database.db.selectFrom('pair').select(['state', 'with_bot', 'ended_by', 'paused_until']).execute(),
    versions: await database.db.selectFrom('agreement').select(['number', 'sent_by', 'ended']).execute(),
    mutes: (await database.db.selectFrom('pair_mute').selectAll().execute()).length,
    surfaces: await database.db
      .selectFrom('surface')
      .select(['kind', 'state', 'owed'])
      .where('kind', 'like', 'relationship.%')
      .orderBy('kind')
      .execute(),
  };
  await database.close();
  const seen = {
    his: helen.dm().map((one) => alike(textOf(one))),
    home: alike(textOf(helen.home())),
    hers: maya.dm().map((one) => alike(textOf(one))),
    toSlack: sandbox.inspector
      .log(before.last)
      .entries.filter(({ direction }) => direction === 'from_app')
      .map(({ name }) => name)
      // Her own windows, of which she saw one more.
      .filter((name) => !/^views\.(open|update)$/.test(name))
      .sort(),
    log: running.logged.slice(before.log).filter((line) => /unsafe|unfair|mute/i.test(line)),
    tables,
    exports: [await exported('maya'), await exported('helen')],
  };
  await running.stop();
  await drop();
  return seen;
}

/** Lists in an order of their own: rows come by their ids. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => JSON.stringify(sorted(one))).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sorted(one)]));
}

/** Without ids and times. */
const alike = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
    // A keyed hash of what is shown, ids included; and how often it was drawn, which hangs on when a tick fell.
    .replace(/"shown_mark": "[^"]*"/g, '"mark": 1')
    .replace(/"(wanted|shown)_version": \d+/g, '"$1": 1')
    // When each tap was made, and in which opening.
    .replace(/\b1[78]\d{8}(\.[0-9a-f]+)?\b/g, 'time')
    .replace(/\b[DCV]0[0-9A-Z]{6,}\b|\d{10}\.\d{6}/g, 'slack id');

test('whoever feels unsafe is told apart by nobody from who only wants quiet', async () => {
  const [unsafe, muted] = [await afterQuiet('unsafe'), await afterQuiet('muted')];
  expect(unsafe).toEqual(muted);
  // He agreed, which reached nobody; his side goes on as ever.
  expect(unsafe.his.join()).toContain('You and Maya Okafor agreed on');
  expect(unsafe.hers.join()).not.toContain('agreed to how you two work');
  expect(unsafe.log).toEqual([]);
  expect(unsafe.tables.mutes).toBe(1);
});
