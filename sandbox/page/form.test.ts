import { describe, expect, it } from 'vitest';
import type { Block } from '../protocol.ts';
import { isEmpty, problems, reconciled } from './form.ts';

const text = (
  blockId: string,
  actionId: string,
  more: Record<string, unknown> = {},
  input: Record<string, unknown> = {},
): Block => ({
  type: 'input',
  block_id: blockId,
  label: { type: 'plain_text', text: blockId },
  element: { type: 'plain_text_input', action_id: actionId, ...more },
  ...input,
});
const option = (value: string) => ({ text: { type: 'plain_text' as const, text: value }, value });

describe('a form whose view changes', () => {
  it('keeps what was typed where block and action are the same, and ignores the new initial value', () => {
    const before = reconciled({}, [text('a', 'x', { initial_value: 'old' }), text('b', 'x')]);
    before.a = { x: { type: 'plain_text_input', value: 'typed' } };
    expect(
      reconciled(before, [text('a', 'x', { initial_value: 'new' }), text('c', 'x', { initial_value: 'c0' })]),
    ).toEqual({
      a: { x: { type: 'plain_text_input', value: 'typed' } },
      c: { x: { type: 'plain_text_input', value: 'c0' } },
    });
  });

  it('starts anew where the action id or the type of element is another', () => {
    const before = { a: { x: { type: 'plain_text_input', value: 'typed' } } };
    expect(reconciled(before, [text('a', 'y')])).toEqual({ a: { y: { type: 'plain_text_input', value: null } } });
    const number = text('a', 'x');
    number.element = { type: 'number_input', action_id: 'x', is_decimal_allowed: false };
    expect(reconciled(before, [number])).toEqual({ a: { x: { type: 'number_input', value: null } } });
  });

  it('keeps a tick taken away as taken away', () => {
    const boxes: Block = {
      type: 'actions',
      block_id: 'a',
      elements: [{ type: 'checkboxes', action_id: 'x', options: [option('1')], initial_options: [option('1')] }],
    };
    const before = { a: { x: { type: 'checkboxes', selected_options: [] } } };
    expect(reconciled(before, [boxes])).toEqual(before);
  });

  it('finds elements inside containers and beside sections', () => {
    const blocks: Block[] = [
      {
        type: 'container',
        block_id: 'box',
        child_blocks: [text('in', 'x', { initial_value: 'v' })],
      },
      {
        type: 'section',
        block_id: 's',
        text: { type: 'mrkdwn', text: 'pick' },
        accessory: { type: 'users_select', action_id: 'who', initial_user: 'U1' },
      },
      { type: 'actions', block_id: 'b', elements: [{ type: 'button', action_id: 'go' }] },
    ];
    expect(reconciled({}, blocks)).toEqual({
      in: { x: { type: 'plain_text_input', value: 'v' } },
      s: { who: { type: 'users_select', selected_user: 'U1' } },
    });
  });
});

describe('what the client finds wrong before sending', () => {
  const check = (block: Block, value: string | null) =>
    problems({ blocks: [block] }, { a: { x: { type: (block.element as { type: string }).type, value } } }).a;
  const other = (type: string, more: Record<string, unknown> = {}): Block => ({
    ...text('a', 'x'),
    element: { type, action_id: 'x', ...more },
  });

  it.each([
    ['required and empty', text('a', 'x'), '', 'Please complete this required field.'],
    ['optional and empty', text('a', 'x', {}, { optional: true }), null, undefined],
    ['at the limit, counted in code points', text('a', 'x', { max_length: 3 }), '👋👋👋', undefined],
    ['over the limit', text('a', 'x', { max_length: 3 }), 'abcd', 'Please shorten this to 3 characters (4 now).'],
    ['too short', text('a', 'x', { min_length: 3 }), 'ab', 'Please enter at least 3 characters (2 so far).'],
    ['an address', other('email_text_input'), 'maya@example.org', undefined],
    ['no address', other('email_text_input'), 'maya@', 'Please enter a valid email address.'],
    ['a link', other('url_text_input'), 'https://example.org', undefined],
    ['no link', other('url_text_input'), 'example', 'Please enter a valid URL.'],
    [
      'a fraction where none may be',
      other('number_input', { is_decimal_allowed: false }),
      '1.5',
      'Please enter a whole number.',
    ],
    [
      'below the least',
      other('number_input', { is_decimal_allowed: true, min_value: '2' }),
      '1.9',
      'Please enter a number no less than 2.',
    ],
    [
      'above the most',
      other('number_input', { is_decimal_allowed: true, max_value: '2' }),
      '2.1',
      'Please enter a number no greater than 2.',
    ],
    ['no number', other('number_input', { is_decimal_allowed: true }), 'two', 'Please enter a number.'],
  ])('%s', (_, block, value, expected) => {
    expect(check(block, value)).toBe(expected);
  });

  it('knows an empty choice from one made', () => {
    expect(isEmpty({ type: 'checkboxes', selected_options: [] })).toBe(true);
    expect(isEmpty({ type: 'timepicker', selected_time: null, timezone: 'Europe/Oslo' })).toBe(true);
    expect(isEmpty({ type: 'datetimepicker', selected_date_time: 0 })).toBe(false);
  });
});
