import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { KeyRing } from '../keys.ts';
import { type MenteeNeed, type NeedId, type Needs, needIds } from '../needs/need.ts';
import { maxFocus } from './assessment.ts';
import { findCurrent, findNewestAnswers } from './queries.ts';

/** Where somebody is with step 1. */
export interface StepOne {
  state: 'new' | 'begun' | 'done';
  /** When it was last finished; an assessment that is being changed stays finished. */
  finishedAt: Date | null;
  /** It was finished, and the pages of it were begun again and not finished: all twelve, or a change. */
  isHalfDone: boolean;
  /** The needs she works on, with her own words for X1. */
  focus: { id: NeedId; ownWords?: string }[];
  /** The words of the need of her own, in focus or not. */
  ownWords?: string;
}

/** Where somebody is with step 1, the needs assessment. */
export async function stepOne(db: Kysely<Schema>, keys: KeyRing, personId: string): Promise<StepOne> {
  const current = await findCurrent(db, keys, personId);
  if (!current) return { state: 'new', finishedAt: null, isHalfDone: false, focus: [] };
  const { answers, finishedAt } = current;
  const isHalfDone = finishedAt !== null && current.page !== 'result';
  const state = finishedAt ? 'done' : 'begun';
  // Of what cannot be read, only where she is stands in clear.
  if (!answers) return { state, finishedAt, isHalfDone, focus: [] };
  const focus = answers.focus.slice(0, maxFocus).map((id) => ({
    id,
    ...(id === 'X1' && answers.own && { ownWords: answers.own.text }),
  }));
  return {
    state,
    finishedAt,
    isHalfDone,
    focus: finishedAt ? focus : [],
    ...(answers.own && { ownWords: answers.own.text }),
  };
}

/** What somebody said of their needs, last finished first: a new assessment counts from its end. */
export async function needsOf(db: Kysely<Schema>, keys: KeyRing, personId: string): Promise<Needs> {
  const found = await findNewestAnswers(db, keys, personId);
  if (!found?.answers) return { needs: [], assessed: found?.finished === true };
  const { answers, finished } = found;
  const needs = needIds.flatMap((id): MenteeNeed[] => {
    const { importance, support } = answers.needs[id] ?? {};
    const focus = answers.focus.includes(id);
    if (importance === undefined && support === undefined && !focus) return [];
    return [{ id, focus, ...(importance !== undefined && { importance }), ...(support !== undefined && { support }) }];
  });
  return { needs, assessed: finished, ...(answers.own && { ownNeed: answers.own.text }) };
}
