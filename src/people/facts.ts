import type { Kysely, Transaction } from 'kysely';
import type { Person, Schema, SlackIdentity } from '../db/schema.ts';
import type { AppContext } from '../feature.ts';
import type { Want } from '../surfaces/want.ts';
import { tellBack, tellLeft } from './jobs.ts';
import { type Member, profileOf, sameActMs, tellsNothingNew, toldAt } from './person.ts';
import { addPerson, lockPerson, saveProfile } from './queries.ts';

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
 * Has the next thing that somebody does noted, however near to the last one it is: from now on something waits for an
 * answer, and any act is one.
 */
export async function noteNextAct(trx: Transaction<Schema>, id: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - sameActMs);
  await trx
    .updateTable('person')
    .set({ acted_at: before })
    .where('id', '=', id)
    .where('acted_at', '>', before)
    .execute();
}

/**
 * The id of a member whom somebody else names, with what Slack says of them taken over as from an event. Whom the bot has
 * not met is added, and is not greeted: they never asked for a bot.
 */
export async function knowMember(
  ctx: Taking,
  trx: Transaction<Schema>,
  want: Want,
  identity: SlackIdentity,
  member: Member,
): Promise<string> {
  const now = ctx.now();
  const { person, isNew } = await addPerson(trx, identity, now);
  if (isNew) await saveProfile(trx, person.id, profileOf(member, person, now), toldAt(member, now), now);
  else await takeOver(ctx, trx, want, { id: person.id, member, happened: now });
  return person.id;
}

/** What taking over takes. */
type Taking = Pick<AppContext, 'queue' | 'now' | 'features'>;

/**
 * Takes over what Slack tells of a person, unless something newer is kept; their Home follows, whoever is back again
 * gets what has waited for them, and every feature hears that they have left, or are back.
 * @param told what Slack tells, and when it did, for a member that does not say since when it is so
 */
export async function takeOver(
  ctx: Taking,
  trx: Transaction<Schema>,
  want: Want,
  { id, member, happened }: { id: string; member: Member; happened: Date },
): Promise<void> {
  const person = await lockPerson(trx, id);
  if (!person || tellsNothingNew(person, member, happened)) return;
  const profile = profileOf(member, person, happened);
  await saveProfile(trx, id, profile, toldAt(member, happened), ctx.now());
  want.home(id);
  const hadLeft = person.deactivated_at !== null;
  // What waits for hours or days that are others now is looked at anew.
  const isHeldOtherwise =
    profile.timeZone !== person.time_zone || profile.statusUntil?.getTime() !== person.status_until?.getTime();
  if (isHeldOtherwise) {
    want.heldOf(id);
    for (const { hoursMoved } of ctx.features) await hoursMoved?.(trx, { person: id }, ctx.now());
  }
  if (hadLeft === profile.deactivated) return;
  if (hadLeft) want.allOf(id);
  const { workspace_id: workspace, slack_user_id: user } = person;
  await ctx.queue.send(trx, hadLeft ? tellBack : tellLeft, { workspace, user });
}
