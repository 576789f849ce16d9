import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../relationship/moves.md', import.meta.url), 'utf8');

/** The rows of the table under a heading of the hand-written moves, by the names of its columns. */
export function tableUnder(heading: string): Record<string, string>[] {
  const [, part = ''] = text.split(`\n## ${heading}\n`);
  const rows = (part.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [head, , ...body] = rows.map(cells);
  return body.map((row) => Object.fromEntries(row.map((cell, at) => [head?.[at] ?? '', cell])));
}
