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

const load = (file: string): Font => new Font(new Face(new Blob(readFileSync(file))));
let fonts: { regular: Font; bold: Font } | undefined;
let glyphs: Glyphs | undefined;

/** Scripts that run from right to left; each stretch is shaped on its own, so that Arabic letters join. */
const stretches =
  /[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}]+|[^\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}]+/gu;

/**
 * The width of one line of text, shaped as the picture will shape it (kerning, joined letters, marks).
 * @param size the font size; the width is in the same unit
 * @returns undefined when the font lacks a letter of it, so that it would show as a box
 */
export function widthOf(text: string, size: number, weight: 'regular' | 'bold' = 'regular'): number | undefined {
  fonts ??= { regular: load(regular), bold: load(bold) };
  const font = fonts[weight];
  let width = 0;
  for (const [stretch] of text.matchAll(stretches)) {
    glyphs ??= new Glyphs();
    glyphs.reset();
    glyphs.addText(stretch);
    glyphs.guessSegmentProperties();
    shape(font, glyphs);
    // Glyph 0 is the box for what the font does not have.
    if (glyphs.getGlyphInfos().some(({ codepoint }) => codepoint === 0)) return undefined;
    for (const { xAdvance } of glyphs.getGlyphPositions()) width += xAdvance;
  }
  return (width / font.face.upem) * size;
}
