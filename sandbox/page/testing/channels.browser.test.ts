import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBrowser } from '../../../test/support/browser.ts';
import { type PageTrial, startPageTrial } from './app.ts';

inBrowser('channels in the page', ({ open }) => {
  let trial: PageTrial;
  beforeAll(async () => {
    trial = await startPageTrial(() => undefined);
  });
  afterAll(() => trial.stop());

  it('are made, filled, pinned in, shared, and marked, all by hand', async () => {
    const { page } = await open(`${trial.url}/?as=${trial.person('maya')}`);
    const side = page.getByRole('navigation', { name: 'Workspace' });
    await side.getByRole('button', { name: 'More channels' }).click();
    await page.getByRole('menuitem', { name: 'Make a channel…' }).click();
    const maker = page.getByRole('dialog', { name: 'Make a channel' });
    await maker.getByRole('textbox', { name: 'Name' }).fill('General');
    await maker.getByRole('button', { name: 'Make' }).click();
    await maker.getByRole('alert').getByText('There is a channel #general already.').waitFor();
    await maker.getByRole('textbox', { name: 'Name' }).fill('Maya and Daniel');
    await maker.getByRole('button', { name: 'Make' }).click();
    await page.getByRole('heading', { name: 'maya-and-daniel', level: 1 }).waitFor();
    await side.getByRole('link', { name: /maya-and-daniel.*private/ }).waitFor();

    await page.getByRole('button', { name: '1 member' }).click();
    const panel = page.getByRole('complementary', { name: '#maya-and-daniel' });
    await panel.getByText('Only its members can read it.').waitFor();
    for (const name of ['Dr. Daniel Reyes', 'Trial']) {
      await panel.getByRole('button', { name: 'Add somebody' }).click();
      await page.getByRole('menuitem', { name }).click();
      await panel.getByRole('button', { name: `Remove ${name}` }).waitFor();
    }
    const { channel } = await trial.call('chat.postMessage', {
      channel: 'maya-and-daniel',
      text: 'Agenda',
    });
    const agenda = page.getByRole('article', { name: /^Trial/ }).last();
    await agenda.hover();
    await agenda.getByRole('button', { name: 'Pin to the channel' }).click();
    await page.getByRole('button', { name: '1 pinned' }).waitFor();

    await panel.getByRole('button', { name: 'Share it with another organization' }).click();
    await panel.getByText('It is shared with another organization').waitFor();
    await side.getByRole('link', { name: /maya-and-daniel.*shared with another organization/ }).waitFor();
    await panel.getByRole('button', { name: 'Add somebody' }).click();
    await page.getByRole('menuitem', { name: /Dr\. Ingrid Solberg/ }).click();
    await panel.getByRole('listitem').filter({ hasText: 'Dr. Ingrid Solberg' }).getByText('External').waitFor();

    const ingrid = await open(`${trial.url}/?as=${trial.person('ingrid')}&channel=${channel}`);
    const field = ingrid.page.getByRole('textbox', { name: 'Message #maya-and-daniel' });
    await field.fill('Hello from Lakeside');
    await field.press('Enter');
    const hello = page.getByRole('article', { name: /^Dr\. Ingrid Solberg/ }).last();
    await hello.getByText('EXTERNAL').waitFor();
    expect(await ingrid.page.getByRole('link', { name: 'general' }).count()).toBe(0);

    await panel.getByRole('button', { name: 'Make it public' }).click();
    await panel.getByText('Everybody in Riverside Residency can find and read it.').waitFor();
    await panel.getByRole('button', { name: 'Remove Trial' }).click();
    await panel.getByRole('button', { name: 'Remove Trial' }).waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Archive' }).click();
    await page.getByText('This channel has been archived.').waitFor();
    await panel.getByRole('button', { name: 'Unarchive' }).click();
    await page.getByRole('textbox', { name: 'Message #maya-and-daniel' }).waitFor();
  });

  it('are refused to an app by the rules of the workspace', async () => {
    const { page } = await open(`${trial.url}/?panel=faults`);
    const rules = page.getByRole('textbox', { name: 'Its rules keep these from the app' });
    await rules.fill('conversations.create: restricted_action, pins.add: restricted_action');
    await rules.press('Tab');
    const set = { 'conversations.create': 'restricted_action', 'pins.add': 'restricted_action' };
    await expect.poll(() => trial.sandbox.switches().refusals).toEqual(set);
  });
});
