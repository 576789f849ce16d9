import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { inBrowser } from '../../../test/support/browser.ts';
import { type Delivery, type PageTrial, startPageTrial } from './app.ts';
import { button, everyField, input, modal, option } from './views.ts';

inBrowser('a modal in the page', ({ open }) => {
  let trial: PageTrial;
  let view: Record<string, unknown>;
  let answer: (delivery: Delivery) => unknown;
  beforeAll(async () => {
    trial = await startPageTrial(async (delivery, { call }) => {
      if (delivery.command) return call('views.open', { trigger_id: delivery.trigger_id, view }).then(() => undefined);
      if (delivery.type === 'block_suggestion')
        return {
          options: ['Fellowship', 'Research']
            .filter((one) => one.toLowerCase().includes(delivery.value ?? ''))
            .map(option),
        };
      return answer(delivery);
    });
  });
  afterAll(() => trial.stop());
  afterEach(async () => {
    const maya = trial.sandbox.person('maya');
    while (maya.modal()) await maya.close();
  });
  beforeEach(() => {
    answer = () => undefined;
    trial.heard.length = 0;
  });

  async function openModal(): Promise<Page> {
    const { page } = await open(`${trial.url}/?as=${trial.person('maya')}`);
    const field = page.getByRole('textbox', { name: 'Message #general' });
    await field.fill('/trial form');
    await field.press('Enter');
    await page.getByRole('dialog').waitFor();
    return page;
  }
  const submitted = () => trial.heard.findLast((one) => one.type === 'view_submission')?.view?.state.values;
  const told = () => trial.heard.filter((one) => one.type === 'block_actions').map((one) => one.actions?.[0]);

  it('takes every kind of input by keyboard alone', { timeout: 40_000 }, async () => {
    view = everyField();
    const page = await openModal();
    const { keyboard } = page;
    const tab = () => keyboard.press('Tab');
    const pick = async (search: string) => {
      await keyboard.type(search);
      await page
        .getByRole('option', { name: new RegExp(search, 'i') })
        .first()
        .waitFor();
      await keyboard.press('Enter');
    };
    await keyboard.type('See 👋 more');
    await tab();
    await keyboard.type('Because');
    await keyboard.press('Enter');
    await keyboard.type('of it');
    await tab();
    await keyboard.press('Space');
    await tab();
    await tab();
    await keyboard.press('Space');
    await tab();
    await keyboard.press('ArrowDown');
    await tab();
    await pick('teach');
    // A chosen option that may be taken back brings a button with it.
    await tab();
    await tab();
    await pick('blue');
    await pick('red');
    await tab();
    await pick('daniel');
    await tab();
    await tab();
    await pick('amara');
    await pick('jonas');
    await keyboard.press('Backspace');
    await tab();
    await pick('residents');
    await tab();
    await tab();
    await pick('general');
    await tab();
    await pick('general');
    await tab();
    await tab();
    await pick('journal');
    await tab();
    await pick('fell');
    await tab();
    await tab();
    await pick('rese');
    await tab();
    await keyboard.type('12072026');
    await tab();
    await tab();
    await keyboard.type('0930AM');
    await tab();
    await tab();
    await keyboard.type('120820260415PM');
    await tab();
    await tab();
    await keyboard.type('30');
    await tab();
    await keyboard.type('maya@example.org');
    await tab();
    await keyboard.type('https://example.org/a');
    await tab();
    await keyboard.type('Free words');
    await page
      .getByRole('dialog')
      .getByLabel('File')
      .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') });
    await page.getByRole('button', { name: 'Remove notes.txt' }).waitFor();
    await page.getByLabel('Goal').focus();
    await keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    const values = submitted() ?? {};
    const it = (block: string) => values[block]?.it as Record<string, unknown>;
    const chosen = (block: string) => (it(block).selected_option as { value: string }).value;
    const several = (block: string) => (it(block).selected_options as { value: string }[]).map((one) => one.value);
    expect(it('goal').value).toBe('See 👋 more');
    expect(it('why').value).toBe('Because\nof it');
    expect(several('ticks')).toEqual(['one', 'three']);
    expect(chosen('choice')).toBe('middle');
    expect(chosen('cluster')).toBe('teaching');
    expect(several('several')).toEqual(['blue', 'red']);
    expect(it('person').selected_user).toBe(trial.person('daniel'));
    expect(it('people').selected_users).toEqual([trial.person('amara')]);
    expect(it('place').selected_conversation).toBe('C0RESID026');
    expect(it('places').selected_conversations).toEqual(['C0GENERAL1']);
    expect(it('channel').selected_channel).toBe('C0GENERAL1');
    expect(it('channels').selected_channels).toEqual(['C0JOURNAL7']);
    expect(chosen('topic')).toBe('fellowship');
    expect(several('topics')).toEqual(['research']);
    expect(it('day').selected_date).toBe('2026-12-07');
    expect(it('time').selected_time).toBe('09:30');
    expect(it('moment').selected_date_time).toBe(Date.parse('2026-12-08T22:15:00Z') / 1000);
    expect(it('minutes').value).toBe('30');
    expect(it('email').value).toBe('maya@example.org');
    expect(it('link').value).toBe('https://example.org/a');
    expect(JSON.stringify(it('notes').rich_text_value)).toContain('Free words');
    expect((it('file').files as { name: string }[]).map((file) => file.name)).toEqual(['notes.txt']);
  });

  it('shows what is wrong at its field, its own findings and the app’s, and keeps what was typed', async () => {
    view = modal('Errors', [
      input('Goal', { type: 'plain_text_input', max_length: 10 }),
      input('Minutes', { type: 'number_input', is_decimal_allowed: false, max_value: '90' }),
    ]);
    const page = await openModal();
    const save = page.getByRole('button', { name: 'Save' });
    await page.getByRole('textbox', { name: 'Minutes' }).fill('91');
    await save.click();
    const goal = page.getByRole('textbox', { name: 'Goal' });
    await page.getByText('Please complete this required field.').waitFor();
    expect(await goal.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByText('Please enter a number no greater than 90.').count()).toBe(1);
    await expect.poll(() => goal.evaluate((el) => el === document.activeElement)).toBe(true);
    expect(submitted()).toBeUndefined();

    answer = () => ({ response_action: 'errors', errors: { goal: 'Not that one.' } });
    await goal.fill('swim');
    await page.getByRole('textbox', { name: 'Minutes' }).fill('30');
    await save.click();
    await page.getByText('Not that one.').waitFor();
    expect(await goal.inputValue()).toBe('swim');
    await goal.fill('run');
    expect(await page.getByText('Not that one.').count()).toBe(0);
  });

  it(
    'stays with what was typed when the app does not answer, and works at the second try',
    { timeout: 15_000 },
    async () => {
      view = modal('Trouble', [input('Goal', { type: 'plain_text_input' })]);
      answer = () => new Promise(() => {});
      const page = await openModal();
      await page.getByRole('textbox', { name: 'Goal' }).fill('swim');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog').getByRole('alert').waitFor();
      expect(await page.getByRole('dialog').getByRole('alert').innerText()).toContain(
        'We had some trouble connecting. Try again?',
      );
      expect(await page.getByRole('textbox', { name: 'Goal' }).inputValue()).toBe('swim');
      answer = () => undefined;
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  );

  it('tells the app of each tap where a block dispatches, with the whole form, and keeps the rest across an update', async () => {
    const blocks = (extra: string) => [
      input(
        'Needs',
        { type: 'checkboxes', options: ['One', 'Two'].map(option) },
        { dispatch_action: true, optional: true },
      ),
      input('Own', { type: 'plain_text_input', initial_value: extra }, { optional: true }),
      { type: 'context', elements: [{ type: 'mrkdwn', text: `Seen ${extra || 'nothing'}` }] },
    ];
    view = modal('Kept', blocks(''));
    answer = (delivery) => {
      const state = delivery.view?.state.values;
      const ticks = (state?.needs?.it?.selected_options as { value: string }[] | undefined)
        ?.map((one) => one.value)
        .join();
      void trial.call('views.update', { view_id: delivery.view?.id, view: modal('Kept', blocks(ticks ?? '')) });
      return undefined;
    };
    const page = await openModal();
    await page.getByRole('textbox', { name: 'Own' }).fill('half a word');
    await page.getByRole('checkbox', { name: 'One' }).check();
    await page.getByText('Seen one').waitFor();
    await page.getByRole('checkbox', { name: 'Two' }).check();
    await page.getByText('Seen one,two').waitFor();
    expect(await page.getByRole('textbox', { name: 'Own' }).inputValue()).toBe('half a word');
    expect(await page.getByRole('checkbox', { name: 'One' }).isChecked()).toBe(true);
    const last = trial.heard.findLast((one) => one.type === 'block_actions');
    expect(last?.view?.state.values.own?.it?.value).toBe('half a word');
    await page.reload();
    expect(await page.getByRole('checkbox', { name: 'Two' }).isChecked()).toBe(true);
  });

  it('tells the app of a text at Enter, or as it is typed, as the block asks', async () => {
    const on = (when: string) => ({ dispatch_action_config: { trigger_actions_on: [when] } });
    view = modal('Dispatch', [
      input('Entered', { type: 'plain_text_input', ...on('on_enter_pressed') }, { dispatch_action: true }),
      input('Typed', { type: 'plain_text_input', ...on('on_character_entered') }, { dispatch_action: true }),
    ]);
    const page = await openModal();
    await page.getByRole('textbox', { name: 'Entered' }).fill('abc');
    await page.getByRole('textbox', { name: 'Entered' }).press('Enter');
    await expect.poll(() => told().map((one) => one?.value)).toEqual(['abc']);
    await page.getByRole('textbox', { name: 'Typed' }).pressSequentially('xyz');
    await expect.poll(() => told().at(-1)?.value).toBe('xyz');
    expect(told().length).toBe(2);
  });

  it('tells the last letters that were typed before anything is pressed, closed or sent', async () => {
    const when = { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } };
    view = modal('Dispatch', [
      input('Typed', { type: 'plain_text_input', ...when }, { dispatch_action: true }),
      { type: 'actions', block_id: 'acts', elements: [button('Go on', 'go')] },
    ]);
    for (const closing of ['Close dialog', 'Go on', 'Not now', 'Save']) {
      trial.heard.length = 0;
      const page = await openModal();
      await page.getByRole('textbox', { name: 'Typed' }).pressSequentially(closing);
      await page.getByRole('button', { name: closing }).click();
      const heard = closing === 'Go on' ? [closing, 'Go on'] : [closing];
      await expect.poll(() => told().map((one) => one?.value ?? 'Go on')).toEqual(heard);
      await trial.sandbox
        .person('maya')
        .close({ all: true })
        .catch(() => undefined);
    }
  });

  it('follows a link into Slack inside the page, tells the app of the press, and says where it opened', async () => {
    const url = `slack://user?team=${trial.sandbox.teamId}&id=${trial.person('daniel')}`;
    const other = `slack://user?team=TELSEWHERE&id=${trial.person('daniel')}`;
    view = modal('Links', [
      {
        type: 'actions',
        block_id: 'acts',
        elements: [button('Open the chat', 'chat', { url }), button('Far', 'far', { url: other })],
      },
    ]);
    const page = await openModal();
    await page.getByRole('button', { name: 'Far' }).click();
    await page.getByText('This link leads to another workspace.').waitFor();
    await page.getByRole('button', { name: 'Open the chat' }).click();
    await page.getByText('It is open behind this window.').waitFor();
    // It stands above the window, which else would cover it on a phone.
    expect(
      await page.getByText('It is open behind this window.').evaluate((said) => said.closest(':popover-open')),
    ).not.toBe(null);
    await page.getByRole('button', { name: 'Close dialog' }).click();
    await page.getByRole('textbox', { name: /Daniel Reyes/ }).waitFor();
    expect(told().length).toBe(2);
    expect(page.context().pages().length).toBe(1);
  });

  it('stacks views: back goes one down, the × closes all, and Escape does as the ×', async () => {
    const deeper = () =>
      modal('Deeper', [{ type: 'section', text: { type: 'mrkdwn', text: 'Below.' } }], { submit: undefined });
    view = modal('First', [
      input('Goal', { type: 'plain_text_input' }),
      { type: 'actions', elements: [button('Deeper', 'deeper')] },
    ]);
    answer = (delivery) => {
      void trial.call('views.push', { trigger_id: delivery.trigger_id, view: deeper() });
      return undefined;
    };
    const page = await openModal();
    await page.getByRole('textbox', { name: 'Goal' }).fill('swim');
    await page.getByRole('button', { name: 'Deeper' }).click();
    await page.getByRole('dialog', { name: 'Deeper' }).waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('dialog', { name: 'First' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Goal' }).inputValue()).toBe('swim');
    await page.getByRole('button', { name: 'Deeper' }).click();
    await page.getByRole('dialog', { name: 'Deeper' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('keeps the focus inside while it is open', async () => {
    view = modal('Trap', [input('Goal', { type: 'plain_text_input' })]);
    const page = await openModal();
    for (let n = 0; n < 8; n += 1) {
      await page.keyboard.press('Tab');
      const outside = await page.evaluate(() => {
        const at = document.activeElement;
        return at !== document.body && !at?.closest('dialog');
      });
      expect(outside).toBe(false);
    }
  });
});
