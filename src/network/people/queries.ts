import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { identityOf } from '../../db/sealed.ts';
import type { KeyRing } from '../../keys.ts';
import type { AskRecord, NotedAsk } from '../asks/ask.ts';
import type { Own } from '../map.ts';
import type { NotedPerson, PersonRecord } from './person.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** How long somebody who was removed can be brought back. */
const undoForMs = 24 * 60 * 60 * 1000;

/** Everybody on a person's map, in the order they were added. */
export async function listMap(db: Db, keys: KeyRing, personId: string): Promise<PersonRecord[]> {
  const rows = await db
    .selectFrom('network_person')
    .selectAll()
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => opened(row, keys));
}

/** One of the people on a person's own map, also when just removed; undefined when the id is not on it. */
export async function findOnMap(db: Db, keys: KeyRing, own: Own): Promise<PersonRecord | undefined> {
  if (!isUuid(own.id)) return undefined;
  const row = await db
    .selectFrom('network_person')
    .selectAll()
    .where('id', '=', own.id)
    .where('person_id', '=', own.personId)
    .executeTakeFirst();
  return row && opened(row, keys);
}

/** Makes one person's changes to their map wait for each other, so that two forms at once see what the other kept. */
export async function lockMap(trx: Trx, personId: string): Promise<void> {
  await trx.selectFrom('person').select('id').where('id', '=', personId).forUpdate().execute();
}

/**
 * Keeps somebody, new or changed; a form sent twice keeps them once. Somebody who was removed stays so.
 * @returns false when the id is on another person's map: nothing was changed
 */
export async function savePerson(trx: Trx, keys: KeyRing, own: Own, noted: NotedPerson, now: Date): Promise<boolean> {
  const sealed = keys.seal(JSON.stringify(noted), identityOf('network_person', own.id, 'noted'));
  const saved = await trx
    .insertInto('network_person')
    .values({ id: own.id, person_id: own.personId, noted: sealed, created_at: now, removed_at: null })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ noted: sealed }).where('network_person.person_id', '=', own.personId),
    )
    .returning('id')
    .executeTakeFirst();
  return saved !== undefined;
}

/**
 * Takes somebody off the map, or brings them back. Those removed more than a day ago go for good.
 * @returns false when the id is not on this person's map
 */
export async function setRemoved(db: Db, own: Own, removed: boolean, now: Date): Promise<boolean> {
  if (!isUuid(own.id)) return false;
  const changed = await db
    .updateTable('network_person')
    .set({ removed_at: removed ? now : null })
    .where('id', '=', own.id)
    .where('person_id', '=', own.personId)
    .returning('id')
    .executeTakeFirst();
  await db
    .deleteFrom('network_person')
    .where('person_id', '=', own.personId)
    .where('removed_at', '<', new Date(now.getTime() - undoForMs))
    .execute();
  return changed !== undefined;
}

/** The keys of the findings a person has dismissed. */
export async function listDismissed(db: Db, keys: KeyRing, personId: string): Promise<string[]> {
  const row = await db.selectFrom('network_map').selectAll().where('person_id', '=', personId).executeTakeFirst();
  if (!row) return [];
  return JSON.parse(keys.open(row.dismissed, identityOf('network_map', personId, 'dismissed'))) as string[];
}

/** Keeps what a person has dismissed. Under `lockMap`. */
export async function saveDismissed(
  trx: Trx,
  keys: KeyRing,
  personId: string,
  dismissed: readonly string[],
): Promise<void> {
  const sealed = keys.seal(JSON.stringify(dismissed), identityOf('network_map', personId, 'dismissed'));
  await trx
    .insertInto('network_map')
    .values({ person_id: personId, dismissed: sealed, picture_file: null })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ dismissed: sealed }))
    .execute();
}

/**
 * Notes which file of Slack is the picture in a person's chat, null for none.
 * @returns the file before; it is to be deleted
 */
export async function replacePicture(
  trx: Trx,
  keys: KeyRing,
  personId: string,
  file: string | null,
): Promise<string | null> {
  await lockMap(trx, personId);
  const before = await trx
    .selectFrom('network_map')
    .select('picture_file')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const dismissed = keys.seal('[]', identityOf('network_map', personId, 'dismissed'));
  await trx
    .insertInto('network_map')
    .values({ person_id: personId, dismissed, picture_file: file })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ picture_file: file }))
    .execute();
  return before?.picture_file ?? null;
}

/** A person's asks, the newest first. */
export async function listAsks(db: Db, keys: KeyRing, personId: string): Promise<AskRecord[]> {
  const rows = await db
    .selectFrom('network_ask')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => openedAsk(row, keys));
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
 * Keeps an ask, new or changed; a form sent twice keeps it once.
 * @returns false when the id is another person's ask, or none: nothing was changed
 */
export async function saveAsk(db: Db, keys: KeyRing, own: Own, noted: NotedAsk, now: Date): Promise<boolean> {
  if (!isUuid(own.id)) return false;
  const sealed = keys.seal(JSON.stringify(noted), identityOf('network_ask', own.id, 'noted'));
  const saved = await db
    .insertInto('network_ask')
    .values({ id: own.id, person_id: own.personId, noted: sealed, created_at: now })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ noted: sealed }).where('network_ask.person_id', '=', own.personId),
    )
    .returning('id')
    .executeTakeFirst();
  return saved !== undefined;
}

/** Forgets one of a person's own asks. */
export async function deleteAsk(db: Db, own: Own): Promise<void> {
  if (!isUuid(own.id)) return;
  await db.deleteFrom('network_ask').where('id', '=', own.id).where('person_id', '=', own.personId).execute();
}

function opened(row: Selectable<Schema['network_person']>, keys: KeyRing): PersonRecord {
  const noted = JSON.parse(keys.open(row.noted, identityOf('network_person', row.id, 'noted'))) as NotedPerson;
  return { ...noted, id: row.id, removed: row.removed_at !== null };
}

const openedAsk = ({ id, noted }: { id: string; noted: Uint8Array }, keys: KeyRing): AskRecord => ({
  ...(JSON.parse(keys.open(noted, identityOf('network_ask', id, 'noted'))) as NotedAsk),
  id,
});

/** Whether a text can be the id of a row; anything else finds nothing. */
export const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
