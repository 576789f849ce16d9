import { WebClient } from '@slack/web-api';
import type { SlackSettings } from '../config.ts';
import { createLog } from '../process/log.ts';
import { wrongClock } from '../slack/installed/clock.ts';
import { leftOutWithout, scopePurposes } from '../slack/installed/scopes.ts';
import { noConnection } from '../slack/installed/workspaces.ts';
import { slackLogger } from '../slack/logger.ts';
import { type Report, whyNot } from './finding.ts';

type TokenSettings = Exclude<SlackSettings, { mode: 'oauth' }>;

/** A client that waits when Slack says so, unlike the bot's, which has three seconds. */
export function patientClient(token: string, apiUrl: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl,
    logger: slackLogger(createLog('silent')),
    retryConfig: { retries: 2, minTimeout: 500 },
    timeout: 10_000,
  });
}

/** Whether this machine's clock is right. */
export async function checkClock({ apiUrl }: Pick<SlackSettings, 'apiUrl'>, report: Report): Promise<void> {
  const wrong = await wrongClock(apiUrl);
  if (wrong) report({ ok: false, sentence: `Clock: ${wrong}` });
}

/** Whether Slack knows the tokens, and the bot has its scopes. */
export async function checkSlack(slack: TokenSettings, client: WebClient, report: Report): Promise<void> {
  let scopes: string[] | undefined;
  try {
    const answer = await client.auth.test();
    scopes = answer.response_metadata?.scopes;
    report({ ok: true, sentence: `Slack: the bot token is ${answer.user}'s in ${answer.team} (${answer.team_id}).` });
  } catch (error) {
    report({
      ok: false,
      sentence: `Slack: auth.test answered ${whyNot(error)}. ${mendFor(whyNot(error), slack.apiUrl)}`,
    });
    return;
  }
  if (scopes) checkScopes(scopes, report);
  else report({ ok: true, sentence: 'Scopes: this server does not say which the bot has.' });
  if (slack.mode === 'socket') await checkAppToken(slack, report);
}

function checkScopes(scopes: string[], report: Report): void {
  const missing = missingScopes(scopes);
  for (const [scope, purpose] of missing) {
    report({
      ok: false,
      sentence: `Scopes: ${scope} is missing (${purpose}). Add it under "OAuth & Permissions", then reinstall the app to the workspace.`,
    });
  }
  const declined = leftOutWithout(scopes);
  const all = declined.length === 0 ? 'all there' : 'all that it needs are there';
  if (missing.length === 0) report({ ok: true, sentence: `Scopes: ${all}.` });
  // Not to be mended: a workspace may decline them.
  for (const [scope, what] of declined) {
    report({ ok: true, sentence: `Scopes: ${scope}, which is optional, is not granted: ${what}.` });
  }
}

/** What the bot cannot work without and has not got, each with what it is for. */
export const missingScopes = (granted: readonly string[]): [scope: string, purpose: string][] =>
  Object.entries(scopePurposes).filter(([scope]) => !granted.includes(scope));

async function checkAppToken(slack: Extract<TokenSettings, { mode: 'socket' }>, report: Report): Promise<void> {
  try {
    await patientClient(slack.appToken, slack.apiUrl).apps.connections.open({});
    report({ ok: true, sentence: 'Socket Mode: the app token opens a connection.' });
  } catch (error) {
    report({
      ok: false,
      sentence: noConnection(whyNot(error)),
    });
  }
}

/** Whether Slack says no to the token itself. */
export const isTokenRefused = (why: string): boolean =>
  /^(invalid_auth|not_authed|token_revoked|token_expired|account_inactive)$/.test(why);

function mendFor(why: string, apiUrl: string): string {
  if (isTokenRefused(why)) {
    return 'Copy SLACK_BOT_TOKEN anew from "OAuth & Permissions".';
  }
  return `Check that this machine reaches ${apiUrl}, and SLACK_API_URL if you set it.`;
}
