import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyMap } from '../../../test/support/maps.ts';
import { runs } from '../../../test/support/runs.ts';
import { loadEditions } from '../../content/editions.ts';
import type { MapPerson } from '../map.ts';
import { fontFamily, fontFiles, outlinesOf, widthOf } from './lettering.ts';
import { palette } from './palette.ts';
import { pngOf } from './png.ts';
import { drawMap } from './svg.ts';

const edition = (await loadEditions(join(import.meta.dirname, '..', '..', '..', 'content'))).default;
const person = (name: string, more: Partial<MapPerson> = {}): MapPerson => ({
  id: name,
  name,
  needs: ['A1'],
  status: 'current',
  ...more,
});
/** The lines of text on a picture, drawn as outlines or as text, without the signs that keep their direction. */
const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<g class="line" aria-label="([^"]*)"|<text [^>]*>([^<]*)<\/text>/g)].map(
    ([, outlined, text = '']) => (outlined ?? text).replace(/[\u2068\u2069]/g, ''),
  );

describe('letters', () => {
  test('are as wide as the font says, joined and kerned', () => {
    expect(widthOf('', 100)).toBe(0);
    expect(widthOf('Maya', 100)).toBeCloseTo(268.02, 1);
    expect(widthOf('Maya', 20)).toBeCloseTo(53.6, 1);
    expect(widthOf('Maya', 100, 'bold')).toBeGreaterThan(290);
    // Joined letters are narrower than the same letters one by one.
    expect(widthOf('محمد', 100)).toBeLessThan([...'محمد'].reduce((sum, one) => sum + (widthOf(one, 100) ?? 0), 0));
  });

  test.each(['Zoë Ångström', 'Ελένη', 'Дмитрий', 'محمد', 'Nguyễn Thị Ánh', 'דוד'])('of %s are in the font', (name) => {
    expect(widthOf(name, 20)).toBeGreaterThan(20);
  });

  test('are drawn as the renderer would draw the text', () => {
    const options = { font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: fontFamily } };
    const boxOf = (inside: string) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="100">${inside}</svg>`;
      const { x, y, width, height } = new Resvg(svg, options).getBBox() ?? { x: 0, y: 0, width: 0, height: 0 };
      return [x, y, width, height].map(Math.round);
    };
    for (const text of ['Maya Okonkwo', 'AVATAR', 'Åse', 'Nguyễn Thị', 'Ελένη', 'Дмитрий', 'q\u0308']) {
      const outlined = boxOf(`<g transform="translate(300 50)">${outlinesOf(text, 40, 'bold')}</g>`);
      const itself = `<text x="300" y="50" text-anchor="middle" font-size="40" font-weight="bold" font-family="${fontFamily}">${text}</text>`;
      expect(outlined, text).toEqual(boxOf(itself));
    }
  });

  test.each(['田中', '김', 'สมชาย', 'राज', '🦊', 'Maya 田'])('of %s are not', (name) => {
    expect(widthOf(name, 20)).toBeUndefined();
  });
});

describe('the picture', () => {
  const people = [
    person('Maya <&> "O."'),
    person('田中', { status: 'potential' }),
    person('محمد', { status: 'dormant', needs: ['A1', 'C1'] }),
  ];
  const map = { edition, people, needs: [{ id: 'B2', importance: 3, focus: false } as const] };

  test('shows each name in each sector, numbers for what the font lacks, and empty places', () => {
    const { svg, list } = drawMap(map);
    const texts = textsOf(svg);
    expect(texts.filter((text) => text === 'محمد')).toHaveLength(2);
    expect(texts).toContain('Maya &lt;&amp;&gt; &quot;O.&quot;');
    expect(texts).toContain('Advocacy');
    expect(texts).toContain('1');
    expect(texts.join('')).not.toContain('田');
    expect(list.filter((line) => line.startsWith('(1) 田中:'))).toHaveLength(1);
  });

  test('tells the three statuses apart by their lines: solid, dashed, dotted', () => {
    const { svg } = drawMap(map);
    const circles = [...svg.matchAll(/<circle [^>]*\/>/g)].map(([circle]) => circle);
    expect(circles.filter((circle) => !circle.includes('dasharray')).length).toBeGreaterThan(0);
    expect(circles.filter((circle) => circle.includes('dasharray="7 4.5"')).length).toBeGreaterThan(0);
    expect(circles.filter((circle) => circle.includes('stroke-linecap="round"')).length).toBeGreaterThan(0);
  });

  test('of any map is the same in whatever order its people and needs come', () => {
    fc.assert(
      fc.property(anyMap, ({ people: some, needs }) => {
        const turned = { edition, people: some.toReversed(), needs: needs.toReversed() };
        expect(drawMap(turned)).toEqual(drawMap({ edition, people: some, needs }));
      }),
      { numRuns: runs(40) },
    );
  });

  test('comes as a PNG, 1440 wide, on its ground', async () => {
    const { svg, alt, list } = drawMap(map);
    const png = await pngOf(svg);
    expect(png.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect(width).toBe(1440);
    const rows = inflateSync(png.subarray(41, -16));
    expect(rows.length).toBe((width * 4 + 1) * height);
    expect(`#${rows.subarray(1, 4).toString('hex')}`).toBe(palette.ground);
    expect(alt).toContain('3 people');
    expect(list).toHaveLength(4);
  });
});
