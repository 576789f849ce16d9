import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, runBot } from '../support/bot.ts';
import { textOf } from '../support/journey.ts';
import { startPostgres, type TestPostgres } from '../support/setup/postgres.ts';

let postgres: TestPostgres;
let running: Running;
beforeAll(async () => {
  postgres = await startPostgres();
  running = await runBot({ databaseUrl: postgres.url, givesUpMs: 1_000 });
});
afterAll(async () => {
  await running.stop();
  await postgres.remove();
});

const down = "I can't reach my records just now, so nothing was saved. What you typed is still here.";

test('a database that goes away during a form: the modal stays with its text and says why, and works again', async () => {
  const maya = running.sandbox.person('maya');
  await maya.command('/mentoring assess');
  await maya.submit();
  await maya.choose('Craft', 'Clinical growth');
  await maya.type('own', 'kept through the outage');

  await postgres.stop();
  const outcome = await maya.submit();
  expect(outcome).toMatchObject({ ok: true, response: 'errors' });
  expect(JSON.stringify(outcome)).toContain(down.slice(0, 40));
  expect(maya.modal()?.state?.values.own).toMatchObject({ 'assess:write': { value: 'kept through the outage' } });

  await maya.choose('Career', 'Advocacy');
  expect(textOf(maya.modal())).toContain(down);
  expect(maya.modal()?.state?.values.own).toMatchObject({ 'assess:write': { value: 'kept through the outage' } });

  await maya.command('/mentoring assess', { in: '#general' });
  expect(maya.ephemerals().at(-1)?.text).toContain(down.slice(0, 40));
  expect((await fetch(`${running.botUrl}/readyz`)).status).toBe(503);
  expect((await fetch(`${running.botUrl}/healthz`)).status).toBe(200);

  await postgres.start();
  await expect.poll(async () => (await fetch(`${running.botUrl}/readyz`)).status, { timeout: 20_000 }).toBe(200);
  await maya.submit();
  const text = textOf(maya.modal());
  expect(text).toContain('kept through the outage');
  expect(text).toContain('Clinical growth');
  expect(text).toContain('Advocacy');
}, 60_000);

test('a database that stands still is given up in time for an answer', async () => {
  const daniel = running.sandbox.person('daniel');
  await daniel.command('/mentoring assess');
  await daniel.submit();
  await daniel.choose('Craft', 'Teaching');
  await daniel.type('own', 'typed while it froze');
  const thaw = await postgres.freeze();
  try {
    const outcome = await daniel.submit();
    expect(outcome).toMatchObject({ ok: true, response: 'errors' });
  } finally {
    thaw();
  }
  await expect.poll(() => daniel.submit(), { timeout: 20_000 }).toMatchObject({ response: 'updated' });
  expect(textOf(daniel.modal())).toContain('typed while it froze');
}, 60_000);

test('a goal typed while the database is away stays in its form, sent or left, and is kept once it is back', async () => {
  const jonas = running.sandbox.person('jonas');
  await expect.poll(() => jonas.command('/mentoring goals').then(() => jonas.modal() !== undefined)).toBe(true);
  await jonas.press('Add a goal');
  await jonas.type('what', 'typed through the outage');
  await jonas.choose('due', '2027-06-01');
  await postgres.stop();
  expect(JSON.stringify(await jonas.submit())).toContain(down.slice(0, 40));
  await jonas.press('Back');
  expect(textOf(jonas.modal())).toContain(down);
  expect(jonas.modal()?.state?.values.what).toMatchObject({ 'goals:type': { value: 'typed through the outage' } });
  await postgres.start();
  await expect.poll(() => jonas.submit(), { timeout: 20_000 }).toMatchObject({ response: 'updated' });
  expect(textOf(jonas.modal())).toContain('typed through the outage');
  expect(textOf(jonas.modal())).toContain('Tue, Jun 1, 2027');
}, 60_000);
