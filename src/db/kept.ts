import type { Kysely, Transaction } from 'kysely';
import type { KeyRing } from '../keys.ts';
import { unwantErased } from '../surfaces/pins/queries.ts';
import type { Schema, SlackIdentity, Surface } from './schema.ts';
import { platformSealed, type SealedColumn } from './sealed.ts';

/** A row as it stands in an export. */
export type Row = Record<string, unknown>;

/** What stands in an export in place of what cannot be read. */
export const notReadable = { not_readable: true };

/** What a feature keeps of people, for their export and their erasure. */
export interface PersonalRows {
  /**
   * Its tables with rows of one person, by `person_id`, which go with the person (`on delete cascade`). In the order in
   * which they are erased and counted: what hangs on another table's row stands before that table.
   */
  tables?: readonly (keyof Schema)[];
  /** What others share with somebody, exactly as they see it, by its name in their export. */
  sharedWith?: Readonly<Record<string, (db: Kysely<Schema>, keys: KeyRing, personId: string) => Promise<Row[]>>>;
  /** What the bot posted to others about somebody's rows: it stays with them when those are erased. */
  listPostsToOthers?(db: Kysely<Schema>, personId: string): Promise<Surface[]>;
  /**
   * Before somebody's rows are erased, in that transaction: takes the locks in the order in which the feature takes them, ends
   * what waits for them, and notes what is to be done elsewhere because of it.
   */
  beforeErased?(trx: Transaction<Schema>, personId: string): Promise<void>;
  /**
   * Takes a member's id out of what others noted, who may never have met the bot; by its name in the report of an
   * erasure. Each gives how many rows lost the id.
   */
  mentions?: Readonly<Record<string, (trx: Transaction<Schema>, keys: KeyRing, who: SlackIdentity) => Promise<number>>>;
}

/** What is kept in the database, as those say who keep it. */
export interface Kept {
  sealed: readonly SealedColumn[];
  rows: readonly PersonalRows[];
}

/** Everything that is kept: by the features, and by what they all stand on. */
export const keptBy = (features: readonly { sealed?: readonly SealedColumn[]; rows?: PersonalRows }[]): Kept => ({
  sealed: [...features.flatMap(({ sealed = [] }) => sealed), ...platformSealed],
  rows: [
    ...features.flatMap(({ rows }) => (rows ? [rows] : [])),
    { tables: ['surface', 'surface_pin', 'typed_text'], beforeErased: unwantErased },
  ],
});
