import type { ActionRequest, AppContext, Feature } from '../feature.ts';
import { worker } from '../jobs/job.ts';
import { publishHome } from '../jobs/publish-home.ts';
import { openHome, refreshHome, showHome } from './job.ts';
import { setFullNotificationText } from './queries.ts';
import { samples } from './samples.ts';
import { ids } from './view.ts';

/** App Home: where the person is, the one next thing, and their settings. */
export const home: Feature = {
  name: 'home',
  jobs: [worker(publishHome, refreshHome)],
  samples,
  actions: {
    [ids.fullText]: (request, ctx) => switchNotifications(request, ctx, true),
    [ids.neutralText]: (request, ctx) => switchNotifications(request, ctx, false),
  },
  events: {
    app_home_opened: async ({ person, event, client }, ctx) => {
      if (event.tab === 'home') await openHome(ctx, person, client);
    },
  },
};

async function switchNotifications(request: ActionRequest, ctx: AppContext, full: boolean): Promise<void> {
  await setFullNotificationText(ctx.db, request.person.id, full, ctx.now());
  await request.ack();
  await showHome(ctx, { ...request.person, full_notification_text: full }, request.client);
}
