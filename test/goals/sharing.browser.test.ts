import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, runBot } from '../support/bot.ts';
import { inBrowser } from '../support/browser.ts';
import { handOf, picture } from '../support/hand.ts';

/** Becomes somebody else, by the list at the bottom left. */
async function be(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /Be somebody else/ }).click();
  await page.getByRole('list', { name: 'People' }).getByRole('link', { name }).first().click();
  await page.getByRole('button', { name: `You are ${name}` }).waitFor();
}

inBrowser('a goal is shared in the page of the sandbox', (browsing) => {
  let running: Running;
  beforeAll(async () => {
    let second = Date.parse('2026-11-23T15:00:00Z');
    const now = () => {
      second += 1000;
      return new Date(second);
    };
    running = await runBot({ embedded: true, sandbox: { page: true }, now });
    await running.sandbox.person('maya').openHome();
    await running.bot.idle();
  });
  afterAll(() => running.stop());

  test('Maya puts Dr. Daniel Reyes on her map, reads what he will get, shares it; he reads it, on a phone too', async () => {
    const { page } = await browsing.open(running.sandbox.url);
    await page.setViewportSize({ width: 1280, height: 1250 });
    const maya = handOf(page);
    await maya.command('goals');
    await maya.press('Add a goal');
    await maya.write('What I want to reach', 'Be put forward for the quality committee');
    await maya.write('By when', '2027-01-15');
    await maya.write("How I'll know (optional)", 'My name is on the list for January');
    await maya.write('First small step (optional)', 'Find out who decides');
    await maya.write('Why it matters to me (optional)', 'I want a say in how we hand over');
    await maya.press('Save');
    await maya.see('You set this goal.');
    await maya.press('Share with a mentor');
    await maya.see('Nobody to choose from yet.');
    await maya.press('Put someone on my map');
    await maya.choose('Somebody in this Slack', 'Dr. Daniel Reyes');
    await maya.press('Done');
    // Back where she was, with him chosen.
    await maya.see('What they will get, word for word');
    const whom = maya.dialog().getByRole('combobox', { name: /^With whom/ });
    await expect.poll(() => whom.inputValue()).toBe('Dr. Daniel Reyes');
    await maya.see('Maya Okafor shares a goal with you');
    await picture(page, 'share-goal');
    await maya.press('Share');
    await maya.see('The message is on its way to them.');
    await maya.closeByCross();
    await running.bot.idle();

    await page.setViewportSize({ width: 1280, height: 800 });
    await be(page, 'Dr. Daniel Reyes');
    await page.getByRole('navigation').getByText('Mentoring', { exact: true }).click();
    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.getByText('My name is on the list for January').waitFor();
    expect(await page.getByText('I want a say').count()).toBe(0);
    await picture(page, 'shared-goal');
    await page.getByRole('tab', { name: 'Home' }).click();
    await page.getByText('Shared with you').waitFor();
    await page.getByText('Maya Okafor: Be put forward for the quality committee, by Fri, Jan 15, 2027').waitFor();

    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Take this goal out' }).waitFor();
    await picture(page, 'shared-goal-phone');
    const { width } = (await page.locator('html').boundingBox()) ?? { width: 0 };
    expect(width).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Take this goal out' }).click();
    await page.getByText('Take this goal out?').waitFor();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take this goal out' }).click();
    await page.getByText('Taken out.').waitFor();
    expect(await page.getByText('My name is on the list for January').count()).toBe(0);
  }, 120_000);
});
