import type { Kysely } from 'kysely';
import type { Day } from '../calendar.ts';
import type { Schema } from '../db/schema.ts';
import type { KeyRing } from '../keys.ts';
import { needOf, servesNeed } from './goal.ts';
import { countGoals, type Goal, listOpenGoals } from './queries.ts';

/** An open goal, as others show it. */
export interface GoalFact {
  id: string;
  /** In one line. */
  what: string;
  due: Day;
  /** The id of the need it belongs to ('A1' … 'X1'). */
  needId: string | undefined;
  /** For a need of her own: the words it had then. */
  needWords?: string | undefined;
}

/** What a person has set herself. */
export interface GoalsOf {
  open: number;
  done: number;
  letGo: number;
  /** Her open goals with the next due first, a hundred at most: nobody is shown more at once. */
  nextDue: GoalFact[];
}

const shownElsewhere = 100;

/** A person's goals: how many, and the next due. Two queries, however many there are. Drafts do not count. */
export async function goalsOf(db: Kysely<Schema>, keys: KeyRing, personId: string): Promise<GoalsOf> {
  const counts = await countGoals(db, personId);
  const goals = await listOpenGoals(db, keys, personId, shownElsewhere);
  return { open: counts.open, done: counts.done, letGo: counts['let-go'], nextDue: goals.map(factOf) };
}

/** The goals that were set for a need, the next due first. */
export const goalsForNeed = ({ nextDue }: GoalsOf, need: { id: string; label: string }): GoalFact[] =>
  nextDue.filter((goal) => servesNeed(goal, need));

const factOf = ({ id, fields }: Goal): GoalFact => ({
  id,
  what: fields.what.replace(/\s+/g, ' '),
  due: fields.due,
  needId: needOf(fields.need)?.id,
  needWords: needOf(fields.need)?.words,
});
