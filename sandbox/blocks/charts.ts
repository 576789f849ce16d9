/** Charts drawn by Slack. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
import { kinds, list, number, object, oneOf, optional, type Rule, string } from './checks.ts';
import { blockId } from './objects.ts';
import { isObject, itemsOf, refuse, under } from './place.ts';

const label = string({ max: 20 });

/** In a chart each series has a name of its own and exactly one value for each category. */
const seriesFitCategories: Rule = (chart, place) => {
  const axis = isObject(chart.axis_config) ? chart.axis_config.categories : undefined;
  const categories = new Set(itemsOf(axis));
  const names = new Set<unknown>();
  itemsOf(chart.series).forEach((series, index) => {
    if (!isObject(series)) return;
    const at = under(place, 'series', index);
    if (names.has(series.name)) refuse(under(at, 'name'), 'series names must be unique');
    names.add(series.name);
    if (!Array.isArray(series.data) || !Array.isArray(axis)) return;
    const labels = series.data.map((point) => (isObject(point) ? point.label : undefined));
    const once = labels.length === categories.size && new Set(labels).size === labels.length;
    if (once && labels.every((each) => categories.has(each))) return;
    refuse(under(at, 'data'), 'must contain exactly one entry for every label in `axis_config.categories`');
  });
};

const uniqueCategories: Rule = ({ categories }, place) => {
  if (Array.isArray(categories) && new Set(categories).size < categories.length) {
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
