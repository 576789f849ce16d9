import { label, type Rule, upTo } from '../rules.ts';

/** The line need → person → goal. */
export const needs = {
  // The line need → person → goal, and a goal in it
  needLineJoined: upTo(30, 'line', 'next'),
  needGoal: label('what', 'date'),
  needGoals: label('what', 'date', 'more'),
  needNoGoal: label(),
  needShowGoal: upTo(60, 'need'),
  needSetGoal: upTo(60, 'need'),
} as const satisfies Record<string, Rule>;
