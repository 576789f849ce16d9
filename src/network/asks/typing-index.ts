import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import type { ActionRequest, Incoming } from '../../feature.ts';
import { changedInputs } from '../../forms/changed.ts';
import { shownAfresh } from '../../forms/inputs.ts';
import { findTyped, forgetTyped, keepTyped, listTyped } from '../../forms/typed/queries.ts';
import type { TypedValues } from '../../forms/typed/typed.ts';
import { showModal } from '../../slack/show.ts';
import { askForm, type Metadata } from '../ids.ts';
import { readMetadata } from '../reader.ts';
import { mapOf, todayOf } from '../screens.ts';
import { askView, chosenIn, holdsTyped, isDraftAsMade, readAsk, typedIn, valuesTyped } from './view.ts';

/** What was typed into the form of an ask and not sent. */
export interface TypedAsk {
  /** Of the ask, or the one it will have. */
  id: string;
  values: TypedValues;
}

/**
 * What she had typed for this: for an ask that is kept, or for a new one about this need and person; where neither is named,
 * what she typed last.
 */
export async function findTypedAsk(
  ctx: Context,
  personId: string,
  asked: { id?: string | undefined; need?: string | undefined; person?: string | undefined },
): Promise<TypedAsk | undefined> {
  const { id, need, person } = asked;
  if (id) {
    const values = await findTyped(ctx.db, ctx.keys, { personId, form: askForm, subject: id });
    return holdsTyped(values) ? { id, values } : undefined;
  }
  const all = await listTyped(ctx.db, ctx.keys, personId, askForm);
  const found = all.find(
    ({ values }) =>
      values.isNew === 'yes' &&
      holdsTyped(values) &&
      (!need || values.need === need) &&
      (!person || values.person === person),
  );
  return found && { id: found.subject, values: found.values };
}

/** A letter typed in the form of an ask, or its day: kept before Slack is told that it was taken. */
export async function typeInAsk(request: ActionRequest, ctx: Context): Promise<void> {
  const tapped = valuesTyped(request.form, [request.blockId]);
  await keep(request, ctx, tapped);
  await request.ack();
}

/** What she changed in the form is kept, as it is left for a moment; a draft that is as it was made is made anew. */
export async function keepAskAsItIs(request: ActionRequest, ctx: Context): Promise<void> {
  const { form, view, edition, person } = request;
  const changed = valuesTyped(form, changedInputs(view?.blocks, form));
  const map = await mapOf(request, ctx);
  const asMade = isDraftAsMade({ edition, map, me: person.name ?? undefined }, form);
  await keep(request, ctx, asMade && changed.text !== undefined ? { ...changed, text: '' } : changed);
}

/** Another need or person goes along with the words that are in the form then; undefined: those drafted for them. */
export function keepChoice(
  request: ActionRequest,
  ctx: Context,
  { text, person }: { text: string | undefined; person: string },
): Promise<void> {
  return keep(request, ctx, text === undefined ? {} : { text }, person);
}

async function keep(request: ActionRequest, ctx: Context, values: TypedValues, to?: string): Promise<void> {
  const { id, isNew, opened = '' } = readMetadata(request.view?.private_metadata);
  const read = readAsk(request.form);
  const [need, person] = [read.need, to ?? read.person];
  const which = { personId: request.person.id, form: askForm, subject: id };
  const about = { need: need ?? '', person, ...(isNew && { isNew: 'yes' }) };
  await keepTyped(ctx, which, { values: { ...values, ...about }, at: request.at, opened });
}

/** Begin anew: what was typed is gone, and the form is as it was at first for this need and person. */
export async function beginAskAnew(request: ActionRequest, ctx: Context): Promise<void> {
  const { person, form } = request;
  const before = readMetadata(request.view?.private_metadata);
  const which = { personId: person.id, form: askForm, subject: before.id };
  const left = { opened: before.opened ?? '' };
  await ctx.db.transaction().execute((trx) => forgetTyped(trx, ctx.keys, which, left, ctx.now()));
  await request.ack();
  const opened = randomUUID();
  const metadata: Metadata = { ...before, id: before.isNew ? randomUUID() : before.id, opened };
  const { need, person: whom } = readAsk(form);
  const view = await askScreen(request, ctx, metadata, before.isNew ? { need, person: whom } : {});
  await showModal(request, shownAfresh(view, opened.slice(0, 8)));
}

/** The form of an ask after a detour, with whoever was put on the map meanwhile. */
export async function askAgain(who: Incoming, ctx: Context, { id, added }: { id: string; added?: string | undefined }) {
  const values = await findTyped(ctx.db, ctx.keys, { personId: who.person.id, form: askForm, subject: id });
  const kept = { need: values.need, person: added ?? values.person };
  const { asks } = await mapOf(who, ctx);
  const isNew = !asks.some((one) => one.id === id);
  return askScreen(who, ctx, { id, page: 1, isNew, opened: randomUUID() }, kept, values);
}

async function askScreen(
  who: Incoming,
  ctx: Context,
  metadata: Metadata,
  chosen: { need?: string | undefined; person?: string | undefined },
  values?: TypedValues,
): Promise<ModalView> {
  const { edition, person } = who;
  const map = await mapOf(who, ctx);
  const ask = map.asks.find(({ id }) => id === metadata.id);
  const content = { edition, map, metadata, today: todayOf(who, ctx), me: person.name ?? undefined, ask };
  return askView({ ...content, ...chosenIn(chosen), ...(values && typedIn(values)) });
}
