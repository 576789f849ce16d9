import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, placeholdersOf, say, sayChosen } from './say.ts';
import { type SayKey, sentences } from './sentences.ts';

const speaker = (sentence: Partial<Record<SayKey, string>>) => ({ say: sentence as Record<SayKey, string> });

describe('say', () => {
  it('fills in the values of a sentence, each place of each name', () => {
    const edition = speaker({ resultNeed: '{need}: matters {importance}, covered {support}. {need}!' });
    expect(say(edition, 'resultNeed', { need: 'Direction', importance: 'a lot', support: 'barely' })).toBe(
      'Direction: matters a lot, covered barely. Direction!',
    );
  });

  it('gives a sentence without placeholders as it stands', () => {
    expect(say(speaker({ nextPage: 'Next' }), 'nextPage')).toBe('Next');
  });

  it('asks for exactly the values that a sentence takes', () => {
    const edition = speaker({ homeHello: 'Hello {name}', nextPage: 'Next' });
    expect(say(edition, 'homeHello', { name: 'Ada' })).toBe('Hello Ada');
    // @ts-expect-error a name is needed
    expect(() => say(edition, 'homeHello')).toThrow('{name}');
    // @ts-expect-error the name is called otherwise
    expect(() => say(edition, 'homeHello', { need: 'Ada' })).toThrow('{name}');
    // @ts-expect-error this one takes none
    expect(say(edition, 'nextPage', { name: 'Ada' })).toBe('Next');
  });

  it('says in one place what was chosen in another', () => {
    const edition = speaker({ needLineTwo: '{name} and {other}' });
    expect(sayChosen(edition, { key: 'needLineTwo', values: { name: 'Ada', other: 'Bo' } })).toBe('Ada and Bo');
    // @ts-expect-error somebody is missing
    expect(() => sayChosen(edition, { key: 'needLineTwo', values: { name: 'Ada' } })).toThrow('{other}');
  });

  it('throws rather than show a placeholder to a person', () => {
    expect(() => fill('Hello {name}', {})).toThrow('{name}');
  });

  it('leaves braces and dollar signs in a value as they were typed', () => {
    expect(fill('Your focus: {needs}', { needs: '{name} $& $1' })).toBe('Your focus: {name} $& $1');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        // Marks of direction are the one thing that a sentence adds or leaves out: see visible.test.ts.
        const marks = /[\u202a-\u202e\u2066-\u2069]/g;
        const said = fill('<{a}|{b}>', { a: typed, b: 'end' });
        expect(said.replace(marks, '')).toBe(`<${typed.replace(marks, '')}|end>`);
      }),
    );
  });
});

describe('placeholdersOf', () => {
  it.each([
    ['none here', []],
    ['{one} and {two} and {one}', ['one', 'two']],
    ['{} {two words} {1}', []],
  ])('%j', (template, expected) => {
    expect(placeholdersOf(template)).toEqual(expected);
  });
});

it('every sentence of every file is joined, and none stands in two', async () => {
  const dir = join(import.meta.dirname, 'sentences');
  const files = await Promise.all((await readdir(dir)).map((file) => import(join(dir, file))));
  const names = files.flatMap((file: Record<string, object>) =>
    Object.values(file).flatMap((part) => Object.keys(part)),
  );
  expect(names.toSorted()).toEqual(Object.keys(sentences).toSorted());
});

it('every sentence leaves room for its placeholders', () => {
  for (const [key, { max, names }] of Object.entries(sentences)) {
    const shortest = names.map((name) => `{${name}}`).join(' ').length;
    expect(shortest, key).toBeLessThan(max);
  }
});

it('every name is of two words at least, so that a search for it finds the sentence and whoever says it', () => {
  expect(Object.keys(sentences).filter((key) => !/^[a-z]+[A-Z]/.test(key))).toEqual([]);
});
