import type { App } from '@slack/bolt';
import { assess } from './assess/index.ts';
import { sendResult } from './assess/job.ts';
import { runCommand, wordsOf } from './command.ts';
import type { Context } from './context.ts';
import type { Feature } from './feature.ts';
import { goals } from './goals/index.ts';
import { showShared } from './goals/sharing/job.ts';
import { home } from './home/index.ts';
import { refreshHome } from './home/job.ts';
import type { JobData, JobName } from './jobs/list.ts';
import type { Tick } from './jobs/ticks.ts';
import { network } from './network/index.ts';
import { sendMap } from './network/picture/job.ts';
import { lookForReminders, remind } from './network/reminders/job.ts';
import { meet, memberChanged } from './people/index.ts';
import { askAgain, welcome } from './people/job.ts';
import { privacy } from './privacy/index.ts';
import { type EventHandler, revokesOurs } from './slack/events.ts';
import { forgetInstallation } from './slack/installed/installations.ts';
import { AskedToWait, waitingFor } from './slack/post.ts';
import { forgetEvents } from './slack/repeats.ts';
import { eventHandlers, type Handlers, registerRequests } from './slack/requests.ts';

/** Every feature, in the order that help shows their words. */
export const features: readonly Feature[] = [assess, network, goals, home, privacy];

/** Every word after the slash command, `help` among them. */
export const words = wordsOf(features);

const handlersOf = (ctx: Context): Handlers => ({
  features,
  meet: (identity) => meet(ctx, identity),
  runCommand: (text, request) => runCommand(words, text, request, ctx),
});

/** Hands Bolt everything that people do. */
export const registerSlack = (app: App, ctx: Context): void => registerRequests(app, ctx, handlersOf(ctx));

/** What Slack tells by itself, by type: what features listen to, who somebody is, and that the bot was taken out. */
export function eventsOf(ctx: Context): Record<string, EventHandler> {
  const removed: EventHandler = ({ workspaceId, happened }) =>
    forgetInstallation(ctx.db, workspaceId, ctx.now(), happened);
  return {
    ...eventHandlers(ctx, handlersOf(ctx)),
    user_change: (told) => memberChanged(told, ctx),
    // The two come in any order, and either may come alone, twice, or late.
    app_uninstalled: removed,
    tokens_revoked: async (told) => {
      if (revokesOurs(told)) await removed(told);
    },
  };
}

/** Who does which queued work; the compiler asks for every job of the list. */
const workers: { [Name in JobName]: (data: JobData<Name>, ctx: Context) => Promise<void> } = {
  'people.welcome': welcome,
  'people.ask': askAgain,
  'people.left': async ({ workspace, user }, ctx) => {
    for (const { memberLeft } of features) await memberLeft?.({ workspaceId: workspace, slackUserId: user }, ctx);
  },
  'home.publish': refreshHome,
  'assess.send-result': sendResult,
  'goals.show-shared': showShared,
  'network.send-map': sendMap,
  'network.remind': remind,
};

/** What is looked at every minute. */
export const ticksOf = (ctx: Context): Tick[] => [
  { name: 'network.reminders', run: () => lookForReminders(ctx) },
  { name: 'slack.events', run: () => forgetEvents(ctx.db, ctx.now()) },
];

/** Hands the queue its workers; before it starts. */
export function registerJobs(ctx: Context): void {
  for (const name of Object.keys(workers) as JobName[]) register(name, ctx);
}

function register<Name extends JobName>(name: Name, ctx: Context): void {
  ctx.queue.work(name, async (data) => {
    try {
      await workers[name](data, ctx);
    } catch (error) {
      const why = waitingFor(error);
      if (!(why instanceof AskedToWait)) throw error;
      // A 429 is obeyed to the second, and is no failure: the same work comes again when Slack said.
      const startAfter = why.seconds;
      await ctx.db.transaction().execute((trx) => ctx.queue.send(trx, name, data, { startAfter }));
    }
  });
}
