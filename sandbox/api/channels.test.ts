import { expect, test } from 'vitest';
import { changeChannel } from '../actions/channels.ts';
import { makeFixture } from '../testing/fixture.ts';

const FEW = ['channels:read', 'channels:history', 'channels:manage', 'pins:write'];

test.each([
  ['conversations.create', { is_private: true, name: 'x1' }, 'groups:write'],
  ['conversations.info', {}, 'groups:read'],
  ['conversations.members', {}, 'groups:read'],
  ['conversations.history', {}, 'groups:history'],
  ['conversations.invite', { users: 'U1' }, 'groups:write,groups:write.invites'],
  ['conversations.kick', { user: 'U1' }, 'groups:write'],
  ['conversations.leave', {}, 'groups:write'],
  ['conversations.archive', {}, 'groups:write'],
  ['conversations.rename', { name: 'x1' }, 'groups:write'],
  ['conversations.setTopic', { topic: 'x' }, 'groups:write,groups:write.topic'],
  ['users.conversations', { types: 'private_channel' }, 'groups:read'],
])('%s of a private channel asks for the scope of private ones', async (method, args, needed) => {
  const f = makeFixture(FEW);
  const channel = f.secret.id;
  const answer = await f.api(method, method === 'conversations.create' ? args : { channel, ...args });
  expect(answer).toMatchObject({ ok: false, error: 'missing_scope', needed, provided: FEW.join(',') });
});

test('conversations.info tells what kind of place a channel is, as it is now', async () => {
  const f = makeFixture();
  const channel = f.secret.id;
  const info = async () => (await f.api('conversations.info', { channel, include_num_members: true })).channel;
  const own = f.ws.team.id;
  expect(await info()).toMatchObject({ is_private: true, is_ext_shared: false, is_archived: false, num_members: 2 });
  const as = { as: f.maya, channel };
  changeChannel(f.ws, { do: 'make_public', ...as });
  changeChannel(f.ws, { do: 'rename', ...as, name: 'everybody-reads' });
  expect(await info()).toMatchObject({
    id: channel,
    is_private: false,
    name: 'everybody-reads',
    shared_team_ids: [own],
  });
  changeChannel(f.ws, { do: 'share', ...as });
  changeChannel(f.ws, { do: 'invite', ...as, user: f.ingrid });
  expect(await info()).toMatchObject({
    ...{ is_shared: true, is_ext_shared: true, shared_team_ids: [own, 'T0LAKESIDE'], num_members: 3 },
  });
  const { channel: without } = await f.api('conversations.info', { channel });
  expect(without).not.toHaveProperty('num_members');
  changeChannel(f.ws, { do: 'unshare', ...as });
  changeChannel(f.ws, { do: 'archive', ...as });
  expect(await info()).toMatchObject({ is_ext_shared: false, is_archived: true, num_members: 2 });
});

test('members come a page at a time, until the cursor is empty', async () => {
  const f = makeFixture();
  const seen: unknown[] = [];
  let cursor = '';
  do {
    const page = await f.api('conversations.members', { channel: f.joined.id, limit: 3, cursor });
    seen.push(...(page.members as string[]));
    cursor = (page.response_metadata as { next_cursor: string }).next_cursor;
  } while (cursor !== '');
  expect(seen).toEqual(f.joined.members);
  expect(seen.length).toBeGreaterThan(6);
});

test('leaving what the app is not in is no error with a code, and yet not ok', async () => {
  const f = makeFixture();
  expect(await f.api('conversations.leave', { channel: f.outside.id })).toEqual({ ok: false, not_in_channel: true });
});

test('history tells the metadata of messages when it is asked for', async () => {
  const f = makeFixture();
  const metadata = { event_type: 'agenda', event_payload: { id: '7' } };
  const { ts } = await f.api('chat.postMessage', { channel: f.secret.id, text: 'Ours', metadata });
  const newest = async (args: object) => {
    const { messages } = await f.api('conversations.history', { channel: f.secret.id, limit: 1, ...args });
    return (messages as object[])[0];
  };
  expect(await newest({ include_all_metadata: true })).toMatchObject({ ts, metadata });
  expect(await newest({})).not.toHaveProperty('metadata');
});

test('users.conversations tells of a private channel only where the app is in it as well', async () => {
  const f = makeFixture();
  const types = 'public_channel,private_channel';
  const listed = async (user: string) => {
    const { channels } = await f.api('users.conversations', { user, types });
    return (channels as { id: string }[]).map(({ id }) => id);
  };
  expect(await listed(f.maya)).toContain(f.secret.id);
  expect(await listed(f.daniel)).toContain(f.outside.id);
  expect(await listed(f.daniel)).not.toContain(f.hidden.id);
});

test('what the workspace keeps from apps is answered with the error that was set for it', async () => {
  const f = makeFixture();
  f.ws.switches.refusals = { 'conversations.create': 'restricted_action' };
  const create = () => f.api('conversations.create', { name: 'for-two', is_private: true });
  expect(await create()).toEqual({ ok: false, error: 'restricted_action' });
  f.ws.switches.refusals = {};
  expect(await create()).toMatchObject({ ok: true, channel: { name: 'for-two', is_private: true, is_member: true } });
});

test('somebody of another organization is a stranger until a shared channel holds them and the app', async () => {
  const f = makeFixture();
  const look = async () => (await f.api('users.info', { user: f.ingrid })).user as Record<string, unknown>;
  expect(await look()).toMatchObject({ team_id: 'T0LAKESIDE', is_stranger: true, real_name: 'Dr. Ingrid Solberg' });
  expect(await look()).not.toHaveProperty('is_restricted');
  expect(await f.api('users.lookupByEmail', { email: 'ingrid@lakeside.example' })).toMatchObject({ ok: false });
  changeChannel(f.ws, { do: 'invite', as: f.maya, channel: f.shared.id, user: f.ws.bot.userId });
  expect(await look()).toMatchObject({ team_id: 'T0LAKESIDE', is_stranger: false });
  expect(await f.api('conversations.open', { users: f.ingrid })).toMatchObject({ ok: true });
});
