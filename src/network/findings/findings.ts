import type { Day } from '../../calendar.ts';
import { importantNeeds, type MenteeNeed } from '../../needs/need.ts';
import type { Ask } from '../asks/ask.ts';
import { needsOnTheWay } from '../asks/standing.ts';
import type { MapPerson } from '../map.ts';
import type { Finding, Outcome, Short } from './finding.ts';
import { allShort, type Facts, feelsShort, rules } from './rules.ts';

export const mostFindings = 3;

/**
 * What a map shows, by the rules of CONTENT in their order: at most three findings, each rule at most once, for its
 * most pressing need; nothing that was dismissed, and nothing concluded from a field that is not filled in.
 * @param today the mentee's local day
 * @param dismissed the keys of findings she dismissed, or put away for now. A dismissed finding makes room for the same rule's next need or
 *   person; where a sentence names neither (R5, R6, R7, R10) its dismissal ends the rule.
 * @param asks hers: where somebody is on the way, no rule speaks of a gap
 * @throws RangeError when a last contact or `today` is no day
 */
export function findings(
  people: readonly MapPerson[],
  needs: readonly MenteeNeed[],
  today: Day,
  dismissed: readonly string[] = [],
  asks: readonly Ask[] = [],
): Outcome {
  const facts = factsOf(people, needs, today, dismissed, asks);
  if (facts.current.length === 0) return { start: true, findings: [] };
  const found = rules
    .flatMap((rule) => rule(facts).find(({ key }) => !facts.dismissed(key)) ?? [])
    .slice(0, mostFindings);
  const short = feelsShort(facts);
  return { start: false, findings: found, ...(short && { short }) };
}

/**
 * Everything a map could say, by key, also past the three that are shown and what is not shown at all: for what has been
 * put away, and may have been mended meanwhile.
 * @param hidden the keys of what is dismissed or put away
 */
export function allFindings(
  people: readonly MapPerson[],
  needs: readonly MenteeNeed[],
  today: Day,
  hidden: readonly string[],
  asks: readonly Ask[] = [],
): ReadonlyMap<string, Finding | Short> {
  const facts = factsOf(people, needs, today, hidden, asks);
  if (facts.current.length === 0) return new Map();
  const all = [...rules.flatMap((rule) => rule(facts)), ...allShort(facts)];
  // Of two with the same key, such as one person's long silence for two needs, the first is the one that is shown.
  return new Map(all.toReversed().map((one) => [one.key, one]));
}

/** In which order rules speak, as `rules` has them; that she feels short comes last. */
const order = ['R1', 'R9', 'R3', 'R7', 'R4', 'R8', 'R2', 'R5', 'R6', 'R10'];

/** Negative when what `a` says comes before what `b` says on a map. */
export function inRuleOrder(a: Finding | Short, b: Finding | Short): number {
  const at = (one: Finding | Short): number => ('rule' in one ? order.indexOf(one.rule) : order.length);
  return at(a) - at(b) || (a.key < b.key ? -1 : 1);
}

function factsOf(
  people: readonly MapPerson[],
  needs: readonly MenteeNeed[],
  today: Day,
  dismissed: readonly string[],
  asks: readonly Ask[],
): Facts {
  const ordered = people.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const gone = new Set(dismissed);
  return {
    people: ordered,
    current: ordered.filter(({ status }) => status === 'current'),
    needs,
    important: importantNeeds(needs),
    today,
    onTheWay: needsOnTheWay(asks, people),
    asks,
    dismissed: (key) => gone.has(key),
  };
}
