import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePeople } from '../../sandbox/actions/roster.ts';
import { type Running, runBot } from '../support/bot.ts';
import { inBrowser } from '../support/browser.ts';
import { handOf, picture } from '../support/hand.ts';
import { quickCheck, step } from '../support/journey.ts';
import { yesFrom } from '../support/pairs.ts';

/*
 * The whole way of two in two tabs: Maya in Chicago has a yes from Helen in London. They met, agree, find a time across the
 * night in which her clock changes and his does not, prepare, meet, write it up, and the next agenda begins with what is open.
 * The taps of the ways that are to be short are counted.
 */

inBrowser('the whole way of two, in two tabs of the sandbox, on phones', (browsing) => {
  let running: Running;
  beforeAll(async () => {
    running = await runBot({ embedded: true, sandbox: { page: true } });
    const { sandbox } = running;
    await sandbox.clock({ do: 'jump', to: '2027-03-08T15:00:00Z' });
    changePeople(sandbox.workspace, { do: 'change', user: sandbox.person('helen').id, tz: 'Europe/London' });
    const maya = sandbox.person('maya');
    await quickCheck(running, maya);
    await yesFrom(maya, 'Dr. Helen Zhou', '2027-03-09');
    await sandbox.clock({ do: 'jump', to: '2027-03-10T15:00:00Z' });
    await sandbox.settled();
  });
  afterAll(() => running.stop());

  const idOf = (handle: string): string => running.sandbox.person(handle).id;
  const chatOf = (handle: string): string => running.sandbox.person(handle).dm()[0]?.channel ?? '';
  const settled = async (page: Page): Promise<void> => {
    await running.sandbox.settled();
    await page.waitForTimeout(400);
  };

  /** Turns a tab to a place of its owner's. */
  async function turn(page: Page, handle: string, channel: string, tab: 'home' | 'messages' = 'messages') {
    await page.goto(`${running.sandbox.url}/?as=${idOf(handle)}&channel=${channel}&tab=${tab}`);
    await page.getByRole('tab', { name: 'Messages' }).or(page.getByRole('main')).first().waitFor();
    await settled(page);
  }

  async function tabOf(handle: string) {
    const { page } = await browsing.open(`${running.sandbox.url}/?as=${idOf(handle)}`, {
      viewport: { width: 390, height: 844 },
    });
    return { page, hand: handOf(page) };
  }

  const last = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last();
  const first = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();

  test('from a yes to the next agenda', { timeout: 240_000 }, async () => {
    const { page: hers, hand: maya } = await tabOf('maya');
    const { page: his, hand: helen } = await tabOf('helen');
    let channel = '';

    await step('they met, and she proposes how they work: he agrees', async () => {
      await turn(hers, 'maya', chatOf('maya'), 'home');
      await maya.tap(first(hers, 'We met'));
      await maya.press('They help me now');
      await maya.press("Propose how we'd work");
      await maya.see('What Dr. Helen Zhou will get, word for word');
      await maya.press('Send');
      await maya.see('It waits for their answer until');
      await maya.closeByCross();
      await turn(his, 'helen', chatOf('helen'));
      await helen.tap(last(his, 'Agree'));
      await settled(his);
      await his.getByText('You and Maya Okafor agreed on').last().waitFor();
      const { conversations } = running.sandbox.workspace.store;
      channel = [...conversations.values()].find(({ name }) => name === 'maya-zhou')?.id ?? '';
      expect(channel).not.toBe('');
    });

    await step('from what says that they agreed two taps, and three times are offered on both clocks', async () => {
      await turn(hers, 'maya', chatOf('maya'), 'home');
      await hers.getByText('have agreed how you work. Next: a time for your first meeting.').waitFor();
      const before = maya.taps();
      await maya.tap(first(hers, 'Offer times'));
      await maya.see('(London)');
      await picture(hers, 'times-form');
      await maya.press('Send');
      await maya.see('They wait for an answer');
      expect(maya.taps() - before).toBeLessThanOrEqual(4);
      await maya.closeByCross();
      await settled(hers);
    });

    await step('one tap takes one, and each reads it on their own clock', async () => {
      await turn(his, 'helen', chatOf('helen'));
      await picture(his, 'times-offered');
      await helen.tap(last(his, 'Take Tue, Mar 16, 15:00 (London)'));
      await settled(his);
      await his.getByText('You took').last().waitFor();
      await turn(hers, 'maya', chatOf('maya'));
      // What Slack shows of the instant is each reader's own.
      await hers.getByText('took Tue, Mar 16, 10:00 (Chicago) · 15:00 (London)').last().waitFor();
      await picture(hers, 'times-set');
    });

    await step('three taps from Home, and the agenda stands in their channel as it is suggested', async () => {
      await turn(hers, 'maya', chatOf('maya'), 'home');
      const before = maya.taps();
      await maya.tap(first(hers, 'Prepare the agenda'));
      await maya.see('How the time goes');
      await picture(hers, 'agenda-form');
      await maya.press('Preview');
      await maya.see('This is how it will stand in your channel');
      await maya.press('Share it');
      await maya.see('It stands in your channel now.');
      expect(maya.taps() - before).toBe(3);
    });

    await step('she adds what she would ask, he adds a topic, and she puts hers in order', async () => {
      await hers
        .getByRole('textbox', { name: 'Add something' })
        .fill('How do I say no to a project?\nWhom should I meet in ethics?');
      await hers.getByText('Yes, one of up to three').click();
      await maya.press('Save');
      await maya.see('Saved.');
      await maya.closeByCross();
      await settled(hers);
      await turn(his, 'helen', channel);
      await his.getByText('How do I say no to a project?').last().waitFor();
      await helen.tap(last(his, 'Add a topic'));
      await helen.see('With Maya Okafor');
      await his.getByRole('textbox', { name: 'Add something' }).fill('Your teaching day');
      await helen.press('Save');
      await helen.see('Saved.');
      await helen.closeByCross();
      await helen.tap(last(his, 'Seen'));
      await settled(his);
      await turn(hers, 'maya', chatOf('maya'), 'home');
      await maya.tap(first(hers, 'Prepare the agenda').or(first(hers, 'Agenda')).or(first(hers, 'The agenda')).first());
      await maya.see('Your teaching day');
      await maya.menu('Move up');
      await settled(hers);
      await maya.closeByCross();
      await turn(hers, 'maya', channel);
      await hers.getByText('How do I say no to a project?').last().waitFor();
      await picture(hers, 'agenda-post');
    });

    await step('as it begins one tap says that they met, and it is the record', async () => {
      await running.sandbox.clock({ do: 'jump', to: '2027-03-16T15:01:00Z' });
      await running.sandbox.settled();
      await turn(his, 'helen', channel);
      await helen.tap(last(his, 'We met'));
      await settled(his);
    });

    await step('she writes it up, and it stands in the post', async () => {
      await turn(hers, 'maya', chatOf('maya'), 'home');
      await maya.tap(first(hers, 'Write it up'));
      await maya.see('Into the post: Dr. Helen Zhou and you read it');
      await hers
        .getByRole('textbox', { name: 'What did you two decide?' })
        .fill('Keep the talk, and leave the survey to Sam.');
      await hers.getByText('Whom should I meet in ethics?').last().click();
      await hers.getByRole('textbox', { name: /^Action 1/ }).fill('Tell Sam by mail');
      await hers.getByRole('textbox', { name: 'Notes' }).fill('I was less nervous than I had thought.');
      await maya.press('See how it stands');
      await maya.see('This is what it adds to the post about your meeting.');
      await picture(hers, 'write-up-preview');
      await maya.press('Save');
      await maya.see('Saved. It stands in the post now.');
      await maya.closeByCross();
      await turn(his, 'helen', channel);
    });

    await step('the next agenda begins with what is open', async () => {
      await turn(hers, 'maya', channel);
      await maya.command('agenda');
      await maya.see('How the time goes: Check-in (3 min)');
      await maya.see('How do I say no to a project? (from Tue, Mar 16)');
      await maya.see('Your teaching day (from Dr. Helen Zhou, from Tue, Mar 16)');
      expect(await maya.dialog().getByText('Whom should I meet in ethics?').count()).toBe(0);
      await maya.press('Preview');
      await maya.see('Maya Okafor: Tell Sam by mail');
      await picture(hers, 'agenda-next');
    });
  });
});
