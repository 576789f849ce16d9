/** Reads from an app manifest what the sandbox has to know about the app. */
import type { CommandSummary } from '../protocol.ts';

export interface AppDefinition {
  name: string;
  botName: string;
  commands: (CommandSummary & { shouldEscape: boolean })[];
  /** Bot scopes, the optional ones included. */
  scopes: string[];
  optionalScopes: string[];
  redirectUrls: string[];
  events: string[];
  interactive: boolean;
  tokenRotation: boolean;
  /** May prove by a verifier that it is who asked for a code. */
  pkce: boolean;
  /** Socket Mode alone: nothing goes to a request URL. */
  socketMode: boolean;
  home: { homeTab: boolean; messagesTab: boolean; messagesReadOnly: boolean };
}

type Json = Record<string, unknown>;

const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

/**
 * @param manifest a parsed manifest (YAML or JSON), as Slack's "App Manifest" page takes it
 * @throws Error with a sentence when it is no manifest at all
 */
export function readManifest(manifest: unknown): AppDefinition {
  const { display_information, features: given, oauth_config, settings: set } = object(manifest);
  if (display_information === undefined) {
    throw new Error('This is no app manifest: it has no "display_information".');
  }
  const features = object(given);
  const settings = object(set);
  const oauth = object(oauth_config);
  const scopes = object(oauth.scopes);
  const home = object(features.app_home);
  const name = text(object(display_information).name, 'App');
  const commands = Array.isArray(features.slash_commands) ? features.slash_commands : [];
  return {
    name,
    botName: text(object(features.bot_user).display_name, name),
    commands: commands.map(object).map((command) => ({
      command: text(command.command, ''),
      description: text(command.description, ''),
      usage_hint: text(command.usage_hint, ''),
      shouldEscape: command.should_escape === true,
    })),
    scopes: [...new Set([...strings(scopes.bot), ...strings(scopes.bot_optional)])],
    optionalScopes: strings(scopes.bot_optional),
    redirectUrls: strings(oauth.redirect_urls),
    events: strings(object(settings.event_subscriptions).bot_events),
    interactive: object(settings.interactivity).is_enabled === true,
    tokenRotation: settings.token_rotation_enabled === true,
    pkce: oauth.pkce_enabled === true,
    socketMode: settings.socket_mode_enabled === true,
    home: {
      homeTab: home.home_tab_enabled === true,
      messagesTab: home.messages_tab_enabled === true,
      messagesReadOnly: home.messages_tab_read_only_enabled === true,
    },
  };
}
