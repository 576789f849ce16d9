import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Blob, Face, Font, Buffer as Glyphs, shape } from 'harfbuzzjs';

/** The family that the files below give, for the picture's text. */
export const fontFamily = 'DejaVu Sans';

const { resolve } = createRequire(import.meta.url);
const regular = resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
const bold = resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');
/** The font files the picture is drawn with, so that it looks the same on every machine. */
export const fontFiles: readonly string[] = [regular, bold];

/** How high a line is above and below its baseline, for a size of 1: what every browser takes for this font. */
export const ascent = 0.928;
export const descent = 0.236;

/** A font with the outlines that were asked for, so that each letter is drawn once. */
interface Lettering {
  font: Font;
  outlines: Map<number, string>;
}

const load = (file: string): Lettering => ({
  font: new Font(new Face(new Blob(readFileSync(file)))),
  outlines: new Map(),
});
let fonts: { regular: Lettering; bold: Lettering } | undefined;
let glyphs: Glyphs | undefined;

const rightToLeft = /[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}]/u;
/** Stretches of letters that run from right to left, and others: each is shaped on its own, so that letters join. */
const stretches =
  /[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}]+|[^\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}]+/gu;

/** Whether any of it runs from right to left. */
export const runsRightToLeft = (text: string): boolean => rightToLeft.test(text);

function shaped(
  text: string,
  { font }: Lettering,
): { ids: number[]; at: { xAdvance: number; xOffset: number; yOffset: number }[] } {
  glyphs ??= new Glyphs();
  glyphs.reset();
  glyphs.addText(text);
  glyphs.guessSegmentProperties();
  shape(font, glyphs);
  return { ids: glyphs.getGlyphInfos().map(({ codepoint }) => codepoint), at: glyphs.getGlyphPositions() };
}

function letteringOf(weight: 'regular' | 'bold'): Lettering {
  fonts ??= { regular: load(regular), bold: load(bold) };
  return fonts[weight];
}

/**
 * The width of one line of text, shaped as the picture will show it (kerning, joined letters, marks).
 * @param size the font size; the width is in the same unit
 * @returns undefined when the font lacks a letter of it, so that it would show as a box
 */
export function widthOf(text: string, size: number, weight: 'regular' | 'bold' = 'regular'): number | undefined {
  const lettering = letteringOf(weight);
  let width = 0;
  for (const [stretch] of text.matchAll(stretches)) {
    const { ids, at } = shaped(stretch, lettering);
    // Glyph 0 is the box for what the font does not have.
    if (ids.includes(0)) return undefined;
    for (const { xAdvance } of at) width += xAdvance;
  }
  return (width / lettering.font.face.upem) * size;
}

/**
 * One line of text that runs from left to right as SVG outlines around the middle of its baseline.
 * @returns the inside of a group; nothing for what has no ink
 */
export function outlinesOf(text: string, size: number, weight: 'regular' | 'bold' = 'regular'): string {
  const { font, outlines } = letteringOf(weight);
  const { ids, at } = shaped(text, letteringOf(weight));
  const scale = size / font.face.upem;
  let pen = -at.reduce((sum, { xAdvance }) => sum + xAdvance, 0) / 2;
  const paths = ids.map((id, index) => {
    const outline = outlines.get(id) ?? font.glyphToPath(id);
    outlines.set(id, outline);
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = at[index] ?? {};
    const path = outline && `<path transform="translate(${pen + xOffset} ${yOffset})" d="${outline}"/>`;
    pen += xAdvance;
    return path;
  });
  return `<g transform="scale(${scale} ${-scale})">${paths.join('')}</g>`;
}
