import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, runBot } from '../support/bot.ts';
import { inBrowser } from '../support/browser.ts';
import { goHome, handOf, picture } from '../support/hand.ts';
import { quickCheck } from '../support/journey.ts';

inBrowser('goals in the page of the sandbox', (browsing) => {
  let running: Running;
  beforeAll(async () => {
    // A day of its own, on which time goes by.
    let second = Date.parse('2026-11-23T15:00:00Z');
    const now = () => {
      second += 1000;
      return new Date(second);
    };
    running = await runBot({ embedded: true, sandbox: { page: true }, now });
    await quickCheck(running, running.sandbox.person('maya'));
  });
  afterAll(() => running.stop());

  test('from a focus need to a goal with a day, a note, a change, and the list', async () => {
    const { page } = await browsing.open(running.sandbox.url);
    const maya = handOf(page);
    await maya.command('assess');
    await maya.menu('Set a goal: Advocacy');
    await maya.see('A new goal');
    await maya.press('Save');
    await maya.see('Please complete this required field.');
    await maya.write('What I want to reach', 'Be put forward for the quality committee');
    await maya.write('By when', '2026-12-18');
    await maya.write("How I'll know (optional)", 'My name is on the list for January');
    await maya.write('First small step (optional)', 'Ask Dr. Reyes who decides');
    await maya.choose('Or choose somebody', 'Priya Raman');
    await maya.press('Save');
    await maya.see('You set this goal.');
    await maya.see('Priya Raman');
    await maya.menu('Add a note');
    await maya.write('What has happened since?', 'Dr. Reyes knows the chair: he will ask on Thursday');
    await maya.press('Save');
    await maya.see('Your note is saved.');
    await maya.press('Change this goal');
    await maya.write('By when', '2027-01-15');
    await maya.press('Save');
    await maya.see('Fri, Jan 15, 2027');
    await picture(page, 'goal');
    for (const [what, due, then] of [
      ['Give the noon talk without slides', '2026-12-07', undefined],
      ['Finish the audit', '2027-03-01', undefined],
      ['Read one paper a week', '2026-12-31', 'I have done it'],
      ['Move to nights for a month', '2026-12-31', 'Let it go'],
    ] as const) {
      await maya.press('Back to my goals');
      await maya.press('Add a goal');
      await maya.see('A new goal');
      await maya.write('What I want to reach', what);
      await maya.write('By when', due);
      await maya.press('Save');
      await maya.see('You set this goal.');
      if (then === 'Let it go') await maya.menu(then);
      else if (then) await maya.press(then);
      if (then) await maya.see('Take it up again');
    }
    await maya.press('Back to my goals');
    await maya.see('Done or let go');
    const rows = await maya
      .dialog()
      .getByText(/^\d\. /)
      .allInnerTexts();
    expect(rows.map((row) => row.split('\n')[0])).toEqual([
      '1. Give the noon talk without slides',
      '2. Be put forward for the quality committee',
      '3. Finish the audit',
      '4. Move to nights for a month',
      '5. Read one paper a week',
    ]);
    await picture(page, 'goals');
    await maya.press('Back to my result');
    await maya.see('Advocacy → nobody yet → your goal: Be put forward for the quality committee, by Fri, Jan 15, 2027');
    await maya.closeByCross();

    await goHome(page, () => running.bot.idle());
    await page.getByText('Next: Give the noon talk without slides, by Mon, Dec 7, 2026').waitFor();
    await page.getByRole('button', { name: 'Open my next goal' }).click();
    await maya.see('Give the noon talk without slides');
    await maya.see('Lately');
    await maya.closeByCross();
  }, 90_000);

  test('fits a phone, in the dark', async () => {
    const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const };
    const { page } = await browsing.open(running.sandbox.url, phone);
    const maya = handOf(page);
    await page.getByRole('navigation').getByText('general', { exact: true }).click();
    await maya.command('goals');
    await maya.see('Next due first');
    await picture(page, 'goals-phone-dark');
    await maya.press('Open goal 2');
    await maya.see('Lately');
    const { width } = (await page.locator('html').boundingBox()) ?? { width: 0 };
    expect(width).toBeLessThanOrEqual(390);
  }, 60_000);
});
