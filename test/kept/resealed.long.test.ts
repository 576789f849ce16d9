import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { features } from '../../src/app.ts';
import { openDatabase } from '../../src/db/client.ts';
import { keptBy } from '../../src/db/kept.ts';
import { loadKeys } from '../../src/db/load-keys.ts';
import { askForBound, countBefore, countOldSeals, finishBound, rotateKeys } from '../../src/db/rotate.ts';
import { startOnKept } from './restore.ts';
import { walk } from './walk.ts';

const names = ['maya', 'amara', 'jonas', 'daniel', 'priya', 'helen', 'sofia', 'ines', 'tomas'];

test('what an earlier version kept shows alike on every screen before and after it was sealed anew', async () => {
  const kept = await startOnKept('postgres');
  await kept.sandbox.settled();
  const screens = async () => {
    const all: Record<string, string[]> = {};
    for (const name of names) {
      const shown = await walk({ ...kept, keepsNothing: true }, name);
      all[name] = [...new Set(shown.map(({ how, text }) => `${how}\n${text}`))].sort();
    }
    return all;
  };
  // Once before, so that what is noted by looking has been noted.
  await screens();
  const before = await screens();
  expect(Object.values(before).flat().length).toBeGreaterThan(150);
  const database = await openDatabase({ url: kept.settings.databaseUrl, dataDir: '' });
  const setting = (await readFile(new URL('postgres.keys', import.meta.url), 'utf8')).trim();
  const keys = await loadKeys({ setting, database, dataDir: '' });
  const { sealed } = keptBy(features);
  expect(await countBefore(database.db, sealed)).toBeGreaterThan(50);
  const pause = await askForBound(database, keys);
  // The bot that runs sees it within that.
  await new Promise((resolve) => setTimeout(resolve, pause));
  expect((await rotateKeys(database.db, keys, sealed)).unopened).toEqual([]);
  expect(await finishBound(database.db, keys, sealed, 0)).toBe(0);
  expect([await countBefore(database.db, sealed), await countOldSeals(database.db, keys, sealed)]).toEqual([0, 0]);
  await database.close();
  expect(await screens()).toEqual(before);
  await kept.stop();
});
