import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to PostgreSQL that can be cut at any step. */
export interface Passage {
  /** The database's address by this way. */
  url: string;
  /** Cuts every connection at the bot's `step`-th message from now on, before it gets through, and takes no new one. */
  cutAt(step: number): void;
  /** Cuts every connection now, also the queue's, and takes no new one. */
  cut(): void;
  /** Lets everything through again. @returns whether it had been cut */
  mend(): boolean;
  close(): void;
}

/** Stands between the bot and a database. The queue's own connections are not counted: they speak when they like. */
export async function startPassage(databaseUrl: string): Promise<Passage> {
  const target = new URL(databaseUrl);
  const port = Number(target.port);
  const open = new Set<Socket>();
  let left = Number.POSITIVE_INFINITY;
  let isCut = false;
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  const server = createServer((client) => {
    if (isCut) return client.destroy();
    const onward = connect(port, target.hostname);
    for (const socket of [client, onward]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
    }
    let counted: boolean | undefined;
    client.on('data', (data) => {
      // What comes first names the program that connects.
      if (counted === undefined) counted = !data.includes('mentoring queue');
      else if (counted && --left <= 0) return cut();
      onward.write(data);
    });
    onward.pipe(client);
    client.on('close', () => onward.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  target.port = String((server.address() as { port: number }).port);
  return {
    url: target.href,
    cutAt(step) {
      left = step;
    },
    cut,
    mend() {
      const was = isCut;
      isCut = false;
      left = Number.POSITIVE_INFINITY;
      return was;
    },
    close() {
      cut();
      server.close();
    },
  };
}
