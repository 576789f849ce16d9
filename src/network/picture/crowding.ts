import { type Box, crosses, distance, type Point, turnBetween } from './geometry.ts';

/** A mark where it stands, with the box of its label if it has one. */
export interface Standing {
  at: Point;
  mark: Box;
  label: Box | undefined;
}

/** Free space between two people that looks at ease. */
const comfort = 30;
/** A label nearer than this to somebody else's mark could be read as theirs. */
const doubtful = 22;
/** Lines from the centre closer than this, in radians, look like one. */
const sideBySide = 0.22;
/** Where so many stand in a sector, nobody expects them at ease. */
const mostAtEase = 14;

/** What a place costs because others stand near: the nearer, the dearer, up to `spacing` away. */
export function crowding(at: Point, others: readonly Standing[], spacing: number): number {
  let cost = 0;
  for (const other of others) {
    const [dx, dy] = [at.x - other.at.x, at.y - other.at.y];
    const square = dx * dx + dy * dy;
    if (square >= spacing * spacing) continue;
    const near = 1 - Math.sqrt(square) / spacing;
    cost += near * near * 40;
  }
  return cost;
}

/**
 * What a place costs because it is hard to read: a label that could be another's, labels that nearly touch, and, with
 * lines from the centre, lines under a label or side by side.
 * @param centre where the lines come from; undefined where there are none
 */
export function unease(one: Standing, others: readonly Standing[], centre: Point | undefined): number {
  let cost = centre && one.label && crosses(centre, one.at, one.label) ? 70 : 0;
  for (const other of others) {
    if (one.label) cost += nearness(distance(one.label, other.mark), doubtful) * 30;
    if (other.label) cost += nearness(distance(other.label, one.mark), doubtful) * 30;
    if (others.length <= mostAtEase) cost += nearness(distance(whole(one), whole(other)), comfort) * 12;
    if (!centre) continue;
    if (runsUnder(centre, one, other) || runsUnder(centre, other, one)) cost += 70;
    cost += nearness(turnBetween(centre, one.at, other.at), sideBySide) * 20;
  }
  return cost;
}

/** 1 where two things meet, 0 from a distance on. */
const nearness = (apart: number, far: number): number => (apart >= far ? 0 : 1 - apart / far);

/** Whether the line to one of two runs under the other or its label. */
const runsUnder = (centre: Point, one: Standing, other: Standing): boolean =>
  crosses(centre, one.at, other.mark) || (other.label !== undefined && crosses(centre, one.at, other.label));

const whole = ({ mark, label }: Standing): Box =>
  label
    ? {
        left: Math.min(mark.left, label.left),
        top: Math.min(mark.top, label.top),
        right: Math.max(mark.right, label.right),
        bottom: Math.max(mark.bottom, label.bottom),
      }
    : mark;
