import type { Kysely } from 'kysely';
import { type Day, localDay } from '../calendar.ts';
import { withoutStop } from '../content/say.ts';
import type { Schema } from '../db/schema.ts';
import type { KeyRing } from '../keys.ts';
import { type NeedMeant, needOf } from '../needs/need.ts';
import { goalTable } from './fields.ts';
import type { Goal } from './goal.ts';
import { countGoals, listOpenGoals } from './queries.ts';
import { listSharedWith } from './sharing/queries.ts';
import type { SharedGoal, Stopped, Terms } from './sharing/share.ts';
import { findTerms, listOpen, listStops } from './sharing/stop-queries.ts';

/** An open goal, as others show it. */
export interface GoalFact {
  id: string;
  /** In one line, without a full stop: it stands within sentences. */
  what: string;
  due: Day;
  /** Her own words of when she does it, or else of the first small step; '' for neither. */
  own?: string;
  /** The need it was set for. */
  need?: NeedMeant | undefined;
}

/** What a person has set herself. */
export interface GoalsOf {
  open: number;
  done: number;
  letGo: number;
  /** Begun, and not finished writing: no other number counts them. */
  drafts: number;
  /** Her open goals with the next due first, a hundred at most: nobody is shown more at once. */
  nextDue: GoalFact[];
}

const shownElsewhere = 100;

/** A person's goals: how many, and the next due. Two queries, however many there are. */
export async function goalsOf(db: Kysely<Schema>, keys: KeyRing, personId: string): Promise<GoalsOf> {
  const counts = await countGoals(db, personId);
  const goals = await listOpenGoals(db, keys, personId, shownElsewhere);
  return {
    open: counts.open,
    done: counts.done,
    letGo: counts['let-go'],
    drafts: counts.draft,
    nextDue: goals.map(factOf),
  };
}

/** A goal that somebody shares with a mentor, as the mentor's Home shows it. */
export interface SharedFact {
  goalId: string;
  /** As Slack calls the mentee; null until it has told. */
  mentee: string | null;
  /** In one line, without a full stop: it stands within sentences. */
  what: string;
  due: Day;
  /** It is done, or let go, since a day of the mentee's. */
  closed?: { how: 'done' | 'let-go'; on: Day } | undefined;
}

/** What is shared with somebody. */
export interface SharedWith {
  /** The open ones with the next due first, then what is done or let go; five at most: the rest is in the messages. */
  nextDue: SharedFact[];
  /** How many goals are shared in all. */
  total: number;
  /** Of whom they want to see no more, for now. */
  stops: Stopped[];
}

const shownOnHome = 5;

/** What mentees share with somebody, and whom they stopped. Two queries, however many there are. */
export async function sharedWith(db: Kysely<Schema>, keys: KeyRing, mentorId: string): Promise<SharedWith> {
  const { goals, total } = await listSharedWith(db, keys, goalTable, mentorId, shownOnHome);
  return { nextDue: goals.map(sharedFact), total, stops: await listStops(db, mentorId) };
}

/** The open goals that a mentee shares with a mentor and that he has read, the next due first; five at most. One query. */
export async function sharedBetween(
  db: Kysely<Schema>,
  keys: KeyRing,
  { mentorId, menteeId }: { mentorId: string; menteeId: string },
): Promise<SharedFact[]> {
  const { goals } = await listSharedWith(db, keys, goalTable, mentorId, shownOnHome, menteeId);
  return goals.map(sharedFact).filter(({ closed }) => !closed);
}

function sharedFact({ goalId, mentee, shown, state, closedAt, timeZone }: SharedGoal): SharedFact {
  const isClosed = closedAt && (state === 'done' || state === 'let-go');
  const closed = isClosed ? { how: state, on: localDay(timeZone, closedAt) } : undefined;
  return { goalId, mentee, what: inOneLine(shown.what), due: shown.due, closed };
}

const inOneLine = (text: string): string => withoutStop(text.replace(/\s+/g, ' '));

const factOf = ({ id, fields }: Goal): GoalFact => ({
  id,
  what: inOneLine(fields.what),
  due: fields.due,
  own: inOneLine(fields.cue || fields.step),
  need: needOf(fields.need),
});

/**
 * On which terms something of a mentee's may go to a mentor: they take nothing from the bot; nothing of hers until they
 * allow it. Under the lock of `knowMember` it stays so until the transaction ends.
 */
export const termsWith = (db: Kysely<Schema>, pair: { mentorId: string; menteeId: string }): Promise<Terms> =>
  findTerms(db, pair);

/** Of which of some mentees something may go to a mentor, on the terms of `termsWith`. Two queries. */
export const openTo = (
  db: Kysely<Schema>,
  of: { mentorId: string; menteeIds: readonly string[] },
): Promise<Set<string>> => listOpen(db, of);
