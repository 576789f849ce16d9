import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import type { Schema } from '../../src/db/schema.ts';
import { IN_FLIGHT, slackLimits } from '../../src/jobs/pace.ts';
import { keyRing, parseKeys } from '../../src/keys.ts';
import { listen } from '../../src/process/serve.ts';
import { databaseInstallations } from '../../src/slack/installed/installations.ts';
import { type BotProcess, startBotProcess } from '../faults/bot-process.ts';
import { testKey } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { finishChecks } from './mentees.ts';

/*
 * A Monday at noon in many workspaces at once: three replicas on one database, one of them killed at some moment, and a
 * Slack that refuses some calls and loses some answers after it has done the work. In full, half an hour and more:
 * NUDGE_TIMED=yes NUDGE_ROUNDS=30 NUDGE_PEOPLE=5000 npx vitest run --config vitest.long.config.ts test/nudge/three-replicas.long.test.ts
 */

const rounds = Number(process.env.NUDGE_ROUNDS ?? 3);
const people = Number(process.env.NUDGE_PEOPLE ?? 200);
/** How long it takes is a matter of the machine where that has other work: it is judged by hand, on a quiet one. */
const isTimed = process.env.NUDGE_TIMED === 'yes';
const workspaces = 50;
const [sharesLost, sharesRefused] = [0.01, 0.02];
/** What one minute waits for the next: what a dead replica had in hand is looked at then. */
const tickMs = 60_000;
/** In Chicago a quarter past noon of a Monday, by when all of the crowd is due. */
const monday = Date.parse('2026-12-07T18:15:00Z');

/** Numbers from 0 up to 1, alike: mulberry32, https://github.com/cprosche/mulberry32 */
function drawnBy(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let drawn = Math.imul(state ^ (state >>> 15), state | 1);
    drawn ^= drawn + Math.imul(drawn ^ (drawn >>> 7), drawn | 61);
    return ((drawn ^ (drawn >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What Slack has seen of one round. */
interface Seen {
  /** How often each was posted to, by the conversation, which has the name of its reader. */
  posted: Map<string, number>;
  /** Of each workspace: how long it said to wait in all, and when the last message came. */
  waits: Map<string, number>;
  last: Map<string, number>;
  /** Until when each said to wait at last, how many calls came all the same, and the most of these after any refusal. */
  closed: Map<string, { until: number; calls: number }>;
  mostTooSoon: number;
  refused: number;
  lost: number;
}

/** A Slack that does what it is asked, but for a share of calls that it refuses, and one whose answers never arrive. */
async function losingSlack(random: () => number) {
  let seen: Seen = fresh();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    const given = new URLSearchParams(body);
    const workspace = (request.headers.authorization ?? '').replace('Bearer xoxb-', '');
    const closed = seen.closed.get(workspace);
    if (closed && performance.now() < closed.until) {
      closed.calls++;
      seen.mostTooSoon = Math.max(seen.mostTooSoon, closed.calls);
    }
    const fate = random();
    if (fate < sharesRefused) {
      const seconds = 1 + Math.floor(random() * 3);
      seen.closed.set(workspace, { until: performance.now() + seconds * 1_000, calls: 0 });
      seen.refused++;
      seen.waits.set(workspace, (seen.waits.get(workspace) ?? 0) + seconds);
      response.writeHead(429, { 'retry-after': String(seconds), 'content-type': 'application/json' });
      return void response.end('{"ok":false,"error":"ratelimited"}');
    }
    const answer = work(request.url?.split('/').at(-1) ?? '', given, workspace);
    if (fate < sharesRefused + sharesLost) {
      seen.lost++;
      return void response.destroy();
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  const port = await listen(server, 0, '127.0.0.1');

  function work(method: string, given: URLSearchParams, workspace: string): object {
    if (method === 'conversations.open') return { ok: true, channel: { id: `D${given.get('users')?.slice(1)}` } };
    if (method !== 'chat.postMessage') return { ok: true };
    const channel = given.get('channel') ?? '';
    const count = (seen.posted.get(channel) ?? 0) + 1;
    seen.posted.set(channel, count);
    seen.last.set(workspace, performance.now());
    return { ok: true, channel, ts: `${seen.posted.size}.00000${count}` };
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    seen: () => seen,
    begin: () => {
      seen = fresh();
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const none = { refused: 0, lost: 0 };
const fresh = (): Seen => ({
  posted: new Map(),
  waits: new Map(),
  last: new Map(),
  closed: new Map(),
  mostTooSoon: 0,
  ...none,
});

const workspaceId = (n: number): string => `T${String(n).padStart(5, '0')}`;

/** Workspaces that have installed the bot, and mentees in them who all wait for this Monday. */
async function settle(db: Kysely<Schema>): Promise<void> {
  const keys = keyRing(parseKeys(testKey));
  const installations = databaseInstallations(
    { kind: 'postgres', db } as Parameters<typeof databaseInstallations>[0],
    keys,
    () => new Date(),
  );
  for (let n = 0; n < workspaces; n++) {
    const id = workspaceId(n);
    await installations.storeInstallation({
      ...{ team: { id, name: id }, enterprise: undefined, isEnterpriseInstall: false, appId: 'A0TEST' },
      ...{ authVersion: 'v2', tokenType: 'bot', user: { id: 'U0ADMIN', token: undefined, scopes: undefined } },
      bot: { id: 'B0TEST', userId: 'U0BOT', scopes: ['chat:write', 'im:write'], token: `xoxb-${id}` },
    });
  }
  await sql`insert into person (workspace_id, slack_user_id, time_zone, created_at, updated_at)
    select id, 'U' || n || id, 'America/Chicago', now(), now()
    from workspace, generate_series(1, ${people / workspaces}::int) n`.execute(db);
  const all = await db.selectFrom('person').select('id').execute();
  const ids = all.map(({ id }) => id);
  await finishChecks(db, keys, ids, new Date('2026-11-23T15:00:00Z'));
  await sql`insert into nudge_setting (person_id, for_day) select id, '2026-12-07' from person`.execute(db);
}

/** Nothing has come yet, and everybody is due. */
async function beginAnew(db: Kysely<Schema>): Promise<void> {
  await sql`truncate job, pace, surface, push_thing, push, nudge`.execute(db);
  await sql`update nudge_setting set for_day = '2026-12-07', next_nudge_at = '2026-12-07T18:00:00Z'`.execute(db);
}

/** How many of the messages are neither sent nor given up, or are somebody's who may be dead. */
async function countOpen(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ open: number }>`select
    (select count(*) from nudge_setting where next_nudge_at <= '2026-12-07T19:00:00Z')::int
    + (select count(*) from surface where place = 'dm' and state not in ('sent', 'unknown'))::int as open`.execute(db);
  return rows[0]?.open ?? 0;
}

/** What became of each message, by its reader's conversation. */
async function listStates(db: Kysely<Schema>): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('nudge')
    .innerJoin('push_thing', 'push_thing.subject_id', 'nudge.id')
    .innerJoin('surface', 'surface.subject_id', 'push_thing.told_in')
    .innerJoin('person', 'person.id', 'nudge.person_id')
    .select(['person.slack_user_id as reader', 'surface.state'])
    .where('nudge.kind', 'is not', null)
    .execute();
  return new Map(rows.map(({ reader, state }) => [`D${reader.slice(1)}`, state]));
}

test('a Monday of many workspaces, with a replica killed: none comes twice, none is lost unlisted, all come in time', async () => {
  const { url, drop } = await migratedDatabase();
  const { db, close } = await openDatabase({ url, dataDir: '', poolMax: 4 });
  await settle(db);
  const seed = Number(process.env.NUDGE_SEED ?? Date.now() % 2 ** 31);
  const random = drawnBy(seed);
  const slack = await losingSlack(random);
  const dataDir = await mkdtemp(join(tmpdir(), 'mentoring-replicas-'));
  const aheadMs = monday - Date.now();
  const start = (): Promise<BotProcess> =>
    startBotProcess({
      ...{ SLACK_API_URL: slack.apiUrl, SLACK_SIGNING_SECRET: 'x', SLACK_CLIENT_ID: 'x', SLACK_CLIENT_SECRET: 'x' },
      ...{ SLACK_STATE_SECRET: 'a secret for tests', MENTORING_PUBLIC_URL: 'https://bot.example', PORT: '0' },
      ...{ NUDGES: 'yes', CONNECT_MS: '10000', AHEAD_MS: String(aheadMs), LOG_LEVEL: 'silent' },
      ...{ MENTORING_DATA_DIR: dataDir, DATABASE_URL: url, MENTORING_ENCRYPTION_KEYS: testKey },
    });
  const replicas: BotProcess[] = [];
  try {
    for (let round = 1; round <= rounds; round++) {
      while (replicas.length < 3) replicas.push(await start());
      await beginAnew(db);
      slack.begin();
      await oneRound(`round ${round}, seed ${seed}`);
    }
  } finally {
    for (const one of replicas) await one.kill();
    slack.stop();
    await close();
    await drop();
    await rm(dataDir, { recursive: true, force: true });
  }

  async function oneRound(name: string): Promise<void> {
    const begun = performance.now();
    const ticking = replicas.map((one) => one.order({ do: 'tick' }).catch(() => undefined));
    const killAfter = Math.floor(random() * people * 0.9);
    const victim = Math.floor(random() * replicas.length);
    while (slack.seen().posted.size < killAfter) await sleep(5);
    await replicas[victim]?.kill();
    replicas.splice(victim, 1);
    await Promise.all(ticking);
    let looked = performance.now();
    while ((await countOpen(db)) > 0) {
      await sleep(100);
      // A minute, and what was held by the dead is free by then.
      if (performance.now() - looked < 5_000) continue;
      looked = performance.now();
      for (const one of replicas) await one.order({ do: 'later', aheadMs });
    }
    const { posted, waits, last, refused, lost, mostTooSoon } = slack.seen();
    const states = await listStates(db);
    const listed = [...states].filter(([, state]) => state === 'unknown').map(([reader]) => reader);
    const gone = [...states.keys()].filter((reader) => !posted.has(reader));
    const ends = [...last.values()].map((end) => end - begun);
    console.log(
      `${name}: ${posted.size} of ${people} came, the last after ${(Math.max(...ends) / 1000).toFixed(1)} s; ` +
        `killed after ${killAfter}; ${refused} refused, ${lost} answers lost, ${listed.length} unknown, ` +
        `${gone.length} of these did not come`,
    );
    expect(states.size).toBe(people);
    expect([...posted].filter(([, times]) => times > 1)).toEqual([]);
    expect(gone.filter((reader) => !listed.includes(reader))).toEqual([]);
    // What was on its way when a workspace was refused may still come: each is a conversation and a message at most.
    expect(mostTooSoon, name).toBeLessThanOrEqual(2 * IN_FLIGHT);
    for (const [workspace, end] of isTimed ? last : []) {
      // With each message its reader's Home goes, too: two slots a person.
      const slots = (2 * people) / workspaces - slackLimits.burst;
      const allowed = (slots / slackLimits.most + (waits.get(workspace) ?? 0)) * 1_000;
      expect(end - begun, `${name}, ${workspace}`).toBeLessThanOrEqual(allowed * 1.05 + tickMs);
    }
  }
}, 7_200_000);
