import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quickCheck } from './journey.ts';
import { type Running, runBot } from './support/bot.ts';
import { inBrowser } from './support/browser.ts';

/** `PICTURES=docs/images npm test test/browser` renews the pictures of the README. */
const pictures = process.env.PICTURES;
async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  for (const card of await page.getByRole('button', { name: /^Dismiss notification/ }).all())
    await card.click({ timeout: 500 }).catch(() => {});
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

inBrowser('Maya maps her network in the page of the sandbox', (browsing) => {
  let running: Running;
  beforeAll(async () => {
    running = await runBot({ sandbox: { page: true } });
    await quickCheck(running, running.sandbox.person('maya'));
  });
  afterAll(() => running.stop());

  test('from the result to five people, a finding, and an ask with a day', async () => {
    const { page } = await browsing.open(running.sandbox.url);
    await page.setViewportSize({ width: 1280, height: 1100 });
    const dialog = () => page.getByRole('dialog').last();
    const press = (name: string) => dialog().getByRole('button', { name, exact: true }).first().click();
    await page.getByRole('navigation').getByText('Mentoring', { exact: true }).click();
    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.getByRole('button', { name: 'Who could help?' }).last().click();
    await dialog().getByText('Start with one name').waitFor();

    const people: [name: string, need: string][] = [
      ['Dr. Helen Zhou', 'Clinical growth'],
      ['J. B.', 'Clinical growth'],
      ['Aunt Ngozi', 'A safe ear'],
      ['Dr. Reyes', 'Clinical growth'],
      ['Priya', 'A safe ear'],
    ];
    let fifth = 0;
    for (const [at, [name, need]] of people.entries()) {
      const began = performance.now();
      await press(at === 0 ? 'Add someone' : 'Add another');
      await dialog()
        .getByRole('textbox', { name: /^Or a name/ })
        .fill(name);
      await dialog()
        .getByRole('checkbox', { name: new RegExp(`^${need}`) })
        .click();
      await press('Done');
      await dialog().getByText(`${name} is on your map.`).waitFor();
      fifth = performance.now() - began;
    }
    expect(fifth).toBeLessThan(20_000);
    await dialog().getByText('On your map: 5').waitFor();
    await dialog().getByText('Who could mention your name or make an introduction?').waitFor();
    await picture(page, 'network');

    await press('Send me the picture');
    await dialog().getByText('Your map is on its way').waitFor();
    await press('Ask someone');
    await dialog().getByText('Fill in what stands in [brackets]').waitFor();
    const words = dialog().getByRole('textbox', { name: /^Your words/ });
    expect(await words.inputValue()).toContain("I'm Maya Okafor");
    await picture(page, 'ask');
    await press('Keep');
    await dialog().getByText('about Advocacy: you ask on').waitFor();
    await press('I have sent it');
    await dialog().getByText('asked. Give it until').waitFor();
    await press('Close');

    const image = page.getByRole('img', { name: /^A map of your mentoring network/ });
    await image.waitFor();
    expect(await image.evaluate((img: { naturalWidth: number }) => img.naturalWidth)).toBeGreaterThan(1000);
    await image.scrollIntoViewIfNeeded();
    await picture(page, 'map');
  }, 90_000);
});
