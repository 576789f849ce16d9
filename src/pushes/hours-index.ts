import type { Transaction } from 'kysely';
import { localDay } from '../calendar.ts';
import type { Schema } from '../db/schema.ts';
import type { ActionRequest, AppContext, SubmitAnswer, SubmitRequest } from '../feature.ts';
import { errors, overlayModal, update } from '../slack/show.ts';
import { allowedAt } from '../surfaces/allowed.ts';
import { findReader } from '../surfaces/pause.ts';
import { inTransaction } from '../surfaces/want.ts';
import { hoursErrors, hoursKeptView, hoursView, readHours } from './hours-view.ts';
import { hoursProblems, hoursSet, keptHours } from './own-hours.ts';
import { setHours } from './queries.ts';
import { lookNow } from './schedule.ts';

/** Opens the form of everything that says when messages may come to somebody. */
export async function openHours(request: ActionRequest, ctx: AppContext): Promise<void> {
  await request.ack();
  const { person, edition } = request;
  await overlayModal(request, hoursView(edition, hoursSet(person, ctx.now())));
}

/** Keeps it; what waits for hours that are others now is looked at anew. */
export async function keepHours({ person, edition, form }: SubmitRequest, ctx: AppContext): Promise<SubmitAnswer> {
  const now = ctx.now();
  const sent = readHours(form);
  const problems = hoursProblems(sent, localDay(person.time_zone, now));
  if (Object.keys(problems).length > 0) return errors(hoursErrors(edition, problems));
  const reader = await inTransaction(ctx, async (trx, want) => {
    await setHours(trx, person.id, keptHours(sent), now);
    want.home(person.id);
    want.heldOf(person.id);
    await lookNow(trx, person.id, now);
    await tellHoursMoved(ctx, trx, person.id);
    return findReader(trx, person.id);
  });
  const next = allowedAt(reader && { ...reader, holidays: ctx.holidays }, { hours: 'day' }, now);
  return update(hoursKeptView(edition, person.time_zone, { now, next }));
}

/** Lets every feature know that messages may come to somebody at other times than before. */
export async function tellHoursMoved(ctx: AppContext, trx: Transaction<Schema>, person: string): Promise<void> {
  for (const { hoursMoved } of ctx.features) await hoursMoved?.(trx, { person }, ctx.now());
}
