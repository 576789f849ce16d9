import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { localDay, localHour } from '../calendar.ts';
import type { Context } from '../context.ts';
import type { Person } from '../db/schema.ts';
import type { ActionRequest } from '../feature.ts';
import { findPersonFact } from '../people/facts.ts';
import { say } from '../say.ts';
import { postOnce, removePost } from '../slack/post.ts';
import { type WholeMap, wholeMap } from './facts.ts';
import { findingOf, inRuleOrder } from './findings.ts';
import { nextLook, type Reminder, reminderHour } from './remind.ts';
import {
  deleteReminders,
  handToMessage,
  listDuePeople,
  listReminders,
  lookLater,
  takeDueReminders,
} from './remind-queries.ts';
import { reminderMessage } from './remind-view.ts';
import { hiddenOn } from './shown.ts';

const subjectOf = (message: string) => ({ kind: 'network.reminder', id: message });

/** People looked at in one minute; who waits longer than others comes first. */
const mostAtOnce = 500;

/**
 * The schedule of reminders: those whose hour has come are handed to one message for each person. Two replicas may look
 * at once: each takes other people.
 * @returns how many messages were handed to the queue
 */
export async function lookForReminders(ctx: Context): Promise<number> {
  let messages = 0;
  for (const person of await listDuePeople(ctx.db, ctx.now(), mostAtOnce)) {
    if (await handOver(ctx, person)) messages++;
  }
  return messages;
}

function handOver(ctx: Context, person: string): Promise<boolean> {
  const now = ctx.now();
  return ctx.db.transaction().execute(async (trx) => {
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
    await handToMessage(trx, ready, message);
    await ctx.queue.send(trx, 'network.remind', { person, message });
    return true;
  });
}

/**
 * Sends the message of some reminders, or brings it up to date: what she has dealt with, or what no longer stands, is
 * left out of it, and a message with nothing left is taken out of the chat, as is the one before.
 */
export async function remind(
  { person: id, message }: { person: string; message: string },
  ctx: Context,
): Promise<void> {
  const person = await findPersonFact(ctx.db, id);
  if (!person || person.deactivated_at) return;
  const today = localDay(person.time_zone, ctx.now());
  const map = await wholeMap(ctx.db, ctx.keys, id, today);
  const mine = map.reminders.filter((one) => one.message === message);
  const found = mine
    .flatMap(({ key }) => findingOf(key, map.people, map.needs, today, hiddenOn(today, map)) ?? [])
    .toSorted(inRuleOrder);
  const client = await ctx.workspaces.clientFor(person.workspace_id);
  if (found.length === 0) return takeOut(ctx, client, person, mine, message);
  const edition = ctx.editions.default;
  const content = reminderMessage({ edition, map, message }, found, person.full_notification_text);
  await postOnce(ctx, person, subjectOf(message), content, everSince);
  for (const old of messagesBesides(map, message))
    await takeOut(
      ctx,
      client,
      person,
      map.reminders.filter((one) => one.message === old),
      old,
    );
}

/** A reminder comes once: what has been sent, or may have been, is brought up to date or left alone. */
const everSince = new Date(0);

/** The messages that told her before: one stands in the chat at a time. */
const messagesBesides = ({ reminders }: WholeMap, message: string): string[] => [
  ...new Set(reminders.flatMap((one) => (one.message && one.message !== message ? [one.message] : []))),
];

/** Takes a message out of the chat; its reminders have done their work. */
async function takeOut(
  ctx: Context,
  client: WebClient,
  person: Person,
  reminders: readonly Reminder[],
  message: string,
): Promise<void> {
  await removePost(ctx, client, person.id, subjectOf(message));
  await deleteReminders(ctx.db, reminders);
}

/** Takes a reminder's message out of the chat because she wants it so; what it is about stands on her map. */
export async function removeReminder(request: ActionRequest, ctx: Context): Promise<void> {
  await request.ack();
  const { person, client, edition, value: message = '' } = request;
  const mine = (await listReminders(ctx.db, ctx.keys, person.id)).filter((one) => one.message === message);
  const removed = mine.length > 0 && (await removePost(ctx, client, person.id, subjectOf(message), request.message));
  await deleteReminders(ctx.db, mine);
  await request.reply({ text: say(edition, removed ? 'removedFromChat' : 'alreadyRemoved') });
}
