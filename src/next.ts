/**
 * Everything that can be the one next thing, in the order in which it counts: what stands further up wins, on Home, by the
 * command alone and in the weekly nudge. Beside each, the kind of nudge that it makes, with its own switch and words; null
 * where it makes none.
 */
const table = [
  // What another waits for. It came to her by itself already.
  ['answer', null],
  // What others share, for somebody who is here as a mentor alone: whoever has begun nothing is not nudged.
  ['as-mentor', null],
  ['begin', null],
  // All that follows begins with her needs.
  ['resume', 'assess'],
  // An open ask that wants something of her today: an answer, or a first talk, lies near.
  ['ask', 'ask'],
  // A time that two set has gone by: what became of it nobody else knows. It is asked by itself, too.
  ['met', null],
  // What was agreed in a meeting is written best while both remember.
  ['write-up', null],
  // Pairs that never meet come to nothing, and most that do not meet in the first weeks never will: of what no day brings it weighs most.
  ['first-meeting', 'schedule'],
  // The meeting comes, with or without an agenda.
  ['agenda', 'prepare'],
  // What she said she would do, and its day has come.
  ['action', 'actions'],
  // A goal whose day has gone by.
  ['goal', 'goal'],
  // She has met somebody; how the two work is said best while both remember.
  ['propose', 'propose'],
  // A pair that has met, and has no next time for its rhythm.
  ['schedule', 'schedule'],
  // The day on which two wanted to look at what they agreed: keep, change, end.
  ['review', 'review'],
  // An ask that waits for a day has that day to come.
  ['asked', null],
  // Somebody to begin with, then needs that nobody helps with.
  ['no-people', 'map'],
  ['no-helper', 'gap'],
  ['possible', 'gap'],
  ['finding', 'gap'],
  // What she wants to reach, once there is nothing nearer: all that two agree and meet about begins with it.
  ['no-goal', 'goal'],
  ['half-done', 'assess'],
  // Needs change slowly: at 3, 6 and 12 months.
  ['reassess', 'assess'],
  ['quiet', null],
  ['map', null],
] as const;

export type NextReason = (typeof table)[number][0];

/** What a nudge can be about. */
export type NudgeKind = NonNullable<(typeof table)[number][1]>;

const inOrder: readonly NextReason[] = table.map(([reason]) => reason);
const nudgeOf: ReadonlyMap<NextReason, NudgeKind | null> = new Map(table);

/** Every kind of nudge, in the order of the table. */
export const nudgeKinds: readonly NudgeKind[] = [...new Set(table.flatMap(([, kind]) => kind ?? []))];

/** Everything that a nudge can be about, in the order of the table. */
export const nudgeReasons: readonly NextReason[] = table.flatMap(([reason, kind]) => (kind ? [reason] : []));

/** The kind of nudge that something makes; null for none. */
export const nudgeKindOf = ({ reason }: Pick<Candidate, 'reason'>): NudgeKind | null => nudgeOf.get(reason) ?? null;

/** Something that somebody could do next, as the feature that knows of it says it. */
export interface Candidate {
  reason: NextReason;
  /** What it is; left out where the button says it all. */
  sentence?: string;
  /** Whether the sentence holds what somebody typed, and is shown letter by letter. */
  typed?: boolean;
  /** What does just that; the slash command alone does the same, or where that notes something only shows it (`shows`). */
  button: { label: string; actionId: string; value?: string | undefined };
  /** Another way to have it done, where a message has room for it. */
  besides?: { label: string; actionId: string; value?: string | undefined };
  /** Her own words of how she would do it: her cue, or her first step. */
  own?: string | undefined;
}

/**
 * The one next thing, wherever somebody is told it: on Home, by the slash command alone, below a result.
 *
 * @param candidates everything that stands now, in any order; of two with one reason the first is taken
 * @returns undefined when nothing stands
 */
export const nextThing = (candidates: readonly Candidate[]): Candidate | undefined => inTheOrder(candidates)[0];

/** The same with all that follows, what counts most first. */
export const inTheOrder = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.toSorted((a, b) => inOrder.indexOf(a.reason) - inOrder.indexOf(b.reason));
