import type { Identity } from '../keys.ts';
import type { Schema } from './schema.ts';

type Table = keyof Schema;

/** The encrypted columns of a table. */
type SealedIn<T extends Table> = {
  [Column in keyof Schema[T] & string]: NonNullable<Schema[T][Column]> extends Uint8Array ? Column : never;
}[keyof Schema[T] & string];

/**
 * An encrypted column. `key` is the column that names the row, `owner` those that name whose it is: a person, both of a pair,
 * or what it is a part of beside them. None of these ever changes. A row that is moved to somebody else does not open.
 */
export type SealedColumn = {
  [T in Table]: SealedIn<T> extends never
    ? never
    : {
        table: T;
        key: keyof Schema[T] & string;
        column: SealedIn<T>;
        owner: readonly (keyof Schema[T] & string)[];
        /** Its owner was not named from the start: there are values that are sealed for their row alone. */
        rowAloneBefore?: true;
      };
}[Table];

/** What was typed into a form and not sent. */
export const typedSealed = {
  table: 'typed_text',
  key: 'id',
  column: 'typed',
  owner: ['person_id'],
} as const satisfies SealedColumn;

/** What OAuth gave for a workspace; the workspace is its row. */
export const installationSealed = {
  table: 'slack_installation',
  key: 'workspace_id',
  column: 'installation',
  owner: [],
} as const satisfies SealedColumn;

/** The known text by which a database knows its keys. */
export const keyCheckSealed = {
  table: 'key_check',
  key: 'id',
  column: 'sealed',
  owner: [],
} as const satisfies SealedColumn;

/** The encrypted columns of what every feature stands on. Each feature names its own; a test compares all with the database. */
export const platformSealed = [
  installationSealed,
  keyCheckSealed,
  typedSealed,
] as const satisfies readonly SealedColumn[];

/** The columns that a value of this place is bound to, as they must be given. */
type Bound<P extends SealedColumn> = Readonly<Record<P['key'] | P['owner'][number], string | number | null>>;

/**
 * What is authenticated with a value of a column: its table, column and row, and whose it is. Sealing, reading, rotation and
 * export come to the same.
 *
 * @param row at least the columns that the value is bound to, which are known before the row is written: ids of sealed rows are
 *   made in the code
 */
export const identityIn = <P extends SealedColumn>(place: P, row: Bound<P>): Identity => identityOfRow(place, row);

/**
 * The same for whichever column and row.
 *
 * @throws Error when what the value is bound to is missing
 */
export function identityOfRow(place: SealedColumn, row: Readonly<Record<string, unknown>>): Identity {
  const { table, key, column, owner, rowAloneBefore } = place;
  const bound = [key, ...owner].map((one) => {
    const value = row[one];
    if (value === undefined || value === null)
      throw new Error(`${table}.${column} is bound to ${one}, which is not given.`);
    return String(value);
  });
  const [id, ...owners] = bound;
  return rowAloneBefore
    ? { place: [table, id, column].join(':'), bound: [table, id, column, ...owners].join(':') }
    : { place: [table, id, column, ...owners].join(':') };
}
