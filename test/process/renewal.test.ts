import { createServer, type Server } from 'node:http';
import type { Installation } from '@slack/bolt';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { keyRing } from '../../src/keys.ts';
import { createLog } from '../../src/process/log.ts';
import { listen } from '../../src/process/serve.ts';
import { databaseInstallations, type Installations } from '../../src/slack/installed/installations.ts';
import { createInstaller } from '../../src/slack/installed/installer.ts';
import { installedWorkspaces, type Workspaces } from '../../src/slack/installed/workspaces.ts';
import { migratedDatabase } from '../support/database.ts';

/** A bot's process, as far as it renews tokens; with one connection to the database. */
interface Replica {
  database: Database;
  installations: Installations;
  workspaces: Workspaces;
}

let server: Server;
let apiUrl: string;
let drop: () => Promise<void>;
let replicas: Replica[];
/** How often each workspace was renewed, and how often with a refresh token that had been used. */
let renewed: Map<string, number>;
let refused: number;

beforeEach(async () => {
  renewed = new Map();
  refused = 0;
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const [workspace = '', used] = (new URLSearchParams(body).get('refresh_token') ?? '').split('/');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const times = renewed.get(workspace) ?? 0;
    response.setHeader('content-type', 'application/json');
    if (Number(used) !== times) {
      refused++;
      return void response.end(JSON.stringify({ ok: false, error: 'invalid_refresh_token' }));
    }
    renewed.set(workspace, times + 1);
    response.end(
      JSON.stringify({
        ok: true,
        token_type: 'bot',
        access_token: `xoxe.${workspace}/${times + 1}`,
        refresh_token: `${workspace}/${times + 1}`,
        expires_in: 43_200,
      }),
    );
  });
  apiUrl = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}/api/`;
  const made = await migratedDatabase();
  drop = made.drop;
  replicas = [await replica(made.url), await replica(made.url)];
});
afterEach(async () => {
  for (const { database } of replicas) await database.close();
  server.close();
  server.closeAllConnections();
  await drop();
});

async function replica(url: string): Promise<Replica> {
  const database = await openDatabase({ url, dataDir: '', poolMax: 1, connectTimeoutMs: 1_000 });
  await migrate(database);
  const now = () => new Date();
  const installations = databaseInstallations(database, keyRing([Buffer.alloc(32, 7)]), now);
  const log = createLog('silent');
  const slack = {
    mode: 'oauth' as const,
    signingSecret: 's',
    clientId: '1.2',
    clientSecret: 'c',
    stateSecret: 'x',
    publicUrl: 'https://mentoring.example.com',
    apiUrl,
  };
  const installer = createInstaller(slack, installations, log);
  return { database, installations, workspaces: installedWorkspaces(installer, installations, apiUrl, log, now) };
}

/** A workspace whose token ends in an hour: it is to be renewed before the next use. */
async function installIn(workspace: string): Promise<void> {
  await replicas[0]?.installations.storeInstallation({
    team: { id: workspace, name: workspace },
    enterprise: undefined,
    isEnterpriseInstall: false,
    user: { token: undefined, scopes: undefined, id: 'U1' },
    authVersion: 'v2',
    tokenType: 'bot',
    bot: {
      token: `xoxe.${workspace}/0`,
      refreshToken: `${workspace}/0`,
      expiresAt: Math.floor(Date.now() / 1000) + 3_600,
      scopes: [],
      id: 'B1',
      userId: 'U2',
    },
  } as Installation<'v2', false>);
}

const listed = Array.from({ length: 12 }, (_, n) => `T${n}`);

test('twelve workspaces, each asked for by several at once in two replicas of one connection, renew once each', async () => {
  for (const workspace of listed) await installIn(workspace);
  const asking = [...replicas, ...replicas].flatMap(({ workspaces }) =>
    listed.map(async (workspace) => (await workspaces.clientFor(workspace)).token),
  );
  expect(await Promise.all(asking)).toEqual(
    [...listed, ...listed, ...listed, ...listed].map((workspace) => `xoxe.${workspace}/1`),
  );
  expect([...renewed]).toHaveLength(12);
  expect([...renewed.values()].every((times) => times === 1)).toBe(true);
  expect(refused).toBe(0);
});

test('a renewal whose process died keeps the others waiting until its time is over, and no longer', async () => {
  await installIn('T0');
  const left = (seconds: number) =>
    replicas[0]?.database.db
      .updateTable('slack_installation')
      .set({
        renewing: '00000000-0000-4000-8000-000000000000',
        renewing_until: sql<Date>`now() + make_interval(secs => ${seconds})`,
      })
      .execute();
  await left(1);
  const began = performance.now();
  const client = await replicas[1]?.workspaces.clientFor('T0');
  expect(client?.token).toBe('xoxe.T0/1');
  expect(performance.now() - began).toBeGreaterThan(900);
});

test('a renewal that fails gives its turn back, and the next one succeeds', async () => {
  await installIn('T0');
  const [one, other] = replicas;
  const failing = one?.installations.exclusively('T0', async () => Promise.reject(new Error('Slack is away')));
  await expect(failing).rejects.toThrow('Slack is away');
  const began = performance.now();
  expect((await other?.workspaces.clientFor('T0'))?.token).toBe('xoxe.T0/1');
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('a workspace that was uninstalled while waiting is said to be gone, and nobody waits for it', async () => {
  await expect(replicas[0]?.installations.exclusively('T9', async () => 'tried')).resolves.toBe('tried');
  await expect(replicas[0]?.workspaces.clientFor('T9')).rejects.toThrow('not installed');
});
