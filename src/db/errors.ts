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
  if (!(error instanceof Error) || isOfFile(error)) return false;
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

/** A file that DATABASE_URL names, as of a certificate; a socket that is not there has the same codes. */
const isOfFile = (error: Error): error is Error & { path: string } =>
  'syscall' in error && error.syscall === 'open' && 'path' in error;

/** How a certificate is not to be trusted: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const NOT_TRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
  'INVALID_CA',
]);

const unlooked = 'or, on a network that you trust, set sslmode=no-verify, which encrypts and does not look at it';

/**
 * What a failed first connection means, with the mend, and without the password that is in the address.
 *
 * @param error of the first query
 * @param url the address that was tried
 * @returns DatabaseDown where waiting may help, or else DatabaseRefused
 */
export function refusal(error: unknown, url: string): DatabaseDown | DatabaseRefused {
  const where = URL.canParse(url) ? `${new URL(url).host}${new URL(url).pathname}` : 'DATABASE_URL';
  const why =
    error instanceof AggregateError
      ? error.errors.map((one) => (one as Error).message).join(', ')
      : (error as Error).message;
  if (isDatabaseDown(error))
    return new DatabaseDown(`PostgreSQL at ${where} does not answer (${why}).`, { cause: error });
  return new DatabaseRefused(`PostgreSQL at ${where} refused the bot (${why}). ${mendOf(error as Error)}`, {
    cause: error,
  });
}

function mendOf(error: Error): string {
  const code = codeOf(error) ?? '';
  if (isOfFile(error)) return `DATABASE_URL names the file ${error.path}, which cannot be read. Correct that name.`;
  if (code === '3D000') return 'Create the database, or correct DATABASE_URL.';
  if (NOT_TRUSTED.has(code))
    return `Its certificate is not one that is trusted here. Add to DATABASE_URL sslmode=verify-full and sslrootcert=, with the file of the certificate that signed it; ${unlooked}.`;
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return `Its certificate does not hold now: renew it there, or set the clock of this machine; ${unlooked}.`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `Its certificate is for another name. Put the name that stands in it into DATABASE_URL; ${unlooked}.`;
  if (error.message.includes('does not support SSL'))
    return 'It takes no encrypted connections. Switch ssl on there; or, on a network that you trust, take sslmode out of DATABASE_URL.';
  if (/pg_hba\.conf.* no encryption/.test(error.message))
    return 'It may take encrypted connections alone: add sslmode=verify-full to DATABASE_URL. Or let this machine in, in its pg_hba.conf.';
  if (error.message.includes('pg_hba.conf')) return 'Let this machine in, in the pg_hba.conf of the server.';
  return code.startsWith('28') ? 'Correct the user and password in DATABASE_URL.' : 'Correct DATABASE_URL.';
}
