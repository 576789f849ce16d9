import type { Kysely, Transaction } from 'kysely';
import type { Person, Schema, SlackIdentity } from '../db/schema.ts';
import { type Member, profileOf, toldAt } from './person.ts';
import { addPerson, saveProfile } from './queries.ts';

/** The person with this id, for queued work; undefined when they have been erased since. */
export function findPersonFact(db: Kysely<Schema>, id: string): Promise<Person | undefined> {
  return db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whether the bot met somebody because another shared with them: such people are not greeted, whoever comes themselves is. */
export const cameAsMentor = ({ welcomed_at }: Pick<Person, 'welcomed_at'>): boolean => welcomed_at === null;

/**
 * Whether somebody takes what others send them through the bot. Under the lock that `knowMember` takes on their row, it
 * stays so until the transaction ends.
 */
export async function takesMessages(db: Kysely<Schema>, id: string): Promise<boolean> {
  const person = await db.selectFrom('person').select('takes_messages').where('id', '=', id).executeTakeFirst();
  return person?.takes_messages ?? false;
}

/** Notes whether somebody takes what others send them; whoever is about to send to them waits for it. */
export async function setTakesMessages(trx: Transaction<Schema>, id: string, takes: boolean, now: Date): Promise<void> {
  await trx.updateTable('person').set({ takes_messages: takes, updated_at: now }).where('id', '=', id).execute();
}

/**
 * The id of a member whom somebody else names, with what Slack says of them taken over. Whom the bot has not met is
 * added, and is not greeted: they never asked for a bot.
 */
export async function knowMember(
  trx: Transaction<Schema>,
  identity: SlackIdentity,
  member: Member,
  now: Date,
): Promise<string> {
  const { person } = await addPerson(trx, identity, now);
  await saveProfile(trx, person.id, profileOf(member, person, now), toldAt(member, now), now);
  return person.id;
}
