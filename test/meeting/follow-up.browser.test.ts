import { afterAll, beforeAll, test } from 'vitest';
import { inBrowser } from '../support/browser.ts';
import { putChannel } from '../support/channels.ts';
import { handOf, picture } from '../support/hand.ts';
import { runTwo, type Two } from '../support/meetings.ts';

inBrowser('what follows a meeting, on a phone', (browsing) => {
  let two: Two;
  beforeAll(async () => {
    two = await runTwo({}, { page: true });
    await putChannel(two);
    const { maya } = two;
    await two.open(maya);
    await maya.press('Already arranged');
    await maya.choose('When', '2026-12-03T14:00:00Z');
    await maya.submit();
    await maya.press('Prepare the agenda');
    await maya.type('Add something', 'How do I say no to a project?\nWhom should I meet in ethics?');
    await maya.submit();
    await maya.submit();
    await maya.close({ all: true });
    await two.settled();
    await two.jump('2026-12-03T17:00:00Z');
  });
  afterAll(() => two.stop());

  test('she writes it up, sees how it will stand, and saves it', async () => {
    const { maya } = two;
    const where = `channel=${maya.dm()[0]?.channel ?? ''}&tab=messages`;
    const { page } = await browsing.open(`${two.running.sandbox.url}/?as=${maya.id}&${where}`, {
      viewport: { width: 390, height: 844 },
    });
    const hand = handOf(page);
    await page.getByRole('button', { name: 'We met', exact: true }).last().click();
    await page.getByRole('button', { name: 'Write it up', exact: true }).last().click();
    await hand.see('Into the post: Dr. Zhou and you read it');
    await page
      .getByRole('textbox', { name: 'What did you two decide?' })
      .fill('Keep the talk, and leave the survey to Sam.');
    await page.getByText('How do I say no to a project?').last().click();
    await page.getByRole('textbox', { name: /^Action 1/ }).fill('Tell Sam by mail');
    await page.getByRole('textbox', { name: 'Notes' }).fill('I was less nervous than last time.');
    await hand.press('See how it stands');
    await hand.see('This is what it adds to the post about your meeting.');
    await picture(page, 'write-up-preview');
    await hand.press('Save');
    await hand.see('Saved. It stands in the post now.');
    await hand.closeByCross();
  });
});
