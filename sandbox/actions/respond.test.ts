import { beforeEach, describe, expect, test } from 'vitest';
import { list, post } from '../conversations/messages.ts';
import { type Fixture, makeFixture } from '../testing/fixture.ts';
import { respond } from './respond.ts';

let f: Fixture;
beforeEach(() => {
  f = makeFixture();
});

const SECTION = { type: 'section', text: { type: 'mrkdwn', text: 'Hi' } };
const answer = (body: unknown, source?: string) =>
  respond(
    f.ws,
    { channel: f.joined.id, user: f.maya, ...(source !== undefined && { source: { ts: source, ephemeral: false } }) },
    body,
  );
const last = () => list(f.ws, f.joined.id, f.maya).at(-1);

describe('an answer to a response_url', () => {
  test('keeps its attachments, with the blocks in them', () => {
    answer({
      attachments: [
        { color: '#2f5d50', blocks: [SECTION] },
        { text: 'Old', author_name: 'Maya', made_up: 1 },
      ],
    });
    expect(last()).toMatchObject({
      ephemeral: true,
      text: '',
      attachments: [
        { id: 1, color: '#2f5d50', blocks: [{ ...SECTION, block_id: expect.any(String) }] },
        { id: 2, text: 'Old', made_up: 1 },
      ],
    });
  });

  test('takes the place of the message whole: what it does not have is gone', () => {
    answer({ replace_original: true, attachments: [{ text: 'New' }] }, f.mine);
    expect(last()).toMatchObject({ ephemeral: true });
    const [replaced] = list(f.ws, f.joined.id);
    expect(replaced).toMatchObject({ ts: f.mine, text: '', attachments: [{ text: 'New' }] });
    answer({ replace_original: true, text: 'Only text' }, f.mine);
    expect(list(f.ws, f.joined.id)[0]).not.toHaveProperty('attachments');
  });

  test.each<[string, unknown, string]>([
    ['nothing', {}, 'no_text'],
    ['null', null, 'no_text'],
    ['empty lists', { blocks: [], attachments: [] }, 'no_text'],
    ['bad blocks', { blocks: [{ type: 'nothing' }] }, 'invalid_blocks'],
    ['blocks that are no list', { blocks: {} }, 'invalid_blocks_format'],
    ['bad blocks in an attachment', { attachments: [{ blocks: [{ type: 'nothing' }] }] }, 'invalid_attachments'],
    ['attachments that are no list', { text: 'x', attachments: 'x' }, 'invalid_attachments'],
    ['101 attachments', { attachments: Array(101).fill({ text: 'x' }) }, 'too_many_attachments'],
    ['a message that is gone', { replace_original: true, text: 'x' }, 'message_not_found'],
  ])('is refused with %s', (_what, body, code) => {
    const before = list(f.ws, f.joined.id, f.maya).length;
    expect(() => answer(body)).toThrow(code);
    expect(list(f.ws, f.joined.id, f.maya)).toHaveLength(before);
  });

  test('removes the message it came from', () => {
    const { ts } = post(f.ws, f.joined, { by: 'bot', text: 'Press' });
    answer({ delete_original: true }, ts);
    expect(list(f.ws, f.joined.id).map((each) => each.ts)).not.toContain(ts);
  });
});
