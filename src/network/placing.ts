import { crowding, type Standing, unease } from './ease.ts';
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
import type { Status } from './map.ts';

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
  /** How far apart things would stand if they shared the field evenly. */
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
 * @param rounds how often each thing is looked at again once all are placed
 * @returns those that found a place; a thing without one is left out
 */
export function place(things: readonly Thing[], room: Room, rounds: number): Placed[] {
  const ground = groundOf(room, things.length);
  // With lines from the centre the first order is not always the best one, and with so few others cost little.
  const orders = room.spokes ? [things, things.toReversed(), byRing(things)] : [things];
  const results = orders.map((order) => settle(order, ground, rounds));
  const costOf = (chosen: ReadonlyMap<string, Candidate>): number =>
    [...chosen.values()].reduce((sum, { cost }) => sum + cost, (things.length - chosen.size) * 10 * numberCost);
  const [best] = results.toSorted((a, b) => costOf(a) - costOf(b));
  return things.flatMap(({ key }) => best?.get(key)?.placed ?? []);
}

/** From the outside in. */
const byRing = (things: readonly Thing[]): Thing[] => things.toSorted((a, b) => (b.rings[0] ?? 0) - (a.rings[0] ?? 0));

/** Gives out places in an order, then looks at each again. */
function settle(things: readonly Thing[], ground: Ground, rounds: number): Map<string, Candidate> {
  const chosen = new Map<string, Candidate>();
  const put = (thing: Thing): void => {
    chosen.delete(thing.key);
    const best = bestFor(thing, [...chosen.values()], ground);
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
    if (late.length > 0 && ground.last)
      putAll(order.map((thing) => (late.some((one) => besides(one, thing)) ? { ...thing, forms: [] } : thing)));
  }
  const again = ground.last && late.length > 0 ? Math.max(1, rounds) : rounds;
  for (let round = 0; round < again; round++) for (const thing of things) put(thing);
  return chosen;
}

const besides = (one: Thing, other: Thing): boolean => one.sector === other.sector && other.number !== 'never';

function groundOf(room: Room, count: number): Ground {
  const { field } = room;
  const borders = bordersOf(field);
  const known = new Map<string, readonly Spot[]>();
  return {
    ...room,
    borders,
    spacing: Math.min(240, Math.sqrt((Math.PI * field.rx * field.ry) / Math.max(1, count)) * 1.1),
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
      for (const { box: label, cost: side } of labelBoxes(at, radius, form, ground)) {
        if (best && best.cost <= cost + place + side) continue;
        if (label && !hasRoom(label, thing.sector, ground, others)) continue;
        const total = cost + place + side + unease({ at, mark, label }, others, centre);
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
  return rings
    .flatMap((ring, choice) =>
      ground.spots(sector, ring, radius).map((spot) => ({ ...spot, cost: spot.cost + choice * 12 })),
    )
    .filter(({ mark }) => isFree(mark, ground, others))
    .map((spot) => ({ ...spot, cost: spot.cost + crowding(spot.at, others, ground.spacing) }))
    .toSorted((a, b) => a.cost - b.cost);
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

/** Where a label may stand beside a mark: below, outward, inward, above; and the same set off to either side. */
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
    yield { box: box(x - width * part, y + beside), cost: 7 };
    yield { box: box(x - width * part, y - beside - height), cost: 14 };
  }
}

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
