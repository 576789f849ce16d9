import type { Kysely, Transaction } from 'kysely';
import { ask } from '../db/client.ts';
import type { Person, Schema, SlackIdentity } from '../db/schema.ts';
import type { Profile } from './person.ts';

type Db = Kysely<Schema>;

/** The person with this Slack identity; undefined when the bot has not met them. */
export async function findPerson(db: Db, { workspaceId, slackUserId }: SlackIdentity): Promise<Person | undefined> {
  const text = 'select * from person where workspace_id = $1 and slack_user_id = $2';
  return (await ask<Person>(db, text, workspaceId, slackUserId))[0];
}

/** Adds a person and their workspace; two requests at once add one. `isNew` is true for exactly one of them. */
export async function addPerson(
  db: Db,
  identity: SlackIdentity,
  now: Date,
): Promise<{ person: Person; isNew: boolean }> {
  await db
    .insertInto('workspace')
    .values({ id: identity.workspaceId, name: null, installed_at: now, uninstalled_at: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const added = await db
    .insertInto('person')
    .values({
      workspace_id: identity.workspaceId,
      slack_user_id: identity.slackUserId,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'slack_user_id']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (added) return { person: added, isNew: true };
  const person = await findPerson(db, identity);
  if (!person) throw new Error('A person was erased while being added.');
  return { person, isNew: false };
}

/**
 * The person as they are now, locked until the transaction ends; undefined when they have been erased. Rows that name
 * them can be added meanwhile.
 */
export function lockPerson(trx: Transaction<Schema>, id: string): Promise<Person | undefined> {
  return trx.selectFrom('person').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

/** Notes that Slack is being asked who somebody is; false when it has been asked since `before`, by whichever replica. */
export async function markAsked(trx: Transaction<Schema>, id: string, before: Date, now: Date): Promise<boolean> {
  const marked = await trx
    .updateTable('person')
    .set({ asked_at: now })
    .where('id', '=', id)
    .where((where) => where.or([where('asked_at', 'is', null), where('asked_at', '<=', before)]))
    .returning('id')
    .executeTakeFirst();
  return marked !== undefined;
}

/**
 * Takes over what Slack says of a member; a deactivation keeps its first date and ends when they come back.
 * @param told when it became so, by Slack's clock
 */
export async function saveProfile(db: Db, id: string, profile: Profile, told: Date, now: Date): Promise<void> {
  await db
    .updateTable('person')
    .set((set) => ({
      name: profile.name,
      home_team: profile.homeTeam,
      time_zone: profile.timeZone,
      is_admin: profile.isAdmin,
      is_guest: profile.isGuest,
      is_bot: profile.isBot,
      status_until: profile.statusUntil,
      deactivated_at: profile.deactivated ? set.fn.coalesce('deactivated_at', set.val(now)) : null,
      told_at: told,
      updated_at: now,
    }))
    .where('id', '=', id)
    .execute();
}

/** Marks that somebody is greeted. */
export async function markWelcomed(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('person').set({ welcomed_at: now }).where('id', '=', id).execute();
}

/** Notes that somebody does something here; false when it has been noted since `before`, by whichever replica. */
export async function markActed(trx: Transaction<Schema>, id: string, before: Date, now: Date): Promise<boolean> {
  const marked = await trx
    .updateTable('person')
    .set({ acted_at: now })
    .where('id', '=', id)
    .where((where) => where.or([where('acted_at', 'is', null), where('acted_at', '<=', before)]))
    .returning('id')
    .executeTakeFirst();
  return marked !== undefined;
}
