/** Tables, plain and with pages. https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
import {
  boolean,
  type Check,
  integer,
  kinds,
  list,
  number,
  object,
  oneOf,
  optional,
  type Rule,
  string,
} from './checks.ts';
import { blockId } from './objects.ts';
import { codePoints, isObject, itemsOf, type Json, refuse, under } from './place.ts';
import { richText } from './rich-text.ts';

const plainCells = {
  raw_text: object({ type: oneOf('raw_text'), text: string() }),
  raw_number: object({ type: oneOf('raw_number'), value: number(), text: string() }),
};
const cell = kinds({ ...plainCells, rich_text: richText });
const row = list(cell, { min: 1, max: 20 });

const sameWidth: Rule = ({ rows }, place) => {
  const [first, ...others] = itemsOf(rows);
  others.forEach((each, index) => {
    if (!Array.isArray(first) || !Array.isArray(each) || each.length === first.length) return;
    refuse(under(place, 'rows', index + 1), 'all rows must have the same number of values');
  });
};

/** "The first row of the table is a header, and `rich_text` cannot be used for header cells." */
const plainHeader: Rule = ({ rows }, place) => {
  itemsOf(itemsOf(rows)[0]).forEach((each, index) => {
    if (!isObject(each) || each.type !== 'rich_text') return;
    const constraint = { type: 'enum', expected: Object.keys(plainCells), got: 'rich_text' };
    refuse(under(place, 'rows', 0, index, 'type'), 'unsupported type: rich_text', { constraint });
  });
};

const rowHeaderIsColumn: Rule = ({ rows, row_header_column_index: column }, place) => {
  const width = itemsOf(itemsOf(rows)[0]).length;
  if (typeof column !== 'number' || width === 0 || column < width) return;
  refuse(under(place, 'row_header_column_index'), `must be less than ${width}`);
};

/** Two to 201 rows, the header among them. */
export const dataTable = object(
  {
    type: oneOf('data_table'),
    block_id: blockId,
    caption: string(),
    rows: list(row, { min: 2, max: 201 }),
    page_size: optional(integer({ min: 1, max: 100 })),
    row_header_column_index: optional(integer({ min: 0 })),
  },
  sameWidth,
  plainHeader,
  rowHeaderIsColumn,
);

const columnSettings = object({ align: optional(oneOf('left', 'center', 'right')), is_wrapped: optional(boolean) });

/** "Use null to skip a column." */
const skippedOr =
  (check: Check): Check =>
  (value, place) => {
    if (value !== null) check(value, place);
  };

export const table = object({
  type: oneOf('table'),
  block_id: blockId,
  rows: list(row, { min: 1, max: 100 }),
  column_settings: optional(list(skippedOr(columnSettings), { max: 20 })),
});

/** The characters in all cells of a table, as the limit of a message counts them. Cells may have any shape. */
export function charactersIn({ rows }: Json): number {
  let count = 0;
  const pending: unknown[] = [rows];
  while (pending.length > 0) {
    const value = pending.pop();
    if (Array.isArray(value)) for (const each of value) pending.push(each);
    else if (isObject(value)) {
      if (typeof value.text === 'string') count += codePoints(value.text);
      pending.push(value.elements);
    }
  }
  return count;
}
