import { describe, expect, test } from 'vitest';
import {
  byPriority,
  isImportant,
  isSameNeed,
  keptNeedLabel,
  type MenteeNeed,
  needLabel,
  needOf,
  ownNeedAs,
} from './need.ts';

const edition = { needs: [{ id: 'B2', label: 'Advocacy' }], ownNeed: { label: 'Something else' } } as const;

describe('how a need is called', () => {
  test.each([
    ['B2', undefined, 'Advocacy'],
    ['X1', 'Speaking up', 'Speaking up'],
    ['X1', undefined, 'Something else'],
    // An edition lists all twelve; this one is cut short.
    ['A1', undefined, 'A1'],
  ] as const)('%s with own words %j: %s', (id, ownNeed, label) => {
    expect(needLabel({ edition, ownNeed }, id)).toBe(label);
  });
});

describe('a need that is kept as a text', () => {
  test.each([
    ['', undefined, ''],
    ['B2', { id: 'B2' }, 'Advocacy'],
    [ownNeedAs('Speaking: up'), { id: 'X1', words: 'Speaking: up' }, 'Speaking: up'],
    // Her own words may look like anything.
    [ownNeedAs('B2'), { id: 'X1', words: 'B2' }, 'B2'],
    ['X1:', { id: 'X1', words: '' }, ''],
    ['Z9', undefined, ''],
  ])('%j', (kept, need, label) => {
    expect(needOf(kept)).toEqual(need);
    expect(keptNeedLabel(edition, kept)).toBe(label);
  });

  test.each([
    ['B2', { id: 'B2', label: 'Advocacy' }, true],
    ['B2', { id: 'A1', label: 'Clinical growth' }, false],
    [ownNeedAs('Speaking up'), { id: 'X1', label: 'Speaking up' }, true],
    [ownNeedAs('Speaking up'), { id: 'X1', label: 'Writing' }, false],
    ['', { id: 'B2', label: 'Advocacy' }, false],
  ] as const)('%j was set for %j: %s', (kept, need, same) => {
    expect(isSameNeed(needOf(kept), need)).toBe(same);
  });
});

test('the most pressing come first: by priority, importance, listed order; a rating that is missing has no priority', () => {
  const need = (id: MenteeNeed['id'], importance?: 0 | 3 | 4, support?: 0 | 1 | 4): MenteeNeed => ({
    ...{ id, focus: false },
    ...(importance !== undefined && { importance }),
    ...(support !== undefined && { support }),
  });
  const needs = [need('C1'), need('B1', 4), need('A4', 3, 4), need('A3', 3, 0), need('X1', 3, 0), need('A2', 4, 1)];
  expect(byPriority(needs).map(({ id }) => id)).toEqual(['A2', 'A3', 'X1', 'A4', 'B1', 'C1']);
});

test.each([
  [{ focus: true }, true],
  [{ focus: true, importance: 0 }, true],
  [{ focus: false, importance: 3 }, true],
  [{ focus: false, importance: 2 }, false],
  [{ focus: false }, false],
] as const)('%j is important: %s', (need, important) => {
  expect(isImportant(need)).toBe(important);
});
