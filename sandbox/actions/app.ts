/** The app is installed, removed, or loses a token. */
import { sendEvent } from '../delivery/events.ts';
import { tokenText } from '../workspace/ids.ts';
import type { Token } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Seconds that a token lives when tokens rotate. */
export const ROTATION_SECONDS = 43_200;

/** Makes a bot token with these scopes; with rotation it expires, and a refresh token comes along. */
export function issueToken(ws: Workspace, scopes: string[]): Token {
  const token: Token = ws.app.tokenRotation
    ? {
        token: tokenText('xoxe.xoxb-1'),
        kind: 'bot',
        scopes,
        expires: Date.now() + ROTATION_SECONDS * 1000,
        refresh: tokenText('xoxe-1'),
      }
    : { token: tokenText('xoxb'), kind: 'bot', scopes };
  ws.store.tokens.set(token.token, token);
  return token;
}

/** Installs the app for the workspace, which makes its bot a member of it. */
export function installApp(ws: Workspace, scopes: string[]): Token {
  ws.bot.installed = true;
  ws.store.setOne('bot', ws.bot);
  const bot = ws.store.people.get(ws.bot.userId);
  if (bot) ws.store.people.set(bot.id, { ...bot, deleted: false });
  ws.bus.changed();
  return issueToken(ws, scopes);
}

/** Ends one token. */
export function revokeToken(ws: Workspace, token: Token): void {
  ws.store.tokens.set(token.token, { ...token, revoked: 'token_revoked' });
  sendEvent(ws, 'tokens_revoked', { tokens: { oauth: [], bot: [ws.bot.userId] } });
}

/** Removes the app from the workspace: its tokens end, and it hears so twice. */
export function removeApp(ws: Workspace): void {
  if (!ws.bot.installed) return;
  ws.bot.installed = false;
  ws.store.setOne('bot', ws.bot);
  for (const token of ws.store.tokens.values()) {
    if (token.kind === 'bot' && !token.revoked)
      ws.store.tokens.set(token.token, { ...token, revoked: 'account_inactive' });
  }
  const bot = ws.store.people.get(ws.bot.userId);
  if (bot) ws.store.people.set(bot.id, { ...bot, deleted: true });
  sendEvent(ws, 'tokens_revoked', { tokens: { oauth: [], bot: [ws.bot.userId] } });
  sendEvent(ws, 'app_uninstalled', {});
  ws.bus.changed();
}
