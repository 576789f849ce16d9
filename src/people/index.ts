import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import type { Person, Schema } from '../db/schema.ts';
import type { SlackEvent } from '../slack/events.ts';
import { isFirst } from '../slack/repeats.ts';
import { askAgainMs, asksAgain, type Member, memberIn, profileOf, tellsNothingNew, toldAt } from './person.ts';
import { addPerson, findPerson, lockPerson, markAsked, type SlackIdentity, saveProfile } from './queries.ts';

/**
 * Finds who asks; somebody new is added, and greeted once by queued work. Of somebody known Slack is asked again now and
 * then: what it told while the bot was away is found so.
 */
export async function meet(ctx: Context, identity: SlackIdentity): Promise<Person> {
  const now = ctx.now();
  const known = await findPerson(ctx.db, identity);
  if (known && !asksAgain(known.asked_at, now)) return known;
  return ctx.db.transaction().execute(async (trx) => {
    const { person, isNew } = await addPerson(trx, identity, now);
    if (await markAsked(trx, person.id, new Date(now.getTime() - askAgainMs), now))
      await ctx.queue.send(trx, isNew ? 'people.welcome' : 'people.ask', { person: person.id });
    return person;
  });
}

/**
 * Takes over what `user_change` says of somebody the bot has met; of others only that they left matters, to those who
 * have them on a map. It comes at every change of anybody's status, and mostly changes nothing.
 */
export async function memberChanged(told: SlackEvent, ctx: Context): Promise<void> {
  const member = memberIn(told.event.user);
  if (!member) return;
  const identity = { workspaceId: told.workspaceId, slackUserId: member.id };
  const person = await findPerson(ctx.db, identity);
  const left = member.deleted === true;
  if (person ? tellsNothingNew(person, member, told.happened) : !left) return;
  await ctx.db.transaction().execute(async (trx) => {
    if (!(await isFirst(trx, told, ctx.now()))) return;
    if (person) await takeOver(trx, ctx, person.id, member, told.happened);
    if (left) await ctx.queue.send(trx, 'people.left', { workspace: identity.workspaceId, user: identity.slackUserId });
  });
}

/**
 * Takes over what Slack tells of a person, unless something newer is kept; their Home follows.
 * @param happened when Slack told it, for a member that does not say since when it is so
 */
export async function takeOver(
  trx: Transaction<Schema>,
  ctx: Context,
  id: string,
  member: Member,
  happened: Date,
): Promise<void> {
  const person = await lockPerson(trx, id);
  if (!person || tellsNothingNew(person, member, happened)) return;
  const known = { name: person.name, timeZone: person.time_zone };
  await saveProfile(trx, id, profileOf(member, known), toldAt(member, happened), ctx.now());
  await ctx.queue.send(trx, 'home.publish', { person: id });
}
