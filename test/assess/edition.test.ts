import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/server.ts';
import { manifest, startBot } from '../support/bot.ts';
import { fillEmbedded } from '../support/database.ts';
import { chosenIn, textOf } from '../support/journey.ts';

test('a submit after the edition changed: kept, and said', async () => {
  const home = await mkdtemp(join(tmpdir(), 'mentoring-edition-'));
  await cp('content', join(home, 'content'), { recursive: true });
  await fillEmbedded(join(home, 'data'));
  const sandbox = await startSandbox({ manifest, limits: 'off', page: false });
  const start = (edition: string) =>
    startBot(sandbox, {
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
    await writeFile(
      file,
      text.replace(/version: "[\d.]+"/, 'version: "99.0.0"').replace('label: Clinical growth', 'label: Clinical skill'),
    );
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
    await rm(home, { recursive: true, force: true });
  }
}, 60_000);
