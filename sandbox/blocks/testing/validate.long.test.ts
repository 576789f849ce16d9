import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject } from '../place.ts';
import {
  type Surface,
  type Violation,
  validateBlocks,
  validateMessage,
  validateOptionsAnswer,
  validateView,
} from '../validate.ts';
import { replacedAt, spotsIn } from './mutations.ts';
import { charts, everywhere, notInModals, onlyInMessages, onlyInModals, viewSamples } from './samples.ts';

/** A value together with whether Slack would take it, known from how it was made and not from the validator. */
interface Known {
  value: unknown;
  ok: boolean;
}
type Knowing = fc.Arbitrary<Known>;

const sure = (value: unknown): Knowing => fc.constant({ value, ok: true });

/** Lengths around the limits, mostly within. */
function count(min: number, max: number): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min, max: Math.min(max, min + 2) }) },
    { weight: 3, arbitrary: fc.constantFrom(max - 1, max).filter((n) => n >= min) },
    { weight: 1, arbitrary: fc.constantFrom(min - 1, max + 1).filter((n) => n >= 0) },
  );
}

function words(max: number, min = 1): Knowing {
  return fc
    .tuple(count(min, max), fc.constantFrom('a', 'é', 'م', '漢', '🌱', '<', '"'))
    .map(([length, letter]) => ({ value: letter.repeat(length), ok: length >= min && length <= max }));
}

function whole(min: number, max: number): Knowing {
  return count(min, max).map((value) => ({ value, ok: value >= min && value <= max }));
}

/**
 * An object of these fields; those in `extras` may be left out. Now and then something is wrong with it: one field too
 * many, one null, or one of `missed` left out, fields that nothing else stands in for.
 */
function record(
  fields: Record<string, Knowing>,
  extras: Record<string, Knowing> = {},
  missed: readonly string[] = Object.keys(fields),
): Knowing {
  const absent: Knowing = sure(undefined);
  const all = fc.record({
    ...fields,
    ...Object.fromEntries(
      Object.entries(extras).map(([name, each]) => [
        name,
        fc.oneof({ weight: 3, arbitrary: absent }, { weight: 1, arbitrary: each }),
      ]),
    ),
  });
  return fc.tuple(all, fc.nat(200), fc.constantFrom(...missed)).map(([parts, chance, field]) => {
    const given = Object.entries(parts).filter(([, { value }]) => value !== undefined);
    const value: Record<string, unknown> = Object.fromEntries(given.map(([name, part]) => [name, part.value]));
    if (chance === 0) value.surplus = 1;
    if (chance === 1) delete value[field];
    if (chance === 2) value[field] = null;
    return { value, ok: chance > 2 && given.every(([, part]) => part.ok) };
  });
}

function listOf(item: Knowing, min: number, max: number): Knowing {
  return count(min, max)
    .chain((length) => fc.array(item, { minLength: length, maxLength: length }))
    .map((items) => ({
      value: items.map(({ value }) => value),
      ok: items.length >= min && items.length <= max && items.every(({ ok }) => ok),
    }));
}

/**
 * Gives each object in the list a string of its own under `field`; now and then the same one twice. An option whose
 * value was taken away stays without.
 */
function distinct(list: Knowing, field: 'value' | 'action_id' | 'block_id'): Knowing {
  return fc.tuple(list, fc.nat(40)).map(([{ value, ok }, chance]) => {
    const takes = (each: unknown): each is object => isObject(each) && (field !== 'value' || each[field] === 'x');
    const name = (index: number) => (chance === 0 ? `${field}:0` : `${field}:${index}`);
    const items = (value as unknown[]).map((each, index) => (takes(each) ? { ...each, [field]: name(index) } : each));
    const twice = chance === 0 && (value as unknown[]).filter(takes).length > 1;
    return { value: items, ok: ok && !twice };
  });
}

const plain = (max: number) => record({ type: sure('plain_text'), text: words(max) }, { emoji: sure(true) });
const mrkdwn = (max: number) => record({ type: sure('mrkdwn'), text: words(max) }, { verbatim: sure(true) });
const either = (max: number): Knowing => fc.oneof(plain(max), mrkdwn(max));
const wrongHere = (value: unknown): Knowing => fc.constant({ value, ok: false });
const rarely = (usual: Knowing, rare: Knowing): Knowing =>
  fc.oneof({ weight: 80, arbitrary: usual }, { weight: 1, arbitrary: rare });

const confirm = record(
  { title: plain(100), text: either(300), confirm: plain(30), deny: plain(30) },
  { style: sure('danger') },
);
const option = record({ text: rarely(plain(75), mrkdwnWrong()), value: sure('x') }, { description: plain(75) });
const box = record({ text: either(75), value: sure('x') }, { description: either(75) });
function mrkdwnWrong(): Knowing {
  return wrongHere({ type: 'mrkdwn', text: 'x' });
}

const button = record(
  { type: sure('button'), text: plain(75) },
  { value: words(2000), style: fc.oneof(sure('primary'), wrongHere('blue')), confirm, accessibility_label: words(75) },
);
const select = record(
  { type: sure('static_select'), options: distinct(listOf(option, 1, 100), 'value') },
  { placeholder: plain(150), confirm },
);
const boxes = (type: string) =>
  record({ type: sure(type), options: distinct(listOf(box, 1, 10), 'value') }, { confirm });
const overflow = record({ type: sure('overflow'), options: distinct(listOf(option, 1, 5), 'value') }, { confirm });
const date = record(
  { type: sure('datepicker') },
  { initial_date: fc.oneof(sure('2028-02-29'), wrongHere('2027-02-29')), placeholder: plain(150) },
);
const people = record({ type: sure('multi_users_select') }, { max_selected_items: fc.oneof(sure(1), wrongHere(0)) });
const picked: Knowing = fc.oneof(button, select, boxes('checkboxes'), boxes('radio_buttons'), overflow, date, people);
const picture = record({ type: sure('image'), image_url: sure('https://example.com/a.png'), alt_text: words(2000) });

const element = rarely(picked, wrongHere({ type: 'plain_text_input' }));
const section = record(
  { type: sure('section'), text: either(3000) },
  { fields: listOf(either(2000), 1, 10), accessory: fc.oneof(element, picture), expand: sure(false) },
  ['type'],
);
const fieldsOnly = record({ type: sure('section'), fields: listOf(either(2000), 1, 10) });
const actions = record({ type: sure('actions'), elements: distinct(listOf(element, 1, 25), 'action_id') });
const context = record({ type: sure('context'), elements: listOf(fc.oneof(either(3000), picture), 1, 10) });
const header = record({ type: sure('header'), text: rarely(plain(150), mrkdwnWrong()) }, { level: whole(1, 4) });
const typing = record(
  { type: sure('plain_text_input') },
  { max_length: whole(1, 3000), multiline: sure(true), placeholder: plain(150) },
);
const numbers = record(
  { type: sure('number_input'), is_decimal_allowed: sure(true) },
  { min_value: fc.oneof(sure('-1.5'), wrongHere('one')) },
);
const files = record({ type: sure('file_input') }, { max_files: whole(1, 10) });

/** Blocks that may stand on every surface. */
const common: Knowing[] = [section, fieldsOnly, actions, context, header, record({ type: sure('divider') }), picture];

function asking(...elements: Knowing[]): Knowing {
  const asked = rarely(
    fc.oneof(typing, select, boxes('checkboxes'), date, people, ...elements),
    wrongHere({ type: 'button', text: { type: 'plain_text', text: 'x' } }),
  );
  return record(
    { type: sure('input'), label: plain(2000), element: asked },
    { hint: plain(2000), optional: sure(true) },
  );
}

const card = record({ type: sure('card'), title: either(150) }, { body: either(200), actions: listOf(button, 1, 3) }, [
  'type',
]);
const pie = record({
  type: sure('pie'),
  segments: listOf(record({ label: words(20), value: fc.oneof(sure(0.5), wrongHere(0)) }), 1, 12),
});
const cell = record({ type: sure('raw_text'), text: rarely(sure('x'), wrongHere('')) });
const table = (rows: Knowing) => record({ type: sure('table'), rows });
const forMessages: Knowing[] = [
  asking(),
  card,
  record({ type: sure('carousel'), elements: listOf(card, 1, 10) }),
  record(
    { type: sure('container'), title: plain(150), child_blocks: listOf(fc.oneof(header, section), 1, 10) },
    { subtitle: either(150) },
  ),
  table(listOf(listOf(cell, 1, 20), 1, 100).filter(({ value }) => JSON.stringify(value).length < 9000)),
];
const surfaces: Record<Surface, { blocks: Knowing; most: number }> = {
  message: {
    blocks: fc.oneof(
      ...common,
      ...forMessages,
      record({ type: sure('data_visualization'), title: words(50), chart: pie }),
    ),
    most: 50,
  },
  modal: {
    blocks: fc.oneof(
      ...common,
      asking(numbers, files),
      card,
      record({ type: sure('alert'), text: either(200) }),
      wrongHere({ type: 'markdown', text: 'x' }),
    ),
    most: 100,
  },
  home: {
    blocks: fc.oneof(...common, asking(), card, wrongHere({ type: 'alert', text: { type: 'plain_text', text: 'x' } })),
    most: 100,
  },
};

/** The blocks of a surface, few enough to be right now and then, with block ids. */
function blocksOf(surface: Surface): Knowing {
  const { blocks, most } = surfaces[surface];
  const few = fc.oneof(
    { weight: 20, arbitrary: fc.array(blocks, { minLength: 1, maxLength: 4 }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(most, most + 1)
        .map((length) => Array.from({ length }, () => ({ value: { type: 'divider' }, ok: true }))),
    },
  );
  const list = few.map((items) => {
    const values = items.map(({ value }) => value);
    const graphs = values.filter((value) => isObject(value) && value.type === 'data_visualization').length;
    const cells = values.filter((value) => isObject(value) && value.type === 'table').length;
    return { value: values, ok: items.length <= most && graphs <= 2 && cells <= 1 && items.every(({ ok }) => ok) };
  });
  return distinct(
    list.filter(
      ({ value }) => (value as unknown[]).filter((each) => isObject(each) && each.type === 'table').length <= 1,
    ),
    'block_id',
  );
}

function viewOf(type: 'modal' | 'home'): Knowing {
  const common = { type: sure(type), blocks: blocksOf(type) };
  const extras = { private_metadata: words(3000, 0), callback_id: words(255, 0) };
  if (type === 'home') return record(common, extras);
  return record(
    { ...common, title: plain(24) },
    { ...extras, submit: plain(24), close: plain(24), notify_on_close: sure(true) },
  ).map(({ value, ok }) => {
    const { blocks, submit } = value as { blocks?: unknown; submit?: unknown };
    const asks = Array.isArray(blocks) && blocks.some((each) => isObject(each) && each.type === 'input');
    return { value, ok: ok && (!asks || submit !== undefined) };
  });
}

const small = ({ value }: Known) => Buffer.byteLength(JSON.stringify(value)) <= 250_000;

/** The value at a JSON pointer, or undefined. */
function at(value: unknown, pointer: string): unknown {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.reduce<unknown>(
    (holder, key) => (typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined),
    value,
  );
}

/** Each refusal says what, where and why, at a place that is in the value or just below one that is. */
function expectReasons(value: unknown, found: readonly Violation[]): void {
  for (const { pointer, message, code, slackMessage } of found) {
    expect(message).toMatch(
      /^(must|no more than|invalid additional property: |unsupported type: |missing required field: |all |only one |series names |category labels |`(block_id|action_id|value)` )/,
    );
    expect(code).not.toBe('');
    expect(slackMessage).toMatch(/^\[ERROR\] .+ \[json-pointer:.*\]$/s);
    if (pointer !== '') expect(at(value, pointer.slice(0, pointer.lastIndexOf('/'))), pointer).toBeDefined();
  }
}

const seen = { taken: 0, refused: 0 };

function agrees(known: Known, found: readonly Violation[]): void {
  expectReasons(known.value, found);
  expect(found.length === 0, JSON.stringify([found.slice(0, 3), known.ok])).toBe(known.ok);
  seen[known.ok ? 'taken' : 'refused'] += 1;
}

describe('around the limits, the validator says what was known beforehand', () => {
  test.each(['modal', 'home'] as const)('2,000 %s views', (type) => {
    fc.assert(
      fc.property(viewOf(type), (view) => agrees({ ...view, ok: view.ok && small(view) }, validateView(view.value))),
      { numRuns: 2000 },
    );
  });

  test('2,000 messages', () => {
    fc.assert(
      fc.property(blocksOf('message'), (blocks) => {
        agrees(blocks, validateBlocks(blocks.value, 'message'));
        const { value } = blocks;
        expect(validateMessage({ text: 'x', blocks: value }).map(({ pointer }) => pointer)).toEqual(
          validateBlocks(value, 'message').map(({ pointer }) => `/blocks${pointer}`),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('of both kinds there were many', () => {
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(1000);
  });
});

describe('anything at all', () => {
  const everything = [
    ...Object.values({ ...everywhere, ...notInModals, ...onlyInMessages, ...onlyInModals, ...charts }),
    ...Object.values(viewSamples),
  ];
  const pieces = everything.flatMap((sample) => spotsIn(sample).map(({ value }) => value));
  const odd = fc.oneof(
    fc.constantFrom(...pieces),
    fc.jsonValue({ maxDepth: 4 }),
    fc.constantFrom('', 0, -1, 1.5, null, [], {}, '2026-01-01'),
  );

  /** An example with one to five of its places replaced by pieces of others. */
  const patched = fc
    .tuple(fc.constantFrom(...everything), fc.array(fc.tuple(fc.nat(), odd), { minLength: 1, maxLength: 5 }))
    .map(([sample, changes]) =>
      changes.reduce<unknown>((value, [spot, piece]) => {
        const spots = spotsIn(value);
        return replacedAt(value, spots[spot % spots.length]!.path, piece);
      }, sample),
    );

  test.each([
    ['patched examples', patched],
    ['JSON', fc.jsonValue({ maxDepth: 6 })],
  ])('2,000 %s: no exception, a reason for each refusal, the same again, nothing changed', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, fc.boolean(), (value, newBlocks) => {
        const before = JSON.stringify(value);
        const ways: [unknown, (value: unknown) => Violation[]][] = [
          ...(['message', 'modal', 'home'] as const).map((surface): [unknown, (value: unknown) => Violation[]] => [
            [value],
            (blocks) => validateBlocks(blocks, surface, { newBlocks }),
          ]),
          [value, (view) => validateView(view, { newBlocks })],
          [{ ...viewSamples.home, blocks: [value] }, (view) => validateView(view, { newBlocks })],
          [value, (message) => validateMessage(message, { newBlocks })],
          [value, validateOptionsAnswer],
        ];
        for (const [examined, validate] of ways) {
          const found = validate(examined);
          expectReasons(examined, found);
          expect(validate(examined)).toEqual(found);
        }
        expect(JSON.stringify(value)).toBe(before);
      }),
      { numRuns: 2000 },
    );
  });

  test('what a workspace without the blocks of 2026 takes, every workspace takes', () => {
    fc.assert(
      fc.property(patched, (value) => {
        for (const surface of ['message', 'modal', 'home'] as const) {
          if (validateBlocks([value], surface, { newBlocks: false }).length > 0) continue;
          expect(validateBlocks([value], surface)).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
