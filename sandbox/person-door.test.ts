import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post } from './conversations/messages.ts';
import { takeBlocks } from './forms/elements.ts';
import { type Sandbox, startSandbox } from './server.ts';
import { makeEar } from './testing/listener.ts';
import { TRIAL_MANIFEST } from './testing/trial-app.ts';
import type { StoredMessage } from './workspace/records.ts';

const ear = makeEar();
/** What was pressed and chosen, as the app was sent it. */
const actions = () =>
  ear.sent.flatMap((payload) => (payload.actions ?? []) as { type: string; [field: string]: unknown }[]);
/** What the last action held, beside its names. */
const last = () => {
  const {
    action_id: _a,
    block_id: _b,
    action_ts: _t,
    text: _x,
    options: _o,
    ...rest
  } = actions().at(-1) ?? { type: '' };
  return rest;
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ manifest: TRIAL_MANIFEST, limits: 'off', page: false, appListener: ear.listener });
});
afterAll(() => sandbox.stop());

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const options = ['One', 'Two', 'Three'].map((name) => ({ text: plain(name), value: name.toLowerCase() }));

/** Posts one element of each kind to Maya. */
function show(...elements: Record<string, unknown>[]): StoredMessage {
  const blocks = takeBlocks([{ type: 'actions', block_id: 'block', elements }]);
  const channel = sandbox.workspace.store.conversations.get(sandbox.person('maya').dm()[0]?.channel ?? '');
  const [direct] = [...sandbox.workspace.store.conversations.values()].filter(
    ({ kind, members }) => kind === 'im' && members.includes(sandbox.person('maya').id),
  );
  return post(sandbox.workspace, channel ?? (direct as never), { by: 'bot', text: 'Choose', blocks });
}

describe('what a person chooses comes to the app as Slack sends it', () => {
  const maya = () => sandbox.person('maya');
  test.each([
    ['static_select', { options }, ['Two'], { selected_option: { value: 'two' } }],
    ['radio_buttons', { options }, ['three'], { selected_option: { value: 'three' } }],
    ['overflow', { options }, ['One'], { selected_option: { value: 'one' } }],
    ['checkboxes', { options }, ['One', 'Three'], { selected_options: [{ value: 'one' }, { value: 'three' }] }],
    ['checkboxes', { options, initial_options: [options[0]] }, [], { selected_options: [] }],
    ['multi_static_select', { options }, ['Two'], { selected_options: [{ value: 'two' }] }],
    ['users_select', {}, ['Dr. Daniel Reyes'], { selected_user: 'U0DANI5R8E' }],
    ['multi_users_select', {}, ['daniel', 'amara'], { selected_users: ['U0DANI5R8E', 'U0AMAR3L9N'] }],
    ['channels_select', {}, ['#general'], { selected_channel: 'C0GENERAL1' }],
    ['conversations_select', {}, ['residents-2026'], { selected_conversation: 'C0RESID026' }],
    ['datepicker', {}, ['2026-12-07'], { selected_date: '2026-12-07' }],
    [
      'timepicker',
      { timezone: 'Europe/Stockholm' },
      ['09:30'],
      { selected_time: '09:30', timezone: 'Europe/Stockholm' },
    ],
    ['datetimepicker', {}, ['2026-12-07T14:00:00Z'], { selected_date_time: 1_796_652_000 }],
  ])('%s', async (type, more, chosen, state) => {
    show({ type, action_id: `it:${type}`, ...more });
    await maya().choose(`it:${type}`, ...chosen);
    expect(last()).toMatchObject({ type, ...state });
  });

  test('a button, with what the app gave it', async () => {
    show({ type: 'button', action_id: 'it:go', text: plain('Go on'), value: 'v', style: 'primary' });
    await maya().press('Go on');
    expect(last()).toEqual({ type: 'button', value: 'v', style: 'primary' });
  });

  test('a button whose dialog is answered with no sends nothing', async () => {
    const confirm = { title: plain('Sure?'), text: plain('Really?'), confirm: plain('Yes'), deny: plain('No') };
    show({ type: 'button', action_id: 'it:sure', text: plain('Delete'), confirm });
    const before = actions().length;
    await maya().press('Delete', { confirm: false });
    expect(actions()).toHaveLength(before);
    await maya().press('Delete');
    expect(actions()).toHaveLength(before + 1);
  });

  test('the newest message wins, and another one is reached by handing it in', async () => {
    const older = show({ type: 'button', action_id: 'it:same', text: plain('Same'), value: 'older' });
    show({ type: 'button', action_id: 'it:same', text: plain('Same'), value: 'newer' });
    await maya().press('Same');
    expect(last().value).toBe('newer');
    await maya().press('Same', { in: older });
    expect(last().value).toBe('older');
  });
});

describe('a sentence says what a person cannot do', () => {
  beforeAll(() => {
    show({ type: 'static_select', action_id: 'it:static_select', options });
    show({ type: 'datepicker', action_id: 'it:datepicker' });
    show({ type: 'users_select', action_id: 'it:users_select' });
  });
  test.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'press what is not there',
      () => sandbox.person('priya').press('Go on'),
      /priya sees no "Go on" in any message or Home/,
    ],
    ['submit without a modal', () => sandbox.person('maya').submit(), /no modal open/],
    [
      'choose an option that is not there',
      () => sandbox.person('maya').choose('it:static_select', 'Four'),
      /no option "Four".*"One"/,
    ],
    ['choose two of one', () => sandbox.person('maya').choose('it:static_select', 'One', 'Two'), /Exactly one/],
    ['choose a day that is none', () => sandbox.person('maya').choose('it:datepicker', 'soon'), /does not read like/],
    ['choose nobody', () => sandbox.person('maya').choose('it:users_select', 'Nobody'), /nobody and no conversation/],
    ['write where the app does not read', () => sandbox.person('maya').say('Trial', 'Hello?'), /turned off/],
  ])('%s', async (_what, doing, sentence) => {
    await expect(doing()).rejects.toThrow(sentence);
  });

  test('there is no such person', () => {
    expect(() => sandbox.person('bob')).toThrow(/no person "bob".*maya/);
  });
});

test('what is typed pings nobody by accident', async () => {
  await sandbox.person('jonas').say('#general', 'a <!channel> & <@U0MAYA7K2Q> @maya #residents-2026');
  const text = sandbox.person('maya').messages('#general').at(-1)?.text;
  expect(text).toBe('a &lt;!channel&gt; &amp; &lt;@U0MAYA7K2Q&gt; <@U0MAYA7K2Q> <#C0RESID026|residents-2026>');
  expect(sandbox.person('maya').notifications().at(-1)?.text).toBe(
    'a <!channel> & <@U0MAYA7K2Q> @Maya Okafor #residents-2026',
  );
  expect(sandbox.person('sofia').notifications()).toEqual([]);
});
