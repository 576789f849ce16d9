import type { Schema } from './schema.ts';

type Table = keyof Schema;

/** The encrypted columns of a table. */
type SealedIn<T extends Table> = {
  [Column in keyof Schema[T] & string]: NonNullable<Schema[T][Column]> extends Uint8Array ? Column : never;
}[keyof Schema[T] & string];

/** An encrypted column; `key` is the column that names the row. */
export type SealedColumn = {
  [T in Table]: SealedIn<T> extends never ? never : { table: T; key: keyof Schema[T] & string; column: SealedIn<T> };
}[Table];

/** The encrypted columns of what every feature stands on. Each feature names its own; a test compares all with the database. */
export const platformSealed = [
  { table: 'slack_installation', key: 'workspace_id', column: 'installation' },
  { table: 'key_check', key: 'id', column: 'sealed' },
] as const satisfies readonly SealedColumn[];

/**
 * The identity that is authenticated with a sealed value: its table, row and column.
 *
 * @param row the row's key: known before the row is written, so ids of sealed rows are made in the code
 */
export function identityOf<T extends Table>(table: T, row: string | number, column: SealedIn<T>): string {
  return `${table}:${row}:${column}`;
}

/** The same for a column that was declared. */
export const identityIn = ({ table, column }: SealedColumn, row: string): string => `${table}:${row}:${column}`;
