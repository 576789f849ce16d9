import type { Kysely, Selectable, Transaction } from 'kysely';
import { isUuid } from '../../db/ids.ts';
import { readable, readSealed, unlessUnread } from '../../db/reading.ts';
import type { Schema, SlackIdentity } from '../../db/schema.ts';
import { identityIn, type SealedColumn } from '../../db/sealed.ts';
import type { KeyRing } from '../../keys.ts';
import type { Own } from '../map.ts';
import type { NotedPerson, PersonRecord } from './person.ts';
import { readMention, readPerson } from './reader.ts';

type Db = Kysely<Schema>;
type Trx = Transaction<Schema>;

/** Somebody on a map is bound to whose map it is. */
export const onMapSealed = {
  table: 'network_person',
  key: 'id',
  column: 'noted',
  owner: ['person_id'],
  rowAloneBefore: true,
} as const satisfies SealedColumn;

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
  return readable(rows, (row) => opened(row, keys));
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

/**
 * Makes one person's changes to their map wait for each other, so that two forms at once see what the other kept. Nobody
 * who only names the person in a row of theirs waits.
 */
export async function lockMap(trx: Trx, personId: string): Promise<void> {
  await trx.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute();
}

/**
 * Keeps somebody, new or changed; a form sent twice keeps them once. Somebody who was removed stays so.
 * @returns false when the id is on another person's map: nothing was changed
 */
export async function savePerson(trx: Trx, keys: KeyRing, own: Own, noted: NotedPerson, now: Date): Promise<boolean> {
  const row = { id: own.id, person_id: own.personId };
  const sealed = keys.seal(JSON.stringify(noted), identityIn(onMapSealed, row));
  const saved = await trx
    .insertInto('network_person')
    .values({ ...row, noted: sealed, created_at: now, removed_at: null })
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

function opened(row: Selectable<Schema['network_person']>, keys: KeyRing): PersonRecord {
  const noted = readSealed(keys, row.noted, identityIn(onMapSealed, row), readPerson);
  return { ...noted, id: row.id, removed: row.removed_at !== null };
}

/** An entry on somebody's map that stands for a member. */
interface Mention {
  id: string;
  /** Whose map it is. */
  personId: string;
  noted: ReturnType<typeof readMention>;
}

const stretch = 200;

/**
 * The entries for a member on every map of their workspace. What is noted is sealed, so that no index can find them:
 * each map is read, a stretch at a time. For what happens seldom, such as somebody leaving.
 */
export async function listMentions(db: Kysely<Schema>, keys: KeyRing, member: SlackIdentity): Promise<Mention[]> {
  const found: Mention[] = [];
  let after: string | undefined;
  for (;;) {
    const rows = await db
      .selectFrom('network_person')
      .innerJoin('person', 'person.id', 'network_person.person_id')
      .select(['network_person.id', 'network_person.person_id', 'network_person.noted'])
      .where('person.workspace_id', '=', member.workspaceId)
      .$if(after !== undefined, (query) => query.where('network_person.id', '>', after ?? ''))
      .orderBy('network_person.id')
      .limit(stretch)
      .execute();
    for (const row of rows) {
      const noted = unlessUnread(() => mentionIn(row, keys), undefined);
      if (noted?.slackUserId === member.slackUserId) found.push({ id: row.id, personId: row.person_id, noted });
    }
    after = rows.at(-1)?.id;
    if (after === undefined) return found;
  }
}

/**
 * Takes a member's id out of the maps of others, who keep the name they call them by: for somebody who is erased. Each
 * map is locked as its owner's own changes lock it, so that a change under way does not bring the id back.
 *
 * @returns how many entries lost the id
 */
export async function forgetMentions(trx: Transaction<Schema>, keys: KeyRing, member: SlackIdentity): Promise<number> {
  let changed = 0;
  for (const { id, personId } of await listMentions(trx, keys, member)) {
    await trx.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute();
    const row = await trx.selectFrom('network_person').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) continue;
    const { slackUserId, timeZone: _, deactivated: __, elsewhere: ___, ...kept } = mentionIn(row, keys);
    if (slackUserId !== member.slackUserId) continue;
    const anew = keys.seal(JSON.stringify(kept), identityIn(onMapSealed, row));
    await trx.updateTable('network_person').set({ noted: anew }).where('id', '=', id).execute();
    changed++;
  }
  return changed;
}

const mentionIn = (
  row: Pick<Selectable<Schema['network_person']>, 'id' | 'person_id' | 'noted'>,
  keys: KeyRing,
): Mention['noted'] => readSealed(keys, row.noted, identityIn(onMapSealed, row), readMention);
