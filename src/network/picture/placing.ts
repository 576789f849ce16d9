import type { Status } from '../map.ts';
import { crowding, type Standing, unease } from './crowding.ts';
import {
  type Borders,
  type Box,
  bordersOf,
  boxAround,
  boxIsInside,
  type Field,
  isInside,
  type Point,
  pointAt,
  sectorWidth,
  startOf,
  touch,
} from './geometry.ts';
import type { LabelForm } from './label.ts';

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
  /** Whether a shorter form stands there than the thing has. */
  shortened: boolean;
  /** Each line of the label, by the middle of its width and the top of its height. */
  lines: readonly { text: string; width: number; middle: number; top: number }[];
}

/** What there is to stand in. */
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

interface Candidate extends Standing {
  placed: Placed;
  cost: number;
}

/** A place for a mark. */
interface Spot {
  at: Point;
  mark: Box;
  cost: number;
}

/** A room with what is worked out once for it. */
interface Ground extends Room {
  borders: Borders;
  /** How far apart things would stand if they shared the sector evenly. */
  spacing: number;
  spots: (sector: number, ring: number, radius: number) => readonly Spot[];
}

/** Free space kept around everything. */
const gap = 4;
/** A number for a name costs more than any name in a bad place. */
const numberCost = 300;
/** So many without a place are worth another try. */
const mostLate = 20;

/**
 * Places things on the map so that no two marks or labels touch, none leaves the frame or its sector, and they spread
 * out evenly. The same things in the same order always come to the same places.
 * @param rounds how often at most each thing is looked at again once all are placed
 * @returns those that found a place; a thing without one is left out
 */
export function place(things: readonly Thing[], room: Room, rounds: number): Placed[] {
  // Nothing leaves its sector, so each sector is a puzzle of its own.
  const sectors = Map.groupBy(things, ({ sector }) => sector);
  const chosen = new Map([...sectors.values()].flatMap((own) => [...placeInSector(own, room, rounds)]));
  return things.flatMap(({ key }) => chosen.get(key)?.placed ?? []);
}

function placeInSector(things: readonly Thing[], room: Room, rounds: number): Map<string, Candidate> {
  const ground = groundOf(room, things.length);
  // With lines from the centre the first order is not always the best one, and with so few others cost little.
  const orders = room.spokes ? [things, things.toReversed(), byRing(things)] : [things];
  const results = orders.map((order) => settle(order, ground, rounds));
  const costOf = (chosen: ReadonlyMap<string, Candidate>): number =>
    [...chosen.values()].reduce((sum, { cost }) => sum + cost, (things.length - chosen.size) * 10 * numberCost);
  return results.reduce((best, one) => (costOf(one) < costOf(best) ? one : best));
}

/** From the outside in. */
const byRing = (things: readonly Thing[]): Thing[] => things.toSorted((a, b) => (b.rings[0] ?? 0) - (a.rings[0] ?? 0));

/** Gives out places in an order, then looks at each again. */
function settle(things: readonly Thing[], ground: Ground, rounds: number): Map<string, Candidate> {
  const chosen = new Map<string, Candidate>();
  /** Whether the thing came to stand otherwise than before. */
  const put = (thing: Thing): boolean => {
    const before = chosen.get(thing.key);
    chosen.delete(thing.key);
    const best = bestFor(thing, [...chosen.values()], ground);
    if (best) chosen.set(thing.key, best);
    return best?.label?.left !== before?.label?.left || best?.at.x !== before?.at.x || best?.at.y !== before?.at.y;
  };
  const putAll = (order: Iterable<Thing>): Thing[] => {
    chosen.clear();
    for (const thing of order) put(thing);
    return things.filter(({ key }) => !chosen.has(key));
  };
  let late = putAll(things);
  if (late.length > 0 && late.length <= mostLate) {
    // Whoever found the sector full goes first …
    const order = [...new Set([...late, ...things])];
    late = putAll(order);
    // … and if that is not enough, all make do with numbers, and get back what names there is room for.
    if (late.length > 0 && ground.last)
      putAll(order.map((thing) => (thing.number === 'never' ? thing : { ...thing, forms: [] })));
  }
  const again = ground.last && late.length > 0 ? Math.max(1, rounds) : rounds;
  for (let round = 0; round < again; round++) if (things.filter(put).length === 0) break;
  return chosen;
}

function groundOf(room: Room, count: number): Ground {
  const { field } = room;
  const borders = bordersOf(field);
  const known = new Map<string, readonly Spot[]>();
  return {
    ...room,
    borders,
    spacing: Math.min(240, Math.sqrt((Math.PI * field.rx * field.ry) / (3 * count)) * 1.1),
    spots(sector, ring, radius) {
      const key = `${sector}:${ring}:${radius}`;
      const spots = known.get(key) ?? spotsIn(field, borders, sector, ring, radius);
      known.set(key, spots);
      return spots;
    },
  };
}

function bestFor(thing: Thing, others: readonly Candidate[], ground: Ground): Candidate | undefined {
  let best: Candidate | undefined;
  const forms: (LabelForm | undefined)[] = [...thing.forms];
  if (thing.number !== 'never') forms.push(undefined);
  const free = new Map<number, Spot[]>();
  const centre = ground.spokes ? ground.field.centre : undefined;
  for (const form of forms) {
    const cost = form ? form.cost : numberCost;
    if (best && best.cost <= cost) break;
    const numbered = form === undefined || thing.number === 'must';
    const radius = numbered ? thing.numberedRadius : thing.radius;
    const spots = free.get(radius) ?? freeSpots(thing, radius, others, ground);
    free.set(radius, spots);
    for (const { at, mark, cost: place } of spots) {
      if (best && best.cost <= cost + place) break;
      for (const side of form ? sides : noSides) {
        const sideCost = side.cost + (side.across === outwardOf(at, ground) ? 0 : side.inward);
        if (best && best.cost <= cost + place + sideCost) continue;
        const label = form && labelBox(at, radius, form, side, ground.lineHeight);
        if (label && !hasRoom(label, thing.sector, ground, others)) continue;
        const total = cost + place + sideCost + unease({ at, mark, label }, others, centre);
        if (best && best.cost <= total) continue;
        best = {
          placed: {
            thing,
            at,
            radius,
            numbered,
            shortened: isShortened(thing, form),
            lines: linesIn(label, form, ground),
          },
          at,
          mark,
          label,
          cost: total,
        };
      }
    }
  }
  return best;
}

/** The places for a mark of a thing that nothing else takes, the cheapest first. */
function freeSpots({ sector, rings }: Thing, radius: number, others: readonly Candidate[], ground: Ground): Spot[] {
  const free: Spot[] = [];
  for (const [choice, ring] of rings.entries())
    for (const { at, mark, cost } of ground.spots(sector, ring, radius))
      if (isFree(mark, ground, others))
        free.push({ at, mark, cost: cost + choice * 12 + crowding(at, others, ground.spacing) });
  return free.sort((a, b) => a.cost - b.cost);
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
      return { at, mark: boxAround(at, radius), cost: step * 0.5 + Math.abs(turn / steps - 0.5) * 3 };
    }).filter(({ at }) => isInside(at, sector, field.centre, borders, radius + 5));
  });
}

/** Where a label may stand: left (-1), right (1) or in between across, and above (-1), below (1) or beside (0) its mark. */
interface Side {
  across: number;
  down: number;
  cost: number;
  /** What it costs more when it points to the centre. */
  inward: number;
}

const sides: readonly Side[] = [
  { across: 0, down: 1, cost: 0, inward: 0 },
  { across: 1, down: 0, cost: 3, inward: 3 },
  { across: -1, down: 0, cost: 3, inward: 3 },
  { across: 0.3, down: 1, cost: 7, inward: 0 },
  { across: -0.3, down: 1, cost: 7, inward: 0 },
  { across: 0, down: -1, cost: 8, inward: 0 },
  { across: 0.3, down: -1, cost: 14, inward: 0 },
  { across: -0.3, down: -1, cost: 14, inward: 0 },
];
/** A number stands inside its mark. */
const noSides: readonly Side[] = [{ across: 0, down: 0, cost: 0, inward: 0 }];

const outwardOf = ({ x }: Point, { field }: Room): number => (x < field.centre.x ? -1 : 1);

function labelBox({ x, y }: Point, radius: number, form: LabelForm, { across, down }: Side, lineHeight: number): Box {
  const height = form.lines.length * lineHeight;
  const width = widthOf(form);
  const beside = radius + gap;
  const left = down === 0 ? (across > 0 ? x + beside : x - beside - width) : x - width / 2 + across * width;
  const top = down === 0 ? y - height / 2 : down > 0 ? y + beside : y - beside - height;
  return { left, top, right: left + width, bottom: top + height };
}

const widthOf = ({ lines }: LabelForm): number => lines.reduce((widest, { width }) => Math.max(widest, width), 0);

/** Two lines for one are no loss, initials and ellipses are. */
const isShortened = ({ forms: [best] }: Thing, form: LabelForm | undefined): boolean =>
  best !== undefined && form !== undefined && form.cost > best.cost && form.lines.length === 1;

function linesIn(box: Box | undefined, form: LabelForm | undefined, { lineHeight }: Room): Placed['lines'] {
  if (!box || !form) return [];
  const middle = (box.left + box.right) / 2;
  return form.lines.map(({ text, width }, at) => ({ text, width, middle, top: box.top + at * lineHeight }));
}

const hasRoom = (label: Box, sector: number, ground: Ground, others: readonly Candidate[]): boolean =>
  boxIsInside(label, sector, ground.field.centre, ground.borders, 3) && isFree(label, ground, others);

function isFree(box: Box, { frame, taken }: Room, others: readonly Candidate[]): boolean {
  if (box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom)
    return false;
  for (const other of taken) if (touch(box, other, gap)) return false;
  for (const { mark, label } of others) if (touch(box, mark, gap) || (label && touch(box, label, gap))) return false;
  return true;
}
