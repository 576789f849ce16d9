import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedDatabase, testDatabase } from '../../test/support/database.ts';
import { keyRing, makeKey, parseKeys } from '../keys.ts';
import type { Database } from './client.ts';
import { loadKeys } from './load-keys.ts';

describe('the keys of an embedded database', () => {
  let database: Database;
  let dataDir: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dataDir, close } = await embeddedDatabase());
  });
  afterAll(() => close());

  it('are made once, beside it, for the owner alone; then asked for and never replaced', async () => {
    const file = join(dataDir, 'encryption-keys');
    const sealed = (await loadKeys({ database, dataDir })).seal('text', { place: 'place' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await loadKeys({ database, dataDir })).open(sealed, { place: 'place' })).toBe('text');

    const kept = readFileSync(file, 'utf8');
    rmSync(file);
    await expect(loadKeys({ database, dataDir })).rejects.toThrow(`it should be in ${file}`);
    expect(() => statSync(file)).toThrow('ENOENT');
    expect((await loadKeys({ database, dataDir, setting: kept })).open(sealed, { place: 'place' })).toBe('text');

    writeFileSync(file, makeKey(), { mode: 0o600 });
    await expect(loadKeys({ database, dataDir })).rejects.toThrow('Put the right file back.');

    writeFileSync(file, kept);
    chmodSync(file, 0o644);
    await expect(loadKeys({ database, dataDir })).rejects.toThrow(
      new RegExp(`chmod 600 ${file}\\. Where that changes nothing, .* set MENTORING_ENCRYPTION_KEYS`),
    );
    chmodSync(file, 0o660);
    expect((await loadKeys({ database, dataDir })).open(sealed, { place: 'place' })).toBe('text');
  });
});

describe('the keys of PostgreSQL', () => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await testDatabase());
  });
  afterAll(() => close());

  it('are required, and the database knows its own', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'mentoring-keys-'));
    await expect(loadKeys({ database, dataDir })).rejects.toThrow('MENTORING_ENCRYPTION_KEYS is required');
    const [mine, other] = [makeKey(), makeKey()];
    // Two replicas meet an empty database with different keys: one of them is wrong.
    const first = await Promise.allSettled([
      loadKeys({ database, dataDir, setting: mine }),
      loadKeys({ database, dataDir, setting: other }),
    ]);
    expect(first.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const [right, wrong] = first[0]?.status === 'fulfilled' ? [mine, other] : [other, mine];
    await expect(loadKeys({ database, dataDir, setting: wrong })).rejects.toThrow(
      'not those that encrypted this database',
    );
    const both = await loadKeys({ database, dataDir, setting: `${wrong},${right}` });
    expect(both.open(keyRing(parseKeys(right)).seal('text', { place: 'place' }), { place: 'place' })).toBe('text');
    rmSync(dataDir, { recursive: true });
  });
});
