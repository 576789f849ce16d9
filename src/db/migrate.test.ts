import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { emptyDatabase } from '../../test/support/database.ts';
import { openDatabase } from './client.ts';
import { isReady, migrate, migrations } from './migrate.ts';

it('knows every file in migrations/', () => {
  const files = readdirSync(new URL('../../migrations', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));
  expect(Object.keys(migrations).sort()).toEqual(files.sort());
});

it('applies each migration once when several replicas start at once', async () => {
  const { url, drop } = await emptyDatabase();
  const replicas = await Promise.all([1, 2, 3].map(() => openDatabase({ url, dataDir: '' })));
  const [first] = replicas;
  expect(await isReady(first!)).toBe(false);
  const applied = await Promise.all(replicas.map(migrate));
  expect(applied.flat()).toEqual(Object.keys(migrations));
  for (const replica of replicas) {
    expect(await isReady(replica)).toBe(true);
    await replica.close();
  }
  await drop();
});
