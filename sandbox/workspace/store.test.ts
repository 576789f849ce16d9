import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../server.ts';
import { TRIAL_MANIFEST } from '../testing/trial-app.ts';
import { StoreInUse } from './store.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const start = () => startSandbox({ manifest: TRIAL_MANIFEST, dataDir, page: false });

test('tokens, messages and the clock are there after a restart', async () => {
  const first = await start();
  const { botToken, signingSecret } = first;
  await first.person('maya').say('#general', 'Good morning @jonas');
  await first.clock({ do: 'jump', to: '2030-01-07T09:00:00Z' });
  await first.stop();
  const again = await start();
  expect([again.botToken, again.signingSecret]).toEqual([botToken, signingSecret]);
  expect(
    again
      .person('daniel')
      .messages('#general')
      .map(({ text }) => text),
  ).toEqual([`Good morning <@${again.person('jonas').id}>`]);
  expect(again.now().toISOString().slice(0, 10)).toBe('2030-01-07');
  await again.stop();
});

test('a second sandbox in the same folder is refused with a sentence', async () => {
  const first = await start();
  await expect(start()).rejects.toThrow(StoreInUse);
  await first.stop();
});

test('what was answered survives kill -9, and the folder is free at once', async () => {
  const manifest = fileURLToPath(new URL('../../manifest.yml', import.meta.url));
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, '--port', '0', '--data', dataDir, '--manifest', manifest]);
  const line = await new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
  const { apiUrl, botToken } = JSON.parse(line) as { apiUrl: string; botToken: string };
  const response = await fetch(`${apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ channel: 'U0MAYA7K2Q', text: 'Kept' }),
  });
  expect(await response.json()).toMatchObject({ ok: true });
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  const again = await start();
  expect(
    again
      .person('maya')
      .dm()
      .map(({ text }) => text),
  ).toEqual(['Kept']);
  await again.stop();
});
