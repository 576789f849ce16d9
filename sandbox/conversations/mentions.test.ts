import { expect, test } from 'vitest';
import type { Block } from '../protocol.ts';
import { makeFixture } from '../testing/fixture.ts';
import { mentionsIn } from './mentions.ts';
import { post } from './messages.ts';

const section = (text: string, type = 'mrkdwn') => ({ type: 'section', text: { type, text } });
const rich = (element: Record<string, unknown>) => ({
  type: 'rich_text',
  elements: [
    { type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_section', elements: [element] }] },
  ],
});
const button = (text: string) => ({ type: 'button', text: { type: 'plain_text', text }, value: '<!channel>' });

test.each<[string, { text?: string; blocks?: unknown[]; attachments?: unknown[] }, 'maya' | 'everybody' | 'nobody']>([
  ['a name in the text', { text: 'Hello <@U0MAYA7K2Q>' }, 'maya'],
  ['a name with its label', { text: 'Hello <@U0MAYA7K2Q|maya>' }, 'maya'],
  ['everybody in the text', { text: '<!here|here> look' }, 'everybody'],
  ['a section', { blocks: [section('<!channel> look')] }, 'everybody'],
  ['a name in a section', { blocks: [section('For <@U0MAYA7K2Q>')] }, 'maya'],
  ['a field', { blocks: [{ type: 'section', fields: [{ type: 'mrkdwn', text: '<@U0MAYA7K2Q>' }] }] }, 'maya'],
  ['a context', { blocks: [{ type: 'context', elements: [{ type: 'mrkdwn', text: '<@U0MAYA7K2Q>' }] }] }, 'maya'],
  ['markdown', { blocks: [{ type: 'markdown', text: '**<!everyone>**' }] }, 'everybody'],
  ['rich text', { blocks: [rich({ type: 'user', user_id: 'U0MAYA7K2Q' })] }, 'maya'],
  ['everybody in rich text', { blocks: [rich({ type: 'broadcast', range: 'here' })] }, 'everybody'],
  ['a container', { blocks: [{ type: 'container', child_blocks: [section('<@U0MAYA7K2Q>')] }] }, 'maya'],
  ['blocks of an attachment', { attachments: [{ blocks: [section('<!channel>')] }] }, 'everybody'],
  ['an old attachment', { attachments: [{ fields: [{ title: 'To', value: '<@U0MAYA7K2Q>' }] }] }, 'maya'],
  ['plain text calls nobody', { blocks: [section('<!channel> <@U0MAYA7K2Q>', 'plain_text')] }, 'nobody'],
  ['a value calls nobody', { blocks: [{ type: 'actions', elements: [button('Go')] }] }, 'nobody'],
  ['text that was typed calls nobody', { text: '&lt;!channel&gt; <!channels>' }, 'nobody'],
])('%s', (_where, message, called) => {
  const { everybody, people } = mentionsIn({ text: '', ...(message as { blocks?: Block[] }) });
  expect([everybody, [...people]]).toEqual([called === 'everybody', called === 'maya' ? ['U0MAYA7K2Q'] : []]);
});

test('a phone buzzes for a name in a block as for one in the text', () => {
  const { ws, joined, maya } = makeFixture();
  post(ws, joined, { by: 'bot', text: 'An agenda', blocks: [section(`For <@${maya}>`) as unknown as Block] });
  expect(ws.bus.notifications(maya).map(({ text }) => text)).toEqual(['An agenda']);
  const others = joined.members.filter((id) => id !== maya);
  expect(others.flatMap((id) => ws.bus.notifications(id))).toEqual([]);
});
