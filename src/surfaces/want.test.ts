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

it('what a press wants for whoever pressed goes first, and what it wants for others does not', async () => {
  const [mentee, mentor] = [await rig.newPerson(), await rig.newPerson()];
  const [shared, hello] = [randomUUID(), randomUUID()];
  rig.pressed.length = 0;
  await inTransaction({ ...rig.ctx, presser: mentee }, async (_, want) => {
    want.home(mentor);
    want.message(kindNames.note, { to: mentor, about: shared }, { asked: true });
    want.message(kindNames.note, { to: mentor, about: hello }, { asked: true, pressed: true });
    want.home(mentee);
  });
  await inTransaction(rig.ctx, async (_, want) => want.home(mentee));
  const first = await Promise.all([hello, mentee].map(async (subject) => (await rig.row(subject))?.id));
  expect(rig.pressed.toSorted()).toEqual(first.toSorted());
});

it('one thing that is wanted, and many, are written alike', async () => {
  const person = await rig.newPerson();
  const states = [
    { state: 'failed', owed: false, repeated: true, tries: 4, last_error: 'user_disabled', look_at: null },
    { state: 'sent', owed: true, repeated: false, tries: 2, last_error: null, look_at: new Date(0) },
    undefined,
  ] as const;
  const hows = [{ asked: true }, { asked: true, atOnce: true }] as const;
  for (const state of states)
    for (const how of hows) {
      const pair = [randomUUID(), randomUUID()];
      if (state)
        for (const about of pair) {
          await inTransaction(rig.ctx, async (_, want) => want.message(kindNames.note, { to: person, about }, how));
          await database.db.updateTable('surface').set(state).where('subject_id', '=', about).execute();
        }
      const [alone = '', beside = ''] = pair;
      rig.now = new Date(rig.now.getTime() + 60_000);
      await inTransaction(rig.ctx, async (_, want) => want.message(kindNames.note, { to: person, about: alone }, how));
      await inTransaction(rig.ctx, async (_, want) => {
        want.message(kindNames.note, { to: person, about: beside }, how);
        want.message(kindNames.note, { to: person, about: randomUUID() }, how);
      });
      const [one, other] = await Promise.all(
        pair.map(async (about) => ({ ...(await rig.row(about)), id: '', subject_id: '', created_at: null })),
      );
      expect(one).toEqual(other);
    }
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
