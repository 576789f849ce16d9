import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadEditions } from '../../content/editions.ts';
import { greetingOf } from '../wording.ts';
import { draftAsk, gapsIn, greeting } from './draft.ts';

const edition = (await loadEditions(join(import.meta.dirname, '..', '..', '..', 'content'))).default;

test.each([
  ['the draft as it was', 'Hi Helen, I am Maya.', 'Helen', 'Amara', 'Hi Amara, I am Maya.'],
  [
    'her own words after the greeting',
    'Hi Helen, in my own words, Helen.',
    'Helen',
    'Amara',
    'Hi Amara, in my own words, Helen.',
  ],
  ['nobody in particular now', 'Hi Helen, could we talk?', 'Helen', undefined, 'Hi [their name], could we talk?'],
  [
    'somebody, who was nobody before',
    'Hi [their name], could we talk?',
    undefined,
    'Amara',
    'Hi Amara, could we talk?',
  ],
  ['a greeting of her own', 'Dear Helen, could we talk?', 'Helen', 'Amara', 'Dear Helen, could we talk?'],
  ['no greeting', 'In my own words', 'Helen', 'Amara', 'In my own words'],
])('another person changes the greeting, and nothing else: %s', (_, text, from, to, expected) => {
  expect(greeting(edition, text, from, to)).toBe(expected);
});

test('a draft greets as the greeting is found', () => {
  const { text } = draftAsk({ edition, name: 'Helen', me: 'Maya', need: 'B2' });
  expect(greeting(edition, text, 'Helen', 'Amara')).toBe(
    draftAsk({ edition, name: 'Amara', me: 'Maya', need: 'B2' }).text,
  );
});

test('what is not filled in yet is found in any words, each once', () => {
  const { text, gaps } = draftAsk({ edition, need: 'X1' });
  expect(gapsIn(text)).toEqual(gaps);
  expect(gapsIn('Hi [their name], [one thing], [their name] and [not\nthis]')).toEqual(['[their name]', '[one thing]']);
  expect(gapsIn('Hi Helen, could we talk?')).toEqual([]);
});

test('a letter to somebody she knew not yet leaves a gap for the name', () => {
  const ask = { person: '', name: '', need: 'B2' as const, text: '', askOn: '2026-11-23' };
  expect(greetingOf(edition, [], ask)).toBe('[their name]');
  expect(greetingOf(edition, [], { ...ask, name: 'Dr. Daniel Reyes' })).toBe('Dr. Reyes');
});
