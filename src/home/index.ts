import type { ActionRequest, AppContext, Feature } from '../feature.ts';
import { worker } from '../jobs/job.ts';
import { homeSurface, openHome, showHome, wantHome } from './job.ts';
import { publishHome } from './jobs.ts';
import { setFullNotificationText } from './queries.ts';
import { samples } from './samples.ts';
import { ids } from './view.ts';

/** App Home: where the person is, the one next thing, and their settings. */
export const home: Feature = {
  name: 'home',
  jobs: [worker(publishHome, wantHome)],
  surfaces: [homeSurface],
  samples,
  actions: {
    [ids.fullText]: (request, ctx) => switchNotifications(request, ctx, true),
    [ids.neutralText]: (request, ctx) => switchNotifications(request, ctx, false),
  },
  events: {
    app_home_opened: async ({ person, event }, ctx) => {
      if (event.tab !== 'home') return;
      await openHome(ctx, person, async (trx) => {
        for (const { homeOpened } of ctx.features) await homeOpened?.(trx, person.id);
      });
      await showHome(ctx, person);
    },
  },
};

async function switchNotifications({ person, ack }: ActionRequest, ctx: AppContext, full: boolean): Promise<void> {
  await openHome(ctx, person, async (trx) => {
    await setFullNotificationText(trx, person.id, full, ctx.now());
  });
  await ack();
  await showHome(ctx, person);
}
