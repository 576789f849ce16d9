import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { type KeyRing, keyRing } from '../keys.ts';
import { NotRead, readable, readSealed } from './reading.ts';

const place = 'goal:1:words';
const ring = keyRing([randomBytes(32)]);
const read = (value: unknown) => z.object({ what: z.string(), why: z.string().default('') }).parse(value);

it('reads what was kept, with a default for what is missing', () => {
  expect(readSealed(ring, ring.seal('{"what":"rest"}', place), place, read)).toEqual({ what: 'rest', why: '' });
});

it.each<[string, Uint8Array]>([
  ['no key opens it', keyRing([randomBytes(32)]).seal('{"what":"rest"}', place)],
  ['it was moved', ring.seal('{"what":"rest"}', 'goal:2:words')],
  ['it is no JSON', ring.seal('rest', place)],
  ['it is of another kind', ring.seal('{"what":7}', place)],
])('where %s, it is noted by its place alone, and hides nothing else', (_, bad) => {
  const noted: string[] = [];
  const keys: KeyRing = { ...ring, noteUnread: (at) => noted.push(at) };
  expect(() => readSealed(keys, bad, place, read)).toThrow(NotRead);
  const good = ring.seal('{"what":"walk"}', place);
  const all = readable([bad, good], (sealed) => readSealed(keys, sealed, place, read));
  expect(all).toEqual([{ what: 'walk', why: '' }]);
  expect(noted).toEqual([place, place]);
});

it('hides no other trouble', () => {
  expect(() =>
    readable([1], () => {
      throw new TypeError();
    }),
  ).toThrow(TypeError);
});
