import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../../test/support/text.ts';
import { labelForms, lettersOf, nameLabels } from './label.ts';

/** A font in which every letter is 10 wide, and which has no Chinese. */
const measure = (text: string): number | undefined =>
  /\p{Script=Han}/u.test(text) ? undefined : [...text].length * 10;
const forms = (name: string, widest = 120): string[] =>
  (nameLabels([name], measure, widest)[0]?.forms ?? []).map(({ lines }) => lines.map(({ text }) => text).join(' / '));

describe('what can be drawn of a name', () => {
  test.each([
    ['Maya  Okonkwo ', 'Maya Okonkwo'],
    ['Maya 🌱', 'Maya'],
    ['👩🏽‍⚕️ Dr. Lee 👍🏽', 'Dr. Lee'],
    ['🦊', ''],
    ['Ann\nLee\u0000', 'Ann Lee'],
    ['\u202eevil\u202c', 'evil'],
    ['کیان\u200cنژاد', 'کیان\u200cنژاد'],
    ['a\u0308', 'ä'],
    ['x\u0301\u0302\u0303\u0304\u0305', 'x\u0301\u0302\u0303'],
    ['broken \ud800', 'broken'],
  ])('%j is %j', (name, letters) => {
    expect(lettersOf(name)).toBe(letters);
  });
});

describe('the forms of a name, best first', () => {
  test.each([
    ['fits', 'Maya', ['Maya']],
    ['two words', 'Maya Okonkwo', ['Maya Okonkwo', 'Maya / Okonkwo', 'Maya O.', 'Maya…']],
    ['too wide for one line', 'Maya Okonkwo Smith', ['Maya Okonkwo / Smith', 'Maya S.', 'Maya Okonkw…', 'Maya…']],
    ['a title', 'Dr. Maya Lee', ['Dr. Maya Lee', 'Dr. / Maya Lee', 'Dr. Lee', 'Dr. M…']],
    ['no name but a description', 'chief of the night', ['chief of / the night', 'chief of th…', 'chief…']],
    ['no capitals in its script', 'محمد عبد الله', ['محمد / عبد الله', 'محمد …', 'محمد عبد ال…', 'محمد…']],
    ['one long word', 'W'.repeat(300), [`${'W'.repeat(11)}…`, `${'W'.repeat(5)}…`]],
    ['a script the font lacks', '田中', []],
    ['nothing but pictures', '🦊🦊', []],
    ['nothing but signs', '---', []],
  ])('%s', (_, name, expected) => {
    expect(forms(name)).toEqual(expected);
  });

  test('a shortened form never stands for two people, and two of one name are told apart', () => {
    const labels = nameLabels(['Maya Okonkwo', 'Maya Ortega', 'Sam', 'Sam 🌱'], measure, 120);
    const texts = labels.map((label) => label.forms.map(({ lines }) => lines.map(({ text }) => text).join(' / ')));
    expect(texts[0]).toEqual(['Maya Okonkwo', 'Maya / Okonkwo']);
    expect(texts[1]).toEqual(['Maya Ortega', 'Maya / Ortega']);
    expect(labels.map(({ ambiguous }) => ambiguous)).toEqual([false, false, true, true]);
    expect(texts[3]).toEqual(['Sam']);
  });

  test('of any name fit the width, cost more and more, and are never empty', () => {
    fc.assert(
      fc.property(anyText(60), fc.integer({ min: 40, max: 300 }), (name, widest) => {
        const all = nameLabels([name], measure, widest)[0]?.forms ?? [];
        for (const { lines } of all)
          for (const { text, width } of lines) {
            expect(width).toBeLessThanOrEqual(widest);
            expect(text.trim()).not.toBe('');
          }
        const costs = all.map(({ cost }) => cost);
        expect(costs).toEqual(costs.toSorted((a, b) => a - b));
      }),
    );
  });
});

test('a need is not shortened as a name is', () => {
  const texts = labelForms('Knowing the Ropes', measure, 120).map(({ lines }) => lines.map(({ text }) => text));
  expect(texts).toEqual([['Knowing', 'the Ropes'], ['Knowing the…'], ['Knowi…']]);
});
