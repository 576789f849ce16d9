import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be closed for a while: nothing can be reached by it then, as where a network is away. */
export interface Road {
  /** The server's address by this way. */
  url: string;
  /** Lets what is under way have its answer, and refuses connections from then on. */
  close(): Promise<void>;
  open(): Promise<void>;
}

/** @param target where it leads to; `http`, with a port */
export async function startRoad(target: string): Promise<Road> {
  const { port, hostname } = new URL(target);
  /** The connections, and whether somebody waits for an answer on them. */
  const open = new Map<Socket, boolean>();
  let isClosed = false;
  const rest = (client: Socket) => {
    if (isClosed && open.get(client) === false) client.destroy();
  };
  const server = createServer((client) => {
    const onward = connect(Number(port), hostname);
    open.set(client, false);
    for (const socket of [client, onward]) socket.on('error', () => undefined);
    client.on('data', (data) => {
      open.set(client, true);
      onward.write(data);
    });
    onward.on('data', (data) => {
      open.set(client, false);
      client.write(data, () => rest(client));
    });
    onward.on('close', () => client.destroy());
    client.on('close', () => {
      open.delete(client);
      onward.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: mine } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${mine}`,
    async close() {
      isClosed = true;
      const closed = once(server, 'close');
      server.close();
      for (const client of open.keys()) rest(client);
      await closed;
    },
    async open() {
      isClosed = false;
      server.listen(mine, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}
