import { expect, it } from 'vitest';
import { type Limits, nextStep, type Picture, type Standing } from './step.ts';

const now = new Date('2026-12-07T15:00:00Z');
const later = new Date('2026-12-08T14:00:00Z');
const before = new Date('2026-12-07T14:00:00Z');
const limits: Limits = { now, allowed: now, tooLate: later, afterUnknown: 'leave' };
const queued: Standing = {
  place: 'dm',
  state: 'queued',
  owed: true,
  repeated: false,
  isPlaceKnown: false,
  isReaderGone: false,
  isEnded: false,
};
const sent: Standing = { ...queued, state: 'sent', owed: false, isPlaceKnown: true };
const unknown: Standing = { ...queued, state: 'unknown', owed: false };
const removed: Standing = { ...sent, state: 'removed' };
const home: Standing = { ...queued, place: 'home', owed: false };
const looking = { afterUnknown: 'look once' } as const;

it.each<[string, Standing, Picture, Partial<Limits>, string]>([
  ['asked for', queued, 'other', {}, 'post'],
  ['asked for, and not wanted any more', queued, 'gone', {}, 'forget'],
  ['asked for, but not now', queued, 'not now', {}, 'park'],
  ['asked for at night', queued, 'other', { allowed: later }, 'wait'],
  ['asked for too long ago', queued, 'other', { tooLate: before }, 'give up'],
  ['asked for too long ago, at night', queued, 'other', { tooLate: before, allowed: later }, 'give up'],
  ['asked for by who has left since', { ...queued, isReaderGone: true }, 'other', {}, 'park'],
  ['there as wanted', sent, 'same', {}, 'rest'],
  ['there, and changed', sent, 'other', {}, 'edit'],
  ['there, and changed at night: that pushes nothing', sent, 'other', { allowed: later, tooLate: before }, 'edit'],
  ['there, and withdrawn', sent, 'gone', { allowed: later, tooLate: before }, 'delete'],
  ['there, withdrawn, its reader left', { ...sent, isReaderGone: true }, 'gone', {}, 'delete'],
  ['there, changed, its reader left', { ...sent, isReaderGone: true }, 'other', {}, 'park'],
  ['there, asked for again: edited in place', { ...sent, owed: true }, 'other', {}, 'edit'],
  ['there, asked for again, as it is: found, should it be deleted', { ...sent, owed: true }, 'same', {}, 'edit'],
  ['there, nobody knows where', { ...sent, isPlaceKnown: false }, 'other', {}, 'rest'],
  ['taken out, and changed', removed, 'other', {}, 'rest'],
  ['taken out, and asked for again', { ...removed, owed: true }, 'other', {}, 'post'],
  ['taken out, and gone', removed, 'gone', {}, 'forget'],
  ['unknown, and changed', unknown, 'other', {}, 'rest'],
  ['unknown, and withdrawn: its row says what may remain', unknown, 'gone', {}, 'rest'],
  ['unknown, and asked for again', { ...unknown, owed: true }, 'other', {}, 'post'],
  ['unknown, in a channel', unknown, 'other', looking, 'look'],
  ['unknown, in a channel, for the second time', { ...unknown, repeated: true }, 'other', looking, 'rest'],
  ['unknown, in a channel, too long ago', unknown, 'other', { ...looking, tooLate: before }, 'give up'],
  ['refused for good', { ...sent, isEnded: true }, 'other', {}, 'rest'],
  ['Home, changed', home, 'other', { allowed: later, tooLate: before }, 'publish'],
  ['Home, as it is', home, 'same', {}, 'rest'],
  ['Home, as it is, opened', { ...home, owed: true }, 'same', {}, 'publish'],
  ['Home of who has left', { ...home, isReaderGone: true }, 'other', {}, 'park'],
])('%s', (_, standing, picture, more, step) => {
  expect(nextStep(standing, picture, { ...limits, ...more }).do).toBe(step);
});
