import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, runBot } from '../support/bot.ts';
import { inBrowser } from '../support/browser.ts';
import { handOf, picture } from '../support/hand.ts';
import { quickCheck } from '../support/journey.ts';
import { metWith } from '../support/pairs.ts';

inBrowser('two agree how they work, in two tabs of the sandbox, on phones', (browsing) => {
  let running: Running;
  beforeAll(async () => {
    running = await runBot({ embedded: true, sandbox: { page: true } });
    await running.sandbox.clock({ do: 'jump', to: '2026-12-01T15:00:00Z' });
    const maya = running.sandbox.person('maya');
    await quickCheck(running, maya);
    await metWith(running, maya, 'Dr. Helen Zhou');
    await running.bot.idle();
  });
  afterAll(() => running.stop());

  /** A tab of somebody's, on their phone, at their chat with the app. */
  async function tabOf(handle: string, tab: 'home' | 'messages'): Promise<Page> {
    const { id, dm } = running.sandbox.person(handle);
    const at = `${running.sandbox.url}/?as=${id}&channel=${dm()[0]?.channel}&tab=${tab}`;
    const { page } = await browsing.open(at, { viewport: { width: 390, height: 844 } });
    return page;
  }

  /** Another tab of theirs; what slides in over it for a while is not waited for. */
  async function turnTo(page: Page, tab: 'home' | 'messages'): Promise<void> {
    const at = new URL(page.url());
    at.searchParams.set('tab', tab);
    await page.goto(at.href);
  }

  test('four taps from [We met] to sent; he changes the rhythm, she agrees, both read the same', async () => {
    const hers = await tabOf('maya', 'home');
    const maya = handOf(hers);
    await maya.tap(hers.getByRole('button', { name: "Propose how we'd work" }).first());
    await maya.see('What Dr. Helen Zhou will get, word for word');
    await picture(hers, 'agreement-preview');
    await maya.press('Send');
    await maya.see('It waits for their answer until');
    await maya.closeByCross();
    await running.bot.idle();

    const his = await tabOf('helen', 'messages');
    const helen = handOf(his);
    await his.getByText('Maya Okafor notes that you said yes to a talk').last().waitFor();
    await picture(his, 'agreement-message');
    await helen.tap(his.getByRole('button', { name: 'Change', exact: true }).last());
    await helen.see('Maya Okafor reads which lines you changed');
    await helen.choose('How often', 'Every two weeks');
    await helen.press('Send the change');
    await helen.see('Sent to Maya Okafor on');
    await helen.closeByCross();
    await running.bot.idle();

    await turnTo(hers, 'messages');
    await hers.getByText('Dr. Helen Zhou would like to change how you two work').last().waitFor();
    await maya.tap(hers.getByRole('button', { name: 'Agree', exact: true }).last());
    await running.bot.idle();
    await his.getByText('You and Maya Okafor agreed on').last().waitFor();
    await picture(his, 'agreement-agreed');
    await turnTo(hers, 'home');
    await hers.getByText('Dr. Helen Zhou: you agreed how you work').waitFor();
    await hers.getByRole('button', { name: 'Open', exact: true }).first().click();
    await maya.see('agreed on');
    await maya.see('Your channel:');
    await maya.closeByCross();
    await turnTo(his, 'home');
    await his.getByText('You as a mentor').waitFor();
    expect(maya.taps()).toBeLessThan(10);

    const { conversations } = running.sandbox.workspace.store;
    const channel = [...conversations.values()].find(({ name }) => name === 'maya-zhou');
    const at = `${running.sandbox.url}/?as=${running.sandbox.person('maya').id}&channel=${channel?.id}`;
    const { page } = await browsing.open(at, { viewport: { width: 390, height: 844 } });
    await page.getByText('This channel is for Maya Okafor and Dr. Helen Zhou.').waitFor();
    await picture(page, 'pair-channel');
  });
});
