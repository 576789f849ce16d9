import { readFileSync } from 'node:fs';

/** The rows of a table of the hand-written moves, by the names of its columns. */
export const tableUnder = (heading: string): Record<string, string>[] =>
  tablesIn('relationship/moves.md', heading)[0] ?? [];

/** The tables under a heading of a hand-written document of `test/`, row by row, by the names of their columns. */
export function tablesIn(document: string, heading: string): Record<string, string>[][] {
  const [, part = ''] = readFileSync(new URL(`../${document}`, import.meta.url), 'utf8').split(`\n## ${heading}\n`);
  const tables = (part.split('\n## ')[0] ?? '')
    .split(/\n(?!\|)/)
    .map((block) => block.split('\n').filter((line) => line.startsWith('|')));
  return tables.filter((rows) => rows.length > 2).map(rowsOf);
}

function rowsOf(rows: readonly string[]): Record<string, string>[] {
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [head, , ...body] = rows.map(cells);
  return body.map((row) => Object.fromEntries(row.map((cell, at) => [head?.[at] ?? '', cell])));
}
