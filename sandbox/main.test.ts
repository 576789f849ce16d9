import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv, promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Snapshot } from './protocol.ts';
import { TRIAL_MANIFEST, trialApp } from './testing/trial-app.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const MAYA = 'U0MAYA7K2Q';

let folder: string;
let manifest: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-main-'));
  manifest = join(folder, 'manifest.yml');
  await writeFile(manifest, stringify(TRIAL_MANIFEST));
});
afterAll(() => rm(folder, { recursive: true }));

interface Ready {
  url: string;
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
}

async function run(...more: string[]): Promise<{ child: ChildProcess; ready: Ready }> {
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--manifest', manifest, '--no-limits', ...more]);
  const line = await new Promise<string>((resolve) => child.stdout?.once('data', (data) => resolve(String(data))));
  return { child, ready: JSON.parse(line) as Ready };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Maya opens the form by the doors that any language has; answers the title of the modal that she sees. */
async function openForm({ url }: Ready): Promise<string | undefined> {
  const look = async () => (await (await fetch(`${url}/_control/state?as=${MAYA}`)).json()) as Snapshot;
  const { conversations, bot } = await look();
  const channel = conversations.find((each) => each.with === bot.userId)?.id;
  const body = JSON.stringify({ as: MAYA, channel, text: '/trial form' });
  await fetch(`${url}/_control/command`, { method: 'POST', body });
  for (let wait = 0; wait < 100; wait += 1) {
    const [modal] = (await look()).modals;
    if (modal) return modal.title?.text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return undefined;
}

describe('by itself', () => {
  test('serves a Bolt app over HTTP, and ends at once with a page open', async () => {
    const port = await freePort();
    const { child, ready } = await run('--request-url', `http://127.0.0.1:${port}/slack/events`);
    const { app } = trialApp({ token: ready.botToken, apiUrl: ready.apiUrl, signingSecret: ready.signingSecret });
    await app.start(port);
    expect(await openForm(ready)).toBe('1 of 2');
    const page = await fetch(`${ready.url}/_control/events?as=${MAYA}`);
    const began = performance.now();
    child.kill('SIGTERM');
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect([code, performance.now() - began < 1000]).toEqual([0, true]);
    await page.body?.cancel().catch(() => undefined);
    await app.stop();
  });

  test('writes what the app has to know into a file, and listens where PORT says', async () => {
    const port = await freePort();
    const file = join(folder, '.env');
    const child = spawn(process.execPath, [MAIN, '--manifest', manifest, '--env', file], {
      env: { ...process.env, PORT: String(port) },
    });
    const line = await new Promise<string>((resolve) => child.stdout?.once('data', (data) => resolve(String(data))));
    const ready = JSON.parse(line) as Ready;
    expect(ready.url).toBe(`http://127.0.0.1:${port}`);
    expect(parseEnv(await readFile(file, 'utf8'))).toMatchObject({
      SLACK_API_URL: ready.apiUrl,
      SLACK_BOT_TOKEN: ready.botToken,
      SLACK_APP_TOKEN: ready.appToken,
      SLACK_SIGNING_SECRET: ready.signingSecret,
    });
    expect((await stat(file)).mode & 0o077).toBe(0);
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  });

  test('serves the same app over Socket Mode', async () => {
    const { child, ready } = await run();
    const { app } = trialApp({ token: ready.botToken, apiUrl: ready.apiUrl, appToken: ready.appToken });
    await app.start();
    expect(await openForm(ready)).toBe('1 of 2');
    await app.stop();
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  });
});

describe('misused', () => {
  const tried = async (...options: string[]) => {
    const { code, stderr } = (await promisify(execFile)(process.execPath, [MAIN, ...options]).catch(
      (error: unknown) => error,
    )) as { code?: number; stderr: string };
    return { code: code ?? 0, stderr };
  };

  test.each([
    [['--port', 'abc'], /--port has to be a number/],
    [['--request-url', 'here'], /--request-url has to be an address/],
    [['--manifest', '/nowhere.yml'], /cannot be read/],
    [['--env', '/nowhere/.env'], /no folder/],
    [['--what'], /--what/],
  ])('%j is answered with a sentence and 2', async (options, sentence) => {
    expect(await tried(...options)).toEqual({ code: 2, stderr: expect.stringMatching(sentence) });
  });

  test('--help is not an error', async () => {
    expect(await tried('--help')).toEqual({ code: 0, stderr: '' });
  });
});
