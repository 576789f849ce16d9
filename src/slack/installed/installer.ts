import { InstallProvider } from '@slack/oauth';
import type { SlackSettings } from '../../config.ts';
import type { Log } from '../../process/log.ts';
import { slackLogger } from '../logger.ts';
import type { Installations } from './installations.ts';
import { optionalScopes, scopes } from './scopes.ts';
import { clientOptions } from './workspaces.ts';

/**
 * Slack's own installer: the install page, the check of `state`, the exchange of the code, the renewal of tokens. It
 * stands beside Bolt's App and not in it, because an App with an installer takes no `authorize` of ours, which queued
 * work needs too.
 */
export function createInstaller(
  slack: Extract<SlackSettings, { mode: 'oauth' }>,
  installations: Installations,
  log: Log,
): InstallProvider {
  return new InstallProvider({
    clientId: slack.clientId,
    clientSecret: slack.clientSecret,
    stateSecret: slack.stateSecret,
    installationStore: installations,
    installUrlOptions: {
      scopes: [...scopes, ...optionalScopes],
      redirectUri: `${slack.publicUrl}/slack/oauth_redirect`,
    },
    // Without this it sends people to slack.com, whatever API it is told to use.
    authorizationUrl: new URL('/oauth/v2/authorize', slack.apiUrl).href,
    clientOptions: clientOptions(slack.apiUrl, log),
    logger: slackLogger(log),
  });
}
