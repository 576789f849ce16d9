import { randomUUID } from 'node:crypto';
import { localDay, localHour } from '../../calendar.ts';
import { editionOf } from '../../content/edition-of.ts';
import type { Context } from '../../context.ts';
import { isDatabaseDown } from '../../db/errors.ts';
import type { Person } from '../../db/schema.ts';
import { describeError } from '../../process/log.ts';
import { dayHours } from '../../surfaces/allowed.ts';
import { wantHandedOver } from '../../surfaces/handed-over.ts';
import type { Message, MessageKind, Rendered, Showing } from '../../surfaces/kind.ts';
import { inTransaction } from '../../surfaces/want.ts';
import { wholeMap } from '../facts.ts';
import { allFindings, inRuleOrder } from '../findings/findings.ts';
import { hiddenOn } from '../whole-map.ts';
import { deleteReminders, handToMessage, listDuePeople, lookLater, takeDueReminders } from './queries.ts';
import { dayBefore, nextLook, reminderHour } from './reminder.ts';
import { reminderMessage } from './view.ts';

/**
 * The one message of some reminders. It comes on its day, or in the morning after where that was late already; what has waited
 * longer stands on her map, and says nothing that she does not find there.
 */
export const reminderSurface: MessageKind = {
  name: 'network.reminder',
  place: 'dm',
  hours: { from: reminderHour, until: dayHours.until },
  tooLateAfterHours: 20,
  afterUnknown: 'leave',
  render: renderReminder,
};

/** People looked at in one minute; who waits longer than others comes first. */
const mostAtOnce = 500;

/**
 * The schedule of reminders: those whose hour has come are handed to one message for each person. Two replicas may look
 * at once: each takes other people.
 * @returns how many messages are wanted now
 */
export async function lookForReminders(ctx: Context): Promise<number> {
  let messages = 0;
  for (const person of await listDuePeople(ctx.db, ctx.now(), mostAtOnce)) {
    try {
      if (await handOver(ctx, person)) messages++;
    } catch (error) {
      if (isDatabaseDown(error)) throw error;
      // One person's trouble must not keep the others from their reminders.
      ctx.log.warn({ person, error: describeError(error) }, 'a reminder could not be handed on; the next minute tries');
    }
  }
  return messages;
}

function handOver(ctx: Context, person: string): Promise<boolean> {
  const now = ctx.now();
  return inTransaction(ctx, async (trx, want) => {
    const taken = await takeDueReminders(trx, person, now);
    if (!taken) return false;
    const ready: string[] = [];
    for (const { id, day } of taken.reminders) {
      const later = nextLook(localHour(taken.timeZone, day, reminderHour), now);
      if (later) await lookLater(trx, id, later);
      else ready.push(id);
    }
    if (ready.length === 0) return false;
    const message = randomUUID();
    // The one before has nothing left to tell, and goes from the chat.
    for (const before of await handToMessage(trx, person, ready, message))
      want.message(reminderSurface.name, { to: person, about: before });
    want.message(reminderSurface.name, { to: person, about: message }, { asked: true });
    // What was put away is what she may do next again.
    want.home(person);
    return true;
  });
}

/**
 * What she has dealt with, or what no longer stands, is left out; a message with nothing left goes from the chat, and what it
 * was about is forgotten.
 */
async function renderReminder(ctx: Context, { subject: message, person }: Showing): Promise<Rendered<Message>> {
  if (!person) return 'gone';
  const { map, mine, found, today } = await tellingNow(ctx, person, message);
  if (found.length > 0)
    return reminderMessage(
      { edition: editionOf(person, ctx), map, message, askedFor: dayBefore(mine, today) },
      found,
      person.full_notification_text,
    );
  // What cannot be read now may be found again.
  if (ctx.unread.size > 0) return 'not now';
  await deleteReminders(ctx.db, mine);
  return 'gone';
}

/** A job of the release before, which sent each message itself; one that it may have sent is not sent a second time. */
export const wantReminder = (data: { person: string; message: string }, ctx: Context): Promise<void> =>
  wantHandedOver(ctx, { kind: reminderSurface.name, to: data.person, about: data.message }, 'once');

/** The reminders of a message, and what of them still stands, in the order of the map. */
async function tellingNow(ctx: Context, person: Person, message: string) {
  const today = localDay(person.time_zone, ctx.now());
  const map = await wholeMap(ctx.db, ctx.keys, person.id, today);
  const mine = map.reminders.filter((one) => one.message === message);
  const all = allFindings(map.people, map.needs, today, hiddenOn(today, map));
  return { map, mine, today, found: mine.flatMap(({ key }) => all.get(key) ?? []).toSorted(inRuleOrder) };
}
