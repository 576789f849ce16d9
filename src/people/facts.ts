import type { Kysely } from 'kysely';
import type { Person, Schema } from '../db/schema.ts';

/** The person with this id, for queued work; undefined when they have been erased since. */
export function findPersonFact(db: Kysely<Schema>, id: string): Promise<Person | undefined> {
  return db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
}
