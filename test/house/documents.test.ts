import { access, glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

it('every link and picture of a document is there', async () => {
  const broken: string[] = [];
  let followed = 0;
  for await (const file of glob('**/*.md', { cwd: root, exclude: (path) => /(^|\/)(node_modules|data)$/.test(path) })) {
    const text = await readFile(join(root, file), 'utf8');
    for (const [, link = ''] of text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
      if (/^[a-z]+:/.test(link)) continue;
      followed++;
      const there = await access(join(root, dirname(file), link)).then(
        () => true,
        () => false,
      );
      if (!there) broken.push(`${file}: ${link}`);
    }
  }
  expect(followed).toBeGreaterThan(5);
  expect(broken).toEqual([]);
});

it('every file and folder that the documents speak of is there', async () => {
  const missing: string[] = [];
  for (const file of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'content/README.md', 'docs/privacy.md']) {
    const text = await readFile(join(root, file), 'utf8');
    for (const [, path = ''] of text.matchAll(/`((?:src|content|sandbox|test|migrations|docs|bench)\/[\w./-]*)`/g)) {
      const there = await access(join(root, path)).then(
        () => true,
        () => false,
      );
      if (!there) missing.push(`${file}: ${path}`);
    }
  }
  expect(missing).toEqual([]);
});
