/**
 * Signs that draw nothing, as people paste them unseen: zero-width spaces, fillers, marks of direction.
 * https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const drawsNothing = /[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/u;
/** Those that belong to what stands around them: a joiner between letters or in an emoji, an emoji's look, a flag's letters. */
const letterOrEmoji = String.raw`[\p{L}\p{M}\p{Extended_Pictographic}]|\p{Emoji_Modifier}|\ufe0f`;
const belongs = [
  `(?<=${letterOrEmoji})[\\u200c\\u200d](?=[\\p{L}\\p{M}\\p{Extended_Pictographic}])`,
  String.raw`(?<=\p{Emoji})[\ufe0e\ufe0f]`,
  String.raw`(?<=\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0020}-\u{e007f}]`,
].join('|');
const needless = new RegExp(`${belongs}|(${drawsNothing.source})`, 'gu');

/** Embeddings, overrides and isolates: what they begin goes on into the words behind a value. https://www.unicode.org/reports/tr9/ */
const turnsWhatFollows = /[\u202a-\u202e\u2066-\u2069]/g;
const fromRightToLeft = /[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}]/u;

/**
 * A text to stand in a sentence: without signs that would turn the direction of the words behind it, and apart from them where
 * it runs from right to left.
 */
export function inOrder(text: string): string {
  const calm = isClosed(text) ? text : text.replace(turnsWhatFollows, '');
  // What is set apart already, as a name in a sentence that is a value itself, stays so.
  const others = calm.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/g, '');
  return fromRightToLeft.test(others) ? `\u2068${calm}\u2069` : calm;
}

/** Whether everything that a text sets apart ends within it, and nothing else turns what follows. */
function isClosed(text: string): boolean {
  let open = 0;
  for (const [sign] of text.matchAll(turnsWhatFollows)) {
    if (sign < '\u2066') return false;
    open += sign === '\u2069' ? -1 : 1;
    if (open < 0) return false;
  }
  return open === 0;
}

/** A name as it is seen: without signs that draw nothing, its blanks one each. '' where nothing is to be seen of it. */
export const asSeen = (name: string): string =>
  name
    .replace(needless, (sign, gone: string | undefined) => (gone === undefined ? sign : /\s/.test(gone) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim();

/** Whether anything is to be seen of a text. */
export const isSeen = (text: string): boolean => asSeen(text) !== '';
