import type { Context } from '../context.ts';
import { postOnce } from '../slack/post.ts';
import { findPersonFact } from './facts.ts';
import { profileOf } from './person.ts';
import { markWelcomed, saveProfile } from './queries.ts';
import { welcomeMessage } from './view.ts';

/** Learns who somebody new is, and says hello: once, to people, not to bots or to those who have left. */
export async function welcome({ person: id }: { person: string }, ctx: Context): Promise<void> {
  const person = await findPersonFact(ctx.db, id);
  if (!person || person.welcomed_at) return;
  const client = await ctx.workspaces.clientFor(person.workspace_id);
  const { user } = await client.users.info({ user: person.slack_user_id });
  const profile = profileOf(user ?? {});
  await saveProfile(ctx.db, id, profile, ctx.now());
  if (profile.isBot || profile.deactivated) return;
  await postOnce(ctx, person, { kind: 'people.welcome', id }, welcomeMessage(ctx.editions.default));
  await markWelcomed(ctx.db, id, ctx.now());
}
