/** `/oauth/v2/authorize`: where somebody adds the app to the workspace. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { secret } from '../workspace/ids.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readBytes } from './body.ts';
import { isFromElsewhere } from './guard.ts';

const CODE_MS = 600_000;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** GET shows the question, POST answers it. */
export async function serveInstall(ws: Workspace, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const posted = request.method === 'POST';
  const query = posted
    ? new URLSearchParams((await readBytes(request)).toString('utf8'))
    : new URL(request.url ?? '/', 'http://sandbox').searchParams;
  const scopes = (query.get('scope') ?? '').split(/[,\s]+/).filter((scope) => scope !== '');
  const redirect = query.get('redirect_uri') ?? ws.app.redirectUrls[0] ?? '';
  if (posted && isFromElsewhere(request)) return html(response, 403, '<h1>Another site may not add an app</h1>');
  const wrong = problem(ws, query, scopes, redirect) ?? (posted ? personProblem(ws, query) : undefined);
  if (wrong) return html(response, 400, `<h1>Something is not right</h1><p>${escaped(wrong)}</p>`);
  if (!posted) return html(response, 200, question(ws, query, scopes));
  const target = new URL(redirect);
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  if (query.get('answer') === 'allow') {
    const optional = new Set(query.getAll('optional'));
    const granted = scopes.filter((scope) => !ws.app.optionalScopes.includes(scope) || optional.has(scope));
    const challenge = query.get('code_challenge');
    const code = `${Math.floor(Math.random() * 1e13)}.${secret(32)}`;
    ws.store.codes.set(code, {
      code,
      user: query.get('as') ?? '',
      scopes: granted,
      redirect_uri: redirect,
      named: query.has('redirect_uri'),
      ...(challenge !== null && { challenge }),
      expires: Date.now() + CODE_MS,
      used: false,
    });
    target.searchParams.set('code', code);
  } else {
    target.searchParams.set('error', 'access_denied');
  }
  response.writeHead(302, { location: target.href }).end();
}

function problem(ws: Workspace, query: URLSearchParams, scopes: string[], redirect: string): string | undefined {
  if (query.get('client_id') !== ws.secrets.clientId) return 'invalid_client_id: this is not the client ID of the app.';
  const unknown = scopes.filter((scope) => !ws.app.scopes.includes(scope));
  if (unknown.length > 0) return `invalid_scope: not in the app's manifest: ${unknown.join(', ')}.`;
  if (scopes.length === 0) return 'no_scopes: ask for at least one scope.';
  if (redirect === '') return 'bad_redirect_uri: the manifest names no redirect URL, and none was given.';
  if (!URL.canParse(redirect)) return `bad_redirect_uri: ${redirect} is no URL.`;
  if (!ws.app.redirectUrls.some((url) => isBelow(redirect, url))) {
    return `bad_redirect_uri: ${redirect} is neither a redirect URL of the manifest nor below one.`;
  }
  // Slack does not say which methods it takes; every app that is sent to a browser can do this one.
  const method = query.get('code_challenge_method');
  if (query.has('code_challenge') && method !== 'S256') return 'invalid_code_challenge_method: it has to be S256.';
  return undefined;
}

/** True where both are of one origin, and the path is the same or below. */
function isBelow(redirect: string, allowed: string): boolean {
  if (!URL.canParse(allowed)) return false;
  const [given, known] = [new URL(redirect), new URL(allowed)];
  if (given.protocol !== known.protocol || given.host !== known.host) return false;
  return `${given.pathname}/`.startsWith(`${known.pathname.replace(/\/$/, '')}/`);
}

function personProblem(ws: Workspace, query: URLSearchParams): string | undefined {
  const person = ws.store.people.get(query.get('as') ?? '');
  return person?.is_admin && !person.deleted ? undefined : 'Only an admin adds apps to this workspace.';
}

/** What the form sends back as it came. */
const HANDED_ON = ['redirect_uri', 'state', 'code_challenge', 'code_challenge_method'];

function question(ws: Workspace, query: URLSearchParams, scopes: string[]): string {
  const admins = [...ws.store.people.values()].filter((person) => person.is_admin && !person.deleted);
  const rows = scopes.map((scope) => {
    const optional = ws.app.optionalScopes.includes(scope);
    const box = optional ? `<input type="checkbox" name="optional" value="${escaped(scope)}" checked> ` : '';
    return `<li><label>${box}<code>${escaped(scope)}</code>${optional ? ' (optional)' : ''}</label></li>`;
  });
  const hidden = Object.entries({
    client_id: ws.secrets.clientId,
    scope: scopes.join(','),
    ...Object.fromEntries(HANDED_ON.filter((name) => query.has(name)).map((name) => [name, query.get(name) ?? ''])),
  }).map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`);
  const people = admins.map((person) => `<option value="${person.id}">${escaped(person.real_name)}</option>`);
  return `<h1>${escaped(ws.app.name)} is asking for permission to join ${escaped(ws.team.name)}</h1>
    <form method="post">${hidden.join('')}<p><label>As <select name="as">${people.join('')}</select></label></p>
    <p>It will be able to use:</p><ul>${rows.join('')}</ul>
    <p><button name="answer" value="cancel">Cancel</button> <button name="answer" value="allow">Allow</button></p></form>`;
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'x-frame-options': 'DENY' });
  response.end(`<!doctype html><html lang="en"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>Add an app</title>
    <style>body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem;color-scheme:light dark}
    button{font:inherit;padding:.5rem 1rem}</style><body>${body}</body></html>`);
}
