import type { Feature } from '../feature.ts';
import { cameAsMentor } from '../people/facts.ts';
import { overlayModal } from '../slack/show.ts';
import { ids, samples, whoSeesView } from './view.ts';

/** "Who can see what": one tap away wherever something is asked. */
export const privacy: Feature = {
  name: 'privacy',
  samples: ({ edition }) => samples(edition),
  words: {
    privacy: {
      help: 'helpPrivacy',
      run: async ({ client, triggerId, edition, person }) => {
        await client.views.open({ trigger_id: triggerId, view: whoSeesView(edition, cameAsMentor(person)) });
      },
    },
  },
  actions: {
    [ids.whoSees]: async (request) => {
      await request.ack();
      await overlayModal(request, whoSeesView(request.edition, cameAsMentor(request.person)));
    },
  },
};
