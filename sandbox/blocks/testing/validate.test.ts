import { describe, expect, test } from 'vitest';
import { isObject } from '../place.ts';
import { type Surface, validateBlocks, validateMessage, validateOptionsAnswer, validateView } from '../validate.ts';
import { changedAt, replacedAt, spotsIn } from './mutations.ts';
import { charts, everywhere, notInModals, onlyInMessages, onlyInModals, viewSamples } from './samples.ts';

const SURFACES = ['message', 'modal', 'home'] as const;
const families: readonly [readonly Surface[], Record<string, object>][] = [
  [SURFACES, everywhere],
  [['message', 'home'], notInModals],
  [['message'], { ...onlyInMessages, ...charts }],
  [['modal'], onlyInModals],
];
const samples = families.flatMap(([surfaces, family]) =>
  Object.entries(family).map(([name, block]) => ({ name, block: block as Record<string, unknown>, surfaces })),
);

/** The least that each block needs. */
const minimal: Record<string, [Surface, object]> = {
  section: ['message', { type: 'section', text: { type: 'plain_text', text: 'x' } }],
  'section of fields': ['modal', { type: 'section', fields: [{ type: 'mrkdwn', text: 'x' }] }],
  actions: ['home', { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'x' } }] }],
  context: ['message', { type: 'context', elements: [{ type: 'mrkdwn', text: 'x' }] }],
  divider: ['message', { type: 'divider' }],
  header: ['message', { type: 'header', text: { type: 'plain_text', text: 'x' } }],
  'header with a level': ['message', { type: 'header', level: 1, text: { type: 'plain_text', text: 'x' } }],
  image: ['message', { type: 'image', alt_text: 'x', image_url: 'https://example.com/a.png' }],
  input: [
    'message',
    { type: 'input', label: { type: 'plain_text', text: 'x' }, element: { type: 'plain_text_input' } },
  ],
  rich_text: ['message', { type: 'rich_text', elements: [] }],
  video: [
    'message',
    {
      type: 'video',
      alt_text: 'x',
      title: { type: 'plain_text', text: 'x' },
      video_url: 'https://a.example',
      thumbnail_url: 'https://a.example',
    },
  ],
  markdown: ['message', { type: 'markdown', text: 'x' }],
  file: ['message', { type: 'file', external_id: 'x', source: 'remote' }],
  alert: ['modal', { type: 'alert', text: { type: 'plain_text', text: 'x' } }],
  card: ['home', { type: 'card', body: { type: 'plain_text', text: 'x' } }],
  'card with a Slack icon': [
    'message',
    {
      type: 'card',
      slack_icon: { type: 'icon', name: 'sparkle' },
      title: { type: 'mrkdwn', text: 'x' },
      subtext: { type: 'mrkdwn', text: 'y' },
    },
  ],
  carousel: ['home', { type: 'carousel', elements: [{ type: 'card', title: { type: 'mrkdwn', text: 'x' } }] }],
  container: [
    'home',
    { type: 'container', title: { type: 'plain_text', text: 'x' }, child_blocks: [{ type: 'divider' }] },
  ],
  table: ['home', { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]], column_settings: [null] }],
  data_table: [
    'home',
    { type: 'data_table', caption: 'x', rows: [[{ type: 'raw_text', text: 'x' }], [{ type: 'raw_text', text: 'x' }]] },
  ],
  context_actions: [
    'message',
    {
      type: 'context_actions',
      elements: [{ type: 'icon_button', icon: 'trash', text: { type: 'plain_text', text: 'x' } }],
    },
  ],
  task_card: ['message', { type: 'task_card', task_id: 'x', title: 'x' }],
  plan: ['message', { type: 'plan', title: 'x' }],
  'plan with an untyped task': ['message', { type: 'plan', title: 'x', tasks: [{ task_id: 'x', title: 'x' }] }],
};

describe('examples', () => {
  for (const { name, block, surfaces } of samples) {
    for (const surface of SURFACES) {
      const allowed = surfaces.includes(surface);
      test(`${name} is ${allowed ? 'taken' : 'unsupported'} in a ${surface}`, () => {
        const found = validateBlocks([block], surface);
        if (allowed) return expect(found).toEqual([]);
        expect(found).toMatchObject([
          {
            pointer: '/0/type',
            message: `unsupported type: ${block.type}`,
            constraint: { type: 'enum', got: block.type },
          },
        ]);
      });
    }
  }

  test.each(Object.entries(minimal))('the least %s is taken', (_, [surface, block]) => {
    expect(validateBlocks([block], surface)).toEqual([]);
  });

  test.each(Object.entries(viewSamples))('the %s view is taken', (_, view) => {
    expect(validateView(view)).toEqual([]);
  });

  test('a message with text, blocks and attachments is taken', () => {
    const attachments = [
      { color: '#fff', blocks: [everywhere.section] },
      { fallback: 'x', ts: 1, fields: [{ title: 'x' }] },
    ];
    expect(validateMessage({ text: 'x', blocks: [everywhere.divider], attachments })).toEqual([]);
  });

  test('options, options in groups and no options answer an external select', () => {
    const option = { text: { type: 'plain_text', text: 'x' }, value: 'x' };
    expect(validateOptionsAnswer({ options: [option] })).toEqual([]);
    expect(validateOptionsAnswer({ options: [] })).toEqual([]);
    expect(
      validateOptionsAnswer({ option_groups: [{ label: { type: 'plain_text', text: 'x' }, options: [option] }] }),
    ).toEqual([]);
    expect(validateOptionsAnswer({})).toMatchObject([
      { pointer: '', message: 'must define either `options` or `option_groups`' },
    ]);
  });
});

describe('a workspace without the blocks of 2026', () => {
  const fresh = new Set(
    'data_visualization data_table table plan task_card card carousel container context_actions alert'.split(' '),
  );

  for (const { name, block, surfaces } of samples) {
    const taken = !fresh.has(String(block.type));
    test(`${taken ? 'takes' : 'does not know'} ${name}`, () => {
      const found = validateBlocks([block], surfaces[0]!, { newBlocks: false });
      if (taken) return expect(found).toEqual([]);
      expect(found.map(({ slackMessage }) => slackMessage)).toEqual([
        `[ERROR] unsupported type: ${block.type} [json-pointer:/blocks/0/type]`,
      ]);
      expect(found[0]?.constraint?.expected).not.toContain(block.type);
    });
  }

  test('does not know them in a view, nor new fields and mentions', () => {
    expect(validateView(viewSamples.modal, { newBlocks: false })).toMatchObject([{ pointer: '/blocks/0/type' }]);
    const header = { type: 'header', level: 2, text: { type: 'plain_text', text: 'x' } };
    expect(validateBlocks([header], 'home', { newBlocks: false })).toMatchObject([{ pointer: '/0', field: 'level' }]);
    const tagged = {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'tag', text: 'x' }] }],
    };
    expect(validateBlocks([tagged], 'home')).toEqual([]);
    expect(validateBlocks([tagged], 'home', { newBlocks: false })).toMatchObject([
      { message: 'unsupported type: tag' },
    ]);
  });
});

const validated = [
  ...samples.map(({ name, block, surfaces }) => ({
    name,
    value: [block] as unknown,
    validate: (value: unknown) => validateBlocks(value, surfaces[0]!),
  })),
  ...Object.entries(viewSamples).map(([name, value]) => ({ name, value: value as unknown, validate: validateView })),
];

describe.each(validated)('$name, changed in one place', ({ value, validate }) => {
  const spots = spotsIn(value);

  test('an unknown field is refused at its object', () => {
    for (const { path, pointer } of spots.filter((spot) => isObject(spot.value))) {
      const found = validate(replacedAt(value, [...path, 'colour'], 'red'));
      expect(found, pointer).toMatchObject([
        { pointer, message: 'invalid additional property: colour', field: 'colour' },
      ]);
    }
  });

  test('null is refused everywhere, save for a column without settings', () => {
    for (const { path, pointer } of spots) {
      const found = validate(replacedAt(value, path, null));
      if (/column_settings\/\d+$/.test(pointer)) expect(found).toEqual([]);
      else expect(found, pointer).toContainEqual(expect.objectContaining({ pointer }));
    }
  });

  test('another JSON type is refused everywhere', () => {
    for (const { path, pointer, value: there } of spots) {
      const other = typeof there === 'string' ? 7 : Array.isArray(there) ? {} : isObject(there) ? [] : 'seven';
      const found = validate(replacedAt(value, path, other));
      const message = expect.stringMatching(/^must provide an? (string|number|integer|boolean|object|array)$/);
      expect(found, pointer).toContainEqual(expect.objectContaining({ pointer, message }));
    }
  });

  test('an empty string is refused, save where nothing may be said', () => {
    const mayBeEmpty =
      /(private_metadata|callback_id|external_id|unicode|fallback|parameters\/0\/value|elements\/2\/text)$|^\/blocks\/\d+\/element\/initial_value$|^\/0\/element\/initial_value$/;
    for (const { path, pointer } of spots.filter((spot) => typeof spot.value === 'string')) {
      const found = validate(replacedAt(value, path, ''));
      if (found.length === 0) expect(pointer).toMatch(mayBeEmpty);
    }
  });
});

/** What each kind of object cannot do without, by its type, for the examples' way of saying it. */
const required: Record<string, string> = {
  ...{ actions: 'elements', context: 'elements', header: 'text', image: 'alt_text image_url slack_file' },
  ...{ input: 'label element', rich_text: 'elements', markdown: 'text', alert: 'text', carousel: 'elements' },
  ...{ file: 'external_id source', video: 'alt_text title video_url thumbnail_url', container: 'child_blocks' },
  ...{
    context_actions: 'elements',
    task_card: 'task_id title',
    plan: 'title',
    table: 'rows',
    data_table: 'rows caption',
  },
  ...{ data_visualization: 'title chart', pie: 'segments', bar: 'series axis_config', line: 'series axis_config' },
  ...{ area: 'series axis_config', raw_text: 'text', raw_number: 'text value', url: 'url text' },
  ...{ plain_text: 'text', mrkdwn: 'text', button: 'text', overflow: 'options', checkboxes: 'options' },
  ...{ radio_buttons: 'options', static_select: 'options', multi_static_select: 'option_groups' },
  ...{ number_input: 'is_decimal_allowed', rich_text_input: 'action_id', icon_button: 'icon text' },
  ...{ feedback_buttons: 'positive_button negative_button', modal: 'title blocks submit', home: 'blocks' },
  ...{ rich_text_section: 'elements', rich_text_list: 'style elements', rich_text_quote: 'elements' },
  ...{ rich_text_preformatted: 'elements', text: 'text', link: 'url', emoji: 'name', user: 'user_id' },
  ...{ usergroup: 'usergroup_id', channel: 'channel_id', team: 'team_id', broadcast: 'range', color: 'value' },
  ...{ date: 'timestamp format' },
};

describe('a field left out', () => {
  const seen = new Set<string>();
  for (const { value, validate } of validated) {
    for (const { path, pointer, value: there } of spotsIn(value)) {
      if (!isObject(there) || typeof there.type !== 'string') continue;
      const needs = new Set(['type', ...(required[there.type] ?? '').split(' ')]);
      if (pointer.includes('/tasks/')) needs.delete('type');
      for (const field of Object.keys(there)) {
        const name = `${there.type}.${field}`;
        if (seen.has(name)) continue;
        seen.add(name);
        test(`${name} ${needs.has(field) ? 'is missed' : 'may be left out'}`, () => {
          const found = validate(changedAt(value, [...path, field], (holder, key) => delete holder[key]));
          if (!needs.has(field)) return expect(found).toEqual([]);
          expect(found[0]).toMatchObject({ code: 'missing_required_field' });
          expect(found[0]?.pointer.startsWith(name === 'modal.submit' ? '/blocks/' : pointer)).toBe(true);
        });
      }
    }
  }
});

describe('hostile values', () => {
  const deep = (depth: number, wrap: (inner: unknown) => unknown) => {
    let value: unknown = 'x';
    for (let level = 0; level < depth; level += 1) value = wrap(value);
    return value;
  };
  const nested = deep(100_000, (inner) => [inner]);
  const nestedObjects = deep(100_000, (inner) => ({ type: 'container', child_blocks: [inner] }));
  const hostile: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a string', '[]'],
    ['an object', {}],
    ['arrays in arrays', nested],
    ['containers in containers', nestedObjects],
    ['a deep unknown field', [{ type: 'divider', extra: nested }]],
    [
      'a deep option',
      [{ type: 'actions', elements: [{ type: 'static_select', options: [{ value: nested, text: nested }] }] }],
    ],
    ['a deep table', [{ type: 'table', rows: nested }]],
    ['a million blocks', Array.from({ length: 1_000_000 }, () => ({ type: 'divider' }))],
    ['a type that every object has', [{ type: 'constructor' }, { type: '__proto__' }, { type: 'toString' }]],
    ['a field that every object has', JSON.parse('[{"type":"divider","__proto__":{"a":1},"constructor":1}]')],
  ];

  test.each(hostile)('%s is refused everywhere without an exception', (_, value) => {
    for (const surface of SURFACES) expect(validateBlocks(value, surface)).not.toEqual([]);
    expect(validateView(value)).not.toEqual([]);
    expect(validateView({ ...viewSamples.home, blocks: value })).not.toEqual([]);
    expect(validateMessage(value)).not.toEqual([]);
    expect(validateMessage({ text: 'x', attachments: [{ blocks: value ?? null }] })).not.toEqual([]);
    expect(validateOptionsAnswer(value)).not.toEqual([]);
  });

  test('a view too deep to be written is too large', () => {
    // Too large also where JSON.stringify does write it, as newer engines can.
    const found = validateView({ ...viewSamples.home, extra: deep(200_000, (inner) => [inner]) });
    expect(found.map(({ code }) => code)).toEqual(['invalid_additional_property', 'view_too_large']);
  });

  test('a hundred reasons are enough, and a long name is cut', () => {
    const wrong = Array.from({ length: 50 }, () => ({ type: 'header', a: 1, b: 2, c: 3 }));
    expect(validateBlocks(wrong, 'message')).toHaveLength(100);
    const [violation] = validateBlocks([{ type: 'x'.repeat(1_000_000) }], 'message');
    expect(violation?.message.length).toBeLessThan(150);
  });

  test('slashes and tildes in a pointer are escaped', () => {
    expect(validateBlocks([{ type: 'divider', 'a/b~c': 1 }], 'message')).toMatchObject([
      { pointer: '/0', field: 'a/b~c' },
    ]);
  });
});
