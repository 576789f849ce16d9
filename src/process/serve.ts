import type { Server } from 'node:http';
import type { Log } from './log.ts';

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

/**
 * Ends the process in order at SIGTERM or Ctrl-C: `stop` runs once, a second signal or ten seconds cut it off.
 * @param stop finishes the work and closes everything
 */
export function stopInOrder(log: Log, stop: () => Promise<void>): void {
  let stopping = false;
  const begin = (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', begin);
  process.on('SIGINT', begin);
}
