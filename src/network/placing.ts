import type { LabelForm } from './label.ts';
import type { Status } from './map.ts';

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

/** The round field of the map: an ellipse, with the rings' outer edges as parts of its radius from the centre out. */
export interface Field {
  centre: Point;
  rx: number;
  ry: number;
  /** The inner edge of the first ring, then the outer edge of each of the three. */
  edges: readonly [number, number, number, number];
}

/** How somebody stands to her, or that nobody is there. */
export type Sign = Status | 'empty';

/** Something to put on the map: somebody, once in each of their sectors, or the empty place of a need. */
export interface Thing {
  key: string;
  sign: Sign;
  /** The person's id; none for an empty place. */
  person?: string;
  /** 0 upper left, 1 upper right, 2 below. */
  sector: number;
  /** The rings it may stand in, the right one first. */
  rings: readonly number[];
  radius: number;
  /** The radius when a number stands inside. */
  numberedRadius: number;
  forms: readonly LabelForm[];
  /** Whether a number inside may stand for the label when there is no room for one, or must stand there anyway. */
  number: 'never' | 'may' | 'must';
}

/** Where a thing stands, and its label if it has one. */
export interface Placed {
  thing: Thing;
  at: Point;
  radius: number;
  numbered: boolean;
  /** Each line of the label, by the middle of its width and the top of its height. */
  lines: readonly { text: string; width: number; middle: number; top: number }[];
}

interface Candidate {
  placed: Placed;
  mark: Box;
  label: Box | undefined;
  cost: number;
}

/** A place for a mark. */
interface Spot {
  at: Point;
  mark: Box;
  cost: number;
}

/** For each sector the directions that point from its two borders straight to its inside. */
type Borders = readonly (readonly [Point, Point])[];

/** A room with what is worked out once for it. */
interface Ground extends Room {
  borders: Borders;
  spots: (sector: number, ring: number, radius: number) => readonly Spot[];
}

export interface Room {
  field: Field;
  /** What everything stays inside of. */
  frame: Box;
  /** What nothing may cover. */
  taken: readonly Box[];
  lineHeight: number;
  /** Whether a line goes from the centre to each thing: then a label should not lie on one. */
  spokes: boolean;
  /** Whether there will be no larger room: then everybody has to fit in somehow. */
  last: boolean;
}

/** Free space kept around everything. */
const gap = 4;
/** So many without a place are worth another try. */
const mostLate = 20;
/** A number for a name costs more than any name in a bad place. */
const numberCost = 300;
/** Free space that looks at ease, and with how many others around it is still looked for. */
const comfort = 30;
const mostWeighed = 30;
/** Lines from the centre closer than this, in radians, look like one. */
const sideBySide = 0.22;
/** Where each sector begins, counter-clockwise: upper left, upper right, below. */
const sectorStart = [90, -30, 210].map((degrees) => (degrees * Math.PI) / 180);
export const sectorWidth = (120 * Math.PI) / 180;

/** The point at an angle (counter-clockwise from the right) and a part of the radius. */
export const pointAt = ({ centre, rx, ry }: Field, angle: number, part: number): Point => ({
  x: centre.x + rx * part * Math.cos(angle),
  y: centre.y - ry * part * Math.sin(angle),
});

/** The angle at which a sector begins, counter-clockwise. */
export const startOf = (sector: number): number => sectorStart[sector] ?? 0;

/**
 * Places things on the map so that no two marks or labels touch, none leaves the frame or its sector, and they spread
 * out evenly. The same things in the same order always come to the same places.
 * @param rounds how often each thing is looked at again once all are placed
 * @returns those that found a place; a thing without one is left out
 */
export function place(things: readonly Thing[], room: Room, rounds: number): Placed[] {
  const spacing = spacingOf(things, room);
  const ground = groundOf(room);
  const chosen = new Map<string, Candidate>();
  const put = (thing: Thing): void => {
    chosen.delete(thing.key);
    const best = bestFor(thing, [...chosen.values()], ground, spacing);
    if (best) chosen.set(thing.key, best);
  };
  const putAll = (order: Iterable<Thing>): Thing[] => {
    chosen.clear();
    for (const thing of order) put(thing);
    return things.filter(({ key }) => !chosen.has(key));
  };
  let late = putAll(things);
  if (late.length > 0 && late.length <= mostLate) {
    // Whoever found the map full goes first …
    const order = [...new Set([...late, ...things])];
    late = putAll(order);
    // … and if that is not enough, those around them make do with numbers, and get back what names there is room for.
    if (late.length > 0 && room.last)
      putAll(order.map((thing) => (late.some((one) => besides(one, thing)) ? { ...thing, forms: [] } : thing)));
  }
  const again = room.last && late.length > 0 ? Math.max(1, rounds) : rounds;
  for (let round = 0; round < again; round++) for (const thing of things) put(thing);
  return things.flatMap(({ key }) => chosen.get(key)?.placed ?? []);
}

const besides = (one: Thing, other: Thing): boolean => one.sector === other.sector && other.number !== 'never';
function groundOf(room: Room): Ground {
  const { field } = room;
  const borders = sectorStart.map(
    (start) => [inward(field, start, 1), inward(field, start + sectorWidth, -1)] as const,
  );
  const known = new Map<string, readonly Spot[]>();
  return {
    ...room,
    borders,
    spots(sector, ring, radius) {
      const key = `${sector}:${ring}:${radius}`;
      const spots = known.get(key) ?? spotsIn(field, borders, sector, ring, radius);
      known.set(key, spots);
      return spots;
    },
  };
}

/** The direction straight away from a border, to the side where the angles grow (1) or shrink (-1). */
function inward({ rx, ry }: Field, angle: number, side: 1 | -1): Point {
  const dx = rx * Math.cos(angle);
  const dy = -ry * Math.sin(angle);
  const length = Math.hypot(dx, dy) * side;
  return { x: dy / length, y: -dx / length };
}

/** How far apart things would stand if they shared the field evenly. */
function spacingOf(things: readonly Thing[], { field }: Room): number {
  const area = Math.PI * field.rx * field.ry;
  return Math.min(240, Math.sqrt(area / Math.max(1, things.length)) * 1.1);
}

function bestFor(thing: Thing, others: readonly Candidate[], ground: Ground, spacing: number): Candidate | undefined {
  let best: Candidate | undefined;
  const forms: (LabelForm | undefined)[] = [...thing.forms];
  if (thing.number !== 'never') forms.push(undefined);
  const free = new Map<number, Spot[]>();
  for (const form of forms) {
    const cost = form ? form.cost : numberCost;
    if (best && best.cost <= cost) break;
    const numbered = form === undefined || thing.number === 'must';
    const radius = numbered ? thing.numberedRadius : thing.radius;
    const spots = free.get(radius) ?? freeSpots(thing, radius, others, ground, spacing);
    free.set(radius, spots);
    for (const spot of spots) {
      if (best && best.cost <= cost + spot.cost) continue;
      for (const { box, cost: side } of labelBoxes(spot.at, radius, form, ground)) {
        const total = cost + spot.cost + side;
        if (best && best.cost <= total) continue;
        if (box && !(inSector(box, thing.sector, ground) && isFree(box, ground, others))) continue;
        const whole = total + tightness(spot, box, others, ground);
        if (best && best.cost <= whole) continue;
        const lines = linesIn(box, form, ground);
        best = { placed: { thing, at: spot.at, radius, numbered, lines }, mark: spot.mark, label: box, cost: whole };
      }
    }
  }
  return best;
}

/** The places for a mark of a thing that nothing else takes, with what they cost. */
function freeSpots(
  { sector, rings }: Thing,
  radius: number,
  others: readonly Candidate[],
  ground: Ground,
  spacing: number,
): Spot[] {
  return rings
    .flatMap((ring, choice) =>
      ground.spots(sector, ring, radius).map((spot) => ({ ...spot, cost: spot.cost + choice * 12 })),
    )
    .filter(({ mark }) => isFree(mark, ground, others))
    .map((spot) => ({ ...spot, cost: spot.cost + crowding(spot.at, others, spacing) }));
}

/** Every place for a mark in a ring of a sector, clear of the borders, with what it costs by itself. */
function spotsIn(field: Field, borders: Borders, sector: number, ring: number, radius: number): Spot[] {
  const short = Math.min(field.rx, field.ry);
  const inner = (field.edges[ring] ?? 0) + (radius + gap) / short;
  const outer = (field.edges[ring + 1] ?? 1) - (radius + gap) / short;
  const middle = (inner + outer) / 2;
  const parts = outer > inner + 0.02 ? [middle, (inner + middle) / 2, (middle + outer) / 2, inner, outer] : [middle];
  return parts.flatMap((part, step) => {
    const steps = Math.max(3, Math.round((sectorWidth * part * Math.max(field.rx, field.ry)) / 22));
    return Array.from({ length: steps + 1 }, (_, turn) => {
      const at = pointAt(field, startOf(sector) + (sectorWidth * turn) / steps, part);
      const mark = { left: at.x - radius, top: at.y - radius, right: at.x + radius, bottom: at.y + radius };
      return { at, mark, cost: step * 0.5 + Math.abs(turn / steps - 0.5) * 3 };
    }).filter(({ at }) => isClear(at, sector, field.centre, borders, radius + 5));
  });
}

/** Where a label may stand beside a mark: below, right, left, above; and the same set off to either side. */
function* labelBoxes(
  { x, y }: Point,
  radius: number,
  form: LabelForm | undefined,
  { lineHeight, field }: Room,
): Generator<{ box: Box | undefined; cost: number }> {
  if (!form) return yield { box: undefined, cost: 0 };
  const width = Math.max(...form.lines.map((line) => line.width));
  const height = form.lines.length * lineHeight;
  const beside = radius + gap;
  const box = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  const outward = x < field.centre.x ? -1 : 1;
  yield { box: box(x - width / 2, y + beside), cost: 0 };
  yield { box: box(x + beside, y - height / 2), cost: outward > 0 ? 3 : 6 };
  yield { box: box(x - beside - width, y - height / 2), cost: outward < 0 ? 3 : 6 };
  yield { box: box(x - width / 2, y - beside - height), cost: 8 };
  for (const part of [0.2, 0.8]) {
    yield { box: box(x - width * part, y + beside), cost: 5 };
    yield { box: box(x - width * part, y - beside - height), cost: 11 };
  }
}

function linesIn(box: Box | undefined, form: LabelForm | undefined, { lineHeight }: Room): Placed['lines'] {
  if (!box || !form) return [];
  const middle = (box.left + box.right) / 2;
  return form.lines.map(({ text, width }, at) => ({ text, width, middle, top: box.top + at * lineHeight }));
}

function isFree(box: Box, { frame, taken }: Room, others: readonly Candidate[]): boolean {
  if (box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom)
    return false;
  for (const other of taken) if (touch(box, other)) return false;
  for (const { mark, label } of others) if (touch(box, mark) || (label && touch(box, label))) return false;
  return true;
}

const touch = (a: Box, b: Box): boolean =>
  a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;

/** Whether a point is at least `distance` inside the two borders of a sector. */
function isClear({ x, y }: Point, sector: number, centre: Point, borders: Borders, distance: number): boolean {
  const [one, other] = borders[sector] as Borders[number];
  const [dx, dy] = [x - centre.x, y - centre.y];
  return one.x * dx + one.y * dy >= distance && other.x * dx + other.y * dy >= distance;
}

/** A sector is less than half a turn wide, so what has its four corners inside lies inside. */
function inSector({ left, top, right, bottom }: Box, sector: number, { field: { centre }, borders }: Ground): boolean {
  return (
    isClear({ x: left, y: top }, sector, centre, borders, 3) &&
    isClear({ x: right, y: top }, sector, centre, borders, 3) &&
    isClear({ x: left, y: bottom }, sector, centre, borders, 3) &&
    isClear({ x: right, y: bottom }, sector, centre, borders, 3)
  );
}

/** The nearer the others, the dearer. */
function crowding(at: Point, others: readonly Candidate[], spacing: number): number {
  let cost = 0;
  for (const { placed } of others) {
    const [dx, dy] = [at.x - placed.at.x, at.y - placed.at.y];
    const square = dx * dx + dy * dy;
    if (square >= spacing * spacing) continue;
    const near = 1 - Math.sqrt(square) / spacing;
    cost += near * near * 40;
  }
  return cost;
}

/**
 * What a place costs by what stands close to it: labels that nearly touch, and with lines from the centre also lines
 * that run under a label or side by side.
 */
function tightness({ at, mark }: Spot, label: Box | undefined, others: readonly Candidate[], room: Room): number {
  if (others.length > mostWeighed) return 0;
  const { centre } = room.field;
  const own = around(mark, label);
  let cost = 0;
  for (const other of others) {
    cost += Math.max(0, 1 - distance(own, around(other.mark, other.label)) / comfort) * 14;
    if (!room.spokes) continue;
    const under =
      (label && crosses(centre, other.placed.at, label)) ||
      (other.label && crosses(centre, at, other.label)) ||
      crosses(centre, at, other.mark) ||
      crosses(centre, other.placed.at, mark);
    if (under) cost += 70;
    cost += Math.max(0, 1 - turnBetween(centre, at, other.placed.at) / sideBySide) * 20;
  }
  return cost + (room.spokes && label && crosses(centre, at, label) ? 70 : 0);
}

const around = (a: Box, b: Box | undefined): Box =>
  b
    ? {
        left: Math.min(a.left, b.left),
        top: Math.min(a.top, b.top),
        right: Math.max(a.right, b.right),
        bottom: Math.max(a.bottom, b.bottom),
      }
    : a;

/** How far apart two boxes are, along the edges of the paper. */
const distance = (a: Box, b: Box): number =>
  Math.hypot(Math.max(0, a.left - b.right, b.left - a.right), Math.max(0, a.top - b.bottom, b.top - a.bottom));

/** The angle between two points as seen from the centre, in radians. */
function turnBetween(centre: Point, a: Point, b: Point): number {
  const one = Math.atan2(a.y - centre.y, a.x - centre.x);
  const turn = Math.abs(one - Math.atan2(b.y - centre.y, b.x - centre.x));
  return Math.min(turn, 2 * Math.PI - turn);
}

/** Whether a straight line from one point to another meets a box. */
function crosses(from: Point, to: Point, box: Box): boolean {
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
