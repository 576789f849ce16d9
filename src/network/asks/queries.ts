import type { Kysely, Selectable } from 'kysely';
import { isUuid } from '../../db/ids.ts';
import { readable, readSealed } from '../../db/reading.ts';
import type { Schema } from '../../db/schema.ts';
import { identityIn, type SealedColumn } from '../../db/sealed.ts';
import type { KeyRing } from '../../keys.ts';
import { firstLook } from '../../pushes/may-push.ts';
import { dropPushes, expectPush } from '../../pushes/schedule.ts';
import type { Own } from '../map.ts';
import type { AskRecord, NotedAsk } from './ask.ts';
import { askDay } from './day.ts';
import { readAsk } from './reader.ts';

/** The kind of what comes by itself on the day of an ask. */
export const askPushKind = 'network.ask';

type Db = Kysely<Schema>;

/** An ask is bound to whose it is. */
export const askSealed = {
  table: 'network_ask',
  key: 'id',
  column: 'noted',
  owner: ['person_id'],
  rowAloneBefore: true,
} as const satisfies SealedColumn;

/** A person's asks, the newest first. */
export async function listAsks(db: Db, keys: KeyRing, personId: string): Promise<AskRecord[]> {
  const rows = await db
    .selectFrom('network_ask')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return readable(rows, (row) => openedAsk(row, keys));
}

/** One of a person's own asks; undefined when the id is not theirs. */
export async function findAsk(db: Db, keys: KeyRing, own: Own): Promise<AskRecord | undefined> {
  if (!isUuid(own.id)) return undefined;
  const row = await db
    .selectFrom('network_ask')
    .selectAll()
    .where('id', '=', own.id)
    .where('person_id', '=', own.personId)
    .executeTakeFirst();
  return row && openedAsk(row, keys);
}

/**
 * Keeps an ask, new or changed, and has the schedule look at it on its day; a form sent twice keeps it once.
 * @returns false when the id is another person's ask, or none: nothing was changed
 */
export async function saveAsk(db: Db, keys: KeyRing, own: Own, noted: NotedAsk, now: Date): Promise<boolean> {
  if (!isUuid(own.id)) return false;
  const row = { id: own.id, person_id: own.personId };
  const sealed = keys.seal(JSON.stringify(noted), identityIn(askSealed, row));
  const saved = await db
    .insertInto('network_ask')
    .values({ ...row, noted: sealed, created_at: now })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ noted: sealed }).where('network_ask.person_id', '=', own.personId),
    )
    .returning('id')
    .executeTakeFirst();
  if (!saved) return false;
  const due = askDay(noted);
  const thing = { person: own.personId, kind: askPushKind, subject: own.id };
  await expectPush(db, thing, { lookAt: due ? firstLook(due.day) : null, now });
  return true;
}

/** Forgets one of a person's own asks. */
export async function deleteAsk(db: Db, own: Own): Promise<void> {
  if (!isUuid(own.id)) return;
  await db.deleteFrom('network_ask').where('id', '=', own.id).where('person_id', '=', own.personId).execute();
  await dropPushes(db, own.personId, askPushKind, [own.id]);
}

const openedAsk = (row: Selectable<Schema['network_ask']>, keys: KeyRing): AskRecord => ({
  ...readSealed(keys, row.noted, identityIn(askSealed, row), readAsk),
  id: row.id,
});
