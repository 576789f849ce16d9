import { sayDay } from '../calendar.ts';
import type { NeedLine, NeedName } from '../feature.ts';
import { say } from '../say.ts';
import { shorten } from '../slack/mrkdwn.ts';
import type { GoalsOf } from './facts.ts';
import { ids } from './ids.ts';
import type { Viewer } from './words-view.ts';

/** Beside each need the next goal that belongs to it, or the way to set one. */
export function needLines({ edition }: Viewer, needs: readonly NeedName[], { nextDue, open }: GoalsOf): NeedLine[] {
  return needs.flatMap(({ id, label }): NeedLine[] => {
    const need = shorten(label, 60);
    const [goal, ...others] = nextDue.filter(({ needId }) => needId === id);
    if (goal) {
      const words = { need, what: shorten(goal.what, 150), date: sayDay(goal.due, edition.spelling) };
      const more = others.length;
      return [
        {
          needId: id,
          text: more > 0 ? say(edition, 'needGoals', { ...words, more }) : say(edition, 'needGoal', words),
          button: { label: shorten(say(edition, 'needShowGoal', { need }), 75), actionId: ids.show, value: goal.id },
        },
      ];
    }
    // Of more goals than were looked at, nothing can be said.
    if (open > nextDue.length) return [];
    return [
      {
        needId: id,
        text: say(edition, 'needNoGoal', { need }),
        button: { label: shorten(say(edition, 'needSetGoal', { need }), 75), actionId: ids.add, value: id },
      },
    ];
  });
}
