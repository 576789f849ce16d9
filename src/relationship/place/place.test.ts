import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  channelName,
  namesAtMost,
  nameTried,
  nextStep,
  oursAmong,
  suggestedName,
  troubleOf,
  unfitOf,
} from './place.ts';

interface Two {
  mentee: string;
  mentor: string | undefined;
}

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
    expect(nextStep({ state, wanted, isThere: false, isMoved: false })).toBe(step);
  });

  test.each([
    ['none', true, false, 'join'],
    ['none', false, false, 'rest'],
    // They wanted a new one before, and Slack was asked for it: it is found, and put away.
    ['making', true, false, 'create'],
    ['made', true, false, 'archive'],
    ['held', true, false, 'join'],
    ['held', true, true, 'leave'],
    ['held', false, false, 'leave'],
    ['open', true, false, 'rest'],
    ['open', true, true, 'leave'],
    ['open', false, false, 'leave'],
    ['refused', true, false, 'rest'],
    ['left', true, false, 'rest'],
  ] as const)('of one that was there and is %s, wanted: %s, another wanted: %s, is: %s', (state, wanted, isMoved, step) => {
    expect(nextStep({ state, wanted, isThere: true, isMoved })).toBe(step);
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
  const two = { mentee: 'UM', mentor: 'UH' };
  const both = ['UM', 'UH', 'UBOT'];
  const fine = { is_private: true, is_archived: false, is_ext_shared: false };
  const trouble = (told: object | undefined, members: string[], pair: Two = two, seenPublic = false) =>
    troubleOf(told, members, pair, seenPublic);
  expect(trouble(fine, both)).toBeUndefined();
  expect(trouble(undefined, [])).toBe('bot-out');
  expect(trouble({ ...fine, is_member: false }, both)).toBe('bot-out');
  expect(trouble({ ...fine, is_archived: true, is_ext_shared: true }, both)).toBe('archived');
  expect(trouble({ ...fine, is_ext_shared: true, is_private: false }, both)).toBe('shared');
  expect(trouble({ ...fine, is_pending_ext_shared: true }, both)).toBe('shared');
  expect(trouble({ ...fine, is_org_shared: true }, both)).toBe('shared');
  expect(trouble({ ...fine, is_private: false }, ['UH'])).toBe('public');
  expect(trouble({ ...fine, is_private: false }, ['UH'], two, true)).toBe('mentee-out');
  expect(trouble(fine, ['UH', 'UBOT'])).toBe('mentee-out');
  expect(trouble(fine, ['UM', 'UBOT'])).toBe('mentor-out');
  expect(trouble(fine, ['UM', 'UBOT'], { mentee: 'UM', mentor: undefined })).toBeUndefined();
});

describe('a channel that is there', () => {
  const two = { mentee: 'UM', mentor: 'UH' };
  const both = ['UM', 'UH', 'UBOT'];
  const fine = { is_private: true, is_member: true };
  const many = Array.from({ length: 48 }, (_, at) => `U${at}`);
  test.each([
    ['fits where both are, and the bot', fine, both, undefined],
    ['fits in public too', { ...fine, is_private: false }, both, undefined],
    ['lacks the bot', { ...fine, is_member: false }, ['UM', 'UH'], 'not-in'],
    ['is not shown', undefined, [], 'not-seen'],
    ['is archived', { ...fine, is_archived: true }, both, 'archived'],
    ['is for everybody', { ...fine, is_general: true }, both, 'general'],
    ['is shared', { ...fine, is_ext_shared: true }, both, 'shared'],
    ['is about to be shared', { ...fine, is_pending_ext_shared: true }, both, 'shared'],
    ['is shared within an organization', { ...fine, is_org_shared: true }, both, 'shared'],
    ['lacks her', fine, ['UH', 'UBOT'], 'mentee-out'],
    ['lacks the mentor', fine, ['UM', 'UBOT'], 'mentor-out'],
    ['fits with fifty', fine, ['UM', 'UH', ...many], undefined],
    ['is too large with one more', fine, [...both, ...many], 'large'],
  ] as const)('%s', (_, told, members, unfit) => {
    expect(unfitOf(told, members, two)).toBe(unfit);
  });
});
