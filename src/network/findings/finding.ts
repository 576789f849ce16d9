import type { ClusterId, NeedId, Rating } from '../../needs/need.ts';
import type { Level, Place, RoleSuggestion } from '../map.ts';

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

/** Whether a finding speaks of one of these needs, or of none: then it is about the map as a whole. */
export function isAbout(finding: Finding, needs: readonly NeedId[]): boolean {
  const of = 'needs' in finding ? finding.needs : 'need' in finding ? [finding.need] : undefined;
  return of === undefined || of.some((need) => needs.includes(need));
}

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
