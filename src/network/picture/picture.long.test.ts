import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inBrowser } from '../../../test/support/browser.ts';
import { anyMap, believableMap, numbersFrom, type SomeMap } from '../../../test/support/maps.ts';
import { loadEditions } from '../../content/editions.ts';
import { pictureWidth } from './captions.ts';
import { fontFiles } from './lettering.ts';
import { drawMap } from './svg.ts';

const editions = await loadEditions(join(import.meta.dirname, '..', '..', '..', 'content'));
interface Line {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
  spelled: number;
}

interface Measured {
  lines: Line[];
  width: number;
  height: number;
}

/**
 * Runs in the page: the boxes of all lines of text of an SVG, in pixels from its corner. A line that is drawn as outlines
 * is measured as it is and as a text in its place, set by Chromium itself, and counts with the larger of both; `spelled`
 * says how far their widths are apart, in sizes of the font.
 */
const measure = `(svg) => {
  const main = document.querySelector('main');
  main.innerHTML = svg;
  const { width, height } = main.firstElementChild.getBoundingClientRect();
  const lines = [...main.querySelectorAll('.line')].map((line) => {
    const boxes = [line.getBoundingClientRect()];
    if (line.tagName === 'g') {
      const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
      const size = Number(/scale\\(([0-9.e-]+)/.exec(line.innerHTML)[1]) * 2048;
      text.textContent = line.getAttribute('aria-label');
      text.setAttribute('font-size', size);
      text.setAttribute('text-anchor', 'middle');
      if (line.dataset.weight) text.setAttribute('font-weight', line.dataset.weight);
      line.append(text);
      boxes.push(text.getBoundingClientRect());
      var spelled = Math.abs(boxes[0].width - boxes[1].width) / 2 / size;
    }
    return {
      text: line.getAttribute('aria-label') ?? line.textContent,
      left: Math.min(...boxes.map(({ left }) => left)),
      top: Math.min(...boxes.map(({ top }) => top)),
      right: Math.max(...boxes.map(({ right }) => right)),
      bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
      spelled: spelled ?? 0,
    };
  });
  return { lines, width, height };
}`;

/** Names that a layout could stumble over, beside plain ones. */
const names = [
  'Maya Okonkwo',
  'Dr. Katharina von Hohenzollern-Sigmaringen',
  'Li',
  'M.O.',
  'محمد عبد الله الأنصاري',
  'Дмитрий Шостакович',
  'Ελένη Παπαδοπούλου',
  'דוד לוי (Cardiology)',
  'Nguyễn Thị Ánh Tuyết',
  '田中 花子',
  '🦊🦊',
  'Åse & <Bjørn> "B."',
  'W'.repeat(300),
  'ﷺ',
  'i̇̈̌̀ zalgo̶͙̅',
  'کیان رضایی\u200cنژاد',
  '\u202eevil\u202c twin',
];

/** Maps of every size from none to sixty people, some with all the oddities above, some drawn wildly. */
function mapsToMeasure(): SomeMap[] {
  const random = numbersFrom(42);
  const believable = Array.from({ length: 150 }, (_, at): SomeMap => {
    const { people, needs } = believableMap(random);
    const wanted = [1, 2, 5, 8, 12, 20, 40, 60][at % 8] ?? 12;
    while (people.length < wanted) people.push(...believableMap(random).people);
    const odd = at % 3 === 0;
    return {
      needs,
      people: people.slice(0, wanted).map((person, index) => ({
        ...person,
        id: `p${index}`,
        name: odd || random() < 0.3 ? (names[Math.floor(random() * names.length)] ?? '') : wordsFrom(random),
        closeness: random() < 0.3 ? undefined : person.closeness,
      })),
    };
  });
  return [...believable, ...fc.sample(anyMap, { numRuns: 60, seed: 42 })];
}

function wordsFrom(random: () => number): string {
  const syllables = ['ma', 'ko', 'ri', 'sen', 'del', 'ha', 'wil', 'tor', 'ny', 'fa', 'lo', 'chi'];
  const word = (): string => {
    const text = Array.from({ length: 1 + Math.floor(random() * 4) }, () => syllables[Math.floor(random() * 12)]).join(
      '',
    );
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  return Array.from({ length: 1 + Math.floor(random() * 3) }, word).join(' ');
}

const faces = fontFiles.map((file, at) => {
  const source = `url(data:font/ttf;base64,${readFileSync(file).toString('base64')})`;
  return `@font-face { font-family: "DejaVu Sans"; font-weight: ${at === 0 ? 'normal' : 'bold'}; src: ${source}; }`;
});

inBrowser('the picture, as Chromium measures it', ({ open }) => {
  test('no two texts overlap and none leaves it', async () => {
    const { page } = await open('about:blank');
    await page.setContent(`<style>${faces.join('')} body { margin: 0 } svg { display: block }</style><main></main>`);
    await page.evaluate(
      `Promise.all(['20px', 'bold 20px'].map((size) => document.fonts.load(size + ' "DejaVu Sans"')))`,
    );
    expect(await page.evaluate(`[...document.fonts].map((face) => face.status)`)).toEqual(['loaded', 'loaded']);
    const wrong: string[] = [];
    let measured = 0;
    const maps = mapsToMeasure();
    for (const [at, map] of maps.entries()) {
      const edition = editions.get(at % 2 === 0 ? 'academic-medicine' : 'workplace');
      const { svg } = drawMap({
        edition,
        ownNeed: 'Something quite my own, said in sixty characters, no fewer.',
        ...map,
      });
      const { lines, width, height } = await page.evaluate<Measured>(`(${measure})(${JSON.stringify(svg)})`);
      expect(width).toBe(2 * pictureWidth);
      measured += lines.length;
      for (const [index, line] of lines.entries()) {
        if (line.left < 0 || line.top < 0 || line.right > width || line.bottom > height)
          wrong.push(`map ${at}: "${line.text}" leaves the picture`);
        // What a letter stands out of its advance or stays inside it, at both ends.
        if (line.spelled > 0.25) wrong.push(`map ${at}: "${line.text}" is not what is drawn (${line.spelled})`);
        for (const other of lines.slice(index + 1))
          if (line.left < other.right && other.left < line.right && line.top < other.bottom && other.top < line.bottom)
            wrong.push(`map ${at}: "${line.text}" overlaps "${other.text}"`);
      }
    }
    console.log(`Chromium measured ${measured} texts on ${maps.length} pictures.`);
    expect(maps.length).toBeGreaterThanOrEqual(200);
    expect(measured).toBeGreaterThan(maps.length * 10);
    expect(wrong).toEqual([]);
  });
});
