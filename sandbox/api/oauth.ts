/** `oauth.v2.access`. The page where somebody agrees is in `install-page.ts`. */
import { createHash } from 'node:crypto';
import { installApp, issueToken, ROTATION_SECONDS } from '../actions/app.ts';
import type { OauthCode, Token } from '../workspace/records.ts';
import { type Answer, type Call, type Method, maybe } from './call.ts';
import { Refusal } from './refusal.ts';

function access(call: Call): Answer {
  const { ws } = call;
  if (maybe(call, 'client_id') !== ws.secrets.clientId) throw new Refusal('invalid_client_id');
  const grant = maybe(call, 'grant_type') ?? 'authorization_code';
  const code = ws.store.codes.get(maybe(call, 'code') ?? '');
  // An app that cannot keep a secret proves itself by its verifier alone.
  const bySecret = maybe(call, 'client_secret') !== undefined || code?.challenge === undefined;
  if (bySecret && maybe(call, 'client_secret') !== ws.secrets.clientSecret) throw new Refusal('bad_client_secret');
  if (grant === 'refresh_token') return refreshed(call);
  if (grant !== 'authorization_code') throw new Refusal('invalid_grant_type');
  if (!code || code.used || code.expires < Date.now()) throw new Refusal('invalid_code');
  const redirect = maybe(call, 'redirect_uri');
  const isSame = redirect === undefined ? !code.named : redirect === code.redirect_uri;
  if (!isSame) throw new Refusal('bad_redirect_uri');
  checkVerifier(call, code);
  ws.store.codes.set(code.code, { ...code, used: true });
  return granted(call, installApp(ws, code.scopes), code.user);
}

/** @throws Refusal pkce_not_allowed, invalid_code_verifier */
function checkVerifier(call: Call, { challenge }: OauthCode): void {
  const verifier = maybe(call, 'code_verifier');
  if (verifier === undefined && challenge === undefined) return;
  if (!call.ws.app.pkce) throw new Refusal('pkce_not_allowed');
  const hash = createHash('sha256')
    .update(verifier ?? '')
    .digest('base64url');
  if (verifier === undefined || hash !== challenge) throw new Refusal('invalid_code_verifier');
}

/** Each refresh ends the refresh token before it; the access token lives on until its time is over. */
function refreshed(call: Call): Answer {
  const { ws } = call;
  const given = maybe(call, 'refresh_token');
  const before = [...ws.store.tokens.values()].find((each) => each.refresh !== undefined && each.refresh === given);
  if (!before || before.revoked) throw new Refusal('invalid_refresh_token');
  const { refresh: _used, ...spent } = before;
  ws.store.tokens.set(before.token, spent);
  return granted(call, issueToken(ws, before.scopes), undefined);
}

function granted({ ws }: Call, token: Token, user: string | undefined): Answer {
  return {
    access_token: token.token,
    token_type: 'bot',
    scope: token.scopes.join(','),
    bot_user_id: ws.bot.userId,
    app_id: ws.secrets.appId,
    ...(token.refresh !== undefined && { expires_in: ROTATION_SECONDS, refresh_token: token.refresh }),
    team: { id: ws.team.id, name: ws.team.name },
    enterprise: null,
    ...(user !== undefined && { authed_user: { id: user } }),
    is_enterprise_install: false,
  };
}

export const OAUTH: Record<string, Method> = {
  'oauth.v2.access': {
    tier: 'special',
    token: 'none',
    args: {
      client_id: 'string',
      client_secret: 'string',
      code: 'string',
      code_verifier: 'string',
      redirect_uri: 'string',
      grant_type: 'string',
      refresh_token: 'string',
    },
    run: access,
  },
};
