import type { WebClient } from '@slack/web-api';
import type { Transaction } from 'kysely';
import { editionOf } from '../content/edition-of.ts';
import type { Context } from '../context.ts';
import type { Person, Schema, SlackIdentity } from '../db/schema.ts';
import type { AppContext } from '../feature.ts';
import type { Slot } from '../jobs/job.ts';
import { findMember } from '../slack/members.ts';
import { wantHandedOver } from '../surfaces/handed-over.ts';
import type { Message, MessageKind, Rendered, Showing } from '../surfaces/kind.ts';
import { inTransaction, type Want } from '../surfaces/want.ts';
import { findPersonFact, takeOver } from './facts.ts';
import { markWelcomed } from './queries.ts';
import { welcomeMessage } from './view.ts';

/** Hello, to somebody new: once, to people, not to bots or to those who have left. */
export const welcomeSurface: MessageKind<AppContext> = {
  name: 'people.welcome',
  place: 'dm',
  hours: 'any',
  tooLateAfterHours: 7 * 24,
  afterUnknown: 'leave',
  render: renderWelcome,
};

/** Wants somebody new greeted, and notes it. */
export async function wantWelcome(trx: Transaction<Schema>, want: Want, id: string, now: Date): Promise<void> {
  await markWelcomed(trx, id, now);
  want.message(welcomeSurface.name, { to: id, about: id }, { asked: true, pressed: true });
}

/** Who they are is asked first, as often as it takes; Home greets by name, and is often open before the name is known. */
async function renderWelcome(ctx: AppContext, { person, client }: Showing): Promise<Rendered<Message>> {
  const known = person?.told_at ? person : person && (await learn(ctx, person, client));
  if (!known || known.is_bot || known.deactivated_at) return 'gone';
  return welcomeMessage(editionOf(known, ctx));
}

/** Takes over who Slack says somebody is; undefined where it shows nobody, whom we cannot write to either. */
async function learn(ctx: AppContext, person: Person, client: WebClient): Promise<Person | undefined> {
  const { id } = person;
  const member = await findMember(client, identityOf(person));
  if (!member) return undefined;
  await inTransaction(ctx, (trx, want) => takeOver(ctx, trx, want, { id, member, happened: ctx.now() }));
  return findPersonFact(ctx.db, id);
}

/** A job of the release before, which greeted by itself. */
export async function welcome({ person: id }: { person: string }, ctx: Context): Promise<void> {
  const person = await findPersonFact(ctx.db, id);
  if (!person || person.welcomed_at) return;
  await markWelcomed(ctx.db, id, ctx.now());
  await wantHandedOver(ctx, { kind: welcomeSurface.name, to: id, about: id }, 'news');
}

/** Asks Slack again who somebody is: a change that it told while the bot was away is found so. */
export async function askAgain({ person: id }: { person: string }, ctx: AppContext): Promise<void> {
  const person = await findPersonFact(ctx.db, id);
  if (person) await learn(ctx, person, await ctx.workspaces.clientFor(person.workspace_id));
}

const identityOf = ({ workspace_id: workspaceId, slack_user_id: slackUserId }: Person): SlackIdentity => ({
  workspaceId,
  slackUserId,
});

/** Lets every feature know that a member has left their Slack, who is not asked about it. */
export async function passOnThatLeft(
  { workspace: workspaceId, user: slackUserId }: { workspace: string; user: string },
  ctx: AppContext,
): Promise<Slot> {
  for (const { memberLeft } of ctx.features) await memberLeft?.({ workspaceId, slackUserId }, ctx);
  return 'unused';
}

/** Lets every feature know that somebody is back in their Slack. */
export async function passOnThatBack(
  { workspace: workspaceId, user: slackUserId }: { workspace: string; user: string },
  ctx: AppContext,
): Promise<void> {
  for (const { memberBack } of ctx.features) await memberBack?.({ workspaceId, slackUserId }, ctx);
}
