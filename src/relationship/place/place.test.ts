import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channelName, namesAtMost, nameTried, nextStep, oursAmong, suggestedName, troubleOf } from './place.ts';

describe('the next step', () => {
  test.each([
    ['none', true, 'create'],
    ['none', false, 'rest'],
    // What Slack was asked for is found first, also where nobody wants it any more.
    ['making', true, 'create'],
    ['making', false, 'create'],
    ['made', true, 'invite'],
    ['made', false, 'archive'],
    ['open', true, 'rest'],
    ['open', false, 'leave'],
    ['refused', true, 'rest'],
    ['refused', false, 'rest'],
    ['left', true, 'rest'],
    ['left', false, 'rest'],
  ] as const)('of one that is %s, wanted: %s, is: %s', (state, wanted, step) => {
    expect(nextStep({ state, wanted })).toBe(step);
  });
});

describe('a name', () => {
  test.each([
    ['Maya Okafor', 'Dr. Helen Zhou', 'maya-zhou'],
    ['Sofía Nuñez Álvarez', 'Tomáš Novák', 'sofia-tomas'],
    ['山田 太郎', 'Dr. Helen Zhou', 'zhou'],
    ['🙂', '', 'two-of-us'],
  ])('of %s and %s is %s', (mentee, mentor, name) => {
    expect(suggestedName(mentee, mentor)).toBe(name);
  });

  test('is one that Slack takes, whatever was typed, also with its number; what is one already, stays', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.nat(namesAtMost - 1), (typed, attempt) => {
        const name = channelName(typed);
        expect(nameTried(name, attempt)).toMatch(/^(?=.*[a-z0-9])[a-z0-9_-]{1,80}$/);
        expect(channelName(name)).toBe(name);
      }),
    );
  });
});

test('ours is what the bot made by that name, with nobody else in it', () => {
  const ours = { id: 'C1', name: 'maya-zhou', creator: 'UBOT', num_members: 1, is_archived: false };
  const find = (change: object) =>
    oursAmong(
      [
        { ...ours, id: 'C0', name: 'other' },
        { ...ours, ...change },
      ],
      'maya-zhou',
      'UBOT',
    );
  expect(find({})).toBe('C1');
  expect(find({ creator: 'UMAYA' })).toBeUndefined();
  expect(find({ num_members: 2 })).toBeUndefined();
  expect(find({ is_archived: true })).toBeUndefined();
  expect(find({ name: 'maya-zhou-2' })).toBeUndefined();
});

test('of everything that has become of a channel the worst is said', () => {
  const pair = { mentee: 'UM', mentor: 'UH' };
  const both = ['UM', 'UH', 'UBOT'];
  const fine = { is_private: true, is_archived: false, is_ext_shared: false };
  expect(troubleOf(fine, both, pair)).toBeUndefined();
  expect(troubleOf(undefined, [], pair)).toBe('bot-out');
  expect(troubleOf({ ...fine, is_archived: true, is_ext_shared: true }, both, pair)).toBe('archived');
  expect(troubleOf({ ...fine, is_ext_shared: true, is_private: false }, both, pair)).toBe('shared');
  expect(troubleOf({ ...fine, is_pending_ext_shared: true }, both, pair)).toBe('shared');
  expect(troubleOf({ ...fine, is_private: false }, ['UH'], pair)).toBe('public');
  expect(troubleOf(fine, ['UH', 'UBOT'], pair)).toBe('mentee-out');
  expect(troubleOf(fine, ['UM', 'UBOT'], pair)).toBe('mentor-out');
  expect(troubleOf(fine, ['UM', 'UBOT'], { mentee: 'UM', mentor: undefined })).toBeUndefined();
});
