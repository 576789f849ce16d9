import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonDoor } from '../../sandbox/person-door.ts';
import { type Running, runBot } from '../support/bot.ts';
import { textOf } from '../support/journey.ts';
import { forged } from '../support/slack.ts';

let running: Running;
let maya: PersonDoor;
let hers: string;
beforeAll(async () => {
  running = await runBot();
  maya = running.sandbox.person('maya');
  await maya.command('/mentoring network');
  await maya.press('network:add');
  await maya.type('Or a name, or initials', 'Secret Helen');
  await maya.submit();
  await maya.press('Change');
  hers = (JSON.parse(maya.modal()?.private_metadata ?? '') as { id: string }).id;
  await maya.close();
});
afterAll(() => running.stop());

/** What a member of the same workspace would send. */
const from = (who: PersonDoor, payload: object) => forged(running, who, payload);

const submission = (callback_id: string, metadata: unknown, values: object) => ({
  type: 'view_submission',
  view: {
    id: 'V1',
    type: 'modal',
    callback_id,
    private_metadata: JSON.stringify(metadata),
    title: { type: 'plain_text', text: 'x' },
    blocks: [],
    state: { values },
  },
});

const name = (value: unknown) => ({ name: { 'network:write': { type: 'plain_text_input', value } } });

/** What stands on her map now. */
async function map(who: PersonDoor): Promise<string> {
  await running.bot.idle();
  await who.command('/mentoring network');
  const text = textOf(who.modal());
  await who.close();
  return text;
}

describe('ids of another person’s map are refused, and logged without content', () => {
  const daniel = () => running.sandbox.person('daniel');
  const askOf = (person: string) => ({
    need: { a: { selected_option: { value: 'A1' } } },
    person: { a: { selected_option: { value: person } } },
    draft: { a: { value: 'taken over' } },
    'ask-on': { a: { selected_date: running.sandbox.now().toISOString().slice(0, 10) } },
  });

  test.each([
    ['changing somebody', () => submission('network:save', { id: hers, page: 1, isNew: false }, name('taken over'))],
    ['as somebody new', () => submission('network:save', { id: hers, page: 1, isNew: true }, name('taken over'))],
    ['the second page', () => submission('network:keep-details', { id: hers, page: 1, isNew: false }, {})],
    [
      'asking them',
      () => submission('network:keep-ask', { id: crypto.randomUUID(), page: 1, isNew: true }, askOf(hers)),
    ],
    ['an ask under their id', () => submission('network:keep-ask', { id: 'x', page: 1, isNew: true }, askOf('nobody'))],
    ['no id', () => submission('network:save', null, name('taken over'))],
    ['an id that is none', () => submission('network:save', { id: "'; drop", page: 'x', isNew: true }, name('x'))],
  ])('%s', async (_, payload) => {
    const before = running.logged.length;
    const body = await (await from(daniel(), payload())).text();
    expect(body).toContain('You can open only what is on your own map.');
    expect(body).not.toContain('Secret Helen');
    const logged = running.logged.slice(before).join();
    expect(logged).toContain('is not on its sender');
    expect(logged).not.toMatch(/taken over|Secret/);
    expect(await map(maya)).toContain('Secret Helen');
    expect(await map(daniel())).toContain('Start with one name');
  });

  test.each([
    'network:edit',
    'network:details',
    'network:remove',
    'network:undo',
    'network:hello',
    'network:said-hello',
    'network:ask',
    'network:words',
    'network:sent',
    'network:yes',
    'network:forget',
    'network:dismiss',
    'network:why',
  ])('%s', async (action_id) => {
    const press = {
      type: 'block_actions',
      container: { type: 'view' },
      view: { id: 'V1', type: 'home', blocks: [], state: { values: {} } },
      actions: [{ type: 'button', action_id, block_id: 'b', value: hers }],
    };
    expect((await from(daniel(), press)).status).toBe(200);
    expect(await map(maya)).toContain('Secret Helen');
  });
});

test('the same form sent twice at once adds one person, and malformed states nobody', async () => {
  const sofia = running.sandbox.person('sofia');
  const twice = submission('network:save', { id: crypto.randomUUID(), page: 1, isNew: true }, name('Only once'));
  const answers = await Promise.all([from(sofia, twice), from(sofia, twice)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect((await map(sofia)).match(/Only once/g)).toHaveLength(1);
  const odd = submission(
    'network:save',
    { id: crypto.randomUUID(), page: 1, isNew: true },
    {
      ...name({ deep: [] }),
      who: { a: { selected_user: ['U1'] } },
      needs: { a: { selected_options: [{ value: '__proto__' }, {}] } },
    },
  );
  expect(await (await from(sofia, odd)).json()).toMatchObject({ response_action: 'errors' });
  const tooLong = submission('network:save', { id: crypto.randomUUID(), page: 1, isNew: true }, name('🙂'.repeat(301)));
  expect(JSON.stringify(await (await from(sofia, tooLong)).json())).toContain('Keep it to 300 characters');
});

test('a bot is no helper, and somebody who has left is marked', async () => {
  const sofia = running.sandbox.person('sofia');
  const pick = (id: string) =>
    submission(
      'network:save',
      { id: crypto.randomUUID(), page: 1, isNew: true },
      {
        ...name(''),
        who: { a: { selected_user: id } },
      },
    );
  expect(await (await from(sofia, pick(running.sandbox.botUserId))).text()).toContain('This is an app, not a person.');
  expect(await (await from(sofia, pick('U0NOBODY'))).text()).toContain('Slack does not show me this person.');
  expect(await (await from(sofia, pick('U0FORM1Y6H'))).text()).toContain('(has left this Slack)');
});
