import { expect, test } from 'vitest';
import type { NotedAsk } from '../asks/ask.ts';
import type { MapPerson } from '../map.ts';
import { helpersFor } from './helpers.ts';

const someone = (id: string, more: Partial<MapPerson> = {}): MapPerson => ({
  id,
  name: id,
  needs: ['B2'],
  status: 'current',
  ...more,
});
const ask = (name: string, more: Partial<NotedAsk> = {}): NotedAsk => ({
  person: name,
  name,
  need: 'B2',
  text: 'Hi',
  askOn: '2026-12-01',
  ...more,
});
const sent = { sentOn: '2026-12-01' };
const could = someone('could', { status: 'potential' });

test.each<[title: string, people: MapPerson[], asks: NotedAsk[], is: string, who?: string]>([
  ['nobody at all', [], [], 'nobody'],
  ['somebody for another need', [someone('a', { needs: ['A1'] })], [ask('a', { need: 'A1' })], 'nobody'],
  ['somebody she has lost touch with', [someone('a', { status: 'dormant' })], [], 'nobody'],
  ['somebody who could help', [could], [], 'possible', 'could'],
  ['a planned ask', [could], [ask('a')], 'planned', 'a'],
  ['an ask that waits', [could], [ask('a'), ask('b', sent)], 'asked', 'b'],
  ['a yes', [could], [ask('a'), ask('b', sent), ask('c', { ...sent, answer: 'yes' })], 'yes', 'c'],
  ['the newest of two that wait', [], [ask('new', sent), ask('old', sent)], 'asked', 'new'],
  ['an ask for which she knows nobody', [], [ask('')], 'nobody'],
  ['a no', [], [ask('a', { ...sent, answer: 'no' })], 'nobody'],
  ['a "not now", and somebody who could', [could], [ask('a', { ...sent, answer: 'not-now' })], 'possible', 'could'],
  ['somebody who helps now', [could, someone('helps')], [ask('c', { ...sent, answer: 'yes' })], 'helped', 'helps'],
  ['two who do', [someone('a'), someone('b')], [], 'helped', 'a, b'],
])('who helps with a need: %s', (_, people, asks, is, who) => {
  const helpers = helpersFor('B2', { people, asks });
  expect(helpers.is).toBe(is);
  const named = 'ask' in helpers ? helpers.ask.name : 'person' in helpers ? helpers.person.name : undefined;
  expect('people' in helpers ? helpers.people.map(({ name }) => name).join(', ') : named).toBe(who);
});
