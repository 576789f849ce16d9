import { type Kysely, sql, type Transaction } from 'kysely';
import { isUuid } from '../../db/ids.ts';
import type { Schema } from '../../db/schema.ts';
import { takesMessages } from '../../people/facts.ts';
import type { OwnGoal } from '../goal.ts';
import type { LeftGoal, Stopped, Terms } from './share.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** On which terms a mentee may share with a mentor. Under the lock of `knowMember`. */
export async function findTerms(trx: Db, pair: { mentorId: string; menteeId: string }): Promise<Terms> {
  if (!(await takesMessages(trx, pair.mentorId))) return 'takes-none';
  return (await isStopped(trx, pair)) ? 'stopped' : 'open';
}

/** Of which mentees something may go to a mentor. Two queries, however many they are. */
export async function listOpen(
  db: Db,
  { mentorId, menteeIds }: { mentorId: string; menteeIds: readonly string[] },
): Promise<Set<string>> {
  if (menteeIds.length === 0 || !(await takesMessages(db, mentorId))) return new Set();
  const stops = await db
    .selectFrom('mentor_stop')
    .select('mentee_id')
    .where('person_id', '=', mentorId)
    .where('mentee_id', 'in', [...menteeIds])
    .execute();
  return new Set(menteeIds).difference(new Set(stops.map((stop) => stop.mentee_id)));
}

async function isStopped(db: Db, { mentorId, menteeId }: { mentorId: string; menteeId: string }): Promise<boolean> {
  const stop = await db
    .selectFrom('mentor_stop')
    .select('mentee_id')
    .where('person_id', '=', mentorId)
    .where('mentee_id', '=', menteeId)
    .executeTakeFirst();
  return stop !== undefined;
}

/** A mentor wants to see no more of a mentee, until they allow it. */
export async function addStop(trx: Trx, mentorId: string, menteeId: string, now: Date): Promise<void> {
  await trx
    .insertInto('mentor_stop')
    .values({ person_id: mentorId, mentee_id: menteeId, stopped_at: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'mentee_id']).doNothing())
    .execute();
}

/** The mentor's own stop of a mentee ends. @returns whether there was one */
export async function removeStop(trx: Trx, mentorId: string, menteeId: string): Promise<boolean> {
  if (!isUuid(menteeId)) return false;
  const removed = await trx
    .deleteFrom('mentor_stop')
    .where('person_id', '=', mentorId)
    .where('mentee_id', '=', menteeId)
    .returning('mentee_id')
    .executeTakeFirst();
  return removed !== undefined;
}

/** Whom a mentor stopped, who wishes to share first, and with how many goals. One query. */
export async function listStops(db: Db, mentorId: string): Promise<Stopped[]> {
  const rows = await db
    .selectFrom('mentor_stop')
    .innerJoin('person as mentee', 'mentee.id', 'mentor_stop.mentee_id')
    .leftJoin('share_wish', (join) =>
      join
        .onRef('share_wish.person_id', '=', 'mentor_stop.mentee_id')
        .onRef('share_wish.mentor_id', '=', 'mentor_stop.person_id'),
    )
    .select([
      'mentor_stop.mentee_id as menteeId',
      'mentee.name',
      ({ fn }) => fn.count('share_wish.goal_id').as('wishes'),
    ])
    .where('mentor_stop.person_id', '=', mentorId)
    .where('mentee.deactivated_at', 'is', null)
    .groupBy(['mentor_stop.mentee_id', 'mentee.name', 'mentor_stop.stopped_at'])
    .orderBy(sql`count(share_wish.goal_id) desc`)
    .orderBy('mentor_stop.stopped_at', 'desc')
    .orderBy('mentor_stop.mentee_id')
    .execute();
  return rows.map(({ menteeId, name, wishes }) => ({ menteeId, name, wishes: Number(wishes) }));
}

/** A goal that is locked, the person's own and not shared waits until the mentor allows it. */
export async function addWish(trx: Trx, own: OwnGoal, mentorId: string, now: Date): Promise<void> {
  await trx
    .insertInto('share_wish')
    .values({ goal_id: own.id, person_id: own.personId, mentor_id: mentorId, wished_at: now })
    .onConflict((conflict) => conflict.column('goal_id').doNothing())
    .execute();
}

/** Takes back that one of a person's own goals is to be shared. @returns whether it waited */
export async function removeWish(trx: Trx, { personId, id }: OwnGoal): Promise<boolean> {
  const removed = await trx
    .deleteFrom('share_wish')
    .where('goal_id', '=', id)
    .where('person_id', '=', personId)
    .returning('goal_id')
    .executeTakeFirst();
  return removed !== undefined;
}

/**
 * Takes the goals that wait for a mentor, of one mentee or of all, out of waiting, and locks them in one order.
 *
 * @returns those that are still open
 */
export async function takeWishes(trx: Trx, mentorId: string, menteeId?: string): Promise<LeftGoal[]> {
  const goals = await trx
    .selectFrom('goal')
    .select(['id', 'person_id as personId', 'entries', 'state'])
    .where('id', 'in', (wishes) =>
      wishes
        .selectFrom('share_wish')
        .select('goal_id')
        .where('mentor_id', '=', mentorId)
        .$if(menteeId !== undefined, (query) => query.where('person_id', '=', menteeId ?? '')),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  const taken = await trx
    .deleteFrom('share_wish')
    .where('goal_id', 'in', [...goals.map(({ id }) => id), mentorId])
    .where('mentor_id', '=', mentorId)
    .returning('goal_id')
    .execute();
  const waited = new Set(taken.map(({ goal_id }) => goal_id));
  return goals.filter(({ id, state }) => state === 'open' && waited.has(id));
}

/**
 * What is shared with a mentor, by one mentee or by all, is so no more; its goals are locked, in one order.
 *
 * @returns them
 */
export async function leaveAllShares(trx: Trx, mentorId: string, menteeId?: string): Promise<LeftGoal[]> {
  const goals = await trx
    .selectFrom('goal')
    .select(['id', 'person_id as personId', 'entries'])
    .where('id', 'in', (shares) => shares.selectFrom('goal_share').select('goal_id').where('mentor_id', '=', mentorId))
    .$if(menteeId !== undefined, (query) => query.where('person_id', '=', menteeId ?? ''))
    .orderBy('id')
    .forUpdate()
    .execute();
  const left = await trx
    .deleteFrom('goal_share')
    .where('mentor_id', '=', mentorId)
    .$if(menteeId !== undefined, (query) => query.where('person_id', '=', menteeId ?? ''))
    .returning('goal_id')
    .execute();
  const gone = new Set(left.map(({ goal_id }) => goal_id));
  return goals.filter(({ id }) => gone.has(id));
}
