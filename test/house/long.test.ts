import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { properties } from '../../vitest.long.config.ts';

const root = join(import.meta.dirname, '..', '..');

it('a property that npm test tries less often is tried whole in test:long, and no other file is named for it', async () => {
  const files = await Array.fromAsync(glob('{src,sandbox,test}/**/*.test.ts', { cwd: root }));
  const lessOften = files.filter((file) => /^import \{ runs \}/m.test(readFileSync(join(root, file), 'utf8')));
  const named = await Array.fromAsync(glob(properties, { cwd: root }));
  expect(named.toSorted()).toEqual(lessOften.toSorted());
});
