import type { Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { inBrowser } from '../support/browser.ts';
import { handOf, homeDrawn, picture } from '../support/hand.ts';
import { runTwo, type Two } from '../support/meetings.ts';

inBrowser('two find a time, in two tabs of the sandbox, on phones', (browsing) => {
  let two: Two;
  beforeAll(async () => {
    two = await runTwo({}, { page: true });
  });
  afterAll(() => two.stop());

  /** A tab of somebody's, on their phone, at their chat with the app. */
  async function tabOf(who: Two['maya'], tab: 'home' | 'messages'): Promise<Page> {
    const at = `${two.running.sandbox.url}/?as=${who.id}&channel=${who.dm()[0]?.channel}&tab=${tab}`;
    const { page } = await browsing.open(at, { viewport: { width: 390, height: 844 } });
    return page;
  }

  test('three times as they are suggested, one tap, and both read it on their own clock', async () => {
    const hers = await tabOf(two.maya, 'home');
    const maya = handOf(hers);
    await homeDrawn(hers, 'Open', two.settled);
    await hers.getByRole('button', { name: 'Open', exact: true }).first().click();
    await maya.see('agreed on');
    await maya.press('Next meeting');
    await maya.see('No time stands with Dr. Zhou');
    await maya.press('Offer times');
    await maya.see('14:00 (London)');
    await picture(hers, 'times-form');
    await maya.press('Send');
    await maya.see('They wait for an answer');
    await maya.closeByCross();
    await two.running.bot.idle();

    const his = await tabOf(two.helen, 'messages');
    const helen = handOf(his);
    await his.getByText('Maya Okafor offers times for your next meeting').last().waitFor();
    await picture(his, 'times-offered');
    await helen.tap(his.getByRole('button', { name: 'Take Fri, Dec 4, 16:00 (London)' }).last());
    await two.running.bot.idle();
    await his.getByText('You took Fri, Dec 4, 16:00 (London)').last().waitFor();

    const at = new URL(hers.url());
    at.searchParams.set('tab', 'messages');
    await hers.goto(at.href);
    await hers.getByText('Dr. Zhou took Fri, Dec 4, 10:00 (Chicago)').last().waitFor();
    // What Slack shows of the instant is each reader's own.
    await hers.getByText('Friday, December 4').last().waitFor();
    await picture(hers, 'times-set');
  });
});
