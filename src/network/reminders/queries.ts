import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Day } from '../../calendar.ts';
import { readable, readSealed, unlessUnread } from '../../db/reading.ts';
import type { Schema } from '../../db/schema.ts';
import { identityIn, type SealedColumn } from '../../db/sealed.ts';
import type { KeyRing } from '../../keys.ts';
import { firstLook } from '../../pushes/may-push.ts';
import { dropPushes, expectPush } from '../../pushes/schedule.ts';
import { dismissedSealed } from '../findings/queries.ts';
import { readDismissed } from '../findings/reader.ts';
import { readFindingKey } from './reader.ts';
import type { Reminder } from './reminder.ts';

/** The kind of what comes by itself on the day of a reminder. */
export const reminderPushKind = 'network.reminder';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** What somebody wants to be reminded of is bound to her. */
export const reminderSealed = {
  table: 'network_reminder',
  key: 'id',
  column: 'finding',
  owner: ['person_id'],
  rowAloneBefore: true,
} as const satisfies SealedColumn;

/** What a person wants to be reminded of, the next first. */
export async function listReminders(db: Db, keys: KeyRing, personId: string): Promise<Reminder[]> {
  const rows = await db
    .selectFrom('network_reminder')
    .select(['id', 'person_id', 'finding', 'remind_on', 'told_in'])
    .where('person_id', '=', personId)
    .orderBy('remind_on')
    .orderBy('id')
    .execute();
  return readable(rows, (row) => opened(row, keys));
}

/** What a person has put away from her map: the keys of what she dismissed, and her reminders. One query. */
export async function listPutAway(
  db: Db,
  keys: KeyRing,
  personId: string,
): Promise<{ dismissed: string[]; reminders: Reminder[] }> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('network_map', 'network_map.person_id', 'person.id')
    .leftJoin('network_reminder', 'network_reminder.person_id', 'person.id')
    .select(['network_map.dismissed', 'network_reminder.id', 'finding', 'remind_on', 'told_in'])
    .where('person.id', '=', personId)
    .orderBy('remind_on')
    .orderBy('network_reminder.id')
    .execute();
  const dismissed = rows[0]?.dismissed;
  const place = identityIn(dismissedSealed, { person_id: personId });
  const reminders = rows.flatMap(({ id, finding, remind_on, told_in }) =>
    id && finding && remind_on ? [{ id, person_id: personId, finding, remind_on, told_in }] : [],
  );
  return {
    dismissed: dismissed ? unlessUnread(() => readSealed(keys, dismissed, place, readDismissed), []) : [],
    reminders: readable(reminders, (row) => opened(row, keys)),
  };
}

type Row = Pick<Selectable<Schema['network_reminder']>, 'id' | 'person_id' | 'finding' | 'remind_on' | 'told_in'>;

const opened = (row: Row, keys: KeyRing): Reminder => ({
  id: row.id,
  key: readSealed(keys, row.finding, identityIn(reminderSealed, row), readFindingKey),
  day: row.remind_on,
  message: row.told_in,
});

/**
 * Keeps one reminder for a key, in place of those before, or none. Under `lockMap`.
 * @param day undefined for none
 * @param before what is kept for the key; say `wantPushes` of it first
 */
export async function setReminder(
  trx: Trx,
  keys: KeyRing,
  { personId, key, before }: { personId: string; key: string; before: readonly Reminder[] },
  day: Day | undefined,
  now: Date,
): Promise<void> {
  await deleteReminders(trx, personId, before);
  if (day === undefined) return;
  const id = randomUUID();
  const row = { id, person_id: personId };
  const finding = keys.seal(JSON.stringify(key), identityIn(reminderSealed, row));
  await trx
    .insertInto('network_reminder')
    .values({ ...row, finding, remind_on: day, look_at: null, told_in: null })
    .execute();
  await expectPush(trx, { person: personId, kind: reminderPushKind, subject: id }, { lookAt: firstLook(day), now });
}

/** Forgets reminders that have done their work. */
export async function deleteReminders(db: Db, personId: string, reminders: readonly { id: string }[]): Promise<void> {
  if (reminders.length === 0) return;
  const ids = reminders.map(({ id }) => id);
  await db.deleteFrom('network_reminder').where('id', 'in', ids).where('person_id', '=', personId).execute();
  await dropPushes(db, personId, reminderPushKind, ids);
}

/**
 * Hands to the schedule of pushes what a process of the release before noted for its own. Goes with the next release.
 * @returns how many
 */
export async function handOver(trx: Trx, limit: number): Promise<number> {
  const rows = await trx
    .selectFrom('network_reminder')
    .select(['id', 'person_id', 'look_at'])
    .where('look_at', 'is not', null)
    .orderBy('look_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { id, person_id: person, look_at: lookAt } of rows) {
    await expectPush(trx, { person, kind: reminderPushKind, subject: id }, { lookAt, now: null });
    await trx.updateTable('network_reminder').set({ look_at: null }).where('id', '=', id).execute();
  }
  return rows.length;
}
