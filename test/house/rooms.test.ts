import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const most = 20;

it('no folder of src/, sandbox/, demo/, test/ or bench/ holds more than twenty files beside its sub-folders', () => {
  const files = ['src', 'sandbox', 'demo', 'test', 'bench'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
  );
  const folders = Map.groupBy(files, ({ parentPath }) => parentPath);
  expect(folders.size).toBeGreaterThan(20);
  const full = [...folders].filter(([, held]) => held.length > most);
  expect(full.map(([folder, held]) => `${folder.slice(root.length)}: ${held.length} files`)).toEqual([]);
});

it('each room of a feature has three files or more, and opens with what it is for', () => {
  const src = join(root, 'src');
  const folders = (path: string) => readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const features = folders(src).filter(({ name }) => readdirSync(join(src, name)).includes('facts.ts'));
  const rooms = features.flatMap(({ name }) => folders(join(src, name)).map((room) => join(src, name, room.name)));
  expect(rooms.length).toBeGreaterThan(5);
  for (const room of rooms) {
    const files = readdirSync(room).filter((file) => !file.includes('.test.'));
    expect(files.length, room).toBeGreaterThanOrEqual(3);
    expect(readFileSync(join(room, 'index.ts'), 'utf8'), room).toMatch(/^\/\*\n \* The room /);
  }
});
