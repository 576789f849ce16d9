/** Sends an event to the app, if it has subscribed to it, was granted the scope to read of it, and is installed. */
import { teamOf } from '../workspace/elsewhere.ts';
import { objectId } from '../workspace/ids.ts';
import type { Conversation } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Events that Slack sends whether subscribed or not would be none; these two still go out after the app is removed. */
const AFTER_REMOVAL = new Set(['app_uninstalled', 'tokens_revoked']);

const MESSAGES: Record<string, string> = {
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
};
const OTHERS: Record<string, string> = {
  app_mention: 'app_mentions:read',
  pin_added: 'pins:read',
  pin_removed: 'pins:read',
  team_join: 'users:read',
  user_change: 'users:read',
};
/** One name for every kind of channel; the scope goes by the kind. */
const OF_ANY_CHANNEL = ['member_joined_channel', 'member_left_channel', 'channel_shared', 'channel_unshared'];

/**
 * The scope without which Slack does not send an event, as each event's page has it: an optional one may be missing.
 * https://docs.slack.dev/reference/events
 */
function scopeFor(subscription: string, conversation: Conversation | undefined): string | undefined {
  const isPrivate = OF_ANY_CHANNEL.includes(subscription)
    ? conversation?.kind === 'private'
    : subscription.startsWith('group_');
  if (isPrivate) return 'groups:read';
  if (OF_ANY_CHANNEL.includes(subscription) || subscription.startsWith('channel_')) return 'channels:read';
  return MESSAGES[subscription] ?? OTHERS[subscription];
}

const isGranted = (ws: Workspace, scope: string): boolean =>
  [...ws.store.tokens.values()].some(
    ({ kind, revoked, scopes }) => kind === 'bot' && !revoked && scopes.includes(scope),
  );

/** The conversation an event is about: by its id, or told of as a whole. */
function aboutWhich(ws: Workspace, { channel, channel_id }: Record<string, unknown>): Conversation | undefined {
  const id = typeof channel === 'object' && channel !== null && 'id' in channel ? channel.id : (channel ?? channel_id);
  return typeof id === 'string' ? ws.store.conversations.get(id) : undefined;
}

/**
 * The envelope says whose team it comes from, which is not the one that has the app where somebody of another
 * organization did it; for whom it is stands in `authorizations`.
 *
 * @param subscription the name in the manifest where it differs from the event's type, such as `message.im`
 * @param fields the event's own fields; `type` and `event_ts` are added
 */
export function sendEvent(
  ws: Workspace,
  type: string,
  fields: Record<string, unknown>,
  subscription: string = type,
): void {
  if (!ws.app.events.includes(subscription)) return;
  if (!ws.bot.installed && !AFTER_REMOVAL.has(type)) return;
  const conversation = aboutWhich(ws, fields);
  const scope = scopeFor(subscription, conversation);
  if (scope !== undefined && !isGranted(ws, scope)) return;
  const by = typeof fields.user === 'string' ? ws.store.people.get(fields.user) : undefined;
  ws.delivery.event(type, {
    token: ws.secrets.verificationToken,
    team_id: teamOf(ws, by).id,
    context_team_id: ws.team.id,
    context_enterprise_id: null,
    api_app_id: ws.secrets.appId,
    event: { type, ...fields, event_ts: fields.event_ts ?? ws.nextTs() },
    type: 'event_callback',
    event_id: objectId('Ev'),
    event_time: ws.seconds(),
    authorizations: [
      {
        enterprise_id: null,
        team_id: ws.team.id,
        user_id: ws.bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: conversation?.is_ext_shared ?? false,
    event_context: `4-${objectId('Ev')}`,
  });
}
