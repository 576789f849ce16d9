import type { Transaction } from 'kysely';
import { sayDay } from '../../calendar.ts';
import { say } from '../../content/say.ts';
import type { Context } from '../../context.ts';
import type { Schema } from '../../db/schema.ts';
import type { ActionRequest, Incoming, SubmitAnswer, SubmitRequest } from '../../feature.ts';
import { overlayModal, showModal } from '../../slack/show.ts';
import { readMetadata } from '../ids.ts';
import { sentenceView, whyView } from '../map-view.ts';
import { lockMap } from '../people/queries.ts';
import { learnFrom } from '../reminders/job.ts';
import { setReminder } from '../reminders/queries.ts';
import { firstLook, isReminderDay } from '../reminders/reminder.ts';
import { readReminder, reminderView } from '../reminders/view.ts';
import { mapOf, mapScreen, peoplePageOf, showMap, todayOf, update } from '../screens.ts';
import { hiddenOn } from '../whole-map.ts';
import { allFindings } from './findings.ts';
import { listDismissed, saveDismissed } from './queries.ts';

/** "Why this?", laid over the map. */
export async function whyThis(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  const { map, found } = await foundBy(request, ctx, request.value);
  await overlayModal(request, whyView(request.edition, map, found));
}

/** A finding is dismissed for good; a key that says nothing of her map is nothing to keep. */
export async function dismiss(request: ActionRequest, ctx: Context): Promise<void> {
  const { person, value = '' } = request;
  await learnFrom(request, ctx);
  const { found } = await foundBy(request, ctx, value);
  if (found)
    await change(ctx, person.id, async (trx) => {
      const before = await listDismissed(trx, ctx.keys, person.id);
      if (!before.includes(value)) await saveDismissed(trx, ctx.keys, person.id, [...before, value]);
      return setReminder(trx, ctx.keys, person.id, value);
    });
  await request.ack();
  await showMap(request, ctx);
}

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
  if (!isReminderDay(day, today))
    return { response_action: 'errors', errors: { [block]: say(edition, 'laterDayWrong') } };
  const when = { day, lookAt: firstLook(day) };
  await change(ctx, person.id, (trx) => setReminder(trx, ctx.keys, person.id, key, when));
  const notice = say(edition, 'laterKept', { day: sayDay(day, edition.spelling) });
  return update(await mapScreen(request, ctx, { page, justNow: { notice } }));
}

/** What is put away stands on the map again at once. */
export async function showNow(request: ActionRequest, ctx: Context): Promise<void> {
  const { person, value = '' } = request;
  await change(ctx, person.id, (trx) => setReminder(trx, ctx.keys, person.id, value));
  await request.ack();
  await showMap(request, ctx, { notice: say(request.edition, 'laterShown') });
}

/** What a key says of the map of who asks, shown or put away; nothing when it says nothing any more, or never did. */
async function foundBy(who: Incoming, ctx: Context, key = '') {
  const map = await mapOf(who, ctx);
  const today = todayOf(who, ctx);
  const found = map.dismissed.includes(key)
    ? undefined
    : allFindings(map.people, map.needs, today, hiddenOn(today, map)).get(key);
  return { map, today, found };
}

/** Changes what is dismissed or put away; Home, and the message that told of it, are brought up to date. */
function change(
  ctx: Context,
  person: string,
  make: (trx: Transaction<Schema>) => Promise<string | undefined>,
): Promise<void> {
  return ctx.db.transaction().execute(async (trx) => {
    await lockMap(trx, person);
    const message = await make(trx);
    if (message) await ctx.queue.send(trx, 'network.remind', { person, message });
    await ctx.queue.send(trx, 'home.publish', { person });
  });
}
