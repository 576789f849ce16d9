import pg from 'pg';
import type { Answers } from '../../src/assess/assessment.ts';
import { answersSealed } from '../../src/assess/queries.ts';
import { openDatabase } from '../../src/db/client.ts';
import { loadKeys } from '../../src/db/load-keys.ts';
import { identityIn } from '../../src/db/sealed.ts';

/** What an app has kept so far. */
export interface Written {
  /** How often an assessment has been written over. */
  saves: number;
  /** How often a Home has been wanted anew. */
  homes: number;
}

/** Lets the database itself count what is saved, in the row that is saved: whatever commits counts, and nothing else. */
export async function countSaves(databaseUrl: string): Promise<void> {
  await asked(
    databaseUrl,
    `create function count_save() returns trigger language plpgsql as
     'begin new.revision := old.revision + 1; return new; end'`,
  );
  await asked(
    databaseUrl,
    'create trigger count_save before update on assessment for each row execute function count_save()',
  );
}

/** @returns what has been kept since the database was filled */
export async function written(databaseUrl: string): Promise<Written> {
  const [row] = await asked<Written>(
    databaseUrl,
    `select (select sum(revision)::int from assessment) as saves,
      (select coalesce(sum(wanted_version), 0)::int from surface where kind = 'home') as homes`,
  );
  return row ?? { saves: 0, homes: 0 };
}

/** Where everybody stands and what they have ticked and rated, as a text that can be compared. */
export async function heldBy(databaseUrl: string, key: string): Promise<string> {
  const database = await openDatabase({ url: databaseUrl, dataDir: '', poolMax: 1 });
  const keys = await loadKeys({ setting: key, database, dataDir: '' });
  const rows = await database.db
    .selectFrom('assessment')
    .innerJoin('person', 'person.id', 'assessment.person_id')
    .select(['assessment.id', 'person_id', 'page', 'answers', 'slack_user_id'])
    .orderBy('slack_user_id')
    .execute();
  await database.close();
  return rows
    .map((row) => {
      const { page, answers, slack_user_id } = row;
      const { needs } = JSON.parse(keys.open(answers, identityIn(answersSealed, row))) as Answers;
      const rated = Object.entries(needs).map(([need, { importance, support }]) => [need, importance, support]);
      return JSON.stringify([slack_user_id, page, rated.toSorted()]);
    })
    .join('\n');
}

async function asked<Row extends object>(databaseUrl: string, statement: string): Promise<Row[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<Row>(statement);
  await client.end();
  return rows;
}
