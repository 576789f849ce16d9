import type { Schema } from './schema.ts';

/**
 * Every encrypted column. Rotating keys walks this list; a test compares it with the columns of type `bytea`, so that a
 * new one is not forgotten. `key` is the column that names the row.
 */
export const SEALED_COLUMNS = [
  { table: 'assessment', key: 'id', column: 'answers' },
  { table: 'network_person', key: 'id', column: 'noted' },
  { table: 'network_map', key: 'person_id', column: 'dismissed' },
  { table: 'network_ask', key: 'id', column: 'noted' },
  { table: 'network_reminder', key: 'id', column: 'finding' },
  { table: 'goal', key: 'id', column: 'words' },
  { table: 'goal_entry', key: 'id', column: 'entry' },
  { table: 'slack_installation', key: 'workspace_id', column: 'installation' },
  { table: 'key_check', key: 'id', column: 'sealed' },
] as const satisfies readonly { table: keyof Schema; key: string; column: string }[];

type SealedColumn = (typeof SEALED_COLUMNS)[number];

/**
 * The identity that is authenticated with a sealed value: its table, row and column.
 *
 * @param row the row's key: known before the row is written, so ids of sealed rows are made in the code
 */
export function identityOf<T extends SealedColumn['table']>(
  table: T,
  row: string | number,
  column: Extract<SealedColumn, { table: T }>['column'],
): string {
  return `${table}:${row}:${column}`;
}
