import { afterAll, beforeAll, test } from 'vitest';
import { inBrowser } from '../support/browser.ts';
import { putChannel } from '../support/channels.ts';
import { handOf, homeDrawn, picture } from '../support/hand.ts';
import { runTwo, type Two } from '../support/meetings.ts';

inBrowser('what two want to talk about, in two tabs of the sandbox, on phones', (browsing) => {
  let two: Two;
  let channel: string;
  beforeAll(async () => {
    two = await runTwo({}, { page: true });
    ({ channel } = await putChannel(two));
    await two.open(two.maya);
    await two.maya.press('Offer times');
    await two.maya.submit();
    await two.maya.close({ all: true });
    await two.settled();
    await two.helen.press('Take Thu, Dec 3, 14:00 (London)');
    await two.settled();
  });
  afterAll(() => two.stop());

  const on = { viewport: { width: 390, height: 844 } };
  const at = (who: Two['maya'], where: string, tab = 'messages'): string =>
    `${two.running.sandbox.url}/?as=${who.id}&channel=${where}&tab=${tab}`;

  test('she prepares and shares it, he reads it in their channel and adds a topic', async () => {
    const { page: hers } = await browsing.open(at(two.maya, two.maya.dm()[0]?.channel ?? '', 'home'), on);
    const maya = handOf(hers);
    await homeDrawn(hers, 'Prepare the agenda', two.settled);
    await hers.getByRole('button', { name: 'Prepare the agenda', exact: true }).first().click();
    await maya.see('How the time goes');
    await hers
      .getByRole('textbox', { name: 'Add something' })
      .fill('How do I say no to a project?\nWhom should I meet in ethics?');
    await hers.getByText('A main question (up to three)').click();
    await picture(hers, 'agenda-form');
    await maya.press('Preview');
    await maya.see('This is how it will stand in your channel');
    await maya.press('Share it');
    await maya.see('It stands in your channel now.');
    await maya.closeByCross();
    await two.running.bot.idle();

    const { page: his } = await browsing.open(at(two.helen, channel), on);
    const helen = handOf(his);
    await his.getByText('How do I say no to a project?').last().waitFor();
    await his.getByRole('button', { name: 'Add a topic', exact: true }).last().click();
    await helen.see('With Maya Okafor');
    await his.getByRole('textbox', { name: 'Add something' }).fill('Your teaching day');
    await helen.press('Save');
    await helen.see('Saved.');
    await helen.closeByCross();
    await his.getByRole('button', { name: 'Seen', exact: true }).last().click();
    await his.getByText('Seen by Dr. Helen Zhou').last().waitFor();
    await picture(his, 'agenda-post');
  });
});
