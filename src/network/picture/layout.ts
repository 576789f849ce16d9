import type { MenteeNeed } from '../../needs/need.ts';
import type { Ask } from '../asks/ask.ts';
import type { MapPerson } from '../map.ts';
import {
  inMiddle,
  type LegendEntry,
  leading,
  legendOf,
  type MeasureAt,
  margin,
  type PictureWords,
  pictureWidth,
  smallSize,
  type TextLine,
  titleSize,
  titlesOf,
} from './captions.ts';
import { type Box, boxAround, type Field, type Point } from './geometry.ts';
import { labelWidth, mostNames, type Things, thingsOf } from './marks.ts';
import { type Placed, place, type Sign, type Thing } from './placing.ts';

/** Somebody on the picture, once in each of their sectors, or the empty place of a need. */
export interface Mark {
  sign: Sign;
  /** The index of the cluster. */
  sector: number;
  at: Point;
  radius: number;
  /** Stands inside the mark; the text list has the name to it. */
  number?: TextLine | undefined;
  lines: readonly TextLine[];
}

/** Where everything stands on the picture, in units of which the picture is `pictureWidth` wide. */
export interface Layout {
  height: number;
  field: Field;
  you: { radius: number; text?: TextLine | undefined };
  titles: readonly (TextLine & { sector: number })[];
  marks: readonly Mark[];
  /** Whether a line goes from the centre to each mark. */
  spokes: boolean;
  legend: readonly LegendEntry[];
  /** The number that stands on the map for a person, by person id; counted in the order of the people. */
  numbers: ReadonlyMap<string, number>;
}

/** Up to this many marks a taller picture is better than a shortened name. */
const mostUnshortened = 24;
const youSize = 24;
const youRadius = 44;
/** The least and the largest half height of the round field. */
const flattest = 330;
const tallest = 620;

/**
 * Lays out the picture of a map: the mentee in the centre, a sector for each cluster, rings by closeness (unknown in
 * the middle one), empty places where an important need has nobody. Names never touch each other and nothing leaves
 * the picture, however many and however long; what finds no room becomes a number, and at last a count.
 * @param people in the order of the text list, which the numbers follow; ids are unique
 * @param asks hers: a need for which somebody is on the way has no empty place
 */
export function layOut(
  people: readonly MapPerson[],
  needs: readonly MenteeNeed[],
  words: PictureWords,
  measure: MeasureAt,
  asks: readonly Ask[] = [],
): Layout {
  const things = thingsOf(people, needs, words.needLabel, (text, size) => measure(text, size, 'regular'), asks);
  const { placed, field } = placeAll(things, titlesOf(words, 0, measure).slice(0, 2).map(boxOf));
  const numbered = new Set(placed.filter((one) => one.numbered).map(({ thing }) => thing.person));
  const numbers = new Map(people.filter(({ id }) => numbered.has(id)).map(({ id }, at) => [id, at + 1] as const));
  const marks = placed.map((one) => markOf(one, things.size, numbers, measure));
  const shown = new Set(placed.map(({ thing }) => thing.person));
  const missing = people.filter(({ id }) => !shown.has(id)).length;
  const below = margin + 2 * field.ry + 4;
  const signs = marks.map(({ sign }) => sign);
  const legend = legendOf(signs, missing, words, below + titleSize * leading + 10, measure);
  const lowest = legend.at(-1)?.text.top ?? below + (titleSize - smallSize) * leading;
  return {
    height: Math.ceil(lowest + smallSize * leading + margin),
    field,
    you: { radius: youRadius, text: inMiddle(words.you, youSize, field.centre, 2 * youRadius - 12, measure) },
    titles: titlesOf(words, below, measure),
    marks,
    spokes: things.spokes,
    legend,
    numbers,
  };
}

/** Tries fields of growing height until everybody has a place and a name, or the picture is as tall as it may be. */
function placeAll({ things, size, spokes }: Things, titles: readonly Box[]): { placed: Placed[]; field: Field } {
  let best: { placed: Placed[]; field: Field; lost: number } | undefined;
  for (let ry = firstHeight(things, size); ; ry = Math.min(tallest, ry + 80)) {
    const field = fieldOf(ry, things);
    const frame = { left: margin, right: pictureWidth - margin, top: margin, bottom: margin + 2 * ry };
    const room = {
      field,
      frame,
      taken: [boxAround(field.centre, youRadius), ...titles],
      lineHeight: size * leading,
      spokes,
      last: ry >= tallest,
    };
    const placed = place(things, room, things.length <= 25 ? 4 : things.length <= 60 ? 1 : 0);
    const lost = lostIn(placed, things);
    if (!best || lost < best.lost) best = { placed, field, lost };
    if (lost === 0 || ry >= tallest) return best;
  }
}

/** What a picture lacks: marks without a place, names that became numbers, and among few people shortened names. */
function lostIn(placed: readonly Placed[], things: readonly Thing[]): number {
  const unnamed = placed.filter(({ thing, lines }) => thing.forms.length > 0 && lines.length === 0).length;
  const shortened = things.length <= mostUnshortened ? placed.filter((one) => one.shortened).length : 0;
  return (things.length - placed.length) * 4 + unnamed + shortened / 4;
}

/** A field whose area is a few times what its marks and labels take; as tall as may be where there is no room for names. */
function firstHeight(things: readonly Thing[], size: number): number {
  if (things.length > mostNames) return tallest;
  const area = things.reduce(
    (sum, thing) => sum + (labelWidth(thing) + 8) * (size * leading + 4) + 4 * thing.radius ** 2,
    0,
  );
  return Math.min(tallest, Math.max(flattest, (area * 2.4) / (Math.PI * (pictureWidth / 2 - margin))));
}

/**
 * A field of a height. Its rings are equally wide while there is room for all; the more stands in one of them, the
 * more of the radius it gets.
 */
function fieldOf(ry: number, things: readonly Thing[]): Field {
  const rx = pictureWidth / 2 - margin;
  const start = (youRadius + 10) / Math.min(rx, ry);
  const crowd = Math.min(0.75, Math.max(0, (things.length - 8) / 30));
  // The busiest sector decides, and the same width holds less the further in it is.
  const wanted = [2.4, 1.2, 0.8].map((weight, ring) => {
    const here = things.filter(({ rings }) => rings[0] === ring);
    return weight * Math.max(...[0, 1, 2].map((sector) => here.filter((thing) => thing.sector === sector).length));
  });
  const all = wanted.reduce((sum, one) => sum + one, 0);
  const shares = wanted.map((one) => 1 / 3 + crowd * (one / Math.max(1, all) - 1 / 3));
  // No ring is narrower than a mark with a number in it.
  const least = 52 / Math.min(rx, ry);
  const widths = shares.map((share) => Math.max(least, share * (1 - start)));
  const sum = widths.reduce((whole, width) => whole + width, 0);
  const [first = 0, second = 0] = widths.map((width) => (width / sum) * (1 - start));
  return {
    centre: { x: pictureWidth / 2, y: margin + ry },
    rx,
    ry,
    edges: [start, start + first, start + first + second, 1],
  };
}

function markOf(
  { thing, at, radius, numbered, lines }: Placed,
  size: number,
  numbers: ReadonlyMap<string, number>,
  measure: MeasureAt,
): Mark {
  const number = numbered && thing.person !== undefined ? numbers.get(thing.person) : undefined;
  return {
    sign: thing.sign,
    sector: thing.sector,
    at,
    radius,
    number: number === undefined ? undefined : inMiddle(String(number), smallSize, at, 2 * radius, measure),
    lines: lines.map((line) => ({ ...line, size })),
  };
}

const boxOf = ({ middle, width, top, size }: TextLine): Box => ({
  left: middle - width / 2,
  top,
  right: middle + width / 2,
  bottom: top + size * leading,
});
