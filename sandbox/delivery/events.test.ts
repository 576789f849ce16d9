import { describe, expect, test } from 'vitest';
import { changeChannel } from '../actions/channels.ts';
import { archive, rename } from '../conversations/channels.ts';
import { post } from '../conversations/messages.ts';
import { type Fixture, makeFixture } from '../testing/fixture.ts';

const ALL = ['message.channels', 'message.groups', 'message.im'];
const CHANNELS = ['channel_archive', 'channel_unarchive', 'channel_rename', 'group_archive', 'group_rename'];
const keys = (value: object | undefined) => Object.keys(value ?? {}).sort();

describe('a message that changes', () => {
  test('is sent to the app as it was and as it is', async () => {
    const f = makeFixture(undefined, ['message.channels']);
    f.sent.length = 0;
    await f.api('chat.update', { channel: f.joined.id, ts: f.mine, text: 'new' });
    const [event, ...more] = f.sent;
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      type: 'message',
      subtype: 'message_changed',
      channel: f.joined.id,
      channel_type: 'channel',
      hidden: true,
      message: { type: 'message', ts: f.mine, text: 'new', edited: { user: f.ws.bot.userId } },
      previous_message: { type: 'message', ts: f.mine, text: 'mine' },
    });
    expect(event?.ts).toBe(event?.event_ts);
    expect(keys(event)).toEqual(
      ['channel', 'channel_type', 'event_ts', 'hidden', 'message', 'previous_message', 'subtype', 'ts', 'type'].sort(),
    );
  });

  test('or is removed', async () => {
    const f = makeFixture(undefined, ['message.channels']);
    f.sent.length = 0;
    await f.api('chat.delete', { channel: f.joined.id, ts: f.mine });
    expect(f.sent).toMatchObject([
      { type: 'message', subtype: 'message_deleted', deleted_ts: f.mine, previous_message: { text: 'mine' } },
    ]);
    expect(keys(f.sent[0])).toEqual(
      [
        'channel',
        'channel_type',
        'deleted_ts',
        'event_ts',
        'hidden',
        'previous_message',
        'subtype',
        'ts',
        'type',
      ].sort(),
    );
  });

  test.each([
    ['is not subscribed to', ['message.im', 'message.groups'], (f: Fixture) => f.mine],
    ['is only for one person', ALL, (f: Fixture) => f.ephemeral],
  ])('and %s is not sent', async (_why, events, ts) => {
    const f = makeFixture(undefined, events);
    f.sent.length = 0;
    await f.api('chat.update', { channel: f.joined.id, ts: ts(f), text: 'new' });
    await f.api('chat.delete', { channel: f.joined.id, ts: ts(f) });
    expect(f.sent).toEqual([]);
  });

  test('by a reaction is not a changed message', async () => {
    const f = makeFixture(undefined, ALL);
    f.sent.length = 0;
    expect(await f.api('reactions.add', { channel: f.joined.id, timestamp: f.hers, name: 'tada' })).toEqual({
      ok: true,
    });
    expect(f.sent).toEqual([]);
  });
});

describe('a pin', () => {
  const events = ['pin_added', 'pin_removed'];

  test('is told when it is put and when it is taken off, by whomever, once, and with what is left', async () => {
    const f = makeFixture(undefined, events);
    const [by, channel] = [f.ws.bot.userId, f.joined.id];
    await f.api('pins.add', { channel, timestamp: f.mine });
    await f.api('pins.add', { channel, timestamp: f.mine });
    changeChannel(f.ws, { do: 'pin', as: 'maya', channel, ts: f.hers });
    changeChannel(f.ws, { do: 'unpin', as: 'maya', channel, ts: f.mine });
    await f.api('pins.remove', { channel, timestamp: f.hers });
    await f.api('pins.remove', { channel, timestamp: f.hers });
    const item = (ts: string, created_by: string) => ({ type: 'message', channel, message: { ts }, created_by });
    expect(f.sent).toMatchObject([
      { type: 'pin_added', user: by, channel_id: channel, item: item(f.mine, by) },
      { type: 'pin_added', user: f.maya, channel_id: channel, item: item(f.hers, f.maya) },
      { type: 'pin_removed', user: f.maya, channel_id: channel, item: item(f.mine, by), has_pins: true },
      { type: 'pin_removed', user: by, channel_id: channel, item: item(f.hers, f.maya), has_pins: false },
    ]);
    expect(f.sent[0]).not.toHaveProperty('has_pins');
  });

  test('is not told without the scope to read pins, nor where the app is not', async () => {
    const f = makeFixture(['pins:write', 'channels:read'], events);
    await f.api('pins.add', { channel: f.joined.id, timestamp: f.mine });
    const other = makeFixture(undefined, events);
    const { id: channel } = other.outside;
    changeChannel(other.ws, { do: 'join', as: 'maya', channel });
    const { ts } = post(other.ws, other.outside, { by: { user: other.maya }, text: 'elsewhere' });
    changeChannel(other.ws, { do: 'pin', as: 'maya', channel, ts });
    expect(other.outside.pins).toHaveLength(1);
    expect([f.sent, other.sent]).toEqual([[], []]);
  });
});

test('a reply shown in the channel carries the first message of its thread', () => {
  const f = makeFixture(undefined, ALL);
  f.sent.length = 0;
  post(f.ws, f.joined, { by: 'bot', text: 'loud', thread_ts: f.hers, broadcast: true });
  expect(f.sent).toMatchObject([
    { subtype: 'thread_broadcast', thread_ts: f.hers, root: { ts: f.hers, text: 'hers' } },
  ]);
});

describe('what happens to a channel', () => {
  test('is sent for every public one, and for private ones that the app is in', () => {
    const f = makeFixture(undefined, CHANNELS);
    for (const channel of [f.outside, f.hidden, f.secret]) {
      rename(f.ws, channel, `${channel.name}-2`);
      archive(f.ws, channel, f.maya, true);
    }
    const channelOf = ({ channel }: Record<string, unknown>) => (channel as { id?: string }).id ?? channel;
    expect(f.sent.slice(1).map((event) => [event.type, channelOf(event)])).toEqual([
      ['channel_rename', f.outside.id],
      ['channel_archive', f.outside.id],
      ['group_rename', f.secret.id],
      ['group_archive', f.secret.id],
    ]);
  });

  test('is not sent to an app that has not subscribed', () => {
    const f = makeFixture(undefined, ['channel_rename']);
    archive(f.ws, f.outside, f.maya, true);
    expect(f.sent).toEqual([]);
  });
});
