import { type Kysely, sql, type Transaction } from 'kysely';
import { localDay } from '../../calendar.ts';
import { isUuid } from '../../db/ids.ts';
import { notReadable, type Row } from '../../db/kept.ts';
import { readable, unlessUnread } from '../../db/reading.ts';
import type { Schema, SlackIdentity, Surface } from '../../db/schema.ts';
import type { KeyRing } from '../../keys.ts';
import { type AsOf, findPushDelivery } from '../../pushes/delivery.ts';
import type { Delivery } from '../../surfaces/delivery.ts';
import { findReader } from '../../surfaces/pause.ts';
import { findSurface } from '../../surfaces/queries.ts';
import type { GoalTable } from '../fields.ts';
import type { OwnGoal } from '../goal.ts';
import { openFields } from '../queries.ts';
import {
  asShared,
  type LeftGoal,
  type SeenGoal,
  type SharedGoal,
  type SharedRecord,
  sharedKind,
  type Wait,
  waitOf,
} from './share.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

const sharedGoals = (db: Db, mentorId: string) =>
  db
    .selectFrom('goal_share')
    .innerJoin('goal', (join) =>
      join
        .onRef('goal.id', '=', 'goal_share.goal_id')
        // Nobody shares a goal that is not theirs.
        .onRef('goal.person_id', '=', 'goal_share.person_id'),
    )
    .innerJoin('person as mentee', 'mentee.id', 'goal_share.person_id')
    .selectAll('goal')
    .select(['goal_share.shared_at', 'mentee.name', 'mentee.time_zone', 'mentee.deactivated_at'])
    .select(['mentee.home_team', 'mentee.workspace_id', 'mentee.slack_user_id'])
    .where('goal_share.mentor_id', '=', mentorId);

type SharedRow = Awaited<ReturnType<ReturnType<typeof sharedGoals>['execute']>>[number];

function openShared(table: GoalTable, row: SharedRow, keys: KeyRing): SharedGoal {
  const { id, state, closed_at: closedAt, name, time_zone: timeZone } = row;
  const mentee = { name, timeZone, teamId: row.home_team ?? row.workspace_id, slackUserId: row.slack_user_id };
  return asShared(table, { id, state, closedAt, fields: openFields(row, keys) }, mentee);
}

/** A goal that is shared with this mentor now; undefined when it is not, or not with them; 'unread' where nobody can say what it is. */
export async function findShared(
  db: Db,
  keys: KeyRing,
  table: GoalTable,
  { goalId, mentorId }: SeenGoal,
): Promise<SharedRecord | 'unread' | undefined> {
  if (!isUuid(goalId)) return undefined;
  const row = await sharedGoals(db, mentorId).where('goal.id', '=', goalId).executeTakeFirst();
  if (!row) return undefined;
  const goal = unlessUnread(() => openShared(table, row, keys), undefined);
  return goal ? { goal, sharedAt: row.shared_at, menteeLeft: row.deactivated_at !== null } : 'unread';
}

/** Whether the bot has shown somebody a goal as its mentor, or is about to: it is shared with them, or was. */
export async function isShownTo(db: Db, { goalId, mentorId }: SeenGoal): Promise<boolean> {
  if (!isUuid(goalId)) return false;
  const share = await db
    .selectFrom('goal_share')
    .select('goal_id')
    .where('goal_id', '=', goalId)
    .where('mentor_id', '=', mentorId)
    .executeTakeFirst();
  return (
    share !== undefined || (await findSurface(db, { kind: sharedKind, to: mentorId, about: goalId })) !== undefined
  );
}

/** Whose goal it is; undefined when it is not there any more. The caller has the mentor's role for it. */
export async function findMenteeOf(db: Db, goalId: string): Promise<{ id: string; name: string | null } | undefined> {
  if (!isUuid(goalId)) return undefined;
  return db
    .selectFrom('goal')
    .innerJoin('person', 'person.id', 'goal.person_id')
    .select(['person.id', 'person.name'])
    .where('goal.id', '=', goalId)
    .executeTakeFirst();
}

/**
 * The goals that are shared with a mentor by people who are still here: the next due first, then what is closed, the last
 * first, and how many in all. One whose
 * message waits for its hour is left out: until then its mentee can stop it, and reads that the mentor knows nothing of it.
 *
 * @param menteeId only hers
 */
export async function listSharedWith(
  db: Db,
  keys: KeyRing,
  table: GoalTable,
  mentorId: string,
  limit: number,
  menteeId?: string,
): Promise<{ goals: SharedGoal[]; total: number }> {
  const rows = await sharedGoals(db, mentorId)
    .select(sql<string | number>`count(*) over ()`.as('total'))
    .where('mentee.deactivated_at', 'is', null)
    .$if(menteeId !== undefined, (query) => query.where('mentee.id', '=', menteeId ?? ''))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('push_thing')
            .select('push_thing.id')
            .whereRef('push_thing.subject_id', '=', 'goal.id')
            .where('push_thing.person_id', '=', mentorId)
            .where('push_thing.kind', '=', sharedKind)
            .where('push_thing.told_in', 'is', null),
        ),
      ),
    )
    .orderBy(sql`goal.state <> 'open'`)
    .orderBy('goal.closed_at', 'desc')
    .orderBy('goal.due_on')
    .orderBy('goal_share.shared_at')
    .orderBy('goal.id')
    .limit(limit)
    .execute();
  const goals = readable(rows, (row) => openShared(table, row, keys));
  return { goals, total: Number(rows[0]?.total ?? 0) - (rows.length - goals.length) };
}

/** Whom somebody shows their goals to. */
export function listSharesOf(db: Db, { workspaceId, slackUserId }: SlackIdentity): Promise<SeenGoal[]> {
  return db
    .selectFrom('goal_share')
    .innerJoin('person as mentee', 'mentee.id', 'goal_share.person_id')
    .select(['goal_share.goal_id as goalId', 'goal_share.mentor_id as mentorId'])
    .where('mentee.workspace_id', '=', workspaceId)
    .where('mentee.slack_user_id', '=', slackUserId)
    .execute();
}

/** What mentees share with a mentor, for the mentor's export: what their messages show of it, the rest is the mentee's. */
export async function exportShared(db: Db, keys: KeyRing, table: GoalTable, mentorId: string): Promise<Row[]> {
  const rows = await sharedGoals(db, mentorId).orderBy('goal.id').execute();
  return rows.map((row) => {
    const shared = unlessUnread(() => openShared(table, row, keys), undefined);
    const { due: _, ...words } = shared ? shared.shown : { due: '', ...notReadable };
    const { id, state, due_on, closed_at, shared_at, name: mentee, slack_user_id: mentee_slack_user_id } = row;
    return { id, state, due_on, closed_at, ...words, shared_at, mentee, mentee_slack_user_id };
  });
}

/** What the bot posted to mentors about somebody's goals. */
export function listPostsToMentors(db: Db, personId: string): Promise<Surface[]> {
  return db
    .selectFrom('surface')
    .selectAll()
    .where('kind', '=', sharedKind)
    .where('subject_id', 'in', (goals) => goals.selectFrom('goal').select('id').where('person_id', '=', personId))
    .execute();
}

/** Which of some goals are shared with a mentor now, and since when. */
export async function listSharedAmong(db: Db, mentorId: string, goals: readonly string[]): Promise<Map<string, Date>> {
  const rows = await db
    .selectFrom('goal_share')
    .select(['goal_id', 'shared_at'])
    .where('mentor_id', '=', mentorId)
    .where('goal_id', 'in', [...goals])
    .execute();
  return new Map(rows.map(({ goal_id, shared_at }) => [goal_id, shared_at]));
}

/** When a mentor may hear of a goal that is shared with them. */
export const sharedHours = 'day';

/** What has become of the message to a goal's mentor. */
export const findDelivery = (db: Db, { goalId, mentorId }: SeenGoal, as: AsOf): Promise<Delivery> =>
  findPushDelivery(db, as, { kind: sharedKind, to: mentorId, about: goalId, hours: sharedHours });

/** Why the message of a goal waits that is shared with a mentor, and when it comes, as far as its mentee may know. */
export async function findWait(db: Db, { goalId, mentorId }: SeenGoal, { now, holidays }: AsOf): Promise<Wait> {
  const mentor = await findReader(db, mentorId);
  const share = await db
    .selectFrom('goal_share')
    .select(['shared_at', 'person_id'])
    .where('goal_id', '=', goalId)
    .executeTakeFirst();
  if (!mentor || !share) return { why: 'later' };
  const things = db
    .selectFrom('push_thing')
    .where('push_thing.person_id', '=', mentorId)
    .where('kind', '=', sharedKind);
  const ahead = await things
    .innerJoin('goal_share', 'goal_share.goal_id', 'push_thing.subject_id')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('told_in', 'is', null)
    .where('goal_share.shared_at', '<', share.shared_at)
    .executeTakeFirst();
  const hersToday = await things
    .innerJoin('push', 'push.id', 'push_thing.told_in')
    .innerJoin('goal', 'goal.id', 'push_thing.subject_id')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('push.on_day', '=', localDay(mentor.time_zone, now))
    .where('goal.person_id', '=', share.person_id)
    .executeTakeFirst();
  return waitOf({ ...mentor, holidays, ahead: Number(ahead?.count), hersToday: Number(hersToday?.count) }, now);
}

/** The goal, locked, of a message that is about a goal and no longer shared with its reader; undefined when it still is. */
export async function lockSharedOnce(trx: Trx, { goalId, mentorId }: SeenGoal): Promise<LeftGoal | undefined> {
  const goal = await trx
    .selectFrom('goal')
    .select(['id', 'person_id as personId', 'entries'])
    .where('id', '=', goalId)
    .forUpdate()
    .executeTakeFirst();
  const still = await trx
    .selectFrom('goal_share')
    .select('goal_id')
    .where('goal_id', '=', goalId)
    .where('mentor_id', '=', mentorId)
    .executeTakeFirst();
  return still ? undefined : goal;
}

/**
 * Shares a goal that is locked and the person's own.
 *
 * @returns false when it is shared already: a goal has one mentor at most
 */
export async function addShare(trx: Trx, own: OwnGoal, mentorId: string, now: Date): Promise<boolean> {
  const added = await trx
    .insertInto('goal_share')
    .values({ goal_id: own.id, person_id: own.personId, mentor_id: mentorId, shared_at: now })
    .onConflict((conflict) => conflict.column('goal_id').doNothing())
    .returning('goal_id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Ends the sharing of one of a person's own goals. @returns whether it was shared */
export async function removeShare(trx: Trx, { personId, id }: OwnGoal): Promise<boolean> {
  const removed = await trx
    .deleteFrom('goal_share')
    .where('goal_id', '=', id)
    .where('person_id', '=', personId)
    .returning('goal_id')
    .executeTakeFirst();
  return removed !== undefined;
}

/**
 * Ends the sharing of a goal with the mentor who wants to see no more of it, and locks the goal.
 *
 * @returns the mentee's goal; undefined when it is not shared with them
 */
export async function leaveShare(trx: Trx, { goalId, mentorId }: SeenGoal): Promise<LeftGoal | undefined> {
  if (!isUuid(goalId)) return undefined;
  // The goal first, as the mentee's own changes do: otherwise the two could wait for each other.
  const goal = await trx
    .selectFrom('goal')
    .select(['id', 'person_id as personId', 'entries'])
    .where('id', '=', goalId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('goal_share')
          .select('goal_id')
          .whereRef('goal_id', '=', 'goal.id')
          .where('mentor_id', '=', mentorId),
      ),
    )
    .forUpdate('goal')
    .executeTakeFirst();
  if (!goal) return undefined;
  const left = await trx
    .deleteFrom('goal_share')
    .where('goal_id', '=', goalId)
    .where('mentor_id', '=', mentorId)
    .returning('goal_id')
    .executeTakeFirst();
  return left && goal;
}
