import fc from 'fast-check';

/** A code point that is no half of a pair, the short ones often. */
const character = fc
  .oneof(
    fc.integer({ min: 0, max: 0x7f }),
    fc.integer({ min: 0x80, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10_ffff }),
  )
  .map((code) => String.fromCodePoint(code));

/**
 * Any text. As fast-check's unit `binary`, which first makes a table of all million code points, in each process: two
 * seconds.
 */
export const anyText = (maxLength: number): fc.Arbitrary<string> => fc.string({ unit: character, maxLength });
