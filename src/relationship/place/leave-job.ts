import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { editionOf } from '../../content/edition-of.ts';
import type { AppContext } from '../../feature.ts';
import type { Slot } from '../../jobs/job.ts';
import { slackErrorOf } from '../../process/log.ts';
import { lookInto } from '../../slack/channels.ts';
import type { MessageKind } from '../../surfaces/kind.ts';
import { takePinsOff } from '../../surfaces/pins/want-pin.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { kinds } from '../ids.ts';
import { leavePlace } from './jobs.ts';
import {
  findLeaving,
  forgetLeaving,
  isInUse,
  type LeaveRow,
  noteAsked,
  restLeaving,
  takeDueLeavings,
} from './leave-queries.ts';
import { isShared } from './place.ts';
import { doneMessage } from './view.ts';

/**
 * Leaves a channel; where the bot cannot leave by itself, as a public one without a scope for it, it says that it is done there and
 * asks to be removed. Where another pair talks it stays. Harmless when repeated.
 *
 * @throws the error of Slack, the network or the database, when the same is to be tried again
 */
export async function runLeave({ leave }: { leave: string; workspace: string }, ctx: AppContext): Promise<Slot> {
  const row = await findLeaving(ctx.db, leave);
  if (!row || row.asked) return 'unused';
  const client = await ctx.workspaces.clientFor(row.workspace_id);
  const end = (await isInUse(ctx.db, row)) ? 'left' : await leaveNow(ctx, client, row);
  if (end === 'left') await forgetLeaving(ctx.db, row.id);
  else if (end === 'archived') await restLeaving(ctx.db, row.id);
  else await askToBeRemoved(ctx, client, row);
  return 'used';
}

/**
 * Says once, where something of the bot's stands, that it is done there; not where another organization reads, nor where it never
 * said anything.
 */
async function askToBeRemoved(ctx: AppContext, client: WebClient, row: LeaveRow): Promise<void> {
  const seen = await lookInto(client, row.channel_id);
  const told = seen === 'not allowed' ? undefined : seen.told;
  // Slack says that it may not leave before it says that it is not there.
  if (seen !== 'not allowed' && (!told || told.is_member === false)) return forgetLeaving(ctx.db, row.id);
  // In a private one she has not read that it would.
  const isSaid = row.was_posted && told?.is_member === true && told.is_private === false && !isShared(told);
  await inTransaction(ctx, async (trx, want) => {
    const where = { workspace: row.workspace_id, channel: row.channel_id, about: row.id };
    if ((await noteAsked(trx, row.id)) && isSaid) want.inChannel(kinds.done, where, { asked: true });
  });
}

/** Takes its pins off and leaves a channel. Where the bot would be the last, nobody is left to have it. */
async function leaveNow(
  ctx: AppContext,
  client: WebClient,
  { workspace_id: workspaceId, channel_id: channel }: LeaveRow,
): Promise<'left' | 'archived' | 'may not'> {
  await takePinsOff(ctx, { workspaceId, channelId: channel });
  try {
    await client.conversations.leave({ channel });
  } catch (error) {
    const code = slackErrorOf(error);
    if (code === 'is_archived') return 'archived';
    if (mayNot.has(code ?? '')) return 'may not';
    if (code === 'last_member') return putAwayIfMay(client, channel);
    else if (!isOut(error, code)) throw error;
  }
  return 'left';
}

/** https://docs.slack.dev/reference/methods/conversations.leave */
const mayNot = new Set([
  ...['missing_scope', 'restricted_action', 'cant_leave_general', 'not_allowed_token_type', 'access_denied'],
  ...['no_permission', 'method_not_supported_for_channel_type', 'team_access_not_granted', 'ekm_access_denied'],
]);

async function putAwayIfMay(client: WebClient, channel: string): Promise<'left' | 'may not'> {
  try {
    await putAway(client, channel);
    return 'left';
  } catch (error) {
    if (mayNot.has(slackErrorOf(error) ?? '')) return 'may not';
    throw error;
  }
}

/** Whoever is not in a channel is answered without a code: https://docs.slack.dev/reference/methods/conversations.leave */
const isOut = (error: unknown, code: string | undefined): boolean =>
  ['channel_not_found', 'not_in_channel'].includes(code ?? '') ||
  (error instanceof WebAPIPlatformError && (error.data as { not_in_channel?: unknown }).not_in_channel === true);

/** Takes a channel that nobody wants out of sight: archived, since an app cannot delete one. Harmless when repeated. */
export async function putAway(client: WebClient, channel: string): Promise<void> {
  await client.conversations.archive({ channel }).catch((error: unknown) => {
    if (!['already_archived', 'channel_not_found', 'not_in_channel'].includes(slackErrorOf(error) ?? '')) throw error;
  });
}

/** That the bot is done in a channel which it cannot leave by itself. It names nobody. */
export const doneSurface: MessageKind<AppContext> = {
  name: kinds.done,
  place: 'channel',
  hours: 'any',
  tooLateAfterHours: 7 * 24,
  afterUnknown: 'look once',
  async render(ctx, { subject, repeated }) {
    const row = await findLeaving(ctx.db, subject);
    // Where the bot is wanted again it is not done.
    if (!row) return 'gone';
    return row.asked ? doneMessage(editionOf(undefined, ctx), repeated) : 'not now';
  },
};

const dueAtOnce = 200;

/** Channels to leave, of which the work was lost, are sent to the queue again. */
export async function lookForLeavings(ctx: AppContext): Promise<number> {
  return ctx.db.transaction().execute(async (trx) => {
    const due = await takeDueLeavings(trx, ctx.now(), dueAtOnce);
    await ctx.queue.sendAll(trx, leavePlace, due);
    return due.length;
  });
}
