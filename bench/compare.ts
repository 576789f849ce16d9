import { performance } from 'node:perf_hooks';

/** With `--tiny`: as little as shows that the bench still does its work, and no limit; its figures say nothing. */
export const tiny = process.argv.includes('--tiny');

/** What stands after a limit. */
export const verdict = (reached: boolean): string =>
  tiny ? 'not judged, this was a tiny run' : reached ? 'reached' : 'NOT reached';

/** One thing that is measured, by the name it has in the table. */
export interface Contender {
  name: string;
  /** Does it once; resolves when it is done. What is needed before and after is not timed. */
  prepare(): Promise<{ run(): Promise<void>; clean(): Promise<void> }>;
}

/**
 * Measures two things beside each other, in turns, so that whatever else the machine does meets both, and prints their
 * medians and ratio as a table.
 *
 * @param most the ratio of `ours` to `beside` that is still good
 * @returns whether it was reached; true of a tiny run
 * @throws what a contender throws that did not do its work: then nothing is printed
 */
export async function compare(
  title: string,
  ours: Contender,
  beside: Contender,
  most: number,
  rounds = tiny ? 1 : 5,
): Promise<boolean> {
  const times = new Map<Contender, number[]>([
    [beside, []],
    [ours, []],
  ]);
  for (let round = 0; round < rounds; round++) {
    for (const [contender, taken] of times) {
      const { run, clean } = await contender.prepare();
      const begun = performance.now();
      await run();
      taken.push(performance.now() - begun);
      await clean();
    }
  }
  const middle = (contender: Contender) => median(times.get(contender) ?? []);
  const ratio = middle(ours) / middle(beside);
  console.log(`\n${title} (medians of ${rounds} rounds)`);
  console.table(
    [beside, ours].map((contender) => ({
      what: contender.name,
      'median ms': Math.round(middle(contender)),
      'all ms': (times.get(contender) ?? []).map(Math.round).join(' '),
    })),
  );
  console.log(`ratio ${ratio.toFixed(2)}, at most ${most.toFixed(2)}: ${verdict(ratio <= most)}`);
  return ratio <= most || tiny;
}

/** The middle one; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
