import { SlackError, type WebClient } from '@slack/web-api';
import { stepOne } from '../assess/facts.ts';
import { localDay } from '../calendar.ts';
import { forOne } from '../context.ts';
import type { Person } from '../db/schema.ts';
import type { AppContext } from '../feature.ts';
import { goalsOf, sharedWith } from '../goals/facts.ts';
import { publishHome } from '../jobs/publish-home.ts';
import { needLabel } from '../needs/need.ts';
import { stepTwo } from '../network/facts.ts';
import { findPersonFact } from '../people/facts.ts';
import { describeError } from '../process/log.ts';
import { aboutNeeds, nextFor, readerOf } from '../reader.ts';
import { secondsToWait } from '../slack/outcome.ts';
import { firstName } from './greeting.ts';
import { homeView } from './view.ts';

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
export async function showHome(all: AppContext, person: Person, client: WebClient): Promise<void> {
  const ctx = forOne(all);
  const reader = readerOf(ctx, person);
  const { edition, fact } = reader;
  const one = await fact(stepOne);
  const focus = one.focus.map(({ id, ownWords }) => ({ id, label: needLabel({ edition, ownNeed: ownWords }, id) }));
  const view = homeView({
    edition,
    command: ctx.command,
    name: firstName(person.name),
    fullNotificationText: person.full_notification_text,
    next: await nextFor(reader, ctx),
    stepOne: one,
    stepTwo: await stepTwo(fact),
    focus: await aboutNeeds(reader, ctx, focus),
    goals: await fact(goalsOf),
    shared: await fact(sharedWith),
    today: localDay(person.time_zone, ctx.now()),
    unread: ctx.unread.size,
  });
  await client.views.publish({ user_id: person.slack_user_id, view });
}
