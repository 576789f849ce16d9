import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { Candidate } from '../next.ts';
import { shorten } from '../slack/mrkdwn.ts';
import type { NeedName } from './need.ts';

/** What follows from a need: who helps with it, then what she wants to reach. */
export type NeedLineStep = 'person' | 'goal';

/** What one feature knows of a need: a few words, shown letter by letter, and the button that leads on from there. */
export interface NeedLinePart {
  needId: NeedName['id'];
  step: NeedLineStep;
  text: string;
  /** False where there is nothing yet, and the text says so. */
  isSet: boolean;
  button: { label: string; actionId: string; value: string };
  /** What is to be done for this need next, where something is on the way. */
  next?: Candidate | undefined;
}

/** A need with what follows from it: need → person → goal. */
export interface NeedLine {
  need: NeedName;
  parts: Partial<Record<NeedLineStep, NeedLinePart>>;
}

/** Joins what the features know of each need. */
export const needLinesOf = (needs: readonly NeedName[], parts: readonly NeedLinePart[]): NeedLine[] =>
  needs.map((need) => ({
    need,
    parts: Object.fromEntries(parts.filter(({ needId }) => needId === need.id).map((part) => [part.step, part])),
  }));

/**
 * The one line in which a need, the people and the goal are seen together, from whichever side. Plain text as typed.
 *
 * @param person who helps; left out where nothing is known of it, as is the goal
 */
export function needLineText(
  edition: Edition,
  { need, person, goal }: { need: string; person?: string | undefined; goal?: string | undefined },
): string {
  const known = [shorten(need, 60), person && shorten(person, 150), goal && shorten(goal, 300)];
  const [first, ...rest] = known.filter((part) => part !== undefined);
  return rest.reduce<string>((line, next) => say(edition, 'needLineJoined', { line, next }), first ?? '');
}
