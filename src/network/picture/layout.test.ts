import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyMap, believableMap, numbersFrom, type SomeMap } from '../../../test/support/maps.ts';
import { runs } from '../../../test/support/runs.ts';
import { clusterIds, clusterOf } from '../../needs/need.ts';
import { emptyPlaces } from '../asks/standing.ts';
import type { MapPerson } from '../map.ts';
import { leading, margin, type PictureWords, pictureWidth, type TextLine } from './captions.ts';
import { type Layout, layOut } from './layout.ts';

/** A font in which every letter is six tenths of its size wide, and which has no Chinese. */
const measure = (text: string, size: number): number | undefined =>
  /\p{Script=Han}/u.test(text) ? undefined : [...text].length * 0.6 * size;
const words: PictureWords = {
  you: 'You',
  sectors: ['Craft', 'Career', 'Person'],
  needLabel: (id) => `Need ${id}`,
  legend: { current: 'now', potential: 'could', dormant: 'once', empty: 'nobody', near: 'nearer is closer' },
  more: (count) => `+${count} more`,
};
const laidOut = ({ people, needs }: SomeMap): Layout => layOut(people, needs, words, measure);
const person = (id: string, more: Partial<MapPerson> = {}): MapPerson => ({
  id,
  name: `Name ${id}`,
  needs: ['A1'],
  status: 'current',
  ...more,
});

interface Box {
  what: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const textBox = ({ text, middle, width, top, size }: TextLine): Box => ({
  what: text,
  left: middle - width / 2,
  right: middle + width / 2,
  top,
  bottom: top + size * leading,
});

/** Everything that may not touch: labels, marks (with what stands inside), titles and the legend. */
function boxesOf({ marks, titles, legend, field, you }: Layout): Box[] {
  const round = (what: string, x: number, y: number, r: number): Box => ({
    what,
    left: x - r,
    right: x + r,
    top: y - r,
    bottom: y + r,
  });
  return [
    round('the centre', field.centre.x, field.centre.y, you.radius),
    ...marks.map(({ at, radius }, index) => round(`mark ${index}`, at.x, at.y, radius)),
    ...marks.flatMap(({ lines }) => lines.map(textBox)),
    ...titles.map(textBox),
    ...legend.map(({ text }) => textBox(text)),
  ];
}

function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (b) => a.left < b.right - 0.01 && b.left < a.right - 0.01 && a.top < b.bottom - 0.01 && b.top < a.bottom - 0.01,
      )
      .map((b) => `${a.what} on ${b.what}`),
  );
}

/** Maps of each size, with plain names. */
const sized = (count: number, seed: number): SomeMap => {
  const random = numbersFrom(seed);
  const { people, needs } = believableMap(random);
  while (people.length < count) people.push(...believableMap(random).people);
  return {
    needs,
    people: people.slice(0, count).map((one, at) => ({ ...one, id: `p${at}`, name: `Maya${at} Lee${at}` })),
  };
};

describe('on any map', () => {
  test('nothing touches, and nothing leaves the picture', () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const layout = laidOut(map);
        const boxes = boxesOf(layout);
        expect(overlaps(boxes)).toEqual([]);
        for (const { left, right, top, bottom, what } of boxes) {
          expect(Math.min(left, top), what).toBeGreaterThanOrEqual(margin - 1);
          expect(right, what).toBeLessThanOrEqual(pictureWidth - margin + 1);
          expect(bottom, what).toBeLessThanOrEqual(layout.height);
        }
      }),
      { numRuns: runs(60) },
    );
  });

  test('each mark stands in the ring of its closeness and inside its sector, labels too', () => {
    fc.assert(
      fc.property(anyMap, ({ people, needs }) => {
        for (const one of people) {
          const { marks, field } = layOut([one], [], words, measure);
          for (const { at, sector, lines } of marks) {
            const [x, y] = [(at.x - field.centre.x) / field.rx, (field.centre.y - at.y) / field.ry];
            const ring = { close: 0, moderate: 1, distant: 2 }[one.closeness ?? 'moderate'];
            expect(Math.hypot(x, y)).toBeGreaterThan(field.edges[ring] ?? 0);
            expect(Math.hypot(x, y)).toBeLessThan(field.edges[ring + 1] ?? 0);
            for (const box of [{ left: at.x, right: at.x, top: at.y, bottom: at.y }, ...lines.map(textBox)])
              for (const [cornerX, cornerY] of [
                [box.left, box.top],
                [box.right, box.top],
                [box.left, box.bottom],
                [box.right, box.bottom],
              ] as const)
                expect(sectorAt(field, cornerX, cornerY)).toBe(sector);
          }
          expect(new Set(marks.map(({ sector }) => sector)).size).toBe(marks.length);
        }
        expect(laidOut({ people, needs }).marks.filter(({ sign }) => sign === 'empty').length).toBe(
          emptyPlaces(people, needs).length,
        );
      }),
      { numRuns: runs(60) },
    );
  });
});

/** The sector a point of the picture lies in, by its angle on the round field. */
function sectorAt({ centre, rx, ry }: Layout['field'], x: number, y: number): number {
  const angle = (Math.atan2((centre.y - y) / ry, (x - centre.x) / rx) * 180) / Math.PI;
  if (angle >= 90 || angle <= -150) return 0;
  return angle >= -30 ? 1 : 2;
}

describe('names', () => {
  test.each([1, 5, 12])('of %i people all stand on the map, none as a number', (count) => {
    for (let seed = 1; seed <= 20; seed++) {
      const map = sized(count, seed);
      const { marks, numbers } = laidOut(map);
      expect(numbers.size).toBe(0);
      const places = map.people.map(({ needs }) => new Set(needs.map((id) => clusterOf(id, map.needs))).size);
      expect(marks.filter(({ sign }) => sign !== 'empty').length).toBe(places.reduce((sum, one) => sum + one, 0));
      for (const { lines } of marks) expect(lines.length).toBeGreaterThan(0);
    }
  });

  test('of 40 people stand on the map for the most part, and everybody has a mark', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const { marks, numbers, legend } = laidOut(sized(40, seed));
      expect(numbers.size).toBeLessThanOrEqual(8);
      expect(marks.filter(({ lines }) => lines.length > 0).length).toBeGreaterThan(marks.length * 0.8);
      expect(legend.map(({ text }) => text.text).filter((text) => text.startsWith('+'))).toEqual([]);
    }
  });

  test('of 200 people become numbers and a count', () => {
    const map = sized(200, 1);
    const { marks, numbers, legend } = laidOut(map);
    expect(marks.every(({ lines, sign }) => sign === 'empty' || lines.length === 0)).toBe(true);
    expect(numbers.size).toBeGreaterThan(40);
    expect(legend.at(-1)?.text.text).toBe(`+${200 - numbers.size} more`);
  });

  test('that the font lacks, and two that are the same, have numbers in the order of the people', () => {
    const people = [
      person('1', { name: 'Sam' }),
      person('2', { name: '田中' }),
      person('3', { name: 'Ann' }),
      person('4', { name: 'Sam' }),
    ];
    const { marks, numbers } = laidOut({ people, needs: [] });
    expect([...numbers]).toEqual([
      ['1', 1],
      ['2', 2],
      ['4', 3],
    ]);
    expect(marks.map(({ number, lines }) => [number?.text, lines[0]?.text]).toSorted()).toEqual(
      [
        ['1', 'Sam'],
        ['2', undefined],
        ['3', 'Sam'],
        [undefined, 'Ann'],
      ].toSorted(),
    );
  });
});

test('somebody without a need is counted, not forgotten', () => {
  const { marks, legend } = laidOut({ people: [person('1', { needs: [] }), person('2')], needs: [] });
  expect(marks).toHaveLength(1);
  expect(legend.at(-1)?.text.text).toBe('+1 more');
});

test('the legend explains the signs that are there, and no others', () => {
  const said = (map: SomeMap) => laidOut(map).legend.map(({ text }) => text.text);
  expect(said({ people: [], needs: [] })).toEqual([]);
  expect(said({ people: [person('1')], needs: [] })).toEqual(['now', 'nearer is closer']);
  const needs = [{ id: 'B1', importance: 3, focus: false } as const];
  expect(said({ people: [person('1', { status: 'dormant' })], needs })).toEqual(['once', 'nobody', 'nearer is closer']);
});

test('her own need stands in the sector she chose, else with the person', () => {
  const sector = (cluster?: 'craft') =>
    laidOut({ people: [person('1', { needs: ['X1'] })], needs: [{ id: 'X1', importance: 3, focus: false, cluster }] })
      .marks[0]?.sector;
  expect(sector('craft')).toBe(clusterIds.indexOf('craft'));
  expect(sector()).toBe(clusterIds.indexOf('person'));
});
