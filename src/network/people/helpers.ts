import type { NeedId } from '../../needs/need.ts';
import type { Ask, NotedAsk } from '../asks/ask.ts';
import { coverOf, type MapPerson } from '../map.ts';

/** Who helps with a need: those who help now, or else how far she has come with somebody. */
export type Helpers<T extends NotedAsk = NotedAsk> =
  | { is: 'helped'; people: readonly MapPerson[] }
  | { is: 'yes' | 'asked' | 'planned'; ask: T }
  | { is: 'possible'; person: MapPerson }
  | { is: 'nobody' };

/**
 * Who helps with a need: whoever helps now; else a yes; else an ask that waits for its answer; else one that is
 * planned; else somebody who could help. Asks that came to nothing say nothing.
 *
 * @param asks the newest first
 */
export function helpersFor<T extends NotedAsk>(
  need: NeedId,
  { people, asks }: { people: readonly MapPerson[]; asks: readonly T[] },
): Helpers<T> {
  const helping = coverOf(people, need);
  if (helping.length > 0) return { is: 'helped', people: helping };
  // An ask for which she knows nobody yet names nobody.
  const about = asks.filter((ask) => ask.need === need && ask.name !== '');
  for (const is of ['yes', 'asked', 'planned'] as const) {
    const ask = about.find((one) => stateOf(one) === is);
    if (ask) return { is, ask };
  }
  const person = people.find((one) => one.status === 'potential' && one.needs.includes(need));
  return person ? { is: 'possible', person } : { is: 'nobody' };
}

function stateOf({ answer, sentOn }: Ask): 'yes' | 'asked' | 'planned' | 'over' {
  if (answer) return answer === 'yes' ? 'yes' : 'over';
  return sentOn ? 'asked' : 'planned';
}
