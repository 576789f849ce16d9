import type { Context } from '../context.ts';
import type { Person } from '../db/schema.ts';
import { type Member, profileOf } from './person.ts';
import { addPerson, findPerson, type SlackIdentity, saveProfile } from './queries.ts';

/** Finds who asks; somebody new is added, and greeted once by queued work. */
export async function meet(ctx: Context, identity: SlackIdentity): Promise<Person> {
  const known = await findPerson(ctx.db, identity);
  if (known) return known;
  return ctx.db.transaction().execute(async (trx) => {
    const { person, isNew } = await addPerson(trx, identity, ctx.now());
    if (isNew) await ctx.queue.send(trx, 'people.welcome', { person: person.id });
    return person;
  });
}

/** Takes over what `user_change` says of somebody the bot has met; nobody else is looked at. */
export async function memberChanged(ctx: Context, identity: SlackIdentity, member: Member): Promise<void> {
  const person = await findPerson(ctx.db, identity);
  if (person) await saveProfile(ctx.db, person.id, profileOf(member), ctx.now());
}
