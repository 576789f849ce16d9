import { describe, expect, test } from 'vitest';
import {
  byPriority,
  importantNeeds,
  isImportant,
  isSameNeed,
  keptNeedLabel,
  type MenteeNeed,
  needLabel,
  needOf,
  needsInHand,
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

describe('what she works on comes first', () => {
  const need = (id: MenteeNeed['id'], importance: 2 | 3 | 4, focus = false): MenteeNeed => ({
    ...{ id, importance, support: 0, focus },
  });

  test.each<[string, MenteeNeed[], string[], string[]]>([
    ['her focus, then the others', [need('A1', 4), need('B2', 3, true), need('C1', 3)], ['B2', 'A1', 'C1'], ['B2']],
    ['two in focus go by priority', [need('A1', 3, true), need('B2', 4, true)], ['B2', 'A1'], ['B2', 'A1']],
    ['no focus yet: all that counts', [need('A1', 3), need('B2', 4), need('C1', 2)], ['B2', 'A1'], ['B2', 'A1']],
  ])('%s', (_, needs, important, inHand) => {
    expect(importantNeeds(needs).map(({ id }) => id)).toEqual(important);
    expect(needsInHand(needs).map(({ id }) => id)).toEqual(inHand);
  });
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
