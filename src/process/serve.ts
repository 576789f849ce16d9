import { createServer, type RequestListener, type Server } from 'node:http';
import { describeError, type Log } from './log.ts';

/** Slack sends a request whole, within a moment. */
const requestWithinMs = 10_000;
/** Connections beyond these are closed unheard: each holds some memory, also in silence. */
const connectionsAtMost = 2_000;

/** The server of a real workspace: whoever is slow, or many, is cut off. */
export function createEdge(handle: RequestListener): Server {
  const within = { requestTimeout: requestWithinMs, headersTimeout: requestWithinMs };
  const server = createServer({ ...within, connectionsCheckingInterval: 1_000 }, handle);
  server.maxConnections = connectionsAtMost;
  return server;
}

/** A port that another program holds, in a sentence with the mend. */
export class PortTaken extends Error {
  override name = 'PortTaken';
}

/**
 * Listens on a port (0 for any free one).
 * @returns the port
 * @throws PortTaken when another program holds it
 */
export function listen(server: Server, port: number, host?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken ? new PortTaken(`Port ${port} is taken by another program. Choose another: PORT=3001 npm start`) : error,
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** The longest a stop may take; what hangs longer is cut off. */
const stopWithinMs = 10_000;

/** One Ctrl-C arrives twice under npm: from the terminal, and from npm, which hands it on. */
const sameSignalMs = 1_000;

/**
 * Ends the process in order at SIGTERM or Ctrl-C, and where an error reached nobody: after that nobody knows what state it is
 * in. `stop` runs once; a second signal, unless it is the first one's echo, or ten seconds cut it off.
 * @param stop finishes the work and closes everything
 */
export function stopInOrder(log: Log, stop: () => Promise<void>): void {
  let stopping = false;
  let impatient = false;
  const begin = (code: number) => {
    stopping = true;
    setTimeout(() => (impatient = true), sameSignalMs).unref();
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    stop().then(
      () => {
        log.info('stopped');
        process.exit(code);
      },
      () => process.exit(1),
    );
  };
  const asked = (signal: string) => {
    if (impatient) process.exit(1);
    if (stopping) return;
    log.info({ signal }, 'stopping');
    begin(0);
  };
  const lost = (error: unknown) => {
    log.fatal({ error: describeError(error) }, 'an error reached nobody: the bot ends, to be started anew');
    if (!stopping) begin(1);
  };
  process.on('SIGTERM', asked);
  process.on('SIGINT', asked);
  process.on('uncaughtException', lost);
  process.on('unhandledRejection', lost);
}
