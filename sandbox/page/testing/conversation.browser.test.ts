import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { inBrowser } from '../../../test/support/browser.ts';
import { type PageTrial, startPageTrial } from './app.ts';
import { input, modal } from './views.ts';

inBrowser('a conversation in the page', ({ open }) => {
  let trial: PageTrial;
  beforeAll(async () => {
    trial = await startPageTrial(async (delivery, { call }) => {
      if (delivery.command === '/mute') return new Promise(() => {});
      if (delivery.text === 'form')
        await call('views.open', {
          trigger_id: delivery.trigger_id,
          view: modal('Short', [input('Goal', { type: 'plain_text_input' })]),
        });
      if (delivery.text === 'say') return { response_type: 'ephemeral', text: 'Only for *you*.' };
      return undefined;
    });
  });
  afterAll(() => trial.stop());
  afterEach(async () => {
    const maya = trial.sandbox.person('maya');
    while (maya.modal()) await maya.close();
  });

  it('says where one is, and writes the first command on request', async () => {
    const { page } = await open(trial.url);
    await page.getByRole('heading', { name: 'general', level: 1 }).waitFor();
    const hint = page.getByRole('region', { name: 'Welcome' });
    expect(await hint.innerText()).toContain('This is a sandbox, not Slack.');
    await hint.getByRole('button', { name: 'Write it for me' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Message #general' }).inputValue()).toBe('/trial form');
    expect(await hint.count()).toBe(0);
    await page.reload();
    await page.getByRole('textbox', { name: 'Message #general' }).waitFor();
    expect(await page.getByRole('region', { name: 'Welcome' }).count()).toBe(0);
    expect(await page.getByRole('textbox', { name: 'Message #general' }).inputValue()).toBe('/trial form');
  });

  it('goes where somebody clicks while it still opens', async () => {
    const { page } = await open(trial.url);
    // What was asked for before the click comes after it.
    await page.route(/_control\/state\?.*channel=/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await page.goto(trial.url);
    await page.getByRole('navigation').getByText('residents-2026', { exact: true }).click();
    await page.getByRole('heading', { name: 'residents-2026', level: 1 }).waitFor();
    await page.waitForTimeout(1_200);
    expect(new URL(page.url()).searchParams.get('channel')).toBe('C0RESID026');
    expect(await page.getByRole('heading', { name: 'residents-2026', level: 1 }).count()).toBe(1);
  });

  it('completes a slash command by keyboard, opens what the app opens, and gives the focus back', async () => {
    const { page } = await open(trial.url);
    const field = page.getByRole('textbox', { name: 'Message #general' });
    await field.focus();
    await page.keyboard.type('/tr');
    await page.getByRole('option', { name: /\/trial/ }).waitFor();
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('/trial ');
    await page.keyboard.type('form');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Short' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Goal' }).evaluate((el) => el === document.activeElement)).toBe(
      true,
    );
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => field.evaluate((el) => el === document.activeElement)).toBe(true);
  });

  it('marks what only one person sees', async () => {
    const { page } = await open(trial.url);
    const field = page.getByRole('textbox', { name: 'Message #general' });
    await field.fill('/trial say');
    await field.press('Enter');
    const message = page.getByRole('article', { name: /^Trial/ }).last();
    await message.getByText('Only visible to you').waitFor();
    expect(await message.locator('strong').innerText()).toBe('you');
  });

  it('says so when the app does not answer, and keeps the line', { timeout: 15_000 }, async () => {
    const { page } = await open(trial.url);
    const field = page.getByRole('textbox', { name: 'Message #general' });
    await field.fill('/mute please');
    await field.press('Enter');
    expect(await page.getByRole('alert').innerText()).toContain('/mute failed because the app did not respond');
    expect(await field.inputValue()).toBe('/mute please');
  });

  it('lets two people in two tabs talk, in a channel, in a thread and directly', async () => {
    const maya = await open(`${trial.url}/?as=${trial.person('maya')}`);
    const amara = await open(`${trial.url}/?as=${trial.person('amara')}`);
    const field = maya.page.getByRole('textbox', { name: 'Message #general' });
    await field.fill('Is anybody here? <!channel> *now*');
    await field.press('Enter');
    const seen = amara.page.getByRole('article', { name: /^Maya Okafor/ }).last();
    await expect.poll(() => seen.innerText()).toContain('Is anybody here? <!channel> now');

    await seen.hover();
    await seen.getByRole('button', { name: 'Reply in thread' }).click();
    const reply = amara.page.getByRole('textbox', { name: 'Reply…' });
    await reply.fill('I am.');
    await reply.press('Enter');
    await maya.page.getByRole('button', { name: /1 reply/ }).click();
    await maya.page.getByRole('log', { name: 'Thread' }).getByText('I am.').waitFor();

    await amara.page.getByRole('button', { name: 'Write to somebody' }).click();
    await amara.page.getByRole('menuitem', { name: /Maya Okafor/ }).click();
    const direct = amara.page.getByRole('textbox', { name: 'Message Maya Okafor' });
    await direct.fill('Come to room 2?');
    await direct.press('Enter');
    const unread = maya.page.getByRole('link', { name: /Dr\. Amara Lindqvist.*1 unread/ });
    await unread.waitFor();
    expect(await maya.page.getByRole('region', { name: 'Notifications' }).innerText()).toContain('Come to room 2?');
    await unread.click();
    await maya.page.getByRole('article').getByText('Come to room 2?').waitFor();
    await maya.page.getByRole('link', { name: /Dr\. Amara Lindqvist.*unread/ }).waitFor({ state: 'detached' });
  });

  it('keeps a draft for each conversation', async () => {
    const { page } = await open(trial.url);
    await page.getByRole('textbox', { name: 'Message #general' }).fill('half a thought');
    await page.getByRole('link', { name: 'residents-2026' }).click();
    const other = page.getByRole('textbox', { name: 'Message #residents-2026' });
    expect(await other.inputValue()).toBe('');
    await page.goBack();
    expect(await page.getByRole('textbox', { name: 'Message #general' }).inputValue()).toBe('half a thought');
  });

  it('lets one be somebody else, with their name and local time', async () => {
    const { page } = await open(trial.url);
    await page.getByRole('button', { name: /^You are Maya Okafor mentee · Chicago \d\d:\d\d/ }).click();
    await page.getByRole('link', { name: /^Dr\. Daniel Reyes/ }).click();
    await page.getByRole('button', { name: /^You are Dr\. Daniel Reyes mentor · New York \d\d:\d\d/ }).waitFor();
    expect(page.url()).toContain(`as=${trial.person('daniel')}`);
  });

  it('tells the app that its Home is looked at, and shows what it publishes', async () => {
    const { page } = await open(trial.url);
    await page.getByRole('link', { name: 'Trial' }).click();
    await page.getByText('Trial has not set up its Home yet.').waitFor();
    await expect
      .poll(() => trial.heard.find((one) => one.event?.tab === 'home')?.event?.user)
      .toBe(trial.person('maya'));
    await trial.call('views.publish', {
      user_id: trial.person('maya'),
      view: { type: 'home', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Hello, Maya' } }] },
    });
    await page.getByRole('heading', { name: 'Hello, Maya' }).waitFor();
    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.getByText('Trial reads no messages here.').waitFor();
  });

  it('says calmly that it is reconnecting, and comes back by itself', { timeout: 25_000 }, async () => {
    const first = await startPageTrial(() => undefined);
    const port = Number(new URL(first.url).port);
    const { page } = await open(first.url);
    await page.getByRole('heading', { name: 'general', level: 1 }).waitFor();
    await first.stop();
    await page.getByText('Reconnecting…').waitFor();
    const second = await startPageTrial(() => undefined, { port });
    try {
      await page.getByText('Reconnecting…').waitFor({ state: 'detached' });
      await second.call('chat.postMessage', { channel: await second.direct('maya'), text: 'I am back.' });
      await page.getByRole('link', { name: /Trial.*1 unread/ }).waitFor();
    } finally {
      await second.stop();
    }
  });
});
