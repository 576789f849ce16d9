import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { installApp, removeApp } from '../../sandbox/actions/app.ts';
import { sendEvent } from '../../sandbox/delivery/events.ts';
import { openDatabase } from '../../src/db/client.ts';
import { type Running, runBot, startBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { install } from '../support/install.ts';
import { quickCheck } from '../support/journey.ts';
import { commandBody, signed } from '../support/slack.ts';
import { startGate } from '../support/wires/gate.ts';

let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

test('a workspace installs the bot by OAuth, uses it, and its tokens go when it is removed', async () => {
  const { url, drop } = await migratedDatabase();
  running = await runBot({ mode: 'oauth', databaseUrl: url });
  expect((await install(running)).status).toBe(200);
  await quickCheck(running, running.sandbox.person('maya'));

  const { db, close } = await openDatabase({ url, dataDir: '' });
  const installed = () => db.selectFrom('slack_installation').select('workspace_id').execute();
  expect(await installed()).toHaveLength(1);
  const stored = await db.selectFrom('slack_installation').select('installation').executeTakeFirstOrThrow();
  expect(Buffer.from(stored.installation).toString('latin1')).not.toMatch(/xox/);
  expect(running.logged.join()).not.toMatch(/xox[bep]/);

  removeApp(running.sandbox.workspace);
  await expect.poll(installed, { timeout: 20_000 }).toEqual([]);
  const kept = await db.selectFrom('assessment').select('id').execute();
  expect(kept.length).toBeGreaterThan(0);
  await close();
  await running.stop();
  running = undefined;
  await drop();
}, 60_000);

test('a token that was mended is noticed at the next start, and not in two hours', async () => {
  const { url, drop } = await migratedDatabase();
  const gate = await startGate();
  running = await runBot({ databaseUrl: url, environment: { SLACK_API_URL: gate.apiUrl } });
  const { sandbox, bot } = running;
  gate.leadTo(sandbox.apiUrl);
  gate.refuse('conversations.open', 'token_revoked');
  const jonas = sandbox.person('jonas');
  await jonas.openHome();
  for (let minutes = 0; minutes < 3; minutes++) await sandbox.clock({ do: 'advance', minutes: 30 });
  expect(jonas.dm()).toEqual([]);
  await bot.stop();
  gate.mend();
  const dataDir = await mkdtemp(join(tmpdir(), 'mentoring-'));
  const next = await startBot(sandbox, { databaseUrl: url, dataDir });
  await next.bot.tick();
  await next.bot.idle();
  expect(jonas.dm()).toHaveLength(1);
  await next.stop();
  gate.stop();
  await rm(dataDir, { recursive: true });
  await running.stop();
  running = undefined;
  await drop();
});

test.each(['http', 'socket'] as const)('with one token, over %s: out, in again, and told late', async (mode) => {
  const { url, drop } = await migratedDatabase();
  running = await runBot({ mode, databaseUrl: url });
  const { sandbox, bot } = running;
  const { workspace: ws } = sandbox;
  const { db, close } = await openDatabase({ url, dataDir: '' });
  const isOut = async () => (await db.selectFrom('workspace').select('uninstalled_at').execute())[0]?.uninstalled_at;
  await sandbox.person('maya').command('/mentoring privacy');
  expect(await isOut()).toBeNull();
  // One that names another bot, and one of a token before: Slack takes the token that the bot has.
  for (const bot of ['UOTHER', ws.bot.userId]) sendEvent(ws, 'tokens_revoked', { tokens: { oauth: [], bot: [bot] } });
  await sandbox.settled();
  expect(await isOut()).toBeNull();

  removeApp(ws);
  await expect.poll(isOut, { timeout: 20_000 }).not.toBeNull();
  await bot.stop();
  installApp(ws, ws.app.scopes);
  const dataDir = await mkdtemp(join(tmpdir(), 'mentoring-'));
  const next = await startBot(sandbox, { mode, databaseUrl: url, dataDir });
  expect(await isOut()).toBeNull();
  sendEvent(ws, 'app_uninstalled', {});
  await next.bot.idle();
  expect(await isOut()).toBeNull();
  await next.stop();
  await rm(dataDir, { recursive: true });
  await close();
  await running.stop();
  running = undefined;
  await drop();
}, 60_000);

test('by OAuth: what is told late of an earlier installation, or of another bot, takes nothing from this one', async () => {
  const { url, drop } = await migratedDatabase();
  running = await runBot({ mode: 'oauth', databaseUrl: url });
  const { sandbox, bot } = running;
  const { workspace: ws } = sandbox;
  const { db, close } = await openDatabase({ url, dataDir: '' });
  const kept = async () => ({
    generation: (await db.selectFrom('slack_installation').select('generation').execute())[0]?.generation,
    out: (await db.selectFrom('workspace').select('uninstalled_at').execute())[0]?.uninstalled_at,
  });
  await install(running);
  const first = await kept();
  removeApp(ws);
  await expect.poll(kept, { timeout: 20_000 }).toMatchObject({ generation: undefined, out: expect.any(Date) });
  await install(running);
  const second = await kept();
  expect(second).toEqual({ generation: expect.stringMatching(/./), out: null });
  expect(second.generation).not.toBe(first.generation);
  for (const user of ['UOTHER', ws.bot.userId]) sendEvent(ws, 'tokens_revoked', { tokens: { oauth: [], bot: [user] } });
  sendEvent(ws, 'app_uninstalled', {});
  await sandbox.settled();
  await bot.idle();
  expect(await kept()).toEqual(second);
  await quickCheck(running, sandbox.person('maya'));
  await close();
  await running.stop();
  running = undefined;
  await drop();
}, 60_000);

test('a request or an event that names no workspace keeps nothing', async () => {
  const { url, drop } = await migratedDatabase();
  running = await runBot({ databaseUrl: url });
  const { sandbox, botUrl } = running;
  const { id } = sandbox.person('maya');
  await signed(`${botUrl}/slack/events`, sandbox.signingSecret, commandBody({ team_id: '', user_id: id }));
  const event = { type: 'app_home_opened', user: id, tab: 'home' };
  const told = { type: 'event_callback', team_id: '', event_id: 'Ev1', event_time: 1_800_000_000, event };
  await signed(`${botUrl}/slack/events`, sandbox.signingSecret, JSON.stringify(told), { type: 'application/json' });
  await running.bot.idle();
  const { db, close } = await openDatabase({ url, dataDir: '' });
  expect(await db.selectFrom('workspace').select('id').execute()).toEqual([]);
  expect(await db.selectFrom('person').select('id').execute()).toEqual([]);
  expect(running.logged.join()).toContain('a request failed; the person is told');
  await close();
  await running.stop();
  running = undefined;
  await drop();
});

test('a state that was not ours is refused', async () => {
  running = await runBot({ mode: 'oauth' });
  const answer = await fetch(`${running.botUrl}/slack/oauth_redirect?code=1.2&state=forged`);
  expect(answer.status).toBeGreaterThanOrEqual(400);
});

test('what waits for a workspace goes when the bot is installed there again', async () => {
  const { url, drop } = await migratedDatabase();
  running = await runBot({ mode: 'oauth', databaseUrl: url });
  const { sandbox, bot } = running;
  expect((await install(running)).status).toBe(200);
  const jonas = sandbox.person('jonas');
  sandbox.switches({ apiFault: 'status_503', faultMethods: ['conversations.open'], faultTimes: 0 });
  await jonas.openHome();
  const { db, close } = await openDatabase({ url, dataDir: '' });
  // As after a long outage: nobody looks before tomorrow.
  await sql`delete from job`.execute(db);
  await expect.poll(() => db.selectFrom('surface').select('id').where('held_by', 'is not', null).execute()).toEqual([]);
  const tomorrow = new Date(sandbox.now().getTime() + 86_400_000);
  await db.updateTable('surface').set({ look_at: tomorrow }).where('kind', '=', 'people.welcome').execute();
  removeApp(sandbox.workspace);
  sandbox.switches({ apiFault: 'none', faultMethods: [] });
  await bot.tick();
  await bot.idle();
  expect(jonas.dm()).toEqual([]);
  expect((await install(running)).status).toBe(200);
  await bot.tick();
  await bot.idle();
  expect(jonas.dm()).toHaveLength(1);
  await close();
  await running.stop();
  running = undefined;
  await drop();
}, 60_000);
