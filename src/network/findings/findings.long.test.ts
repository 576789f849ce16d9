import { expect, test } from 'vitest';
import { believableMap, numbersFrom, today } from '../../../test/support/maps.ts';
import { findings } from './findings.ts';
import { rules } from './rules.ts';

test('over 5,000 believable maps no rule speaks on more than half of them, and each speaks on some', () => {
  const maps = 5000;
  const random = numbersFrom(20161023);
  const spoke = new Map<string, number>();
  let started = 0;
  for (let at = 0; at < maps; at++) {
    const { people, needs } = believableMap(random);
    const outcome = findings(people, needs, today);
    if (outcome.start) started++;
    for (const { rule } of outcome.findings) spoke.set(rule, (spoke.get(rule) ?? 0) + 1);
  }
  const share = (count: number): string => `${((100 * count) / maps).toFixed(1)} %`.padStart(8);
  const table = [...spoke].toSorted(([, a], [, b]) => b - a).map(([rule, count]) => `${rule.padEnd(4)}${share(count)}`);
  console.log(
    `Of ${maps} believable maps (what they assume: test/support/maps.ts) each rule speaks on\n${table.join('\n')}`,
  );
  console.log(`and ${share(started)} have nobody who helps now.`);
  expect(spoke.size).toBe(rules.length);
  for (const [rule, count] of spoke) expect(count / maps, rule).toBeLessThanOrEqual(0.5);
});
