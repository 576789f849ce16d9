import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readMetadata } from './metadata-reader.ts';

it.each([
  ['{"id":"a","page":3,"isNew":true}', { id: 'a', page: 3, isNew: true }],
  ['{"id":"a"}', { id: 'a', page: 1, isNew: false }],
  ['{"id":7,"page":-1,"isNew":"yes"}', { id: '', page: 1, isNew: false }],
  ['[]', { id: '', page: 1, isNew: false }],
  ['null', { id: '', page: 1, isNew: false }],
  ['', { id: '', page: 1, isNew: false }],
  [undefined, { id: '', page: 1, isNew: false }],
])('%j carries %j', (text, expected) => {
  expect(readMetadata(text)).toEqual(expected);
});

it('whatever a modal brings back is read', () => {
  const some = fc.oneof(
    fc.string(),
    fc.json(),
    fc.dictionary(fc.constantFrom('id', 'page', 'isNew'), fc.jsonValue()).map((one) => JSON.stringify(one)),
  );
  fc.assert(
    fc.property(some, (text) => {
      const { id, page, isNew } = readMetadata(text);
      expect([typeof id, Number.isInteger(page), typeof isNew]).toEqual(['string', true, 'boolean']);
    }),
  );
});
