import type { WebClient } from '@slack/web-api';
import type { SlackSettings } from '../config.ts';
import { NotRead } from '../db/reading.ts';
import { findInstallation, listInstallations } from '../slack/installed/installations.ts';
import { leftOutWithout } from '../slack/installed/scopes.ts';
import { type Report, whyNot } from './finding.ts';
import { isTokenRefused, missingScopes, patientClient } from './slack-checks.ts';
import type { Store } from './store.ts';

type OauthSettings = Extract<SlackSettings, { mode: 'oauth' }>;

/**
 * Looks at the tokens of every workspace that installed the bot: whether they open, whether Slack takes them, what they
 * may do, when they end. Renews none: only the running bot may, since each renewal ends the token before it.
 *
 * @returns a client with a token that Slack took, if there is one
 */
export async function checkInstallations(
  { database, keys }: Store,
  slack: OauthSettings,
  report: Report,
): Promise<WebClient | undefined> {
  const installed = await listInstallations(database.db);
  if (installed.length === 0)
    report({
      ok: true,
      sentence: `Slack: no workspace has installed the bot yet; it is done at ${installPage(slack)}.`,
    });
  let taken: WebClient | undefined;
  for (const [index, one] of installed.entries()) {
    const found = await examine({ database, keys }, slack, one, report);
    if (found === 'no answer') {
      const left = installed.length - index - 1;
      if (left > 0) report({ ok: false, sentence: `Slack: ${left} more workspace(s) were not asked about.` });
      return taken;
    }
    taken ??= found;
  }
  return taken;
}

type Installed = Awaited<ReturnType<typeof listInstallations>>[number];

/** @returns a client with the token if Slack takes it; 'no answer' when Slack cannot be asked, of this one or others */
async function examine(
  store: Store,
  slack: OauthSettings,
  { id, name, expires_at: end, ended }: Installed,
  report: Report,
): Promise<WebClient | 'no answer' | undefined> {
  const tell = (ok: boolean, what: string) =>
    report({ ok, sentence: `Slack: ${name ?? 'a workspace'} (${id}): ${what}` });
  const again = `Have one of its admins install the bot again at ${installPage(slack)}.`;
  const bot = await openBot(store, id);
  if (bot === 'sealed') {
    const key = 'Put the key it was sealed with into MENTORING_ENCRYPTION_KEYS; if that one is lost:';
    return void tell(false, `the token does not open. ${key} ${again}`);
  }
  if (!bot?.token || (ended && !bot.refreshToken)) return void tell(false, `no token that still holds. ${again}`);
  if (ended) return void tell(true, `the token ended at ${end?.toISOString()}; the bot renews it at its next use.`);
  const client = patientClient(bot.token, slack.apiUrl);
  const answer = await ask(client);
  if ('why' in answer) {
    const refused = isTokenRefused(answer.why);
    const reach = `Check that this machine reaches ${slack.apiUrl}, and SLACK_API_URL if you set it.`;
    tell(false, `auth.test answered ${answer.why}. ${refused ? again : reach}`);
    return refused ? undefined : 'no answer';
  }
  const until = end ? `ends at ${end.toISOString()}, and is renewed before` : 'has no end';
  tell(true, `Slack takes the token, which ${until}.`);
  const granted = answer.scopes ?? bot.scopes ?? [];
  for (const [scope, purpose] of missingScopes(granted))
    tell(false, `the scope ${scope} is missing (${purpose}). ${again}`);
  for (const [scope, what] of leftOutWithout(granted))
    tell(true, `the scope ${scope}, which is optional, is not granted: ${what}.`);
  return client;
}

const installPage = ({ publicUrl }: OauthSettings): string => `${publicUrl}/slack/install`;

/** The bot's part of what OAuth gave; 'sealed' when it cannot be read. */
async function openBot({ database, keys }: Store, workspaceId: string) {
  try {
    return (await findInstallation(database.db, keys, workspaceId))?.bot;
  } catch (error) {
    if (error instanceof NotRead) return 'sealed' as const;
    throw error;
  }
}

/** What Slack says of a token: its scopes, if this server tells them, or why not. */
async function ask(client: WebClient): Promise<{ scopes: string[] | undefined } | { why: string }> {
  try {
    return { scopes: (await client.auth.test()).response_metadata?.scopes };
  } catch (error) {
    return { why: whyNot(error) };
  }
}
