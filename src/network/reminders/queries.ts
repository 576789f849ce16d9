import { randomUUID } from 'node:crypto';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Day } from '../../calendar.ts';
import { readable, readSealed, unlessUnread } from '../../db/reading.ts';
import type { Schema } from '../../db/schema.ts';
import { identityOf } from '../../db/sealed.ts';
import type { KeyRing } from '../../keys.ts';
import { readDismissed } from '../findings/reader.ts';
import { readFindingKey } from './reader.ts';
import type { DueReminder, Reminder } from './reminder.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** What a person wants to be reminded of, the next first. */
export async function listReminders(db: Db, keys: KeyRing, personId: string): Promise<Reminder[]> {
  const rows = await db
    .selectFrom('network_reminder')
    .select(['id', 'finding', 'remind_on', 'told_in'])
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
  const place = identityOf('network_map', personId, 'dismissed');
  const reminders = rows.flatMap(({ id, finding, remind_on, told_in }) =>
    id && finding && remind_on ? [{ id, finding, remind_on, told_in }] : [],
  );
  return {
    dismissed: dismissed ? unlessUnread(() => readSealed(keys, dismissed, place, readDismissed), []) : [],
    reminders: readable(reminders, (row) => opened(row, keys)),
  };
}

type Row = Pick<Selectable<Schema['network_reminder']>, 'id' | 'finding' | 'remind_on' | 'told_in'>;

const opened = ({ id, finding, remind_on: day, told_in: message }: Row, keys: KeyRing): Reminder => ({
  id,
  key: readSealed(keys, finding, identityOf('network_reminder', id, 'finding'), readFindingKey),
  day,
  message,
});

/**
 * Keeps one reminder for a key, in place of an earlier one, or none. Under `lockMap`.
 * @param when the day, and when the schedule first looks at it; undefined for none
 * @returns the message that told her of the earlier one, so that it can be brought up to date
 */
export async function setReminder(
  trx: Trx,
  keys: KeyRing,
  personId: string,
  key: string,
  when?: { day: Day; lookAt: Date },
): Promise<string | undefined> {
  const before = (await listReminders(trx, keys, personId)).filter((one) => one.key === key);
  await deleteReminders(trx, before);
  if (when) {
    const id = randomUUID();
    const finding = keys.seal(JSON.stringify(key), identityOf('network_reminder', id, 'finding'));
    await trx
      .insertInto('network_reminder')
      .values({ id, person_id: personId, finding, remind_on: when.day, look_at: when.lookAt, told_in: null })
      .execute();
  }
  return before.find(({ message }) => message !== null)?.message ?? undefined;
}

/** Forgets reminders that have done their work. */
export async function deleteReminders(db: Db, reminders: readonly { id: string }[]): Promise<void> {
  if (reminders.length === 0) return;
  const ids = reminders.map(({ id }) => id);
  await db.deleteFrom('network_reminder').where('id', 'in', ids).execute();
}

/** Some of the people of whom a reminder is to be looked at, the longest waiting first. Goes by an index. */
export async function listDuePeople(db: Db, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from network_reminder where look_at <= ${now}
    group by person_id order by min(look_at), person_id limit ${limit}`.execute(db);
  return rows.map(({ person_id }) => person_id);
}

/**
 * The reminders of a person that are to be looked at, with her zone; undefined while another process is at it. Holds
 * her row until the transaction ends.
 */
export async function takeDueReminders(
  trx: Trx,
  personId: string,
  now: Date,
): Promise<{ timeZone: string | null; reminders: DueReminder[] } | undefined> {
  const person = await trx
    .selectFrom('person')
    .select('time_zone')
    .where('id', '=', personId)
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!person) return undefined;
  const rows = await trx
    .selectFrom('network_reminder')
    .select(['id', 'remind_on'])
    .where('person_id', '=', personId)
    .where('look_at', '<=', now)
    .execute();
  return { timeZone: person.time_zone, reminders: rows.map(({ id, remind_on: day }) => ({ id, day })) };
}

/** Looks at a reminder again later. */
export async function lookLater(trx: Trx, id: string, lookAt: Date): Promise<void> {
  await trx.updateTable('network_reminder').set({ look_at: lookAt }).where('id', '=', id).execute();
}

/**
 * Hands a person's reminders to a message; the schedule looks at them no more. Those of an earlier message, sent or not yet,
 * go along: none is lost with it.
 *
 * @returns the earlier messages
 */
export async function handToMessage(
  trx: Trx,
  personId: string,
  ids: readonly string[],
  message: string,
): Promise<string[]> {
  const before = await trx
    .selectFrom('network_reminder')
    .select('told_in')
    .distinct()
    .where('person_id', '=', personId)
    .where('told_in', 'is not', null)
    .execute();
  await trx
    .updateTable('network_reminder')
    .set({ look_at: null, told_in: message })
    .where('person_id', '=', personId)
    .where(({ eb, or }) => or([eb('id', 'in', ids), eb('told_in', 'is not', null)]))
    .execute();
  return before.flatMap(({ told_in }) => told_in ?? []);
}
