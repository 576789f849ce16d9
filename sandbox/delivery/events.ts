/** Sends an event to the app, if it has subscribed to it and is installed. */
import { objectId } from '../workspace/ids.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Events that Slack sends whether subscribed or not would be none; these two still go out after the app is removed. */
const AFTER_REMOVAL = new Set(['app_uninstalled', 'tokens_revoked']);

/**
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
  const channel = typeof fields.channel === 'string' ? fields.channel : undefined;
  ws.delivery.event(type, {
    token: ws.secrets.verificationToken,
    team_id: ws.team.id,
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
    is_ext_shared_channel: channel ? (ws.store.conversations.get(channel)?.is_ext_shared ?? false) : false,
    event_context: `4-${objectId('Ev')}`,
  });
}
