import type { BehaviourId, Frequency, QuestionId } from '../content/editions.ts';
import { byPriority, type NeedId, type NeedWords, needIds, priorityOf, type Rating } from '../needs/need.ts';
import type { Order } from './order.ts';
import type { PageId } from './pages.ts';

/** `edition@version` that asked for an answer. */
export type Asked = string;

export interface NeedAnswer {
  importance?: Rating;
  support?: Rating;
  asked: Asked;
}

/** Everything a mentee ticked, rated, chose and wrote in one assessment. A need that is not there is unrated. */
export interface Answers {
  /** Whether all twelve were asked for, or the quick check alone. */
  form: 'quick' | 'full';
  needs: Partial<Record<NeedId, NeedAnswer>>;
  own?: { text: string; asked: Asked };
  /** What she works on: one to three needs, hers to overrule. */
  focus: NeedId[];
  /** The focus is the suggestion as it stood: it follows her ratings, and what she chose otherwise does not. */
  focusIs?: 'suggested' | undefined;
  behaviours: Partial<Record<BehaviourId, { value: Frequency; asked: Asked }>>;
  reflections: Partial<Record<QuestionId, { text: string; asked: Asked }>>;
  /** What has been taken in which order; nothing before the first tap. */
  order?: Order;
}

/** An assessment with its answers opened. */
export interface AssessmentRecord {
  id: string;
  personId: string;
  /** `edition@version` it was begun with. */
  asked: string;
  page: PageId;
  answers: Answers;
  startedAt: Date;
  finishedAt: Date | null;
}

/** One whose answers cannot be read: no key opens them, or they are none. */
export type UnreadAssessment = Omit<AssessmentRecord, 'answers'> & { answers: undefined };

/** What a save changes. */
export interface AssessmentChange {
  answers: Answers;
  page?: PageId;
  finishedAt?: Date;
}

export const maxTicks = 5;
export const maxFocus = 3;
/** A tick in the quick check says "a lot" (CONTENT: "A tick stores importance 3"). */
const tickImportance: Rating = 3;

/** The words that her needs are called by: the edition's, and her own as she wrote them. */
export const needWords = (edition: NeedWords['edition'], { own }: Answers): NeedWords => ({
  edition,
  ownNeed: own?.text,
});

export const noAnswers = (): Answers => ({ form: 'quick', needs: {}, focus: [], behaviours: {}, reflections: {} });

export type Band = 'high' | 'medium' | 'low';

export interface ScoredNeed {
  id: NeedId;
  importance: Rating;
  support: Rating;
  /** importance × (4 − support), 0 to 16. */
  priority: number;
  band: Band;
}

/**
 * The needs that can be placed, most pressing first: by priority, then importance, then listed order. Importance 0
 * hides a need, a missing rating leaves it out.
 */
export function scoredNeeds(answers: Answers): ScoredNeed[] {
  const scored = needIds.flatMap((id): ScoredNeed[] => {
    const { importance, support } = answers.needs[id] ?? {};
    if (!importance || support === undefined) return [];
    const priority = priorityOf(importance, support);
    return [{ id, importance, support, priority, band: bandOf(priority) }];
  });
  return byPriority(scored);
}

/** high from 9, medium from 4, low below. */
export function bandOf(priority: number): Band {
  return priority >= 9 ? 'high' : priority >= 4 ? 'medium' : 'low';
}

/**
 * The needs to suggest as focus: importance 2 or more and priority 4 or more, the top three; those that tie with the
 * third are all offered.
 */
export function suggestedNeeds(scored: ScoredNeed[]): ScoredNeed[] {
  const worth = scored.filter(({ importance, priority }) => importance >= 2 && priority >= 4);
  const last = worth[maxFocus - 1];
  if (!last) return worth;
  return worth.filter(
    (need, index) => index < maxFocus || (need.priority === last.priority && need.importance === last.importance),
  );
}

/**
 * The needs she may pick her focus from: every one that matters to her at all, most pressing first. Where none does,
 * all of them ("Nothing stands out. Pick one anyway?").
 */
export function focusChoices(answers: Answers): NeedId[] {
  const scored = scoredNeeds(answers).map(({ id }) => id);
  const unscored = needIds.filter((id) => (answers.needs[id]?.importance ?? 0) > 0 && !scored.includes(id));
  const mattering = [...scored, ...unscored];
  return mattering.length > 0 ? mattering : needIds.filter((id) => id !== 'X1' || answers.own);
}

/**
 * What is ticked when the focus is asked for: her own choice if she made one, else what her ratings suggest now, three
 * at most.
 */
export function focusToOffer(answers: Answers): NeedId[] {
  const choices = focusChoices(answers);
  const chosen = answers.focus.filter((id) => choices.includes(id));
  const suggested = suggestedFocus(answers);
  return chosen.length > 0 && !(answers.focusIs === 'suggested' && suggested.length > 0) ? chosen : suggested;
}

/** The focus that her ratings suggest now, three at most; none where nothing stands out. */
const suggestedFocus = (answers: Answers): NeedId[] =>
  suggestedNeeds(scoredNeeds(answers))
    .slice(0, maxFocus)
    .map(({ id }) => id);

/** Whether some needs are what her ratings suggest now. */
export function isSuggested(answers: Answers, needs: readonly NeedId[]): boolean {
  const suggested = suggestedFocus(answers);
  return needs.length > 0 && needs.length === suggested.length && needs.every((id) => suggested.includes(id));
}

/** Whether her needs were ticked, not rated: the quick check asks for no importance. */
export const wereTicked = ({ form }: Answers): boolean => form === 'quick';

/** Everything she rated is top priority, and there is more than one: then she is asked which comes first. */
export function everythingIsTop(scored: ScoredNeed[]): boolean {
  return scored.length > 1 && scored.every(({ importance }) => importance === 4);
}

/** The needs that count as ticked on the quick check's first page. */
export function tickedNeeds(answers: Answers): NeedId[] {
  return needIds.filter((id) => id !== 'X1' && (answers.needs[id]?.importance ?? 0) >= tickImportance);
}

/** The needs whose support the quick check asks for: the ticked ones and her own. */
export function needsToRate(answers: Answers): NeedId[] {
  return answers.own ? [...tickedNeeds(answers), 'X1'] : tickedNeeds(answers);
}

/**
 * Takes over the ticks of some of the listed needs. A new tick stores importance 3, a tick that stands leaves a finer
 * rating alone, and taking a tick away leaves the need unrated; its support waits for another tick.
 */
export function withTicks(
  answers: Answers,
  shown: readonly NeedId[],
  ticked: readonly string[],
  asked: Asked,
): Answers {
  const needs = { ...answers.needs };
  for (const id of shown) {
    const before = needs[id];
    const wasTicked = (before?.importance ?? 0) >= tickImportance;
    if (ticked.includes(id) === wasTicked) continue;
    const { importance: _, ...rest } = before ?? { asked };
    needs[id] = wasTicked ? rest : { ...rest, importance: tickImportance, asked };
  }
  return withoutLostFocus({ ...answers, needs });
}

/** Sets or clears one of the two ratings of a need. */
export function withRating(
  answers: Answers,
  id: NeedId,
  what: 'importance' | 'support',
  rating: Rating | undefined,
  asked: Asked,
): Answers {
  const before = answers.needs[id];
  if (before?.[what] === rating) return answers;
  const { [what]: _, ...rest } = before ?? { asked };
  const after: NeedAnswer = rating === undefined ? rest : { ...rest, [what]: rating, asked };
  return withoutLostFocus({ ...answers, needs: { ...answers.needs, [id]: after } });
}

/** Keeps, changes or (with '') takes away the need in her own words. It counts as ticked while it has words. */
export function withOwnNeed(answers: Answers, text: string, asked: Asked): Answers {
  if ((answers.own?.text ?? '') === text) return answers;
  const { own: _own, ...rest } = answers;
  const { X1: before, ...listed } = answers.needs;
  if (text === '') return withoutLostFocus({ ...rest, needs: listed });
  // Other words are another need: a rating of the earlier ones says nothing about it.
  const answer: NeedAnswer = before && !_own ? before : { importance: tickImportance, asked };
  return { ...rest, own: { text, asked }, needs: { ...listed, X1: answer } };
}

export function withFocus(answers: Answers, focus: readonly string[]): Answers {
  const { focusIs: _, ...rest } = answers;
  const chosen = focusChoices(answers).filter((id) => focus.includes(id));
  return { ...rest, focus: chosen, ...(isSuggested(answers, chosen) && { focusIs: 'suggested' }) };
}

export function withBehaviour(answers: Answers, id: BehaviourId, value: Frequency, asked: Asked): Answers {
  return { ...answers, behaviours: { ...answers.behaviours, [id]: { value, asked } } };
}

/** Keeps or (with '') takes away what she wrote to a question. */
export function withReflection(answers: Answers, id: QuestionId, text: string, asked: Asked): Answers {
  if ((answers.reflections[id]?.text ?? '') === text) return answers;
  const { [id]: _, ...rest } = answers.reflections;
  return { ...answers, reflections: text === '' ? rest : { ...rest, [id]: { text, asked } } };
}

/** A focus on a need that no longer matters to her would be a leftover. */
function withoutLostFocus(answers: Answers): Answers {
  const choices = focusChoices(answers);
  const focus = answers.focus.filter((id) => choices.includes(id));
  return focus.length === answers.focus.length ? answers : { ...answers, focus };
}

/** One or two behaviours that get a tip: the lowest, 3 or less; on a tie M2 and M3 come first, then listed order. */
export function behavioursForTips(answers: Answers): BehaviourId[] {
  const rank = (id: BehaviourId): number => (id === 'M2' || id === 'M3' ? 0 : 1);
  return (Object.entries(answers.behaviours) as [BehaviourId, { value: Frequency }][])
    .filter(([, { value }]) => value <= 3)
    .sort(([a, { value: x }], [b, { value: y }]) => x - y || rank(a) - rank(b) || a.localeCompare(b))
    .slice(0, 2)
    .map(([id]) => id);
}

export interface NeedChange {
  id: NeedId;
  what: 'importance' | 'support' | 'new' | 'not-rated';
  before?: Rating;
  now?: Rating;
}

/**
 * What is different from an earlier assessment, need by need and in listed order; never a judgement. Her own need is
 * compared only while its words are the same.
 */
export function changesSince(before: Answers, now: Answers): NeedChange[] {
  return needIds.flatMap((id): NeedChange[] => {
    if (id === 'X1' && before.own?.text !== now.own?.text) return [];
    const old = before.needs[id];
    const current = now.needs[id];
    if (current?.importance === undefined) return old?.importance === undefined ? [] : [{ id, what: 'not-rated' }];
    if (old?.importance === undefined) return [{ id, what: 'new' }];
    const changes: NeedChange[] = [];
    if (old.importance !== current.importance)
      changes.push({ id, what: 'importance', before: old.importance, now: current.importance });
    if (old.support !== undefined && current.support !== undefined && old.support !== current.support)
      changes.push({ id, what: 'support', before: old.support, now: current.support });
    return changes;
  });
}
