import { describe, expect, test } from 'vitest';
import { validateBlocks, validateMessage, validateView } from '../validate.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string, text = value) => ({ text: plain(text), value });
const button = (action_id: string) => ({ type: 'button', text: plain('x'), action_id });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('x'), element, ...more });
const picture = { type: 'image', alt_text: 'x' };
const url = 'https://example.com/a.png';

/** What is wrong, as `pointer message`. */
const wrong = (...blocks: object[]) =>
  validateBlocks(blocks, 'modal').map(({ pointer, message }) => `${pointer} ${message}`);
const wrongElement = (element: object) => wrong(actions(element));
const wrongInput = (element: object) => wrong(input(element));

describe('ids', () => {
  test('a block_id is used once, in containers and carousels too', () => {
    const divider = (block_id: string) => ({ type: 'divider', block_id });
    expect(wrong(divider('a'), divider('b'))).toEqual([]);
    expect(wrong(divider('a'), divider('b'), divider('a'))).toEqual(['/2/block_id `block_id` "a" already exists']);
    const container = { type: 'container', title: plain('x'), child_blocks: [divider('a')] };
    const carousel = { type: 'carousel', elements: [{ type: 'card', title: plain('x'), block_id: 'a' }] };
    const found = validateBlocks([divider('a'), container, carousel], 'message');
    expect(found.map(({ pointer }) => pointer)).toEqual(['/1/child_blocks/0/block_id', '/2/elements/0/block_id']);
  });

  test('an action_id is used once in a block, and again in another', () => {
    expect(wrong(actions(button('a'), button('b')), actions(button('a')))).toEqual([]);
    expect(wrong(actions(button('a'), button('a')))).toEqual([
      '/0/elements/1/action_id `action_id` "a" already exists',
    ]);
    const card = { type: 'card', actions: [button('a'), button('a')] };
    expect(wrong(card)).toEqual(['/0/actions/1/action_id `action_id` "a" already exists']);
  });
});

describe('options', () => {
  const menu = { type: 'static_select', options: [option('a'), option('b')] };

  test('each has a value of its own, across groups', () => {
    expect(wrongElement({ type: 'overflow', options: [option('a'), option('a', 'other')] })).toEqual([
      '/0/elements/0/options/1/value `value` "a" already exists',
    ]);
    const group = (...values: string[]) => ({ label: plain('x'), options: values.map((value) => option(value)) });
    const option_groups = [group('a', 'b'), group('c', 'a')];
    expect(wrongElement({ type: 'multi_static_select', option_groups })).toEqual([
      '/0/elements/0/option_groups/1/options/1/value `value` "a" already exists',
    ]);
  });

  test('are given plainly or in groups, not both, not neither', () => {
    const option_groups = [{ label: plain('x'), options: [option('z')] }];
    expect(wrongElement({ ...menu, option_groups })).toEqual([
      '/0/elements/0 must define only one of `options` or `option_groups`',
    ]);
    expect(wrongElement({ type: 'static_select' })).toEqual([
      '/0/elements/0/type must define either `options` or `option_groups`',
    ]);
  });

  test.each([
    ['static_select', { initial_option: option('b') }, { initial_option: option('c') }],
    [
      'static_select',
      { initial_option: { ...option('b'), text: { ...plain('b'), emoji: true } } },
      { initial_option: option('b', 'other') },
    ],
    ['radio_buttons', { initial_option: option('a') }, { initial_option: { ...option('a'), description: plain('x') } }],
    ['checkboxes', { initial_options: [option('a'), option('b')] }, { initial_options: [option('a'), option('c')] }],
    ['multi_static_select', { initial_options: [option('a')] }, { initial_options: [option('A')] }],
  ])('%s: the initial ones are among them', (type, right, other) => {
    expect(wrongElement({ ...menu, type, ...right })).toEqual([]);
    const field = Object.keys(other)[0];
    expect(wrongElement({ ...menu, type, ...other })).toEqual([
      `/0/elements/0/${field} must be one of the provided options`,
    ]);
  });

  test('the initial one may stand in a group', () => {
    const option_groups = [{ label: plain('x'), options: [option('a')] }];
    expect(wrongElement({ type: 'static_select', option_groups, initial_option: option('a') })).toEqual([]);
    expect(wrongElement({ type: 'static_select', option_groups, initial_option: option('b') })).toHaveLength(1);
  });

  test('those of an external select are not known beforehand', () => {
    expect(wrongElement({ type: 'external_select', initial_option: option('any') })).toEqual([]);
  });
});

describe('dates, times and numbers', () => {
  const forms: [string, string, string[], string[]][] = [
    [
      'datepicker',
      'initial_date',
      ['2028-02-29', '1990-04-28', '9999-12-31'],
      ['2027-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00', '28-02-2026', ''],
    ],
    ['timepicker', 'initial_time', ['00:00', '23:59', '09:05'], ['24:00', '9:05', '09:60', '09:05:00', '9pm', '']],
    ['timepicker', 'timezone', ['America/Chicago', 'Europe/Berlin', 'UTC'], ['Mars/Base', '+02:00', 'berlin', '']],
  ];
  test.each(forms)('%s %s', (type, field, right, other) => {
    for (const value of right) expect(wrongElement({ type, [field]: value }), value).toEqual([]);
    for (const value of other) expect(wrongElement({ type, [field]: value }), value).toHaveLength(1);
  });

  const number = (more: object) => wrongInput({ type: 'number_input', is_decimal_allowed: true, ...more });
  test.each(['0', '-10', '0.25', '5.5', '.5', '007'])('%s is a number', (value) => {
    expect(number({ initial_value: value })).toEqual([]);
  });
  test.each([
    '',
    'x',
    '1e3',
    '1.',
    '+1',
    '1,5',
    ' 1',
    'NaN',
    'Infinity',
    '0x10',
  ])('%j is not a number', (initial_value) => {
    expect(number({ initial_value })).toEqual(['/0/element/initial_value must be a valid number']);
  });

  test('bounds are in order, the initial value between them', () => {
    expect(number({ min_value: '1', max_value: '1', initial_value: '1' })).toEqual([]);
    expect(number({ min_value: '10', max_value: '9' })).toEqual([
      '/0/element/min_value must be less than or equal to `max_value`',
    ]);
    expect(number({ min_value: '1', initial_value: '0.9' })).toHaveLength(1);
    expect(number({ max_value: '1', initial_value: '1.1' })).toHaveLength(1);
  });

  test('no decimals where they are not allowed', () => {
    const whole = (more: object) => number({ is_decimal_allowed: false, ...more });
    expect(whole({ min_value: '1', max_value: '3', initial_value: '2' })).toEqual([]);
    expect(whole({ min_value: '0.5', max_value: '3.5', initial_value: '2.0' })).toHaveLength(3);
  });

  test('lengths and lines are in order', () => {
    expect(wrongInput({ type: 'plain_text_input', min_length: 5, max_length: 5 })).toEqual([]);
    expect(wrongInput({ type: 'plain_text_input', min_length: 6, max_length: 5 })).toHaveLength(1);
    const lines = { type: 'rich_text_input', action_id: 'x' };
    expect(wrongInput({ ...lines, min_lines: 2, max_lines: 2 })).toEqual([]);
    expect(wrongInput({ ...lines, min_lines: 3, max_lines: 2 })).toHaveLength(1);
  });
});

describe('one of several', () => {
  test('a section has a text or fields', () => {
    expect(wrong({ type: 'section' })).toEqual(['/0/type must define either `text` or `fields`']);
    expect(wrong({ type: 'section', fields: [] })).toEqual(['/0/fields must provide at least 1 items']);
  });

  test('an image comes from an address or a file in Slack, the file from its id or address', () => {
    expect(wrong(picture)).toEqual(['/0/type must define either `image_url` or `slack_file`']);
    expect(wrong({ ...picture, image_url: url, slack_file: { id: 'F1' } })).toHaveLength(1);
    expect(wrong({ ...picture, slack_file: { id: 'F1' } }, { ...picture, slack_file: { url } })).toEqual([]);
    expect(wrong({ ...picture, slack_file: {} })).toEqual(['/0/slack_file must define either `id` or `url`']);
    expect(wrong({ ...picture, slack_file: { id: 'F1', url } })).toEqual([
      '/0/slack_file must define only one of `id` or `url`',
    ]);
  });

  test('a card says something and has one icon', () => {
    expect(wrong({ type: 'card', subtitle: plain('x') })).toHaveLength(1);
    const icons = { icon: { ...picture, image_url: url }, slack_icon: { type: 'icon', name: 'heart' } };
    expect(wrong({ type: 'card', title: plain('x'), ...icons })).toHaveLength(1);
    expect(wrong({ type: 'card', title: plain('x'), slack_icon: { type: 'icon', name: 'sparkles' } })).toHaveLength(1);
  });

  test('a conversation filter filters', () => {
    const filtered = (filter: object) => wrongElement({ type: 'conversations_select', filter });
    expect(filtered({ exclude_bot_users: false })).toEqual([]);
    expect(filtered({})).toHaveLength(1);
    expect(filtered({ include: ['everything'] })).toHaveLength(1);
  });

  test('a container has a title of either kind', () => {
    const container = (more: object) =>
      validateBlocks([{ type: 'container', child_blocks: [{ type: 'divider' }], ...more }], 'home');
    expect(container({ rich_text_title: { type: 'rich_text', elements: [] } })).toEqual([]);
    expect(container({})).toMatchObject([{ message: 'must define either `title` or `rich_text_title`' }]);
  });
});

describe('charts and tables', () => {
  const chart = (categories: string[], ...series: [string, ...string[]][]) =>
    validateBlocks(
      [
        {
          type: 'data_visualization',
          title: 'x',
          chart: {
            type: 'line',
            series: series.map(([name, ...labels]) => ({ name, data: labels.map((label) => ({ label, value: 1 })) })),
            axis_config: { categories },
          },
        },
      ],
      'message',
    ).map(({ pointer }) => pointer);

  test('each series has its own name and one value for each category, in any order', () => {
    expect(chart(['a', 'b'], ['s', 'b', 'a'], ['t', 'a', 'b'])).toEqual([]);
    expect(chart(['a', 'b'], ['s', 'a', 'b'], ['s', 'a', 'b'])).toEqual(['/0/chart/series/1/name']);
    expect(chart(['a', 'b'], ['s', 'a'])).toEqual(['/0/chart/series/0/data']);
    expect(chart(['a', 'b'], ['s', 'a', 'a'])).toEqual(['/0/chart/series/0/data']);
    expect(chart(['a', 'b'], ['s', 'a', 'b', 'c'])).toEqual(['/0/chart/series/0/data']);
    expect(chart(['a', 'b'], ['s', 'a', 'c'])).toEqual(['/0/chart/series/0/data']);
    expect(chart(['a', 'a'], ['s', 'a'])).toEqual(['/0/chart/axis_config/categories']);
  });

  test('the rows of a data table are of one width', () => {
    const cell = { type: 'raw_text', text: 'x' };
    const found = validateBlocks(
      [{ type: 'data_table', caption: 'x', rows: [[cell], [cell, cell], [cell]] }],
      'message',
    );
    expect(found.map(({ pointer }) => pointer)).toEqual(['/0/rows/1']);
  });
});

describe('views and messages', () => {
  const modal = (...blocks: object[]) => ({ type: 'modal', title: plain('x'), blocks });
  const asking = input({ type: 'plain_text_input' });

  test('a modal with an input needs a submit, a Home tab has none', () => {
    expect(validateView(modal({ type: 'divider' }))).toEqual([]);
    expect(validateView(modal({ type: 'divider' }, asking)).map(({ slackMessage }) => slackMessage)).toEqual([
      '[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]',
    ]);
    expect(validateView({ ...modal(asking), submit: plain('x') })).toEqual([]);
    expect(validateView({ type: 'home', blocks: [asking] })).toEqual([]);
    expect(validateView({ type: 'home', blocks: [asking], submit: plain('x') })).toMatchObject([{ field: 'submit' }]);
  });

  test('one element of a view has the focus', () => {
    const focused = input({ type: 'plain_text_input', focus_on_load: true });
    const other = input({ type: 'plain_text_input', focus_on_load: false });
    const view = (...blocks: object[]) => validateView({ ...modal(...blocks), submit: plain('x') });
    expect(view(other, focused, other)).toEqual([]);
    expect(view(focused, other, focused)).toMatchObject([{ pointer: '/blocks/2/element/focus_on_load' }]);
  });

  test('a file is not handed over at each change', () => {
    const file = (more: object) => wrong(input({ type: 'file_input' }, more));
    expect(file({ dispatch_action: false })).toEqual([]);
    expect(file({ dispatch_action: true })).toEqual(['/0/element/type unsupported type: file_input']);
  });

  test('a view is a modal or a Home tab', () => {
    expect(validateView({ type: 'workflow_step', blocks: [] })).toMatchObject([
      { pointer: '/type', constraint: { type: 'enum', expected: ['modal', 'home'], got: 'workflow_step' } },
    ]);
    expect(validateView({ blocks: [] })).toMatchObject([{ pointer: '', field: 'type' }]);
  });

  test('links of a video are safe ones', () => {
    const video = (video_url: string) =>
      wrong({ type: 'video', alt_text: 'x', title: plain('x'), thumbnail_url: url, video_url });
    expect(video('https://example.com/a')).toEqual([]);
    expect(video('http://example.com/a')).toEqual(['/0/video_url must be a valid HTTPS URL']);
    expect(video('https://')).toEqual(['/0/video_url must be a valid HTTPS URL']);
  });

  test('a message says something, and its attachments are looked into', () => {
    const divider = { type: 'divider', block_id: 'a' };
    expect(validateMessage({ text: 'x' })).toEqual([]);
    expect(validateMessage({ blocks: [divider], attachments: [{ blocks: [divider] }] })).toEqual([]);
    expect(validateMessage({ text: '', blocks: [] })).toMatchObject([{ pointer: '', field: 'text' }]);
    const found = validateMessage({ text: 'x', attachments: [{}, { blocks: [divider, { type: 'foo' }, divider] }] });
    expect(found.map(({ slackMessage }) => slackMessage)).toEqual([
      '[ERROR] unsupported type: foo [json-pointer:/attachments/1/blocks/1/type]',
      '[ERROR] `block_id` "a" already exists [json-pointer:/attachments/1/blocks/2/block_id]',
    ]);
  });
});
