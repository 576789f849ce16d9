import type { AnyBlock } from '@slack/types';
import { type Day, sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { HomeLook, HomePart } from '../feature.ts';
import type { NeedLinePart } from '../needs/need-line.ts';
import type { Candidate } from '../next.ts';
import { button, buttons, context, header, plainSection, section } from '../slack/blocks.ts';
import { shorten } from '../slack/mrkdwn.ts';
import { hasPassed } from './due.ts';
import type { GoalsOf } from './facts.ts';
import { ids } from './ids.ts';
import { goalToSet } from './need-words.ts';
import { fullestShared, type SharedContent, sharedWithMeBlocks } from './sharing/home-view.ts';

/**
 * Goals on Home: somebody's own, and those that are shared with them.
 *
 * @param toSet a need she works on and has no goal for, as the button that sets one for it; undefined where there is none
 * @param asMentor what they are here as a mentor; undefined for nothing
 */
export function homePart(
  edition: Edition,
  {
    goals,
    toSet,
    shared,
    asMentor,
    today,
  }: {
    goals: GoalsOf;
    toSet?: NeedLinePart['button'] | undefined;
    shared: SharedContent;
    asMentor: 'alone' | 'too' | undefined;
    today: Day;
  },
): HomePart {
  const own = [header(say(edition, 'homeGoals')), ...ownBlocks(edition, goals, toSet, today)];
  return {
    sections: [own],
    ...(asMentor && {
      asMentor: {
        blocks: [header(say(edition, 'homeShared')), ...sharedWithMeBlocks(edition, shared)],
        isAlone: asMentor === 'alone',
      },
    }),
  };
}

/** What is shared with somebody who is here as a mentor alone: the command shows it. */
export const nextAsMentor = (edition: Edition): Candidate => ({
  reason: 'as-mentor',
  button: { label: say(edition, 'homeShared'), actionId: ids.asMentor },
});

/** The open goal whose day went by first: what becomes of it is asked on its own page. */
export function nextGoal(edition: Edition, { nextDue }: GoalsOf, today: Day): Candidate[] {
  const [goal] = nextDue;
  if (!goal || !hasPassed(goal.due, today)) return [];
  const words = { what: shorten(goal.what, 150), date: sayDay(goal.due, edition.spelling) };
  return [
    {
      reason: 'goal',
      sentence: say(edition, 'nextGoalPassed', words),
      typed: true,
      button: { label: say(edition, 'homeGoalsShow'), actionId: ids.show, value: goal.id },
      own: goal.own || undefined,
    },
  ];
}

/** That she has no goal at all, and the way to one for a need that she works on. @param toSet as for Home */
export function nextGoalToSet(
  edition: Edition,
  goals: GoalsOf,
  toSet: NeedLinePart['button'] | undefined,
): Candidate[] {
  if (!toSet || hasAny(goals)) return [];
  return [{ reason: 'no-goal', sentence: say(edition, 'nextNoGoal'), button: toSet }];
}

const hasAny = ({ open, done, letGo }: GoalsOf): boolean => open + done + letGo > 0;

/** How many goals she has, and the next due; or the way to one, for a need that she works on. */
function ownBlocks(
  edition: Edition,
  goals: GoalsOf,
  toSet: NeedLinePart['button'] | undefined,
  today: Day,
): AnyBlock[] {
  const all = button(say(edition, 'goalsTitle'), ids.open);
  const set = toSet && button(toSet.label, toSet.actionId, { value: toSet.value });
  const { open, done, nextDue } = goals;
  if (!hasAny(goals))
    return [section(say(edition, 'homeGoalsNone')), buttons(set ?? button(say(edition, 'goalsAdd'), ids.add), all)];
  const [next] = nextDue;
  const key = next && next.due < today ? 'homeGoalsNextPassed' : 'homeGoalsNext';
  return [
    ...(next
      ? [plainSection(say(edition, key, { what: shorten(next.what, 150), date: sayDay(next.due, edition.spelling) }))]
      : []),
    buttons(...(next ? [button(say(edition, 'homeGoalsShow'), ids.show, { value: next.id })] : set ? [set] : []), all),
    context(say(edition, 'homeGoalsCount', { open, done })),
  ];
}

/** How it may look: without goals, and with all there can be. */
export function homeSamples(edition: Edition): Record<string, HomeLook> {
  const none: GoalsOf = { open: 0, done: 0, letGo: 0, drafts: 0, nextDue: [] };
  const goal = {
    id: '00000000-0000-4000-8000-000000000000',
    what: '🙂'.repeat(300),
    due: '2026-12-07',
    own: '🙂'.repeat(300),
  };
  const today = '2026-11-23';
  const works = [{ id: 'X1' as const, label: 'ظ'.repeat(60) }];
  const nothing: SharedContent = { nextDue: [], total: 0, stops: [], takesMessages: true };
  const look = (goals: GoalsOf, shared = nothing, asMentor?: 'alone' | 'too'): HomeLook => {
    const toSet = goalToSet(edition, works, goals);
    return {
      part: homePart(edition, { goals, shared, asMentor, today, toSet }),
      next: [
        ...(asMentor === 'alone' ? [nextAsMentor(edition)] : []),
        ...nextGoal(edition, goals, today),
        ...nextGoalToSet(edition, goals, toSet),
      ],
    };
  };
  return {
    none: look(none),
    fullest: look({ ...none, open: 2000, done: 1, letGo: 1, nextDue: [goal] }),
    passed: look({ ...none, open: 1, nextDue: [{ ...goal, due: '2026-11-22' }] }),
    done: look({ ...none, done: 3 }),
    shared: look({ ...none, open: 1, nextDue: [goal] }, fullestShared(), 'too'),
    mentor: look(none, fullestShared(), 'alone'),
    'nothing shared': look(none, nothing, 'alone'),
    'takes no messages': look(none, { ...nothing, takesMessages: false }, 'alone'),
  };
}
