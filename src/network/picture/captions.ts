import type { NeedId } from '../../needs/need.ts';
import type { Point } from './geometry.ts';
import { labelForms } from './label.ts';
import type { Sign } from './placing.ts';

/** The words that stand on the picture itself. */
export interface PictureWords {
  you: string;
  /** The sectors' names, in the order of the clusters. */
  sectors: readonly string[];
  needLabel: (id: NeedId) => string;
  /** What the signs mean, and what nearness does. */
  legend: Readonly<Record<Sign, string> & { near?: string | undefined }>;
  /** "+3 more in the list". */
  more: (count: number) => string;
}

/** The width of a line of text at a size, or undefined when the font lacks a letter of it. */
export type MeasureAt = (text: string, size: number, weight: 'regular' | 'bold') => number | undefined;

/** One line of text: by the middle of its width and the top of its line, which is `leading` sizes high. */
export interface TextLine {
  text: string;
  size: number;
  middle: number;
  top: number;
  width: number;
}

/** A line of the legend: a sign with what it means, or words alone. */
export interface LegendEntry {
  sign?: Sign;
  at: Point;
  text: TextLine;
}

/**
 * A phone shows the picture about 360 points wide, half of this: no text is smaller than 20 here, so that none is
 * smaller than 10 points there.
 */
export const pictureWidth = 720;
/** The height of a line for a size of 1: the font's own 1.17, and air for marks that stand out above it. */
export const leading = 1.26;
export const margin = 14;
export const smallSize = 20;
export const titleSize = 28;
export const legendRadius = 11;

/** The names of the first two sectors in the upper corners, of the third below the round field. */
export function titlesOf(words: PictureWords, bottom: number, measure: MeasureAt): (TextLine & { sector: number })[] {
  return words.sectors.flatMap((name, sector) => {
    const line = fitting(name, titleSize, pictureWidth / 2 - 3 * margin, 'bold', measure);
    if (!line) return [];
    const { text, width } = line;
    const aside = margin + 4 + width / 2;
    const middle = [aside, pictureWidth - aside, pictureWidth / 2][sector] ?? pictureWidth / 2;
    return [{ sector, text, width, size: titleSize, middle, top: sector < 2 ? margin : bottom }];
  });
}

/** A line in the middle of a circle, cut where the circle is too narrow; undefined when the font lacks its script. */
export function inMiddle(
  text: string,
  size: number,
  { x, y }: Point,
  widest: number,
  measure: MeasureAt,
): TextLine | undefined {
  const line = fitting(text, size, widest, 'bold', measure);
  return line && { ...line, size, middle: x, top: y - (leading * size) / 2 };
}

/** What the signs on this picture mean, from left to right, as many rows as it takes. */
export function legendOf(
  signs: readonly Sign[],
  missing: number,
  words: PictureWords,
  top: number,
  measure: MeasureAt,
): LegendEntry[] {
  const used = (['current', 'potential', 'dormant', 'empty'] as const).filter((sign) => signs.includes(sign));
  const people = signs.some((sign) => sign !== 'empty');
  const entries: { sign?: Sign; text: string }[] = [
    ...used.map((sign) => ({ sign, text: words.legend[sign] })),
    ...(people && words.legend.near ? [{ text: words.legend.near }] : []),
    ...(missing > 0 ? [{ text: words.more(missing) }] : []),
  ];
  const row = smallSize * leading + 8;
  let left = margin + 4;
  let at = top;
  return entries.flatMap(({ sign, text }) => {
    const before = sign ? 2 * legendRadius + 8 : 0;
    const line = fitting(text, smallSize, pictureWidth - 2 * margin - before, 'regular', measure);
    if (!line) return [];
    if (left + before + line.width > pictureWidth - margin) {
      left = margin + 4;
      at += row;
    }
    const middle = left + before + line.width / 2;
    const place = { x: left + legendRadius, y: at + (smallSize * leading) / 2 };
    left += before + line.width + 24;
    return [{ ...(sign && { sign }), at: place, text: { ...line, size: smallSize, middle, top: at } }];
  });
}

/** A text on one line within a width, cut if need be. */
function fitting(text: string, size: number, widest: number, weight: 'regular' | 'bold', measure: MeasureAt) {
  return labelForms(text, (one) => measure(one, size, weight), widest).find(({ lines }) => lines.length === 1)
    ?.lines[0];
}
