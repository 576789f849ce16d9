import { randomUUID } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { loadEditions } from '../content/editions.ts';
import { keyRing } from '../keys.ts';
import { needIds } from '../needs/need.ts';
import { readerOf } from '../reader.ts';
import { saveAsk } from './asks/queries.ts';
import { mapOfReader, stepTwo, wholeMap } from './facts.ts';
import { savePerson } from './people/queries.ts';

const today = '2026-11-23';

it('each screen of the map asks the same few things of the database, whoever has how many people', async () => {
  const { database, close } = await testDatabase();
  const keys = keyRing([Buffer.alloc(32, 7)]);
  const now = new Date(`${today}T12:00:00Z`);
  const editions = await loadEditions('content');
  let asked = 0;
  const counting: KyselyPlugin = {
    transformQuery({ node }) {
      asked++;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await database.db
    .insertInto('workspace')
    .values({ id: 'T1', name: null, installed_at: now, uninstalled_at: null })
    .execute();
  const mentees: string[] = [];
  for (let at = 0; at < 500; at++) {
    const { id } = await database.db
      .insertInto('person')
      .values({ workspace_id: 'T1', slack_user_id: `U${at}`, created_at: now, updated_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    mentees.push(id);
    await database.db.transaction().execute(async (trx) => {
      // Ten each on the whole, but from one to two hundred.
      const people = at === 0 ? 200 : at === 1 ? 1 : at < 471 ? 10 : 3;
      for (let one = 0; one < people; one++) {
        const own = { personId: id, id: randomUUID() };
        const needs = [needIds[one % needIds.length] ?? 'A1'];
        await savePerson(trx, keys, own, { name: `Person ${one}`, needs, status: 'current' }, now);
        if (one % 5 === 0) {
          const ask = { person: own.id, name: 'x', need: 'A1' as const, text: 'x', askOn: today };
          await saveAsk(trx, keys, { personId: id, id: randomUUID() }, ask, now);
        }
      }
    });
  }
  const { count } = await database.db
    .selectFrom('network_person')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBeGreaterThan(4_900);
  const db = database.db.withPlugin(counting);
  for (const id of [mentees[0], mentees[1], mentees[2], mentees[499]] as string[]) {
    asked = 0;
    const map = await wholeMap(db, keys, id, today);
    expect(map.people.length).toBeGreaterThan(0);
    expect(asked).toBe(4);
    asked = 0;
    const person = await database.db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const { fact } = readerOf({ db, keys, editions }, person);
    await mapOfReader(fact, today);
    await stepTwo(fact);
    expect(asked).toBe(4);
  }
  await close();
}, 120_000);
