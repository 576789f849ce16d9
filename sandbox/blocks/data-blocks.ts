/** Blocks that show data: charts and tables. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
import {
  boolean,
  integer,
  isObject,
  kinds,
  list,
  number,
  object,
  oneOf,
  optional,
  type Place,
  type Rule,
  refuse,
  string,
  under,
} from './engine.ts';
import { blockId } from './objects.ts';
import { richText } from './rich-text.ts';

const label = string({ max: 20 });

/** In a chart each series has a name of its own and one value for each category. */
const seriesFitCategories: Rule = (chart, place) => {
  const axis = isObject(chart.axis_config) ? chart.axis_config.categories : undefined;
  const categories = new Set(Array.isArray(axis) ? axis : []);
  const names = new Set<unknown>();
  (Array.isArray(chart.series) ? chart.series : []).forEach((series, index) => {
    if (!isObject(series)) return;
    const at = under(under(place, 'series'), index);
    if (names.has(series.name)) refuse(under(at, 'name'), 'series names must be unique');
    names.add(series.name);
    if (!Array.isArray(series.data) || !Array.isArray(axis)) return;
    const labels = series.data.map((point) => (isObject(point) ? point.label : undefined));
    const fits = labels.length === categories.size && new Set(labels).size === labels.length;
    if (!fits || labels.some((each) => !categories.has(each))) {
      refuse(under(at, 'data'), 'must contain exactly one entry for every label in `axis_config.categories`');
    }
  });
};

const uniqueCategories: Rule = (axis, place) => {
  if (Array.isArray(axis.categories) && new Set(axis.categories).size < axis.categories.length) {
    refuse(under(place, 'categories'), 'category labels must be unique');
  }
};

const plotted = (type: 'bar' | 'line' | 'area') =>
  object(
    {
      type: oneOf(type),
      series: list(object({ name: label, data: list(object({ label, value: number() }), { min: 1, max: 20 }) }), {
        min: 1,
        max: 12,
      }),
      axis_config: object(
        {
          categories: list(label, { min: 1, max: 20 }),
          x_label: optional(string({ max: 50 })),
          y_label: optional(string({ max: 50 })),
        },
        uniqueCategories,
      ),
    },
    seriesFitCategories,
  );

export const dataVisualization = object({
  type: oneOf('data_visualization'),
  block_id: blockId,
  title: string({ max: 50 }),
  chart: kinds({
    pie: object({
      type: oneOf('pie'),
      segments: list(object({ label, value: number({ above: 0 }) }), { min: 1, max: 12 }),
    }),
    bar: plotted('bar'),
    line: plotted('line'),
    area: plotted('area'),
  }),
});

const rawText = object({ type: oneOf('raw_text'), text: string() });
const rawNumber = object({ type: oneOf('raw_number'), value: number(), text: string() });
const cell = kinds({ raw_text: rawText, raw_number: rawNumber, rich_text: richText });
const headerCell = kinds({ raw_text: rawText, raw_number: rawNumber });

/** The first row of a data table is its header and plain; all rows have as many cells. */
const headedRows: Rule = (table, place) => {
  if (!Array.isArray(table.rows)) return;
  const at = under(place, 'rows');
  const [header] = table.rows;
  if (Array.isArray(header))
    header.forEach((each, index) => {
      headerCell(each, under(under(at, 0), index));
    });
  sameWidth(table.rows, at);
  const width = Array.isArray(header) ? header.length : 0;
  if (typeof table.row_header_column_index === 'number' && width > 0 && table.row_header_column_index >= width) {
    refuse(under(place, 'row_header_column_index'), `must be less than ${width}`);
  }
};

function sameWidth(rows: readonly unknown[], at: Place): void {
  const width = Array.isArray(rows[0]) ? rows[0].length : undefined;
  rows.forEach((row, index) => {
    if (Array.isArray(row) && width !== undefined && row.length !== width) {
      refuse(under(at, index), 'all rows must have the same number of cells');
    }
  });
}

const row = list(cell, { min: 1, max: 20 });

export const dataTable = object(
  {
    type: oneOf('data_table'),
    block_id: blockId,
    caption: string(),
    rows: list(row, { min: 2, max: 201 }),
    page_size: optional(integer({ min: 1, max: 100 })),
    row_header_column_index: optional(integer({ min: 0, max: 19 })),
  },
  headedRows,
);

const columnSettings = object({ align: optional(oneOf('left', 'center', 'right')), is_wrapped: optional(boolean) });

export const table = object({
  type: oneOf('table'),
  block_id: blockId,
  rows: list(row, { min: 1, max: 100 }),
  /** "Use null to skip a column." */
  column_settings: optional(
    list(
      (value, place) => {
        if (value !== null) columnSettings(value, place);
      },
      { max: 20 },
    ),
  ),
});

/** The characters in all cells of a table, as the limit per message counts them. */
export function charactersIn(tableBlock: Record<string, unknown>): number {
  let count = 0;
  const pending: unknown[] = [tableBlock.rows];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (Array.isArray(value)) pending.push(...value.slice(0, 1000));
    else if (isObject(value)) {
      if (typeof value.text === 'string') count += value.text.length;
      if (Array.isArray(value.elements)) pending.push(value.elements);
    }
  }
  return count;
}
