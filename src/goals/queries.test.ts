import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testKey } from '../../test/support/bot.ts';
import { embeddedDatabase, testDatabase } from '../../test/support/database.ts';
import { type Database, openDatabase } from '../db/client.ts';
import { NotRead } from '../db/reading.ts';
import { keyRing, parseKeys } from '../keys.ts';
import { goalsOf } from './facts.ts';
import { noFields } from './fields.ts';
import type { GoalState } from './goal.ts';
import { addEntry, listEntries } from './history/queries.ts';
import { addGoal, countGoals, findGoal, listGoals, removeGoal, saveGoal } from './queries.ts';

const keys = keyRing(parseKeys(testKey));
const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 9, minute));

async function addPerson({ db }: Database): Promise<string> {
  const workspace = { id: 'T1', installed_at: at(0) };
  await db
    .insertInto('workspace')
    .values(workspace)
    .onConflict((c) => c.doNothing())
    .execute();
  const person = { workspace_id: 'T1', slack_user_id: `U${randomUUID()}`, created_at: at(0), updated_at: at(0) };
  return (await db.insertInto('person').values(person).returning('id').executeTakeFirstOrThrow()).id;
}

describe.each([
  ['PostgreSQL', testDatabase],
  ['the embedded database', embeddedDatabase],
] as const)('goals in %s', (_, open) => {
  let database: Database;
  let close: () => Promise<void>;
  let personId: string;
  beforeAll(async () => {
    ({ database, close } = await open());
    personId = await addPerson(database);
  });
  afterAll(() => close());

  const add = (id: string, owner: string, what: string, due = '2027-01-01') =>
    database.db
      .transaction()
      .execute((trx) =>
        addGoal(trx, keys, { id, personId: owner, state: 'open', fields: { ...noFields(), what, due }, now: at(0) }),
      );

  it('are listed drafts first, then the next due, then those closed last, whatever the page', async () => {
    const owner = await addPerson(database);
    const rows: [what: string, state: GoalState, due: string, closed?: Date][] = [
      ['done first', 'done', '2027-01-01', at(1)],
      ['due last', 'open', '2027-05-01'],
      ['let go last', 'let-go', '2026-01-01', at(3)],
      ['draft', 'draft', ''],
      ['due first', 'open', '2026-01-01'],
      ['done in between', 'done', '2028-01-01', at(2)],
      ['due in between', 'open', '2027-01-01'],
    ];
    for (const [what, state, due, closedAt = null] of rows) {
      const id = randomUUID();
      await add(id, owner, what);
      const fields = { ...noFields(), what, due };
      await database.db.transaction().execute((trx) => saveGoal(trx, keys, owner, { id, state, fields, closedAt }));
    }
    const pages = await Promise.all(
      [0, 3, 6, 9].map((offset) => listGoals(database.db, keys, owner, { offset, limit: 3 })),
    );
    const listed = ['draft', 'due first', 'due in between', 'due last', 'let go last', 'done in between', 'done first'];
    expect(pages.flat().map(({ fields }) => fields.what)).toEqual(listed);
    expect(await countGoals(database.db, owner)).toEqual({ draft: 1, open: 3, done: 2, 'let-go': 1 });
    const facts = await goalsOf(database.db, keys, owner);
    expect(facts).toMatchObject({ open: 3, done: 2, letGo: 1 });
    expect(facts.nextDue.map(({ what, due }) => [what, due])).toEqual([
      ['due first', '2026-01-01'],
      ['due in between', '2027-01-01'],
      ['due last', '2027-05-01'],
    ]);
  });

  it('belong to one person: nobody else finds, removes or adds one under the same id', async () => {
    const id = randomUUID();
    const stranger = await addPerson(database);
    expect(await add(id, personId, 'mine')).toBe(true);
    expect(await add(id, personId, 'again')).toBe(false);
    expect(await add(id, stranger, 'theirs')).toBe(false);
    expect(await findGoal(database.db, keys, { personId: stranger, id })).toBeUndefined();
    expect(await database.db.transaction().execute((trx) => removeGoal(trx, { personId: stranger, id }))).toBe(false);
    expect((await findGoal(database.db, keys, { personId, id }))?.fields.what).toBe('mine');
  });

  it('go with their history', async () => {
    const id = randomUUID();
    await add(id, personId, 'short-lived');
    const own = { personId, id };
    const noteId = randomUUID();
    await database.db.transaction().execute(async (trx) => {
      expect(await addEntry(trx, keys, { ...own, entries: 0 }, { kind: 'made' }, at(1))).toBe(1);
      expect(await addEntry(trx, keys, { ...own, entries: 1 }, { kind: 'note', text: 'n' }, at(1), noteId)).toBe(2);
      expect(await addEntry(trx, keys, { ...own, entries: 2 }, { kind: 'note', text: 'n' }, at(1), noteId)).toBe(2);
    });
    const entries = await listEntries(database.db, keys, id, { offset: 0, limit: 10 });
    expect(entries).toEqual([
      { kind: 'note', text: 'n', at: at(1) },
      { kind: 'made', at: at(1) },
    ]);
    expect(await database.db.transaction().execute((trx) => removeGoal(trx, own))).toBe(true);
    expect(await listEntries(database.db, keys, id, { offset: 0, limit: 10 })).toEqual([]);
  });

  it('do not open when their words are moved to another goal', async () => {
    const [from, to] = [randomUUID(), randomUUID()];
    await add(from, personId, 'hers');
    await add(to, personId, 'other');
    const { words } = await database.db
      .selectFrom('goal')
      .select('words')
      .where('id', '=', from)
      .executeTakeFirstOrThrow();
    await database.db.updateTable('goal').set({ words }).where('id', '=', to).execute();
    await expect(findGoal(database.db, keys, { personId, id: to })).rejects.toThrow(NotRead);
    const page = { offset: 0, limit: 100 };
    const shown = (await listGoals(database.db, keys, personId, page)).map((goal) => goal.id);
    expect(shown).toContain(from);
    expect(shown).not.toContain(to);
  });

  it('cannot be open without a day, nor closed without an instant, whatever the code does', async () => {
    const id = randomUUID();
    await add(id, personId, 'x');
    const save = (state: GoalState, due: string, closedAt: Date | null) =>
      database.db
        .transaction()
        .execute((trx) => saveGoal(trx, keys, personId, { id, state, fields: { ...noFields(), due }, closedAt }));
    await expect(save('open', '', null)).rejects.toThrow('goal_is_dated');
    await expect(save('done', '2027-01-01', null)).rejects.toThrow('goal_is_closed');
    await expect(save('open', '2027-01-01', at(1))).rejects.toThrow('goal_is_closed');
  });
});

it('a goal that several processes add at once is added once, and the others find it', async () => {
  const { url, database, close } = await testDatabase();
  const personId = await addPerson(database);
  const bots = await Promise.all([1, 2, 3, 4].map(() => openDatabase({ url, dataDir: '', poolMax: 1 })));
  for (let round = 0; round < 20; round++) {
    const id = randomUUID();
    const own = { personId, id };
    const outcomes = await Promise.all(
      bots.map(({ db }, index) =>
        db.transaction().execute(async (trx) => {
          const fields = { ...noFields(), what: `bot ${index}`, due: '2027-01-01' };
          const added = await addGoal(trx, keys, { ...own, state: 'open', fields, now: at(0) });
          const found = await findGoal(trx, keys, own, true);
          return { added, what: found?.fields.what };
        }),
      ),
    );
    expect(outcomes.filter(({ added }) => added)).toHaveLength(1);
    expect(new Set(outcomes.map(({ what }) => what)).size).toBe(1);
    expect(outcomes[0]?.what).toBeDefined();
  }
  for (const bot of bots) await bot.close();
  await close();
});
