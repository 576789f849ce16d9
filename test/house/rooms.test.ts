import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const most = 20;

it('no folder of src/ or sandbox/ holds more than twenty files beside its sub-folders', () => {
  const files = ['src', 'sandbox'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
  );
  const folders = Map.groupBy(files, ({ parentPath }) => parentPath);
  expect(folders.size).toBeGreaterThan(20);
  const full = [...folders].filter(([, held]) => held.length > most);
  expect(full.map(([folder, held]) => `${folder.slice(root.length)}: ${held.length} files`)).toEqual([]);
});
