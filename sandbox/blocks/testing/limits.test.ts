import { describe, expect, test } from 'vitest';
import type { Surface } from '../validate.ts';
import { validateBlocks, validateMessage, validateView } from '../validate.ts';

/** A text of `count` characters, each two UTF-16 units long. */
const chars = (count: number) => '🌱'.repeat(count);
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const url = (length: number) => 'https://example.com/'.padEnd(length, 'a');

const option = (value: string | number) => ({ text: plain('x'), value: String(value) });
const button = (more: object = {}) => ({ type: 'button', text: plain('x'), ...more });
const sure = (more: object) => ({
  title: plain('x'),
  text: plain('x'),
  confirm: plain('x'),
  deny: plain('x'),
  ...more,
});
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const accessory = (element: object) => ({ type: 'section', text: plain('x'), accessory: element });
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('x'), element, ...more });
const menu = (more: object) => accessory({ type: 'static_select', options: [option('x')], ...more });
const picture = (more: object = {}) => ({ type: 'image', image_url: 'https://a.example', alt_text: 'x', ...more });
const video = (more: object) => ({
  ...{
    type: 'video',
    alt_text: 'x',
    title: plain('x'),
    video_url: 'https://a.example',
    thumbnail_url: 'https://a.example',
  },
  ...more,
});
const card = (more: object) => ({ type: 'card', title: mrkdwn('x'), ...more });
const container = (more: object) => ({
  type: 'container',
  title: plain('x'),
  child_blocks: [{ type: 'divider' }],
  ...more,
});
const raw = (text: string) => ({ type: 'raw_text', text });
const dataTable = (rows: object[][], more: object = {}) => ({ type: 'data_table', caption: 'x', rows, ...more });
const chart = (more: object) => ({
  type: 'data_visualization',
  title: 'x',
  chart: { type: 'pie', segments: [{ label: 'x', value: 1 }] },
  ...more,
});
const pie = (segments: object[]) => chart({ chart: { type: 'pie', segments } });
const bars = (categories: string[], names: string[], axis: object = {}) => {
  const data = categories.map((label) => ({ label, value: 0 }));
  return chart({
    chart: { type: 'bar', series: names.map((name) => ({ name, data })), axis_config: { categories, ...axis } },
  });
};
const feedback = (more: object) => ({
  type: 'context_actions',
  elements: [
    {
      type: 'feedback_buttons',
      positive_button: { text: plain('x'), value: 'x', ...more },
      negative_button: { text: plain('x'), value: 'x' },
    },
  ],
});
const icon = (more: object) => ({
  type: 'context_actions',
  elements: [{ type: 'icon_button', icon: 'trash', text: plain('x'), ...more }],
});
const lines = { type: 'rich_text_input', action_id: 'x' };

type Row = [name: string, limit: number, pointer: string, make: (n: number) => object, surface?: Surface];

const characters: Row[] = [
  ['header', 150, '/0/text/text', (n) => ({ type: 'header', text: plain(chars(n)) })],
  ['section text', 3000, '/0/text/text', (n) => ({ type: 'section', text: mrkdwn(chars(n)) })],
  ['section field', 2000, '/0/fields/0/text', (n) => ({ type: 'section', fields: [plain(chars(n))] })],
  ['context text', 3000, '/0/elements/0/text', (n) => ({ type: 'context', elements: [mrkdwn(chars(n))] })],
  ['block_id', 255, '/0/block_id', (n) => ({ type: 'divider', block_id: chars(n) })],
  ['action_id', 255, '/0/elements/0/action_id', (n) => actions(button({ action_id: chars(n) }))],
  ['button text', 75, '/0/elements/0/text/text', (n) => actions(button({ text: plain(chars(n)) }))],
  ['button value', 2000, '/0/elements/0/value', (n) => actions(button({ value: chars(n) }))],
  ['button url', 3000, '/0/elements/0/url', (n) => actions(button({ url: url(n) }))],
  [
    'accessibility label',
    75,
    '/0/elements/0/accessibility_label',
    (n) => actions(button({ accessibility_label: chars(n) })),
  ],
  [
    'confirm title',
    100,
    '/0/elements/0/confirm/title/text',
    (n) => actions(button({ confirm: sure({ title: plain(chars(n)) }) })),
  ],
  [
    'confirm text',
    300,
    '/0/elements/0/confirm/text/text',
    (n) => actions(button({ confirm: sure({ text: mrkdwn(chars(n)) }) })),
  ],
  [
    'confirm confirm',
    30,
    '/0/elements/0/confirm/confirm/text',
    (n) => actions(button({ confirm: sure({ confirm: plain(chars(n)) }) })),
  ],
  [
    'confirm deny',
    30,
    '/0/elements/0/confirm/deny/text',
    (n) => actions(button({ confirm: sure({ deny: plain(chars(n)) }) })),
  ],
  [
    'option text',
    75,
    '/0/accessory/options/0/text/text',
    (n) => menu({ options: [{ ...option('x'), text: plain(chars(n)) }] }),
  ],
  ['option value', 150, '/0/accessory/options/0/value', (n) => menu({ options: [option(chars(n))] })],
  [
    'option description',
    75,
    '/0/accessory/options/0/description/text',
    (n) => menu({ options: [{ ...option('x'), description: plain(chars(n)) }] }),
  ],
  [
    'checkbox text',
    75,
    '/0/accessory/options/0/text/text',
    (n) => accessory({ type: 'checkboxes', options: [{ ...option('x'), text: mrkdwn(chars(n)) }] }),
  ],
  [
    'checkbox description',
    75,
    '/0/accessory/options/0/description/text',
    (n) => accessory({ type: 'checkboxes', options: [{ ...option('x'), description: mrkdwn(chars(n)) }] }),
  ],
  [
    'overflow url',
    3000,
    '/0/accessory/options/0/url',
    (n) => accessory({ type: 'overflow', options: [{ ...option('x'), url: url(n) }] }),
  ],
  [
    'option group label',
    75,
    '/0/accessory/option_groups/0/label/text',
    (n) => accessory({ type: 'static_select', option_groups: [{ label: plain(chars(n)), options: [option('x')] }] }),
  ],
  ['placeholder', 150, '/0/accessory/placeholder/text', (n) => menu({ placeholder: plain(chars(n)) })],
  ['input label', 2000, '/0/label/text', (n) => input({ type: 'plain_text_input' }, { label: plain(chars(n)) })],
  ['input hint', 2000, '/0/hint/text', (n) => input({ type: 'plain_text_input' }, { hint: plain(chars(n)) })],
  [
    'initial text',
    3000,
    '/0/element/initial_value',
    (n) => input({ type: 'plain_text_input', initial_value: chars(n) }),
  ],
  [
    'initial text under max_length',
    10,
    '/0/element/initial_value',
    (n) => input({ type: 'plain_text_input', max_length: 10, initial_value: chars(n) }),
  ],
  ['image alt text', 2000, '/0/alt_text', (n) => picture({ alt_text: chars(n) })],
  ['image title', 2000, '/0/title/text', (n) => picture({ title: plain(chars(n)) })],
  ['image url', 3000, '/0/image_url', (n) => picture({ image_url: url(n) })],
  ['image element alt text', 2000, '/0/accessory/alt_text', (n) => accessory(picture({ alt_text: chars(n) }))],
  ['markdown', 12_000, '/0/text', (n) => ({ type: 'markdown', text: chars(n) })],
  ['alert', 200, '/0/text/text', (n) => ({ type: 'alert', text: plain(chars(n)) }), 'modal'],
  ['card title', 150, '/0/title/text', (n) => card({ title: mrkdwn(chars(n)) })],
  ['card subtitle', 150, '/0/subtitle/text', (n) => card({ subtitle: mrkdwn(chars(n)) })],
  ['card body', 200, '/0/body/text', (n) => card({ body: mrkdwn(chars(n)) })],
  ['card subtext', 200, '/0/subtext/text', (n) => card({ subtext: mrkdwn(chars(n)) })],
  ['container title', 150, '/0/title/text', (n) => container({ title: plain(chars(n)) })],
  ['container subtitle', 150, '/0/subtitle/text', (n) => container({ subtitle: mrkdwn(chars(n)) })],
  ['video alt text', 200, '/0/alt_text', (n) => video({ alt_text: chars(n) })],
  ['video title', 199, '/0/title/text', (n) => video({ title: plain(chars(n)) })],
  ['video description', 199, '/0/description/text', (n) => video({ description: plain(chars(n)) })],
  ['video author', 49, '/0/author_name', (n) => video({ author_name: chars(n) })],
  ['video provider', 50, '/0/provider_name', (n) => video({ provider_name: chars(n) })],
  ['chart title', 50, '/0/title', (n) => chart({ title: chars(n) })],
  ['segment label', 20, '/0/chart/segments/0/label', (n) => pie([{ label: chars(n), value: 1 }])],
  ['series name', 20, '/0/chart/series/0/name', (n) => bars(['x'], [chars(n)])],
  ['category', 20, '/0/chart/axis_config/categories/0', (n) => bars([chars(n)], ['x'])],
  ['point label', 20, '/0/chart/series/0/data/0/label', (n) => bars([chars(n)], ['x'])],
  ['x label', 50, '/0/chart/axis_config/x_label', (n) => bars(['x'], ['x'], { x_label: chars(n) })],
  ['y label', 50, '/0/chart/axis_config/y_label', (n) => bars(['x'], ['x'], { y_label: chars(n) })],
  ['feedback text', 75, '/0/elements/0/positive_button/text/text', (n) => feedback({ text: plain(chars(n)) })],
  ['feedback value', 2000, '/0/elements/0/positive_button/value', (n) => feedback({ value: chars(n) })],
  [
    'feedback label',
    75,
    '/0/elements/0/positive_button/accessibility_label',
    (n) => feedback({ accessibility_label: chars(n) }),
  ],
  ['icon button text', 75, '/0/elements/0/text/text', (n) => icon({ text: plain(chars(n)) })],
  ['icon button value', 2000, '/0/elements/0/value', (n) => icon({ value: chars(n) })],
  ['icon button label', 75, '/0/elements/0/accessibility_label', (n) => icon({ accessibility_label: chars(n) })],
];

const items: Row[] = [
  ['section fields', 10, '/0/fields', (n) => ({ type: 'section', fields: times(n, () => plain('x')) })],
  ['actions', 25, '/0/elements', (n) => actions(...times(n, () => button()))],
  ['context', 10, '/0/elements', (n) => ({ type: 'context', elements: times(n, () => plain('x')) })],
  ['menu options', 100, '/0/accessory/options', (n) => menu({ options: times(n, option) })],
  [
    'option groups',
    100,
    '/0/accessory/option_groups',
    (n) =>
      accessory({
        type: 'static_select',
        option_groups: times(n, (i) => ({ label: plain('x'), options: [option(i)] })),
      }),
  ],
  [
    'options of a group',
    100,
    '/0/accessory/option_groups/0/options',
    (n) =>
      accessory({ type: 'multi_static_select', option_groups: [{ label: plain('x'), options: times(n, option) }] }),
  ],
  ['overflow', 5, '/0/accessory/options', (n) => accessory({ type: 'overflow', options: times(n, option) })],
  ['checkboxes', 10, '/0/accessory/options', (n) => accessory({ type: 'checkboxes', options: times(n, option) })],
  ['radio buttons', 10, '/0/accessory/options', (n) => accessory({ type: 'radio_buttons', options: times(n, option) })],
  ['card actions', 3, '/0/actions', (n) => card({ actions: times(n, () => button()) })],
  ['carousel', 10, '/0/elements', (n) => ({ type: 'carousel', elements: times(n, () => card({})) })],
  ['container', 10, '/0/child_blocks', (n) => container({ child_blocks: times(n, () => ({ type: 'divider' })) })],
  [
    'context actions',
    5,
    '/0/elements',
    (n) => ({
      type: 'context_actions',
      elements: times(n, () => ({ type: 'icon_button', icon: 'trash', text: plain('x') })),
    }),
  ],
  [
    'people who see an icon',
    10,
    '/0/elements/0/visible_to_user_ids',
    (n) => icon({ visible_to_user_ids: times(n, (i) => `U${i}`) }),
  ],
  ['table rows', 100, '/0/rows', (n) => ({ type: 'table', rows: times(n, () => [raw('x')]) })],
  ['table cells', 20, '/0/rows/0', (n) => ({ type: 'table', rows: [times(n, () => raw('x'))] })],
  [
    'table columns',
    20,
    '/0/column_settings',
    (n) => ({ type: 'table', rows: [[raw('x')]], column_settings: times(n, () => null) }),
  ],
  ['data table rows', 201, '/0/rows', (n) => dataTable(times(n, () => [raw('x')]))],
  ['data table cells', 20, '/0/rows/1', (n) => dataTable(times(2, () => times(n, () => raw('x'))))],
  ['pie segments', 12, '/0/chart/segments', (n) => pie(times(n, () => ({ label: 'x', value: 1 })))],
  ['chart series', 12, '/0/chart/series', (n) => bars(['x'], times(n, String))],
  ['chart categories', 20, '/0/chart/axis_config/categories', (n) => bars(times(n, String), ['x'])],
  ['chart points', 20, '/0/chart/series/0/data', (n) => bars(times(n, String), ['x'])],
];

const numbers: Row[] = [
  ['max_length', 3000, '/0/element/max_length', (n) => input({ type: 'plain_text_input', max_length: n })],
  ['min_length', 3000, '/0/element/min_length', (n) => input({ type: 'plain_text_input', min_length: n })],
  ['max_files', 10, '/0/element/max_files', (n) => input({ type: 'file_input', max_files: n }), 'modal'],
  ['min_lines', 100, '/0/element/min_lines', (n) => input({ ...lines, min_lines: n }), 'modal'],
  ['max_lines', 100, '/0/element/max_lines', (n) => input({ ...lines, max_lines: n }), 'modal'],
  ['heading level', 4, '/0/level', (n) => ({ type: 'header', text: plain('x'), level: n })],
  ['page size', 100, '/0/page_size', (n) => dataTable([[raw('x')], [raw('x')]], { page_size: n })],
  [
    'row header',
    0,
    '/0/row_header_column_index',
    (n) => dataTable([[raw('x')], [raw('x')]], { row_header_column_index: n }),
  ],
  [
    'initial date and time',
    9_999_999_999,
    '/0/element/initial_date_time',
    (n) => input({ type: 'datetimepicker', initial_date_time: n }),
    'modal',
  ],
];

/** The least of a thing; one less is refused. */
const least: Row[] = [
  ['section fields', 1, '/0/fields', (n) => ({ type: 'section', fields: times(n, () => plain('x')) })],
  ['actions', 1, '/0/elements', (n) => actions(...times(n, () => button()))],
  ['context', 1, '/0/elements', (n) => ({ type: 'context', elements: times(n, () => plain('x')) })],
  ['menu options', 1, '/0/accessory/options', (n) => menu({ options: times(n, option) })],
  ['overflow', 1, '/0/accessory/options', (n) => accessory({ type: 'overflow', options: times(n, option) })],
  ['checkboxes', 1, '/0/accessory/options', (n) => accessory({ type: 'checkboxes', options: times(n, option) })],
  [
    'checked boxes',
    1,
    '/0/accessory/initial_options',
    (n) => accessory({ type: 'checkboxes', options: [option(0)], initial_options: times(n, option) }),
  ],
  ['radio buttons', 1, '/0/accessory/options', (n) => accessory({ type: 'radio_buttons', options: times(n, option) })],
  [
    'conversation kinds',
    1,
    '/0/accessory/filter/include',
    (n) => accessory({ type: 'conversations_select', filter: { include: times(n, () => 'im') } }),
  ],
  [
    'dispatch triggers',
    1,
    '/0/element/dispatch_action_config/trigger_actions_on',
    (n) =>
      input({
        type: 'plain_text_input',
        dispatch_action_config: { trigger_actions_on: times(n, () => 'on_enter_pressed') },
      }),
  ],
  ['card actions', 1, '/0/actions', (n) => card({ actions: times(n, () => button()) })],
  ['carousel', 1, '/0/elements', (n) => ({ type: 'carousel', elements: times(n, () => card({})) })],
  ['container', 1, '/0/child_blocks', (n) => container({ child_blocks: times(n, () => ({ type: 'divider' })) })],
  [
    'context actions',
    1,
    '/0/elements',
    (n) => ({
      type: 'context_actions',
      elements: times(n, () => ({ type: 'icon_button', icon: 'trash', text: plain('x') })),
    }),
  ],
  ['table rows', 1, '/0/rows', (n) => ({ type: 'table', rows: times(n, () => [raw('x')]) })],
  ['data table rows', 2, '/0/rows', (n) => dataTable(times(n, () => [raw('x')]))],
  ['data table cells', 1, '/0/rows/1', (n) => dataTable(times(2, () => times(n, () => raw('x'))))],
  ['pie segments', 1, '/0/chart/segments', (n) => pie(times(n, () => ({ label: 'x', value: 1 })))],
  ['chart series', 1, '/0/chart/series', (n) => bars(['x'], times(n, String))],
  ['chart categories', 1, '/0/chart/axis_config/categories', (n) => bars(times(n, String), ['x'])],
  [
    'selected items',
    1,
    '/0/accessory/max_selected_items',
    (n) => accessory({ type: 'multi_users_select', max_selected_items: n }),
  ],
  [
    'query length',
    0,
    '/0/accessory/min_query_length',
    (n) => accessory({ type: 'external_select', min_query_length: n }),
  ],
  ['min_length', 0, '/0/element/min_length', (n) => input({ type: 'plain_text_input', min_length: n })],
  ['max_length', 1, '/0/element/max_length', (n) => input({ type: 'plain_text_input', max_length: n })],
  ['max_files', 1, '/0/element/max_files', (n) => input({ type: 'file_input', max_files: n }), 'modal'],
  ['min_lines', 1, '/0/element/min_lines', (n) => input({ ...lines, min_lines: n }), 'modal'],
  ['max_lines', 1, '/0/element/max_lines', (n) => input({ ...lines, max_lines: n }), 'modal'],
  ['heading level', 1, '/0/level', (n) => ({ type: 'header', text: plain('x'), level: n })],
  ['page size', 1, '/0/page_size', (n) => dataTable([[raw('x')], [raw('x')]], { page_size: n })],
  [
    'row header',
    0,
    '/0/row_header_column_index',
    (n) => dataTable([[raw('x')], [raw('x')]], { row_header_column_index: n }),
  ],
  [
    'initial date and time',
    1_000_000_000,
    '/0/element/initial_date_time',
    (n) => input({ type: 'datetimepicker', initial_date_time: n }),
    'modal',
  ],
];

describe.each([
  ['characters', characters, 1, (n: number) => `must be less than ${n + 1} characters`],
  ['items', items, 1, (n: number) => `no more than ${n} items allowed`],
  ['greatest numbers', numbers, 1, (n: number) => `must be less than ${n + 1}`],
  ['least', least, -1, (n: number) => new RegExp(`^(must provide at least ${n} items|must be greater than ${n - 1})$`)],
] as const)('%s', (_, rows, step, message) => {
  test.each(rows)('%s: %d', (_name, limit, pointer, make, surface = 'message') => {
    expect(validateBlocks([make(limit)], surface)).toEqual([]);
    const found = validateBlocks([make(limit + step)], surface);
    expect(found).toContainEqual(expect.objectContaining({ pointer, message: expect.stringMatching(message(limit)) }));
  });
});

describe('a whole surface', () => {
  const dividers = (count: number) => times(count, () => ({ type: 'divider' }));
  const modal = (more: object = {}) => ({ type: 'modal', title: plain('x'), blocks: dividers(1), ...more });

  test.each([
    ['message', 50],
    ['modal', 100],
    ['home', 100],
  ] as const)('a %s has at most %d blocks', (surface, most) => {
    expect(validateBlocks(dividers(most), surface)).toEqual([]);
    expect(validateBlocks(dividers(most + 1), surface)).toMatchObject([
      { pointer: '', slackMessage: `[ERROR] no more than ${most} items allowed [json-pointer:/blocks]` },
    ]);
  });

  test.each([
    ['title', 24, '/title/text', (n: number) => modal({ title: plain(chars(n)) })],
    ['submit', 24, '/submit/text', (n: number) => modal({ submit: plain(chars(n)) })],
    ['close', 24, '/close/text', (n: number) => modal({ close: plain(chars(n)) })],
    ['private_metadata', 3000, '/private_metadata', (n: number) => modal({ private_metadata: chars(n) })],
    ['callback_id', 255, '/callback_id', (n: number) => modal({ callback_id: chars(n) })],
    ['external_id', 255, '/external_id', (n: number) => modal({ external_id: chars(n) })],
    [
      "a Home tab's private_metadata",
      3000,
      '/private_metadata',
      (n: number) => ({ type: 'home', blocks: dividers(1), private_metadata: chars(n) }),
    ],
  ])('%s: %d characters', (_, most, pointer, make) => {
    expect(validateView(make(most))).toEqual([]);
    const message = `must be less than ${most + 1} characters`;
    expect(validateView(make(most + 1))).toMatchObject([
      { pointer, message, constraint: { expected: most, got: most + 1 } },
    ]);
  });

  test.each(['modal', 'home'])('a %s has 1 to 100 blocks', (type) => {
    const view = (count: number) => ({ type, ...(type === 'modal' && { title: plain('x') }), blocks: dividers(count) });
    expect(validateView(view(1))).toEqual([]);
    expect(validateView(view(100))).toEqual([]);
    expect(validateView(view(0))).toMatchObject([{ pointer: '/blocks', message: 'must provide at least 1 items' }]);
    expect(validateView(view(101))).toMatchObject([{ pointer: '/blocks', message: 'no more than 100 items allowed' }]);
  });

  test('a view has at most 250,000 bytes as JSON', () => {
    const sections = (last: number) =>
      [...times(81, () => 3000), last].map((n) => ({ type: 'section', text: plain('x'.repeat(n)) }));
    const bytes = Buffer.byteLength(JSON.stringify(modal({ blocks: sections(0) })));
    const last = 250_000 - bytes;
    expect(last).toBeGreaterThan(0);
    expect(last).toBeLessThan(3000);
    expect(validateView(modal({ blocks: sections(last) }))).toEqual([]);
    expect(validateView(modal({ blocks: sections(last + 1) }))).toMatchObject([
      { pointer: '', code: 'view_too_large' },
    ]);
  });

  test.each([
    [
      'markdown',
      12_000,
      (n: number) => [
        { type: 'markdown', text: chars(6000) },
        { type: 'markdown', text: chars(n - 6000) },
      ],
    ],
    [
      'table',
      10_000,
      (n: number) => [
        { type: 'table', rows: [[raw(chars(9000))]] },
        { type: 'table', rows: [[raw(chars(n - 9000))]] },
      ],
    ],
    [
      'data_table',
      20_000,
      (n: number) => [dataTable([[raw('x')], [raw(chars(15_000))]]), dataTable([[raw('x')], [raw(chars(n - 15_002))]])],
    ],
  ])('all %s blocks of a message together: %d characters', (type, most, make) => {
    expect(validateBlocks(make(most), 'message')).toEqual([]);
    const message = `all ${type} blocks together must be less than ${most + 1} characters`;
    expect(validateBlocks(make(most + 1), 'message')).toMatchObject([{ pointer: '/1', message }]);
  });

  test('rich text in cells counts too', () => {
    const rich = (n: number) => ({
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: chars(n) }] }],
    });
    expect(validateBlocks([{ type: 'table', rows: [[rich(10_000)]] }], 'message')).toEqual([]);
    expect(validateBlocks([{ type: 'table', rows: [[rich(10_001)]] }], 'message')).toMatchObject([{ pointer: '/0' }]);
  });

  test('a message has at most two charts', () => {
    expect(validateBlocks([chart({}), chart({})], 'message')).toEqual([]);
    expect(
      validateBlocks(
        times(4, () => chart({})),
        'message',
      ).map(({ pointer }) => pointer),
    ).toEqual(['/2', '/3']);
  });

  test('a message has at most 100 attachments', () => {
    const message = (count: number) => ({ text: 'x', attachments: times(count, () => ({ fallback: 'x' })) });
    expect(validateMessage(message(100))).toEqual([]);
    expect(validateMessage(message(101))).toMatchObject([{ pointer: '/attachments' }]);
  });

  test('a pie segment is greater than nothing', () => {
    expect(validateBlocks([pie([{ label: 'x', value: Number.MIN_VALUE }])], 'message')).toEqual([]);
    expect(validateBlocks([pie([{ label: 'x', value: 0 }])], 'message')).toMatchObject([
      { pointer: '/0/chart/segments/0/value', message: 'must be greater than 0' },
    ]);
  });
});
