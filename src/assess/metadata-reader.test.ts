import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readMetadata } from './metadata-reader.ts';

const carried = { assessmentId: 'a', page: 'quick:needs', asked: 'workplace@1.0.0', shown: { own: '#abc' } };

it.each<[string, object | string, unknown]>([
  ['what a page carries', carried, carried],
  ['what an input held that is no text', { ...carried, shown: { own: '#abc', 'tick:craft': 7 } }, carried],
  ['no inputs', { ...carried, shown: undefined }, { ...carried, shown: {} }],
  ['words far too long', { ...carried, asked: 'x'.repeat(500) }, { ...carried, asked: 'x'.repeat(200) }],
  ['a page that is none', { ...carried, page: 'quick:nothing' }, undefined],
  ['no assessment', { ...carried, assessmentId: 7 }, undefined],
  ['no JSON', 'x', undefined],
  ['nothing', '', undefined],
  ['null', 'null', undefined],
])('%s is read', (_, text, expected) => {
  expect(readMetadata(typeof text === 'string' ? text : JSON.stringify(text))).toEqual(expected);
});

it('whatever a page brings back is read or refused, and nothing throws', () => {
  const some = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record({ ...Object.fromEntries(Object.keys(carried).map((key) => [key, fc.jsonValue()])) })
      .map((one) => JSON.stringify(one)),
  );
  fc.assert(
    fc.property(some, (text) => {
      expect(['undefined', 'object']).toContain(typeof readMetadata(text));
    }),
  );
});
