/** The database cannot be reached just now. Waiting and trying again is right; nothing was written. */
export class DatabaseDown extends Error {
  override name = 'DatabaseDown';
}

/** The database answered, or the folder is there, but it cannot be used until somebody mends it. Waiting does not help. */
export class DatabaseRefused extends Error {
  override name = 'DatabaseRefused';
}

/** What Node's sockets say when a server is not there. */
const SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOENT',
  'ENOTFOUND',
]);
/** PostgreSQL's own words: starting up, shutting down, crashed, too many connections, read-only stand-by. */
const SERVER = new Set(['57P01', '57P02', '57P03', '53300', '25006']);
/** pg gives these no code. */
const SENTENCES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'Client has encountered a connection error',
  'Client was closed and is not queryable',
  'PGlite is closed',
];

/**
 * Whether an error of a query or a transaction means that the database is away (and not that the query was wrong).
 * Looks into causes and into the several errors of a host with several addresses.
 */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseDown) return true;
  if (error instanceof AggregateError && error.errors.some(isDatabaseDown)) return true;
  const code = codeOf(error);
  // Class 08 is "connection exception".
  if (code && (SOCKET.has(code) || SERVER.has(code) || /^08...$/.test(code))) return true;
  if (SENTENCES.some((sentence) => error.message.includes(sentence))) return true;
  return error.cause !== undefined && isDatabaseDown(error.cause);
}

/** The code of a Node or PostgreSQL error ('ECONNREFUSED', '23505'), if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
