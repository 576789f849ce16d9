import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, runBot } from './support/bot.ts';
import { inBrowser } from './support/browser.ts';

/** `PICTURES=docs/images npm test test/browser` renews the pictures of the README. */
const pictures = process.env.PICTURES;
async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  // What slides in has come to rest, and the notifications are put away.
  for (const card of await page.getByRole('button', { name: /^Dismiss/ }).all()) await card.click().catch(() => {});
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

inBrowser('Maya in the page of the sandbox', (browsing) => {
  let running: Running;
  let page: Page;
  let taps = 0;
  const tap = async (what: Locator) => {
    taps++;
    await what.click();
  };
  const dialog = () => page.getByRole('dialog').last();
  const button = (name: string) => dialog().getByRole('button', { name, exact: true });
  const assess = async () => {
    await page.getByRole('textbox', { name: /^Message/ }).fill('/mentoring assess');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await dialog().waitFor();
  };

  beforeAll(async () => {
    running = await runBot({ sandbox: { page: true } });
    ({ page } = await browsing.open(running.sandbox.url));
  });
  afterAll(() => running.stop());

  test('taps three needs, closes with the ×, and finds them ticked', async () => {
    await assess();
    await picture(page, 'opening');
    await tap(button('Start'));
    for (const need of [/^Clinical growth/, /^Advocacy/, /^A safe ear/])
      await tap(dialog().getByRole('checkbox', { name: need }));
    await picture(page, 'needs');
    await dialog()
      .getByRole('button', { name: /close dialog/i })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await assess();
    for (const need of [/^Clinical growth/, /^Advocacy/, /^A safe ear/])
      expect(await dialog().getByRole('checkbox', { name: need }).isChecked()).toBe(true);
    expect(
      await dialog()
        .getByRole('checkbox', { name: /^Teaching/ })
        .isChecked(),
    ).toBe(false);
  });

  test('rates, goes on, closes on page 3, and resumes there', async () => {
    await tap(button('Next'));
    await dialog().getByText('2 of 3').waitFor();
    const rate = (need: RegExp, how: string) =>
      tap(dialog().getByRole('radiogroup', { name: need }).getByRole('radio', { name: how }));
    await rate(/^Clinical growth/, 'mostly');
    await rate(/^Advocacy/, 'nobody');
    await rate(/^A safe ear/, 'barely');
    await picture(page, 'support');
    await tap(button('Next'));
    await dialog().getByText('3 of 3').waitFor();
    await picture(page, 'focus');
    await dialog()
      .getByRole('button', { name: /close dialog/i })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await assess();
    await dialog().getByText('3 of 3').waitFor();
    expect(
      await dialog()
        .getByRole('checkbox', { name: /^Advocacy/ })
        .isChecked(),
    ).toBe(true);
  });

  test('finishes, in at most twenty taps', async () => {
    await tap(button('Done'));
    await dialog().getByText('Your focus: Advocacy, A safe ear').waitFor();
    await tap(button('Close'));
    expect(taps).toBeLessThanOrEqual(20);
  });

  test('finds the picture and the focus needs in the direct message', async () => {
    await page.getByRole('navigation').getByText('Mentoring', { exact: true }).click();
    await page.getByRole('tab', { name: 'Messages' }).click();
    const result = page.getByText('Your focus: Advocacy, A safe ear');
    await result.waitFor();
    await page.getByRole('img', { name: /What matters, and how well it is covered/ }).waitFor();
    await page.getByRole('button', { name: 'Remove from chat' }).scrollIntoViewIfNeeded();
    await picture(page, 'result');
  });

  test('rates all twelve', async () => {
    await page.getByRole('button', { name: 'Rate all twelve' }).click();
    for (const place of ['1 of 4', '2 of 4', '3 of 4']) {
      await dialog().getByText(place).waitFor();
      if (place === '1 of 4') {
        const matters = dialog()
          .getByRole('combobox', { name: /How much does this matter/ })
          .nth(1);
        await matters.click();
        await page.getByRole('option', { name: 'top priority' }).click();
        const covered = dialog()
          .getByRole('combobox', { name: /How well is it covered/ })
          .nth(1);
        await covered.click();
        await page.getByRole('option', { name: 'nobody' }).click();
        await picture(page, 'all-twelve');
      }
      await button('Next').click();
    }
    await dialog().getByText('4 of 4').waitFor();
    await button('Done').click();
    await dialog().getByText('Teaching').first().waitFor();
    await button('Close').click();
  });

  test('sees in Home that step 1 is done, and the next thing', async () => {
    await page.getByRole('tab', { name: 'Home' }).click();
    await page.getByText('1. Know your needs').waitFor();
    await page.getByText('(done)').waitFor();
    await page.getByText('Step 1 is done.').first().waitFor();
    await picture(page, 'home');
  });
});
