import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { features } from '../../src/app.ts';
import type { Database } from '../../src/db/client.ts';
import { keptBy } from '../../src/db/kept.ts';
import { testDatabase } from '../support/database.ts';

const kept = keptBy(features);
let database: Database;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ database, close } = await testDatabase());
});
afterAll(() => close());

it('exporting and erasing know every table with rows of one person, and erasing takes them along', async () => {
  const { rows } = await sql<{ table: string; rule: string | null }>`
    select c.table_name as "table", r.delete_rule as rule
    from information_schema.columns c
    left join information_schema.key_column_usage k using (table_schema, table_name, column_name)
    left join information_schema.referential_constraints r using (constraint_name)
    where c.table_schema = 'public' and c.column_name = 'person_id' and r.delete_rule is not null
    order by 1`.execute(database.db);
  const tables = kept.rows.flatMap(({ tables = [] }) => tables).sort();
  expect(rows).toEqual(tables.map((table) => ({ table, rule: 'CASCADE' })));
});

it('every column that holds bytes is sealed, and named with the key of its row', async () => {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' order by 1, 2`.execute(database.db);
  const columns = kept.sealed.map(({ table, column }) => ({ table, column }));
  expect(columns.sort((a, b) => (a.table < b.table ? -1 : 1))).toEqual(rows);
  const { rows: keys } = await sql<{ table: string; key: string }>`
    select table_name as "table", column_name as key from information_schema.key_column_usage k
    join information_schema.table_constraints c using (constraint_schema, constraint_name, table_name)
    where c.table_schema = 'public' and c.constraint_type = 'PRIMARY KEY'`.execute(database.db);
  for (const { table, key } of kept.sealed) expect(keys).toContainEqual({ table, key });
});

/** The tables of before: what is sealed there is bound to its row alone. */
const boundToRowsAlone = [
  'assessment.answers',
  'goal.words',
  'goal_entry.entry',
  'key_check.sealed',
  'network_ask.noted',
  'network_map.dismissed',
  'network_person.noted',
  'network_reminder.finding',
  'slack_installation.installation',
];

it('every sealed column of a later table names whose it is', () => {
  const without = kept.sealed.filter(({ owner }) => !owner).map(({ table, column }) => `${table}.${column}`);
  expect(without.sort()).toEqual(boundToRowsAlone);
});
