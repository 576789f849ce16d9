import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

/** What each prints when it did its work; a bench that is not here fails the test below. */
const prints: Record<string, RegExp[]> = {
  acknowledge: [/Each of the two: [1-9]\d* saves, [1-9]\d* Homes wanted\./, /'a page of it sent off'/, /not judged/],
  deliver: [/one replica . a loop by hand/, /posted twice' +│ '0'/, /memory after \d+ and \d+ messages/],
  map: [/A map of 12 people/, /A map of 40 people/, /1 pictures of 40 people/],
  start: [/npm start, until \/readyz answers/, /ratio \d+\.\d\d/],
  tick: [/A minute with 10 things due/, /A minute with 10 weekly nudges due/, /among 1,000/, /ratio \d+\.\d\d/],
};

const scripts = (await readdir(import.meta.dirname))
  .filter((name) => name.endsWith('.ts') && !/^compare\.|\.test\./.test(name))
  .map((name) => name.slice(0, -'.ts'.length));

describe('a tiny run of each bench does its work and prints its figures', () => {
  test.each(scripts)('%s', async (name) => {
    const { stdout } = await promisify(execFile)(process.execPath, [join('bench', `${name}.ts`), '--tiny']);
    expect(prints[name], 'what it prints stands in this test').toBeDefined();
    for (const words of prints[name] ?? []) expect(stdout).toMatch(words);
    expect(stdout).not.toContain('NaN');
  });
});
