import type { App } from '@slack/bolt';
import { forOne } from './context.ts';
import { isDatabaseDown } from './db/errors.ts';
import type { AppContext, Feature } from './feature.ts';
import { byId } from './feature.ts';
import { forgetOldTyped } from './forms/typed/queries.ts';
import { incoming } from './incoming.ts';
import { type Job, type Worker, worker } from './jobs/job.ts';
import type { Tick } from './jobs/ticks.ts';
import { type EventHandler, revokedBots } from './slack/events.ts';
import { forgetInstallation } from './slack/installed/installations.ts';
import { afterRemoval, type Removal } from './slack/installed/removal.ts';
import { forgetEvents } from './slack/repeats.ts';
import { registerRequests } from './slack/requests.ts';
import { bringSurface } from './surfaces/bring-job.ts';
import { bring } from './surfaces/bringing/bring.ts';
import { lookForSurfaces } from './surfaces/bringing/look.ts';
import { kindsOf } from './surfaces/kind.ts';
import { lookForPins, runPin } from './surfaces/pins/bring-pin.ts';
import { bringPin } from './surfaces/pins/job.ts';

/** Hands Bolt everything that people do. */
export const registerSlack = (app: App, ctx: AppContext): void => registerRequests(app, ctx);

/** What Slack tells by itself, by type: what features listen to, and that the bot was taken out. */
export function eventsOf(ctx: AppContext): Record<string, EventHandler> {
  const told = byId(ctx.features.map((one) => one.told));
  return {
    ...doneBySomebody(ctx),
    ...Object.fromEntries([...told].map(([type, handle]) => [type, (event) => handle(event, ctx)])),
    // The two come in any order, and either may come alone, twice, or late.
    app_uninstalled: ({ workspaceId, happened }) => takenOut(ctx, workspaceId, { happened }),
    tokens_revoked: async (event) => {
      const bots = revokedBots(event);
      if (bots.length > 0) await takenOut(ctx, event.workspaceId, { happened: event.happened, bots });
    },
  };
}

/** The bot is said to be out of a workspace. @throws Error while nobody can say whether it is: Slack tells it again */
async function takenOut(ctx: AppContext, workspaceId: string, removal: Removal): Promise<void> {
  const standing = await ctx.workspaces.standing(workspaceId);
  const what = afterRemoval(standing, removal);
  if (what === 'ask again') throw new Error('Slack does not say yet whether the bot is out of a workspace.');
  if (what === 'remove') await forgetInstallation(ctx.db, workspaceId, standing.generation, ctx.now());
}

/**
 * The events that somebody caused, who is met first; where the bot has been taken out meanwhile there is nobody to
 * answer, and nothing to do.
 */
function doneBySomebody(ctx: AppContext): Record<string, EventHandler> {
  const types = new Set(ctx.features.flatMap(({ events }) => Object.keys(events ?? {})));
  const handlerOf =
    (type: string): EventHandler =>
    async ({ workspaceId, event }) => {
      if (typeof event.user !== 'string') return;
      const client = await ctx.workspaces.clientFor(workspaceId).catch(unlessAway);
      if (!client) return;
      const own = forOne(ctx);
      const who = await incoming(own, client, { workspaceId, slackUserId: event.user });
      for (const { events } of ctx.features) await events?.[type]?.({ ...who, event }, own);
    };
  return Object.fromEntries([...types].map((type) => [type, handlerOf(type)]));
}

/** A workspace that has no token of ours, since the bot was taken out of it; that the database is away is thrown on. */
function unlessAway(error: unknown): undefined {
  if (isDatabaseDown(error)) throw error;
}

/** Every kind of queued work: what the features have done, and the platform's own. */
export const jobsOf = (features: readonly Feature[]): Job[] => [
  ...features.flatMap(({ jobs = [] }) => jobs.map(({ job }) => job)),
  bringSurface,
  bringPin,
];

/** What is looked at every minute: what comes due for the features, and what the platform keeps for a while. */
export const ticksOf = (ctx: AppContext): Tick[] => [
  ...ctx.features.flatMap(({ ticks = [] }) => ticks.map(({ name, run }) => ({ name, run: () => run(ctx) }))),
  { name: 'forms.typed', run: () => forgetOldTyped(ctx.db, ctx.now()) },
  { name: 'slack.events', run: () => forgetEvents(ctx.db, ctx.now()) },
  { name: 'surfaces', run: () => lookForSurfaces(ctx) },
  { name: 'surfaces.pins', run: () => lookForPins(ctx) },
];

/** Hands the queue the features' workers, and the platform's; before it starts. */
export function registerJobs(ctx: AppContext): void {
  const kinds = kindsOf(ctx.features);
  const one = worker(bringSurface, async ({ surface }) =>
    (await bring(ctx, kinds, surface)) === 'called' ? 'used' : 'unused',
  );
  register(one, ctx);
  register(worker(bringPin, runPin), ctx);
  for (const { jobs = [] } of ctx.features) for (const one of jobs) register(one, ctx);
}

function register({ job, run }: Worker<AppContext>, ctx: AppContext): void {
  ctx.queue.work(job, (data) => run(data, forOne(ctx)));
}
