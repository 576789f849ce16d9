import type { Context } from '../context.ts';
import type { ActionRequest, Feature } from '../feature.ts';
import { openHome, publishHome } from './job.ts';
import { setFullNotificationText } from './queries.ts';
import { ids } from './view.ts';

/** App Home: where the person is, the one next thing, and their settings. */
export const home: Feature = {
  name: 'home',
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

async function switchNotifications(request: ActionRequest, ctx: Context, full: boolean): Promise<void> {
  await setFullNotificationText(ctx.db, request.person.id, full, ctx.now());
  await request.ack();
  await publishHome(ctx, { ...request.person, full_notification_text: full }, request.client);
}
