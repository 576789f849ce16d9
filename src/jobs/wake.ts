import pg from 'pg';
import type { Database } from '../db/client.ts';
import { addressFor } from '../db/pool.ts';
import { CHANNEL } from './statements.ts';

/** Listens for new work. */
export interface Listener {
  stop(): Promise<void>;
}

const AGAIN_MS = 1_000;

/**
 * Calls `wake` when some replica has put jobs into the queue, and whenever some may have been missed. It only saves time:
 * the queue looks by itself every two seconds, so behind a pooler, where nobody can listen, or when the connection breaks,
 * nothing is lost.
 */
export function listenForJobs(database: Database, wake: () => void): Listener {
  if (database.kind === 'embedded') return listenWithin(database, wake);
  return database.isPooled ? { stop: async () => {} } : listenTo(database.url, wake);
}

function listenWithin({ pglite }: Extract<Database, { kind: 'embedded' }>, wake: () => void): Listener {
  const listening = pglite.listen(CHANNEL, wake).catch(() => undefined);
  return {
    async stop() {
      await (await listening)?.().catch(() => undefined);
    },
  };
}

/** On a connection of its own, which is made anew when it breaks. */
function listenTo(url: string, wake: () => void): Listener {
  let stopped = false;
  let client: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;

  function connect(): void {
    const mine = new pg.Client({
      connectionString: addressFor(url),
      application_name: 'mentoring queue',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    client = mine;
    let broken = false;
    const breaks = () => {
      if (broken) return;
      broken = true;
      void mine.end().catch(() => undefined);
      if (!stopped) again = setTimeout(connect, AGAIN_MS);
    };
    mine.on('error', breaks);
    mine.on('end', breaks);
    mine.on('notification', wake);
    mine
      .connect()
      .then(() => mine.query(`listen ${CHANNEL}`))
      .then(wake, breaks);
  }

  connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(again);
      await client?.end().catch(() => undefined);
    },
  };
}
