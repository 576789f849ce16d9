import pg from 'pg';

const INT8 = 20;
const DATE = 1082;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return Number;
    if (oid === DATE) return (value: string) => value;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

/**
 * Modes that pg takes for verify-full now, with a warning, and for less in a version to come.
 * https://www.npmjs.com/package/pg-connection-string#ssl-modes
 */
const weakModes = /([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/;

/** An address as it is given to pg: encrypted in one way, whichever version reads it. */
export const addressFor = (url: string): string => url.replace(weakModes, '$1verify-full');

export interface PoolOptions {
  /** What the server calls these connections. */
  name?: string;
  max: number;
  connectTimeoutMs: number;
  /** False for work that may take long, such as a migration: no limits on a statement's time. */
  hurried?: boolean;
  /** Behind a pooler that takes no settings with a connection, the limits are kept here alone. */
  isPooled?: boolean;
}

/**
 * Connections to PostgreSQL. A server that goes away fails the queries of that moment and nothing else: the pool drops
 * the broken connections and makes new ones when it is asked again.
 *
 * Slack wants an answer within three seconds, so a statement is given up before that, by the server and, for a server
 * that went silent, here.
 */
export function createPool(
  url: string,
  { name = 'mentoring', max, connectTimeoutMs, hurried = true, isPooled = false }: PoolOptions,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: addressFor(url),
    application_name: name,
    max,
    types,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: 10_000,
    ...(hurried && { query_timeout: 2_000 }),
    ...(hurried && !isPooled && { statement_timeout: 1_800, idle_in_transaction_session_timeout: 10_000 }),
  });
  // An idle connection that breaks says so here; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      const running = query(...args);
      // A connection whose answer never came would answer the next query with it: never use it again.
      if (running instanceof Promise) {
        running.catch((error: unknown) => {
          if (error instanceof Error && error.message === 'Query read timeout')
            void client.end().catch(() => undefined);
        });
      }
      return running;
    }) as typeof client.query;
  });
  return pool;
}
