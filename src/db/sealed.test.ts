import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { embeddedDatabase, testDatabase } from '../../test/support/database.ts';
import { type KeyRing, keyRing, NotOpened } from '../keys.ts';
import type { Database } from './client.ts';
import { collectPersonal } from './personal.ts';
import { NotRead, readable, readSealed } from './reading.ts';
import { rotateKeys } from './rotate.ts';
import type { Schema } from './schema.ts';
import { identityIn, identityOf, type SealedColumn } from './sealed.ts';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)] as const;
const ring = keyRing([oldKey]);

it('a column that names no owner is bound to its table, row and column, as it always was', () => {
  const place = { table: 'goal', key: 'id', column: 'words' } as const;
  expect(identityIn(place, { id: 'g1', person_id: 'p1' })).toBe(identityOf('goal', 'g1', 'words'));
});

it('one that names its owner is sealed for nobody else, and never for nobody', () => {
  const place = { table: 'goal', key: 'id', column: 'words', owner: ['person_id'] } as const;
  const sealed = ring.seal('text', identityIn(place, { id: 'g1', person_id: 'p1' }));
  expect(ring.open(sealed, identityIn(place, { id: 'g1', person_id: 'p1' }))).toBe('text');
  expect(() => ring.open(sealed, identityIn(place, { id: 'g1', person_id: 'p2' }))).toThrow(NotOpened);
  expect(() => identityIn(place, { id: 'g1' })).toThrow('goal.words is bound to person_id');
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
      const sealed = ring.seal('"to call"', identityIn(promise, { id, ...pair }));
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

const goalWords = 'goal:1:words';
const read = (value: unknown) => z.object({ what: z.string(), why: z.string().default('') }).parse(value);

it('reads what was kept, with a default for what is missing', () => {
  expect(readSealed(ring, ring.seal('{"what":"rest"}', goalWords), goalWords, read)).toEqual({ what: 'rest', why: '' });
});

it.each<[string, Uint8Array]>([
  ['no key opens it', keyRing([randomBytes(32)]).seal('{"what":"rest"}', goalWords)],
  ['it was moved', ring.seal('{"what":"rest"}', 'goal:2:words')],
  ['it is no JSON', ring.seal('rest', goalWords)],
  ['it is of another kind', ring.seal('{"what":7}', goalWords)],
])('where %s, it is noted by its place alone, and hides nothing else', (_, bad) => {
  const noted: string[] = [];
  const keys: KeyRing = { ...ring, noteUnread: (at) => noted.push(at) };
  expect(() => readSealed(keys, bad, goalWords, read)).toThrow(NotRead);
  const good = ring.seal('{"what":"walk"}', goalWords);
  const all = readable([bad, good], (sealed) => readSealed(keys, sealed, goalWords, read));
  expect(all).toEqual([{ what: 'walk', why: '' }]);
  expect(noted).toEqual([goalWords, goalWords]);
});

it('hides no other trouble', () => {
  expect(() =>
    readable([1], () => {
      throw new TypeError();
    }),
  ).toThrow(TypeError);
});
