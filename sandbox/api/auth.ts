/** `auth.*`, `apps.*`, `team.info`, `bots.info`. */
import { removeApp, revokeToken } from '../actions/app.ts';
import { type Answer, type Call, type Method, maybe, text } from './call.ts';
import { Refusal } from './refusal.ts';

function test({ ws, token }: Call): Answer {
  if (token.kind === 'app') return { app_name: ws.app.name, app_id: ws.secrets.appId };
  return {
    url: `https://${ws.team.domain}.slack.com/`,
    team: ws.team.name,
    user: ws.store.people.get(ws.bot.userId)?.name ?? '',
    team_id: ws.team.id,
    user_id: ws.bot.userId,
    bot_id: ws.bot.botId,
    is_enterprise_install: false,
  };
}

function revoke(call: Call): Answer {
  if (call.args.test === true) return { revoked: false };
  revokeToken(call.ws, call.token);
  return { revoked: true };
}

function uninstall(call: Call): Answer {
  const { secrets } = call.ws;
  if (text(call, 'client_id') !== secrets.clientId) throw new Refusal('invalid_client_id');
  if (text(call, 'client_secret') !== secrets.clientSecret) throw new Refusal('bad_client_secret');
  removeApp(call.ws);
  return {};
}

function teamInfo(call: Call): Answer {
  const { ws } = call;
  const asked = maybe(call, 'team');
  if (asked !== undefined && asked !== ws.team.id) throw new Refusal('team_not_found');
  return {
    team: {
      ...ws.team,
      url: `https://${ws.team.domain}.slack.com/`,
      email_domain: 'riverside.example',
      icon: { image_default: true, image_34: `${ws.url}/icon.svg`, image_132: `${ws.url}/icon.svg` },
      avatar_base_url: `${ws.url}/avatar/`,
      is_verified: false,
    },
  };
}

function botsInfo(call: Call): Answer {
  const { ws } = call;
  const asked = maybe(call, 'bot');
  if (asked !== undefined && asked !== ws.bot.botId) throw new Refusal('bot_not_found');
  return {
    bot: {
      id: ws.bot.botId,
      deleted: !ws.bot.installed,
      name: ws.app.botName,
      updated: ws.store.people.get(ws.bot.userId)?.updated ?? 0,
      app_id: ws.secrets.appId,
      user_id: ws.bot.userId,
      icons: { image_36: `${ws.url}/icon.svg`, image_48: `${ws.url}/icon.svg`, image_72: `${ws.url}/icon.svg` },
    },
  };
}

function connectionsOpen({ ws }: Call): Answer {
  return { url: ws.sockets.ticket() };
}

export const AUTH: Record<string, Method> = {
  'auth.test': { tier: 'special', token: 'any', args: {}, run: test },
  'auth.revoke': { tier: 3, token: 'bot', args: { test: 'boolean' }, run: revoke },
  'apps.uninstall': {
    tier: 1,
    token: 'bot',
    args: { client_id: 'string!', client_secret: 'string!' },
    run: uninstall,
  },
  'apps.connections.open': { tier: 3, token: 'app', scopes: ['connections:write'], args: {}, run: connectionsOpen },
  'team.info': {
    tier: 3,
    token: 'bot',
    scopes: ['team:read'],
    args: { team: 'string', domain: 'string' },
    run: teamInfo,
  },
  'bots.info': {
    tier: 3,
    token: 'bot',
    scopes: ['users:read'],
    args: { bot: 'string', team_id: 'string' },
    run: botsInfo,
  },
};
