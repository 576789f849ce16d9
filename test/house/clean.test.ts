import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const left = /(^|\/)(node_modules|\.git|data|coverage|\.test-results|fonts?)(\/|$)/;
const text = /\.(ts|tsx|js|json|ya?ml|md|css|html|sh|example|svg)$|(^|\/)(Dockerfile|LICENSE|run|\.[a-z]+ignore)$/;

/** What must not stand in a file that others get, with a piece that it must catch. */
const unwanted: [name: string, pattern: RegExp, example: string][] = [
  [
    "somebody's home folder",
    /\/(?:home|Users|root)\/[a-z0-9_.-]+\/|[A-Z]:\\Users\\/i,
    ['', 'home', 'maya', 'code'].join('/'),
  ],
  [
    'a real Slack token',
    /\bxox[a-z](?:\.xox[a-z])?-\d{9,}-[\w-]{10,}/,
    ['xoxb', '123456789012', 'abcdefghijkl'].join('-'),
  ],
  [
    'a real app-level token',
    /\bxapp-\d-A[A-Z0-9]{8,}-\d{9,}-[a-f0-9]{32,}/,
    `xapp-1-A${'0'.repeat(9)}-${'1'.repeat(12)}-${'a'.repeat(64)}`,
  ],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/, ['-----BEGIN', 'PRIVATE', 'KEY-----'].join(' ')],
  ['a cloud key', /\bAKIA[0-9A-Z]{16}\b/, `AKIA${'A'.repeat(16)}`],
  ['a GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36}\b/, `ghp_${'a'.repeat(36)}`],
];

it('no file holds a path of one machine or a secret', async () => {
  const found: string[] = [];
  let read = 0;
  for await (const file of glob(['**', '.*', '.ci/**'], { cwd: root, exclude: (path) => left.test(path) })) {
    if (!text.test(file) || file === 'package-lock.json') continue;
    read++;
    const content = await readFile(join(root, file), 'utf8');
    for (const [name, pattern] of unwanted) {
      const match = pattern.exec(content);
      if (match) found.push(`${file}: ${name} (${match[0].slice(0, 12)}…)`);
    }
  }
  expect(read).toBeGreaterThan(20);
  expect(found).toEqual([]);
});

it.each(unwanted)('%s is caught', (_, pattern, example) => {
  expect(`const value = "${example}/x";`).toMatch(pattern);
});

it('the lock file names no place to download from, so that each registry setting works', async () => {
  expect(await readFile(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "/);
});
