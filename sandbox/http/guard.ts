/** Who may come in by a browser: the sandbox's own page, and no other site. */
import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Workspace } from '../workspace/workspace.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * True when a request names this server by a name of somebody else's: a site that has let its own name lead to this
 * machine could otherwise act here as if it were the page. Only where the sandbox listens on this machine alone; bound to
 * another address it is open to whoever reaches it.
 * @param bound the address that the sandbox was told to listen on
 */
export function isRebound(bound: string, request: IncomingMessage): boolean {
  const own = LOOPBACK.test(bound.includes(':') ? `[${bound}]` : bound);
  return own && !LOOPBACK.test(hostName(request.headers.host));
}

const hostName = (host = '') => host.replace(/:\d*$/, '').toLowerCase();

/** True when a page of another site sends this; a browser would let it, only not read the answer. */
export function isFromElsewhere({ headers: { origin, host } }: IncomingMessage): boolean {
  return origin !== undefined && origin !== `http://${host}`;
}

const pageKey = (ws: Workspace) => createHmac('sha256', ws.secrets.signingSecret).update('page').digest('hex');
// Browsers send the cookies of a host to each of its ports.
const cookieName = (ws: Workspace) => `sandbox_${new URL(ws.url).port}`;

/** The cookie by which the page is known when it asks for files, as a person signed in to Slack is by theirs. */
export function pageCookie(ws: Workspace): string {
  return `${cookieName(ws)}=${pageKey(ws)}; Path=/; HttpOnly; SameSite=Strict`;
}

/** True for the page itself, and for an app with a token that may read files. */
export function mayReadFiles(ws: Workspace, { headers }: IncomingMessage): boolean {
  const cookies = (headers.cookie ?? '').split(/;\s*/);
  if (cookies.includes(`${cookieName(ws)}=${pageKey(ws)}`)) return true;
  const [, given = ''] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  const token = ws.store.tokens.get(given);
  const isGood = token && !token.revoked && (token.expires === undefined || token.expires > Date.now());
  return isGood === true && token.scopes.includes('files:read');
}
