import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, runBot } from '../support/bot.ts';
import { inBrowser } from '../support/browser.ts';
import { handOf } from '../support/hand.ts';
import { quickCheck } from '../support/journey.ts';

/** `PICTURES=docs/images npm run test:browser` renews the pictures of the README. */
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
    running = await runBot({ embedded: true, sandbox: { page: true } });
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
    await handOf(page).choose('Whom will you ask', 'Dr. Helen Zhou');
    const words = dialog().getByRole('textbox', { name: /^Your words/ });
    await expect.poll(() => words.inputValue()).toContain("Hi Dr. Zhou, I'm Maya Okafor");
    await picture(page, 'ask');
    await press('Save');
    await dialog().getByText('Dr. Helen Zhou, about Advocacy: you ask today.').waitFor();
    await press('I have sent it');
    // Brackets are open in the words still: it asks first.
    await page.getByRole('alertdialog').getByRole('button', { name: 'Yes, it is sent' }).click();
    await dialog()
      .getByText(/asked on .* Give it until/)
      .waitFor();
    await press('Close');

    const image = page.getByRole('img', { name: /^A map of your mentoring network/ });
    await image.waitFor();
    expect(await image.evaluate((img: { naturalWidth: number }) => img.naturalWidth)).toBeGreaterThan(1000);
    await image.scrollIntoViewIfNeeded();
    await picture(page, 'map');
  }, 90_000);

  test('a goal stands at the end of the line need → person → goal', async () => {
    const { page } = await browsing.open(running.sandbox.url);
    await page.setViewportSize({ width: 1280, height: 1000 });
    const maya = handOf(page);
    await page.getByRole('navigation').getByText('general', { exact: true }).click();
    await maya.command('assess');
    await maya.see('Advocacy → Dr. Helen Zhou (asked) → no goal yet');
    await maya.menu('Set a goal: Advocacy');
    await maya.write('What I want to reach', 'Be put forward for the quality committee');
    await maya.write('By when', '2027-01-15');
    await maya.press('Save');
    const line = 'Advocacy → Dr. Helen Zhou (asked) → your goal: Be put forward for the quality committee';
    await maya.see(line);
    await maya.press('Back to my goals');
    await maya.press('Back to my result');
    await maya.see(line);
    await picture(page, 'need-line');
    await maya.closeByCross();
  }, 60_000);

  test('what stands out is put away until a day, and comes back that morning', async () => {
    const phone = { viewport: { width: 390, height: 844 } };
    const { page } = await browsing.open(`${running.sandbox.url}/?channel=C0GENERAL1`, phone);
    const maya = handOf(page);
    // Somebody was asked about Advocacy, so that what remains is a press away.
    const short = 'You named 2 people for A safe ear but feel short: is it time, fit or asking?';
    await maya.command('network');
    await maya.press('More to look at (1)');
    await maya.see(short);
    await maya.menu('Remind me');
    await maya.see('On which day?');
    // Tomorrow: in a week she is asked about the ask that she has sent today, and that comes first.
    const input = maya.dialog().getByLabel('On which day?');
    const day = Temporal.PlainDate.from(await input.inputValue()).subtract({ days: 6 });
    await input.fill(day.toString());
    await picture(page, 'remind-phone');
    await maya.press('Remind me');
    await maya.press('More to look at (1)');
    await maya.see(`: ${short}`);
    await maya.closeByCross();
    const nine = day.toZonedDateTime({ timeZone: 'America/Chicago', plainTime: '09:00' });
    await page.getByRole('button', { name: 'All conversations' }).click();
    await page.getByRole('navigation').getByText('Mentoring', { exact: true }).click();
    await page.getByRole('tab', { name: 'Messages' }).click();
    await running.sandbox.clock({ do: 'jump', to: nine.toInstant().toString() });
    await page.getByText('You asked me to remind you today.').waitFor();
    await page.getByText(short).last().waitFor();
    await picture(page, 'reminder-phone');
  }, 60_000);
});
