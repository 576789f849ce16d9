/**
 * Why something can be the one next thing, in the order in which it counts: what stands further up wins. What another waits
 * for comes first, then what others share, for somebody who is here as a mentor alone; then step 1, an open ask that wants
 * something of her today, what is to be talked about in a meeting that is near, a goal whose day has gone by, how to work with whom she has met, an ask that waits for a day,
 * somebody to begin with, what the map shows, and what she left half done.
 */
const inOrder = [
  ...(['answer', 'as-mentor', 'begin', 'resume', 'ask', 'agenda', 'goal', 'propose', 'asked'] as const),
  ...(['no-people', 'no-helper', 'possible', 'finding', 'half-done', 'quiet', 'map'] as const),
] as const;

export type NextReason = (typeof inOrder)[number];

/** Something that somebody could do next, as the feature that knows of it says it. */
export interface Candidate {
  reason: NextReason;
  /** What it is; left out where the button says it all. */
  sentence?: string;
  /** Whether the sentence holds what somebody typed, and is shown letter by letter. */
  typed?: boolean;
  /** What does just that; the slash command alone does the same, or where that notes something only shows it (`shows`). */
  button: { label: string; actionId: string; value?: string | undefined };
}

/**
 * The one next thing, wherever somebody is told it: on Home, by the slash command alone, below a result.
 *
 * @param candidates everything that stands now, in any order; of two with one reason the first is taken
 * @returns undefined when nothing stands
 */
export function nextThing(candidates: readonly Candidate[]): Candidate | undefined {
  const [first] = candidates.toSorted((a, b) => inOrder.indexOf(a.reason) - inOrder.indexOf(b.reason));
  return first;
}
