/*
 * The room of reminders: what the map shows, put away until a day she chose. On that day one message for all of them
 * is wanted, kept up to date while it stands in the chat, and taken out when nothing is left of it.
 */

import type { Transaction } from 'kysely';
import { sayDay } from '../../calendar.ts';
import { say } from '../../content/say.ts';
import type { Context } from '../../context.ts';
import { isUuid } from '../../db/ids.ts';
import type { Schema } from '../../db/schema.ts';
import type { ActionRequest, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { learnPush, wantPushes } from '../../pushes/schedule.ts';
import { errors, showModal, update } from '../../slack/show.ts';
import { learnPlace, takeOut } from '../../surfaces/bringing/take-out.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { sentenceView } from '../map-view.ts';
import { lockMap } from '../people/queries.ts';
import { readMetadata } from '../reader.ts';
import { foundBy, mapScreen, peoplePageOf, showMap } from '../screens.ts';
import { reminderSurface } from './job.ts';
import { deleteReminders, listReminders, reminderPushKind, setReminder } from './queries.ts';
import { isReminderDay } from './reminder.ts';
import { readReminder, reminderView } from './view.ts';

/** The form of a reminder for what the button's value names. */
export async function openReminder(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  await learnFrom(request, ctx);
  const { edition } = request;
  const { map, today, found } = await foundBy(request, ctx, request.value);
  const view = found
    ? reminderView({ edition, map, found, today, page: peoplePageOf(request) })
    : sentenceView(edition, say(edition, 'findingGone'));
  await showModal(request, view);
}

/** The day is sent: what it is about is put away until then. */
export async function keepReminder(request: SubmitRequest, ctx: Context): Promise<SubmitAnswer> {
  const { edition, person, form } = request;
  const { id: key, page } = readMetadata(request.view.private_metadata);
  const { day, block } = readReminder(form);
  const { today, found } = await foundBy(request, ctx, key);
  if (!found) return update(sentenceView(edition, say(edition, 'findingGone')));
  if (!isReminderDay(day, today)) return errors({ [block]: say(edition, 'laterDayWrong') });
  await putAway(ctx, person.id, key, day);
  const notice = say(edition, 'laterKept', { day: sayDay(day, edition.spelling) });
  return update(await mapScreen(request, ctx, { page, justNow: { notice } }));
}

/** What is put away stands on the map again at once. */
export async function showNow(request: ActionRequest, ctx: Context): Promise<void> {
  const { person, value = '' } = request;
  await putAway(ctx, person.id, value, undefined);
  await request.ack();
  await showMap(request, ctx, { notice: say(request.edition, 'laterShown') });
}

/** Takes a reminder's message out of the chat because she wants it so; what it is about stands on her map. */
export async function removeReminder(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  const { person, client, edition, value: message = '' } = request;
  // First what it was about: a message that is out of the chat must never be posted again for what it still tells of.
  const mine = (await listReminders(ctx.db, ctx.keys, person.id)).filter((one) => one.message === message);
  const which = { kind: reminderSurface.name, to: person.id, about: message };
  await inTransaction(ctx, async (trx, want) => {
    await deleteReminders(trx, person.id, mine);
    if (mine.length > 0) want.message(which.kind, which, { atOnce: true });
  });
  const removed = isUuid(message) && (await takeOut(ctx, client, which, request.message)) === 'removed';
  await request.reply({ text: say(edition, removed ? 'removedFromChat' : 'alreadyRemoved') });
}

/**
 * Notes where the message stands in which something was pressed, if it tells of a reminder and Slack never answered for
 * it: so that it can be brought up to date, and taken out.
 */
export async function learnFrom({ person, message, value }: ActionRequest, ctx: Context): Promise<void> {
  if (!message) return;
  const mine = (await listReminders(ctx.db, ctx.keys, person.id)).find(({ key }) => key === value);
  if (!mine) return;
  if (mine.message) await learnPlace(ctx, { kind: reminderSurface.name, to: person.id, about: mine.message }, message);
  await learnPush(ctx, { person: person.id, kind: reminderPushKind, subject: mine.id }, message);
}

/**
 * Puts what a key says of her map away until a day, or no longer; Home, and the message that told of it, are brought up to
 * date.
 *
 * @param besides what else is changed in the same transaction
 */
export function putAway(
  ctx: Context,
  personId: string,
  key: string,
  day: string | undefined,
  besides: (trx: Transaction<Schema>) => Promise<void> = async () => {},
): Promise<void> {
  return inTransaction(ctx, async (trx, want) => {
    await lockMap(trx, personId);
    await besides(trx);
    const before = (await listReminders(trx, ctx.keys, personId)).filter((one) => one.key === key);
    const subjects = before.map(({ id }) => id);
    await wantPushes(trx, want, { person: personId, kind: reminderPushKind }, subjects);
    for (const { message } of before) if (message) want.message(reminderSurface.name, { to: personId, about: message });
    await setReminder(trx, ctx.keys, { personId, key, before }, day, ctx.now());
    want.home(personId);
  });
}
