import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyMap, today } from '../../../test/support/maps.ts';
import { clusterOf, isImportant, type MenteeNeed, type NeedId, type Rating } from '../../needs/need.ts';
import { coverOf, type MapPerson } from '../map.ts';
import type { Finding } from './finding.ts';
import { findings, mostFindings } from './findings.ts';

/** Needs from a table: need → [importance, support], with `focus` for the ones in focus. */
function needs(
  table: Partial<Record<NeedId, [Rating | undefined, Rating | undefined]>>,
  focus: NeedId[] = [],
): MenteeNeed[] {
  return Object.entries(table).map(([id, [importance, support]]) => ({
    id: id as NeedId,
    importance,
    support,
    focus: focus.includes(id as NeedId),
  }));
}

/** Somebody who helps now with some needs, "A1 C2". */
const helps = (id: string, with_: string, more: Partial<MapPerson> = {}): MapPerson => ({
  id,
  name: id,
  needs: with_.split(' ').filter(Boolean) as NeedId[],
  status: 'current',
  ...more,
});

const found = (people: MapPerson[], of: MenteeNeed[], dismissed: string[] = []): Finding[] =>
  findings(people, of, today, dismissed).findings;
const keys = (people: MapPerson[], of: MenteeNeed[], dismissed: string[] = []): string[] =>
  found(people, of, dismissed).map(({ key }) => key);

/** What `rule` alone finds, looked at past the cut at three: the findings before it are dismissed one by one. */
function byRule(rule: string, people: MapPerson[], of: MenteeNeed[]): Finding | undefined {
  const dismissed: string[] = [];
  for (;;) {
    const all = found(people, of, dismissed);
    const one = all.find((finding) => finding.rule === rule);
    if (one || all.length < mostFindings) return one;
    dismissed.push(...all.map(({ key }) => key));
  }
}

type Case = [title: string, people: MapPerson[], needs: MenteeNeed[], expected: string | undefined];
const anna = helps('anna', 'A1');
const two = { A1: [3, 3], A2: [3, 3] } satisfies Parameters<typeof needs>[0];

describe('R1: nobody yet', () => {
  test.each<Case>([
    ['an important need has nobody', [anna], needs({ A2: [3, 1] }), 'R1:A2'],
    ['importance 2 is not important', [anna], needs({ A2: [2, 0] }), undefined],
    ['a focus need is important, whatever its importance', [anna], needs({ A2: [2, 0] }, ['A2']), 'R1:A2'],
    ['somebody helps with it', [anna], needs({ A1: [3, 1] }), undefined],
    ['somebody only could', [anna, helps('ben', 'A2', { status: 'potential' })], needs({ A2: [3, 1] }), 'R1:A2'],
    ['somebody once did', [anna, helps('ben', 'A2', { status: 'dormant' })], needs({ A2: [3, 1] }), 'R1:A2'],
    ['support was not rated', [anna], needs({ A2: [3, undefined] }), 'R1:A2'],
    ['the higher priority goes first', [anna], needs({ A2: [3, 1], A3: [4, 1] }), 'R1:A3'],
    ['then the higher importance', [anna], needs({ A2: [3, 0], A3: [4, 1] }), 'R1:A3'],
    ['then listed order', [anna], needs({ A3: [3, 1], A2: [3, 1] }), 'R1:A2'],
    ['one that is rated as covered comes last', [anna], needs({ A2: [4, 3], A3: [3, undefined] }), 'R1:A3'],
    ['her own need counts like any other', [anna], needs({ X1: [3, 0] }), 'R1:X1'],
  ])('%s', (_, people, of, expected) => {
    expect(byRule('R1', people, of)?.key).toBe(expected);
  });

  test.each([
    [2, false],
    [3, true],
    [4, true],
  ] as const)('support %i says "you said this is covered": %s', (support, covered) => {
    expect(found([anna], needs({ A2: [3, support] }))[0]).toMatchObject({ rule: 'R1', need: 'A2', covered });
  });

  test('leads to somebody new with the roles that suit, or to asking those who are there for it', () => {
    expect(found([anna], needs({ A2: [3, 0] }))[0]?.next).toEqual({
      do: 'add',
      need: 'A2',
      roles: [{ role: 'coach' }],
    });
    const waiting = [helps('a', 'A2', { status: 'dormant' }), helps('b', 'A2', { status: 'potential' }), anna];
    expect(found(waiting, needs({ A2: [3, 0] }))[0]?.next).toEqual({ do: 'ask', need: 'A2', people: ['b', 'a'] });
  });
});

describe('R9: everybody evaluates me', () => {
  const judge = (id: string, of: string) => helps(id, of, { evaluates: true });
  test.each<Case>([
    ['the only one for C2 does', [judge('a', 'C2')], needs({ C2: [3, 3] }), 'R9:C2'],
    ['all of two do', [judge('a', 'B1'), judge('b', 'B1')], needs({ B1: [3, 3] }), 'R9:B1'],
    [
      'one of two does not',
      [judge('a', 'B1'), helps('b', 'B1', { evaluates: false })],
      needs({ B1: [3, 3] }),
      undefined,
    ],
    ['of one of two it is not noted', [judge('a', 'B1'), helps('b', 'B1')], needs({ B1: [3, 3] }), undefined],
    ['nobody covers it', [anna], needs({ B1: [3, 3] }), undefined],
    ['it is not important', [judge('a', 'B1')], needs({ B1: [2, 3] }), undefined],
    ['it is another need', [judge('a', 'A4')], needs({ A4: [3, 3] }), undefined],
    ['both: the higher priority', [judge('a', 'B1 C2')], needs({ B1: [3, 3], C2: [3, 2] }), 'R9:C2'],
  ])('%s', (_, people, of, expected) => {
    expect(byRule('R9', people, of)?.key).toBe(expected);
  });
});

describe('R3: carrying a lot', () => {
  const three = needs({ A1: [3, 3], A2: [3, 3], A3: [3, 3] });
  const four = needs({ A1: [3, 3], A2: [3, 3], A3: [3, 3], A4: [3, 3] });
  test.each<Case>([
    ['two of three, nobody else', [helps('a', 'A1 A2')], three, 'R3:a'],
    ['only two important needs', [helps('a', 'A1 A2')], needs(two), undefined],
    ['half of four covered', [helps('a', 'A1 A2')], four, 'R3:a'],
    ['less than half covered', [helps('a', 'A1 A2')], [...four, ...needs({ C1: [3, 3] })], undefined],
    ['one need alone is not a lot', [helps('a', 'A1'), helps('b', 'A2')], three, undefined],
    ['half of the covered ones', [helps('a', 'A1 A2'), helps('b', 'A3'), helps('c', 'A4')], four, 'R3:a'],
    [
      'less than half of the covered ones',
      [helps('a', 'A1 A2'), helps('b', 'A3'), helps('c', 'A4'), helps('d', 'C1')],
      [...four, ...needs({ C1: [3, 3] })],
      undefined,
    ],
    ['a second person for one of them', [helps('a', 'A1 A2'), helps('b', 'A2')], three, undefined],
    ['a second who only could', [helps('a', 'A1 A2'), helps('b', 'A2', { status: 'potential' })], three, 'R3:a'],
    ['needs that are not important do not count', [helps('a', 'A1 C1 C2')], three, undefined],
    ['two carry half each: the more pressing need', [helps('a', 'A3 A4'), helps('b', 'A1 A2')], four, 'R3:b'],
  ])('%s', (_, people, of, expected) => {
    expect(byRule('R3', people, of)?.key).toBe(expected);
  });

  test('counts what is carried of what is covered', () => {
    expect(byRule('R3', [helps('a', 'A1 A2'), helps('b', 'A3')], four)).toMatchObject({ carried: 2, covered: 3 });
  });
});

describe('R7: nobody opens doors', () => {
  const noted = (id: string, of: string, ...roles: MapPerson['roles'] & {}) => helps(id, of, { roles });
  test.each<Case>([
    ['in place of R1 when nobody covers B2', [anna], needs({ B2: [3, 0] }), 'R7'],
    ['in place of R1 when nobody covers B3', [anna], needs({ B3: [3, 0] }), 'R7'],
    ['covered, by no sponsor or connector', [noted('a', 'B2', 'mentor')], needs({ B2: [3, 3] }), 'R7'],
    ['covered by somebody whose roles are not noted', [helps('a', 'B2')], needs({ B2: [3, 3] }), undefined],
    ['roles ticked away are not noted either', [noted('a', 'B2')], needs({ B2: [3, 3] }), undefined],
    ['a sponsor', [noted('a', 'B2', 'sponsor', 'mentor')], needs({ B2: [3, 3] }), undefined],
    ['a connector for another need', [noted('a', 'A1', 'connector')], needs({ B2: [3, 3] }), undefined],
    [
      'a sponsor who only could be one',
      [anna, helps('b', 'B2', { status: 'potential', roles: ['sponsor'] })],
      needs({ B2: [3, 0] }),
      'R7',
    ],
    ['not important', [anna], needs({ B2: [2, 0] }), undefined],
    ['another need', [noted('a', 'B1', 'mentor')], needs({ B1: [3, 0] }), undefined],
  ])('%s', (_, people, of, expected) => {
    expect(byRule('R7', people, of)?.key).toBe(expected);
  });

  test('silences R1 for B2 and B3 alone, and is about the more pressing of the two', () => {
    const of = needs({ B2: [3, 1], B3: [4, 0], A2: [3, 2] });
    expect(keys([anna], of)).toEqual(['R1:A2', 'R7']);
    expect(byRule('R7', [anna], of)).toMatchObject({ need: 'B3' });
  });

  test('leaves B2 to R1 where there is a sponsor for something else', () => {
    expect(keys([noted('a', 'A1', 'sponsor')], needs({ B2: [3, 1] }))).toEqual(['R1:B2']);
  });

  test('does not come back as R1 or R4 when it is dismissed', () => {
    expect(keys([anna], needs({ B2: [3, 1], B3: [3, 1] }), ['R7'])).toEqual([]);
  });
});

describe('R4: light on a cluster', () => {
  const inTwo = needs({ A2: [4, 0], A3: [4, 0], C1: [3, 0], C2: [3, 0] });
  test.each<Case>([
    ['two important needs, nobody, and R1 speaks elsewhere', [helps('a', 'B1')], inTwo, 'R4:person'],
    ['one important need only', [helps('a', 'B1')], needs({ A2: [4, 0], C1: [3, 0], C2: [2, 0] }), undefined],
    ['somebody for another need of the cluster', [helps('a', 'C4')], inTwo, undefined],
    ['somebody who only could', [anna, helps('b', 'C4', { status: 'potential' })], inTwo, 'R4:person'],
    ['R1 speaks in that cluster itself', [helps('a', 'B1')], needs({ C1: [3, 0], C2: [3, 0] }), undefined],
    ['R7 speaks there in place of R1', [anna], needs({ A2: [4, 0], B2: [3, 0], B3: [3, 0] }), undefined],
    [
      'the more pressing of two',
      [helps('a', 'X1')],
      needs({ A1: [4, 0], B1: [3, 1], B4: [3, 1], C1: [3, 0], C2: [3, 0] }),
      'R4:person',
    ],
  ])('%s', (_, people, of, expected) => {
    expect(found(people, of).find(({ rule }) => rule === 'R4')?.key).toBe(expected);
  });

  test('counts her own need in the cluster she chose for it, and in none before', () => {
    const own = (cluster?: 'person'): MenteeNeed[] => [
      ...needs({ A2: [4, 0], C1: [3, 0] }),
      { id: 'X1', importance: 3, support: 0, focus: false, cluster },
    ];
    expect(keys([helps('a', 'B1')], own('person'))).toEqual(['R1:A2', 'R4:person']);
    expect(keys([helps('a', 'B1')], own())).toEqual(['R1:A2']);
  });

  test('says nothing where R1 was dismissed: the same gap would come back in other words', () => {
    expect(keys([helps('a', 'B1')], inTwo, ['R1:C1'])).toEqual(['R1:A2']);
    expect(keys([helps('a', 'B1')], inTwo, ['R1:A2'])).toEqual(['R1:A3', 'R4:person']);
  });
});

describe('R8: worth a hello', () => {
  const spoke = (id: string, day: string | undefined, of = 'A1') => helps(id, of, { lastContact: day });
  const focus = needs(two, ['A1', 'A2']);
  // `today` of these tests is 2026-11-23; 2026-08-25 is 90 days before.
  test.each<Case>([
    ['91 days ago', [spoke('a', '2026-08-24')], focus, 'R8:a:2026-08-24'],
    ['90 days ago', [spoke('a', '2026-08-25')], focus, undefined],
    ['not recorded', [spoke('a', undefined)], focus, undefined],
    ['in the future', [spoke('a', '2027-08-24')], focus, undefined],
    ['important, but no focus need', [spoke('a', '2026-08-24')], needs(two), undefined],
    ['somebody who only could help', [anna, { ...spoke('b', '2020-01-01'), status: 'potential' }], focus, undefined],
    ['the longest silence first', [spoke('a', '2026-08-01'), spoke('b', '2026-07-01')], focus, 'R8:b:2026-07-01'],
    [
      'the more pressing need before that',
      [spoke('a', '2026-08-01', 'A1'), spoke('b', '2026-07-01', 'A2')],
      focus,
      'R8:a:2026-08-01',
    ],
  ])('%s', (_, people, of, expected) => {
    expect(byRule('R8', people, of)?.key).toBe(expected);
  });

  test('a dismissal leaves room for the next, and ends with the next contact', () => {
    const people = [spoke('a', '2026-08-01'), spoke('b', '2026-07-01')];
    expect(keys(people, focus, ['R1:A2', 'R8:b:2026-07-01'])).toEqual(['R8:a:2026-08-01']);
    expect(keys([spoke('b', '2026-08-02')], focus, ['R1:A2', 'R8:b:2026-07-01'])).toEqual(['R8:b:2026-08-02']);
  });
});

describe('R2: one person only', () => {
  test.each<Case>([
    ['support 2', [anna], needs({ A1: [3, 2] }), 'R2:A1'],
    ['support 3', [anna], needs({ A1: [3, 3] }), undefined],
    ['support not rated', [anna], needs({ A1: [3, undefined] }), undefined],
    ['two people', [anna, helps('b', 'A1')], needs({ A1: [3, 2] }), undefined],
    ['a second who only could', [anna, helps('b', 'A1', { status: 'potential' })], needs({ A1: [3, 2] }), 'R2:A1'],
    ['nobody', [helps('a', 'C1')], needs({ A1: [3, 2] }), undefined],
    ['not important', [anna], needs({ A1: [2, 2] }), undefined],
    ['the more pressing of two', [anna, helps('b', 'A2')], needs({ A1: [3, 2], A2: [3, 1] }), 'R2:A2'],
  ])('%s', (_, people, of, expected) => {
    expect(byRule('R2', people, of)?.key).toBe(expected);
  });
});

describe('R5, R6 and R10 compare three people or more', () => {
  const trio = (...values: Partial<MapPerson>[]) => values.map((value, at) => helps(`p${at}`, 'A1', value));
  const level = (...levels: MapPerson['level'][]) => trio(...levels.map((one) => ({ level: one })));
  const place = (...places: MapPerson['place'][]) => trio(...places.map((one) => ({ place: one })));
  const tie = (...ties: MapPerson['closeness'][]) => trio(...ties.map((one) => ({ closeness: one })));
  const could = { status: 'potential' } as const;
  test.each<[rule: string, title: string, people: MapPerson[], fires: boolean]>([
    ['R5', 'three of one level', level('senior', 'senior', 'senior'), true],
    ['R5', 'two of one level', level('senior', 'senior'), false],
    ['R5', 'two, and a third not noted', level('senior', 'senior', undefined), false],
    ['R5', 'three, and a fourth not noted', level('peer', 'peer', 'peer', undefined), true],
    ['R5', 'one of another level', level('senior', 'senior', 'peer'), false],
    [
      'R5',
      'the third only could help',
      [...level('senior', 'senior'), helps('z', 'A1', { ...could, level: 'senior' })],
      false,
    ],
    ['R6', 'three in the same team', place('same-team', 'same-team', 'same-team'), true],
    ['R6', 'two in the same team', place('same-team', 'same-team'), false],
    ['R6', 'two, and a third not noted', place('same-team', 'same-team', undefined), false],
    ['R6', 'one elsewhere', place('same-team', 'same-team', 'same-institution'), false],
    ['R6', 'three in one other place', place('other-institution', 'other-institution', 'other-institution'), false],
    ['R10', 'none of three is close', tie('moderate', 'distant', 'moderate'), true],
    ['R10', 'all three are close', tie('close', 'close', 'close'), true],
    ['R10', 'one of three is close', tie('close', 'moderate', 'distant'), false],
    ['R10', 'two', tie('distant', 'distant'), false],
    ['R10', 'two, and a third not noted', tie('close', 'close', undefined), false],
  ])('%s: %s', (rule, _, people, fires) => {
    expect(found(people, needs({ A1: [3, 3] })).map((one) => one.rule)).toEqual(fires ? [rule] : []);
  });

  test('R10 leads to a hello to the nearest, for the most pressing need, or to somebody new', () => {
    const of = needs({ A1: [3, 3], A2: [3, 2] });
    const far = [helps('a', 'A1 A2', { closeness: 'distant' }), ...tie('moderate', 'moderate')];
    const near = helps('z', 'A2', { closeness: 'moderate' });
    expect(byRule('R10', [...far, near], of)?.next).toEqual({ do: 'hello', person: 'z' });
    expect(byRule('R10', tie('close', 'close', 'close'), of)?.next).toEqual({ do: 'add' });
  });

  test('R5 and R6 lead to somebody from elsewhere', () => {
    expect(byRule('R5', level('peer', 'peer', 'peer'), [])?.next).toEqual({
      do: 'add',
      levels: ['senior', 'near-peer', 'junior', 'outside-work'],
    });
    expect(byRule('R6', place('same-team', 'same-team', 'same-team'), [])?.next).toMatchObject({
      places: { length: 3 },
    });
  });
});

describe('many people but short of help', () => {
  test.each<[string, MapPerson[], MenteeNeed[], NeedId | undefined]>([
    ['two people, support 1', [anna, helps('b', 'A1')], needs({ A1: [3, 1] }), 'A1'],
    ['two people, support 2', [anna, helps('b', 'A1')], needs({ A1: [3, 2] }), undefined],
    ['one person', [anna], needs({ A1: [3, 1] }), undefined],
    ['support not rated', [anna, helps('b', 'A1')], needs({ A1: [3, undefined] }), undefined],
    ['not important', [anna, helps('b', 'A1')], needs({ A1: [2, 1] }), undefined],
  ])('%s', (_, people, of, expected) => {
    expect(findings(people, of, today).short?.need).toBe(expected);
  });

  test('can be dismissed', () => {
    expect(findings([anna, helps('b', 'A1')], needs({ A1: [3, 1] }), today, ['short:A1']).short).toBeUndefined();
  });
});

describe('together', () => {
  const evaluates = {
    evaluates: true,
    level: 'senior',
    place: 'same-team',
    closeness: 'close',
    lastContact: '2026-01-01',
  } as const;
  const everything = [helps('a', 'B1 A1', evaluates), helps('b', 'A2', evaluates), helps('c', 'A2', evaluates)];
  const of = needs({ A1: [3, 1], A2: [3, 1], A4: [4, 0], B1: [3, 1], B2: [3, 1], C1: [3, 1], C2: [3, 1] }, ['A1']);

  test('speak in the order of the content, at most three', () => {
    const order: string[] = [];
    const dismissed: string[] = [];
    for (let all = found(everything, of); all.length > 0; all = found(everything, of, dismissed)) {
      expect(all.length).toBeLessThanOrEqual(mostFindings);
      order.push(...all.map(({ rule }) => rule).filter((rule) => !order.includes(rule)));
      dismissed.push(...all.map(({ key }) => key));
    }
    // R3 and R4 stand in their own table: R1, R3 and R9 take the three places of this map.
    expect(keys(everything, of)).toEqual(['R1:A4', 'R9:B1', 'R7']);
    expect(order).toEqual(['R1', 'R9', 'R7', 'R8', 'R2', 'R5', 'R6', 'R10']);
  });

  test('say nothing of a map without anybody who helps now, but where to start', () => {
    expect(findings([], of, today)).toEqual({ start: true, findings: [] });
    expect(findings([helps('a', 'A1', { status: 'potential' })], of, today)).toEqual({ start: true, findings: [] });
  });
});

describe('any map', () => {
  test('gives at most three findings, each rule once, and none that was dismissed', () => {
    fc.assert(
      fc.property(anyMap, ({ people, needs: of }) => {
        const all = found(people, of);
        expect(all.length).toBeLessThanOrEqual(mostFindings);
        expect(new Set(all.map(({ rule }) => rule)).size).toBe(all.length);
        const dismissed = all.map(({ key }) => key);
        expect(keys(people, of, dismissed).filter((key) => dismissed.includes(key))).toEqual([]);
      }),
    );
  });

  test('gives the same in whatever order people and needs come', () => {
    const shuffled = anyMap.chain((map) =>
      fc.record({
        map: fc.constant(map),
        people: fc.shuffledSubarray(map.people, { minLength: map.people.length }),
        needs: fc.shuffledSubarray(map.needs, { minLength: map.needs.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ map, people, needs: of }) => {
        expect(findings(people, of, today)).toEqual(findings(map.people, map.needs, today));
      }),
    );
  });

  test('concludes nothing from fields that are not filled in', () => {
    fc.assert(
      fc.property(anyMap, ({ people, needs: of }) => {
        const bare = people.map(({ id, name, needs: with_, status }) => ({ id, name, needs: with_, status }));
        for (const { rule, ...about } of found(bare, of)) {
          expect(['R1', 'R3', 'R7', 'R4', 'R2']).toContain(rule);
          if (rule === 'R7') expect(coverOf(bare, (about as { need: NeedId }).need)).toEqual([]);
        }
        const unrated = of.map(({ id, focus }) => ({ id, focus }));
        for (const { rule } of found(people, unrated)) expect(rule).not.toBe('R2');
        expect(findings(people, unrated, today).short).toBeUndefined();
      }),
    );
  });

  test('speaks only of what is important, and of a gap only where there is one', () => {
    fc.assert(
      fc.property(anyMap, ({ people, needs: of }) => {
        const important = of.filter(isImportant).map(({ id }) => id);
        for (const one of found(people, of)) {
          if ('need' in one) expect(important).toContain(one.need);
          if (one.rule === 'R1') expect(coverOf(people, one.need)).toEqual([]);
          if (one.rule === 'R4')
            expect(
              people.filter(
                ({ status, needs: with_ }) =>
                  status === 'current' && with_.some((id) => clusterOf(id, of) === one.cluster),
              ),
            ).toEqual([]);
        }
      }),
    );
  });
});
