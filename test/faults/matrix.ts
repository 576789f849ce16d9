import { readFileSync } from 'node:fs';

export const steps = ['token', 'open', 'claim', 'send', 'answer', 'save', 'look again'] as const;
export const faults = [
  'kill -9',
  'database away',
  '429',
  '500',
  '503',
  'silence',
  'lost answer',
  'final refusal',
  'uninstalled',
] as const;
export type Step = (typeof steps)[number];
export type Fault = (typeof faults)[number];

const ends = ['there', 'unknown 0', 'unknown 1', 'refused', 'stuck', 'installed', 'on loan'] as const;
/** What a cell comes to. */
export type End = (typeof ends)[number];

export interface Cell {
  step: Step;
  fault: Fault;
  end: End;
}

/** Why a cell cannot be: for which steps and faults that may be said. */
const cannotBe: Record<string, (step: Step, fault: Fault) => boolean> = {
  'no call': (step, fault) => (step === 'claim' || step === 'save') && isSlacks(fault),
  'not done': (step, fault) => step === 'answer' && (fault === '429' || fault === 'final refusal'),
  'that is the next row': (step, fault) => step === 'send' && fault === 'lost answer',
};
const isSlacks = (fault: Fault): boolean => !['kill -9', 'database away', 'uninstalled'].includes(fault);

/** The cells of matrix.md that can be. @throws Error for a table that is not whole, or says what it may not */
export function readMatrix(): Cell[] {
  const text = readFileSync(new URL('./matrix.md', import.meta.url), 'utf8');
  const [head = [], , ...rows] = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  if (String(head.slice(1)) !== String(faults) || String(rows.map(([step]) => step)) !== String(steps))
    throw new Error('The table of matrix.md has other steps or faults than matrix.ts.');
  return rows.flatMap(([name, ...cells]) =>
    faults.flatMap((fault, n): Cell[] => {
      const step = name as Step;
      const said = cells[n] ?? '';
      if (cannotBe[said]?.(step, fault)) return [];
      if (!(ends as readonly string[]).includes(said)) throw new Error(`${step}, ${fault}: "${said}" is no end.`);
      return [{ step, fault, end: said as End }];
    }),
  );
}
