import { useId, useState } from 'preact/hooks';
import type { DataVisualizationBlock, PieChart, XyChart } from '../kit.ts';
import { PieDrawing, sharesOf } from './chart-pie.tsx';
import { XyDrawing } from './chart-xy.tsx';

const NUMBER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A number as charts show it. */
export const shown = (value: number): string => NUMBER.format(value);

function Legend({ names }: { names: string[] }) {
  return (
    <ul class="legend" aria-hidden="true">
      {names.map((name, at) => (
        <li key={name}>
          <span class={`legend-dot hue-${at % 12}`} />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** The numbers of a chart as a table, for whoever would rather read than look. */
function Numbers({ chart, title }: { chart: XyChart | PieChart; title: string }) {
  const [heads, rows]: [string[], { name: string; values: string[] }[]] =
    chart.type === 'pie'
      ? [
          ['Share of the whole', 'Value'],
          sharesOf(chart).map(({ label, value, share }) => ({ name: label, values: [`${share} %`, shown(value)] })),
        ]
      : [
          chart.series.map((series) => series.name),
          chart.axis_config.categories.map((category) => ({
            name: category,
            values: chart.series.map((series) => {
              const point = series.data.find((one) => one.label === category);
              return point ? shown(point.value) : '–';
            }),
          })),
        ];
  return (
    <table class="kit-table">
      <caption class="unseen">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{chart.type === 'pie' ? 'Part' : (chart.axis_config.x_label ?? 'Category')}</th>
          {heads.map((head) => (
            <th key={head} scope="col" class="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {row.values.map((value, at) => (
              <td key={heads[at]} class="number">
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One sentence that says what the picture shows. */
function inWords(chart: XyChart | PieChart): string {
  if (chart.type === 'pie')
    return `Pie chart. ${sharesOf(chart)
      .map(({ label, share }) => `${label} ${share} %`)
      .join(', ')}.`;
  const series = chart.series.map(
    (one) => `${one.name}: ${one.data.map((point) => `${point.label} ${shown(point.value)}`).join(', ')}`,
  );
  return `${chart.type[0]?.toUpperCase()}${chart.type.slice(1)} chart. ${series.join('. ')}.`;
}

/** A chart drawn in the page's theme; its numbers are one press away as a table, and said to screen readers. */
export function Chart({ block }: { block: DataVisualizationBlock }) {
  const { chart, title } = block;
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const names = chart.type === 'pie' ? chart.segments.map((one) => one.label) : chart.series.map((one) => one.name);
  return (
    <figure class="chart" aria-labelledby={`${id}-title`}>
      <figcaption class="chart-head">
        <span id={`${id}-title`} class="chart-title">
          {title}
        </span>
        <button type="button" class="link-button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show chart' : 'Show numbers'}
        </button>
      </figcaption>
      {asTable ? (
        <div class="table-scroll">
          <Numbers chart={chart} title={title} />
        </div>
      ) : (
        <>
          <div class="chart-drawing" role="img" aria-label={`${title}. ${inWords(chart)}`}>
            {chart.type === 'pie' ? <PieDrawing chart={chart} /> : <XyDrawing chart={chart} />}
          </div>
          {chart.type === 'pie' || names.length > 1 ? <Legend names={names} /> : null}
        </>
      )}
    </figure>
  );
}
