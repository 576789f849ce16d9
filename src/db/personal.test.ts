import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { PERSONAL_TABLES } from './personal.ts';

it('exporting and erasing know every table with rows of one person, and erasing takes them along', async () => {
  const { database, close } = await testDatabase();
  const { rows } = await sql<{ table: string; rule: string | null }>`
    select c.table_name as "table", r.delete_rule as rule
    from information_schema.columns c
    left join information_schema.key_column_usage k using (table_schema, table_name, column_name)
    left join information_schema.referential_constraints r using (constraint_name)
    where c.table_schema = 'public' and c.column_name = 'person_id' and r.delete_rule is not null
    order by 1`.execute(database.db);
  expect(rows).toEqual([...PERSONAL_TABLES].sort().map((table) => ({ table, rule: 'CASCADE' })));
  await close();
});
