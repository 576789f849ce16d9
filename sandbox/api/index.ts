/** The Web API: one table of methods, one way to call them. */
import type { Workspace } from '../workspace/workspace.ts';
import { AUTH } from './auth.ts';
import { type Call, type Method, missingScope, NOBODY, readArguments } from './call.ts';
import { CHANNELS } from './channels.ts';
import { CHAT } from './chat.ts';
import { CONVERSATIONS } from './conversations.ts';
import { FILES } from './files.ts';
import { OAUTH } from './oauth.ts';
import { PINS } from './pins.ts';
import { Refusal } from './refusal.ts';
import { USERS } from './users.ts';
import { VIEWS } from './views.ts';

/** Every method offered, by name. What is not in it answers `unknown_method`. */
export const METHODS: Readonly<Record<string, Method>> = {
  ...AUTH,
  ...CHANNELS,
  ...CHAT,
  ...CONVERSATIONS,
  ...FILES,
  ...OAUTH,
  ...PINS,
  ...USERS,
  ...VIEWS,
};

/** Who may see what: the answer's body, with what goes into its headers. */
export interface Answered {
  body: Record<string, unknown> & { ok: boolean };
  /** 200, or 429 with the seconds to wait. */
  status: number;
  retryAfter?: number;
  scopes: string[];
  accepted: string[];
  /** For the inspector: what Slack takes without a word. */
  notes: string[];
}

/**
 * Calls a method. Never throws for what the app does wrong; that is answered as Slack answers it.
 * @param tokenText the token from header or body, undefined when there was none
 */
export async function call(
  ws: Workspace,
  name: string,
  tokenText: string | undefined,
  given: Record<string, unknown>,
): Promise<Answered> {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  const warnings: string[] = [];
  const answered: Answered = {
    body: { ok: false },
    status: 200,
    scopes: (tokenText !== undefined && ws.store.tokens.get(tokenText)?.scopes) || [],
    accepted: method?.scopes ?? [],
    notes: [],
  };
  try {
    if (!method) throw new Refusal('unknown_method', { req_method: name });
    const token = method.token === 'none' ? NOBODY : tokenFor(ws, method, tokenText);
    if (ws.switches.limits === 'real') {
      const wait = ws.limits.take(name, method.tier);
      if (wait > 0) throw new Refusal('ratelimited', { retry_after: wait });
    }
    const args = readArguments(method, given);
    answered.notes = Object.keys(given)
      .filter((key) => key !== 'token' && key !== 'team_id' && !(key in method.args))
      .map((key) => `unknown argument "${key}": Slack ignores it`);
    const forbidden = Object.hasOwn(ws.switches.refusals, name) ? ws.switches.refusals[name] : undefined;
    if (forbidden !== undefined) throw new Refusal(forbidden);
    const call: Call = { ws, token, args, warn: (code) => warnings.push(code), limits: ws.limits };
    answered.body = { ok: true, ...(await method.run(call)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { retry_after, ...more } = error.more;
    answered.body = { ok: false, error: error.code, ...more };
    if (typeof retry_after === 'number') {
      answered.status = 429;
      answered.retryAfter = retry_after;
    }
  }
  if (warnings.length > 0) {
    answered.body.warning = warnings.join(',');
    answered.body.response_metadata = { ...(answered.body.response_metadata as object | undefined), warnings };
  }
  return answered;
}

/** @throws Refusal not_authed, invalid_auth, token_revoked, account_inactive, token_expired, not_allowed_token_type, missing_scope */
function tokenFor(ws: Workspace, method: Method, given: string | undefined) {
  if (given === undefined || given === '') throw new Refusal('not_authed');
  const token = ws.store.tokens.get(given);
  if (!token) throw new Refusal('invalid_auth');
  if (token.revoked) throw new Refusal(token.revoked);
  if (token.expires !== undefined && token.expires < Date.now()) throw new Refusal('token_expired');
  if (method.token !== 'any' && token.kind !== method.token) throw new Refusal('not_allowed_token_type');
  if (method.scopes && !method.scopes.some((scope) => token.scopes.includes(scope))) {
    throw missingScope(token, method.scopes);
  }
  return token;
}
