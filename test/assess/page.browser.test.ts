import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, runBot } from '../support/bot.ts';
import { inBrowser } from '../support/browser.ts';
import { handOf, picture } from '../support/hand.ts';

inBrowser('Maya in the page of the sandbox', (browsing) => {
  let running: Running;
  beforeAll(async () => {
    running = await runBot({ embedded: true, sandbox: { page: true } });
  });
  afterAll(() => running.stop());

  test('knows her needs in at most twenty taps, whatever she closes on the way, and goes on from there', async () => {
    const { page } = await browsing.open(running.sandbox.url);
    const maya = handOf(page);
    const needs = ['Clinical growth', 'Advocacy', 'A safe ear'];

    await maya.command('assess');
    await picture(page, 'opening');
    await maya.press('Start');
    for (const need of needs) await maya.tick(need);
    await picture(page, 'needs');
    await maya.closeByCross();
    await maya.command('assess');
    for (const need of needs) expect(await maya.ticked(need)).toBe(true);
    expect(await maya.ticked('Teaching')).toBe(false);

    await maya.press('Next');
    await maya.see('2 of 3');
    await maya.rate('Clinical growth', 'mostly');
    await maya.rate('Advocacy', 'nobody');
    await maya.rate('A safe ear', 'barely');
    await picture(page, 'support');
    await maya.press('Next');
    await maya.see('3 of 3');
    await picture(page, 'focus');
    await maya.closeByCross();
    await maya.command('assess');
    await maya.see('3 of 3');
    expect(await maya.ticked('Advocacy')).toBe(true);

    await maya.press('Done');
    await maya.see('Your focus: Advocacy, A safe ear');
    await maya.press('Close');
    expect(maya.taps()).toBeLessThanOrEqual(20);

    await page.setViewportSize({ width: 1280, height: 1100 });
    await page.getByRole('navigation').getByText('Mentoring', { exact: true }).click();
    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.getByText('Your focus: Advocacy, A safe ear').waitFor();
    await page.getByRole('img', { name: /What you ticked, and how well it is covered/ }).waitFor();
    await picture(page, 'result');
    await page.setViewportSize({ width: 1280, height: 800 });

    await page.getByRole('button', { name: 'Remove from chat' }).waitFor();
    await page.getByRole('button', { name: 'More actions' }).last().click();
    await page.getByRole('menuitem', { name: 'Rate all twelve' }).click();
    await maya.see('1 of 4');
    await maya.choose('Teaching: how much', 'top priority');
    await maya.choose('Teaching: how well', 'nobody');
    await picture(page, 'all-twelve');
    for (const place of ['2 of 4', '3 of 4', '4 of 4']) {
      await maya.press('Next');
      await maya.see(place);
    }
    await maya.press('Done');
    await maya.see('Teaching');
    await maya.press('Close');

    await page.getByRole('tab', { name: 'Home' }).click();
    await page.getByText('1. Know your needs').waitFor();
    await page.getByText('(done)').waitFor();
    await page.getByText('Step 1 is done.').first().waitFor();
    await picture(page, 'home');
  }, 90_000);

  test('is shown the same on a phone, in the dark', async () => {
    const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const };
    const { page } = await browsing.open(`${running.sandbox.url}/?as=${running.sandbox.person('daniel').id}`, phone);
    const daniel = handOf(page);
    await page.getByRole('navigation').getByText('general', { exact: true }).click();
    await daniel.command('assess');
    await daniel.press('Start');
    await daniel.see('1 of 3');
    await daniel.tick('Teaching');
    await picture(page, 'needs-phone-dark');
    const { width } = (await page.locator('html').boundingBox()) ?? { width: 0 };
    expect(width).toBeLessThanOrEqual(390);
  }, 60_000);
});
