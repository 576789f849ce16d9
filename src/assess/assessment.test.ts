import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NeedId, needIds } from '../needs/need.ts';
import {
  type Answers,
  bandOf,
  behavioursForTips,
  changesSince,
  everythingIsTop,
  focusChoices,
  focusToOffer,
  isSuggested,
  needsToRate,
  noAnswers,
  scoredNeeds,
  suggestedNeeds,
  tickedNeeds,
  withBehaviour,
  withFocus,
  withOwnNeed,
  withRating,
  withTicks,
} from './assessment.ts';

const asked = 'academic-medicine@1.0.0';
type Rating = 0 | 1 | 2 | 3 | 4;

/** Answers from a table: need → [importance, support]. */
function rated(table: Partial<Record<NeedId, [Rating | undefined, Rating | undefined]>>): Answers {
  return Object.entries(table).reduce(
    (answers, [id, [importance, support]]) =>
      withRating(
        withRating(answers, id as NeedId, 'importance', importance, asked),
        id as NeedId,
        'support',
        support,
        asked,
      ),
    noAnswers(),
  );
}

const idsOf = (needs: { id: NeedId }[]) => needs.map(({ id }) => id);

describe('priority', () => {
  test.each([
    [0, 'low'],
    [3, 'low'],
    [4, 'medium'],
    [8, 'medium'],
    [9, 'high'],
    [16, 'high'],
  ] as const)('%i is %s', (priority, band) => {
    expect(bandOf(priority)).toBe(band);
  });

  test('is importance times what support lacks of four', () => {
    expect(scoredNeeds(rated({ A1: [3, 1], B2: [4, 0], C3: [1, 4] }))).toEqual([
      { id: 'B2', importance: 4, support: 0, priority: 16, band: 'high' },
      { id: 'A1', importance: 3, support: 1, priority: 9, band: 'high' },
      { id: 'C3', importance: 1, support: 4, priority: 0, band: 'low' },
    ]);
  });

  test('importance 0 hides a need, and a missing rating leaves it unscored', () => {
    expect(scoredNeeds(rated({ A1: [0, 0], A2: [4, undefined], A3: [undefined, 0] }))).toEqual([]);
  });

  test('goes by priority, then importance, then listed order', () => {
    const needs = rated({ C4: [2, 1], A2: [3, 2], B1: [3, 2], A1: [2, 1] });
    expect(idsOf(scoredNeeds(needs))).toEqual(['A2', 'B1', 'A1', 'C4']);
  });
});

describe('suggested needs', () => {
  test('need importance 2 and priority 4', () => {
    expect(idsOf(suggestedNeeds(scoredNeeds(rated({ A1: [2, 2], A2: [1, 0], A3: [3, 3], A4: [4, 3] }))))).toEqual([
      'A4',
      'A1',
    ]);
  });

  test('are the top three, and all that tie with the third', () => {
    const four = rated({ A1: [4, 0], A2: [3, 0], A3: [3, 1], B1: [3, 1], B2: [2, 1] });
    expect(idsOf(suggestedNeeds(scoredNeeds(four)))).toEqual(['A1', 'A2', 'A3', 'B1']);
    const equalPriorityOnly = rated({ A1: [4, 0], A2: [3, 0], A3: [4, 2], B1: [2, 0] });
    expect(idsOf(suggestedNeeds(scoredNeeds(equalPriorityOnly)))).toEqual(['A1', 'A2', 'A3']);
  });

  test('everything top priority asks which comes first', () => {
    expect(everythingIsTop(scoredNeeds(rated({ A1: [4, 0], A2: [4, 3] })))).toBe(true);
    expect(everythingIsTop(scoredNeeds(rated({ A1: [4, 0], A2: [3, 3] })))).toBe(false);
    expect(everythingIsTop(scoredNeeds(rated({ A1: [4, 0] })))).toBe(false);
  });

  test('her own choice is offered again, else the suggestion, three at most', () => {
    const answers = rated({ A1: [3, 0], A2: [3, 0], A3: [3, 0], A4: [3, 0] });
    expect(focusToOffer(answers)).toEqual(['A1', 'A2', 'A3']);
    expect(focusToOffer(withFocus(answers, ['A4']))).toEqual(['A4']);
  });

  test('a suggestion that she did not touch follows her ratings; what she chose otherwise stays', () => {
    const before = rated({ A1: [3, 0], A2: [3, 2], A3: [3, 4] });
    const left = withFocus(before, focusToOffer(before));
    const chosen = withFocus(before, ['A2']);
    for (const [answers, offered] of [
      [left, ['A3', 'A2']],
      [chosen, ['A2']],
    ] as const) {
      const better = withRating(withRating(answers, 'A1', 'support', 4, asked), 'A3', 'support', 0, asked);
      expect(focusToOffer(better)).toEqual(offered);
    }
    // Where nothing stands out any more, what she works on is kept.
    const none = ['A1', 'A2'].reduce((now, id) => withRating(now, id as NeedId, 'support', 4, asked), left);
    expect(focusToOffer(none)).toEqual(['A1', 'A2']);
  });

  test('only of what stands out is it said that it does', () => {
    const answers = rated({ A1: [3, 0], A2: [3, 2], A3: [3, 4] });
    expect(isSuggested(answers, focusToOffer(answers))).toBe(true);
    expect(isSuggested(answers, ['A2', 'A1'])).toBe(true);
    for (const other of [['A1'], ['A1', 'A3'], ['A1', 'A2', 'A3'], []] as NeedId[][])
      expect(isSuggested(answers, other)).toBe(false);
  });

  test('where nothing matters she may still pick any need', () => {
    expect(focusChoices(rated({ A1: [0, 0] }))).toEqual(needIds.filter((id) => id !== 'X1'));
  });
});

describe('ticks', () => {
  const craft: NeedId[] = ['A1', 'A2', 'A3', 'A4'];

  test('store importance 3; what is not ticked is unrated, never 0', () => {
    const answers = withTicks(noAnswers(), craft, ['A2'], asked);
    expect(answers.needs).toEqual({ A2: { importance: 3, asked } });
    expect(withTicks(answers, craft, [], asked).needs.A2?.importance).toBeUndefined();
  });

  test('leave a finer rating alone, and bring back the support of a need that is ticked again', () => {
    const before = rated({ A1: [4, 2] });
    expect(withTicks(before, craft, ['A1'], asked)).toEqual(before);
    const again = withTicks(withTicks(before, craft, [], asked), craft, ['A1'], asked);
    expect(again.needs.A1).toMatchObject({ importance: 3, support: 2 });
  });

  test('take a need out of the focus when it is no longer ticked', () => {
    const before = withFocus(rated({ A1: [3, 0], A2: [3, 0] }), ['A1', 'A2']);
    expect(withTicks(before, craft, ['A2'], asked).focus).toEqual(['A2']);
  });

  test('her own need is rated with them, and other words make it another need', () => {
    const own = withOwnNeed(noAnswers(), 'Speaking up', asked);
    expect(needsToRate(own)).toEqual(['X1']);
    const covered = withRating(own, 'X1', 'support', 2, asked);
    expect(withOwnNeed(covered, 'Speaking up', asked)).toEqual(covered);
    expect(withOwnNeed(covered, 'Writing', asked).needs.X1).toEqual({ importance: 3, asked });
    expect(withOwnNeed(covered, '', asked)).toEqual(noAnswers());
  });

  test('the same taps in any order, repeated, come to the same', () => {
    const tick = fc.subarray(craft);
    fc.assert(
      fc.property(fc.array(tick, { maxLength: 6 }), tick, (taps, last) => {
        const after = [...taps, last, last].reduce((a, ticked) => withTicks(a, craft, ticked, asked), noAnswers());
        expect(tickedNeeds(after)).toEqual(last);
      }),
    );
  });
});

describe('tips', () => {
  const answered = (values: Record<string, number>): Answers =>
    Object.entries(values).reduce(
      (answers, [id, value]) => withBehaviour(answers, id as 'M1', value as 1, asked),
      noAnswers(),
    );
  test.each([
    ['nothing answered', {}, []],
    ['all above 3', { M1: 4, M2: 5 }, []],
    ['one at 3', { M1: 3, M2: 4 }, ['M1']],
    ['the two lowest', { M1: 3, M4: 1, M8: 2 }, ['M4', 'M8']],
    ['a tie goes to M2 and M3', { M1: 2, M3: 2, M2: 2 }, ['M2', 'M3']],
    ['a tie of others goes by listed order', { M8: 1, M5: 1, M4: 1 }, ['M4', 'M5']],
  ])('%s', (_, values, tips) => {
    expect(behavioursForTips(answered(values))).toEqual(tips);
  });
});

describe('what changed', () => {
  test.each([
    ['nothing', rated({ A1: [3, 1] }), rated({ A1: [3, 1] }), []],
    ['importance', rated({ A1: [3, 1] }), rated({ A1: [1, 1] }), [{ id: 'A1', what: 'importance', before: 3, now: 1 }]],
    ['support', rated({ A1: [3, 1] }), rated({ A1: [3, 4] }), [{ id: 'A1', what: 'support', before: 1, now: 4 }]],
    ['a need rated first', noAnswers(), rated({ B1: [2, 0] }), [{ id: 'B1', what: 'new' }]],
    ['a need left out', rated({ B1: [2, 0] }), noAnswers(), [{ id: 'B1', what: 'not-rated' }]],
    ['support that was missing', rated({ A1: [3, undefined] }), rated({ A1: [3, 2] }), []],
  ])('%s', (_, before, now, changes) => {
    expect(changesSince(before, now)).toEqual(changes);
  });

  test('her own need is compared only while its words are the same', () => {
    const own = (text: string, support: Rating) =>
      withRating(withOwnNeed(noAnswers(), text, asked), 'X1', 'support', support, asked);
    expect(changesSince(own('Writing', 1), own('Writing', 3))).toHaveLength(1);
    expect(changesSince(own('Writing', 1), own('Speaking', 3))).toEqual([]);
  });
});

test('any answers give a result that names each need once, in falling priority', () => {
  const rating = fc.option(fc.integer({ min: 0, max: 4 }) as fc.Arbitrary<Rating>, { nil: undefined });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...needIds), fc.tuple(rating, rating)), (table) => {
      const scored = scoredNeeds(rated(table));
      expect(new Set(idsOf(scored)).size).toBe(scored.length);
      expect(scored.map(({ priority }) => priority)).toEqual(
        scored.map(({ priority }) => priority).toSorted((a, b) => b - a),
      );
      for (const { id } of suggestedNeeds(scored)) expect(focusChoices(rated(table))).toContain(id);
    }),
  );
});
