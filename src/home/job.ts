import { SlackError, type WebClient } from '@slack/web-api';
import type { Person } from '../db/schema.ts';
import type { AppContext } from '../feature.ts';
import { publishHome } from '../jobs/publish-home.ts';
import { findPersonFact } from '../people/facts.ts';
import { describeError } from '../process/log.ts';
import { secondsToWait } from '../slack/outcome.ts';
import { homeScreen } from './screens.ts';

/** Brings somebody's Home up to date after something they did elsewhere. */
export async function refreshHome({ person: id }: { person: string }, ctx: AppContext): Promise<void> {
  const person = await findPersonFact(ctx.db, id);
  if (!person || person.deactivated_at) return;
  await showHome(ctx, person, await ctx.workspaces.clientFor(person.workspace_id));
}

/** Slack waits three seconds for the answer to the event that tells that somebody opened their Home. */
const openWithinMs = 1_500;

/**
 * Shows Home to somebody who opens it. They see it stay empty when Slack does not take it, or not in time, and nobody
 * can tell them: so it comes by queued work then, which tries again until Slack is back.
 * @throws an error that is not Slack's
 */
export async function openHome(ctx: AppContext, person: Person, client: WebClient): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), openWithinMs);
  });
  const failed = await Promise.race([showHome(ctx, person, client).catch((error: unknown) => ({ error })), late]);
  clearTimeout(timer);
  if (!failed) return;
  const error = failed === 'late' ? undefined : failed.error;
  if (error && !(error instanceof SlackError)) throw error;
  const report = { person: person.id, error: error ? describeError(error) : failed };
  ctx.log.warn(report, 'Slack did not take a Home; it is published later');
  const startAfter = secondsToWait(error) ?? 0;
  await ctx.db.transaction().execute((trx) => ctx.queue.send(trx, publishHome, { person: person.id }, { startAfter }));
}

/** Shows a person their Home as things stand now. */
export async function showHome(ctx: AppContext, person: Person, client: WebClient): Promise<void> {
  await client.views.publish({ user_id: person.slack_user_id, view: await homeScreen(ctx, person) });
}
