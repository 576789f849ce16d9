export interface Point {
  x: number;
  y: number;
}

/** A rectangle by its left, top, right and bottom edges. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The round field of the map: an ellipse, with the rings' edges as parts of its radius. */
export interface Field {
  centre: Point;
  rx: number;
  ry: number;
  /** The inner edge of the first ring, then the outer edge of each of the three. */
  edges: readonly [number, number, number, number];
}

/** For each sector the directions that point from its two borders straight to its inside. */
export type Borders = readonly (readonly [Point, Point])[];

/** Where each sector begins, counter-clockwise from the right: upper left, upper right, below. */
const sectorStart = [90, -30, 210].map((degrees) => (degrees * Math.PI) / 180);
/** How wide each sector is, in radians. */
export const sectorWidth = (120 * Math.PI) / 180;
/** The angle at which a sector begins, counter-clockwise from the right, in radians. */
export const startOf = (sector: number): number => sectorStart[sector] ?? 0;

/** The point of a field at an angle (counter-clockwise from the right) and a part of the radius. */
export const pointAt = ({ centre, rx, ry }: Field, angle: number, part: number): Point => ({
  x: centre.x + rx * part * Math.cos(angle),
  y: centre.y - ry * part * Math.sin(angle),
});

export const bordersOf = (field: Field): Borders =>
  sectorStart.map((start) => [inward(field, start, 1), inward(field, start + sectorWidth, -1)] as const);

/** The direction straight away from a border, to the side where the angles grow (1) or shrink (-1). */
function inward({ rx, ry }: Field, angle: number, side: 1 | -1): Point {
  const dx = rx * Math.cos(angle);
  const dy = -ry * Math.sin(angle);
  const length = Math.hypot(dx, dy) * side;
  return { x: dy / length, y: -dx / length };
}

/** Whether a point is at least `distance` inside the two borders of a sector. */
export function isInside({ x, y }: Point, sector: number, centre: Point, borders: Borders, distance: number): boolean {
  const [one, other] = borders[sector] as Borders[number];
  const [dx, dy] = [x - centre.x, y - centre.y];
  return one.x * dx + one.y * dy >= distance && other.x * dx + other.y * dy >= distance;
}

/** Whether a box lies in a sector. A sector is less than half a turn wide, so the four corners decide. */
export function boxIsInside(box: Box, sector: number, centre: Point, borders: Borders, distance: number): boolean {
  const { left, top, right, bottom } = box;
  return (
    isInside({ x: left, y: top }, sector, centre, borders, distance) &&
    isInside({ x: right, y: top }, sector, centre, borders, distance) &&
    isInside({ x: left, y: bottom }, sector, centre, borders, distance) &&
    isInside({ x: right, y: bottom }, sector, centre, borders, distance)
  );
}

export const boxAround = ({ x, y }: Point, radius: number): Box => ({
  left: x - radius,
  top: y - radius,
  right: x + radius,
  bottom: y + radius,
});

/** Whether two boxes are nearer to each other than a gap. */
export const touch = (a: Box, b: Box, gap: number): boolean =>
  a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;

/** How far apart two boxes are. */
export function distance(a: Box, b: Box): number {
  const dx = Math.max(0, a.left - b.right, b.left - a.right);
  const dy = Math.max(0, a.top - b.bottom, b.top - a.bottom);
  return dx === 0 ? dy : dy === 0 ? dx : Math.sqrt(dx * dx + dy * dy);
}

/** The angle between two points as seen from a third, in radians. */
export function turnBetween(seenFrom: Point, a: Point, b: Point): number {
  const one = Math.atan2(a.y - seenFrom.y, a.x - seenFrom.x);
  const turn = Math.abs(one - Math.atan2(b.y - seenFrom.y, b.x - seenFrom.x));
  return Math.min(turn, 2 * Math.PI - turn);
}

/** Whether a straight line from one point to another meets a box. */
export function crosses(from: Point, to: Point, box: Box): boolean {
  let enter = 0;
  let leave = 1;
  for (const [start, step, low, high] of [
    [from.x, to.x - from.x, box.left, box.right],
    [from.y, to.y - from.y, box.top, box.bottom],
  ] as const) {
    if (step === 0) {
      if (start < low || start > high) return false;
      continue;
    }
    const [one, other] = [(low - start) / step, (high - start) / step];
    enter = Math.max(enter, Math.min(one, other));
    leave = Math.min(leave, Math.max(one, other));
  }
  return enter <= leave;
}
