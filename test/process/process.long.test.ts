import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/server.ts';
import { manifest } from '../support/bot.ts';
import { chosenIn, textOf } from '../support/journey.ts';

const started: ChildProcess[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const child of started.splice(0)) if (child.pid && child.exitCode === null) kill(child, 'SIGKILL');
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

interface Started {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

/** A `.env` beside the project is not for tests: what is set to nothing counts as not set, and wins over the file. */
const blank = Object.fromEntries(
  ['BOT_TOKEN', 'SIGNING_SECRET', 'APP_TOKEN', 'CLIENT_ID', 'CLIENT_SECRET', 'STATE_SECRET'].map((name) => [
    `SLACK_${name}`,
    '',
  ]),
);

/** Runs a command in a process group of its own, with nothing but what it is given in its environment. */
function run(command: string, args: string[], environment: Record<string, string>): Started {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, args, { env: { PATH, HOME, ...blank, ...environment }, detached: true });
  started.push(child);
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  return { child, output: () => output, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

/** A signal to the whole group, as Ctrl-C sends it. */
function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-(child.pid ?? 0), signal);
  } catch {
    // It has gone already.
  }
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'mentoring-process-'));
  folders.push(made);
  return made;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

const ready = (port: number) =>
  expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${port}/readyz`).then(
          (answer) => answer.status,
          () => 0,
        ),
      { timeout: 30_000 },
    )
    .toBe(200);

/** The processes of a group that are left, by /proc; undefined where there is none. */
async function left(group: number): Promise<number[] | undefined> {
  const names = await readdir('/proc').catch(() => undefined);
  if (!names) return undefined;
  const found: number[] = [];
  for (const name of names.filter((one) => /^\d+$/.test(one))) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const [state, , pgrp] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(pgrp) === group && state !== 'Z') found.push(Number(name));
  }
  return found;
}

test.each([
  'SIGTERM',
  'SIGINT',
] as const)('npm start ends in order within 10 s at %s with the page open, and leaves no process', async (signal) => {
  const port = await freePort();
  const { child, ended, output } = run('npm', ['start'], {
    LOG_LEVEL: 'info',
    PORT: String(port),
    MENTORING_DATA_DIR: await folder(),
  });
  await ready(port);
  await expect.poll(output).toContain(`http://localhost:${port}`);
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect(await page.text()).toContain('<script');
  const state = await fetch(`http://127.0.0.1:${port}/_control/state`);
  const { me } = (await state.json()) as { me: { id: string } };
  const events = await fetch(`http://127.0.0.1:${port}/_control/events?as=${me.id}`);
  expect(events.status).toBe(200);

  const began = performance.now();
  // A supervisor signals npm alone; a terminal the whole group.
  if (signal === 'SIGTERM') child.kill(signal);
  else kill(child, signal);
  await ended;
  await events.body?.cancel().catch(() => {});
  await expect.poll(() => left(child.pid ?? 0), { timeout: 20_000 }).toEqual([]);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(output().match(/"msg":"stop\w+"/g)).toEqual(['"msg":"stopping"', '"msg":"stopped"']);
});

test.each([
  ['is thrown', 'throw new Error("what she wrote")'],
  ['rejects', 'Promise.reject(new Error("what she wrote"))'],
])('an error that %s where nobody waits for it is logged without its words, and the process ends in order', async (_, fails) => {
  const script = `
    const { stopInOrder } = await import(${JSON.stringify(new URL('../../src/process/serve.ts', import.meta.url).href)});
    const { createLog } = await import(${JSON.stringify(new URL('../../src/process/log.ts', import.meta.url).href)});
    stopInOrder(createLog('info'), async () => console.log('closed'));
    setTimeout(() => { ${fails} }, 10);
    setInterval(() => {}, 1000);`;
  const { ended, output } = run(process.execPath, ['--input-type=module', '-e', script], {});
  expect(await ended).toBe(1);
  expect(output()).toContain('an error reached nobody');
  expect(output()).toContain('closed');
  expect(output()).not.toContain('what she wrote');
});

test('npm run sandbox ends with the npm that started it', async () => {
  const { child, ended, output } = run('npm', ['run', 'sandbox', '--', '--port', '0'], {});
  await expect.poll(output, { timeout: 30_000 }).toContain('"botToken"');
  child.kill('SIGTERM');
  await ended;
  await expect.poll(() => left(child.pid ?? 0), { timeout: 20_000 }).toEqual([]);
});

test('a second npm start in the same folder is refused with a sentence that names the first', async () => {
  const port = await freePort();
  const dataDir = await folder();
  const first = run('npm', ['start'], { PORT: String(port), MENTORING_DATA_DIR: dataDir });
  await ready(port);
  await expect.poll(first.output).toContain('Ctrl-C');
  const second = run('npm', ['start'], { PORT: String(port), MENTORING_DATA_DIR: dataDir });
  expect(await second.ended).not.toBe(0);
  expect(second.output()).toContain(`http://localhost:${port}`);
  expect(second.output()).not.toContain('    at ');
  kill(first.child, 'SIGTERM');
  await first.ended;
});

test('a taken port is said, with the way to choose another', async () => {
  const port = await freePort();
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve));
  const { ended, output } = run('npm', ['start'], { PORT: String(port), MENTORING_DATA_DIR: await folder() });
  expect(await ended).not.toBe(0);
  expect(output()).toMatch(new RegExp(`Port ${port} is taken[\\s\\S]*PORT=`));
  expect(output()).not.toContain('    at ');
  await new Promise((resolve) => holder.close(resolve));
});

test.each([1, 2, 3, 4, 5, 6])('after kill -9 at step %i everything acknowledged is there', async (step) => {
  const port = await freePort();
  const sandbox = await startSandbox({
    manifest,
    limits: 'off',
    page: false,
    requestUrl: `http://127.0.0.1:${port}/slack/events`,
  });
  const environment = {
    PORT: String(port),
    MENTORING_DATA_DIR: await folder(),
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_SIGNING_SECRET: sandbox.signingSecret,
    SLACK_API_URL: sandbox.apiUrl,
    LOG_LEVEL: 'fatal',
  };
  const start = async () => {
    const bot = run('node', ['src/main.ts'], environment);
    await ready(port);
    return bot;
  };
  const maya = sandbox.person('maya');
  const assess = async () => {
    await maya.command('/mentoring assess');
    return sandbox.until(() => maya.modal());
  };
  const steps = [
    () => maya.submit(),
    () => maya.choose('Craft', 'Clinical growth', 'Teaching'),
    () => maya.submit(),
    () => maya.choose('Teaching', 'nobody'),
    () => maya.submit(),
    () => maya.submit(),
  ];
  let bot = await start();
  try {
    await assess();
    for (const one of steps.slice(0, step)) await one();
    kill(bot.child, 'SIGKILL');
    await bot.ended;
    bot = await start();
    await maya.close({ all: true }).catch(() => {});
    const modal = await assess();
    if (step === 1) expect(textOf(modal)).toContain('1 of 3');
    if (step === 2) expect(chosenIn(modal)['tick:craft']).toEqual(['A1', 'A2']);
    if (step === 3) expect(textOf(modal)).toContain('2 of 3');
    if (step === 4) expect(chosenIn(modal)['support:A2']).toEqual(['0']);
    if (step === 5) expect(textOf(modal)).toContain('3 of 3');
    if (step === 6) {
      expect(textOf(modal)).toContain('Your focus: Teaching');
      // The message comes from the new process if the old one had not begun to send it; never twice.
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      expect(maya.dm().filter((one) => textOf(one).includes('Your focus: Teaching')).length).toBeLessThanOrEqual(1);
    }
  } finally {
    kill(bot.child, 'SIGKILL');
    await sandbox.stop();
  }
});
