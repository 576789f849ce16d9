/*
 * The room of what stands out on a map: the rules, what they find put into sentences, why, dismissing it and taking that back.
 * A finding that is put away until a day is in the room of reminders.
 */

import { say } from '../../content/say.ts';
import type { Context } from '../../context.ts';
import type { ActionRequest } from '../../feature.ts';
import { overlayModal, showModal } from '../../slack/show.ts';
import { learnFrom, putAway } from '../reminders/index.ts';
import { foundBy, mapOf, peoplePageOf, showMap } from '../screens.ts';
import { moreView } from './more-view.ts';
import { listDismissed, saveDismissed } from './queries.ts';
import { dismissedView, whyView } from './view.ts';

/** "Why this?", laid over the map. */
export async function showWhy(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  const { map, found } = await foundBy(request, ctx, request.value);
  await overlayModal(request, whyView(request.edition, map, found));
}

/** Everything that stands out on the map, and what is put away. */
export async function showMore(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  await showModal(request, moreView(request.edition, await mapOf(request, ctx), peoplePageOf(request)));
}

/** A finding is dismissed until she takes it back; a key that says nothing of her map is nothing to keep. */
export async function dismiss(request: ActionRequest, ctx: Context): Promise<void> {
  const { person, value = '' } = request;
  await learnFrom(request, ctx);
  const { found } = await foundBy(request, ctx, value);
  if (found)
    await putAway(ctx, person.id, value, undefined, async (trx) => {
      const before = await listDismissed(trx, ctx.keys, person.id);
      if (!before.includes(value)) await saveDismissed(trx, ctx.keys, person.id, [...before, value]);
    });
  await request.ack();
  const notice = say(request.edition, 'dismissedNow');
  await showMap(request, ctx, found && { notice, dismissed: value });
}

/** What was dismissed stands on the map again. */
export async function undismiss(request: ActionRequest, ctx: Context): Promise<void> {
  const { person, value = '', edition } = request;
  await putAway(ctx, person.id, value, undefined, async (trx) => {
    const before = await listDismissed(trx, ctx.keys, person.id);
    if (before.includes(value))
      await saveDismissed(
        trx,
        ctx.keys,
        person.id,
        before.filter((key) => key !== value),
      );
  });
  await request.ack();
  await showMap(request, ctx, { notice: say(edition, 'dismissedBack') });
}

/** Everything that was dismissed, each with the way back. */
export async function showDismissed(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  const map = await mapOf(request, ctx);
  await showModal(request, dismissedView(request.edition, map, peoplePageOf(request)));
}
