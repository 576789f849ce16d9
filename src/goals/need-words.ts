import { sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import { isSameNeed, type NeedName } from '../needs/need.ts';
import type { NeedLinePart } from '../needs/need-line.ts';
import { shorten } from '../slack/mrkdwn.ts';
import type { GoalFact, GoalsOf } from './facts.ts';
import { ids } from './ids.ts';

/** Beside each need the next goal that belongs to it, or the way to set one. */
export function goalParts(edition: Edition, needs: readonly NeedName[], goals: GoalsOf): NeedLinePart[] {
  return needs.flatMap((need): NeedLinePart[] => {
    const words = { need: shorten(need.label, 60) };
    const mine = goals.nextDue.filter((goal) => isSameNeed(goal.need, need));
    const [goal] = mine;
    if (goal) {
      const button = { label: say(edition, 'needShowGoal', words), actionId: ids.show, value: goal.id };
      return [{ needId: need.id, step: 'goal', text: goalsWords(edition, goal, mine.length - 1), isSet: true, button }];
    }
    // Of more goals than were looked at, nothing can be said.
    if (goals.open > goals.nextDue.length) return [];
    const button = { label: say(edition, 'needSetGoal', words), actionId: ids.add, value: need.id };
    return [{ needId: need.id, step: 'goal', text: say(edition, 'needNoGoal'), isSet: false, button }];
  });
}

/** The first of some needs that has no goal, as the button that sets one for it. */
export const goalToSet = (
  edition: Edition,
  needs: readonly NeedName[],
  goals: GoalsOf,
): NeedLinePart['button'] | undefined => goalParts(edition, needs, goals).find(({ isSet }) => !isSet)?.button;

/** A goal in the line of its need, and how many more there are. */
export function goalsWords(edition: Edition, { what, due }: Pick<GoalFact, 'what' | 'due'>, more: number): string {
  const words = { what: shorten(what, 150), date: sayDay(due, edition.spelling) };
  return more > 0 ? say(edition, 'needGoals', { ...words, more }) : say(edition, 'needGoal', words);
}
