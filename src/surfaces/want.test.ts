import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { kindNames, makeRig, type Rig } from '../../test/support/surfaces.ts';
import { type Database, openDatabase } from '../db/client.ts';
import { lookForSurfaces } from './bringing/look.ts';
import { wakeUp } from './wake-up.ts';
import { inTransaction } from './want.ts';

let database: Database;
let close: () => Promise<void>;
let rig: Rig;
beforeAll(async () => {
  const own = await testDatabase();
  database = await openDatabase({ url: own.url, dataDir: '', poolMax: 8 });
  rig = await makeRig(database);
  close = async () => {
    await rig.close();
    await database.close();
    await own.close();
  };
});
afterAll(() => close());

it('transactions that want the same surfaces in any order, beside ticks and wake-ups, wait for each other and never for ever', async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => rig.newPerson()));
  const subjects = Array.from({ length: 25 }, () => randomUUID());
  const surfaces = people.flatMap((to) => subjects.map((about) => ({ to, about })));
  const wantAll = (order: readonly number[]) =>
    inTransaction(rig.ctx, async (_, want) => {
      for (const index of order) {
        const { to, about } = surfaces[index] ?? { to: '', about: '' };
        want.message(kindNames.note, { to, about }, { asked: true });
        want.home(to);
      }
    });
  await wantAll(surfaces.keys().toArray());
  const before = await database.db.selectFrom('surface').select(['id', 'wanted_version']).execute();
  expect(before).toHaveLength(104);
  const anyOrder = fc.shuffledSubarray(surfaces.keys().toArray(), { minLength: 80 });
  let transactions = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyOrder, { minLength: 4, maxLength: 6 }), async (orders) => {
      transactions += orders.length;
      await Promise.all([
        ...orders.map(wantAll),
        inTransaction(rig.ctx, async (_, want) => want.allOf(people[0] ?? '')),
        wakeUp(database.db, 'T1', rig.now),
        lookForSurfaces({ ...rig.ctx, now: () => new Date(rig.now.getTime() + 3_600_000) }),
      ]);
    }),
    { numRuns: 15 },
  );
  expect(transactions).toBeGreaterThan(50);
});

it('a transaction that is rolled back wants nothing, and one that wants nothing writes nothing', async () => {
  const to = await rig.newPerson();
  rig.jobs.length = 0;
  const failing = inTransaction(rig.ctx, async (_, want) => {
    want.home(to);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await inTransaction(rig.ctx, async () => undefined);
  expect([rig.jobs, await rig.row(to)]).toEqual([[], undefined]);
});

it('what is wanted of somebody who is erased meanwhile is left out', async () => {
  const [gone, here] = [await rig.newPerson(), await rig.newPerson()];
  await database.db.deleteFrom('person').where('id', '=', gone).execute();
  rig.jobs.length = 0;
  await inTransaction(rig.ctx, async (_, want) => {
    want.home(gone);
    want.home(here);
  });
  expect([rig.jobs.length, await rig.row(gone)]).toEqual([1, undefined]);
});
