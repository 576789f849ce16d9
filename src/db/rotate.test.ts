import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedDatabase, testDatabase } from '../../test/support/database.ts';
import { answersSealed } from '../assess/queries.ts';
import { type KeyRing, keyRing, NotOpened } from '../keys.ts';
import { type Database, openDatabase } from './client.ts';
import { readStage } from './load-keys.ts';
import { askForBound, countBefore, countOldSeals, finishBound, rotateKeys } from './rotate.ts';
import { identityIn, keyCheckSealed } from './sealed.ts';

const now = new Date('2026-11-23T09:00:00Z');
const [oldKey, newKey] = [randomBytes(32), randomBytes(32)] as const;
const before = keyRing([oldKey, newKey]);
const after = keyRing([newKey, oldKey]);
const sealed = [answersSealed];
/** Whose assessments are added. */
let person_id = '';
const place = (id: string) => identityIn(answersSealed, { id, person_id });

/** Assessments of a new person, whose answers are their own id and a count, sealed with the old key. */
async function addAssessments({ db }: Database, count: number, ring = before): Promise<string[]> {
  await db
    .insertInto('workspace')
    .values({ id: 'T1', installed_at: now })
    .onConflict((c) => c.doNothing())
    .execute();
  const person = { workspace_id: 'T1', slack_user_id: `U${randomUUID()}`, created_at: now, updated_at: now };
  ({ id: person_id } = await db.insertInto('person').values(person).returning('id').executeTakeFirstOrThrow());
  const ids = Array.from({ length: count }, () => randomUUID());
  const rows = ids.map((id) => ({
    id,
    person_id,
    edition: 'academic-medicine',
    edition_version: '1.0.0',
    page: 'result',
    answers: ring.seal(JSON.stringify({ id, count: 0 }), place(id)),
    started_at: now,
    finished_at: now,
  }));
  await db.insertInto('assessment').values(rows).execute();
  return ids;
}

/** What the bot does when somebody taps: read under a lock, change, save. */
function countUp({ db }: Database, keys: KeyRing, id: string): Promise<unknown> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('assessment')
      .select('answers')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const answers = JSON.parse(keys.open(row.answers, place(id)));
    const sealed = keys.seal(JSON.stringify({ ...answers, count: answers.count + 1 }), place(id));
    await trx.updateTable('assessment').set({ answers: sealed }).where('id', '=', id).execute();
  });
}

async function readAll({ db }: Database, keys: KeyRing, ids: string[]): Promise<{ id: string; count: number }[]> {
  const rows = await db.selectFrom('assessment').select(['id', 'answers']).where('id', 'in', ids).execute();
  return rows.map((row) => JSON.parse(keys.open(row.answers, place(row.id))));
}

describe.each([
  ['postgres', testDatabase],
  ['embedded', embeddedDatabase],
] as const)('rotating keys on %s', (_kind, open) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await open());
  });
  afterAll(() => close());

  it('seals everything anew in batches, once', async () => {
    const ids = await addAssessments(database, 450);
    expect(await countOldSeals(database.db, after, sealed)).toBe(450);
    expect((await rotateKeys(database.db, after, sealed)).resealed['assessment.answers']).toBe(450);
    expect(await countOldSeals(database.db, after, sealed)).toBe(0);
    expect((await rotateKeys(database.db, after, sealed)).resealed['assessment.answers']).toBe(0);
    const read = await readAll(database, keyRing([newKey]), ids);
    expect(read.map(({ id }) => id).sort()).toEqual(ids.sort());
  });

  it('names what no key opens, and seals the rest', async () => {
    const [stranger, moved, ...fine] = await addAssessments(database, 5);
    const set = (id: string | undefined, answers: Buffer) =>
      database.db
        .updateTable('assessment')
        .set({ answers })
        .where('id', '=', id ?? '')
        .execute();
    await set(stranger, keyRing([randomBytes(32)]).seal('{}', place(stranger ?? '')));
    await set(moved, before.seal('{}', place(fine[0] ?? '')));
    const { resealed, unopened } = await rotateKeys(database.db, after, sealed);
    expect(resealed['assessment.answers']).toBe(3);
    expect(unopened.sort()).toEqual([place(stranger ?? '').place, place(moved ?? '').place].sort());
    await database.db
      .deleteFrom('assessment')
      .where('id', 'in', [stranger ?? '', moved ?? ''])
      .execute();
  });
});

describe.each([
  ['postgres', testDatabase],
  ['embedded', embeddedDatabase],
] as const)('seals for owners, on %s', (kind, open) => {
  let database: Database;
  let close: () => Promise<void>;
  /** A ring as a process has it that has looked at the database just now. */
  const ringNow = async (): Promise<KeyRing> => {
    const ring = keyRing([oldKey]);
    ring.follow((await readStage(database.db)) ?? 'before');
    return ring;
  };
  const move = (id: string, to: string) =>
    database.db.updateTable('assessment').set({ person_id: to }).where('id', '=', id).execute();
  beforeAll(async () => {
    ({ database, close } = await open());
    // As a release before began it.
    await database.db
      .insertInto('key_check')
      .values({ sealed: before.seal('mentoring', identityIn(keyCheckSealed, { id: 1 })) })
      .execute();
  });
  afterAll(() => close());

  it('come when they are asked for, and once nothing else is left nothing else is written', async () => {
    const late = await ringNow();
    expect(late.stage()).toBe('before');
    const ids = await addAssessments(database, 250, late);
    expect(await countBefore(database.db, sealed)).toBe(250);

    const ring = await ringNow();
    // Asked twice, the bots that run are not waited for twice.
    const [pause, again] = [await askForBound(database, ring), await askForBound(database, ring)];
    expect([pause > 10_000, again <= pause]).toEqual([kind === 'postgres', true]);
    expect([ring.stage(), late.stage(), (await ringNow()).stage()]).toEqual(['asked', 'before', 'asked']);

    // Stopped in the middle, it goes on where it was.
    let many = 0;
    const dying: KeyRing = {
      ...ring,
      seal: (...what) => {
        if (many++ === 120) throw new Error('killed');
        return ring.seal(...what);
      },
    };
    await expect(rotateKeys(database.db, dying, sealed)).rejects.toThrow('killed');
    expect(await countBefore(database.db, sealed)).toBe(130);
    expect((await readAll(database, late, ids)).length).toBe(250);
    expect(await rotateKeys(database.db, ring, sealed)).toMatchObject({ resealed: { 'assessment.answers': 130 } });

    // A process that has not looked since writes beside it: that is found, and nothing is declared.
    await countUp(database, late, ids[0] ?? '');
    expect(await countOldSeals(database.db, ring, sealed)).toBe(1);
    expect(await finishBound(database.db, ring, sealed, 0)).toBe(1);
    expect([ring.stage(), (await ringNow()).stage()]).toEqual(['asked', 'asked']);
    await rotateKeys(database.db, ring, sealed);
    expect(await finishBound(database.db, ring, sealed, 0)).toBe(0);
    expect([ring.stage(), (await ringNow()).stage()]).toEqual(['bound', 'bound']);
    await expect(countUp(database, late, ids[0] ?? '')).rejects.toThrow('this process is to be upgraded');
    await countUp(database, ring, ids[0] ?? '');
    expect((await readAll(database, ring, ids)).reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  it('hold: what is given to somebody else does not open, and what no key opens stays and hinders nobody', async () => {
    const ring = await ringNow();
    const [hers = ''] = await addAssessments(database, 1, ring);
    const maya = person_id;
    const [his = ''] = await addAssessments(database, 1, ring);
    const open = async (id: string) => {
      const row = await database.db.selectFrom('assessment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      return ring.open(row.answers, identityIn(answersSealed, row));
    };
    expect(await open(hers)).toContain(hers);
    await move(hers, person_id);
    await expect(open(hers)).rejects.toThrow(NotOpened);
    expect(await open(his)).toContain(his);
    await move(hers, maya);
    expect(await open(hers)).toContain(hers);
  });
});

it('loses no change that the bots make meanwhile, nor undoes one', async () => {
  const { url, database, close } = await testDatabase();
  const ids = await addAssessments(database, 300);
  const bots = await Promise.all([1, 2, 3].map(() => openDatabase({ url, dataDir: '', poolMax: 2 })));
  let rotating = true;
  const changes = new Map(ids.map((id) => [id, 0]));
  const writers = bots.map(async (bot, index) => {
    // One of them has not been restarted with the new key first yet.
    const keys = index === 0 ? before : after;
    for (let n = index; rotating; n++) {
      const id = ids[(n * 7) % ids.length] ?? '';
      await countUp(bot, keys, id);
      changes.set(id, (changes.get(id) ?? 0) + 1);
    }
  });
  for (let round = 0; round < 5; round++) expect((await rotateKeys(database.db, after, sealed)).unopened).toEqual([]);
  rotating = false;
  await Promise.all(writers);
  await rotateKeys(database.db, after, sealed);
  const read = await readAll(database, keyRing([newKey]), ids);
  expect(new Map(read.map(({ id, count }) => [id, count]))).toEqual(changes);
  expect([...changes.values()].reduce((sum, count) => sum + count)).toBeGreaterThan(50);
  for (const bot of bots) await bot.close();
  await close();
});
