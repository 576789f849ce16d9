import { say } from '../../content/say.ts';
import { clusterIds, needLabel } from '../../needs/need.ts';
import { altText, inOrder, type MapContent, textList } from '../text-list.ts';
import { labelOf } from '../wording.ts';
import { type LegendEntry, leading, legendRadius, type PictureWords, pictureWidth, type TextLine } from './captions.ts';
import { type Field, type Point, pointAt, sectorWidth, startOf } from './geometry.ts';
import { type Layout, layOut, type Mark } from './layout.ts';
import { ascent, descent, fontFamily, outlinesOf, runsRightToLeft, widthOf } from './lettering.ts';
import { type Palette, palette } from './palette.ts';
import type { Sign } from './placing.ts';

/** How many pixels a unit takes: the picture is 720 units wide, and sharp at twice that. */
const scale = 2;

/**
 * The picture of a map as SVG, with the same in words: what it shows, for those who do not see it, and the whole map as a
 * list, a line for each person and each empty place. `pngOf` makes pixels of it.
 */
export function drawMap(map: MapContent): { svg: string; alt: string; list: string[] } {
  const people = inOrder(map);
  const layout = layOut(people, map.needs, wordsOf(map), widthOf, map.asks);
  return { svg: svgOf(layout, palette), alt: altText(map), list: textList(map, layout.numbers) };
}

function wordsOf(map: MapContent): PictureWords {
  const { edition } = map;
  const status = (id: string): string => labelOf(edition.network.statuses, id);
  return {
    you: say(edition, 'pictureYou'),
    sectors: clusterIds.map((id) => labelOf(edition.clusters, id)),
    needLabel: (id) => needLabel(map, id),
    legend: {
      current: status('current'),
      potential: status('potential'),
      dormant: status('dormant'),
      empty: say(edition, 'legendEmpty'),
      // Where nobody's closeness is noted, everybody stands in the middle, and that says nothing.
      near: map.people.some(({ closeness }) => closeness) ? say(edition, 'legendNear') : undefined,
    },
    more: (count) => say(edition, 'legendMore', { count }),
  };
}

function svgOf(layout: Layout, palette: Palette): string {
  const { height, field, you, marks, titles, legend } = layout;
  const parts = [
    `<rect width="${pictureWidth}" height="${height}" fill="${palette.ground}"/>`,
    ...[2, 1, 0].flatMap((ring) => palette.sectors.map((_, sector) => segment(field, sector, ring, palette))),
    dividers(field, palette),
    ...(layout.spokes ? marks.map((mark) => spoke(field.centre, mark, palette)) : []),
    `<circle cx="${n(field.centre.x)}" cy="${n(field.centre.y)}" r="${you.radius}" fill="${palette.text}"/>`,
    ...marks.map((mark) => sign(mark.sign, mark.at, mark.radius, mark.sector, palette)),
    ...legend.map((entry) => legendSign(entry, palette)),
    ...(you.text ? [letters(you.text, palette.ground, 'bold')] : []),
    ...titles.map((title) => letters(title, palette.sectors[title.sector]?.strong ?? palette.text, 'bold')),
    ...marks.flatMap((mark) => markLetters(mark, palette)),
    ...legend.map(({ text }) => letters(text, palette.text)),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth * scale}" height="${height * scale}" ` +
    `viewBox="0 0 ${pictureWidth} ${height}" font-family="${fontFamily}">${parts.join('')}</svg>`
  );
}

/** A sector of the field out to the edge of a ring; drawn from the outside in, the smaller on the larger. */
function segment(field: Field, sector: number, ring: number, { sectors }: Palette): string {
  const part = field.edges[ring + 1] ?? 1;
  const from = pointAt(field, startOf(sector), part);
  const to = pointAt(field, startOf(sector) + sectorWidth, part);
  const { x, y } = field.centre;
  const arc = `A${n(field.rx * part)} ${n(field.ry * part)} 0 0 0 ${n(to.x)} ${n(to.y)}`;
  return `<path d="M${n(x)} ${n(y)}L${n(from.x)} ${n(from.y)}${arc}Z" fill="${sectors[sector]?.rings[ring]}"/>`;
}

/** The lines between the rings and between the sectors. */
function dividers(field: Field, { sectors, ground }: Palette): string {
  const { x, y } = field.centre;
  const rings = [1, 2].map((ring) => {
    const part = field.edges[ring] ?? 1;
    return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(field.rx * part)}" ry="${n(field.ry * part)}"/>`;
  });
  const borders = sectors.map((_, sector) => {
    const to = pointAt(field, startOf(sector), 1);
    return `M${n(x)} ${n(y)}L${n(to.x)} ${n(to.y)}`;
  });
  return `<g fill="none" stroke="${ground}" stroke-width="4">${rings.join('')}<path d="${borders.join('')}"/></g>`;
}

/** How a sign's line is broken: solid for people who help now, dashed for those who could, dotted for lost touch. */
const dashes: Readonly<Record<Sign, string>> = {
  current: '',
  potential: ' stroke-dasharray="7 4.5"',
  dormant: ' stroke-dasharray="0.1 5.5" stroke-linecap="round"',
  empty: ' stroke-dasharray="3 4"',
};

function spoke({ x, y }: Point, mark: Mark, palette: Palette): string {
  if (mark.sign === 'empty') return '';
  const colour = mark.sign === 'dormant' ? palette.faded : palette.sectors[mark.sector]?.strong;
  return `<line x1="${n(x)}" y1="${n(y)}" x2="${n(mark.at.x)}" y2="${n(mark.at.y)}" stroke="${colour}" stroke-opacity="0.55" stroke-width="2.5"${dashes[mark.sign]}/>`;
}

function sign(what: Sign, at: Point, radius: number, sector: number | undefined, palette: Palette): string {
  const strong = palette.sectors[sector ?? -1]?.strong ?? palette.text;
  const circle = (r: number, fill: string, stroke: string, width: number): string =>
    `<circle cx="${n(at.x)}" cy="${n(at.y)}" r="${n(r)}" fill="${fill}" stroke="${stroke}" stroke-width="${width}"${dashes[what]}/>`;
  switch (what) {
    case 'current':
      return circle(radius - 1, strong, strong, 2);
    case 'potential':
      return circle(radius - 1.5, palette.ground, strong, 3);
    case 'dormant':
      return circle(radius - 1.5, palette.ground, palette.faded, 3);
    case 'empty': {
      const arm = radius * 0.45;
      const plus = `M${n(at.x - arm)} ${n(at.y)}h${n(2 * arm)}M${n(at.x)} ${n(at.y - arm)}v${n(2 * arm)}`;
      return `${circle(radius - 1, 'none', strong, 2)}<path d="${plus}" stroke="${strong}" stroke-width="3"/>`;
    }
  }
}

const legendSign = ({ sign: what, at }: LegendEntry, palette: Palette): string =>
  what ? sign(what, at, legendRadius, undefined, palette) : '';

function markLetters(mark: Mark, palette: Palette): string[] {
  const sector = palette.sectors[mark.sector];
  const strong = sector?.strong ?? palette.text;
  const inside = mark.sign === 'current' ? (sector?.onStrong ?? palette.ground) : palette.text;
  const colour = mark.sign === 'empty' ? strong : mark.sign === 'dormant' ? palette.faded : palette.text;
  return [
    ...(mark.number ? [letters(mark.number, inside, 'bold')] : []),
    ...mark.lines.map((line) => letters(line, colour)),
  ];
}

/**
 * One line of text. The renderer reads the whole font anew for each letter of a text, which takes longer than all else
 * together, so letters come as outlines. Only what runs from right to left is left to it, since it knows the order of
 * mixed directions; such a line's direction is its own (first strong isolate), whatever stands around it.
 */
function letters(
  { text, size, middle, top }: TextLine,
  colour: string,
  weight: 'regular' | 'bold' = 'regular',
): string {
  const baseline = top + (leading * size - (ascent + descent) * size) / 2 + ascent * size;
  if (!runsRightToLeft(text))
    return `<g class="line" aria-label="${escapeXml(text)}" data-weight="${weight}" transform="translate(${n(middle)} ${n(baseline)})" fill="${colour}">${outlinesOf(text, size, weight)}</g>`;
  const place = `x="${n(middle)}" y="${n(baseline)}" text-anchor="middle"`;
  return `<text class="line" ${place} font-size="${size}" font-weight="${weight === 'bold' ? 'bold' : 'normal'}" fill="${colour}">\u2068${escapeXml(text)}\u2069</text>`;
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A number as short as a picture needs it. */
const n = (value: number): string => String(Math.round(value * 10) / 10);
