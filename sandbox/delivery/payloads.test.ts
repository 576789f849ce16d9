import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeApp } from '../actions/app.ts';
import { changeChannel } from '../actions/channels.ts';
import { openDirect } from '../conversations/conversations.ts';
import { post } from '../conversations/messages.ts';
import { takeBlocks } from '../forms/elements.ts';
import { openView, publishHome } from '../forms/views.ts';
import { type Sandbox, startSandbox } from '../server.ts';
import { makeEar } from '../testing/listener.ts';
import { TRIAL_MANIFEST } from '../testing/trial-app.ts';
import type { Conversation, StoredMessage } from '../workspace/records.ts';

type Json = Record<string, unknown>;

const ear = makeEar(({ type }) => (type === 'block_suggestion' ? { options: [OPTION] } : undefined));
const { sent } = ear;
let sandbox: Sandbox;
beforeAll(async () => {
  const { settings, ...rest } = TRIAL_MANIFEST;
  const bot_events = [...settings.event_subscriptions.bot_events, 'member_left_channel'];
  const manifest = { ...rest, settings: { ...settings, event_subscriptions: { bot_events } } };
  sandbox = await startSandbox({ manifest, limits: 'off', page: false, appListener: ear.listener });
});
afterAll(() => sandbox.stop());

const plain = (text: string) => ({ type: 'plain_text', text });
const OPTION = { text: plain('One'), value: 'one' };
const ELEMENTS = [
  { type: 'button', action_id: 'go', text: plain('Go'), value: 'v', style: 'primary' },
  { type: 'external_select', action_id: 'pick', min_query_length: 1 },
];
const ACTIONS = { type: 'actions', block_id: 'actions', elements: ELEMENTS };
const MODAL = {
  type: 'modal',
  callback_id: 'it',
  title: plain('A modal'),
  submit: plain('Send'),
  notify_on_close: true,
  blocks: [
    ACTIONS,
    { type: 'input', block_id: 'b', label: plain('Say'), element: { type: 'plain_text_input', action_id: 'a' } },
  ],
};

const maya = () => sandbox.person('maya');
const direct = () => openDirect(sandbox.workspace, [maya().id, sandbox.botUserId]);
const show = (ephemeral = false): StoredMessage =>
  post(sandbox.workspace, direct(), {
    by: 'bot',
    text: 'Press',
    blocks: takeBlocks([ACTIONS]),
    ...(ephemeral && { ephemeralTo: maya().id }),
  });
const openModal = () => openView(sandbox.workspace, sandbox.workspace.triggers.issue({ user: maya().id }), MODAL);

/** Waits for the next delivery that `doing` brings about. */
async function next(doing: () => unknown, kind: (body: Json) => boolean = () => true): Promise<Json> {
  sent.length = 0;
  await doing();
  return sandbox.until(() => sent.find(kind));
}

const words = (text: string) => text.trim().split(/\s+/).sort();
const keys = (value: unknown) => Object.keys(value as object).sort();

/*
 * The fields of each payload, as Slack's reference lists them: https://docs.slack.dev/reference/interaction-payloads,
 * https://docs.slack.dev/interactivity/implementing-slash-commands, https://docs.slack.dev/apis/events-api.
 * Those of Enterprise Grid alone are left out.
 */
const COMMON = 'type team user api_app_id token enterprise is_enterprise_install';
const USER = words('id username name team_id');
const TEAM = words('id domain');
const VIEW =
  words(`id team_id type blocks private_metadata callback_id state hash title clear_on_close notify_on_close close
  submit previous_view_id root_view_id app_id external_id app_installed_team_id bot_id`);
const EVENT = words(`token team_id context_team_id context_enterprise_id api_app_id event type event_id event_time
  authorizations is_ext_shared_channel event_context`);

const expectCommon = (body: Json) => expect([keys(body.user), keys(body.team)]).toEqual([USER, TEAM]);

test('a slash command', async () => {
  const body = await next(() => maya().command('/trial now'));
  expect(keys(body)).toEqual(
    words(`token team_id team_domain channel_id channel_name user_id user_name command text api_app_id
      is_enterprise_install response_url trigger_id`),
  );
  expect(body).toMatchObject({ channel_name: 'directmessage', is_enterprise_install: 'false', text: 'now' });
});

describe('block_actions', () => {
  const ACTION = words('type action_id block_id action_ts text value style');
  const MESSAGE = words(`type user bot_id app_id bot_profile ts text team blocks`);

  test('in a message', async () => {
    const message = show();
    const body = await next(() => maya().press('Go', { in: message }));
    expect(keys(body)).toEqual(words(`${COMMON} container trigger_id channel message state response_url actions`));
    expectCommon(body);
    expect(body.container).toEqual({
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: false,
    });
    expect(body.channel).toEqual({ id: message.channel, name: 'directmessage' });
    expect(keys(body.message)).toEqual(MESSAGE);
    expect(body.state).toEqual({ values: { actions: { pick: { type: 'external_select', selected_option: null } } } });
    expect((body.actions as Json[]).map(keys)).toEqual([ACTION]);
  });

  test('in a message that only one person sees', async () => {
    const message = show(true);
    const body = await next(() => maya().press('Go', { in: message }));
    expect(keys(body)).toEqual(words(`${COMMON} container trigger_id channel state response_url actions`));
    expect(body.container).toMatchObject({ is_ephemeral: true });
  });

  test('in a thread', async () => {
    const root = show();
    const reply = post(sandbox.workspace, direct(), {
      by: 'bot',
      text: 'Press',
      blocks: takeBlocks([ACTIONS]),
      thread_ts: root.ts,
    });
    const body = await next(() => maya().press('Go', { in: reply }));
    expect(body.container).toMatchObject({ thread_ts: root.ts, message_ts: reply.ts });
  });

  test('in a modal', async () => {
    const view = openModal();
    const body = await next(() => maya().press('Go'));
    expect(keys(body)).toEqual(words(`${COMMON} container trigger_id view actions`));
    expectCommon(body);
    expect(body.container).toEqual({ type: 'view', view_id: view.id });
    expect(keys(body.view)).toEqual(VIEW);
    expect(keys((body.view as { state: { values: Json } }).state.values)).toEqual(['actions', 'b']);
    await maya().close();
  });

  test('in Home', async () => {
    publishHome(sandbox.workspace, maya().id, { type: 'home', blocks: [ACTIONS] });
    const body = await next(() => maya().press('Go', { in: 'home' }));
    expect(keys(body)).toEqual(words(`${COMMON} container trigger_id view actions`));
    expect(keys(body.view)).toEqual(VIEW);
    expect(body.view).toMatchObject({ type: 'home', close: null, submit: null });
  });
});

test('view_submission', async () => {
  openModal();
  await maya().type('b', 'typed');
  const body = await next(() => maya().submit());
  expect(keys(body)).toEqual(words(`${COMMON} trigger_id view response_urls`));
  expectCommon(body);
  expect(keys(body.view)).toEqual(VIEW);
  expect(body).toMatchObject({
    response_urls: [],
    view: { state: { values: { b: { a: { type: 'plain_text_input', value: 'typed' } } } } },
  });
});

test('view_submission with a conversation to answer in', async () => {
  const element = {
    type: 'conversations_select',
    action_id: 'a',
    response_url_enabled: true,
    default_to_current_conversation: true,
  };
  const blocks = [{ type: 'input', block_id: 'to', label: plain('To'), element }];
  const trigger = sandbox.workspace.triggers.issue({ user: maya().id, channel: direct().id });
  openView(sandbox.workspace, trigger, { ...MODAL, blocks });
  const body = await next(() => maya().submit());
  const [url] = body.response_urls as Json[];
  expect(keys(url)).toEqual(words('response_url channel_id block_id action_id'));
  expect(url).toMatchObject({ channel_id: direct().id, block_id: 'to', action_id: 'a' });
});

test('view_closed', async () => {
  openModal();
  await maya().type('b', 'typed');
  const body = await next(() => maya().close());
  expect(keys(body)).toEqual(words(`${COMMON} view is_cleared`));
  expectCommon(body);
  expect(keys(body.view)).toEqual(VIEW);
  expect(body).toMatchObject({ is_cleared: false, view: { state: { values: {} } } });
});

describe('block_suggestion', () => {
  const isAsked = ({ type }: Json) => type === 'block_suggestion';

  test('in a modal', async () => {
    openModal();
    const body = await next(() => maya().choose('pick', 'One'), isAsked);
    expect(keys(body)).toEqual(words(`${COMMON} container action_id block_id value view`));
    expectCommon(body);
    expect(keys(body.view)).toEqual(VIEW);
    await maya().close();
  });

  test('in a message', async () => {
    const message = show();
    const body = await next(() => maya().chooseIn(message, 'pick', 'One'), isAsked);
    expect(keys(body)).toEqual(words(`${COMMON} container action_id block_id value channel message`));
    expect(body).toMatchObject({ value: 'One', action_id: 'pick', block_id: 'actions' });
  });
});

describe('what somebody of another organization does in a shared channel', () => {
  const ours = () => sandbox.workspace.team.id;
  beforeAll(() => {
    const invite = { do: 'invite', as: 'maya', channel: 'C0SHARED08', user: sandbox.workspace.bot.userId } as const;
    changeChannel(sandbox.workspace, invite);
  });

  test('comes from their team: a press, and the view that it opens', async () => {
    const channel = sandbox.workspace.store.conversations.get('C0SHARED08') as Conversation;
    const message = post(sandbox.workspace, channel, { by: 'bot', text: 'Press', blocks: takeBlocks([ACTIONS]) });
    const ingrid = sandbox.person('ingrid');
    const body = await next(
      () => ingrid.press('Go', { in: message }),
      ({ type }) => type === 'block_actions',
    );
    expect(body).toMatchObject({ team: { id: 'T0LAKESIDE' }, user: { id: ingrid.id, team_id: 'T0LAKESIDE' } });
    const view = openView(sandbox.workspace, String(body.trigger_id), MODAL);
    expect(view).toMatchObject({ team_id: 'T0LAKESIDE', app_installed_team_id: ours() });
  });

  test('comes as an event from their team, for ours', async () => {
    const leave = { do: 'leave', as: 'ingrid', channel: 'C0SHARED08' } as const;
    const body = await next(
      () => changeChannel(sandbox.workspace, leave),
      ({ event }) => (event as Json | undefined)?.type === 'member_left_channel',
    );
    expect(body).toMatchObject({
      event: { type: 'member_left_channel', team: ours() },
      team_id: 'T0LAKESIDE',
      authorizations: [{ team_id: ours() }],
      is_ext_shared_channel: true,
    });
  });

  test('is no slash command, and no Home', async () => {
    await expect(sandbox.person('ingrid').command('/trial', { in: 'ext-lakeside-exchange' })).rejects.toThrow();
    await expect(sandbox.person('ingrid').openHome()).rejects.toThrow(/has not got this app/);
  });
});

describe('an event', () => {
  beforeAll(() => publishHome(sandbox.workspace, maya().id, { type: 'home', blocks: [ACTIONS] }));
  const of = (type: string) => (body: Json) => (body.event as Json | undefined)?.type === type;

  test.each([
    ['home', 'type user channel tab event_ts view'],
    ['messages', 'type user channel tab event_ts'],
  ] as const)('app_home_opened, the %s tab', async (tab, fields) => {
    const body = await next(() => maya().openHome(tab), of('app_home_opened'));
    expect(keys(body)).toEqual(EVENT);
    expect(keys(body.event)).toEqual(words(fields));
    expect((body.authorizations as Json[]).map(keys)).toEqual([
      words('enterprise_id team_id user_id is_bot is_enterprise_install'),
    ]);
    expect(body).toMatchObject({ type: 'event_callback', event_id: expect.stringMatching(/^Ev/) });
  });

  test('url_verification', async () => {
    const body = await next(() => sandbox.workspace.delivery.verify());
    expect(keys(body)).toEqual(words('token challenge type'));
    expect(body.type).toBe('url_verification');
  });

  test('app_uninstalled and tokens_revoked', async () => {
    sent.length = 0;
    removeApp(sandbox.workspace);
    await sandbox.until(() => sent.length === 2);
    const [revoked, uninstalled] = [sent.find(of('tokens_revoked')), sent.find(of('app_uninstalled'))];
    expect(keys(revoked)).toEqual(EVENT);
    expect(keys(uninstalled)).toEqual(EVENT);
    expect(keys(revoked?.event)).toEqual(words('type tokens event_ts'));
    expect(keys((revoked?.event as { tokens: Json }).tokens)).toEqual(words('oauth bot'));
    expect(keys(uninstalled?.event)).toEqual(words('type event_ts'));
  });
});
