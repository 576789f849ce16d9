import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { embeddedDatabase, testDatabase } from '../../test/support/database.ts';
import { type KeyRing, keyRing, NotOpened, type SealStage } from '../keys.ts';
import type { Database } from './client.ts';
import { collectPersonal } from './personal.ts';
import { NotRead, readable, readSealed } from './reading.ts';
import { rotateKeys } from './rotate.ts';
import type { Schema } from './schema.ts';
import { identityIn, identityOfRow, type SealedColumn } from './sealed.ts';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)] as const;
const ring = keyRing([oldKey]);

const late = { table: 'goal', key: 'id', column: 'words', owner: ['person_id'], rowAloneBefore: true } as const;
const [hers, others] = [
  identityIn(late, { id: 'g1', person_id: 'p1' }),
  identityIn(late, { id: 'g1', person_id: 'p2' }),
];

it('a value is sealed for its owner and for nobody else, and never for nobody', () => {
  const sealed = ring.seal('text', hers);
  expect(ring.open(sealed, hers)).toBe('text');
  expect(() => ring.open(sealed, others)).toThrow(NotOpened);
  expect(() => identityOfRow(late, { id: 'g1' })).toThrow('goal.words is bound to person_id');
});

/** A value as the release before sealed it, by hand. */
function sealedBefore(key: Buffer, text: string, place: string): Buffer {
  const head = Buffer.concat([
    Buffer.of(1),
    createHash('sha256').update('mentoring key id').update(key).digest().subarray(0, 4),
  ]);
  const [nonce, body] = [randomBytes(12), Buffer.alloc(256)];
  body.writeUInt32BE(body.write(text, 4));
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.concat([head, Buffer.from(place)]));
  const encrypted = Buffer.concat([cipher.update(body), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), encrypted]);
}

describe('a value that is sealed for its row alone', () => {
  const before = sealedBefore(oldKey, 'text', 'goal:g1:words');
  const at = (stage: SealStage): KeyRing => {
    const ring = keyRing([oldKey]);
    ring.follow(stage);
    return ring;
  };

  it('is written until seals for owners are asked for, and read until nothing is left of it', () => {
    const forms = (['before', 'asked', 'bound'] as const).map((stage) => at(stage).seal('text', hers));
    expect(forms.map((sealed) => sealed[0])).toEqual([1, 2, 2]);
    for (const stage of ['before', 'asked'] as const) {
      for (const sealed of [before, ...forms]) expect(at(stage).open(sealed, hers)).toBe('text');
      // This is what is amiss with it.
      expect(at(stage).open(before, others)).toBe('text');
      expect(() => at(stage).open(forms[1] ?? before, others)).toThrow(NotOpened);
    }
    for (const old of [before, forms[0] ?? before])
      expect(() => at('bound').open(old, hers)).toThrow('put there since');
    expect(ring.stage()).toBe('bound');
    expect(() => ring.open(before, hers)).toThrow(NotOpened);
  });

  it('is not read again by a ring that was told it is refused', () => {
    const ring = at('bound');
    ring.follow('before');
    expect(ring.stage()).toBe('bound');
    expect(() => ring.open(before, hers)).toThrow(NotOpened);
  });

  it('becomes no bound one by its form, nor the other way, nor elsewhere', () => {
    const bound = at('asked').seal('text', hers);
    for (const [sealed, form] of [
      [before, 2],
      [bound, 1],
    ] as const) {
      const turned = Buffer.from(sealed);
      turned[0] = form;
      for (const identity of [hers, { place: hers.bound ?? '' }, { place: hers.place, bound: hers.place }])
        expect(() => at('asked').open(turned, identity)).toThrow(NotOpened);
    }
    expect(() => at('asked').open(bound, { place: hers.bound ?? '' })).toThrow(NotOpened);
  });
});

/** A made-up table of pairs, as later ones are. */
const table = 'promise' as unknown as keyof Schema;
const promise = {
  ...{ table, key: 'id', column: 'words' },
  owner: ['person_id', 'mentor_id'],
} as unknown as SealedColumn;

describe.each([
  ['postgres', testDatabase],
  ['embedded', embeddedDatabase],
] as const)('a value that belongs to a pair, on %s', (_, open) => {
  let database: Database;
  let close: () => Promise<void>;
  const pair = { person_id: randomUUID(), mentor_id: randomUUID() };
  const ids = [randomUUID(), randomUUID()] as const;
  beforeAll(async () => {
    ({ database, close } = await open());
    await sql`create table promise (id uuid primary key, person_id uuid, mentor_id uuid, words bytea)`.execute(
      database.db,
    );
    for (const id of ids) {
      const sealed = ring.seal('"to call"', identityOfRow(promise, { id, ...pair }));
      await sql`insert into promise values (${id}, ${pair.person_id}, ${pair.mentor_id}, ${sealed})`.execute(
        database.db,
      );
    }
    // A row that somebody moved to another mentor.
    await sql`update promise set mentor_id = ${randomUUID()} where id = ${ids[1]}`.execute(database.db);
  });
  afterAll(() => close());

  it('is exported where it belongs, and does not open where it was moved to', async () => {
    const kept = { sealed: [promise], rows: [{ tables: [table] }] };
    const { promise: rows = [] } = await collectPersonal(database.db, ring, kept, pair.person_id);
    const words = Object.fromEntries(rows.map((row) => [row.id, row.words]));
    expect(words).toEqual({ [ids[0]]: 'to call', [ids[1]]: { not_readable: true } });
  });

  it('is sealed anew where it belongs, and named where it was moved to', async () => {
    const { resealed, unopened } = await rotateKeys(database.db, keyRing([newKey, oldKey]), [promise]);
    expect(resealed).toEqual({ 'promise.words': 1 });
    expect(unopened).toEqual([expect.stringContaining(`promise:${ids[1]}:words:${pair.person_id}:`)]);
  });
});

const goalWords = { place: 'goal:1:words' };
const read = (value: unknown) => z.object({ what: z.string(), why: z.string().default('') }).parse(value);

it('reads what was kept, with a default for what is missing', () => {
  expect(readSealed(ring, ring.seal('{"what":"rest"}', goalWords), goalWords, read)).toEqual({ what: 'rest', why: '' });
});

it.each<[string, Uint8Array]>([
  ['no key opens it', keyRing([randomBytes(32)]).seal('{"what":"rest"}', goalWords)],
  ['it was moved', ring.seal('{"what":"rest"}', { place: 'goal:2:words' })],
  ['it is no JSON', ring.seal('rest', goalWords)],
  ['it is of another kind', ring.seal('{"what":7}', goalWords)],
])('where %s, it is noted by its place alone, and hides nothing else', (_, bad) => {
  const noted: string[] = [];
  const keys: KeyRing = { ...ring, noteUnread: (at) => noted.push(at) };
  expect(() => readSealed(keys, bad, goalWords, read)).toThrow(NotRead);
  const good = ring.seal('{"what":"walk"}', goalWords);
  const all = readable([bad, good], (sealed) => readSealed(keys, sealed, goalWords, read));
  expect(all).toEqual([{ what: 'walk', why: '' }]);
  expect(noted).toEqual([goalWords.place, goalWords.place]);
});

it('hides no other trouble', () => {
  expect(() =>
    readable([1], () => {
      throw new TypeError();
    }),
  ).toThrow(TypeError);
});
