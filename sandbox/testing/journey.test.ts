import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTrial, type Trial } from './start-trial.ts';
import { PIXEL } from './trial-app.ts';

describe.each(['http', 'socket'] as const)('a Bolt app over %s', (mode) => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await startTrial(mode);
  });
  afterAll(() => trial.stop());

  test('a command opens a modal of two pages that ends in a message', async () => {
    const maya = trial.sandbox.person('maya');
    await maya.command('/trial form');
    expect(maya.modal()?.title?.text).toBe('1 of 2');
    expect(await maya.submit()).toEqual({
      ok: true,
      response: 'errors',
      errors: { name: 'Please complete this required field.' },
    });
    await maya.type('Your name', 'Nobody');
    expect(await maya.submit()).toMatchObject({ response: 'errors', errors: { name: 'Somebody, please.' } });
    await maya.type('Your name', 'Maya');
    await maya.choose('Colours', 'Green', 'Blue');
    expect(await maya.submit()).toEqual({ ok: true, response: 'updated' });
    expect(maya.modal()?.title?.text).toBe('2 of 2');
    expect(maya.modal()?.state.values.name?.text?.value).toBe('Maya');
    await maya.choose('City', 'Stockholm');
    expect(await maya.submit()).toEqual({ ok: true, response: 'closed' });
    expect(maya.modals()).toEqual([]);
    expect(maya.dm().at(-1)?.text).toBe('Thank you, Maya');
    expect(maya.notifications().at(-1)).toMatchObject({ from: 'Trial', text: 'Thank you, Maya' });
  });

  test('a button in a message opens a modal, another one removes the message', async () => {
    const maya = trial.sandbox.person('maya');
    const before = maya.dm().length;
    await maya.press('More');
    expect(maya.modal()?.title?.text).toBe('1 of 2');
    await maya.close();
    await maya.press('Remove');
    expect(maya.dm()).toHaveLength(before - 1);
  });

  test('commands answer in private, in public, and by response_url', async () => {
    const maya = trial.sandbox.person('maya');
    const jonas = trial.sandbox.person('jonas');
    await maya.command('/trial nonsense', { in: '#residents-2026' });
    await maya.command('/trial say', { in: '#residents-2026' });
    await maya.command('/trial late', { in: '#residents-2026' });
    expect(maya.messages('#residents-2026').map(({ text, ephemeral }) => [text, ephemeral === true])).toEqual([
      ['I do not know "nonsense".', true],
      ['Everybody may read this.', false],
      ['One moment passed.', true],
      ['And another.', true],
    ]);
    expect(jonas.messages('#residents-2026').map(({ text }) => text)).toEqual(['Everybody may read this.']);
  });

  test('a picture is uploaded in three steps and can be looked at', async () => {
    const maya = trial.sandbox.person('maya');
    await maya.command('/trial picture');
    const [file] = maya.dm().at(-1)?.files ?? [];
    expect(file).toMatchObject({
      title: 'Dot',
      name: 'dot.png',
      alt_txt: 'A dot',
      mimetype: 'image/png',
      original_w: 1,
    });
    const headers = { authorization: `Bearer ${trial.sandbox.botToken}` };
    const response = await fetch(file?.url_private ?? '', { headers });
    expect(Buffer.from(await response.arrayBuffer()).toString('base64')).toBe(PIXEL);
  });

  test('the app is invited to a channel and says hello', async () => {
    const { sandbox } = trial;
    const asked = { do: 'invite', as: sandbox.person('daniel').id, channel: 'C0JOURNAL7', user: sandbox.botUserId };
    await fetch(`${sandbox.url}/_control/channel`, { method: 'POST', body: JSON.stringify(asked) });
    await sandbox.until(() => sandbox.person('daniel').messages('#journal-club').length > 0);
    expect(sandbox.person('daniel').messages('#journal-club').at(-1)?.text).toBe('Hello, everybody.');
  });

  test('Home is published when it is opened, and its button works', async () => {
    const daniel = trial.sandbox.person('daniel');
    await daniel.openHome();
    expect(daniel.home()?.blocks.map(({ type }) => type)).toEqual(['header', 'actions']);
    await daniel.press('Open the form', { in: 'home' });
    expect(daniel.modal()?.title?.text).toBe('1 of 2');
    await daniel.close({ all: true });
    expect(daniel.modals()).toEqual([]);
  });

  test('view_closed carries nothing that was typed', async () => {
    const priya = trial.sandbox.person('priya');
    await priya.command('/trial form');
    await priya.type('name', 'a secret');
    await priya.close();
    const closed = trial.heard.findLast(({ kind }) => kind === 'view_closed');
    expect(closed?.body.is_cleared).toBe(false);
    expect(JSON.stringify(closed)).not.toContain('a secret');
  });

  test('an answer that Slack would not take keeps the modal as it was', async () => {
    const sofia = trial.sandbox.person('sofia');
    await sofia.command('/trial form');
    await sofia.type('name', 'Broken');
    expect(await sofia.submit()).toEqual({ ok: false, error: 'We had some trouble connecting. Try again?' });
    expect(sofia.modal()?.state.values.name?.text?.value).toBe('Broken');
  });
});
