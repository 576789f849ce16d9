import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Sandbox, startSandbox } from '../server.ts';
import { connect, openUrl } from '../testing/socket-client.ts';
import { TRIAL_MANIFEST } from '../testing/trial-app.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ manifest: TRIAL_MANIFEST, limits: 'off', page: false, retryDelays: [0, 20, 20] });
});
afterEach(() => sandbox.stop());

test('says hello, with how many sockets are open', async () => {
  const first = await connect(sandbox);
  const second = await connect(sandbox);
  expect(first.messages[0]).toMatchObject({
    type: 'hello',
    num_connections: 1,
    connection_info: { app_id: sandbox.appId },
    debug_info: { approximate_connection_time: expect.any(Number) },
  });
  expect(second.messages[0]).toMatchObject({ type: 'hello', num_connections: 2 });
});

test('an address to connect to is good once', async () => {
  const url = await openUrl(sandbox);
  const first = new WebSocket(url);
  await new Promise((resolve) => first.once('open', resolve));
  const second = new WebSocket(url);
  const error = await new Promise<Error>((resolve) => second.once('error', resolve));
  expect(error.message).toContain('408');
});

test('an envelope holds the payload, and its acknowledgement can hold an answer', async () => {
  const { messages } = await connect(sandbox, () => ({ text: 'Private answer' }));
  const maya = sandbox.person('maya');
  await maya.command('/trial by socket');
  expect(messages[1]).toMatchObject({
    type: 'slash_commands',
    envelope_id: expect.stringMatching(/^[0-9a-f-]{20,}$/),
    accepts_response_payload: true,
    payload: { command: '/trial', text: 'by socket', user_id: maya.id },
  });
  expect(maya.ephemerals().map(({ text }) => text)).toEqual(['Private answer']);
});

test('a command that no socket acknowledges failed', async () => {
  await connect(sandbox, () => undefined);
  await expect(sandbox.person('maya').command('/mute')).rejects.toThrow('/mute failed because the app did not respond');
});

test('each payload goes to one of the sockets', async () => {
  const clients = [await connect(sandbox), await connect(sandbox), await connect(sandbox)];
  for (let time = 0; time < 6; time += 1) await sandbox.person('maya').command('/trial');
  const counts = clients.map(({ messages }) => messages.filter(({ type }) => type === 'slash_commands').length);
  expect(counts).toEqual([2, 2, 2]);
});

test('an eleventh socket is turned away', async () => {
  for (let count = 0; count < 10; count += 1) await connect(sandbox);
  const one = await connect(sandbox);
  expect(one.messages[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
  expect(await one.closed).toBeGreaterThan(0);
});

describe('a disconnect', () => {
  test.each([
    'refresh_requested',
    'link_disabled',
  ] as const)('%s is announced, then the socket closes', async (reason) => {
    const clients = [await connect(sandbox), await connect(sandbox)];
    sandbox.workspace.sockets.disconnect(reason);
    await clients[0]?.closed;
    expect(clients[0]?.messages.at(-1)).toMatchObject({ type: 'disconnect', reason });
    await sandbox.until(() => sandbox.workspace.sockets.count() === (reason === 'link_disabled' ? 0 : 1));
  });

  test('a warning is only announced', async () => {
    const { messages, socket } = await connect(sandbox);
    sandbox.workspace.sockets.disconnect('warning');
    await sandbox.until(() => messages.length === 2);
    expect(messages[1]).toMatchObject({ type: 'disconnect', reason: 'warning' });
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });

  test('after it nothing goes to a socket that is closing', async () => {
    const [old, fresh] = [await connect(sandbox), await connect(sandbox)];
    sandbox.workspace.sockets.disconnect('refresh_requested');
    for (let time = 0; time < 4; time += 1) await sandbox.person('maya').command('/trial');
    expect(old.messages.map(({ type }) => type)).toEqual(['hello', 'disconnect']);
    expect(fresh.messages).toHaveLength(5);
  });

  test('a socket that was only warned is used while there is no other', async () => {
    const old = await connect(sandbox);
    sandbox.workspace.sockets.disconnect('warning');
    await sandbox.person('maya').command('/trial');
    expect(old.messages.map(({ type }) => type)).toEqual(['hello', 'disconnect', 'slash_commands']);
    const fresh = await connect(sandbox);
    await sandbox.person('maya').command('/trial');
    expect([old.messages.length, fresh.messages.length]).toEqual([3, 2]);
  });

  test('the next one is for another socket', async () => {
    const clients = [await connect(sandbox), await connect(sandbox)];
    sandbox.workspace.sockets.disconnect('warning');
    sandbox.workspace.sockets.disconnect('warning');
    await sandbox.until(() => clients.every(({ messages }) => messages.length === 2));
  });

  test('a closed socket fails what it had not acknowledged', async () => {
    const { socket } = await connect(sandbox, (message) => {
      if (message.type === 'slash_commands') socket.close();
      return undefined;
    });
    await expect(sandbox.person('maya').command('/mute')).rejects.toThrow('dispatch_failed');
  });
});

test('what is sent that is no acknowledgement changes nothing', async () => {
  const { socket } = await connect(sandbox);
  socket.send('not JSON');
  socket.send(JSON.stringify({ envelope_id: 'of-somebody-else', payload: {} }));
  socket.send(JSON.stringify([1]));
  socket.send('null');
  await sandbox.person('maya').command('/trial');
});

describe('an app whose last socket is gone', () => {
  const lose = async () => {
    const { socket, closed } = await connect(sandbox);
    socket.close();
    await closed;
    await sandbox.until(() => sandbox.workspace.sockets.count() === 0);
  };

  test('is not reached by HTTP all of a sudden', async () => {
    await lose();
    await expect(sandbox.person('maya').command('/trial')).rejects.toThrow('dispatch_failed');
    expect(sandbox.inspector.log().entries.at(-1)).toMatchObject({
      transport: 'socket',
      ok: false,
      detail: ['No socket is open, and no request URL was given.'],
    });
  });

  test('is, where it has given an address', async () => {
    await lose();
    sandbox.setRequestUrl('http://127.0.0.1:9/');
    await expect(sandbox.person('maya').command('/trial')).rejects.toThrow('dispatch_failed');
    expect(sandbox.inspector.log().entries.at(-1)).toMatchObject({ transport: 'http' });
  });

  test('never is, where its manifest turns Socket Mode on', async () => {
    const manifest = { ...TRIAL_MANIFEST, settings: { ...TRIAL_MANIFEST.settings, socket_mode_enabled: true } };
    const own = await startSandbox({ manifest, page: false, requestUrl: 'http://127.0.0.1:9/' });
    await expect(own.person('maya').command('/trial')).rejects.toThrow('dispatch_failed');
    expect(own.inspector.log().entries.at(-1)).toMatchObject({
      transport: 'socket',
      detail: [expect.stringMatching(/asks for Socket Mode/)],
    });
    await own.stop();
  });
});
