import type { Schema } from './schema.ts';

type Table = keyof Schema;

/** The encrypted columns of a table. */
type SealedIn<T extends Table> = {
  [Column in keyof Schema[T] & string]: NonNullable<Schema[T][Column]> extends Uint8Array ? Column : never;
}[keyof Schema[T] & string];

/**
 * An encrypted column; `key` is the column that names the row, `owner` those that name whose it is: a person, or both of a
 * pair. Tables made from now on name it, so that a row which is moved to somebody else does not open.
 */
export type SealedColumn = {
  [T in Table]: SealedIn<T> extends never
    ? never
    : {
        table: T;
        key: keyof Schema[T] & string;
        column: SealedIn<T>;
        owner?: readonly (keyof Schema[T] & string)[];
      };
}[Table];

/** What was typed into a form and not sent. */
export const typedSealed = {
  table: 'typed_text',
  key: 'id',
  column: 'typed',
  owner: ['person_id'],
} as const satisfies SealedColumn;

/** The encrypted columns of what every feature stands on. Each feature names its own; a test compares all with the database. */
export const platformSealed = [
  { table: 'slack_installation', key: 'workspace_id', column: 'installation' },
  { table: 'key_check', key: 'id', column: 'sealed' },
  typedSealed,
] as const satisfies readonly SealedColumn[];

/**
 * The identity that is authenticated with a sealed value: its table, row and column.
 *
 * @param row the row's key: known before the row is written, so ids of sealed rows are made in the code
 */
export function identityOf<T extends Table>(table: T, row: string | number, column: SealedIn<T>): string {
  return `${table}:${row}:${column}`;
}

/**
 * The identity for a column as it was declared: its table, row and column, and whose it is where it says so. What names
 * an owner is sealed and opened by this one, so that rotation, export and the feature itself come to the same.
 *
 * @param row at least the columns that the value is bound to, which are known before the row is written
 * @throws Error when one of them is missing
 */
export function identityIn(
  { table, key, column, owner = [] }: SealedColumn,
  row: Readonly<Record<string, unknown>>,
): string {
  const missing = [key, ...owner].find((one) => row[one] === undefined || row[one] === null);
  if (missing) throw new Error(`${table}.${column} is bound to ${missing}, which is not given.`);
  return [table, row[key], column, ...owner.map((one) => row[one])].join(':');
}
