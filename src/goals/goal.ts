import type { FieldChange } from '../forms/merge.ts';
import type { GoalFields } from './fields.ts';

/** A draft is what she has begun and left with Back; it becomes open once it is saved with its words and its day. */
export type GoalState = 'draft' | 'open' | 'done' | 'let-go';

/** With whom a goal is shared, and since when. */
export interface Share {
  /** Their person row. */
  mentorId: string;
  slackUserId: string;
  /** As Slack calls them; null until it has told. */
  name: string | null;
  at: Date;
}

/** A goal with its words opened. */
export interface Goal {
  id: string;
  state: GoalState;
  fields: GoalFields;
  /** How many entries its history has. */
  entries: number;
  closedAt: Date | null;
  /** Missing for a goal that is hers alone. */
  share?: Share;
  /** With whom it would be shared, once they allow her again. */
  wish?: Share;
}

/** A goal by its owner and id: no query for a goal goes without its owner. */
export interface OwnGoal {
  personId: string;
  id: string;
}

/** Code points, as Slack counts; Slack itself would take 3,000. */
export const noteLimit = 1000;

/** What happened to a goal, and when is kept beside it. */
export type GoalEntry =
  | { kind: 'made' | 'done' | 'let-go' | 'reopened' }
  | { kind: 'note'; text: string }
  | { kind: 'shared' | 'unshared' | 'stays'; name: string }
  /** Quiet: they take no messages from the bot. */
  | { kind: 'unfollowed'; name: string; quiet?: boolean | undefined }
  | { kind: 'changed'; changes: FieldChange[] };

/** An entry, and when it happened. */
export type DatedEntry = GoalEntry & { at: Date };

/** What she can do with a goal as a whole, besides changing its words. */
export type GoalMove = 'done' | 'let-go' | 'reopened';

/** The state after a move, or undefined when the goal is there already or cannot go there: nothing happens then. */
export function stateAfter(state: GoalState, move: GoalMove): GoalState | undefined {
  if (move === 'reopened') return state === 'done' || state === 'let-go' ? 'open' : undefined;
  return state === 'open' ? move : undefined;
}
