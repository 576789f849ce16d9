import type { Transaction } from 'kysely';
import { editionOf } from '../content/edition-of.ts';
import type { Context } from '../context.ts';
import type { Person, Schema, SlackIdentity } from '../db/schema.ts';
import type { AppContext } from '../feature.ts';
import { publishHome } from '../jobs/publish-home.ts';
import { findMember } from '../slack/members.ts';
import { postOnce } from '../slack/post.ts';
import { findPersonFact } from './facts.ts';
import { type Member, profileOf, tellsNothingNew, toldAt } from './person.ts';
import { lockPerson, markWelcomed, saveProfile } from './queries.ts';
import { welcomeMessage } from './view.ts';

/** Learns who somebody new is, and says hello: once, to people, not to bots or to those who have left. */
export async function welcome({ person: id }: { person: string }, ctx: Context): Promise<void> {
  const person = await findPersonFact(ctx.db, id);
  if (!person || person.welcomed_at) return;
  const client = await ctx.workspaces.clientFor(person.workspace_id);
  const member = await findMember(client, identityOf(person));
  if (!member) return;
  const profile = profileOf(member);
  // Home greets by name, and is often open before the name is known.
  await ctx.db.transaction().execute((trx) => takeOver(trx, ctx, id, member, ctx.now()));
  if (profile.isBot || profile.deactivated) return;
  await postOnce(ctx, person, { kind: 'people.welcome', id }, welcomeMessage(editionOf(person, ctx)));
  await markWelcomed(ctx.db, id, ctx.now());
}

/** Asks Slack again who somebody is: a change that it told while the bot was away is found so. */
export async function askAgain({ person: id }: { person: string }, ctx: Context): Promise<void> {
  const person = await findPersonFact(ctx.db, id);
  if (!person) return;
  const member = await findMember(await ctx.workspaces.clientFor(person.workspace_id), identityOf(person));
  if (member) await ctx.db.transaction().execute((trx) => takeOver(trx, ctx, id, member, ctx.now()));
}

const identityOf = ({ workspace_id: workspaceId, slack_user_id: slackUserId }: Person): SlackIdentity => ({
  workspaceId,
  slackUserId,
});

/** Lets every feature know that a member has left their Slack. */
export async function passOnThatLeft(
  { workspace: workspaceId, user: slackUserId }: { workspace: string; user: string },
  ctx: AppContext,
): Promise<void> {
  for (const { memberLeft } of ctx.features) await memberLeft?.({ workspaceId, slackUserId }, ctx);
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
  await ctx.queue.send(trx, publishHome, { person: id });
}
