import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyMap } from '../../test/support/maps.ts';
import { loadEditions } from '../content/editions.ts';
import type { MenteeNeed } from '../needs/need.ts';
import { emptyPlaces } from './asks/standing.ts';
import type { MapPerson } from './map.ts';
import { altText, inOrder, textList } from './text-list.ts';

const edition = (await loadEditions(join(import.meta.dirname, '..', '..', 'content'))).default;
const maya: MapPerson = { id: '1', name: 'Maya', needs: ['C1', 'A1', 'A3'], status: 'current', closeness: 'close' };
const hanako: MapPerson = { id: '2', name: '花子', needs: ['A1'], status: 'potential' };
const muhammad: MapPerson = { id: '3', name: 'محمد', needs: [], status: 'dormant', closeness: 'distant' };
const needs: MenteeNeed[] = [
  { id: 'B2', importance: 3, support: 0, focus: false },
  { id: 'X1', importance: 3, support: 0, focus: false },
];
const map = { edition, people: [muhammad, hanako, maya], needs, ownNeed: 'Speaking up' };

test('the list says of each person what the picture shows, and names the empty places', () => {
  expect(textList(map, new Map([['2', 1]]))).toEqual([
    'Maya: helps me now, close. Craft (Clinical growth, Projects), Person (Balance)',
    '(1) 花子: could help, closeness not noted. Craft (Clinical growth)',
    '\u2068محمد\u2069: out of touch, distant. No need noted yet',
    'Empty place in Career: Advocacy, nobody yet',
    'Empty place in Person: Speaking up, nobody yet',
  ]);
});

describe('the alternative text', () => {
  test('says how many stand where, and what is empty, without names', () => {
    expect(altText(map)).toBe(
      'A map of your mentoring network with you at the center and 3 people around you. Craft: 2 people. Career: nobody. ' +
        'Person: one person. Empty places, where something matters and nobody helps now: Advocacy, Speaking up. The ' +
        'list that comes with it says the same in words.',
    );
  });

  test('of an empty map says so', () => {
    expect(altText({ edition, people: [], needs: [] })).toBe(
      'A map of your mentoring network with you at the center, and nobody on it yet. The list that comes with it says the same in words.',
    );
  });
});

test('on any map each person and each empty place has one line, in an order that does not depend on the rows', () => {
  fc.assert(
    fc.property(anyMap, ({ people, needs: of }) => {
      const content = { edition, people, needs: of, ownNeed: 'x'.repeat(60) };
      const list = textList(content, new Map());
      expect(list).toHaveLength(people.length + emptyPlaces(people, of).length);
      expect(inOrder({ people: people.toReversed(), needs: of })).toEqual(inOrder(content));
      expect(altText(content).length).toBeLessThanOrEqual(2000);
    }),
  );
});
