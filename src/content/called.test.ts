import { expect, test } from 'vitest';
import { calledBy } from './called.ts';

test.each([
  ['Maya Okafor', 'Maya'],
  ['Madonna', 'Madonna'],
  ['🌱 Maya', 'Maya'],
  ['Maya 🌱🏽 Okafor', 'Maya'],
  ['🌱', '🌱'],
  ['山田 太郎', '山田 太郎'],
  ['Øystein', 'Øystein'],
  ['  李明  ', '李明'],
  ['Мария Иванова', 'Мария'],
  ['my aunt', 'my aunt'],
  ['My aunt', 'My aunt'],
  ['J. B.', 'J. B.'],
  ['J. Robert', 'Robert'],
  ['Zhou, Helen', 'Zhou, Helen'],
  ['Daniel Reyes, MD', 'Daniel Reyes, MD'],
  ['Daniel Reyes MD', 'Daniel'],
  ['Drew Sirota', 'Drew'],
  ["Siobhán O'Neill-Byrne", 'Siobhán'],
  // Never a first name behind a title, and no half of a last one.
  ['Dr. Daniel Reyes', 'Dr. Reyes'],
  ['Dr Helen Zhou', 'Dr Zhou'],
  ['Dr. Reyes', 'Dr. Reyes'],
  ['Dr.', 'Dr.'],
  ['Dr. J. Robert Oppenheimer', 'Dr. Oppenheimer'],
  ['Prof. Dr. Amara Lindqvist', 'Prof. Dr. Lindqvist'],
  ['Assoc. Prof. Ada Byron', 'Assoc. Prof. Byron'],
  ['Dr. Ludwig van Beethoven', 'Dr. van Beethoven'],
  ['Dr. Gabriel García Márquez', 'Dr. Gabriel García Márquez'],
  ['Dr. 山田 太郎', 'Dr. 山田 太郎'],
  ['Sir Ian McKellen', 'Sir Ian McKellen'],
  ['', undefined],
  [null, undefined],
])('%j is called %j', (name, called) => {
  expect(calledBy(name)).toBe(called);
});
