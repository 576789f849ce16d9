import { type Day, sayDay } from '../calendar.ts';
import type { Edition } from '../content/editions.ts';
import { say } from '../content/say.ts';
import type { PlainKey } from '../content/sentences.ts';
import type { NextReason, NudgeKind } from '../next.ts';
import type { Cadence, Silence } from './decide.ts';
import type { Withheld } from './digest/digest.ts';

/** The words of a kind: how it is called, the two in which it comes by turns, and why it came. */
interface KindWords {
  called: PlainKey;
  lines: readonly [PlainKey, PlainKey];
  why: PlainKey;
}

export const kindWords: Readonly<Record<NudgeKind, KindWords>> = {
  assess: { called: 'nudgeAssess', lines: ['nudgeAssessOne', 'nudgeAssessTwo'], why: 'nudgeAssessWhy' },
  schedule: { called: 'nudgeSchedule', lines: ['nudgeScheduleOne', 'nudgeScheduleTwo'], why: 'nudgeScheduleWhy' },
  ask: { called: 'nudgeAsk', lines: ['nudgeAskOne', 'nudgeAskTwo'], why: 'nudgeAskWhy' },
  prepare: { called: 'nudgePrepare', lines: ['nudgePrepareOne', 'nudgePrepareTwo'], why: 'nudgePrepareWhy' },
  actions: { called: 'nudgeActions', lines: ['nudgeActionsOne', 'nudgeActionsTwo'], why: 'nudgeActionsWhy' },
  goal: { called: 'nudgeGoal', lines: ['nudgeGoalOne', 'nudgeGoalTwo'], why: 'nudgeGoalWhy' },
  propose: { called: 'nudgePropose', lines: ['nudgeProposeOne', 'nudgeProposeTwo'], why: 'nudgeProposeWhy' },
  review: { called: 'nudgeReview', lines: ['nudgeReviewOne', 'nudgeReviewTwo'], why: 'nudgeReviewWhy' },
  map: { called: 'nudgeMap', lines: ['nudgeMapOne', 'nudgeMapTwo'], why: 'nudgeMapWhy' },
  gap: { called: 'nudgeGap', lines: ['nudgeGapOne', 'nudgeGapTwo'], why: 'nudgeGapWhy' },
};

const wordsOf = (kind: string): KindWords | undefined =>
  Object.hasOwn(kindWords, kind) ? kindWords[kind as NudgeKind] : undefined;

/** The two of a reason for which those of its kind say something else. */
const linesOfReason: Partial<Record<NextReason, readonly [PlainKey, PlainKey]>> = {
  'no-goal': ['nudgeNoGoalOne', 'nudgeNoGoalTwo'],
  reassess: ['nudgeReassessOne', 'nudgeReassessTwo'],
};

/** The line of what a nudge is about in a week such as 2026-W50: two by turns. */
export function lineOf(
  edition: Edition,
  { kind, reason }: { kind: NudgeKind; reason: NextReason },
  week: string,
): string {
  const lines = linesOfReason[reason] ?? kindWords[kind].lines;
  return say(edition, lines[Number(week.slice(-1)) % 2 === 0 ? 0 : 1]);
}

/** Why somebody gets a nudge of a kind. */
export function whyOf(edition: Edition, kind: string): string {
  const why = wordsOf(kind)?.why;
  return why ? say(edition, why) : say(edition, 'nudgeQuestionWhy');
}

const silences: Readonly<Record<Silence, PlainKey>> = {
  off: 'nudgeHeldOff',
  paused: 'nudgeHeldPaused',
  cadence: 'nudgeHeldCadence',
  'not-begun': 'nudgeHeldNothing',
  'this-week': 'nudgeHeldWeek',
  nothing: 'nudgeHeldNothing',
  'same-kind': 'nudgeHeldSame',
  'kind-off': 'nudgeHeldKind',
  'week-has-one': 'nudgeHeldWeek',
  'one-is-dated': 'nudgeHeldDated',
  'put-off': 'nudgeHeldPutOff',
  hours: 'nudgeHeldHours',
  operator: 'nudgeHeldOperator',
  late: 'nudgeHeldLate',
  moved: 'nudgeHeldMoved',
  'not-sent': 'nudgeHeldNotSent',
  'no-answer': 'nudgeHeldNoAnswer',
  left: 'nudgeHeldNothing',
};

/** Why nothing came, in plain words. While a deployment rolls it may be a reason of a newer release. */
export const silenceWords = (edition: Edition, because: string): string =>
  say(edition, Object.hasOwn(silences, because) ? silences[because as Silence] : 'nudgeHeldNothing');

const withhelds: Readonly<Record<Withheld, PlainKey>> = {
  off: 'nudgeHeldOff',
  'no-messages': 'nudgeHeldOff',
  'this-week': 'nudgeHeldWeek',
  nothing: 'digestHeldNothing',
  hours: 'digestHeldHours',
  late: 'nudgeHeldLate',
  left: 'digestHeldNothing',
};

/** Why no digest came, likewise. */
const withheldWords = (edition: Edition, because: string): string =>
  say(edition, Object.hasOwn(withhelds, because) ? withhelds[because as Withheld] : 'digestHeldNothing');

/** Of what a line of the history is; `push`: any other message. */
type HistoryOf = 'nudge' | 'digest' | 'push';

/** A line of what came, or did not. */
export function historyLine(
  edition: Edition,
  { on, of, kind, withheld }: { on: Day; of: HistoryOf; kind: string | null; withheld: string | null },
): string {
  const day = sayDay(on, edition.spelling);
  if (of === 'digest')
    return withheld === null
      ? say(edition, 'digestHistorySent', { day })
      : say(edition, 'digestHistoryHeld', { day, why: withheldWords(edition, withheld) });
  if (withheld !== null) return say(edition, 'nudgeHistoryHeld', { day, why: silenceWords(edition, withheld) });
  if (of === 'push') return say(edition, 'nudgeHistoryOther', { day });
  const what = wordsOf(kind ?? '')?.called;
  return say(edition, 'nudgeHistorySent', { day, what: say(edition, what ?? 'nudgeQuestionCalled') });
}

export const cadences: Readonly<Record<Cadence, PlainKey>> = {
  weekly: 'cadenceWeekly',
  fortnightly: 'cadenceFortnightly',
  monthly: 'cadenceMonthly',
  off: 'cadenceOff',
};

/** A weekday by its number, "Monday". */
export const weekdayName = (edition: Edition, dayOfWeek: number): string =>
  // The fifth of January 1970 was a Monday.
  new Intl.DateTimeFormat(edition.spelling, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(1970, 0, 4 + dayOfWeek),
  );

/** An hour as clocks show it, "12:00". */
export const hourName = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
