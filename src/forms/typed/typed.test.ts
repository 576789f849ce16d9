import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nothingTyped, type Typing, valuesOf, withLeft, withTyped } from './typed.ts';

/** A letter in one of two inputs, at a moment of its own, in one of two openings of the form. */
interface Letter {
  name: string;
  text: string;
  seconds: number;
  part: number;
  opened: string;
}

const typings: fc.Arbitrary<Letter[]> = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('what', 'why'),
    text: fc.string({ maxLength: 8 }),
    seconds: fc.integer({ min: 1, max: 60 }),
    part: fc.integer({ min: 0, max: 999_999 }),
    opened: fc.constantFrom('first', 'second'),
  }),
  { maxLength: 12, selector: ({ seconds, part }) => `${seconds}.${part}` },
);

const typing = ({ name, text, seconds, part, opened }: Letter): Typing => ({
  values: { [name]: text },
  at: `17642${String(seconds).padStart(5, '0')}.${String(part).padStart(6, '0')}`,
  opened,
});

test('whatever order letters arrive in, each input holds what was typed in it last, and nothing of a form that was left', () => {
  fc.assert(
    fc.property(typings, fc.boolean(), fc.infiniteStream(fc.nat()), (letters, leaves, shuffle) => {
      const begun = leaves ? withLeft(nothingTyped, 'first') : nothingTyped;
      const arriving = letters.map((letter) => ({ letter, at: shuffle.next().value })).toSorted((a, b) => a.at - b.at);
      const kept = arriving.reduce((before, { letter }) => withTyped(before, typing(letter)), begun);
      const taken = letters.filter(({ opened }) => !(leaves && opened === 'first'));
      const newest = (of: string) =>
        taken
          .filter(({ name }) => name === of)
          .toSorted((a, b) => a.seconds - b.seconds || a.part - b.part)
          .at(-1);
      const expected = ['what', 'why'].flatMap((of) => {
        const last = newest(of);
        return last ? [[of, last.text]] : [];
      });
      expect(valuesOf(kept)).toEqual(Object.fromEntries(expected));
    }),
  );
});

test('what has no time of its own is taken as it arrives, and only some inputs may be forgotten', () => {
  const typed = (values: Record<string, string>) => ({ values, at: undefined, opened: '' });
  const both = withTyped(withTyped(nothingTyped, typed({ what: 'a', why: 'b' })), typed({ what: 'c' }));
  expect(valuesOf(both)).toEqual({ what: 'c', why: 'b' });
  expect(valuesOf(withLeft(both, '', ['what']))).toEqual({ why: 'b' });
  expect(valuesOf(withTyped(nothingTyped, typed({ what: '🌱'.repeat(3001) }))).what).toBe('🌱'.repeat(3000));
});
