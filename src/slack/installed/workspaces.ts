import type { AuthorizeResult, AuthorizeSourceData, InstallationQuery } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { SlackSettings } from '../../config.ts';
import { isDatabaseDown } from '../../db/errors.ts';
import { describeError, type Log, slackErrorOf } from '../../process/log.ts';
import { slackLogger } from '../logger.ts';
import { wrongClock } from './clock.ts';
import type { Installations } from './installations.ts';
import type { Standing } from './removal.ts';

/** How the bot speaks to the workspaces it is installed in. */
export interface Workspaces {
  /** What Bolt asks before each request: the bot's token and who it is there. */
  authorize(source: AuthorizeSourceData<boolean>): Promise<AuthorizeResult>;
  /**
   * Asks Slack once whether the bot is welcome. Slack being away is not an error here: it is asked again.
   * @returns the workspace whose token Slack takes; undefined where there are many, or Slack did not answer
   * @throws TokenRefused when Slack says no to the token of the settings
   */
  check(): Promise<string | undefined>;
  /** A client for queued work of a workspace; throws when the bot is not installed there. */
  clientFor(workspaceId: string): Promise<WebClient>;
  /** How the bot stands with a workspace that is said to have taken it out: its token is tried, and not renewed. */
  standing(workspaceId: string): Promise<Standing>;
  /**
   * What the bot may do in a workspace, by the names of scopes: what is optional may have been declined. Where Slack does
   * not say, or is away, nothing, so that nothing is offered which may not be possible.
   */
  scopesOf(workspaceId: string): Promise<readonly string[]>;
}

/** Who the bot is in a workspace, as `auth.test` says. */
interface BotIdentity {
  teamId: string;
  /** The organisation that a workspace belongs to, where there is one. */
  enterpriseId?: string;
  teamName: string;
  botUserId: string;
  botId: string;
  scopes: readonly string[];
}

/** More may be granted while the bot runs. */
const scopesHoldMs = 10 * 60 * 1000;

/**
 * One try, 5 s at most, and a 429 is thrown at once: a handler has three seconds, and queued work waits by the queue.
 * With Slack's default options a client would wait in silence for up to half an hour.
 */
export function clientOptions(apiUrl: string, log: Log): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    logger: slackLogger(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 5_000,
  };
}

/** What to do where Slack opens no connection for Socket Mode. */
export const noConnection = (why: string): string =>
  `Socket Mode: apps.connections.open answered ${why}. Switch Socket Mode on, and make an app-level token with connections:write under "Basic Information".`;

/** Besides what any token may be refused with: https://docs.slack.dev/reference/methods/apps.connections.open#errors */
const appTokenRefusals = ['not_allowed_token_type', 'missing_scope', 'no_permission', 'forbidden_team'];

/** Slack says no to the token that the settings give it. */
class TokenRefused extends Error {
  override name = 'TokenRefused';
}

/** An event is kept within two seconds and a half, or comes again. */
const standingWithinMs = 1_500;

/** What Slack says to a token, which is asked of a client of its own. One that has ended may belong to one that is renewed. */
async function tried(token: string, apiUrl: string, log: Log): Promise<Pick<Standing, 'token' | 'botUserId'>> {
  const client = new WebClient(token, { ...clientOptions(apiUrl, log), timeout: standingWithinMs });
  try {
    return { token: 'taken', botUserId: (await askIdentity(client)).botUserId };
  } catch (error) {
    const refused = slackErrorOf(error);
    const isOut = refused !== undefined && refused !== 'token_expired' && tokenRefusals.includes(refused);
    return { token: isOut ? 'refused' : 'unknown' };
  }
}

const tokenRefusals = ['invalid_auth', 'account_inactive', 'not_authed', 'token_revoked', 'token_expired'];

async function tellWrongClock(apiUrl: string, log: Log): Promise<void> {
  const wrong = await wrongClock(apiUrl);
  if (wrong) log.warn(`The clock: ${wrong}`);
}

/** The library would ask again and again, in silence. @throws TokenRefused */
async function checkAppToken(
  { appToken, apiUrl }: Extract<SlackSettings, { mode: 'socket' }>,
  log: Log,
): Promise<void> {
  try {
    await new WebClient(appToken, clientOptions(apiUrl, log)).apps.connections.open({});
  } catch (error) {
    const refused = slackErrorOf(error) ?? '';
    // Anything else is Slack's own trouble, and passes.
    if ([...tokenRefusals, ...appTokenRefusals].includes(refused)) throw new TokenRefused(noConnection(refused));
  }
}

/**
 * The one workspace whose bot token stands in the settings.
 *
 * @param welcome is told in which workspace, or organization, Slack takes it
 */
export function singleWorkspace(
  slack: Exclude<SlackSettings, { mode: 'oauth' }>,
  log: Log,
  welcome: (workspaceIds: readonly string[]) => Promise<void>,
): Workspaces {
  const client = new WebClient(slack.botToken, clientOptions(slack.apiUrl, log));
  let identity: Promise<BotIdentity> | undefined;
  let granted: { at: number; scopes: Promise<readonly string[]> } | undefined;
  // Asked once; a failure is asked again, so that Slack may be away when the bot starts.
  const known = (): Promise<BotIdentity> => {
    identity ??= askIdentity(client)
      .then(async (found) => {
        await welcome([found.teamId, found.enterpriseId ?? found.teamId]);
        return found;
      })
      .catch((error) => {
        identity = undefined;
        throw error;
      });
    return identity;
  };
  return {
    async authorize() {
      // Who the bot is only keeps it from answering itself; not knowing it must not keep people from being answered.
      const { botId, botUserId } = await known().catch(() => ({ botId: undefined, botUserId: undefined }));
      return { botToken: slack.botToken, ...(botId && { botId }), ...(botUserId && { botUserId }) };
    },
    async check() {
      await tellWrongClock(slack.apiUrl, log);
      if (slack.mode === 'socket') await checkAppToken(slack, log);
      const identity = await known().catch((error: unknown) => {
        const refused = slackErrorOf(error);
        if (refused && tokenRefusals.includes(refused))
          throw new TokenRefused(
            `Slack refuses SLACK_BOT_TOKEN (${refused}). Copy it anew from "OAuth & Permissions" of the app, after installing it.`,
          );
        log.warn({ error: describeError(error) }, 'Slack did not answer at start; it is asked again when needed');
      });
      return identity?.teamId;
    },
    clientFor: async () => client,
    async standing() {
      const stands = await tried(slack.botToken, slack.apiUrl, log);
      // Asked anew at the next request: it may be let in again.
      if (stands.token === 'refused') identity = undefined;
      return stands;
    },
    // Not who the bot is, which every request asks: that is known for good.
    async scopesOf() {
      if (!granted || performance.now() - granted.at > scopesHoldMs)
        granted = { at: performance.now(), scopes: askIdentity(client).then(({ scopes }) => scopes) };
      return granted.scopes.catch(() => {
        granted = undefined;
        return [];
      });
    },
  };
}

/** Bolt refreshes a token that ends within two hours; from then on only one refresh at a time is let through. */
const refreshBeforeMs = 2 * 60 * 60 * 1000;

/** Bolt's installer, which knows how to refresh a token. */
interface Installer {
  authorize(source: InstallationQuery<boolean>): Promise<AuthorizeResult>;
}

/** The many workspaces that have installed the bot by OAuth. */
export function installedWorkspaces(
  installer: Installer,
  installations: Installations,
  apiUrl: string,
  log: Log,
  now: () => Date,
): Workspaces {
  const authorize = async (source: AuthorizeSourceData<boolean>): Promise<AuthorizeResult> => {
    const query = source as InstallationQuery<boolean>;
    const workspaceId = (source.isEnterpriseInstall ? source.enterpriseId : source.teamId) ?? '';
    const expiresAt = await installations.expiresAt(workspaceId);
    const fresh = !expiresAt || expiresAt.getTime() - now().getTime() > refreshBeforeMs;
    return fresh
      ? installer.authorize(query)
      : installations.exclusively(workspaceId, () => installer.authorize(query));
  };
  /** Making a client costs as much as a call of it; one for each workspace, until its token is another. */
  const clients = new Map<string, WebClient>();
  return {
    // With the database away a request must still reach the error door, which finds so itself and tells the person.
    authorize: (source) =>
      authorize(source).catch((error: unknown) => {
        if (!isDatabaseDown(error)) throw error;
        return {};
      }),
    async check() {
      await tellWrongClock(apiUrl, log);
      return undefined;
    },
    async clientFor(workspaceId) {
      const { botToken } = await authorize(sourceOf(workspaceId));
      const known = clients.get(workspaceId);
      if (known && known.token === botToken) return known;
      const client = new WebClient(botToken, clientOptions(apiUrl, log));
      clients.set(workspaceId, client);
      return client;
    },
    async standing(workspaceId) {
      const mark = await installations.markOf(workspaceId);
      // Where nothing is kept there is nothing to be lost.
      if (!mark) return { token: 'refused' };
      const kept = await installations.fetchInstallation(sourceOf(workspaceId), undefined).catch((error: unknown) => {
        if (isDatabaseDown(error)) throw error;
      });
      const token = kept?.bot?.token;
      return { ...mark, ...(token ? await tried(token, apiUrl, log) : { token: 'unknown' as const }) };
    },
    scopesOf: (workspaceId) => installations.scopesOf(workspaceId),
  };
}

/** Where to look for the installation of a workspace, or of an organization. */
function sourceOf(workspaceId: string): AuthorizeSourceData<boolean> & InstallationQuery<boolean> {
  const isEnterpriseInstall = workspaceId.startsWith('E');
  return isEnterpriseInstall
    ? { isEnterpriseInstall, enterpriseId: workspaceId, teamId: undefined }
    : { isEnterpriseInstall, enterpriseId: undefined, teamId: workspaceId };
}

/** Asks Slack who a token belongs to; throws Slack's refusal (`invalid_auth`) or the network's error. */
export async function askIdentity(client: WebClient): Promise<BotIdentity> {
  const answer = await client.auth.test();
  return {
    teamId: answer.team_id ?? '',
    ...(answer.enterprise_id && { enterpriseId: answer.enterprise_id }),
    teamName: answer.team ?? '',
    botUserId: answer.user_id ?? '',
    botId: answer.bot_id ?? '',
    scopes: answer.response_metadata?.scopes ?? [],
  };
}
