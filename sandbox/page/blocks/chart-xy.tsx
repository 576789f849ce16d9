import { scaleBand, scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { XyChart } from '../kit.ts';

const HEIGHT = 230;
const LABEL = 11;

/** Lays a label out in lines of whole words that fit a width, cutting only a word that is longer than a line. */
function wrap(label: string, width: number): string[] {
  const room = Math.max(4, Math.floor(width / (LABEL * 0.56)));
  const out: string[] = [];
  for (const word of label.split(' ')) {
    const last = out.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) out[out.length - 1] = `${last} ${word}`;
    else out.push(word.length > room ? `${word.slice(0, room - 1)}…` : word);
  }
  return out.length > 3 ? [...out.slice(0, 2), `${out[2]}…`] : out;
}

const short = (value: number): string =>
  new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 }).format(value);

/** Bars, lines or areas over categories, as wide as the place they stand in. */
export function XyDrawing({ chart }: { chart: XyChart }) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(480);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(220, Math.floor(entry?.contentRect.width ?? 480))));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const { categories, x_label, y_label } = chart.axis_config;
  const values = chart.series.flatMap((series) => series.data.map((point) => point.value));
  const left = 40 + (y_label ? 16 : 0);
  const across = scaleBand(categories, [left, width - 8]).padding(chart.type === 'bar' ? 0.28 : 0);
  const slot = across.step() - 6;
  const upright = categories.map((category) => wrap(category, slot));
  const turned = slot < 44 || upright.flat().some((row) => row.endsWith('…'));
  const labels = turned ? categories.map((category) => [category]) : upright;
  const longest = Math.max(
    ...labels.map((one) => (turned ? Math.min(20, one[0]?.length ?? 0) * 4.4 : one.length * (LABEL + 2))),
  );
  const bottom = longest + 12 + (x_label ? 18 : 0);
  const height = HEIGHT + bottom;
  const up = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [HEIGHT, 10]).nice(5);
  const zero = up(0);
  // Counts and ratings have no halves.
  const ticks = up.ticks(5).filter((tick) => !values.every(Number.isInteger) || Number.isInteger(tick));
  const middle = (category: string) => (across(category) ?? 0) + across.bandwidth() / 2;

  return (
    <div ref={frame}>
      <svg class="xy" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {ticks.map((tick) => (
          <g key={tick}>
            <line class={tick === 0 ? 'axis' : 'grid'} x1={left} x2={width - 4} y1={up(tick)} y2={up(tick)} />
            <text class="tick tick-y" x={left - 6} y={up(tick)}>
              {short(tick)}
            </text>
          </g>
        ))}
        {chart.series.map((series, at) => {
          const hue = `hue-${at % 12}`;
          if (chart.type === 'bar') {
            const inner = scaleBand(
              chart.series.map((one) => one.name),
              [0, across.bandwidth()],
            ).padding(0.08);
            return series.data.map((point) => (
              <rect
                key={`${series.name}/${point.label}`}
                class={hue}
                x={(across(point.label) ?? 0) + (inner(series.name) ?? 0)}
                width={Math.min(inner.bandwidth(), 56)}
                transform={`translate(${Math.max(0, (inner.bandwidth() - 56) / 2)} 0)`}
                y={Math.min(zero, up(point.value))}
                height={Math.max(Math.abs(zero - up(point.value)), 1)}
                rx={2}
              />
            ));
          }
          const points = series.data.filter((point) => across(point.label) !== undefined);
          const path =
            line<(typeof points)[number]>(
              (point) => middle(point.label),
              (point) => up(point.value),
            )(points) ?? '';
          return (
            <g key={series.name}>
              {chart.type === 'area' ? (
                <path
                  class={`${hue} area`}
                  d={
                    area<(typeof points)[number]>(
                      (point) => middle(point.label),
                      zero,
                      (point) => up(point.value),
                    )(points) ?? ''
                  }
                />
              ) : null}
              <path class={`${hue} line`} d={path} />
              {points.map((point) => (
                <circle key={point.label} class={hue} cx={middle(point.label)} cy={up(point.value)} r={3.5} />
              ))}
            </g>
          );
        })}
        {categories.map((category, at) => (
          <text
            key={category}
            class={`tick ${turned ? 'tick-turned' : 'tick-x'}`}
            x={middle(category)}
            y={HEIGHT + 16}
            transform={turned ? `rotate(-40 ${middle(category)} ${HEIGHT + 16})` : undefined}
          >
            {labels[at]?.map((row, n) => (
              <tspan key={row} x={middle(category)} dy={n === 0 ? 0 : LABEL + 2}>
                {row}
              </tspan>
            ))}
          </text>
        ))}
        {x_label ? (
          <text class="tick axis-label" x={(left + width) / 2} y={height - 4}>
            {x_label}
          </text>
        ) : null}
        {y_label ? (
          <text class="tick axis-label" transform={`translate(11 ${HEIGHT / 2}) rotate(-90)`}>
            {y_label}
          </text>
        ) : null}
      </svg>
    </div>
  );
}
