import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asSeen, inOrder, isSeen } from './visible.ts';

test.each([
  ['Maya Okafor', 'Maya Okafor'],
  ['Maya\u200b Okafor', 'Maya Okafor'],
  ['\ufeffMaya \u00a0 Okafor\u2060', 'Maya Okafor'],
  ['Ma\u00adya\tOkafor', 'Maya Okafor'],
  ['\u202eroftakO ayaM', 'roftakO ayaM'],
  ['\u2067محمد\u2069', 'محمد'],
  ['\u200b\u200b', ''],
  ['\u3164', ''],
  ['\u2800 \u115f', ''],
  // A joiner inside of a word, and an emoji of several signs, are seen.
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['👩🏽\u200d⚕\ufe0f Ada', '👩🏽\u200d⚕\ufe0f Ada'],
  [
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  ],
  ['Ada\u{e0067}', 'Ada'],
  ['王秀英', '王秀英'],
  ['Zoë Nguyễn 🌱', 'Zoë Nguyễn 🌱'],
])('%j is seen as %j', (name, seen) => {
  expect(asSeen(name)).toBe(seen);
  expect(isSeen(name)).toBe(seen !== '');
});

test.each([
  ['Maya', 'Maya'],
  ['محمد', '\u2068محمد\u2069'],
  ['Ask \u2068محمد\u2069 first', 'Ask \u2068محمد\u2069 first'],
  ['\u202eroftakO', 'roftakO'],
  ['\u2067open', 'open'],
  ['\u2069closed', 'closed'],
])('in a sentence %j stands as %j', (value, stands) => {
  expect(inOrder(value)).toBe(stands);
});

test('what is seen is seen the same when it is looked at again, and no letter of it is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const seen = asSeen(name);
      expect(asSeen(seen)).toBe(seen);
      const letters = (text: string) => text.match(/\p{L}|\p{N}/gu)?.filter((one) => isSeen(one)) ?? [];
      expect(letters(seen)).toEqual(letters(name));
      expect(inOrder(inOrder(name))).toBe(inOrder(name));
    }),
  );
});
