import type { ModalView } from '@slack/types';
import { localDay } from '../calendar.ts';
import { say } from '../content/say.ts';
import { isUuid } from '../db/ids.ts';
import type { ActionRequest, AppContext, Feature, SubmitAnswer, SubmitRequest } from '../feature.ts';
import { errors, showModal, update } from '../slack/show.ts';
import { takeOut } from '../surfaces/bringing/take-out.ts';
import { inTransaction } from '../surfaces/want.ts';
import { keepHours, openHours, tellHoursMoved } from './hours-index.ts';
import { ids } from './ids.ts';
import { decide, lookForPushes, pushSurface } from './job.ts';
import { pushKindsOf, pushSurfaceKind } from './kind.ts';
import { isNightsDay, nightsOf, usualNights } from './nights.ts';
import { hoursSet } from './own-hours.ts';
import { type HoursChange, letGo, listTold, lockReader, setHours } from './queries.ts';
import { samples } from './samples.ts';
import { lookNow } from './schedule.ts';
import { awayOverView, nightsKeptView, nightsOverView, nightsView, readNights } from './view.ts';

/** Everything that comes to people by itself goes through here: the ledger, its schedule, and the hours and nights that hold it. */
export const pushes: Feature = {
  name: 'pushes',
  surfaces: [pushSurface],
  ticks: [{ name: 'pushes', run: lookForPushes }],
  rows: { tables: ['push_thing', 'push'] },
  samples: ({ edition }) => samples(edition),
  actions: {
    [ids.takeOut]: removeFromChat,
    [ids.nights]: openNights,
    [ids.endNights]: endNights,
    [ids.endAway]: endAway,
    [ids.hours]: openHours,
  },
  submits: { [ids.keepNights]: keepNights, [ids.keepHours]: keepHours },
};

async function openNights(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const { person, edition } = request;
  const today = localDay(person.time_zone, ctx.now());
  await showModal(request, nightsView(edition, nightsOf(person, ctx.now()) ?? usualNights(today)));
}

async function keepNights({ person, edition, form }: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const { day, block } = readNights(form);
  if (!isNightsDay(day, localDay(person.time_zone, ctx.now())))
    return errors({ [block]: say(edition, 'nightsDayWrong') });
  await inTransaction(ctx, async (trx, want) => {
    await setHours(trx, person.id, { nights_until: day }, ctx.now());
    want.home(person.id);
    want.heldOf(person.id);
    // They may end sooner than before.
    await lookNow(trx, person.id, ctx.now());
    await tellHoursMoved(ctx, trx, person.id);
  });
  return update(nightsKeptView(edition, day));
}

/** Nights are over, and the screen says what becomes of what has waited. */
function endNights(request: ActionRequest, ctx: AppContext): Promise<void> {
  return end(request, ctx, { nights_until: null }, nightsOverView(request.edition));
}

/** Somebody is back before the day they said. */
function endAway(request: ActionRequest, ctx: AppContext): Promise<void> {
  const { isAwayAhead } = hoursSet(request.person, ctx.now());
  return end(request, ctx, { away_from: null, away_until: null }, awayOverView(request.edition, isAwayAhead === true));
}

/** Something ends that has held messages: what waited for that is decided at once. */
async function end(request: ActionRequest, ctx: AppContext, over: HoursChange, view: ModalView): Promise<void> {
  const { person } = request;
  await inTransaction(ctx, async (trx, want) => {
    await setHours(trx, person.id, over, ctx.now());
    want.home(person.id);
    want.heldOf(person.id);
    await lookNow(trx, person.id, ctx.now());
    await tellHoursMoved(ctx, trx, person.id);
    await decide(ctx, trx, want, person.id);
  });
  await request.ack();
  await showModal(request, view);
}

/** Takes a push out of the chat because its reader wants so; what it told stands where it stood before. */
async function removeFromChat(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const { person, client, edition, value: push = '' } = request;
  const which = { kind: pushSurfaceKind, to: person.id, about: push };
  // First what it was about: a message that is out of the chat must never be posted again for what it still tells of.
  if (isUuid(push))
    await inTransaction(ctx, async (trx, want) => {
      await lockReader(trx, person.id, 'wait');
      const told = await listTold(trx, push, person.id);
      await letGo(trx, push, person.id);
      for (const [name, of] of Map.groupBy(told, ({ kind }) => kind)) {
        const kind = pushKindsOf(ctx.features).get(name);
        const subjects = of.map(({ subject }) => subject);
        if (kind && 'tell' in kind) await kind.onTakenOut?.(trx, person.id, subjects);
      }
      if (told.length > 0) want.message(which.kind, which, { atOnce: true });
    });
  const removed = isUuid(push) && (await takeOut(ctx, client, which, request.message)) === 'removed';
  await request.reply({ text: say(edition, removed ? 'removedFromChat' : 'alreadyRemoved') });
}
