import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GalleryItem, Snapshot } from '../protocol.ts';
import { PortTaken, startSandbox } from '../server.ts';
import { startTrial, type Trial } from '../testing/start-trial.ts';
import { pageOne } from '../testing/trial-app.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial('http');
});
afterAll(() => trial.stop());

const MAYA = 'U0MAYA7K2Q';

async function door(
  name: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(`${trial.sandbox.url}/_control/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
}

const look = async (channel = ''): Promise<Snapshot> => {
  const response = await fetch(`${trial.sandbox.url}/_control/state?as=${MAYA}&channel=${channel}`);
  return (await response.json()) as Snapshot;
};

test('a journey by the doors that the page uses', async () => {
  const direct = (await look()).conversations.find((each) => each.with === trial.sandbox.botUserId)?.id ?? '';
  expect(await door('command', { as: MAYA, channel: direct, text: '/trial form' })).toEqual({ status: 200, ok: true });
  await trial.sandbox.settled();
  const [modal] = (await look()).modals;
  expect(modal).toMatchObject({ title: { text: '1 of 2' }, callback_id: 'trial:page' });
  expect(modal?.state.values.colours?.['trial:colours']?.selected_options).toHaveLength(1);
  const view_id = modal?.id ?? '';
  const values = { name: { text: { type: 'plain_text_input', value: 'Maya' } } };
  expect(
    await door('action', {
      as: MAYA,
      container: { type: 'view', view_id },
      block_id: 'colours',
      action_id: 'trial:colours',
      action: { type: 'checkboxes', selected_options: [] },
      state: { values },
    }),
  ).toEqual({ status: 200, ok: true });
  expect((await look()).modals[0]?.state.values).toMatchObject({
    name: { text: { value: 'Maya' } },
    colours: { 'trial:colours': { selected_options: [] } },
  });
  expect(await door('submit', { as: MAYA, view_id, state: { values } })).toMatchObject({
    ok: true,
    response: 'updated',
  });
  const asked = {
    as: MAYA,
    container: { type: 'view', view_id },
    block_id: 'city',
    action_id: 'trial:city',
    value: 'St',
  };
  expect(await door('options', asked)).toMatchObject({ ok: true, options: [{ value: 'Stockholm' }] });
  expect(await door('submit', { as: MAYA, view_id })).toMatchObject({ ok: true, response: 'closed' });
  await trial.sandbox.settled();
  const after = await look(direct);
  expect(after.modals).toEqual([]);
  expect(after.messages.at(-1)?.text).toBe('Thank you, Maya');
  expect(after.conversations.find((each) => each.id === direct)?.unread).toBe(1);
  await door('read', { as: MAYA, channel: direct, ts: after.messages.at(-1)?.ts });
  expect((await look()).conversations.find((each) => each.id === direct)?.unread).toBe(0);
});

test('a page hears of changes, notifications and failures, and is let go at once when the sandbox stops', async () => {
  const own = await startTrial('http');
  const stream = await fetch(`${own.sandbox.url}/_control/events?as=${MAYA}`);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const read = (async () => {
    for (;;) {
      const chunk = await reader?.read().catch(() => undefined);
      if (!chunk || chunk.done) return;
      heard += chunk.value;
    }
  })();
  await own.sandbox.person('jonas').say('#residents-2026', 'Hello @maya');
  own.sandbox.setRequestUrl('http://127.0.0.1:9/');
  await own.sandbox
    .person('maya')
    .command('/trial')
    .catch(() => undefined);
  await own.sandbox.until(() => heard.includes('event: failure'));
  expect(heard).toContain('event: change');
  expect(heard).toMatch(/event: notification\ndata: \{.*"from":"Jonas Weber","text":"Hello @Maya Okafor"\}/);
  const began = performance.now();
  await own.stop();
  await read;
  expect(performance.now() - began).toBeLessThan(1000);
});

test('a person goes by their handle and a channel by its name, as by their ids', async () => {
  expect(await door('message', { as: 'maya', channel: '#general', text: 'By name' })).toMatchObject({ ok: true });
  expect((await look('C0GENERAL1')).messages.at(-1)).toMatchObject({ user: MAYA, text: 'By name' });
  expect(await door('message', { as: 'maya', channel: '#faculty', text: 'x' })).toMatchObject({ ok: false });
  expect(await door('message', { as: 'ruth', channel: '#general', text: 'x' })).toMatchObject({ ok: false });
});

describe('what is refused, each with a sentence', () => {
  test.each([
    ['command', { as: MAYA }, /channel/],
    ['command', { as: 'U0NOBODY', channel: 'C0GENERAL1', text: '/trial' }, /no person U0NOBODY/],
    ['command', { as: 'U0FORM1Y6H', channel: 'C0GENERAL1', text: '/trial' }, /deactivated/],
    ['command', { as: MAYA, channel: 'C0FACULTY3', text: '/trial' }, /does not see/],
    ['command', { as: MAYA, channel: 'C0GENERAL1', text: '/trial', thread_ts: '1.000001' }, /not supported in threads/],
    ['message', { as: MAYA, channel: 'C0JOURNAL7', text: 'x' }, /is not in/],
    ['message', { as: MAYA, channel: 'C0GENERAL1', text: ' ' }, /needs text/],
    [
      'action',
      { as: MAYA, container: { type: 'view' }, block_id: 'b', action_id: 'a', action: { type: 'x' } },
      /container/,
    ],
    ['submit', { as: MAYA, view_id: 'V0GONE' }, /no longer open/],
    ['home', { as: MAYA, tab: 'about' }, /tab/],
    ['people', { do: 'join', real_name: 'New', tz: 'Mars/Base' }, /no time zone/],
    ['channel', { do: 'create', as: MAYA, name: 'With Capitals' }, /no channel name/],
    ['app', { do: 'uninstall', as: MAYA }, /Only an admin/],
    ['clock', { do: 'jump', to: 'Monday' }, /not an instant/],
    ['clock', { do: 'fly' }, /do/],
    ['switches', { gravity: 'off' }, /no switch "gravity"/],
    ['switches', { limits: 'maybe' }, /one of real, off/],
    ['nowhere', {}, /There is no/],
  ])('%s %j', async (name, body, sentence) => {
    const answer = await door(name, body);
    expect(answer).toMatchObject({ ok: false, error: expect.stringMatching(sentence) });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  test('a page of another site', async () => {
    const body = { as: MAYA, channel: 'C0GENERAL1', text: 'x' };
    expect((await door('message', body, { origin: 'https://else.example' })).status).toBe(403);
    expect((await door('message', body, { origin: trial.sandbox.url })).status).toBe(200);
  });

  test('a body that is no JSON', async () => {
    const response = await fetch(`${trial.sandbox.url}/_control/command`, { method: 'POST', body: '{' });
    expect([response.status, await response.json()]).toMatchObject([400, { ok: false }]);
  });

  test('a port that is taken', async () => {
    const port = Number(new URL(trial.sandbox.url).port);
    const manifest = { display_information: { name: 'x' } };
    await expect(startSandbox({ port, manifest })).rejects.toThrow(PortTaken);
    await expect(startSandbox({ port, manifest })).rejects.toThrow(/is taken.*--port/);
  });

  test('a manifest that is none', async () => {
    await expect(startSandbox({ manifest: 'hello' })).rejects.toThrow('no app manifest');
  });
});

test('the gallery shows what the app can send, and what Slack would say', async () => {
  const samples = [
    { name: 'trial: page 1', view: pageOne() },
    { name: 'trial: broken', message: { text: 'x', blocks: [{ type: 'nothing' }] } },
  ];
  const own = await startTrial('http', { samples: () => samples });
  const { items } = (await (await fetch(`${own.sandbox.url}/_control/gallery`)).json()) as { items: GalleryItem[] };
  await own.stop();
  expect(items.map(({ name, problems }) => [name, problems.length > 0])).toEqual([
    ['trial: page 1', false],
    ['trial: broken', true],
  ]);
  expect(items[0]?.view?.state.values.colours?.['trial:colours']?.selected_options).toHaveLength(1);
  expect(items[1]?.message?.text).toBe('x');
});

describe('events about people and channels', () => {
  const heard = (kind: string) => trial.heard.filter((each) => each.kind === kind).map(({ body }) => body.event);

  test('team_join, user_change, member_joined_channel, channel_rename', async () => {
    const joined = await door('people', { do: 'join', real_name: 'Ines Costa', tz: 'Europe/Lisbon' });
    const user = String(joined.user);
    await door('people', { do: 'change', user, deleted: true });
    const { channel } = await door('channel', { do: 'create', as: MAYA, name: 'with-the-app' });
    await door('channel', { do: 'invite', as: MAYA, channel, user: trial.sandbox.botUserId });
    await door('channel', { do: 'rename', as: MAYA, channel, name: 'with-an-app' });
    await trial.sandbox.until(() => heard('channel_rename').length > 0);
    expect(heard('team_join')).toMatchObject([{ user: { id: user, tz: 'Europe/Lisbon', real_name: 'Ines Costa' } }]);
    expect(heard('user_change')).toMatchObject([{ user: { id: user, deleted: true } }]);
    expect(heard('member_joined_channel')).toMatchObject([
      { user: trial.sandbox.botUserId, channel, channel_type: 'C', inviter: MAYA },
    ]);
    expect(heard('channel_rename')).toMatchObject([{ channel: { id: channel, name: 'with-an-app' } }]);
  });

  test('do not disturb, set and taken back, is what dnd.info tells', async () => {
    const ask = async () => {
      const { apiUrl, botToken } = trial.sandbox;
      const init = { method: 'POST', headers: { authorization: `Bearer ${botToken}` } };
      return (await (await fetch(`${apiUrl}dnd.info?user=${MAYA}`, init)).json()) as Record<string, unknown>;
    };
    const now = Math.floor(Date.now() / 1000);
    await door('people', { do: 'change', user: MAYA, dnd: { start: now - 60, end: now + 3600 } });
    expect(await ask()).toMatchObject({ ok: true, dnd_enabled: true, next_dnd_start_ts: now - 60 });
    await door('people', { do: 'change', user: MAYA, dnd: null });
    expect(await ask()).toMatchObject({ ok: true, dnd_enabled: false });
  });

  test('the app is removed: it hears so, its token ends, its command is gone; and it can come back', async () => {
    const { botToken, apiUrl } = trial.sandbox;
    const test = async (token: string) => {
      const response = await fetch(`${apiUrl}auth.test`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      });
      return (await response.json()) as Record<string, unknown>;
    };
    expect(await door('app', { do: 'uninstall', as: 'U0AMAR3L9N' })).toMatchObject({ ok: true });
    await trial.sandbox.until(() => heard('app_uninstalled').length > 0 && heard('tokens_revoked').length > 0);
    expect(await test(botToken)).toMatchObject({ error: 'account_inactive' });
    expect(await door('command', { as: MAYA, channel: 'C0GENERAL1', text: '/trial' })).toMatchObject({
      error: expect.stringMatching(/not a valid command/),
    });
    await door('app', { do: 'install', as: 'U0AMAR3L9N' });
    expect(await test(trial.sandbox.botToken)).toMatchObject({ ok: true });
  });
});
