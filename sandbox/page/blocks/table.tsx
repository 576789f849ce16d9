import type { DataTableBlock, TableBlock } from '@slack/types';
import { lines } from '../text/mrkdwn.tsx';
import { RichText } from '../text/rich-text.tsx';

export type Cell = (TableBlock | DataTableBlock)['rows'][number][number];

/** What stands in a cell. */
export function CellText({ cell }: { cell: Cell }) {
  return cell.type === 'rich_text' ? <RichText of={cell} /> : <span>{lines(cell.text)}</span>;
}

/** A plain table; its first row is its head. A wide one scrolls within the message. */
export function Table({ block }: { block: TableBlock }) {
  const [head = [], ...rows] = block.rows;
  const styleOf = (column: number) => {
    const setting = block.column_settings?.[column];
    return { textAlign: setting?.align ?? 'left', whiteSpace: setting?.is_wrapped ? 'normal' : 'nowrap' } as const;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="table-scroll" aria-label="Table" tabIndex={0}>
      <table class="kit-table">
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" style={styleOf(column)}>
                <CellText cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column} style={styleOf(column)}>
                  <CellText cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
