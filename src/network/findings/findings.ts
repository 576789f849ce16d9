import type { Day } from '../../calendar.ts';
import {
  byPriority,
  type ClusterId,
  isImportant,
  type MenteeNeed,
  type NeedId,
  type Rating,
} from '../../needs/need.ts';
import type { Level, MapPerson, Place, RoleSuggestion } from '../map.ts';
import { allShort, type Facts, feelsShort, rules } from './rules.ts';

/** The one thing a finding leads to, as data for its button. */
export type NextStep =
  /** Put somebody on the map, for a need and one of the roles that suit it, or from a level, place or fresh tie. */
  | {
      do: 'add';
      need?: NeedId;
      roles?: readonly RoleSuggestion[];
      levels?: readonly Level[];
      places?: readonly Place[];
    }
  /** Ask one of the people who are on the map for this need but do not help yet, best first. */
  | { do: 'ask'; need: NeedId; people: readonly string[] }
  | { do: 'hello'; person: string };

/** What each rule found: whom or what it is about, and what it counted ("Why this?"). People are named by their ids. */
type Found =
  | { rule: 'R1'; need: NeedId; covered: false }
  /** Rated as covered, by nobody who is on the map. */
  | { rule: 'R1'; need: NeedId; covered: true; support: Rating }
  | { rule: 'R9'; need: NeedId }
  | { rule: 'R3'; person: string; needs: readonly NeedId[]; carried: number; covered: number }
  | { rule: 'R7'; need: NeedId }
  | { rule: 'R4'; cluster: ClusterId; needs: readonly NeedId[] }
  | { rule: 'R8'; person: string; need: NeedId; days: number }
  | { rule: 'R2'; need: NeedId; person: string; support: Rating }
  | { rule: 'R5'; level: Level; count: number }
  | { rule: 'R6'; count: number }
  | { rule: 'R10'; close: 'none' | 'all'; count: number };

/** A finding with its name for "dismissed", and its next step. */
export type Finding = Found & { key: string; next: NextStep };

/** A need that somebody covers and that is rated as hardly covered. Helpers the findings, not one of them. */
export interface Short {
  key: string;
  need: NeedId;
  count: number;
  support: Rating;
}

/** What the map shows: where to start, or at most three findings. */
export type Outcome =
  | { start: true; findings: []; short?: undefined }
  | { start: false; findings: Finding[]; short?: Short };

export const mostFindings = 3;

/**
 * What a map shows, by the rules of CONTENT in their order: at most three findings, each rule at most once, for its
 * most pressing need; nothing that was dismissed, and nothing concluded from a field that is not filled in.
 * @param today the mentee's local day
 * @param dismissed the keys of findings she dismissed, or put away for now. A dismissed finding makes room for the same rule's next need or
 *   person; where a sentence names neither (R5, R6, R7, R10) its dismissal ends the rule.
 * @throws RangeError when a last contact or `today` is no day
 */
export function findings(
  people: readonly MapPerson[],
  needs: readonly MenteeNeed[],
  today: Day,
  dismissed: readonly string[] = [],
): Outcome {
  const facts = factsOf(people, needs, today, dismissed);
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
): ReadonlyMap<string, Finding | Short> {
  const facts = factsOf(people, needs, today, hidden);
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
): Facts {
  const ordered = people.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const gone = new Set(dismissed);
  return {
    people: ordered,
    current: ordered.filter(({ status }) => status === 'current'),
    needs,
    important: byPriority(needs.filter(isImportant)),
    today,
    dismissed: (key) => gone.has(key),
  };
}
