import pg from 'pg';
import { openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { keyRing, parseKeys } from '../../src/keys.ts';
import { databaseInstallations } from '../../src/slack/installed/installations.ts';

/** Workspaces that installed the bot, and people in them. */
export interface Size {
  workspaces: number;
  people: number;
}

export const workspaceId = (n: number): string => `T${String(n).padStart(5, '0')}`;

/** A database with workspaces and people in it. @returns its address */
export async function fillWorld(serverUrl: string, name: string, key: string, size: Size): Promise<string> {
  const url = serverUrl.replace(/[^/]+$/, name);
  await ask(serverUrl, `create database ${name}`);
  const database = await openDatabase({ url, dataDir: '' });
  await migrate(database);
  const installations = databaseInstallations(database, keyRing(parseKeys(key)), () => new Date());
  for (let n = 0; n < size.workspaces; n++) await installations.storeInstallation(installationOf(workspaceId(n)));
  await database.close();
  await ask(
    url,
    `insert into person (workspace_id, slack_user_id, time_zone, created_at, updated_at)
     select w.id, 'U' || n || w.id, 'America/Chicago', now(), now() from workspace w, generate_series(1, ${size.people}) n`,
  );
  await ask(url, 'vacuum analyze');
  return url;
}

const installationOf = (id: string) => ({
  team: { id, name: id },
  enterprise: undefined,
  isEnterpriseInstall: false,
  appId: 'A0BENCH',
  authVersion: 'v2' as const,
  tokenType: 'bot' as const,
  user: { id: 'U0ADMIN', token: undefined, scopes: undefined },
  bot: { id: 'B0BENCH', userId: 'U0BOT', scopes: ['chat:write', 'im:write'], token: tokenOf(id) },
});

/** The token by which the sink knows a workspace. */
export const tokenOf = (id: string): string => `xoxb-${id}`;

/** Nothing has been sent, and nobody's pace is known. */
export const forget = (url: string) =>
  ask(url, 'truncate surface, job, pace').then(() => ask(url, 'vacuum surface, job, pace'));

/** @returns the rows of one statement */
export async function ask<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
