import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { isDatabaseDown } from '../../src/db/errors.ts';
import { testDatabase } from '../support/database.ts';

it('a connection that went silent, as after a failover, is given up after one query and never used again', async () => {
  const { url, close } = await testDatabase();
  const target = new URL(url);
  const port = Number(target.port);
  const open = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(port, target.hostname);
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) socket.on('error', () => undefined);
    open.add(client);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  target.port = String((proxy.address() as { port: number }).port);
  const database = await openDatabase({ url: target.href, dataDir: '', poolMax: 1, connectTimeoutMs: 1_000 });
  const ask = () => sql<{ n: number }>`select 1 as n`.execute(database.db).then(({ rows }) => rows, isDatabaseDown);
  expect(await ask()).toEqual([{ n: 1 }]);
  for (const socket of open) socket.unpipe();
  const started = performance.now();
  expect(await ask()).toBe(true);
  expect(performance.now() - started).toBeLessThan(2_500);
  expect(await ask()).toEqual([{ n: 1 }]);
  await database.close();
  for (const socket of open) socket.destroy();
  proxy.close();
  await close();
});
