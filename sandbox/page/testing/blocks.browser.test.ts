import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { inBrowser } from '../../../test/support/browser.ts';
import { type PageTrial, startPageTrial } from './app.ts';
import { everyBlock, everyField } from './views.ts';

inBrowser('blocks in the page', ({ open }) => {
  let trial: PageTrial;
  let address: string;
  beforeAll(async () => {
    trial = await startPageTrial(
      async (delivery, { call }) => {
        if (delivery.command) await call('views.open', { trigger_id: delivery.trigger_id, view: everyField() });
        return undefined;
      },
      {
        samples: () => [
          { name: 'trial: every field', view: everyField() },
          { name: 'trial: a message', message: { text: 'Hello', blocks: everyBlock()[0] ?? [] } },
          { name: 'trial: refused', message: { text: 'Hello', blocks: [{ type: 'section' }] } },
        ],
      },
    );
    const channel = await trial.direct('maya');
    for (const blocks of everyBlock())
      await trial.call('chat.postMessage', { channel, text: 'Your next step', blocks });
    address = `${trial.url}/?as=${trial.person('maya')}&channel=${channel}&tab=messages`;
  });
  afterAll(() => trial.stop());
  beforeEach(() => {
    trial.heard.length = 0;
  });
  const actions = () => trial.heard.filter((one) => one.type === 'block_actions').map((one) => one.actions?.[0]);

  async function openMessages(options = {}): Promise<Page> {
    const { page } = await open(address, options);
    await page.getByRole('heading', { name: 'A header' }).waitFor();
    return page;
  }

  it('draws text, lists, tables and markdown as elements, never as the markup they are written in', async () => {
    const page = await openMessages();
    const message = page.getByRole('article').first();
    expect(await message.getByRole('link', { name: 'a link' }).getAttribute('href')).toBe('https://example.org');
    expect(await message.getByRole('img', { name: 'seedling' }).innerText()).toBe('🌱');
    expect(await message.getByRole('heading', { name: 'A heading' }).count()).toBe(1);
    expect(await message.getByText('<b>not markup</b>').count()).toBe(1);
    expect(
      await message.getByRole('checkbox').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked)),
    ).toEqual([true, false]);
    expect(await message.getByRole('cell', { name: 'Direction' }).count()).toBe(1);
  });

  it('says a chart in words and shows its numbers', async () => {
    const page = await openMessages();
    const chart = page.getByRole('figure', { name: 'Importance and support' });
    const words = await chart.getByRole('img').getAttribute('aria-label');
    expect(words).toBe(
      'Importance and support. Bar chart. Importance: Feedback 4, Balance 2. Support: Feedback 0, Balance 3.',
    );
    await chart.getByRole('button', { name: 'Show numbers' }).click();
    expect(await chart.getByRole('row', { name: 'Feedback 4 0' }).count()).toBe(1);
    const pie = page.getByRole('figure', { name: 'Shares' });
    expect(await pie.getByRole('img').getAttribute('aria-label')).toBe(
      'Shares. Pie chart. Same team 75 %, Elsewhere 25 %.',
    );
  });

  it('pages, sorts and filters a data table', async () => {
    const page = await openMessages();
    const table = page.getByRole('table', { name: 'People on the map' });
    const names = () => table.getByRole('rowheader').allInnerTexts();
    expect(await names()).toEqual(['Daniel', 'Amara']);
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await names()).toEqual(['Priya']);
    await page.getByRole('button', { name: 'Previous' }).click();
    await table.getByRole('button', { name: 'Meetings' }).click();
    expect(await names()).toEqual(['Priya', 'Daniel']);
    await table.getByRole('button', { name: 'Meetings' }).click();
    expect(await names()).toEqual(['Amara', 'Daniel']);
    await page.getByRole('textbox', { name: 'Filter People on the map' }).fill('pri');
    expect(await names()).toEqual(['Priya']);
  });

  it('asks before what wants confirmation, and sends nothing at no', async () => {
    const page = await openMessages();
    const erase = page.getByRole('button', { name: 'Erase' });
    await erase.click();
    const ask = page.getByRole('alertdialog', { name: 'Erase it?' });
    await ask.getByRole('button', { name: 'Keep' }).click();
    await ask.waitFor({ state: 'detached' });
    await expect.poll(() => erase.evaluate((el) => el === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await ask.waitFor();
    await page.keyboard.press('Escape');
    await ask.waitFor({ state: 'detached' });
    expect(actions()).toEqual([]);
    await erase.click();
    await ask.getByRole('button', { name: 'Erase' }).click();
    await expect.poll(() => actions().map((one) => one?.action_id)).toEqual(['erase']);
  });

  it('sends what menus, buttons and feedback yield', async () => {
    const page = await openMessages();
    await page.getByRole('button', { name: 'More actions' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('menuitem', { name: 'Archive' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => actions().at(-1)).toMatchObject({ action_id: 'more', selected_option: { value: 'share' } });
    await page.getByRole('combobox', { name: 'Remind me' }).click();
    await page.getByRole('option', { name: 'Next week' }).click();
    await expect
      .poll(() => actions().at(-1))
      .toMatchObject({ action_id: 'remind', selected_option: { value: 'next week' } });
    await page.getByRole('button', { name: 'Not helpful' }).click();
    await expect.poll(() => actions().at(-1)).toMatchObject({ action_id: 'rate', value: 'no' });
    await page.getByRole('button', { name: 'Ask' }).click();
    await expect.poll(() => actions().at(-1)).toMatchObject({ action_id: 'ask', type: 'button' });
  });

  it('unfolds a container', async () => {
    const page = await openMessages();
    expect(await page.getByText('What was inside').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Folded' }).click();
    expect(await page.getByText('What was inside').isVisible()).toBe(true);
  });

  it('shows a gallery of what the app can send, and what of it Slack would refuse', async () => {
    const { page } = await open(`${trial.url}/?panel=gallery`);
    await page.getByText('3 samples of what Trial can send, 1 of them refused').waitFor();
    const sample = page.getByRole('region', { name: 'trial: every field' });
    await sample.getByRole('checkbox', { name: 'One' }).check();
    expect(await page.getByRole('region', { name: 'trial: refused' }).getByRole('listitem').count()).toBeGreaterThan(0);
    await page.getByRole('region', { name: 'trial: a message' }).getByRole('button', { name: 'Draft it' }).click();
    await page.getByText('This is a sample: nobody is told.').waitFor();
    expect(actions()).toEqual([]);
    await page.getByRole('textbox', { name: 'Find a sample' }).fill('modal');
    expect(await page.getByRole('region', { name: /^trial/ }).count()).toBe(1);
    await page.getByRole('button', { name: 'Close gallery' }).click();
    await page.getByRole('textbox', { name: 'Message #general' }).waitFor();
  });
});
