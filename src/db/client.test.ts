import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedDatabase, testDatabase } from '../../test/support/database.ts';
import type { Database } from './client.ts';
import { isReady, migrate } from './migrate.ts';

describe.each([
  ['postgres', testDatabase],
  ['embedded', embeddedDatabase],
] as const)('a database of kind %s', (kind, open) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await open());
  });
  afterAll(() => close());

  it('is migrated once', async () => {
    expect(database.kind).toBe(kind);
    expect(await isReady(database)).toBe(true);
    expect(await migrate(database)).toEqual([]);
  });

  it('gives instants as Date, whole numbers as numbers, dates as text, bytes as bytes', async () => {
    const { rows } = await sql`select
      timestamptz '2026-11-23 09:00:00+05:30' as instant, count(*) as many, date '2026-03-29' as day,
      ${Buffer.from([0, 1, 255])}::bytea as bytes, array['a', 'b,c'] as words`.execute(database.db);
    expect(rows).toEqual([
      {
        instant: new Date('2026-11-23T03:30:00Z'),
        many: 1,
        day: '2026-03-29',
        bytes: expect.any(Uint8Array),
        words: ['a', 'b,c'],
      },
    ]);
    expect([...(rows[0] as { bytes: Uint8Array }).bytes]).toEqual([0, 1, 255]);
  });

  it('keeps one open assessment per person, and lets everything go with the person', async () => {
    const now = new Date('2026-11-23T09:00:00Z');
    const { db } = database;
    await db
      .insertInto('workspace')
      .values({ id: 'T1', name: null, installed_at: now, uninstalled_at: null })
      .execute();
    const { id } = await db
      .insertInto('person')
      .values({
        workspace_id: 'T1',
        slack_user_id: 'U1',
        name: 'Maya',
        time_zone: null,
        deactivated_at: null,
        welcomed_at: null,
        created_at: now,
        updated_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const round = {
      person_id: id,
      edition: 'academic-medicine',
      edition_version: '1',
      page: 'needs',
      answers: Buffer.from('sealed'),
      started_at: now,
      finished_at: null,
    };
    await db
      .insertInto('assessment')
      .values({ ...round, finished_at: now })
      .execute();
    await db.insertInto('assessment').values(round).execute();
    await expect(db.insertInto('assessment').values(round).execute()).rejects.toMatchObject({ code: '23505' });
    await db.deleteFrom('person').where('id', '=', id).execute();
    expect(await db.selectFrom('assessment').selectAll().execute()).toEqual([]);
  });

  it('undoes a transaction that throws, and goes on', async () => {
    const { db } = database;
    await expect(
      db.transaction().execute(async (trx) => {
        await trx
          .insertInto('workspace')
          .values({ id: 'Ev1', name: null, installed_at: new Date(), uninstalled_at: null })
          .execute();
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await db.selectFrom('workspace').selectAll().where('id', '=', 'Ev1').execute()).toEqual([]);
  });
});
