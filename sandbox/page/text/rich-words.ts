import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';

const leavesOf = (leaf: RichTextElement | RichTextSection): RichTextElement[] =>
  'elements' in leaf ? leaf.elements : [leaf];

/** The bare words of rich text: for sorting, for searching, and for a field that writes plain text. */
export function wordsOf(block: Pick<RichTextBlock, 'elements'> | null | undefined): string {
  return (block?.elements ?? [])
    .flatMap((part): (RichTextElement | RichTextSection)[] => part.elements)
    .flatMap(leavesOf)
    .map((leaf) => ('text' in leaf ? (leaf.text ?? '') : ''))
    .join('');
}
