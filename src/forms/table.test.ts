import { describe, expect, it } from 'vitest';
import { loadEditions } from '../content/editions.ts';
import type { FormValues } from './form.ts';
import { readForm } from './form.ts';
import { changesBetween, mergeFields, missingIn } from './merge.ts';
import { otherWindowWords, problemWords } from './problem-words.ts';
import { changedElsewhere, readFields, shownAgain, shownOf } from './read.ts';
import { type Choice, type FormTable, fieldWords, held, noValues, sharedValues } from './table.ts';
import { fieldInputs, fieldLines } from './view.ts';

const { default: edition } = await loadEditions('content');
const today = '2026-11-23';
const mine = { focus: [] };

/** One field of each kind. */
const table = {
  why: { kind: 'text', label: () => 'Why', hint: () => 'A hint', limit: 5, multiline: true, shared: () => 'Her why' },
  day: {
    kind: 'day',
    label: () => 'Day',
    required: () => 'Choose a day.',
    problem: (day: string) => (day < today ? ('past' as const) : undefined),
    problemWords: (_: unknown, problem: string) => `The day is ${problem}.`,
    shared: true,
  },
  how: {
    kind: 'choice',
    label: () => 'How',
    placeholder: () => 'Choose',
    choices: (_: unknown, __: unknown, kept: string): Choice[] => [
      { id: 'call', label: 'A call', kept: 'call' },
      { id: 'own', label: kept.slice(4) || 'Own', kept: 'own:new words' },
    ],
    called: (_: unknown, kept: string) => (kept === 'call' ? 'A call' : kept.slice(4)),
    optionOf: (kept: string) => kept.split(':')[0],
    shared: false,
  },
  who: {
    kind: 'person',
    label: () => 'Who',
    limit: 10,
    picker: { label: () => 'Or here', hint: () => 'They hear nothing' },
    pickProblems: { refused: () => 'No.', unknown: () => 'Unknown.', two: () => 'Two.' },
    shared: false,
  },
} as const satisfies FormTable;
type Name = keyof typeof table;

const none = noValues<Name>(table);
const stored = { ...none, why: 'rest', day: '2026-12-01', how: 'own:old words', who: 'Priya' };

const form = (values: Record<string, object>) =>
  readForm(Object.fromEntries(Object.entries(values).map(([block, state]) => [block, { a: state }])) as FormValues);
const read = (values: Record<string, object>, shown = shownOf(table, stored), picked: Record<string, string> = {}) =>
  readFields<Name>(table, form(values), shown, stored, { edition, mine, picked });

describe('a form', () => {
  it('asks each field once, and for somebody in two ways', () => {
    const inputs = fieldInputs({ edition, table, values: stored, mine, typeId: 'goals:type', actionId: 'test:write' });
    expect(inputs.map(({ block_id, optional, element }) => [block_id, optional, element.type])).toEqual([
      ['why', true, 'plain_text_input'],
      ['day', false, 'datepicker'],
      ['how', true, 'static_select'],
      ['who', true, 'plain_text_input'],
      ['who:user', true, 'users_select'],
    ]);
    expect(JSON.stringify(inputs)).toContain('"initial_option":{"text":{"type":"plain_text","text":"old words"');
  });

  it.each<[string, Record<string, object>, object, string[]]>([
    ['shows nothing', {}, {}, []],
    ['is emptied', { why: { value: '' }, how: { selected_option: null } }, { why: '', how: '' }, ['why', 'how']],
    ['holds what is stored', { how: { selected_option: { value: 'own' } } }, {}, []],
    ['holds another choice', { how: { selected_option: { value: 'call' } } }, { how: 'call' }, ['how']],
    ['holds a choice that is none of hers', { how: { selected_option: { value: 'forged' } } }, {}, []],
    ['holds a day that is none', { day: { selected_date: '2026-02-30' } }, { day: '' }, ['day']],
    ['holds a field that nobody asked', { other: { value: 'x' } }, {}, []],
  ])('that %s is read', (_, values, expected, here) => {
    const filled = read(values);
    expect(filled.fields).toEqual({ ...stored, ...expected });
    expect([...filled.here]).toEqual(here);
  });

  it('takes the name of somebody who was picked in place of a typed one', () => {
    expect(read({ who: { value: 'Sam' } }, undefined, { who: 'Helen' }).fields.who).toBe('Helen');
  });

  it('that carried nothing counts as changed against an empty one', () => {
    expect([...read({ why: { value: 'rest' } }, {}).here]).toEqual(['why', 'day', 'how', 'who']);
  });

  it('keeps along what a newer version keeps', () => {
    const newer = { ...stored, mood: 'calm' };
    const { fields } = readFields<Name>(table, form({ why: { value: 'walk' } }), {}, newer, {
      edition,
      mine,
      picked: {},
    });
    const all = { here: new Set<Name>(['why']), elsewhere: new Set<Name>() };
    expect(mergeFields<Name>(table, newer, fields, all, today).fields).toMatchObject({ why: 'walk', mood: 'calm' });
  });
});

describe('what is kept before there was a field', () => {
  const { who: _, ...old } = stored;
  const before = old as typeof stored;

  it('holds nothing of it, and nothing has changed until it does', () => {
    expect(held(before, 'who')).toBe('');
    expect(changesBetween(table, before, { ...before, who: '' })).toEqual([]);
    expect(changesBetween(table, before, stored)).toEqual([{ field: 'who', before: '', after: 'Priya' }]);
    expect([...changedElsewhere<Name>(table, shownOf(table, before), before)]).toEqual([]);
  });
});

describe('what is in the way', () => {
  const all = new Set<Name>(['why', 'day', 'how', 'who']);
  const reader = { edition, table, today };

  it('is said at its input', () => {
    const wrong = { why: 'too long', day: '2026-11-22', how: 'forged', who: 'x'.repeat(11) };
    const { problems } = mergeFields<Name>(table, none, wrong, { here: all, elsewhere: new Set() }, today);
    expect(problemWords(reader, problems)).toEqual({
      why: 'Keep it to 5 characters, please: what you typed is still here.',
      day: 'The day is past.',
      who: 'Keep it to 10 characters, please: what you typed is still here.',
    });
    expect(problemWords(reader, missingIn<Name>(table, none))).toEqual({ day: 'Choose a day.' });
  });

  it('in another window is said under its name, in words, and wins when it is sent once more', () => {
    const mineNow = { ...stored, how: 'call' };
    const { problems } = mergeFields<Name>(table, stored, mineNow, { here: all, elsewhere: all }, today);
    expect(otherWindowWords(reader, problems)).toContain('under "How": "old words"');
    const again = shownAgain({}, problems);
    expect([...changedElsewhere<Name>(table, { ...shownOf(table, stored), ...again }, stored)]).toEqual([]);
  });
});

it('what was said is shown under the names of the form, what was left open is not', () => {
  const lines = fieldLines({ edition, table }, { ...stored, who: '' }, { day: 'tomorrow' });
  expect(lines).toEqual([
    { bold: 'Why: ', text: 'rest' },
    { bold: 'Day: ', text: 'tomorrow' },
    { bold: 'How: ', text: 'old words' },
  ]);
  expect(fieldWords(edition, table, 'day', '2026-12-01')).toBe('Tue, Dec 1, 2026');
  expect(fieldWords(edition, table, 'gone', 'as it was')).toBe('as it was');
});

it('others see what is shared, and nothing else', () => {
  expect(sharedValues(table, stored)).toEqual({ why: 'rest', day: '2026-12-01' });
});
