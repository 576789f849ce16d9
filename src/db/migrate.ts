import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { up as peopleAndAssessments } from '../../migrations/2026-11-23-people-and-assessments.ts';
import { up as goals } from '../../migrations/2026-11-24-goals.ts';
import { up as network } from '../../migrations/2026-11-25-network.ts';
import { up as goalShares } from '../../migrations/2026-11-26-goal-shares.ts';
import { up as reminders } from '../../migrations/2026-11-26-reminders.ts';
import { up as tokenRenewal } from '../../migrations/2026-11-26-token-renewal.ts';
import { up as events } from '../../migrations/2026-11-27-events.ts';
import { up as queue } from '../../migrations/2026-11-27-queue.ts';
import { up as surfaces } from '../../migrations/2026-11-27-surfaces.ts';
import { up as mapPictures } from '../../migrations/2026-11-28-map-pictures.ts';
import { up as pressedFirst } from '../../migrations/2026-11-28-pressed-first.ts';
import { up as pushes } from '../../migrations/2026-11-29-pushes.ts';
import { up as typedTexts } from '../../migrations/2026-11-29-typed-texts.ts';
import { up as mentorStops } from '../../migrations/2026-11-30-mentor-stops.ts';
import { up as hiddenContacts } from '../../migrations/2026-12-01-hidden-contacts.ts';
import { up as pairs } from '../../migrations/2026-12-01-pairs.ts';
import { up as placesOfPairs } from '../../migrations/2026-12-01-places-of-pairs.ts';
import { up as placesThatWereThere } from '../../migrations/2026-12-02-places-that-were-there.ts';
import { up as meetings } from '../../migrations/2026-12-03-meetings.ts';
import { up as agendas } from '../../migrations/2026-12-04-agendas.ts';
import { up as boundSeals } from '../../migrations/2026-12-04-bound-seals.ts';
import { up as pins } from '../../migrations/2026-12-04-pins.ts';
import { up as installations } from '../../migrations/2026-12-05-installations.ts';
import { up as lengthsOfMeetings } from '../../migrations/2026-12-05-lengths-of-meetings.ts';
import { up as ownHours } from '../../migrations/2026-12-06-own-hours.ts';
import { up as followUp } from '../../migrations/2026-12-07-follow-up.ts';
import { up as nudges } from '../../migrations/2026-12-08-nudges.ts';
import { up as homeTeams } from '../../migrations/2026-12-10-home-teams.ts';
import { up as digests } from '../../migrations/2026-12-11-digests.ts';
import { up as keptAgreements } from '../../migrations/2026-12-12-kept-agreements.ts';
import { up as whatPushesTold } from '../../migrations/2026-12-13-what-pushes-told.ts';
import type { Database } from './client.ts';
import { codeOf, DatabaseDown, DatabaseRefused, isDatabaseDown } from './errors.ts';
import { createPool } from './pool.ts';

/** Every migration by its file's name, which is also its order. A test compares this list with the folder. */
export const migrations: Record<string, Migration> = {
  '2026-11-23-people-and-assessments': { up: peopleAndAssessments },
  '2026-11-24-goals': { up: goals },
  '2026-11-25-network': { up: network },
  '2026-11-26-goal-shares': { up: goalShares },
  '2026-11-26-reminders': { up: reminders },
  '2026-11-26-token-renewal': { up: tokenRenewal },
  '2026-11-27-events': { up: events },
  '2026-11-27-queue': { up: queue },
  '2026-11-27-surfaces': { up: surfaces },
  '2026-11-28-map-pictures': { up: mapPictures },
  '2026-11-28-pressed-first': { up: pressedFirst },
  '2026-11-29-pushes': { up: pushes },
  '2026-11-29-typed-texts': { up: typedTexts },
  '2026-11-30-mentor-stops': { up: mentorStops },
  '2026-12-01-hidden-contacts': { up: hiddenContacts },
  '2026-12-01-pairs': { up: pairs },
  '2026-12-01-places-of-pairs': { up: placesOfPairs },
  '2026-12-02-places-that-were-there': { up: placesThatWereThere },
  '2026-12-03-meetings': { up: meetings },
  '2026-12-04-agendas': { up: agendas },
  '2026-12-04-bound-seals': { up: boundSeals },
  '2026-12-04-pins': { up: pins },
  '2026-12-05-installations': { up: installations },
  '2026-12-05-lengths-of-meetings': { up: lengthsOfMeetings },
  '2026-12-06-own-hours': { up: ownHours },
  '2026-12-07-follow-up': { up: followUp },
  '2026-12-08-nudges': { up: nudges },
  '2026-12-10-home-teams': { up: homeTeams },
  '2026-12-11-digests': { up: digests },
  '2026-12-12-kept-agreements': { up: keptAgreements },
  '2026-12-13-what-pushes-told': { up: whatPushesTold },
};

const newest = Object.keys(migrations).sort().at(-1);

/**
 * Brings the tables up to date, each migration once, all in one transaction. Several processes may call it at once:
 * Kysely's migrator holds an advisory lock on PostgreSQL, and the others then find nothing left to do.
 *
 * @returns the names of the migrations that this call applied
 * @throws DatabaseDown when the database went away (nothing was changed), DatabaseRefused when the role may not make what is
 *   missing; the migration's own error otherwise
 */
export async function migrate(database: Database): Promise<string[]> {
  if (database.kind === 'embedded') return run(database.db);
  // A connection of its own: a migration may take longer than a statement of the bot is given.
  const pool = createPool(database.url, { max: 1, connectTimeoutMs: 5_000, hurried: false });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const done = await run(db);
    const lacking = await lackingTables(database, 'read');
    if (lacking) throw new DatabaseRefused(lacking);
    return done;
  } catch (error) {
    if (isDatabaseDown(error)) throw wentAway(error);
    const lacking = refusesRole(error) ? await lackingRights(database) : undefined;
    throw lacking ? new DatabaseRefused(lacking, { cause: error }) : error;
  } finally {
    await db.destroy();
  }
}

const wentAway = (error: unknown): DatabaseDown =>
  error instanceof DatabaseDown
    ? error
    : new DatabaseDown('The database went away during the migration.', { cause: error });

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: insufficient privilege, or no schema to make anything in. */
const refusesRole = (error: unknown): boolean => ['42501', '3F000'].includes(codeOf(error) ?? '');

/**
 * What the role of the bot lacks to make tables, or to change those that are there, with the mend.
 *
 * @returns undefined where it lacks nothing, and on the embedded database
 */
export async function lackingRights(database: Database): Promise<string | undefined> {
  if (database.kind === 'embedded') return undefined;
  const { rows } = await sql<{ role: string; name: string; schema: string | null; may: boolean | null }>`
    select current_user as role, current_database() as name, current_schema() as schema,
      has_schema_privilege(current_schema(), 'create') as may`.execute(database.db);
  const [{ role, name, schema, may } = { role: '', name: '', schema: null, may: null }] = rows;
  if (may) return lackingTables(database);
  const own = `CREATE SCHEMA mentoring AUTHORIZATION ${role}; ALTER ROLE ${role} IN DATABASE ${name} SET search_path = mentoring;`;
  const grant = schema ? ` Or let it use that one: GRANT USAGE, CREATE ON SCHEMA ${schema} TO ${role};` : '';
  const where = schema ? `in the schema ${schema}` : 'anywhere: none of the schemas in its search_path is there';
  return `The role ${role} may not make tables ${where}. Whoever owns the database ${name} makes one for it: ${own}${grant}`;
}

/**
 * Whether the tables that are there are another role's, as after a dump was read by it, with the mend.
 *
 * @param toUse what the bot's role is to be able to do: changing them is for migrations alone
 */
export async function lackingTables(
  database: Database,
  toUse: 'change' | 'read' = 'change',
): Promise<string | undefined> {
  if (database.kind === 'embedded') return undefined;
  const { rows } = await sql<{ role: string; owner: string; schema: string; may: boolean }>`
    select current_user as role, tableowner as owner, schemaname as schema,
      case when ${toUse} = 'read' then has_table_privilege(format('%I.%I', schemaname, tablename), 'select')
        else pg_has_role(current_user, tableowner, 'usage') end as may
    from pg_tables where schemaname = current_schema() and tablename = 'key_check'`.execute(database.db);
  const [found] = rows;
  if (!found || found.may) return undefined;
  const { role, owner, schema } = found;
  return `The role ${role} may not ${toUse} the tables in the schema ${schema}, which are those of ${owner}. Let the bot use that role, or have each given to its own, as with: ALTER TABLE ${schema}.key_check OWNER TO ${role};`;
}

async function run(db: Kysely<unknown> | Database['db']): Promise<string[]> {
  // Another schema of the same database may hold tables of these names, of another program.
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(db);
  const schema = rows[0]?.schema;
  const migrator = new Migrator({
    db,
    ...(schema && { migrationTableSchema: schema }),
    provider: { getMigrations: async () => migrations },
    nameComparator: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    throw isDatabaseDown(error) ? wentAway(error) : error;
  }
  return (results ?? []).map((result) => result.migrationName);
}

/**
 * Whether the database answers and has every table this version of the bot knows. Never throws: for health checks.
 */
export async function isReady({ db }: Database): Promise<boolean> {
  try {
    const rows = await db
      .withTables<{ kysely_migration: { name: string } }>()
      .selectFrom('kysely_migration')
      .select('name')
      .where('name', '=', newest ?? '')
      .execute();
    return rows.length === 1;
  } catch {
    return false;
  }
}
