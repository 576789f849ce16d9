import { expect, test } from 'vitest';
import { firstName } from './greeting.ts';

test.each([
  ['Maya Okafor', 'Maya'],
  ['Dr. Helen Zhou', 'Helen'],
  ['Prof. Dr. Amara Lindqvist', 'Amara'],
  ['J. B.', 'J. B.'],
  ['Dr Helen Zhou', 'Helen'],
  ['Assoc. Prof. Ada Byron', 'Ada'],
  ['Mrs Ada Byron', 'Ada'],
  ['Zhou, Helen', 'Zhou, Helen'],
  ['Drew Sirota', 'Drew'],
  ['J. Robert', 'Robert'],
  ['Øystein', 'Øystein'],
  ['  李明  ', '李明'],
  ['', undefined],
  [null, undefined],
])('%j is greeted as %j', (name, greeted) => {
  expect(firstName(name)).toBe(greeted);
});
