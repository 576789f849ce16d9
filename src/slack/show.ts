import type { ModalView } from '@slack/types';
import type { ActionRequest, SubmitAnswer } from '../feature.ts';

/** Shows a modal where the person is: in place of the modal they pressed in, or as a new one. */
export async function showModal(request: ActionRequest, view: ModalView): Promise<void> {
  if (request.view?.type === 'modal') await request.client.views.update({ view_id: request.view.id, view });
  else await request.client.views.open({ trigger_id: request.triggerId, view });
}

/** Lays a modal over the one the person pressed in, which keeps what was typed; elsewhere opens it. */
export async function overlayModal(request: ActionRequest, view: ModalView): Promise<void> {
  if (request.view?.type === 'modal') await request.client.views.push({ trigger_id: request.triggerId, view });
  else await request.client.views.open({ trigger_id: request.triggerId, view });
}

/** Answers a modal that was sent off with the one that follows it. */
export const update = (view: ModalView): SubmitAnswer => ({ response_action: 'update', view });

/** Keeps a modal open with everything typed in it, and says at its inputs, by block id, what is to be mended. */
export const errors = (sentences: Record<string, string>): SubmitAnswer => ({
  response_action: 'errors',
  errors: sentences,
});
