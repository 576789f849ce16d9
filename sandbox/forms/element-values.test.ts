import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/support/runs.ts';
import { makeFile, takeBytes } from '../conversations/files.ts';
import type { Block, ElementState } from '../protocol.ts';
import { makeFixture } from '../testing/fixture.ts';
import { BadForm, choicesOf, takeForm, takeState } from './element-values.ts';
import { makeForms } from './forms.ts';

const f = makeFixture();
const { ws, maya, joined, hidden, direct, archived } = f;
const choices = choicesOf(ws, maya);

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: true });
const option = (value: string) => ({ text: plain(value), value });
const input = (block_id: string, element: Record<string, unknown>) =>
  ({ type: 'input', block_id, label: plain(block_id), element: { action_id: 'a', ...element } }) as unknown as Block;
const text = { type: 'plain_text_input' };
const checkboxes = (...values: string[]) => ({ type: 'checkboxes', options: values.map(option) });
const file = (name: string) => {
  const stored = makeFile(ws, { name, length: 3, user: maya });
  takeBytes(ws, stored.ticket, Buffer.from('abc'));
  return stored.file;
};

describe('what a page sends', () => {
  test('holds the options as the app gave them, whatever the page says of them', () => {
    const element = { ...checkboxes('x'), action_id: 'a' };
    const sent = { type: 'checkboxes', selected_options: [{ text: plain('forged'), value: 'x' }] };
    expect(takeState(element, sent, choices).selected_options).toEqual([option('x')]);
  });

  test.each([
    [{ type: 'checkboxes', selected_options: [option('z')] }],
    [{ type: 'plain_text_input', value: 'x' }],
  ])('is refused where the element could not yield it: %j', (state) => {
    expect(() => takeState({ ...checkboxes('x'), action_id: 'a' }, state, choices)).toThrow(BadForm);
  });

  test('never breaks, whatever it is', () => {
    const blocks = [input('b', text), input('c', checkboxes('x'))];
    const states = fc.dictionary(
      fc.constantFrom('b', 'c', 'd'),
      fc.dictionary(fc.constant('a'), fc.object({ maxDepth: 1, maxKeys: 4 })),
    );
    fc.assert(
      fc.property(states, (sent) => {
        try {
          const taken = takeForm(blocks, makeForms().read('U', 'V', blocks), sent as never, choices);
          expect(Object.keys(taken)).toEqual(['b', 'c']);
        } catch (error) {
          expect(error).toBeInstanceOf(BadForm);
        }
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('an element yields what Slack could send, and nothing else', () => {
  const [pdf, png] = [file('a.pdf'), file('b.png')];
  const many = (...ids: string[]) => ids;
  const shared = 'C0SHARED08';
  const rich = (inner: string) => ({
    type: 'rich_text',
    elements: [{ type: inner, elements: [{ type: 'text', text: 'x' }] }],
  });

  test.each<[string, Record<string, unknown>, keyof ElementState, unknown[], unknown[]]>([
    ['datepicker', {}, 'selected_date', ['2028-02-29', null], ['2026-02-29', '2026-12', 'Monday', 5]],
    ['timepicker', {}, 'selected_time', ['00:00', '23:59'], ['24:00', '9:30', '09:60', '']],
    ['datetimepicker', {}, 'selected_date_time', [1_796_652_000], [1_796_652_000.5, 1, '1796652000', 1e12]],
    ['users_select', {}, 'selected_user', [maya, ws.bot.userId], ['U0NOBODY', joined.id]],
    ['multi_users_select', {}, 'selected_users', [[maya], []], [many(maya, maya), many('U0NOBODY'), maya]],
    ['channels_select', {}, 'selected_channel', [joined.id], [hidden.id, direct.id, archived.id, maya]],
    ['conversations_select', {}, 'selected_conversation', [joined.id, direct.id, shared], [hidden.id, archived.id]],
    [
      'conversations_select',
      { filter: { include: ['public'], exclude_external_shared_channels: true } },
      'selected_conversation',
      [joined.id],
      [direct.id, shared, hidden.id],
    ],
    [
      'conversations_select',
      { filter: { exclude_bot_users: true } },
      'selected_conversation',
      [joined.id],
      [direct.id],
    ],
    [
      'conversations_select',
      { initial_conversation: hidden.id },
      'selected_conversation',
      [hidden.id, joined.id],
      [archived.id],
    ],
    ['multi_channels_select', { max_selected_items: 1 }, 'selected_channels', [[joined.id]], [[joined.id, shared]]],
    [
      'multi_static_select',
      { options: ['x', 'y', 'z'].map(option), max_selected_items: 2 },
      'selected_options',
      [[option('x'), option('z')]],
      [['x', 'y', 'z'].map(option), [option('x'), option('x')]],
    ],
    ['external_select', {}, 'selected_option', [option('any')], [{ value: 'x' }, 'x', { ...option('x'), made: 'up' }]],
    ['file_input', {}, 'files', [[pdf], [pdf, png]], [[{ id: 'F0NONE' }], [{}], [pdf, pdf]]],
    ['file_input', { filetypes: ['pdf'], max_files: 1 }, 'files', [[pdf]], [[png], [pdf, png]]],
    ['plain_text_input', {}, 'value', ['one line', null], ['two\nlines', 5]],
    ['plain_text_input', { multiline: true }, 'value', ['two\nlines'], [['x']]],
    [
      'rich_text_input',
      {},
      'rich_text_value',
      [rich('rich_text_section'), null],
      [rich('nothing'), 'x', { type: 'divider' }],
    ],
  ])('%s %j', (type, more, field, good, bad) => {
    const element = { type, action_id: 'a', ...more };
    for (const value of good) {
      expect(takeState(element, { type, [field]: value }, choices)).toEqual({ type, [field]: value });
    }
    for (const value of bad.filter((each) => each !== '')) {
      expect(
        () => takeState(element, { type, [field]: value } as ElementState, choices),
        `${JSON.stringify(value)}`,
      ).toThrow(BadForm);
    }
  });

  test('files come as the server has them, whatever the page says of them', () => {
    const forged = { ...pdf, name: 'other.pdf', url_private: 'https://else.example' };
    expect(takeState({ type: 'file_input', action_id: 'a' }, { type: 'file_input', files: [forged] }, choices)).toEqual(
      {
        type: 'file_input',
        files: [pdf],
      },
    );
  });
});
