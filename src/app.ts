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
import { welcome } from './people/job.ts';
import { privacy } from './privacy/index.ts';
import { forgetInstallation } from './slack/installations.ts';
import { AskedToWait, waitingFor } from './slack/post.ts';
import { registerRequests } from './slack/requests.ts';

/** Every feature, in the order that help shows their words. */
export const features: readonly Feature[] = [assess, network, goals, home, privacy];

/** Every word after the slash command, `help` among them. */
export const words = wordsOf(features);

/** Hands Bolt everything that Slack may send. */
export function registerSlack(app: App, ctx: Context): void {
  registerRequests(app, ctx, {
    features,
    meet: (identity) => meet(ctx, identity),
    runCommand: (text, request) => runCommand(words, text, request, ctx),
    async memberChanged(identity, member) {
      await memberChanged(ctx, identity, member);
      // Most changes are of a picture or a status; only this one matters to those who name somebody.
      if (member.deleted) for (const { memberLeft } of features) await memberLeft?.(identity, ctx);
    },
    uninstalled: (workspaceId, happened) => forgetInstallation(ctx.db, workspaceId, ctx.now(), happened),
  });
}

/** Who does which queued work; the compiler asks for every job of the list. */
const workers: { [Name in JobName]: (data: JobData<Name>, ctx: Context) => Promise<void> } = {
  'people.welcome': welcome,
  'home.publish': refreshHome,
  'assess.send-result': sendResult,
  'goals.show-shared': showShared,
  'network.send-map': sendMap,
  'network.remind': remind,
};

/** What is looked at every minute. */
export const ticksOf = (ctx: Context): Tick[] => [{ name: 'network.reminders', run: () => lookForReminders(ctx) }];

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
