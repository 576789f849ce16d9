import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesOf, follow, isTable, merge, type Placed, plain, type Scalar } from './merge.ts';

type Plain = Scalar | Plain[] | { [key: string]: Plain };

/** A value as if it had been read from a file, all of it from one line. */
function placed(value: Plain, file: string, line = 1): Placed {
  const at = { file, line };
  if (Array.isArray(value)) return { at, holds: value.map((entry) => placed(entry, file)) };
  if (value === null || typeof value !== 'object') return { at, holds: value };
  return { at, holds: new Map(Object.entries(value).map(([key, inner]) => [key, placed(inner, file)])) };
}

function lay(below: Plain, above: Plain) {
  const heard = { problems: [] as string[], changed: 0, same: [] as string[] };
  const merged = merge(placed(below, 'below'), placed(above, 'above'), {
    problem: ({ file }, path, message) => heard.problems.push(`${file} ${path} ${message}`),
    changed: () => {
      heard.changed += 1;
    },
    same: (_, path) => heard.same.push(path),
  });
  return { ...heard, merged, words: plain(merged) };
}

describe('one file laid over another', () => {
  it.each<[string, Plain, Plain, Plain]>([
    ['says its own in place of what is below', { a: 'x', b: 'y' }, { a: 'z' }, { a: 'z', b: 'y' }],
    ['adds what is not below', { a: 'x' }, { b: 'y' }, { a: 'x', b: 'y' }],
    ['goes into tables', { say: { a: 'x', b: 'y' } }, { say: { b: 'z' } }, { say: { a: 'x', b: 'z' } }],
    [
      'finds an entry by its id, in the order below',
      [
        { id: 'A', label: 'a', line: '1' },
        { id: 'B', label: 'b' },
      ],
      [
        { id: 'B', label: 'c' },
        { id: 'A', label: 'd' },
      ],
      [
        { id: 'A', label: 'd', line: '1' },
        { id: 'B', label: 'c' },
      ],
    ],
    [
      'finds an entry by the value it labels',
      [{ value: 0, label: 'a' }],
      [{ value: 0, label: 'b' }],
      [{ value: 0, label: 'b' }],
    ],
    ['adds a new entry at the end', [{ id: 'A' }], [{ id: 'B', text: 'b' }], [{ id: 'A' }, { id: 'B', text: 'b' }]],
    [
      'adds a new entry before the known one that comes next',
      [{ id: 'A' }, { id: 'B' }],
      [{ id: 'X' }, { id: 'Y' }, { id: 'B' }, { id: 'Z' }],
      [{ id: 'A' }, { id: 'X' }, { id: 'Y' }, { id: 'B' }, { id: 'Z' }],
    ],
    ['takes a list without ids whole', ['a', 'b'], ['c', 'd', 'e'], ['c', 'd', 'e']],
    ['takes a list without ids whole in place of one with ids', [{ id: 'A', text: 'a' }], ['b'], ['b']],
    ['takes what is of another kind, for the check to refuse', { a: { b: 'x' } }, { a: 'y' }, { a: 'y' }],
    ['takes nothing as nothing, for the check to refuse', { a: { b: 'x' } }, { a: null }, { a: null }],
  ])('%s', (_, below, above, expected) => {
    const { words, problems } = lay(below, above);
    expect(words).toEqual(expected);
    expect(problems).toEqual([]);
  });

  it('refuses a list without ids that is shorter: an entry would be lost', () => {
    expect(lay({ rows: [{ id: 'A' }, { id: 'B' }] }, { rows: [{ what: 'x' }] }).problems).toEqual([
      'above rows holds 1 entries, 2 stand in below: give each the id of the one it changes',
    ]);
  });

  it('refuses an id that stands twice, in whichever file', () => {
    const [once, twice] = [[{ id: 'A' }], [{ id: 'A' }, { id: 'A' }]];
    expect(lay({ rows: once }, { rows: twice }).problems).toEqual(['above rows has A twice: each entry stands once']);
    expect(lay({ rows: twice }, { rows: once }).problems).toEqual(['below rows has A twice: each entry stands once']);
  });

  it('tells what is said otherwise from what is said again', () => {
    const below = { say: { a: 'x', b: 'y' }, needs: [{ id: 'A', label: 'a' }] };
    const above = { say: { a: 'x', b: 'z', c: 'w' }, needs: [{ id: 'A', label: 'a' }] };
    expect(lay(below, above)).toMatchObject({ same: ['say.a', 'needs[A].label'], changed: 2 });
  });

  it('knows the file that each word comes from; an id is no word', () => {
    const below = { say: { a: 'x' }, needs: [{ id: 'A', label: 'a' }] };
    const half = lay(below, { say: { a: 'y' } }).merged;
    expect(filesOf(half)).toEqual(new Set(['above', 'below']));
    expect(follow(half, ['say', 'a']).end?.at.file).toBe('above');
    expect(follow(half, ['needs', 0, 'label']).end?.at.file).toBe('below');
    expect(filesOf(lay(below, { say: { a: 'y' }, needs: [{ id: 'A', label: 'b' }] }).merged)).toEqual(
      new Set(['above']),
    );
  });

  const word = fc.constantFrom('x', 'y', 'z');
  const entries = fc
    .uniqueArray(fc.constantFrom('A', 'B', 'C', 'D'))
    .chain((ids) =>
      fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), label: word }, { requiredKeys: ['id'] }))),
    );
  const file = fc.record({
    say: fc.dictionary(fc.constantFrom('a', 'b', 'c'), word),
    needs: entries as fc.Arbitrary<{ id: string; label?: string }[]>,
  });
  /** Each word with its place, an entry of a list by its id. */
  function wordsIn(one: Placed, path = ''): Map<string, Plain> {
    if (isTable(one))
      return new Map(
        [...one.holds].filter(([key]) => key !== 'id').flatMap(([key, inner]) => [...wordsIn(inner, `${path}.${key}`)]),
      );
    if (!Array.isArray(one.holds)) return new Map([[path, one.holds as Scalar]]);
    return new Map(
      (one.holds as Placed[]).flatMap((entry) => [
        ...wordsIn(entry, `${path}[${String(follow(entry, ['id']).end?.holds)}]`),
      ]),
    );
  }

  it('says every word of its own, every other one as below, and nothing else', () => {
    fc.assert(
      fc.property(file, file, (below, above) => {
        const { merged, changed, same, problems } = lay(below as Plain, above as Plain);
        const [under, over] = [below, above].map((one) => wordsIn(placed(one as Plain, 'any')));
        expect(wordsIn(merged)).toEqual(new Map([...under!, ...over!]));
        expect(problems).toEqual([]);
        if (changed === 0) expect([...over!.keys()].every((path) => under!.get(path) === over!.get(path))).toBe(true);
        expect(same).toHaveLength([...over!].filter(([path, text]) => under!.get(path) === text).length);
      }),
    );
  });

  it('changes nothing when it says the same or nothing', () => {
    fc.assert(
      fc.property(file, (below) => {
        for (const above of [below, {}]) {
          const { words, changed } = lay(below as Plain, above as Plain);
          expect(words).toEqual(below);
          expect(changed).toBe(0);
        }
      }),
    );
  });
});

describe('a path', () => {
  const words = placed({ needs: [{ id: 'B1', label: 'x' }], notes: ['a'] }, 'file');
  it.each<[PropertyKey[], string, boolean]>([
    [['needs', 0, 'label'], 'needs[B1].label', true],
    [['needs', 0, 'prompt'], 'needs[B1].prompt', false],
    [['notes', 0], 'notes[0]', true],
    [['notes', 3, 'text'], 'notes[3].text', false],
    [['say', 'a'], 'say.a', false],
    [[], 'file', true],
  ])('%j reads %s', (path, text, there) => {
    const found = follow(words, path);
    expect(found.text).toBe(text);
    expect(found.end !== undefined).toBe(there);
  });
});
