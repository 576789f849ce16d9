import { describe, expect, test } from 'vitest';
import { palette } from './palette.ts';

/** WCAG 2.2: the relative luminance of a colour, and the contrast of two. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test('contrast is measured as WCAG says', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
});

describe('the picture keeps to AA', () => {
  const { ground, text, faded, sectors } = palette;
  test('for all letters, 4.5 to 1', () => {
    for (const { rings, strong, onStrong } of sectors) {
      for (const behind of [ground, ...rings])
        for (const letters of [text, faded, strong])
          expect(contrast(letters, behind), `${letters} on ${behind}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(onStrong, strong)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(ground, text)).toBeGreaterThanOrEqual(4.5);
  });

  test('for signs against what is inside and around them, 3 to 1', () => {
    for (const { rings, strong } of sectors)
      for (const behind of [ground, ...rings])
        for (const line of [strong, faded, text])
          expect(contrast(line, behind), `${line} on ${behind}`).toBeGreaterThanOrEqual(3);
  });
});
