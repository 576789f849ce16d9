import type { ClusterId, Edition, NeedId as ListedNeedId, Rating } from '../content/editions.ts';

/** The twelve needs of the content, and X1: a need in her own words. */
export type NeedId = ListedNeedId | 'X1';

type Entry<K extends 'statuses' | 'levels' | 'places' | 'closeness' | 'roles'> = Edition['network'][K][number]['id'];
/** Whether somebody helps now, could, or once did. */
export type Status = Entry<'statuses'>;
export type Level = Entry<'levels'>;
export type Place = Entry<'places'>;
export type Closeness = Entry<'closeness'>;
export type Role = Entry<'roles'>;

/** A calendar day, `YYYY-MM-DD`, in the mentee's own zone. */
export type Day = string;

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

/** What the mentee said about a need in step 1. A rating that is missing was not given, and is never 0. */
export interface MenteeNeed {
  id: NeedId;
  importance?: Rating | undefined;
  support?: Rating | undefined;
  focus: boolean;
  /** Where her own need X1 belongs, if she chose; the listed needs have their place by id. */
  cluster?: ClusterId | undefined;
}

/** In the order of the content, which also decides between equals. */
export const needIds: readonly NeedId[] = 'A1 A2 A3 A4 B1 B2 B3 B4 C1 C2 C3 C4 X1'.split(' ') as NeedId[];
export const clusterIds: readonly ClusterId[] = ['craft', 'career', 'person'];
export const statusIds: readonly Status[] = ['current', 'potential', 'dormant'];
export const levelIds: readonly Level[] = ['senior', 'near-peer', 'peer', 'junior', 'outside-work'];
export const placeIds: readonly Place[] = ['same-team', 'same-institution', 'other-institution', 'outside-field'];

const clusterOfLetter: Readonly<Record<string, ClusterId>> = { A: 'craft', B: 'career', C: 'person' };

/** The cluster of a need; undefined for her own need while she has not chosen one. */
export function clusterOf(id: NeedId, needs: readonly MenteeNeed[]): ClusterId | undefined {
  return clusterOfLetter[id.charAt(0)] ?? needs.find((need) => need.id === id)?.cluster;
}

/** A need counts when it matters a lot or she works on it now (CONTENT: "importance ≥ 3 or a focus need"). */
export const isImportant = (need: MenteeNeed): boolean => need.focus || (need.importance ?? 0) >= 3;

/**
 * The needs most pressing first: by priority (importance × (4 − support)), then importance, then listed order. A need
 * with a rating missing has no priority and comes after those that have one, by what is known of it.
 */
export function byPriority(needs: readonly MenteeNeed[]): MenteeNeed[] {
  return needs.toSorted(
    (a, b) =>
      priorityOf(b) - priorityOf(a) ||
      (b.importance ?? 0) - (a.importance ?? 0) ||
      needIds.indexOf(a.id) - needIds.indexOf(b.id),
  );
}

function priorityOf({ importance, support }: MenteeNeed): number {
  return importance === undefined || support === undefined ? -1 : importance * (4 - support);
}

/** The people who help with a need now: only they count as cover. */
export const coverOf = (people: readonly MapPerson[], need: NeedId): MapPerson[] =>
  people.filter(({ status, needs }) => status === 'current' && needs.includes(need));

/** The important needs that nobody helps with now, most pressing first: the picture's empty places. */
export const emptyPlaces = (people: readonly MapPerson[], needs: readonly MenteeNeed[]): MenteeNeed[] =>
  byPriority(needs.filter(isImportant)).filter(({ id }) => coverOf(people, id).length === 0);

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
