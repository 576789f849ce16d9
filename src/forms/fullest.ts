import type { Edition } from '../content/editions.ts';
import { type Field, type FormTable, fieldsOf, type Values } from './table.ts';

/**
 * Every field written to its last character, for samples: the largest that a form, and whatever shows it, can become.
 *
 * @param upTo makes a text of so many code points
 */
export function fullestValues<F extends string>(
  table: FormTable<F>,
  edition: Edition,
  upTo: (limit: number) => string,
): Values<F> {
  const value = (row: Field): string => {
    switch (row.kind) {
      case 'text':
      case 'person':
        return upTo(row.limit);
      case 'day':
        return '2026-12-31';
      case 'channel':
        return 'C0SANDBOX';
      case 'choice':
        return row.choices(edition, { focus: [] }, '').at(-1)?.kept ?? '';
    }
  };
  return Object.fromEntries(fieldsOf(table).map((field) => [field, value(table[field])])) as Values<F>;
}
