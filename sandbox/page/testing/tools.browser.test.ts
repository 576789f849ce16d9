import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBrowser } from '../../../test/support/browser.ts';
import { type PageTrial, startPageTrial } from './app.ts';

inBrowser('the sandbox’s tools in the page', ({ open }) => {
  let trial: PageTrial;
  beforeAll(async () => {
    trial = await startPageTrial(() => ({ text: 'Here.' }), { now: () => new Date('2026-12-04T18:00:00Z') });
  });
  afterAll(() => trial.stop());

  it('shows each request both ways, and a refusal with its reason', async () => {
    const { page } = await open(`${trial.url}/?panel=inspector`);
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    const field = page.getByRole('textbox', { name: 'Message #general' });
    await field.fill('/trial say');
    await field.press('Enter');
    const command = inspector.getByRole('group').filter({ hasText: 'To the app: ' }).filter({ hasText: '/trial' });
    await command.waitFor();
    expect(await command.innerText()).toMatch(/200 · \d+ ms/);
    await command.locator('summary').click();
    expect(await command.innerText()).toContain('"text": "say"');

    const wrong = { channel: await trial.direct('maya'), text: 'x', blocks: [{ type: 'section' }] };
    await expect(trial.call('chat.postMessage', wrong)).rejects.toThrow('invalid_blocks');
    const refused = inspector.getByRole('group').filter({ hasText: 'invalid_blocks' });
    await refused.waitFor();
    await inspector.getByLabel('Refusals only').check();
    expect(await inspector.getByRole('group').count()).toBe(1);
    await inspector.getByRole('button', { name: 'Empty the inspector' }).click();
    await inspector.getByText('Nothing has been refused.').waitFor();
  });

  it('lets the clock stand still, and go to Monday morning', async () => {
    const { page } = await open(`${trial.url}/?panel=clock`);
    const clock = page.getByRole('complementary', { name: 'Clock' });
    await clock.getByText('12:00').waitFor();
    await clock.getByRole('button', { name: 'Stand still' }).click();
    await clock.getByText('It stands still.').waitFor();
    await clock.getByRole('button', { name: 'To Monday 09:00' }).click();
    await clock.getByText('Monday, December 7, 2026').waitFor();
    expect(trial.sandbox.now().toISOString()).toBe('2026-12-07T15:00:00.000Z');
  });

  it('breaks the Web API by a switch, and mends it', async () => {
    const { page } = await open(`${trial.url}/?panel=faults`);
    const faults = page.getByRole('complementary', { name: 'Limits and faults' });
    await faults.getByRole('radio', { name: 'Answers “internal error” (500)' }).check();
    await faults.getByRole('textbox', { name: 'Only these methods' }).fill('team.info, users.list');
    await faults.getByRole('textbox', { name: 'Only these methods' }).press('Tab');
    await expect.poll(() => trial.sandbox.switches().faultMethods).toEqual(['team.info', 'users.list']);
    await expect(trial.call('users.list', {})).rejects.toThrow();
    await faults.getByRole('radio', { name: 'Answers as it should' }).check();
    await expect.poll(() => trial.sandbox.switches().apiFault).toBe('none');
    await trial.call('users.list', {});
    await faults.getByRole('checkbox', { name: /blocks of 2026/ }).uncheck();
    await expect.poll(() => trial.sandbox.switches().newBlocks).toBe(false);
  });

  it('remembers the theme that was chosen', async () => {
    const { page } = await open(trial.url);
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await expect.poll(background).toBe('rgb(25, 28, 30)');
    await page.reload();
    await page.getByRole('button', { name: 'Theme' }).waitFor();
    expect(await background()).toBe('rgb(25, 28, 30)');
  });
});
