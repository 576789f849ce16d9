import { arc, pie } from 'd3-shape';
import type { ChartPoint, PieChart } from '../kit.ts';

/** The parts of a pie with their share of the whole, in percent and whole numbers. */
export function sharesOf(chart: PieChart): (ChartPoint & { share: number })[] {
  const whole = chart.segments.reduce((sum, segment) => sum + segment.value, 0);
  return chart.segments.map((segment) => ({ ...segment, share: Math.round((segment.value / whole) * 100) }));
}

const RADIUS = 90;

/** A ring of parts, the largest first at twelve o'clock as the app ordered them. */
export function PieDrawing({ chart }: { chart: PieChart }) {
  const shares = sharesOf(chart);
  const slices = pie<ChartPoint>()
    .sort(null)
    .value((segment) => segment.value)(chart.segments);
  const ring = arc<(typeof slices)[number]>()
    .innerRadius(RADIUS * 0.56)
    .outerRadius(RADIUS)
    .padAngle(0.015)
    .cornerRadius(2);
  return (
    <svg class="pie" viewBox="-100 -100 200 200" aria-hidden="true">
      {slices.map((slice, at) => {
        const [x, y] = ring.centroid(slice);
        const share = shares[at]?.share ?? 0;
        return (
          <g key={slice.data.label}>
            <path class={`hue-${at % 12}`} d={ring(slice) ?? ''} />
            {share >= 6 ? (
              <text class="pie-share" x={x} y={y}>
                {share}%
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
