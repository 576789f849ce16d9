import type { Feature } from '../feature.ts';
import { overlayModal } from '../slack/show.ts';
import { ids, samples, whoSeesView } from './view.ts';

/** "Who can see what": one tap away wherever something is asked. */
export const privacy: Feature = {
  name: 'privacy',
  samples: ({ edition }) => samples(edition),
  words: {
    privacy: {
      help: 'helpPrivacy',
      run: async ({ client, triggerId, edition }) => {
        await client.views.open({ trigger_id: triggerId, view: whoSeesView(edition) });
      },
    },
  },
  actions: {
    [ids.whoSees]: async (request) => {
      await request.ack();
      await overlayModal(request, whoSeesView(request.edition));
    },
  },
};
