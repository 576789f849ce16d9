import { describe, expect, test } from 'vitest';
import type { Block } from '../protocol.ts';
import { makeFixture } from '../testing/fixture.ts';
import { choicesOf, takeForm } from './element-values.ts';
import { takeBlocks } from './elements.ts';
import { checkForm } from './form-check.ts';
import { makeForms, untouched } from './forms.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: true });
const option = (value: string) => ({ text: plain(value), value });
const input = (block_id: string, element: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  ({
    type: 'input',
    block_id,
    label: plain(block_id),
    optional: false,
    element: { action_id: 'a', ...element },
    ...more,
  }) as Block;
const text = { type: 'plain_text_input' };
const checkboxes = (...values: string[]) => ({ type: 'checkboxes', options: values.map(option) });

describe('an element nobody touched', () => {
  test.each([
    ['plain_text_input', {}, { value: null }],
    ['plain_text_input', { initial_value: 'x' }, { value: 'x' }],
    ['email_text_input', {}, { value: null }],
    ['url_text_input', {}, { value: null }],
    ['number_input', {}, { value: null }],
    ['rich_text_input', {}, { rich_text_value: null }],
    ['checkboxes', {}, { selected_options: [] }],
    ['checkboxes', { initial_options: [option('x')] }, { selected_options: [option('x')] }],
    ['radio_buttons', {}, { selected_option: null }],
    ['static_select', {}, { selected_option: null }],
    ['external_select', {}, { selected_option: null }],
    ['multi_static_select', {}, { selected_options: [] }],
    ['multi_external_select', {}, { selected_options: [] }],
    ['users_select', {}, { selected_user: null }],
    ['multi_users_select', {}, { selected_users: [] }],
    ['conversations_select', {}, { selected_conversation: null }],
    ['conversations_select', { default_to_current_conversation: true }, { selected_conversation: 'C1' }],
    ['multi_conversations_select', {}, { selected_conversations: [] }],
    ['channels_select', {}, { selected_channel: null }],
    ['multi_channels_select', {}, { selected_channels: [] }],
    ['datepicker', { initial_date: '2026-12-07' }, { selected_date: '2026-12-07' }],
    ['timepicker', { timezone: 'Europe/Stockholm' }, { selected_time: null, timezone: 'Europe/Stockholm' }],
    ['datetimepicker', {}, { selected_date_time: null }],
    ['file_input', {}, { files: [] }],
  ])('%s %j holds %j', (type, more, state) => {
    expect(untouched({ type, action_id: 'a', ...more }, 'C1')).toEqual({ type, ...state });
  });

  test.each(['button', 'overflow', 'image'])('%s holds nothing', (type) => {
    expect(untouched({ type })).toBeUndefined();
  });
});

const fixture = makeFixture();
const choices = choicesOf(fixture.ws, fixture.maya);

describe('a view that changes under what was filled in', () => {
  const form = (...steps: Block[][]) => {
    const forms = makeForms();
    const [first = [], ...rest] = steps;
    forms.write('U', 'V', takeForm(first, forms.read('U', 'V', first), filled, choices));
    let values = forms.read('U', 'V', first);
    for (const blocks of rest) {
      values = forms.read('U', 'V', blocks);
      forms.write('U', 'V', values);
    }
    return values;
  };
  const filled = { b: { a: { type: 'plain_text_input', value: 'typed' } } };

  test('keeps it for the same ids and ignores a new initial value', () => {
    const values = form([input('b', text)], [input('b', { ...text, initial_value: 'new' }), input('c', text)]);
    expect(values).toEqual({
      b: { a: { type: 'plain_text_input', value: 'typed' } },
      c: { a: { type: 'plain_text_input', value: null } },
    });
  });

  test('loses it with another block id, and has not found it again when the block comes back', () => {
    const values = form([input('b', text)], [input('other', text)], [input('b', { ...text, initial_value: 'first' })]);
    expect(values).toEqual({ b: { a: { type: 'plain_text_input', value: 'first' } } });
  });

  test('loses it with another type of element', () => {
    expect(form([input('b', text)], [input('b', { type: 'url_text_input' })]).b?.a?.value).toBeNull();
  });

  test('keeps ticks while their options are there', () => {
    const forms = makeForms();
    const ticked = { b: { a: { type: 'checkboxes', selected_options: [option('x')] } } };
    forms.write('U', 'V', ticked);
    expect(forms.read('U', 'V', [input('b', checkboxes('x', 'y'))])).toEqual(ticked);
    expect(forms.read('U', 'V', [input('b', checkboxes('y'))]).b?.a?.selected_options).toEqual([]);
  });
});

describe('what the client checks before it sends', () => {
  const check = (element: Record<string, unknown>, value: string | null, more: Record<string, unknown> = {}) =>
    checkForm([input('b', element, more)], { b: { a: { type: String(element.type), value } } }).b;

  test.each([
    [text, null, 'Please complete this required field.'],
    [text, '  ', 'Please complete this required field.'],
    [text, 'x', undefined],
    [{ ...text, max_length: 3 }, '😀😀😀', undefined],
    [{ ...text, max_length: 3 }, '😀😀😀😀', 'Must be less than 4 characters'],
    [{ ...text, min_length: 3 }, 'xx', 'Must be at least 3 characters'],
    [{ type: 'email_text_input' }, 'maya', 'Please enter a valid email address'],
    [{ type: 'email_text_input' }, 'maya@riverside.example', undefined],
    [{ type: 'url_text_input' }, 'riverside', 'Please enter a valid URL'],
    [{ type: 'url_text_input' }, 'https://riverside.example', undefined],
    [{ type: 'number_input' }, '1.5', 'Please enter a whole number'],
    [{ type: 'number_input', is_decimal_allowed: true }, '1.5', undefined],
    [{ type: 'number_input', min_value: '2' }, '1', 'Must be 2 or more'],
    [{ type: 'number_input', max_value: '2' }, '3', 'Must be 2 or less'],
  ])('%j with %j: %s', (element, value, error) => {
    expect(check(element, value)).toBe(error);
  });

  test('an optional field may stay empty', () => {
    expect(check(text, null, { optional: true })).toBeUndefined();
  });
});

test('what has nothing to fill in is not kept', () => {
  const forms = makeForms();
  forms.write('U', 'C:1', {});
  expect(forms.kept()).toBe(0);
  forms.write('U', 'C:1', { b: { a: { type: 'plain_text_input', value: 'x' } } });
  forms.write('U', 'C:1', {});
  expect(forms.kept()).toBe(0);
});

test('blocks are completed as Slack does it, and the given ones stay as they were', () => {
  const given = [{ type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Go' } }] }];
  const [block] = takeBlocks(given);
  expect(block?.block_id).toMatch(/^\w{5}$/);
  expect(block?.elements).toEqual([
    {
      type: 'button',
      text: { type: 'plain_text', text: 'Go', emoji: true },
      action_id: expect.stringMatching(/^\w{5}$/),
    },
  ]);
  expect(given).toEqual([
    { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Go' } }] },
  ]);
});
