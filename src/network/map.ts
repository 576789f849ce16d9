import type { Day } from '../calendar.ts';
import type { closenessIds, levelIds, placeIds, roleIds, statusIds } from '../content/ids.ts';
import type { NeedId } from '../needs/need.ts';

/** Whether somebody helps now, could, or once did. */
export type Status = (typeof statusIds)[number];
export type Level = (typeof levelIds)[number];
export type Place = (typeof placeIds)[number];
export type Closeness = (typeof closenessIds)[number];
export type Role = (typeof roleIds)[number];

/** Somebody on a mentee's map. What she left out is not there, and no rule reads anything into that. */
export interface MapPerson {
  /** Unique on the map. */
  id: string;
  /** As typed: a name in any script, or initials. */
  name: string;
  /** Only for somebody of this Slack workspace. */
  slackUserId?: string | undefined;
  /** What they help with, or could. May be empty while she has not said. */
  needs: readonly NeedId[];
  status: Status;
  level?: Level | undefined;
  place?: Place | undefined;
  /** Empty says the same as missing: not noted. */
  roles?: readonly Role[] | undefined;
  /** Whether this person evaluates her. */
  evaluates?: boolean | undefined;
  closeness?: Closeness | undefined;
  lastContact?: Day | undefined;
}

/** A row by its owner and id: no query for one goes without its owner. */
export interface Own {
  personId: string;
  id: string;
}

/** The people who help with a need now: only they count as cover. */
export const coverOf = (people: readonly MapPerson[], need: NeedId): MapPerson[] =>
  people.filter(({ status, needs }) => status === 'current' && needs.includes(need));

/** Who would suit a need: a role, in two places narrowed to a level, in one to somebody who does not evaluate her. */
export interface RoleSuggestion {
  role: Role;
  level?: Level;
  evaluates?: false;
}

const nearPeer: RoleSuggestion = { role: 'peer', level: 'near-peer' };
const peer: RoleSuggestion = { role: 'peer', level: 'peer' };
const suiting: Readonly<Record<NeedId, readonly RoleSuggestion[]>> = {
  A1: [{ role: 'coach' }, { role: 'mentor' }, nearPeer],
  A2: [{ role: 'coach' }],
  A3: [{ role: 'adviser' }, { role: 'mentor' }],
  A4: [{ role: 'coach' }, { role: 'mentor', evaluates: false }],
  B1: [{ role: 'mentor' }, { role: 'adviser' }, nearPeer],
  B2: [{ role: 'sponsor' }],
  B3: [{ role: 'connector' }],
  B4: [{ role: 'adviser' }, nearPeer],
  C1: [{ role: 'personal-supporter' }, { role: 'mentor' }],
  C2: [{ role: 'personal-supporter' }, peer],
  C3: [{ role: 'role-model' }],
  C4: [peer, { role: 'coach' }],
  // Nobody but her knows what her own need asks for.
  X1: [],
};

/** The roles that suit a need, best first (CONTENT: "Roles that suit a need"). */
export const roleSuggestions = (need: NeedId): readonly RoleSuggestion[] => suiting[need];

/**
 * Whether what is noted of a person fits one of the roles that suit a need. What is not noted fits nothing, save that
 * a role without its level still counts, and that only a noted evaluation takes a mentor out.
 */
export function suits(person: MapPerson, need: NeedId): boolean {
  return roleSuggestions(need).some(
    ({ role, level, evaluates }) =>
      person.roles?.includes(role) === true &&
      (level === undefined || person.level === undefined || person.level === level) &&
      (evaluates === undefined || person.evaluates !== true),
  );
}
