/** How a name may stand on the map, best first: one line or two. */
export interface LabelForm {
  lines: readonly { text: string; width: number }[];
  /** How much is lost against the whole name: 0 nothing. */
  cost: number;
}

/** What a name becomes on the map. */
export interface NameLabel {
  /** Empty when the font lacks its script, or nothing but pictures is left of it: a number stands for it. */
  forms: readonly LabelForm[];
  /** Somebody else is called the same, so that a number is needed to tell them apart. */
  ambiguous: boolean;
}

/** The width of one line, or undefined when the font lacks a letter of it. */
export type Measure = (text: string) => number | undefined;

/** Nobody reads further on a map, and a name of 300 characters must not cost time. */
const longestName = 80;
/** Scripts that have capitals, and so initials. */
const capital = /^\p{Lu}/u;
const withoutCase = /^\p{Lo}/u;

/**
 * The name without what cannot be drawn as letters: pictures, control characters and turned-around directions; spaces
 * made one. Joiners stay, since Persian and others write with them.
 */
export function lettersOf(name: string): string {
  return (
    name
      .toWellFormed()
      .normalize('NFC')
      .replace(/\p{RGI_Emoji}|\p{Extended_Pictographic}/gv, ' ')
      .replace(/(?![\u200c\u200d])\p{C}|\p{Variation_Selector}|\ufffd/gu, (one) => (/\s/.test(one) ? ' ' : ''))
      // More than three marks on a letter are a joke that would climb over its neighbours.
      .replace(/(\p{M}{3})\p{M}+/gu, '$1')
      .replace(/\s+/gu, ' ')
      .trim()
  );
}

/**
 * The forms of some names that fit a width, for all people of one map together: the whole name, the name on two lines,
 * "Maya O." or "Dr. Okonkwo", and cut with an ellipsis. A shortened form that would stand for two people is left out.
 * @param widest what one line may take, in the unit of `measure`
 */
export function nameLabels(names: readonly string[], measure: Measure, widest: number): NameLabel[] {
  const all = names.map((name) => formsOf(lettersOf(name), measure, widest));
  const wholes = names.map((name) => lettersOf(name));
  const times = new Map<string, number>();
  for (const forms of all) for (const text of new Set(forms.map(textOf))) times.set(text, (times.get(text) ?? 0) + 1);
  return all.map((forms, at) => ({
    forms: forms.filter((form) => times.get(textOf(form)) === 1 || textOf(form) === wholes[at]),
    ambiguous: wholes.filter((whole) => whole === wholes[at]).length > 1,
  }));
}

/** Any other label, such as a need's: whole, on two lines, or cut. */
export const labelForms = (text: string, measure: Measure, widest: number): LabelForm[] =>
  formsOf(lettersOf(text), measure, widest).filter(({ cost }) => cost !== costs.short);

const textOf = ({ lines }: LabelForm): string => lines.map(({ text }) => text).join(' ');
const costs = { whole: 0, twoLines: 6, short: 80, cut: 100, cutMore: 140 } as const;

function formsOf(name: string, measure: Measure, widest: number): LabelForm[] {
  if (!/[\p{L}\p{N}]/u.test(name)) return [];
  const graphemes = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)]
    .slice(0, longestName)
    .map(({ segment }) => segment);
  if (measure(graphemes.join('')) === undefined) return [];
  const lineOf = (text: string) => ({ text, width: measure(text) ?? Number.POSITIVE_INFINITY });
  const form = (cost: number, texts: string[]): LabelForm => ({ cost, lines: texts.map(lineOf) });
  const fits = ({ lines }: LabelForm): boolean => lines.every(({ width }) => width <= widest);
  const whole = graphemes.join('') === name ? [form(costs.whole, [name])] : [];
  const forms = [
    ...whole,
    ...(whole.length > 0 ? twoLines(name, measure).map((texts) => form(costs.twoLines, texts)) : []),
    ...shortened(name).map((text) => form(costs.short, [text])),
    ...(whole.some(fits) ? [] : cut(graphemes, measure, widest).map((text) => form(costs.cut, [text]))),
    ...cut(graphemes, measure, widest / 2).map((text) => form(costs.cutMore, [text])),
  ];
  const seen = new Set<string>();
  return forms.filter((one) => {
    const key = one.lines.map(({ text }) => text).join('\n');
    if (seen.has(key) || !fits(one)) return false;
    seen.add(key);
    return true;
  });
}

/** The name broken at the space that makes the wider line narrowest. */
function twoLines(name: string, measure: Measure): string[][] {
  const words = name.split(' ');
  const splits = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
  const widthOf = (lines: string[]): number => Math.max(...lines.map((line) => measure(line) ?? Number.MAX_VALUE));
  return splits.toSorted((a, b) => widthOf(a) - widthOf(b)).slice(0, 1);
}

/**
 * "Maya Okonkwo" → "Maya O.", "Dr. Maya Okonkwo" → "Dr. Okonkwo", as people are spoken of. Where a script has no
 * capitals, the first word stands alone; where the last word is no name ("chief on nights"), nothing is shortened.
 */
function shortened(name: string): string[] {
  const words = name.split(' ');
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length < 2) return [];
  if (/^\p{L}{1,5}\.$/u.test(first)) return words.length > 2 ? [`${first} ${last}`] : [];
  if (withoutCase.test(last)) return [`${first} …`];
  return capital.test(last) ? [`${first} ${[...last][0]}.`] : [];
}

/** As much of the beginning as fits with an ellipsis, three letters at least. */
function cut(graphemes: readonly string[], measure: Measure, widest: number): string[] {
  const cutAt = (count: number): string => `${graphemes.slice(0, count).join('').trimEnd()}…`;
  let fits = 0;
  let below = Math.min(graphemes.length, longestName);
  while (fits < below) {
    const middle = Math.ceil((fits + below) / 2);
    if ((measure(cutAt(middle)) ?? Number.POSITIVE_INFINITY) <= widest) fits = middle;
    else below = middle - 1;
  }
  return fits >= 3 && fits < graphemes.length ? [cutAt(fits)] : [];
}
