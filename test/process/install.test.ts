import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { removeApp } from '../../sandbox/actions/app.ts';
import { openDatabase } from '../../src/db/client.ts';
import { type Running, runBot, startBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { install } from '../support/install.ts';
import { quickCheck } from '../support/journey.ts';
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
