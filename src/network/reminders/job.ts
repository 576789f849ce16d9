import { randomUUID } from 'node:crypto';
import { localDay, localHour } from '../../calendar.ts';
import { editionOf } from '../../content/edition-of.ts';
import type { Context } from '../../context.ts';
import { isDatabaseDown } from '../../db/errors.ts';
import type { Person } from '../../db/schema.ts';
import { findPersonFact } from '../../people/facts.ts';
import { describeError } from '../../process/log.ts';
import { postOnce, removeOthers, removePost, type Subject } from '../../slack/post.ts';
import { wholeMap } from '../facts.ts';
import { allFindings, inRuleOrder } from '../findings/findings.ts';
import { postReminder } from '../jobs.ts';
import { hiddenOn } from '../whole-map.ts';
import { deleteReminders, handToMessage, listDuePeople, lookLater, takeDueReminders } from './queries.ts';
import { nextLook, reminderHour } from './reminder.ts';
import { reminderMessage } from './view.ts';

/** The one message of some reminders. */
export const reminderSubject = (message: string): Subject => ({ kind: 'network.reminder', id: message });

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
    await handToMessage(trx, person, ready, message);
    await ctx.queue.send(trx, postReminder, { person, message });
    return true;
  });
}

/**
 * Sends the message of some reminders, or brings it up to date: what she has dealt with, or what no longer stands, is
 * left out of it, and a message with nothing left is taken out of the chat, as is the one before. What she did while Slack
 * was at it is seen by looking again.
 */
export async function remind(data: { person: string; message: string }, ctx: Context): Promise<void> {
  const person = await findPersonFact(ctx.db, data.person);
  if (!person || person.deactivated_at) return;
  const subject = reminderSubject(data.message);
  const before = await tellingNow(ctx, person, data.message);
  const client = await ctx.workspaces.clientFor(person.workspace_id);
  if (before.found.length > 0) {
    const content = reminderMessage(
      { edition: editionOf(person, ctx), map: before.map, message: data.message },
      before.found,
      person.full_notification_text,
    );
    await postOnce(ctx, person, subject, content, everSince);
    await removeOthers(ctx, client, person.id, subject);
  } else {
    await removePost(ctx, client, person.id, subject);
    await deleteReminders(ctx.db, before.mine);
  }
  const after = await tellingNow(ctx, person, data.message);
  if (keysOf(after.found) !== keysOf(before.found)) await remind(data, ctx);
}

/** A reminder comes once: what has been sent, or may have been, is brought up to date or left alone. */
const everSince = new Date(0);

/** The reminders of a message, and what of them still stands, in the order of the map. */
async function tellingNow(ctx: Context, person: Person, message: string) {
  const today = localDay(person.time_zone, ctx.now());
  const map = await wholeMap(ctx.db, ctx.keys, person.id, today);
  const mine = map.reminders.filter((one) => one.message === message);
  const all = allFindings(map.people, map.needs, today, hiddenOn(today, map));
  return { map, mine, found: mine.flatMap(({ key }) => all.get(key) ?? []).toSorted(inRuleOrder) };
}

const keysOf = (found: readonly { key: string }[]): string => found.map(({ key }) => key).join(' ');
