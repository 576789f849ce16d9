/*
 * The room of leaving a form of the map: nothing that was changed goes without a question, and where nothing was there
 * is none.
 */

import type { ModalView } from '@slack/types';
import type { ActionRequest, AppContext, Incoming, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { changedInputs } from '../../forms/changed.ts';
import { returnTo } from '../../forms/detour.ts';
import { forgetTyped } from '../../forms/typed/queries.ts';
import { overlayModal, showModal } from '../../slack/show.ts';
import { keepAskAsItIs } from '../asks/typing-index.ts';
import { askForm, ids, type Metadata } from '../ids.ts';
import { readMetadata } from '../reader.ts';
import { mapScreen } from '../screens.ts';
import { leaveView, wantsDeleted } from './view.ts';

/** Back: she is asked first where something differs from what the form was shown with. */
export async function leave(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { view, form, edition } = request;
  const metadata = readMetadata(view?.private_metadata);
  const isAsk = view?.callback_id === ids.keepAsk;
  if (isAsk) await keepAskAsItIs(request, ctx);
  await request.ack();
  if (changedInputs(view?.blocks, form).length > 0)
    return overlayModal(request, leaveView(edition, { ...metadata, ...(isAsk && { typed: true }) }));
  await showModal(request, await whereSheWas(request, ctx, metadata));
}

/** "Leave": the form below gives way to where she was, and the question goes. */
export async function leaveAnyway(request: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { view, person, form, client } = request;
  const metadata = readMetadata(view.private_metadata);
  if (metadata.typed && wantsDeleted(form)) {
    const which = { personId: person.id, form: askForm, subject: metadata.id };
    const left = { opened: metadata.opened ?? '' };
    await ctx.db.transaction().execute((trx) => forgetTyped(trx, ctx.keys, which, left, ctx.now()));
  }
  const screen = await whereSheWas(request, ctx, metadata);
  if (!view.previous_view_id) return { response_action: 'update', view: screen };
  await client.views.update({ view_id: view.previous_view_id, view: screen });
  return undefined;
}

async function whereSheWas(who: Incoming, ctx: AppContext, { back, page }: Metadata): Promise<ModalView> {
  return (await returnTo(ctx.features, back, who, ctx)) ?? mapScreen(who, ctx, { page });
}
