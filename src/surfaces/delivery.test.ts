import { expect, it } from 'vitest';
import type { Surface } from '../db/schema.ts';
import { type Delivery, deliveryOf } from './delivery.ts';

const now = new Date('2026-12-07T15:00:00Z');
const day = { allowed: now, now };
const night = { allowed: new Date('2026-12-08T14:00:00Z'), now };
type Row = Pick<Surface, 'state' | 'owed' | 'last_error' | 'message_ts'> & { in_hand: boolean };
const queued: Row = { state: 'queued', owed: true, last_error: null, message_ts: null, in_hand: false };
const sent: Row = { ...queued, state: 'sent', owed: false, message_ts: '1.2' };

it.each<[string, Row | undefined, typeof day, Delivery]>([
  ['no row', undefined, day, 'none'],
  ['asked for', queued, day, 'comes'],
  ['asked for in the evening', queued, night, 'waits'],
  ['tried, and to be tried again', { ...queued, last_error: 'internal_error' }, day, 'comes'],
  ['being sent', { ...queued, state: 'sending', owed: false, in_hand: true }, day, 'sending'],
  ['being sent, by who died over it', { ...queued, state: 'sending', owed: false }, day, 'unsure'],
  ['never answered for', { ...queued, state: 'unknown', owed: false }, day, 'unsure'],
  ['never answered for, and looked at', { ...queued, state: 'unknown', owed: false, in_hand: true }, day, 'unsure'],
  ['never answered for, and asked for again', { ...queued, state: 'unknown' }, night, 'unsure'],
  ['there', sent, night, 'there'],
  ['there, its change put off', { ...sent, last_error: 'ratelimited' }, day, 'there'],
  ['there, its change refused', { ...sent, last_error: 'edit_window_closed' }, day, 'stuck'],
  ['sent, nobody knows where', { ...sent, message_ts: null }, day, 'unsure'],
  ['taken out', { ...sent, state: 'removed' }, day, 'none'],
  ['taken out, and asked for again', { ...sent, state: 'removed', owed: true }, day, 'comes'],
  ['refused', { ...queued, state: 'failed', owed: false, last_error: 'user_disabled' }, day, 'refused'],
  ['too late', { ...queued, state: 'failed', owed: false, last_error: 'too_late' }, day, 'refused'],
  ['refused by the release before', { ...queued, state: 'failed', owed: false }, day, 'refused'],
])('%s: what can be said of it', (_, row, when, delivery) => {
  expect(deliveryOf(row, when)).toBe(delivery);
});
