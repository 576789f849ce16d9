import { expect, test } from 'vitest';
import { changeChannel } from '../../sandbox/actions/channels.ts';
import { post } from '../../sandbox/conversations/messages.ts';
import { takeBlocks } from '../../sandbox/forms/elements.ts';
import { openView } from '../../sandbox/forms/views.ts';
import type { Conversation } from '../../sandbox/workspace/records.ts';
import { runBot } from '../support/bot.ts';
import { textOf } from '../support/journey.ts';

const plain = (text: string) => ({ type: 'plain_text', text });

test('who belongs to another organization presses in a shared channel, and is neither met nor written to', async () => {
  const running = await runBot();
  const { workspace } = running.sandbox;
  const ingrid = running.sandbox.person('ingrid');
  const maya = running.sandbox.person('maya');
  changeChannel(workspace, { do: 'invite', as: 'maya', channel: 'C0SHARED08', user: workspace.bot.userId });
  const button = { type: 'button', action_id: 'privacy:who-sees', text: plain('Who sees what') };
  const message = post(workspace, workspace.store.conversations.get('C0SHARED08') as Conversation, {
    by: 'bot',
    text: 'Press',
    blocks: takeBlocks([{ type: 'actions', elements: [button] }]),
  });
  const why = 'This bot belongs to another organization than you do.';

  await ingrid.press('Who sees what', { in: message });
  expect(ingrid.ephemerals().at(-1)?.text).toContain(why);

  openView(workspace, workspace.triggers.issue({ user: ingrid.id }), {
    type: 'modal',
    callback_id: 'goals:save',
    title: plain('A goal'),
    submit: plain('Save'),
    blocks: [{ type: 'section', text: plain('A form of ours') }],
  });
  await ingrid.submit();
  expect(textOf(ingrid.modal())).toContain(why);

  // The same button serves whoever is of this organization.
  await maya.press('Who sees what', { in: message });
  expect(maya.modal()?.title?.text).toBe('Who can see what');
  await running.bot.idle();
  expect(ingrid.dm()).toEqual([]);
  const called = workspace.inspector.log(0).entries.filter(({ direction }) => direction === 'from_app');
  expect(JSON.stringify(called)).not.toContain(ingrid.id);
  await running.stop();
});
