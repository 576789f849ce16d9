import type { ContextBlock, KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { features } from '../../src/app.ts';
import { loadEditions } from '../../src/content/editions.ts';
import { type Candidate, nudgeKindOf, nudgeReasons } from '../../src/next.ts';
import { nudgeTold } from '../../src/nudge/view.ts';
import { pushMessage } from '../../src/pushes/view.ts';

/* How long a nudge is: what is read of it, buttons aside, in every edition, for everything it can be about. */

const editions = await loadEditions('content', 'academic-medicine');
const most = 60;

/** Everything that the features lead to, as their samples have it, that makes a nudge. */
const candidatesIn = (edition: string): Candidate[] =>
  features
    .flatMap(({ home }) => Object.values(home?.samples(editions.get(edition)) ?? {}))
    .flatMap(({ next = [] }) => next)
    .filter((one) => nudgeKindOf(one) !== null);

const textIn = (blocks: readonly KnownBlock[]): string[] =>
  blocks.flatMap((block) => {
    if (block.type === 'section') return block.text?.text ?? [];
    if (block.type === 'context')
      return block.elements.flatMap((one: ContextBlock['elements'][number]) =>
        'text' in one && typeof one.text === 'string' ? one.text : [],
      );
    return block.type === 'actions' ? [] : [JSON.stringify(block)];
  });

const wordsOf = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const lengthOf = (edition: string, about: Candidate | 'question', week: string, isFirst: boolean): number => {
  const kind = about === 'question' ? about : nudgeKindOf(about);
  const shown = { id: 'x', kind, week, is_first: isFirst, put_off_until: null, about };
  const { blocks } = pushMessage(editions.get(edition), 'x', [nudgeTold(editions.get(edition), shown)], false);
  return wordsOf(textIn(blocks as KnownBlock[]).join(' '));
};

test.each(editions.ids)('in %s no nudge is longer than it may be, besides her own words', (edition) => {
  const candidates = candidatesIn(edition);
  // Whatever has a nudge has a sample, so that none is left out here.
  expect(new Set(candidates.map(({ reason }) => reason))).toEqual(new Set(nudgeReasons));
  for (const about of [...candidates, 'question' as const])
    for (const week of ['2026-W50', '2026-W51'])
      for (const isFirst of [true, false])
        expect(lengthOf(edition, about, week, isFirst), JSON.stringify(about)).toBeLessThanOrEqual(most);
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      fc.constantFrom(...candidates),
      fc.array(word, { minLength: 1, maxLength: 40 }),
      fc.boolean(),
      (about, words, isFirst) => {
        const own = words.join(' ');
        const length = lengthOf(edition, { ...about, own }, '2026-W50', isFirst);
        expect(length - wordsOf(own)).toBeLessThanOrEqual(most);
      },
    ),
    { numRuns: 100 },
  );
});
