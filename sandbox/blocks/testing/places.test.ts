import { describe, expect, test } from 'vitest';
import { type Surface, validateBlocks } from '../validate.ts';
import { actionElements, choosyElements, contextActionElements, inputElements } from './sample-elements.ts';
import { everywhere, notInModals, onlyInMessages } from './samples.ts';

const picture = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'x' };
const plain = { type: 'plain_text', text: 'x' };
const mrkdwn = { type: 'mrkdwn', text: 'x' };

/** Where each element may stand: m a message, M a modal, H a Home tab. From the reference's page of each element. */
const places: Record<
  string,
  { section?: string; actions?: string; input?: string; context?: string; contextActions?: string; card?: string }
> = {
  button: { section: 'mMH', actions: 'mMH', card: 'mMH' },
  workflow_button: { section: 'm', actions: 'm' },
  overflow: { section: 'mMH', actions: 'mMH' },
  image: { section: 'mMH', context: 'mMH' },
  plain_text: { context: 'mMH' },
  mrkdwn: { context: 'mMH' },
  checkboxes: { section: 'mMH', actions: 'mMH', input: 'mMH' },
  radio_buttons: { section: 'mMH', actions: 'mMH', input: 'mMH' },
  datepicker: { section: 'mMH', actions: 'mMH', input: 'mMH' },
  timepicker: { section: 'mMH', actions: 'mMH', input: 'mMH' },
  datetimepicker: { actions: 'mM', input: 'mM' },
  static_select: { section: 'mMH', actions: 'mMH', input: 'mMH' },
  external_select: { section: 'mMH', actions: 'mMH', input: 'mMH' },
  users_select: { section: 'mMH', actions: 'mMH', input: 'mMH' },
  conversations_select: { section: 'mMH', actions: 'mMH', input: 'mMH' },
  channels_select: { section: 'mMH', actions: 'mMH', input: 'mMH' },
  multi_static_select: { section: 'mMH', actions: 'mMH', input: 'mMH' },
  multi_external_select: { section: 'mMH', actions: 'mMH', input: 'mMH' },
  multi_users_select: { section: 'mMH', actions: 'mMH', input: 'mMH' },
  multi_conversations_select: { section: 'mMH', actions: 'mMH', input: 'mMH' },
  multi_channels_select: { section: 'mMH', actions: 'mMH', input: 'mMH' },
  plain_text_input: { input: 'mMH' },
  number_input: { input: 'M' },
  email_text_input: { input: 'M' },
  url_text_input: { input: 'M' },
  file_input: { input: 'M' },
  rich_text_input: { actions: 'MH', input: 'MH' },
  feedback_buttons: { contextActions: 'm' },
  icon_button: { contextActions: 'm' },
};

const elements: Record<string, object> = {
  ...actionElements,
  ...choosyElements,
  ...inputElements,
  ...contextActionElements,
  image: picture,
  plain_text: plain,
  mrkdwn,
};

const holders = {
  section: { pointer: '/0/accessory/type', hold: (accessory: object) => ({ type: 'section', text: plain, accessory }) },
  actions: { pointer: '/0/elements/0/type', hold: (element: object) => ({ type: 'actions', elements: [element] }) },
  input: { pointer: '/0/element/type', hold: (element: object) => ({ type: 'input', label: plain, element }) },
  context: { pointer: '/0/elements/0/type', hold: (element: object) => ({ type: 'context', elements: [element] }) },
  contextActions: {
    pointer: '/0/elements/0/type',
    hold: (element: object) => ({ type: 'context_actions', elements: [element] }),
  },
  card: { pointer: '/0/actions/0/type', hold: (element: object) => ({ type: 'card', actions: [element] }) },
};
const surfaces: [string, Surface][] = [
  ['m', 'message'],
  ['M', 'modal'],
  ['H', 'home'],
];

test('every element has its places', () => {
  expect(Object.keys(places).toSorted()).toEqual(Object.keys(elements).toSorted());
});

describe.each(Object.keys(places))('%s', (type) => {
  for (const [holder, { pointer, hold }] of Object.entries(holders)) {
    for (const [letter, surface] of surfaces) {
      if (holder === 'contextActions' && surface !== 'message') continue;
      const allowed = places[type]![holder as keyof typeof holders]?.includes(letter) ?? false;
      test(`${allowed ? 'may' : 'may not'} stand in ${holder} in a ${surface}`, () => {
        const found = validateBlocks([hold(elements[type]!)], surface);
        if (allowed) return expect(found).toEqual([]);
        expect(found).toMatchObject([{ pointer, message: `unsupported type: ${type}` }]);
        expect(found[0]?.constraint?.expected).not.toContain(type);
      });
    }
  }
});

describe('blocks in blocks', () => {
  const child = (block: object) =>
    validateBlocks([{ type: 'container', title: plain, child_blocks: [block] }], 'message');
  const { section, actions, context, divider, header, image, input, rich_text, video, card } = everywhere;

  test.each([
    section,
    actions,
    context,
    divider,
    header,
    image,
    input,
    rich_text,
    video,
    onlyInMessages.file,
    notInModals.table,
  ])('a container holds $type', (block) => expect(child(block)).toEqual([]));

  test.each([
    card,
    notInModals.carousel,
    notInModals.container,
    notInModals.data_table,
    ...Object.values(onlyInMessages).slice(1),
  ])('a container does not hold $type', (block) =>
    expect(child(block)).toMatchObject([
      { pointer: '/0/child_blocks/0/type', message: `unsupported type: ${block.type}` },
    ]));

  test('a carousel holds cards alone, a card buttons alone', () => {
    expect(validateBlocks([{ type: 'carousel', elements: [section] }], 'message')).toMatchObject([
      { pointer: '/0/elements/0/type' },
    ]);
    expect(validateBlocks([{ type: 'card', actions: [actionElements.overflow] }], 'message')).toMatchObject([
      { pointer: '/0/actions/0/type' },
    ]);
  });

  test('a task outside a plan is not pending', () => {
    const task = { type: 'task_card', task_id: 'x', title: 'x', status: 'pending' };
    expect(validateBlocks([task], 'message')).toMatchObject([
      { pointer: '/0/status', message: 'must be a valid enum value' },
    ]);
    expect(validateBlocks([{ type: 'plan', title: 'x', tasks: [task] }], 'message')).toEqual([]);
  });

  test('a header cell of a data table is not rich', () => {
    const cells = [[{ type: 'raw_text', text: 'x' }, rich_text]];
    const found = validateBlocks([{ type: 'data_table', caption: 'x', rows: [...cells, ...cells] }], 'message');
    expect(found).toMatchObject([{ pointer: '/0/rows/0/1/type', message: 'unsupported type: rich_text' }]);
    expect(validateBlocks([{ type: 'table', rows: cells }], 'message')).toEqual([]);
  });
});

describe('plain text and mrkdwn', () => {
  const kinds: [string, 'plain' | 'both', (text: object) => object, string][] = [
    ['header', 'plain', (text) => ({ type: 'header', text }), '/0/text'],
    ['section text', 'both', (text) => ({ type: 'section', text }), '/0/text'],
    ['section field', 'both', (text) => ({ type: 'section', fields: [text] }), '/0/fields/0'],
    ['button', 'plain', (text) => ({ type: 'actions', elements: [{ type: 'button', text }] }), '/0/elements/0/text'],
    ['input label', 'plain', (label) => ({ type: 'input', label, element: { type: 'plain_text_input' } }), '/0/label'],
    [
      'input hint',
      'plain',
      (hint) => ({ type: 'input', label: plain, hint, element: { type: 'plain_text_input' } }),
      '/0/hint',
    ],
    ['image title', 'plain', (title) => ({ ...picture, title }), '/0/title'],
    [
      'placeholder',
      'plain',
      (placeholder) => ({ type: 'actions', elements: [{ type: 'users_select', placeholder }] }),
      '/0/elements/0/placeholder',
    ],
    [
      'menu option',
      'plain',
      (text) => ({ type: 'actions', elements: [{ type: 'static_select', options: [{ text, value: 'x' }] }] }),
      '/0/elements/0/options/0/text',
    ],
    [
      'checkbox',
      'both',
      (text) => ({ type: 'actions', elements: [{ type: 'checkboxes', options: [{ text, value: 'x' }] }] }),
      '/0/elements/0/options/0/text',
    ],
    [
      'radio button',
      'both',
      (text) => ({ type: 'actions', elements: [{ type: 'radio_buttons', options: [{ text, value: 'x' }] }] }),
      '/0/elements/0/options/0/text',
    ],
    ['card body', 'both', (body) => ({ type: 'card', body }), '/0/body'],
    [
      'container title',
      'plain',
      (title) => ({ type: 'container', title, child_blocks: [{ type: 'divider' }] }),
      '/0/title',
    ],
    [
      'container subtitle',
      'both',
      (subtitle) => ({ type: 'container', title: plain, subtitle, child_blocks: [{ type: 'divider' }] }),
      '/0/subtitle',
    ],
  ];

  test.each(kinds)('%s: %s', (_, kind, make, pointer) => {
    expect(validateBlocks([make(plain)], 'message')).toEqual([]);
    const found = validateBlocks([make(mrkdwn)], 'message');
    if (kind === 'both') return expect(found).toEqual([]);
    const constraint = { type: 'enum', expected: ['plain_text'], got: 'mrkdwn' };
    expect(found).toMatchObject([{ pointer: `${pointer}/type`, message: 'unsupported type: mrkdwn', constraint }]);
  });

  test('emoji belongs to plain text, verbatim to mrkdwn', () => {
    const section = (text: object) => validateBlocks([{ type: 'section', text }], 'message');
    expect(section({ ...plain, emoji: false })).toEqual([]);
    expect(section({ ...mrkdwn, verbatim: true })).toEqual([]);
    expect(section({ ...mrkdwn, emoji: false })).toMatchObject([{ pointer: '/0/text', field: 'emoji' }]);
    expect(section({ ...plain, verbatim: true })).toMatchObject([{ pointer: '/0/text', field: 'verbatim' }]);
  });

  test('only the options of an overflow carry links', () => {
    const options = [{ text: plain, value: 'x', url: 'https://example.com' }];
    const element = (type: string) => validateBlocks([{ type: 'actions', elements: [{ type, options }] }], 'message');
    expect(element('overflow')).toEqual([]);
    for (const type of ['static_select', 'multi_static_select', 'checkboxes', 'radio_buttons']) {
      expect(element(type)).toMatchObject([{ pointer: '/0/elements/0/options/0', field: 'url' }]);
    }
  });

  test('only an input of a modal asks for a response_url', () => {
    const element = { type: 'channels_select', response_url_enabled: true };
    expect(validateBlocks([holders.input.hold(element)], 'modal')).toEqual([]);
    expect(validateBlocks([holders.input.hold(element)], 'home')).toMatchObject([{ field: 'response_url_enabled' }]);
    expect(validateBlocks([holders.actions.hold(element)], 'modal')).toMatchObject([{ field: 'response_url_enabled' }]);
  });
});
