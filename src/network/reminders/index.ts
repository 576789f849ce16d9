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
import { errors, showModal, update } from '../../slack/show.ts';
import { learnPlace, takeOut } from '../../surfaces/bringing/take-out.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { sentenceView } from '../map-view.ts';
import { lockMap } from '../people/queries.ts';
import { readMetadata } from '../reader.ts';
import { foundBy, mapScreen, peoplePageOf, showMap } from '../screens.ts';
import { reminderSurface } from './job.ts';
import { deleteReminders, listReminders, setReminder } from './queries.ts';
import { firstLook, isReminderDay } from './reminder.ts';
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
  const when = { day, lookAt: firstLook(day) };
  await putAway(ctx, person.id, (trx) => setReminder(trx, ctx.keys, person.id, key, when));
  const notice = say(edition, 'laterKept', { day: sayDay(day, edition.spelling) });
  return update(await mapScreen(request, ctx, { page, justNow: { notice } }));
}

/** What is put away stands on the map again at once. */
export async function showNow(request: ActionRequest, ctx: Context): Promise<void> {
  const { person, value = '' } = request;
  await putAway(ctx, person.id, (trx) => setReminder(trx, ctx.keys, person.id, value));
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
    await deleteReminders(trx, mine);
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
  const told = (await listReminders(ctx.db, ctx.keys, person.id)).find(({ key }) => key === value)?.message;
  if (told) await learnPlace(ctx, { kind: reminderSurface.name, to: person.id, about: told }, message);
}

/** Changes what is dismissed or put away; Home, and the message that told of it, are brought up to date. */
export function putAway(
  ctx: Context,
  person: string,
  make: (trx: Transaction<Schema>) => Promise<string | undefined>,
): Promise<void> {
  return inTransaction(ctx, async (trx, want) => {
    await lockMap(trx, person);
    const message = await make(trx);
    if (message) want.message(reminderSurface.name, { to: person, about: message });
    want.home(person);
  });
}
