import { describe, expect, test } from 'vitest';
import type { ChannelRequest } from '../protocol.ts';
import { type Fixture, makeFixture } from '../testing/fixture.ts';
import { changeChannel } from './channels.ts';

const EVENTS = [
  ...['channel_archive', 'channel_unarchive', 'channel_rename', 'channel_deleted', 'channel_left', 'channel_shared'],
  ...['channel_unshared', 'group_archive', 'group_unarchive', 'group_rename', 'group_deleted', 'group_left'],
  ...['member_joined_channel', 'member_left_channel', 'channel_created'],
];
const READS = ['channels:read', 'groups:read'];

type Doing = (f: Fixture) => ChannelRequest;
const inSecret =
  (what: object, as: 'maya' | 'amara' = 'maya'): Doing =>
  (f) =>
    ({ as, channel: f.secret.id, ...what }) as ChannelRequest;
const inJoined =
  (what: object): Doing =>
  (f) =>
    ({ as: 'amara', channel: f.joined.id, ...what }) as ChannelRequest;

/** What somebody does, and the event it sends: its fields but for times. */
const DOINGS: [does: string, Doing, (f: Fixture) => Record<string, unknown> | undefined][] = [
  [
    'adds a person',
    (f) => ({ do: 'invite', as: 'maya', channel: f.secret.id, user: f.daniel }),
    (f) => ({ type: 'member_joined_channel', user: f.daniel, channel_type: 'G', inviter: f.maya }),
  ],
  [
    'joins',
    (f) => ({ do: 'join', as: 'daniel', channel: f.joined.id }),
    (f) => ({ type: 'member_joined_channel', user: f.daniel, channel_type: 'C' }),
  ],
  ['leaves', inSecret({ do: 'leave' }), (f) => ({ type: 'member_left_channel', user: f.maya, channel_type: 'G' })],
  [
    'removes a person',
    (f) => ({ do: 'remove', as: 'amara', channel: f.joined.id, user: f.maya }),
    (f) => ({ type: 'member_left_channel', user: f.maya, channel_type: 'C' }),
  ],
  [
    'removes the app from a private channel',
    (f) => ({ do: 'remove', as: 'maya', channel: f.secret.id, user: f.ws.bot.userId }),
    (f) => ({ type: 'group_left', channel: f.secret.id, actor_id: f.maya }),
  ],
  [
    'removes the app from a public one',
    (f) => ({ do: 'remove', as: 'maya', channel: f.joined.id, user: f.ws.bot.userId }),
    (f) => ({ type: 'channel_left', channel: f.joined.id, actor_id: f.maya }),
  ],
  ['archives', inSecret({ do: 'archive' }), (f) => ({ type: 'group_archive', channel: f.secret.id, user: f.maya })],
  ['archives a public one', inJoined({ do: 'archive' }), (f) => ({ type: 'channel_archive', channel: f.joined.id })],
  [
    'takes it out of the archive',
    (f) => ({ do: 'unarchive', as: 'maya', channel: f.archived.id }),
    (f) => ({ type: 'channel_unarchive', channel: f.archived.id }),
  ],
  [
    'renames',
    inSecret({ do: 'rename', name: 'ours' }),
    (f) => ({ type: 'group_rename', channel: { id: f.secret.id, name: 'ours' } }),
  ],
  [
    'renames a public one',
    inJoined({ do: 'rename', name: 'class' }),
    (f) => ({ type: 'channel_rename', channel: { id: f.joined.id, name: 'class' } }),
  ],
  ['deletes', inJoined({ do: 'delete' }), (f) => ({ type: 'channel_deleted', channel: f.joined.id })],
  [
    'shares it with another organization',
    inSecret({ do: 'share' }),
    (f) => ({ type: 'channel_shared', channel: f.secret.id, connected_team_id: 'T0LAKESIDE' }),
  ],
  ['makes it public, of which no app hears', inSecret({ do: 'make_public' }), () => undefined],
  ['makes a private channel', () => ({ do: 'create', as: 'maya', name: 'new', is_private: true }), () => undefined],
  [
    'makes a public channel',
    () => ({ do: 'create', as: 'maya', name: 'new' }),
    (f) => ({ type: 'channel_created', channel: { name: 'new', creator: f.maya } }),
  ],
];

describe('somebody', () => {
  test.each(DOINGS)('%s', (_does, doing, event) => {
    const f = makeFixture(READS, EVENTS);
    f.sent.length = 0;
    changeChannel(f.ws, doing(f));
    const expected = event(f);
    expect(f.sent).toMatchObject(expected ? [expected] : []);
  });

  test.each(DOINGS)('%s, and an app without the scopes to read hears nothing', (_does, doing) => {
    const f = makeFixture(['chat:write', 'groups:write', 'groups:history'], EVENTS);
    changeChannel(f.ws, doing(f));
    expect(f.sent).toEqual([]);
  });

  test('ends the sharing: who is of the other organization is out, with one event for all', () => {
    const f = makeFixture(READS, EVENTS);
    changeChannel(f.ws, { do: 'invite', as: 'maya', channel: f.shared.id, user: f.ws.bot.userId });
    f.sent.length = 0;
    changeChannel(f.ws, { do: 'unshare', as: 'maya', channel: f.shared.id });
    expect(f.sent).toMatchObject([
      { type: 'channel_unshared', previously_connected_team_id: 'T0LAKESIDE', is_ext_shared: false },
    ]);
    expect(f.shared.members).not.toContain(f.ingrid);
  });

  test('pins and lets go, and takes a message out, with its pin', async () => {
    const f = makeFixture();
    const pins = async () => ((await f.api('pins.list', { channel: f.joined.id })).items as unknown[]).length;
    const doing = (what: 'pin' | 'unpin' | 'delete_message', as = 'maya', ts = f.mine) =>
      changeChannel(f.ws, { do: what, as, channel: f.joined.id, ts });
    doing('pin');
    doing('pin', 'amara');
    expect(await pins()).toBe(1);
    doing('unpin');
    expect(await pins()).toBe(0);
    doing('pin');
    expect(() => doing('delete_message')).toThrow('Only an admin');
    doing('delete_message', 'amara');
    doing('delete_message', 'maya', f.hers);
    expect(await pins()).toBe(0);
    expect(await f.api('chat.update', { channel: f.joined.id, ts: f.mine, text: 'x' })).toMatchObject({
      error: 'message_not_found',
    });
  });

  test('deletes a channel, with what stood in it', async () => {
    const f = makeFixture();
    changeChannel(f.ws, inJoined({ do: 'delete' })(f));
    expect(await f.api('conversations.info', { channel: f.joined.id })).toMatchObject({ error: 'channel_not_found' });
    expect(f.ws.store.messagesIn(f.joined.id)).toEqual([]);
  });
});

test.each<[string, Doing, RegExp]>([
  ['who is not in it', inSecret({ do: 'archive' }, 'amara'), /does not see/],
  ['who is not in a public one', (f) => ({ do: 'archive', as: 'maya', channel: f.outside.id }), /is not in/],
  ['a guest', (f) => ({ do: 'rename', as: 'tomas', channel: f.joined.id, name: 'x1' }), /a guest/],
  ['a guest who makes one', () => ({ do: 'create', as: 'tomas', name: 'x1' }), /a guest/],
  ['a member elsewhere', (f) => ({ do: 'unshare', as: 'ingrid', channel: f.shared.id }), /of Lakeside/],
  ['a member elsewhere who joins', (f) => ({ do: 'join', as: 'ingrid', channel: f.outside.id }), /does not see/],
  ['no admin who deletes', inSecret({ do: 'delete' }), /Only an admin/],
  ['#general archived', () => ({ do: 'archive', as: 'amara', channel: '#general' }), /#general/],
  ['somebody elsewhere added', (f) => inSecret({ do: 'invite', user: f.ingrid })(f), /is not shared/],
  ['shared twice', (f) => ({ do: 'share', as: 'maya', channel: f.shared.id }), /already/],
  ['public twice', inJoined({ do: 'make_public' }), /already/],
  ['nobody removed', (f) => inSecret({ do: 'remove', user: f.daniel })(f), /is not in the channel/],
  ['a message that is not there', inSecret({ do: 'pin', ts: '1.000001' }), /no longer there/],
])('is not done: %s', (_who, doing, sentence) => {
  const f = makeFixture(READS, EVENTS);
  f.sent.length = 0;
  expect(() => changeChannel(f.ws, doing(f))).toThrow(sentence);
  expect(f.sent).toEqual([]);
});
