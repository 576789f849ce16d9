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

it('every sealed column names whose it is, or its row is of one person or workspace', async () => {
  for (const { table, key, column, owner } of kept.sealed) {
    const named: readonly string[] = [key, ...owner];
    const isNamed = ['person_id', 'pair_id', 'workspace_id'].some((one) => named.includes(one));
    expect({ table, column, isNamed }).toEqual({ table, column, isNamed: table !== 'key_check' });
  }
});

it('whatever was sealed for its row alone once, the database refuses so when everything is bound', async () => {
  const { rows } = await sql<{ place: string }>`
    select event_object_table || '.' || replace(trigger_name, '_bound', '') as place
    from information_schema.triggers where trigger_name like '%\_bound' group by 1 order by 1`.execute(database.db);
  const late = kept.sealed.filter(({ rowAloneBefore }) => rowAloneBefore);
  expect(rows.map(({ place }) => place)).toEqual(late.map(({ table, column }) => `${table}.${column}`).sort());
});
