import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/server.ts';
import { manifest, type Running, runBot, startBot } from '../support/bot.ts';
import { migratedDatabase } from '../support/database.ts';
import { chosenIn, quickCheck, textOf } from '../support/journey.ts';

test('a submit after the edition changed: kept, and said', async () => {
  const home = await mkdtemp(join(tmpdir(), 'mentoring-edition-'));
  await cp('content', join(home, 'content'), { recursive: true });
  const { url, drop } = await migratedDatabase();
  const sandbox = await startSandbox({ manifest, limits: 'off', page: false });
  const start = (edition: string) =>
    startBot(sandbox, {
      databaseUrl: url,
      dataDir: join(home, 'data'),
      environment: { MENTORING_CONTENT_DIR: join(home, 'content'), MENTORING_EDITION: edition },
    });
  let bot = await start('academic-medicine');
  try {
    const maya = sandbox.person('maya');
    await maya.command('/mentoring assess');
    await sandbox.until(() => maya.modal());
    await maya.submit();
    await maya.choose('Craft', 'Clinical growth');
    await maya.type('own', 'my own words');
    await bot.stop();

    const file = join(home, 'content', 'academic-medicine.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, `version: "99.0.0"\n${text.replace('label: Clinical growth', 'label: Clinical skill')}`);
    bot = await start('academic-medicine');
    await maya.submit();
    expect(textOf(maya.modal())).toContain('The wording of this form has changed since you opened it.');
    expect(textOf(maya.modal())).toContain('Clinical skill');
    expect(textOf(maya.modal())).toContain('my own words');
    await maya.choose('support:A1', 'nobody');
    await bot.stop();

    bot = await start('workplace');
    await maya.submit();
    expect(textOf(maya.modal())).toContain('3 of 3');
    expect(textOf(maya.modal())).not.toContain('Clinical');
    expect(chosenIn(maya.modal()).focus).toEqual(['A1']);
  } finally {
    await bot.stop();
    await sandbox.stop();
    await drop();
    await rm(home, { recursive: true, force: true });
  }
}, 60_000);

let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

/** What Maya reads on a first walk: the check from start to end, help, who sees what, her map, her goals, Home. */
async function read(environment: Record<string, string>): Promise<string[]> {
  running = await runBot({ environment });
  const { sandbox, stop } = running;
  const maya = sandbox.person('maya');
  await quickCheck(running, maya);
  const seen = maya.dm().map((message) => textOf(message));
  for (const word of ['privacy', 'network', 'goals']) {
    await maya.command(`/mentoring ${word}`);
    seen.push(await sandbox.until(() => textOf(maya.modal())));
    await maya.close();
  }
  await maya.command('/mentoring help');
  seen.push(...maya.ephemerals().map((message) => textOf(message)));
  await maya.openHome();
  seen.push(await sandbox.until(() => textOf(maya.home())));
  running = undefined;
  await stop();
  // The second in which she did it.
  return seen.map((text) => text.replaceAll(/<!date\^\d+/g, '<!date'));
}

test('an edition of one sentence: that sentence is shown, and everything else as shipped', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mentoring-edition-'));
  try {
    await writeFile(
      join(folder, 'our-program.yaml'),
      'extends: academic-medicine\nversion: "1.0.0"\nsay:\n  homeHello: Good to see you, {name}\n',
    );
    const shipped = await read({});
    const ours = await read({ MENTORING_CONTENT_DIR: folder, MENTORING_EDITION: 'our-program' });
    expect(shipped.join()).toContain('Hello Maya');
    expect(ours).toEqual(shipped.map((text) => text.replace('Hello Maya', 'Good to see you, Maya')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
