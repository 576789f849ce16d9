import { localDay } from '../../calendar.ts';
import { editionOf } from '../../content/edition-of.ts';
import type { Context } from '../../context.ts';
import type { Person } from '../../db/schema.ts';
import type { SharedKind } from '../../pushes/kind.ts';
import { wantHandedOver } from '../../surfaces/handed-over.ts';
import type { Message, MessageKind, Rendered, Showing } from '../../surfaces/kind.ts';
import { wholeMap } from '../facts.ts';
import { allFindings, inRuleOrder } from '../findings/findings.ts';
import { hiddenOn } from '../whole-map.ts';
import { deleteReminders, handOver, reminderPushKind } from './queries.ts';
import { dayBefore } from './reminder.ts';
import { reminderMessage, reminderTold } from './view.ts';

/** After what she means to ask, and what she was answered. */
const rank = 2;

/** A word on the day she chose: what still stands of it, as one thing of that day's message. */
export const reminderPush: SharedKind = {
  name: reminderPushKind,
  side: 'mentee',
  async due(ctx, trx, person, subjects) {
    const { mine, all } = await standing({ ...ctx, db: trx }, person);
    const order = [...all.values()].toSorted(inRuleOrder).map(({ key }) => key);
    return new Map(
      subjects.flatMap((subject) => {
        const reminder = mine.find(({ id }) => id === subject);
        // On its day it is decided whether it says anything still.
        if (!reminder || !(all.has(reminder.key) || reminder.day > today(ctx, person))) return [];
        const { day, key } = reminder;
        return [[subject, { day, isHers: true, rank: rank + order.indexOf(key) }] as const];
      }),
    );
  },
  async tell(ctx, person, subjects) {
    const { map, mine, all } = await standing(ctx, person);
    const edition = editionOf(person, ctx);
    const told = mine.filter(({ id }) => subjects.includes(id));
    const open = told.filter(({ key }) => all.has(key));
    // What nothing is left of is forgotten; what cannot be read now may be found again.
    if (ctx.unread.size === 0)
      await deleteReminders(
        ctx.db,
        person.id,
        told.filter(({ key }) => !all.has(key)),
      );
    return open.flatMap((reminder) => {
      const found = all.get(reminder.key);
      const askedFor = dayBefore([reminder], today(ctx, person));
      return found ? [reminderTold({ edition, map, reminder, askedFor }, found)] : [];
    });
  },
  onTakenOut: (trx, person, subjects) =>
    deleteReminders(
      trx,
      person,
      subjects.map((id) => ({ id })),
    ),
};

const today = (ctx: Pick<Context, 'now'>, person: Person): string => localDay(person.time_zone, ctx.now());

/** Everything that stands on her map, and her reminders. */
async function standing(ctx: Pick<Context, 'db' | 'keys' | 'now'>, person: Person) {
  const day = today(ctx, person);
  const map = await wholeMap(ctx.db, ctx.keys, person.id, day);
  return { map, mine: map.reminders, all: allFindings(map.people, map.needs, day, hiddenOn(day, map), map.asks) };
}

/** Of one look. */
const mostAtOnce = 500;

/** What a process of the release before noted for its own schedule goes to that of all pushes. Goes with the next release. */
export const handReminders = (ctx: Pick<Context, 'db'>): Promise<number> =>
  ctx.db.transaction().execute((trx) => handOver(trx, mostAtOnce));

/** A message of the release before, which told of reminders alone; it is kept up to date while it stands in the chat. */
export const reminderSurface: MessageKind = {
  name: 'network.reminder',
  place: 'dm',
  hours: 'every day',
  tooLateAfterHours: 20,
  afterUnknown: 'leave',
  render: renderReminder,
};

/**
 * What she has dealt with, or what no longer stands, is left out; a message with nothing left goes from the chat, and what it
 * was about is forgotten.
 */
async function renderReminder(ctx: Context, { subject: message, person }: Showing): Promise<Rendered<Message>> {
  if (!person) return 'gone';
  const { map, mine: all, all: findings } = await standing(ctx, person);
  const mine = all.filter((one) => one.message === message);
  const found = mine.flatMap(({ key }) => findings.get(key) ?? []).toSorted(inRuleOrder);
  if (found.length > 0)
    return reminderMessage(
      { edition: editionOf(person, ctx), map, message, askedFor: dayBefore(mine, today(ctx, person)) },
      found,
      person.full_notification_text,
    );
  // What cannot be read now may be found again.
  if (ctx.unread.size > 0) return 'not now';
  await deleteReminders(ctx.db, person.id, mine);
  return 'gone';
}

/** A job of the release before, which sent each message itself; one that it may have sent is not sent a second time. */
export const wantReminder = (data: { person: string; message: string }, ctx: Context): Promise<void> =>
  wantHandedOver(ctx, { kind: reminderSurface.name, to: data.person, about: data.message }, 'once');
