import type { DataTableBlock } from '@slack/types';
import { useState } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { wordsOf } from '../text/rich-words.ts';
import { type Cell, CellText } from './table.tsx';

const textOf = (cell: Cell): string => (cell.type === 'rich_text' ? wordsOf(cell) : cell.text);

function compare(a: Cell | undefined, b: Cell | undefined): number {
  if (!a || !b) return 0;
  if (a.type === 'raw_number' && b.type === 'raw_number') return a.value - b.value;
  return textOf(a).localeCompare(textOf(b), undefined, { numeric: true });
}

interface Order {
  column: number;
  down: boolean;
}

/** A table that sorts by a press on a heading, narrows by a word, and shows a page at a time. */
export function DataTable({ block }: { block: DataTableBlock }) {
  const [head = [], ...all] = block.rows;
  const [order, setOrder] = useState<Order>();
  const [filter, setFilter] = useState('');
  const [page, setPage] = useState(0);
  const size = block.page_size ?? 5;
  const rowHead = block.row_header_column_index ?? 0;

  const found = all.filter((row) => row.some((cell) => textOf(cell).toLowerCase().includes(filter.toLowerCase())));
  const sorted = order
    ? [...found].sort((a, b) => (order.down ? -1 : 1) * compare(a[order.column], b[order.column]))
    : found;
  const pages = Math.max(1, Math.ceil(sorted.length / size));
  const at = Math.min(page, pages - 1);
  const rows = sorted.slice(at * size, at * size + size);

  const sort = (column: number) => setOrder({ column, down: order?.column === column && !order.down });
  return (
    <div class="data-table">
      {all.length > size ? (
        <label class="data-filter">
          <Icon name="search" size={16} />
          <span class="unseen">Filter {block.caption}</span>
          <input
            value={filter}
            placeholder="Filter"
            onInput={(event) => {
              setFilter(event.currentTarget.value);
              setPage(0);
            }}
          />
        </label>
      ) : null}
      <div class="table-scroll">
        <table class="kit-table">
          <caption>{block.caption}</caption>
          <thead>
            <tr>
              {head.map((cell, column) => (
                <th
                  key={column}
                  scope="col"
                  class={all[0]?.[column]?.type === 'raw_number' ? 'number' : ''}
                  aria-sort={order?.column === column ? (order.down ? 'descending' : 'ascending') : undefined}
                >
                  <button type="button" class="sort" onClick={() => sort(column)}>
                    {textOf(cell)}
                    <Icon name="sort" size={13} />
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, n) => (
              <tr key={n}>
                {row.map((cell, column) => {
                  const number = cell.type === 'raw_number' ? 'number' : '';
                  return column === rowHead ? (
                    <th key={column} scope="row" class={number}>
                      <CellText cell={cell} />
                    </th>
                  ) : (
                    <td key={column} class={number}>
                      <CellText cell={cell} />
                    </td>
                  );
                })}
              </tr>
            ))}
            {rows.length === 0 ? (
              <tr>
                <td colSpan={head.length} class="quiet">
                  Nothing matches.
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
      {pages > 1 ? (
        <div class="pager">
          <button type="button" class="button button-small" disabled={at === 0} onClick={() => setPage(at - 1)}>
            Previous
          </button>
          <span role="status">
            Page {at + 1} of {pages}
          </span>
          <button type="button" class="button button-small" disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
            Next
          </button>
        </div>
      ) : null}
    </div>
  );
}
