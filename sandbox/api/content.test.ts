import { beforeEach, describe, expect, test } from 'vitest';
import { list } from '../conversations/messages.ts';
import { type Fixture, makeFixture } from '../testing/fixture.ts';

let f: Fixture;
beforeEach(() => {
  f = makeFixture();
});

const say = (more: Record<string, unknown>) => f.api('chat.postMessage', { channel: f.joined.id, ...more });
const message = (answer: Record<string, unknown>) => answer.message as Record<string, unknown>;

describe('the author of a message', () => {
  const ALLOWED = ['chat:write', 'chat:write.customize'];
  const looks = [{ username: 'Ada' }, { icon_emoji: ':seedling:' }, { icon_url: 'https://app.example/a.png' }];
  const calls = ['chat.postMessage', 'chat.postEphemeral'].flatMap((method) =>
    looks.map((look) => [method, look] as const),
  );

  test.each(calls)('%s may not have %j without its scope', async (method, look) => {
    const args = { channel: f.joined.id, user: f.maya, text: 'x', ...look };
    expect(await f.api(method, args)).toMatchObject({ error: 'missing_scope', needed: 'chat:write.customize' });
    f = makeFixture(ALLOWED);
    expect(await f.api(method, { ...args, channel: f.joined.id })).toMatchObject({ ok: true });
  });

  test('has the name and picture that were given', async () => {
    f = makeFixture(ALLOWED);
    const posted = await say({
      text: 'x',
      username: 'Ada',
      icon_emoji: ':seedling:',
      icon_url: 'https://app.example/a',
    });
    expect(message(posted)).toMatchObject({ username: 'Ada', icons: { emoji: ':seedling:' } });
  });
});

describe('markdown_text', () => {
  test('is taken at 12,000 characters, refused above, and shown as Markdown', async () => {
    const text = '😀'.repeat(12_000);
    expect(message(await say({ markdown_text: text }))).toMatchObject({ text, blocks: [{ type: 'markdown', text }] });
    expect(await say({ markdown_text: `${text}x` })).toEqual({ ok: false, error: 'msg_too_long' });
  });
});

describe('attachments', () => {
  test('that hold bad blocks are named by their place', async () => {
    const attachments = [{ text: 'Good' }, { blocks: [{ type: 'divider' }, { type: 'nothing' }] }];
    expect(await say({ attachments })).toEqual({
      ok: false,
      error: 'invalid_attachments',
      response_metadata: {
        messages: ['[ERROR] unsupported type: nothing [json-pointer:/attachments/1/blocks/1/type]'],
      },
    });
  });

  test('are taken up to a hundred', async () => {
    expect(await say({ attachments: Array(100).fill({ text: 'x' }) })).toMatchObject({ ok: true });
    expect(await say({ attachments: Array(101).fill({ text: 'x' }) })).toMatchObject({ error: 'too_many_attachments' });
  });
});

describe('a reply that the channel shows too', () => {
  const shown = async () => {
    const { messages } = await f.api('conversations.history', { channel: f.joined.id });
    return (messages as { ts: string }[]).map(({ ts }) => ts);
  };

  test('is asked for when it is posted', async () => {
    const quiet = await say({ text: 'quiet', thread_ts: f.hers });
    const loud = await say({ text: 'loud', thread_ts: f.hers, reply_broadcast: true });
    expect(await shown()).toEqual([loud.ts, f.hers, f.mine]);
    expect(message(loud)).toMatchObject({ subtype: 'thread_broadcast', thread_ts: f.hers });
    const { messages } = await f.api('conversations.replies', { channel: f.joined.id, ts: f.hers });
    expect((messages as { ts: string }[]).map(({ ts }) => ts)).toEqual([f.hers, quiet.ts, loud.ts]);
  });

  test('or later; what is no reply cannot be', async () => {
    const quiet = await say({ text: 'quiet', thread_ts: f.hers });
    const args = { channel: f.joined.id, ts: quiet.ts, text: 'loud', reply_broadcast: true };
    expect(await f.api('chat.update', args)).toMatchObject({ ok: true });
    expect(await shown()).toContain(quiet.ts);
    expect(await f.api('chat.update', { ...args, ts: f.mine })).toEqual({ ok: false, error: 'cant_broadcast_message' });
  });
});

describe('an update', () => {
  const update = (more: Record<string, unknown>) => f.api('chat.update', { channel: f.joined.id, ts: f.mine, ...more });

  test('with blocks alone leaves the notification without a text', async () => {
    const blocks = [{ type: 'divider' }];
    expect(await update({ blocks })).toMatchObject({ ok: true, text: '', message: { text: '', blocks } });
  });

  test('sets the files of a message and takes them away', async () => {
    const answer = await f.api('files.getUploadURLExternal', { filename: 'map.png', length: 3 });
    const id = String(answer.file_id);
    const stored = f.ws.store.files.get(id);
    if (stored) stored.uploaded = true;
    expect(await update({ text: 'x', file_ids: id })).toMatchObject({ error: 'file_not_found' });
    await f.api('files.completeUploadExternal', { files: [{ id }] });
    expect(await update({ text: 'x', file_ids: id })).toMatchObject({ message: { files: [{ id }] } });
    expect(message(await update({ text: 'x', file_ids: [] }))).not.toHaveProperty('files');
  });
});

test('one person named twice is still one person, for whom im:write is enough', async () => {
  f = makeFixture(['im:write']);
  const { channel } = await f.api('conversations.open', { users: `${f.maya},${f.maya}` });
  expect(channel).toEqual({ id: f.direct.id });
});

test('messages of one conversation are found without those of the others', async () => {
  await f.api('chat.postMessage', { channel: f.secret.id, text: 'elsewhere' });
  expect(list(f.ws, f.joined.id).map(({ text }) => text)).toEqual(['mine', 'hers']);
  expect(list(f.ws, f.joined.id, f.maya).map(({ text }) => text)).toEqual(['mine', 'hers', 'psst']);
  await f.api('chat.delete', { channel: f.joined.id, ts: f.mine });
  expect(list(f.ws, f.joined.id).map(({ text }) => text)).toEqual(['hers']);
});
