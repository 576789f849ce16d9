import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { runs } from '../../test/support/runs.ts';
import { type Edition, loadEditions } from '../content/editions.ts';
import { readForm } from '../forms/form.ts';
import { type PageMetadata, withPage, withTap } from './answers.ts';
import { type Answers, noAnswers, tickedNeeds } from './assessment.ts';
import { isOvertaken, leaving, noOrder, withLeft, withTaken } from './order.ts';

let edition: Edition;
beforeAll(async () => {
  edition = (await loadEditions('content', 'academic-medicine')).default;
});

const asked = 'academic-medicine@1.0.0';
const begun = 1_764_108_000;
/** Microseconds since `begun` as Slack writes a moment. */
const moment = (micro: number): string =>
  `${begun + Math.floor(micro / 1e6)}.${String(Math.floor(micro % 1e6)).padStart(6, '0')}`;

/** What two inputs hold: one of five answers, and a group of checkboxes. */
interface Held {
  rating: number | undefined;
  ticks: string[];
}
const rating = 'support:A1';
const ticks = 'tick:craft';
const values = (held: Held) => ({
  [rating]: {
    'assess:keep': { selected_option: held.rating === undefined ? null : { value: String(held.rating) } },
  },
  [ticks]: { 'assess:keep': { selected_options: held.ticks.map((value) => ({ value })) } },
});

interface Tap {
  input: typeof rating | typeof ticks;
  at: string;
  on: string;
  /** What both inputs held after it: a tap brings the whole form along. */
  held: Held;
}
const tapped = (answers: Answers, { input, at, on, held }: Tap): Answers =>
  withTap(answers, input, { at, on }, readForm(values(held)), edition, asked);

const kept = (answers: Answers): Held => ({
  rating: answers.needs.A1?.support,
  ticks: tickedNeeds(answers),
});

/** A page with both inputs is left in the second of `micro`, as it holds them then. */
function left(answers: Answers, micro: number, on: string, shown: Held, held: Held): Answers {
  const metadata: PageMetadata = {
    assessmentId: 'a',
    page: 'full:craft',
    asked,
    shown: { [rating]: String(shown.rating ?? ''), [ticks]: shown.ticks.toSorted().join(',') },
  };
  const at = moment(micro).split('.')[0] ?? '';
  const page = leaving({ at, on }, new Date(micro / 1000));
  return withPage(answers, metadata, readForm(values(held)), edition, page).answers;
}

const change = fc.oneof(
  fc.record({ input: fc.constant<Tap['input']>(rating), rating: fc.integer({ min: 0, max: 4 }) }),
  fc.record({
    input: fc.constant<Tap['input']>(ticks),
    ticks: fc.subarray(['A1', 'A2', 'A3', 'A4']),
  }),
);
const changes = fc.array(fc.tuple(change, fc.integer({ min: 1, max: 700_000 })), { maxLength: 6 });

/** The taps that these changes are, one after the other, in windows taken in turn. */
function tapsOf(
  made: [{ input: Tap['input']; rating?: number; ticks?: string[] }, number][],
  from: { held: Held; micro: number },
  on: (index: number) => string,
): { taps: Tap[]; held: Held; micro: number } {
  let { held, micro } = from;
  const taps = made.map(([{ input, ...what }, pause], index) => {
    held = { ...held, ...what };
    micro += pause;
    return { input, at: moment(micro), on: on(index), held };
  });
  return { taps, held, micro };
}

const nothing: Held = { rating: undefined, ticks: [] };
const inAnyOrder = <T>(list: readonly T[], keys: readonly number[]): T[] =>
  list
    .map((one, index) => ({ one, key: keys[index % keys.length] ?? 0, index }))
    .sort((a, b) => a.key - b.key || a.index - b.index)
    .map(({ one }) => one);
const keys = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 12, maxLength: 12 });

test('taps of one or two windows in any order come to what was tapped last', () => {
  fc.assert(
    fc.property(changes, fc.boolean(), keys, (made, twoWindows, order) => {
      const { taps, held } = tapsOf(made, { held: nothing, micro: 0 }, (n) => (twoWindows && n % 2 ? 'V2 b' : 'V1 a'));
      expect(kept(inAnyOrder(taps, order).reduce(tapped, noAnswers()))).toEqual(held);
    }),
    { numRuns: runs(500) },
  );
});

test('a page that is left wins over every tap made in it, whenever those arrive, and taps after it win over the page', () => {
  fc.assert(
    fc.property(changes, changes, changes, keys, keys, (first, second, third, order, again) => {
      // The page is left, come back to and left once more, and come back to.
      const one = tapsOf(first, { held: nothing, micro: 0 }, () => 'V1 a');
      const firstLeft = one.micro + 100_000;
      const two = tapsOf(second, { held: one.held, micro: firstLeft + 1_200_000 }, () => 'V1 b');
      const secondLeft = two.micro + 100_000;
      const three = tapsOf(third, { held: two.held, micro: secondLeft + 1_200_000 }, () => 'V1 c');
      const [early, late] = [
        one.taps.filter((_, n) => (order[n] ?? 0) < 50),
        one.taps.filter((_, n) => (order[n] ?? 0) >= 50),
      ];
      let answers = inAnyOrder(early, order).reduce(tapped, noAnswers());
      answers = left(answers, firstLeft, 'V1 a', nothing, one.held);
      expect(kept(answers)).toEqual(one.held);
      const [before, after] = [
        two.taps.filter((_, n) => (again[n] ?? 0) < 50),
        two.taps.filter((_, n) => (again[n] ?? 0) >= 50),
      ];
      answers = inAnyOrder([...late, ...before], again).reduce(tapped, answers);
      answers = left(answers, secondLeft, 'V1 b', one.held, two.held);
      expect(kept(answers)).toEqual(two.held);
      answers = inAnyOrder([...late, ...after, ...three.taps, ...one.taps], again).reduce(tapped, answers);
      expect(kept(answers)).toEqual(three.held);
    }),
    { numRuns: runs(500) },
  );
});

describe('a tap', () => {
  const order = withTaken(noOrder, rating, { at: '1764108001.500000', on: 'V1 a' });
  test.each([
    ['older by the last digit', '1764108001.499999', true],
    ['older by a digit that a float has not', '1764108001.4999999999', true],
    ['older in a shorter number', '999999999.9', true],
    ['the same once more', '1764108001.500000', false],
    ['newer by the last digit', '1764108001.500001', false],
    ['newer by a digit that a float has not', '1764108001.5000000001', false],
    ['newer without decimals', '1764108002', false],
    ['without a time of its own', undefined, false],
  ])('%s is overtaken: %s %s', (_, at, expected) => {
    expect(isOvertaken(order, rating, { at, on: 'V1 a' })).toBe(expected);
    expect(isOvertaken(order, ticks, { at, on: 'V1 a' })).toBe(false);
  });

  test('without a time leaves the newest time as it is', () => {
    const taken = withTaken(order, rating, { at: undefined, on: 'V1 b' });
    expect(taken.taken[rating]).toEqual({ at: '1764108001.500000', on: 'V1 b' });
  });

  test.each([
    ['made just before the page was sent, in the same second', '1764108010.2', 'V1 a', true],
    ['made in a page whose answer never came, once Slack has given it up', '1764108014.1', 'V1 a', false],
    ['made in the next showing of the page', '1764108010.9', 'V1 b', false],
    ['made in a showing that nobody knows', '1764108010.2', '', false],
  ])('%s, is overtaken by the page: %s %s %s', (_, at, on, expected) => {
    const page = leaving({ at: '1764108010', on: 'V1 a' }, new Date(0));
    expect(isOvertaken(withLeft(noOrder, page), rating, { at, on })).toBe(expected);
  });

  test('is held against our own clock where Slack does not say when the page was sent', () => {
    const page = leaving({ at: undefined, on: 'V1 a' }, new Date(1_764_108_010_250));
    expect(page.until).toBe('1764108014.25');
  });
});

describe('two windows', () => {
  const one: Held = { rating: 1, ticks: [] };

  test('what was tapped in the other one after the page was sent is not taken back', () => {
    const held: Held = { rating: 4, ticks: [] };
    const answers = tapped(noAnswers(), { input: rating, at: moment(5_000_000), on: 'V2 b', held });
    expect(kept(left(answers, 2_000_000, 'V1 a', nothing, one))).toEqual(held);
  });

  test('what was tapped in the other one before is overtaken by what was changed here', () => {
    const answers = tapped(noAnswers(), {
      input: rating,
      at: moment(1_000_000),
      on: 'V2 b',
      held: { rating: 4, ticks: [] },
    });
    expect(kept(left(answers, 2_000_000, 'V1 a', nothing, one))).toEqual(one);
  });

  test('an input that was not touched here is left as the other one had it', () => {
    const held: Held = { rating: 4, ticks: [] };
    const answers = tapped(noAnswers(), { input: rating, at: moment(1_000_000), on: 'V2 b', held });
    expect(kept(left(answers, 2_000_000, 'V1 a', nothing, nothing))).toEqual(held);
  });
});

test('a page whose taps have not come yet keeps its own: ticked and taken away again, and only the tick arrived', () => {
  const tick = tapped(noAnswers(), {
    input: ticks,
    at: moment(1),
    on: 'V1 a',
    held: { rating: undefined, ticks: ['A1'] },
  });
  expect(kept(left(tick, 10, 'V1 a', nothing, nothing))).toEqual(nothing);
});
