import { describe, expect, test } from 'vitest';
import type { MenteeNeed, NeedId } from '../../needs/need.ts';
import { allFindings, findings } from '../findings/findings.ts';
import type { MapPerson } from '../map.ts';
import type { NotedAsk } from './ask.ts';
import { emptyPlaces, firstToAsk, standingOf, withAsked } from './standing.ts';

const today = '2026-12-07';
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
const yes = { ...sent, answer: 'yes' } as const;
const met = { ...yes, metOn: today } as const;
const silent = { sentOn: '2026-11-10', chasedOn: '2026-11-20' };
const could = someone('could', { status: 'potential' });

test.each<[title: string, people: MapPerson[], asks: NotedAsk[], is: string, who?: string, helping?: string]>([
  ['nobody at all', [], [], 'nobody'],
  ['somebody for another need', [someone('a', { needs: ['A1'] })], [ask('a', { need: 'A1' })], 'nobody'],
  ['somebody she has lost touch with', [someone('a', { status: 'dormant' })], [], 'nobody'],
  ['somebody who could help', [could], [], 'possible', 'could'],
  ['a planned ask', [could], [ask('a')], 'planned', 'a', ''],
  ['an ask that waits', [could], [ask('a'), ask('b', sent)], 'asked', 'b', ''],
  ['a yes', [could], [ask('a'), ask('b', sent), ask('c', yes)], 'yes', 'c', ''],
  ['the newest of two that wait', [], [ask('new', sent), ask('old', sent)], 'asked', 'new', ''],
  ['a silent one, until the next person is asked', [], [ask('a', silent)], 'asked', 'a', ''],
  ['the next person', [], [ask('next'), ask('a', silent)], 'planned', 'next', ''],
  ['an ask for which she knows nobody yet', [], [ask('')], 'planned', '', ''],
  ['a no', [], [ask('a', { ...sent, answer: 'no' })], 'nobody'],
  ['a no of somebody who could', [could], [ask('could', { ...sent, answer: 'no' })], 'nobody'],
  [
    'a "not now", and somebody else who could',
    [could],
    [ask('a', { ...sent, answer: 'not-now' })],
    'possible',
    'could',
  ],
  ['a yes, beside somebody who helps', [could, someone('helps')], [ask('c', yes)], 'yes', 'c', 'helps'],
  ['a yes of somebody who helps with it', [someone('helps')], [ask('helps', yes)], 'helped', 'helps'],
  ['with a day', [someone('helps')], [ask('helps', { ...yes, talkOn: today })], 'yes', 'helps', ''],
  ['they have met, and she has not said what came of it', [could], [ask('a', met)], 'met', 'a', ''],
  ['they have met, and it was one talk', [could], [ask('a', { ...met, helps: 'not-yet' })], 'possible', 'could'],
  ['they have met, and it is help', [someone('a')], [ask('a', met)], 'helped', 'a'],
  ['two who help', [someone('a'), someone('b')], [], 'helped', 'a, b'],
])('how far a need has come: %s', (_, people, asks, is, who, helping) => {
  const standing = standingOf('B2', { people, asks }, today);
  expect(standing.is).toBe(is);
  const named = 'ask' in standing ? standing.ask.name : 'person' in standing ? standing.person.name : undefined;
  expect('people' in standing ? standing.people.map(({ name }) => name).join(', ') : named).toBe(who);
  expect('helping' in standing ? standing.helping.map(({ name }) => name).join(', ') : undefined).toBe(helping);
});

describe('a need for which somebody is on the way', () => {
  const important = (...ids: NeedId[]): MenteeNeed[] =>
    ids.map((id) => ({ id, importance: 3, support: 0, focus: true }));
  const other = someone('other', { needs: ['C4'] });
  const keys = (needs: MenteeNeed[], asks: NotedAsk[], people: MapPerson[] = [other], dismissed: string[] = []) =>
    findings(people, needs, today, dismissed, asks).findings.map(({ key }) => key);

  test.each<[string, NeedId[], NeedId, string[], string[]]>([
    ['R1 goes on to the next need', ['A1', 'C2'], 'A1', ['R1:A1'], ['R1:C2']],
    ['R7 is silent for it', ['B2'], 'B2', ['R7'], []],
    ['R7 is silent for the other too, since it names neither, and R1 names it', ['B2', 'B3'], 'B2', ['R7'], ['R1:B3']],
    ['R4 is silent for its cluster', ['C2', 'A1', 'A2'], 'A2', ['R1:A1', 'R2:C2'], ['R1:A1', 'R2:C2']],
  ])('%s', (_, needs, asked, without, with_) => {
    const people = [someone('other', { needs: needs.includes('C2') && needs.length > 2 ? ['C2'] : ['C4'] })];
    expect(keys(important(...needs), [], people)).toEqual(without);
    for (const more of [{}, sent, silent, yes, { ...yes, talkOn: '2026-12-24' }, met])
      expect(keys(important(...needs), [ask('a', { need: asked, ...more })], people)).toEqual(with_);
    for (const more of [
      { ...sent, answer: 'no' as const },
      { ...met, helps: 'not-yet' as const },
    ])
      expect(keys(important(...needs), [ask('a', { need: asked, ...more })], people)).toEqual(without);
  });

  test('is no empty place, and does not come back in other words after R7 was dismissed', () => {
    const needs = important('B2', 'B3');
    expect(emptyPlaces([], needs, [ask('a', sent)]).map(({ id }) => id)).toEqual(['B3']);
    expect(keys(needs, [ask('a', sent)], [other], ['R7'])).toEqual([]);
    expect([...allFindings([other], needs, today, [], [ask('a', sent)]).keys()]).toEqual(['R1:B3']);
  });

  test('the cluster is not called light where R1 speaks for another', () => {
    const needs = important('A1', 'A2', 'C1', 'C2');
    const helper = someone('b', { needs: ['B4'] });
    expect(keys(needs, [], [helper])).toEqual(['R1:A1', 'R4:person']);
    expect(keys(needs, [ask('a', { need: 'C3' })], [helper])).toEqual(['R1:A1']);
  });

  test('nobody who was asked about it is offered to be asked', () => {
    const people = [other, could, someone('second', { status: 'potential' })];
    const first = (asks: NotedAsk[]) => findings(people, important('B2'), today, [], asks).findings[0]?.next;
    expect(first([])).toMatchObject({ do: 'ask', people: ['could', 'second'] });
    const no = ask('could', { ...sent, answer: 'no' });
    expect(first([no])).toMatchObject({ do: 'ask', people: ['second'] });
    const map = { people: people.slice(1), needs: important('A1', 'B2'), asks: [no] };
    expect(firstToAsk(map, today)).toMatchObject({ need: 'B2', person: { id: 'second' } });
  });
});

test('who is asked stands where they are asked, and help is claimed of nobody', () => {
  const people = [could, someone('helps', { needs: ['A1'] })];
  const asks = [ask('could', { need: 'C2', ...sent }), ask('helps', yes)];
  expect(withAsked(people, asks)).toEqual([{ ...could, needs: ['B2', 'C2'] }, people[1]]);
});
