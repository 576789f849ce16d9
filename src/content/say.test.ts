import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, placeholdersOf, type SayKey, say, sentences } from './say.ts';

const speaker = (sentence: Partial<Record<SayKey, string>>) => ({ say: sentence as Record<SayKey, string> });

describe('say', () => {
  it('fills in the values of a sentence, each place of each name', () => {
    const edition = speaker({ resultNeed: '{need}: matters {importance}, covered {support}. {need}!' });
    expect(say(edition, 'resultNeed', { need: 'Direction', importance: 'a lot', support: 'barely' })).toBe(
      'Direction: matters a lot, covered barely. Direction!',
    );
  });

  it('gives a sentence without placeholders as it stands', () => {
    expect(say(speaker({ next: 'Next' }), 'next')).toBe('Next');
  });

  it('throws rather than show a placeholder to a person', () => {
    expect(() => fill('Hello {name}', {})).toThrow('{name}');
  });

  it('leaves braces and dollar signs in a value as they were typed', () => {
    expect(fill('Your focus: {needs}', { needs: '{name} $& $1' })).toBe('Your focus: {name} $& $1');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(fill('<{a}|{b}>', { a: typed, b: 'end' })).toBe(`<${typed}|end>`);
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

it('every sentence leaves room for its placeholders', () => {
  for (const [key, { max, names }] of Object.entries(sentences)) {
    const shortest = names.map((name) => `{${name}}`).join(' ').length;
    expect(shortest, key).toBeLessThan(max);
  }
});
